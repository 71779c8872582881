"""Which words may head a phrase: nouns, names, and what stands for a noun; nouns that only count another."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from analysis.grammar.demonyms import is_demonym, woman_of
from analysis.grammar.nouns import BODIES, PERSONS, Noun, is_aged, look_up, singulars
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.words import words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Token


def may_head(token: Token, starts: Container[int], inside: Container[int]) -> bool:
    """Tell whether a token may head a phrase; `starts` and `inside` are the first and all tokens of proper names."""
    if token.i in starts:
        return True
    if token.i in inside or token.is_punct or token.is_space:
        return False
    if token.pos_ == "NOUN":
        return token.dep_ != "fixed" and not _measures_next(token)
    if token.pos_ == "PROPN":
        return look_up(token.text) is not None or is_demonym(token)
    if token.pos_ == "ADJ" and woman_of(token) is not None:
        return True
    if token.pos_ in ("ADJ", "VERB", "NUM", "PRON", "DET", "X"):
        return is_nominal(token)
    return False


def is_measure(token: Token, head: Token) -> bool:
    """Tell whether a noun only counts the noun after it: een aantal agenten, een groep jongeren."""
    counts = token.pos_ in ("NOUN", "NUM", "PRON") and token.lower_ in words_of("measure")
    joined = head.pos_ in ("NOUN", "ADJ") and (head.head.i == token.i or token.head.i == head.i)
    if token.lower_ in words_of("round-number") and token.i + 1 == head.i and feature(head, "Number") == "Plur":
        return True  # whatever the parser hangs it on: honderden mensen
    return counts and joined and "conj" not in (head.dep_, token.dep_)


def _measures_next(token: Token) -> bool:
    for after in token.doc[token.i + 1 : token.i + 4]:
        if after.pos_ == "NOUN" and look_up(after.text, after.lemma_) is not None:
            return is_measure(token, after)
        if after.pos_ not in ("ADJ", "NUM"):
            return False
    return False


def is_nominal(token: Token) -> bool:
    """Tell whether a word that is no noun stands as one: de verdachte, de 34-jarige, twee van hen."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    modifies = after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") and not after.is_sent_start
    if _is_people(token):
        return True
    if modifies and feature(token, "VerbForm") != "Inf":
        return False
    if is_aged(token.lower_) or _is_somebody(token):
        return True
    if token.pos_ in ("PRON", "DET", "NUM") and not (token.i and is_ranked(token.nbor(-1))):
        partitive = after is not None and after.lower_ in words_of("partitive") and after.pos_ == "ADP"
        return partitive and (token.pos_ == "NUM" or token.lower_ in words_of("quantified", "one"))
    before = token.doc[token.i - 1] if token.i else None
    noun = look_up(token.text)
    if noun is None or noun.kind not in PERSONS | BODIES or feature(token, "VerbForm") == "Fin":
        return False
    if feature(token, "VerbForm") == "Inf" and before is not None and before.lower_ == "het":
        return False  # het doden van dieren
    if before is not None and (before.pos_ in ("DET", "NUM", "PRON") or "ADJ|prenom" in before.tag_):
        return True
    return (
        noun.plural
        and noun.entry in singulars(token.lower_)  # but not vastgebonden (bond)
        and token.pos_ in ("VERB", "ADJ")
        and token.lower_.endswith(("den", "ten"))
        and (before is None or before.pos_ != "AUX")
        and not any(child.dep_ in ("nsubj", "obj", "aux") for child in token.children)
    )


def _is_people(token: Token) -> bool:
    """Tell whether an adjective or a participle in the plural stands for people by itself: *werklozen, gewonden*."""
    plural = token.pos_ in ("ADJ", "VERB") and "|nom|" in token.tag_ and token.tag_.endswith("mv-n")
    return plural and token.lower_ not in words_of("other", "nominal-quantifier")


def _is_somebody(token: Token) -> bool:
    """Tell whether *iemand* is one person who was there: *zij sloeg iemand*, but not *als iemand slaat*."""
    in_clause = token.dep_ in SUBJECTS and any(child.dep_ == "mark" for child in token.head.children)
    return token.lower_ in words_of("somebody") and not in_clause


def noun_of(token: Token) -> Noun | None:
    """Look up the noun of a token; what only looks like a form of another names no actor: de schepen, het wezen."""
    if (man := woman_of(token)) is not None:
        return Noun(man, "inhabitant", "female", plural=False)
    if is_demonym(token):
        return Noun(token.text, "inhabitant", None, plural=False)
    noun = look_up(token.text, token.lemma_) or _before_name(token)
    if noun is None and _is_people(token):
        return Noun(token.lower_, "person", None, plural=True)
    if noun is None and _is_somebody(token):
        return Noun(token.lower_, "person", None, plural=False)
    if noun is None and is_ranked(token):
        return Noun(token.lower_, "role", None, plural=False)
    if (
        noun is not None
        and not noun.plural
        and noun.kind != "people"
        and token.pos_ == "NOUN"
        and feature(token, "Number") == "Plur"
    ):
        return None if noun.entry in words_of("plural-alike") else noun
    singular = feature(token, "Number") == "Sing" and token.lemma_.lower() == token.lower_
    if noun is not None and noun.plural and noun.kind in PERSONS and singular and feature(token, "Gender") == "Neut":
        return None
    return noun


def _before_name(token: Token) -> Noun | None:
    """Look up the noun that a hyphen joins to a name: *de commissie-Bos, het kabinet-Maas*."""
    noun, hyphen, name = token.text.partition("-")
    called = hyphen and noun in words_of("called-by-name") and name[:1].isupper()
    return look_up(noun) if called else None


def is_ranked(token: Token) -> bool:
    """Tell whether a word is the *nummer* of who is called by his place: *de nummer 16 op de lijst*, not *het nummer*.

    >>> from analysis.parse import parse
    >>> is_ranked(parse("De nummer vier van de wereld won.")[1])
    True
    """
    doc, i = token.doc, token.i
    if token.lower_ not in words_of("ranked") or i + 1 >= len(doc) or doc[i + 1].pos_ != "NUM":
        return False
    return any(t.lower_ in words_of("person-article") for t in doc[max(token.sent.start, i - 3) : i])


def noun_of_whole(token: Token) -> Noun | None:
    """Give the noun after a quantifier that stands alone: enkele van zijn familieleden."""
    for after in token.doc[token.i + 2 : token.i + 6]:
        if after.pos_ == "NOUN":
            return look_up(after.text, after.lemma_)
        if after.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            return None
    return None


def is_title(token: Token) -> bool:
    """Tell whether a noun is a title that may stand between another noun and a name: zijn vrouw prinses Haya."""
    noun = look_up(token.text, token.lemma_) if token.pos_ == "NOUN" else None
    return noun is not None and noun.kind in ("office", "role") and not noun.plural
