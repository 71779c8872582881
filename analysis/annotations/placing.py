"""Where in a text an anchor points: by its offsets where its words stand there, else by its words; or nowhere, and why.

`PLACED` is the cascade: the first way that is sure decides, and where none is, the anchor has no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from analysis.annotations.corrections import Anchor, occurrences

#: So many characters of its surroundings, in one, make sure that words found elsewhere are those that were meant.
_ENOUGH = 8
#: Words of so many characters are those that were meant wherever they stand, if they stand once.
_TELLING = 24
#: Signs that editors change without changing a word.
_ALIKE = {"'": "'’‘`´", '"': '"“”„«»', "-": "-–—", " ": " "}
_SIGNS = {sign: "".join(signs) for signs in _ALIKE.values() for sign in signs}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands in a text, or why it stands nowhere."""

    span: tuple[int, int] | None = None
    why: str | None = None


@dataclass(frozen=True)
class Sought:
    """An anchor that is looked for in a text; `same` says that it is the very text in which it was pointed at."""

    anchor: Anchor
    text: str
    same: bool

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where its words stand, letter by letter."""
        return [(at, at + len(self.anchor.text)) for at in occurrences(self.anchor.text, self.text)]

    @cached_property
    def alike(self) -> list[tuple[int, int]]:
        """Where its words stand, with other white space and other marks."""
        words = [_pattern(word) for word in self.anchor.text.split()]
        return [found.span() for found in re.finditer(r"\s+".join(words), self.text)]

    def agreement(self, span: tuple[int, int]) -> int:
        """Count the characters before and after a place that are those around the anchor, next to it and in one."""
        before, after = self.anchor.before, self.anchor.after
        head, tail = self.text[: span[0]][-len(before) or len(self.text) :], self.text[span[1] : span[1] + len(after)]
        same_before = takewhile(lambda two: two[0] == two[1], zip(reversed(before), reversed(head), strict=False))
        same_after = takewhile(lambda two: two[0] == two[1], zip(after, tail, strict=False))
        return sum(1 for _ in same_before) + sum(1 for _ in same_after)

    def is_meant(self, span: tuple[int, int]) -> bool:
        """Tell whether what surrounds a place says that it is the one: all there is to go by, or enough of it."""
        told = len(self.anchor.before) + len(self.anchor.after)
        return self.agreement(span) >= min(told, _ENOUGH)


def _pattern(word: str) -> str:
    return "".join(f"[{re.escape(_SIGNS[sign])}]" if sign in _SIGNS else re.escape(sign) for sign in word)


def at_its_offsets(sought: Sought) -> tuple[int, int] | None:
    """Where it was, if the words stand there, and the text is the same or so are the words around."""
    anchor = sought.anchor
    if anchor.start is None or anchor.end is None or sought.text[anchor.start : anchor.end] != anchor.text:
        return None
    span = (anchor.start, anchor.end)
    return span if sought.same or sought.is_meant(span) else None


def as_counted(sought: Sought) -> tuple[int, int] | None:
    """By which occurrence it is, where nothing else is said, or nothing else tells."""
    nth, anchor = sought.anchor.occurrence, sought.anchor
    counted = not anchor.before and not anchor.after
    if nth is None or not (counted or sought.same) or nth > len(sought.spans):
        return None
    return sought.spans[nth - 1]


def by_surroundings(sought: Sought) -> tuple[int, int] | None:
    """By the words around it, where those of one place agree more than those of all others."""
    return _most_alike(sought, sought.spans)


def alone(sought: Sought) -> tuple[int, int] | None:
    """By words that stand once: any if nothing is known around them, else such as are not said of everything."""
    return _only(sought, sought.spans)


def set_otherwise(sought: Sought) -> tuple[int, int] | None:
    """By the words with other white space or other marks, surrounded as they were, or standing once."""
    return None if sought.spans else _most_alike(sought, sought.alike) or _only(sought, sought.alike)


def _most_alike(sought: Sought, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    if not (sought.anchor.before or sought.anchor.after):
        return None
    likely = sorted((span for span in spans if sought.is_meant(span)), key=sought.agreement, reverse=True)
    if not likely or (len(likely) > 1 and sought.agreement(likely[0]) == sought.agreement(likely[1])):
        return None
    return likely[0]


def _only(sought: Sought, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    known = bool(sought.anchor.before or sought.anchor.after)
    if len(spans) != 1 or (known and len(sought.anchor.text) < _TELLING):
        return None
    return spans[0]


#: How a place is found, the surest way first.
PLACED: tuple[Callable[[Sought], tuple[int, int] | None], ...] = (
    at_its_offsets,
    as_counted,
    by_surroundings,
    alone,
    set_otherwise,
)


def place_anchor(anchor: Anchor, text: str, *, same: bool = False) -> Place:
    """Find where an anchor stands in a text; `same` where that is the very text it was pointed at in.

    >>> from analysis.annotations.corrections import anchor_in
    >>> vos = anchor_in("Vos kwam. Vos zweeg.", 10, 13)
    >>> place_anchor(vos, "Gisteren: Vos kwam. Vos zweeg.").span
    (20, 23)
    >>> place_anchor(Anchor(text="Vos"), "Vos kwam. Vos zweeg.").why
    '“Vos” stands in the article 2 times, and which is meant is not told: add offsets, before, after or occurrence'
    """
    sought = Sought(anchor, text, same)
    for find in PLACED:
        if span := find(sought):
            return Place(span)
    shown, n = shorten(anchor.text), len(sought.spans) or len(sought.alike)
    if n == 0:
        return Place(why=f"{shown} stands nowhere in the article")
    if n == 1:
        return Place(why=f"{shown} stands in the article, but among other words than it did")
    return Place(
        why=f"{shown} stands in the article {n} times, and which is meant is not told: add offsets, before, after or "
        "occurrence"
    )


def shorten(text: str, longest: int = 40) -> str:
    """Put words between marks, on one line, long ones cut short.

    >>> shorten("Alle soldaten zijn veilig en wel terug in Washington")
    '“Alle soldaten zijn veilig en wel terug …”'
    """
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= longest else f"“{words[:longest].rpartition(' ')[0] or words[:longest]} …”"
