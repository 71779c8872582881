"""The one reader of word classes: the closed classes of Dutch, and word lists that are one class as a whole.

A closed class (`negation`, `relative`, `partitive`) stands in a list with the columns `class` and `word`, whose card
says what each class is for. No class stands in two lists, so the class alone names it; classes that only look alike
stay apart under names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from analysis.lexicon import load_lexicon

#: The word lists that hold closed classes.
CLOSED_CLASSES = (
    "adverbs",
    "auxiliaries",
    "clause-words",
    "composition",
    "conjunctions",
    "cue-forms",
    "description-words",
    "determiner-classes",
    "determiners",
    "documents",
    "event-words",
    "measures",
    "media",
    "name-particles",
    "naming-words",
    "negators",
    "noun-endings",
    "number-phrases",
    "prepositions",
    "pronoun-classes",
    "time-words",
    "would-cues",
)

_WORD = re.compile(r"[^\W\d_]+")


def small_words(text: str) -> set[str]:
    """Give the words of a text that is not parsed yet, in small letters, as the word classes have them.

    >>> sorted(small_words("Ja, ik kom om 12 uur."))
    ['ik', 'ja', 'kom', 'om', 'uur']
    """
    return {word.lower() for word in _WORD.findall(text)}


@cache
def words_of(*classes: str) -> frozenset[str]:
    """Give the words of closed classes, or of word lists that are one class as a whole; of several, all together.

    >>> sorted(words_of("passive")), "Defensie" in words_of("portfolio-fields")
    (['geworden', 'werd', 'werden', 'worden', 'wordt'], True)
    """
    return frozenset().union(*(_closed_classes().get(name) or _whole(name) for name in classes))


@cache
def _closed_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in CLOSED_CLASSES:
        for row in load_lexicon(name).rows:
            found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def _whole(name: str) -> frozenset[str]:
    """Give the first column of a word list."""
    return frozenset(next(iter(row.values())) for row in load_lexicon(name).rows)


@cache
def kinds_in(lexicon: str) -> Mapping[str, str]:
    """Give each word of a list of two columns with what the list says of it.

    >>> kinds_in("determiners")["geen"], kinds_in("number-modifiers")["bijna"]
    ('negative', 'almost')
    """
    return MappingProxyType({word: kind for word, kind in (row.values() for row in load_lexicon(lexicon).rows)})


@cache
def several_in(lexicon: str) -> Mapping[str, tuple[str, ...]]:
    """Give each word of a list of two columns with all that its rows say of it, in their order.

    >>> several_in("party-members")["Vlaams-nationalisten"]
    ('N-VA', 'VB', 'Vlaams Belang', 'Volksunie')
    """
    found: dict[str, list[str]] = {}
    for word, told in (row.values() for row in load_lexicon(lexicon).rows):
        found.setdefault(word, []).append(told)
    return MappingProxyType({word: tuple(told) for word, told in found.items()})
