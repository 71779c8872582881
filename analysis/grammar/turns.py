"""Turns: somebody's words without quotation marks, behind a dash or behind the label of an interview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.grammar.inquit import find_inquit
from analysis.grammar.passages import Passage
from analysis.grammar.words import words_of

_DASH = re.compile(r"[-–—―]\s+(?=\S)")
_LABEL = re.compile(r"(?P<label>[A-ZÀ-Þ][\w.’'-]*(?:[ ][\w.’'-]+){0,3}):\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
#: Turns of each of two speakers that make a conversation of paragraphs with labels.
_TURNS = 2


def find_turns(text: str, blocks: Sequence[tuple[int, int]]) -> list[Passage]:
    """Find the turns of a dialogue with dashes that tells who speaks, and the answers of an interview with labels.

    In order of start.

    >>> text = "– Nee, zei Els Vos. Ik ben ziek."
    >>> [text[p.start : p.end] for p in find_turns(text, [(0, len(text))])]
    ['Nee', 'Ik ben ziek.']
    """
    labels = [_LABEL.match(text, start, end) for start, end in blocks]
    names = Counter(label["label"] for label in labels if label)
    asked = any(name.lower() in words_of("question-label") for name in names)
    talks = asked or sum(count >= _TURNS for count in names.values()) >= _TURNS
    found: list[Passage] = []
    for (start, end), label in zip(blocks, labels, strict=True):
        if label and talks and (asked or names[label["label"]] >= _TURNS):
            if label["label"].lower() not in words_of("question-label"):
                found.append(Passage(label.end(), end, label.end(), end))
        elif dash := _DASH.match(text, start, end):
            found += _dashed(text, start, dash.end(), end)
    return found


def _dashed(text: str, left: int, start: int, end: int) -> list[Passage]:
    """Give the words behind a dash up to the inquit and those after it; none where nobody speaks for himself."""
    inquit = find_inquit(text, start, end)
    words = {word.lower() for word in _WORD.findall(text[start:end])}
    speaks = words & (words_of("first-person", "no-speaker", "answer-word") - {"men"})
    if inquit is None or not (speaks or text[inquit.speech - 1] in "?!"):
        return []
    turns = [Passage(start, inquit.speech, left, inquit.speech)]
    rest = inquit.end + len(text[inquit.end : end]) - len(text[inquit.end : end].lstrip(".,: "))
    return [*turns, Passage(rest, end, rest, end)] if rest < end else turns
