"""The third-person pronouns: which words are pronouns or possessives here, and of which number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.names import entity_type
from analysis.grammar.nouns import PERSONS, look_up
from analysis.grammar.verb_groups import SUBJECTS, with_helpers
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import ask_once, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


LEXICON = "pronouns"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun: its number (singular, plural, either), gender and kind."""

    number: str
    gender: str
    kind: str


@cache
def _third_person() -> dict[str, Pronoun]:
    rows = load_lexicon(LEXICON).rows
    return {row["word"]: Pronoun(row["number"], row["gender"], row["kind"]) for row in rows if row["person"] == "3"}


def pronoun_at(token: Token) -> Pronoun | None:
    """Give what the lexicon says of a third-person pronoun that may refer to an actor."""
    known = _third_person()
    if token.lower_ not in known:
        return None
    pronoun = known[token.lower_]
    if pronoun.kind == "plain" or pronoun.gender == "neuter":
        return None
    if token.lower_ in words_of("pronoun-by-class") and token.pos_ not in ("PRON", "DET"):
        return None
    if token.lower_ == "zij" and _is_concessive(token):
        return None
    if pronoun.kind == "reciprocal" and token.i and token.nbor(-1).lower_ in words_of("reciprocal-particle"):
        return None  # uit elkaar gaan
    if pronoun.kind != "pronoun" and token.i + 1 < len(token.doc) and _is_of_degree(token):
        return None
    if token.lower_ in words_of("clitic-pronoun") and token.pos_ != "PRON":
        return None
    if pronoun.kind == "demonstrative":
        return pronoun if _stands_alone(token) else None
    return pronoun


@ask_once
def pronouns_in(doc: Doc) -> tuple[tuple[Token, Pronoun], ...]:
    """Give the third-person pronouns of a text that may refer to an actor, with what the lexicon says of each.

    >>> [token.text for token, _ in pronouns_in(parse("Zij zei dat hij zweeg."))]
    ['Zij', 'hij']
    """
    return tuple((token, pronoun) for token in doc if (pronoun := pronoun_at(token)) is not None)


def _is_of_degree(zijn: Token) -> bool:
    """Tell whether a possessive only belongs to a fixed phrase: *in zijn geheel, op zijn minst*."""
    led = zijn.i > 0 and zijn.nbor(-1).pos_ == "ADP"
    return led and zijn.nbor(1).lower_ in words_of("whole-or-degree")


def _is_concessive(zij: Token) -> bool:
    """Tell whether *zij het* means although: after a comma or at the begin, with no verb before it."""
    after = zij.nbor(1).lower_ if zij.i + 1 < len(zij.doc) else ""
    return after == "het" and (zij.is_sent_start or zij.nbor(-1).pos_ == "PUNCT")


def _stands_alone(token: Token) -> bool:
    """Tell whether die stands for a person: not a relative pronoun, not before a noun, the subject of a dat-clause."""
    if token.lower_ not in words_of("person-demonstrative"):
        return False
    if token.i + 1 < len(token.doc) and token.is_sent_start and is_finite(token.nbor(1)):
        return token.dep_ in SUBJECTS and _follows_person(token)  # Die zweeg.
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.nbor(1).pos_ in ("NOUN", "ADJ", "PROPN", "NUM"):
        return False
    before = token.doc[token.i - 1]
    return before.lower_ in words_of("subordinator-before-subject")


def _follows_person(token: Token) -> bool:
    """Tell whether the last noun before a sentence, of the number of its verb, is for a person or a person's name."""
    number = feature(token.nbor(1), "Number")
    bracketed = False
    for before in reversed(token.doc[: token.i]):
        bracketed = before.text == ")" or (bracketed and before.text != "(")
        noun = before.pos_ in ("NOUN", "PROPN") and not bracketed
        if noun and (feature(before, "Number") or number) == number:
            found = look_up(before.text, before.lemma_)
            return entity_type(before) == "person" or (found is not None and found.kind in PERSONS)
        if before.is_sent_start:
            return False
    return False


def is_possessive(token: Token, pronoun: Pronoun) -> bool:
    """Tell whether haar, hun and the like are possessives here: a noun must follow."""
    if pronoun.kind in ("possessive", "pronoun", "reflexive", "reciprocal", "demonstrative"):
        return pronoun.kind == "possessive"
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or (
        after.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "ADV", "PRON", "SCONJ", "CCONJ", "SPACE", "DET")
        and "prenom" not in after.tag_
    ):
        return False
    if after.pos_ == "ADJ" and "prenom" not in after.tag_ and after.tag_:
        return False
    return feature(token, "Poss") == "Yes" or token.dep_ == "nmod:poss"


def number_of(token: Token, pronoun: Pronoun) -> str:
    """Tell whether ze is one or several by the verb of which it is the subject."""
    if pronoun.number != "either" or token.dep_ not in SUBJECTS:
        return pronoun.number if pronoun.number != "either" else "plural" if token.lower_ == "ze" else "either"
    verbs = with_helpers(token.head)
    for verb in verbs:
        if feature(verb, "VerbForm") == "Fin":
            return "plural" if feature(verb, "Number") == "Plur" else "singular"
    # the plural looks like an infinitive, and may be read as one: dat zij mogen stemmen
    to = any(t.lower_ == "te" for verb in verbs for t in verb.children)
    return "plural" if not to and any(feature(verb, "VerbForm") == "Inf" for verb in verbs) else "either"
