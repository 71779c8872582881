"""What the parse may hang elsewhere: a phrase that is the verb's and not the noun's, the noun of a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cases import case_of
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.names import place_names
from analysis.grammar.nouns import BODIES, look_up
from analysis.grammar.verbs import infinitive, simple_infinitive, verb_form
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def doer_under(noun: Token) -> Token | None:
    """Give who does what a passive tells, where the parse hangs him on a noun: *om die brief door agenten opgepakt*.

    He stands right before the participle, and the noun tells no deed, or says which one without him.

    >>> from analysis.parse import parse
    >>> doer_under(parse("Zij werd om die brief door agenten opgepakt.")[4]) is None  # it hangs on the verb here
    True
    """
    verb = noun.head
    if verb_form(verb) != "Part" or not any(simple_infinitive(c) == "worden" for c in verb.children):
        return None
    sense = noun_sense(noun.lemma_) if noun.pos_ == "NOUN" else None
    told = any(c.dep_ == "nmod:poss" or c.lower_ in words_of("demonstrative") for c in noun.children)
    if sense is not None and not told:
        return None
    found = (c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i and case_of(c) == "door")
    return next((c for c in found if c.right_edge.i + 1 == verb.i), None)


def is_of_verb(van: Token, noun: Token, owner: Token) -> bool:
    """Tell whether a phrase with *van* behind a body is no part of it: *door de brandweer van het schip gehaald*.

    It says whence somebody is taken (a thing, right before a verb of taking away), or from whom something is had (all
    of some people, right before the object): *zou de politie van alle reizigers foto's hebben*.
    """
    body = look_up(noun.text, noun.lemma_) if noun.pos_ == "NOUN" else None
    if van.lower_ != "van" or body is None or body.kind not in BODIES or owner.pos_ != "NOUN":
        return False
    after = owner.right_edge.i + 1
    verb = noun.head
    if after >= owner.sent.end or verb.pos_ != "VERB":
        return False
    people = look_up(owner.text, owner.lemma_)
    if people is not None:
        every = any(c.lower_ in words_of("every-one") for c in owner.children)
        return every and any(c.dep_ == "obj" and c.left_edge.i == after for c in verb.children)
    taken = after == verb.i and infinitive(verb) in words_of("taking-away")
    return taken and owner.text not in place_names()


def is_of_object(van: Token, noun: Token) -> bool:
    """Tell whether a phrase with *van* behind an object is the verb's: *beschuldigt de zanger van misbruik*."""
    charged = noun.dep_ in ("obj", "nsubj:pass") and infinitive(noun.head) in words_of("object-with-van")
    return van.lower_ == "van" and charged


def noun_behind(participle: Token) -> Token | None:
    """Give the noun that a participle with its ending stands right before, whatever the parse hangs the two on.

    >>> from analysis.parse import parse
    >>> noun_behind(parse("De van diefstal beschuldigde Amerikaan zweeg.")[3])
    Amerikaan
    """
    after = participle.nbor(1) if participle.i + 1 < participle.sent.end else None
    fits = after is not None and after.pos_ in ("NOUN", "PROPN") and participle.lower_.endswith("e")
    return after if fits else None
