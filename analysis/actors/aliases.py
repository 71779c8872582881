"""Another name for the same actor, as the text gives it: Felix Kjellberg, beter bekend als PewDiePie."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 7


def aliases(doc: Doc, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Find the pairs of names, by the places of their phrases, that the text calls two names of one.

    >>> from analysis.grammar.noun_phrases import noun_phrases
    >>> from analysis.parse import parse
    >>> doc = parse("Youtuber Felix Kjellberg, beter bekend als PewDiePie, zweeg.")
    >>> aliases(doc, noun_phrases(doc))
    [(0, 1)]
    """
    named = [(index, phrase.name) for index, phrase in enumerate(phrases) if phrase.name is not None]
    phrases_between = words_of("alias-phrases")
    return [
        (first, second)
        for (first, name), (second, other) in pairwise(named)
        if 0 < other[0] - name[1] <= _LONGEST and _between(doc, name[1], other[0]) in phrases_between
    ]


def _between(doc: Doc, start: int, end: int) -> str:
    return " ".join(t.lower_ for t in doc[start:end] if not t.is_punct and not t.is_space)
