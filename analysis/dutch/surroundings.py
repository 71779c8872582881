"""Where a sentence stands: inside quotation marks, after a quotation, at a paragraph's begin; the judge is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = frozenset("“„«") | {",,", "``", "‘‘"}
_CLOSING = frozenset("”»") | {"''", "’’"}
_FINAL = frozenset(".!?…") | _CLOSING | {'"', "’", "'"}
#: What is told of each sentence, in this order.
SURROUNDINGS = ("first", "paragraph", "opened", "open", "begins", "marked", "after", "unfinished")


@dataclass(slots=True)
class _State:
    """Whether a quotation is open, and whether the sentence before had one."""

    opened: bool = False
    quoted: bool = False


def surroundings(sentences: Sequence[Sequence[str]], paragraphs: Sequence[bool]) -> list[tuple[float, ...]]:
    """Tell of each sentence of a text, as 0 or 1, what `SURROUNDINGS` lists; `paragraphs`: does one begin with it.

    In order: the first of the text; the first of a paragraph; a quotation opened earlier; one still open at the end;
    the sentence begins with a mark; it has marks; the sentence before had a quotation; no final stop, as in headings.

    >>> [
    ...     row[2]
    ...     for row in surroundings(
    ...         [["“", "Ik", "ga", "."], ["Nu", ".", "”"], ["Hij", "ging", "."]], [True, False, False]
    ...     )
    ... ]
    [0.0, 1.0, 0.0]
    """
    state = _State()
    rows = []
    for number, (words, paragraph) in enumerate(zip(sentences, paragraphs, strict=True)):
        if paragraph:
            state.opened = False
        opened, after = state.opened, state.quoted
        marks = [k for k, word in enumerate(words) if _follow(word, state)]
        state.quoted = opened or bool(marks)
        told = (
            number == 0,
            paragraph,
            opened,
            state.opened,
            bool(marks) and marks[0] == 0,
            bool(marks),
            after,
            not words or words[-1] not in _FINAL,
        )
        rows.append(tuple(map(float, told)))
    return rows


def _follow(word: str, state: _State) -> bool:
    """Open or close a quotation at a mark; tell whether the word is one."""
    if word in _OPENING:
        state.opened = True
    elif word in _CLOSING:
        # In some papers ” opens as well.
        state.opened = not state.opened if word == "”" else False
    elif word == '"':
        state.opened = not state.opened
    else:
        return False
    return True
