"""Speech whose closing mark is missing: it ends before the words that tell who says it."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.grammar.inquit import find_inquit
from analysis.grammar.passages import Passage
from analysis.grammar.words import small_words, words_of

_SENTENCE_END = re.compile(r"[.!?…]\s")


def close_at_inquit(text: str, passages: list[Passage], start: int, end: int, *, opens: bool = False) -> list[Passage]:
    """End the passages of a paragraph that never close before who is said to speak, where the narrator goes on.

    Where a single mark `opens` the paragraph, it is the begin of speech when somebody is said to speak in its sentence.

    >>> text = "“Ik kom, zegt Jan Bos. De Kamer is boos."
    >>> (passage,) = close_at_inquit(text, [Passage(1, 40, 0, 40, closed=False)], 0, 40)
    >>> text[passage.start : passage.end]
    'Ik kom'
    """
    if not passages and opens:
        passages = [Passage(start + 1, end, start, end, single=True, closed=False)]
    return [cut for passage in passages if (cut := _cut(text, passage, end)) is not None]


def _cut(text: str, passage: Passage, end: int) -> Passage | None:
    """Cut a passage; one of single marks that nobody is said to speak is none."""
    if passage.closed or (passage.right < end and not passage.single):
        return passage
    inquit = find_inquit(text, passage.start, passage.end)
    stop = _SENTENCE_END.search(text, passage.start, passage.end)
    beyond = inquit is not None and stop is not None and inquit.speech > stop.end()
    if inquit is None or beyond or _speaks_on(text[inquit.end : passage.end]):
        return None if passage.single else passage
    return replace(passage, end=inquit.speech, right=inquit.speech)


def _speaks_on(rest: str) -> bool:
    """Tell whether words behind who speaks are in the first person: they are speech as well."""
    return not words_of("first-person", "first-person-plural").isdisjoint(small_words(rest))
