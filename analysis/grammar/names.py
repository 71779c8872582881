"""What proper names name: persons, organisations, places; first names, their gender, and the surname."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

INITIAL = re.compile(r"(?:[A-Z][a-z]?\.-?)+\Z|[A-Z]\.?\Z")
#: Two initials or more, as those of somebody on trial: D.V.B.
INITIALS = re.compile(r"(?:[A-Z][a-z]?\.-?){2,}\Z")
_VOWELS = frozenset("aeiouyáéíóúàèëïöü")
_SHORT = re.compile(r"[A-Z][A-Z&+*\-]{1,7}\Z")
#: What the network calls the kinds of names, in the terms of actors; the sets it is trained on have their own.
_ENTITIES = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "NORP": "group",
    "MISC": "thing", "EVENT": "thing", "PRODUCT": "thing", "WORK_OF_ART": "thing", "FAC": "thing", "LAW": "thing",
}  # fmt: skip


@cache
def place_names() -> frozenset[str]:
    """Give the names of places that are known."""
    return words_of("places", "countries")


@cache
def organisation_names() -> dict[str, tuple[str, str]]:
    """Give the names of organisations that are known, each with its fullest form and its type."""
    return {row["name"]: (row["fullest"], row["type"]) for row in load_lexicon("organisations").rows}


def entity_type(token: Token) -> str | None:
    """Tell what the network takes the name for that a word is part of: a person, a place; None where it sees none.

    >>> [entity_type(word) for word in parse("Dat zegt minister Els Vos van Volksgezondheid (CD&V).")[2:7]]
    [None, 'person', 'person', None, 'organisation']
    """
    return _ENTITIES.get(token.ent_type_)


def name_type(words: tuple[str, ...]) -> str | None:
    """Tell from its words whether a name is that of a person, an organisation, a place or a thing; None if unclear.

    >>> name_type(("Kamala", "Harris")), name_type(("FNV",)), name_type(("Wie", "is", "de", "Mol"))
    ('person', 'organisation', 'thing')
    """
    text = " ".join(words)
    if text in organisation_names():
        return organisation_names()[text][1]
    if text in words_of("named-things"):
        return "thing"
    saint = len(words) > 1 and words[0].lower() in words_of("saint")
    if text in place_names() or saint:
        return "place"
    if (
        any(word.lower() in words_of("thing-words") for word in words)
        or words[-1].lower().endswith(tuple(words_of("thing-name-ending")))
    ) and words[0] not in load_first_names():
        return "thing"
    if words[0] not in load_first_names() and _is_street(words[-1].lower()):
        return "thing"
    if any(word.lower() in words_of("organisation-words") for word in words):
        return "organisation"
    if len(words) > 1 and (words[0] in load_first_names() or INITIAL.match(words[0])):
        return "person"
    if (len(words) == 1 and _SHORT.match(text)) or (len(words) > 1 and words[-1] in place_names()):
        return "organisation"
    return None


def is_genitive(word: str) -> bool:
    """Tell whether a name is a Dutch genitive, with an apostrophe: only after a vowel, so not in Hudson's Bay.

    >>> is_genitive("Obama's"), is_genitive("Hudson's"), is_genitive("Rutte")
    (True, False, False)
    """
    stem = word.replace("’", "'").removesuffix("'s")
    return len(word) > 3 and stem != word.replace("’", "'") and stem[-1].lower() in _VOWELS


def without_genitive(word: str) -> str:
    """Give a name without its genitive: Obama's → Obama."""
    return word[:-2] if is_genitive(word) else word


def _is_street(word: str) -> bool:
    """Tell by the last part of a word whether it names a street: Lange Brinkweg, Waalsstraat."""
    return any(word.endswith(ending) and len(word) > len(ending) + 3 for ending in words_of("street-endings"))


def name_gender(words: tuple[str, ...]) -> str | None:
    """Tell the gender a person's name implies, by the first name; None when it may be either or is not known."""
    gender = load_first_names().get(words[0]) if words else None
    return gender if gender in ("female", "male") else None


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of the surname in a person's name, particles included.

    >>> surname(("Mark", "van", "der", "Laan"))
    ('van', 'der', 'Laan')
    """
    if len(words) < 2:
        return words
    k = 1
    while (
        k < len(words) - 1
        and (words[k] in load_first_names() or INITIAL.match(words[k]))
        and words[k].lower() not in words_of("person-particle")
    ):
        k += 1
    return words[k:]


#: The locales whose names occur in Dutch-language news.
LOCALES = ("da_DK de_DE en_GB en_US es_ES fr_BE fr_CA fr_CH fr_FR it_IT nl_BE nl_NL pl_PL pt_PT sv_SE tr_TR").split()


@cache
def load_first_names() -> Mapping[str, str]:
    """Load the first names known, each with the gender it implies: `female`, `male` or `either`.

    >>> load_first_names()["Els"], load_first_names()["Mohamed"], "Wolf" in load_first_names()
    ('female', 'male', False)
    """
    genders: dict[str, set[str]] = {}
    for locale in LOCALES:
        # Only the lists are read; a Faker that invents names is never made.
        lists = import_module(f"faker.providers.person.{locale}").Provider
        for gender in ("male", "female"):
            for name in getattr(lists, f"first_names_{gender}", ()):
                if name.replace("-", "").replace("'", "").replace("’", "").isalpha():
                    genders.setdefault(name, set()).add(gender)
    names = {name: found.pop() if len(found) == 1 else "either" for name, found in genders.items()}
    names |= {row["name"]: row["gender"] for row in load_lexicon("first-names").rows}
    return MappingProxyType({name: gender for name, gender in names.items() if gender != "none"})


def is_short_title(word: str) -> bool:
    """Tell a title in short, or one that is written with a capital, as it stands before a name.

    >>> is_short_title("Prof."), is_short_title("dr"), is_short_title("MR")
    (True, True, False)
    """
    return word.lower() in words_of("title-abbreviation") or word in words_of("bare-title")
