"""What the lexicons say about how a noun or an adjective represents people."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

LabelType: TypeAlias = Literal[
    "nomination",
    "functionalisation",
    "classification",
    "relational",
    "appraisement",
    "aggregation",
    "collectivisation",
    "indetermination",
    "objectivation",
]
Relation: TypeAlias = Literal["name", "apposition", "attribute", "predicate", "compound"]

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
_AGE = re.compile(r"\d{1,3}-?jarigen?$")


class Typed(NamedTuple):
    """A word with its type, its dictionary form and the lexicon that says so."""

    type: LabelType
    lemma: str
    lexicon: str | None


@cache
def _nouns() -> dict[str, tuple[LabelType, str]]:
    actor_nouns, naming = load_lexicon("actor-nouns"), load_lexicon("naming-nouns")
    found = {
        row["noun"]: (_CLASSES[row["class"]], actor_nouns.id) for row in actor_nouns.rows if row["class"] in _CLASSES
    }
    found.update({row["noun"]: (_checked(row["type"]), naming.id) for row in naming.rows})
    return found


@cache
def _inhabitants() -> dict[str, tuple[str, str]]:
    lexicon = load_lexicon("countries")
    rows = [row for row in lexicon.rows if row["inhabitant"] not in ("", "-")]
    return {row["inhabitant"].lower(): (row["inhabitant"], lexicon.id) for row in rows}


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
def seats() -> frozenset[str]:
    """Give the places that stand for who sits there: *Witte Huis*."""
    return frozenset(row["name"] for row in load_lexicon("seats").rows)


@cache
def honorifics() -> frozenset[str]:
    """Give the words that go with a formal name: *de heer*, *mevrouw*."""
    return frozenset(row["noun"] for row in load_lexicon("naming-nouns").rows if row["kind"] == "honorific")


@cache
def first_names() -> frozenset[str]:
    """Give the known first names."""
    return frozenset(row["name"] for row in load_lexicon("first-names").rows)


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


def noun_type(text: str, lemma: str) -> Typed | None:
    """Tell how a noun represents people, by itself or by its last part (*rebellenleider* is a *leider*).

    >>> noun_type("lafaards", "lafaard").type, noun_type("tafels", "tafel")
    ('appraisement', None)
    """
    for form in _singulars(lemma.lower().replace("_", ""), text.lower()):
        if form in _nouns():
            kind, source = _nouns()[form]
            return Typed(kind, form, source)
        if form in _inhabitants() and text[:1].isupper():
            return Typed("classification", *_inhabitants()[form])
    return next((t for form in _singulars(lemma.lower(), text.lower()) if (t := _by_tail(form)) is not None), None)


def _by_tail(form: str) -> Typed | None:
    for cut in range(1, len(form) - 3):
        tail = form[cut:]
        if tail in _nouns() and (len(tail) > 4 or form[cut - 1] == "-") and cut > 1:
            kind, source = _nouns()[tail]
            return Typed(kind, form, source)
    return None


def _singulars(lemma: str, text: str) -> list[str]:
    forms = [lemma, text]
    for ending in ("s", "'s", "en", "n", "e"):
        if text.endswith(ending):
            forms.append(text.removesuffix(ending))
    if text.endswith("en") and len(text) > 5 and text[-3] == text[-4]:
        forms.append(text[:-3])
    return list(dict.fromkeys(form for form in forms if len(form) > 2))


def adjective_type(token: Token) -> Typed | None:
    """Tell how an adjective represents people: *Iraakse* and *34-jarige* classify, *laffe* judges."""
    text = token.lower_
    if _AGE.match(text):
        return Typed("classification", text, None)
    for form in dict.fromkeys([token.lemma_.lower(), text, *_bases(text)]):
        if form in _adjectives():
            return _adjectives()[form]
    if token.text[:1].isupper() and token.pos_ == "ADJ" and text.endswith(("se", "sche", "s")) and len(text) > 5:
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
    for part, (kind, source) in _modifiers().items():
        rest = noun.lower().removeprefix(part)
        if rest != noun.lower() and len(rest) > 3 and (noun_type(rest, rest) is not None):
            return Typed(kind, part, source)
    return None
