"""What the lexicons say about how a noun or an adjective represents people."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.grammar.nouns import is_member, last_part, look_up, names_no_actor, singulars
from analysis.lexicon import load_lexicon
from analysis.records import LabelType

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLASSES: dict[str, LabelType] = {
    "role": "functionalisation",
    "office": "functionalisation",
    "kin": "relational",
    "people": "collectivisation",
    "organisation": "collectivisation",
    "force": "collectivisation",
    "person": "classification",
    "place": "objectivation",
}
#: Letters of the last part of a compound that may tell its type: not of *draagster* (*ster*).
_SHORTEST_TAIL = 5
_AGE = re.compile(r"\d{1,3}-?jarigen?$")


class Typed(NamedTuple):
    """A word with its type, its dictionary form and the lexicon that says so."""

    type: LabelType
    lemma: str
    lexicon: str | None


@cache
def _nouns() -> dict[str, Typed]:
    lexicon = load_lexicon("naming-nouns")
    return {row["noun"]: Typed(_checked(row["type"]), row["noun"], lexicon.id) for row in lexicon.rows}


@cache
def _adjectives() -> dict[str, Typed]:
    naming, countries = load_lexicon("naming-adjectives"), load_lexicon("countries")
    found = {row["adjective"]: Typed(_checked(row["type"]), row["adjective"], naming.id) for row in naming.rows}
    rows = [row for row in countries.rows if row["adjective"] not in ("", "-")]
    return {row["adjective"].lower(): Typed("classification", row["adjective"], countries.id) for row in rows} | found


@cache
def _modifiers() -> dict[str, tuple[LabelType, str]]:
    lexicon = load_lexicon("naming-modifiers")
    return {row["part"]: (_checked(row["type"]), lexicon.id) for row in lexicon.rows}


@cache
def honorifics() -> frozenset[str]:
    """Give the words that go with a formal name: *de heer*, *mevrouw*."""
    return frozenset(row["noun"] for row in load_lexicon("naming-nouns").rows if row["kind"] == "honorific")


def _checked(name: str) -> LabelType:
    types: dict[str, LabelType] = {
        "classification": "classification",
        "functionalisation": "functionalisation",
        "relational": "relational",
        "appraisement": "appraisement",
        "indetermination": "indetermination",
        "collectivisation": "collectivisation",
        "objectivation": "objectivation",
    }
    return types[name]


@lru_cache(10_000)
def noun_type(text: str, lemma: str) -> Typed | None:
    """Tell how a noun represents people, by itself or by its last part (*rebellenleider* is a *leider*).

    >>> noun_type("lafaards", "lafaard").type, noun_type("rebellenleider", "").type, noun_type("tafels", "tafel")
    ('appraisement', 'functionalisation', None)
    """
    if is_member(text):
        return Typed("functionalisation", text.removesuffix("s"), None)
    forms = [form for form in dict.fromkeys((lemma.lower().replace("_", ""), *singulars(text.lower()))) if form]
    for form in forms:
        if form in _nouns():
            return _nouns()[form]
    known = look_up(text, lemma)
    whole = next((form for form in forms if known and form.endswith(known.entry)), text.lower())
    if known is not None and known.kind == "inhabitant":
        return Typed("classification", known.entry, load_lexicon("countries").id)
    if known is not None and known.kind in _CLASSES and (known.kind != "place" or whole == known.entry):
        return Typed(_CLASSES[known.kind], whole, load_lexicon("actor-nouns").id)
    if names_no_actor(*forms):
        return None
    tails = ((form, tail) for form in forms if (tail := last_part(form, _nouns(), _SHORTEST_TAIL)) is not None)
    return next((Typed(_nouns()[tail].type, form, _nouns()[tail].lexicon) for form, tail in tails), None)


def is_age(text: str) -> bool:
    """Tell whether a word is an age: *34-jarige*."""
    return _AGE.match(text.lower()) is not None


def adjective_type(token: Token) -> Typed | None:
    """Tell how an adjective represents people: *Iraakse* and *34-jarige* classify, *laffe* judges."""
    text = token.lower_
    if is_age(text):
        return Typed("classification", text, None)
    for form in dict.fromkeys([token.lemma_.lower(), text, *_bases(text)]):
        if form in _adjectives():
            return _adjectives()[form]
    if token.text[:1].isupper() and token.pos_ == "ADJ" and text.endswith("se") and len(text) > 5:
        return Typed("classification", token.text.removesuffix("e"), None)
    return None


def _bases(text: str) -> list[str]:
    if not text.endswith("e"):
        return []
    base = text[:-1]
    forms = [base]
    if len(base) > 2 and base[-1] == base[-2]:
        forms.append(base[:-1])
    if len(base) > 2 and base[-2] in "aeou" and base[-3] not in "aeiou":
        forms.append(base[:-1] + base[-2] + base[-1])
    return [*forms, *(form[:-1] + {"v": "f", "z": "s"}[form[-1]] for form in forms if form[-1] in "vz")]


def judging_part(noun: str) -> Typed | None:
    """Give the first part of a compound that judges: *terreurmilitie* → *terreur*."""
    low = noun.lower()
    for part, (kind, source) in _modifiers().items():
        if low.startswith(part):
            rest = low.removeprefix(part)
            if len(rest) > 3 and noun_type(rest, rest) is not None:
                return Typed(kind, part, source)
    return None
