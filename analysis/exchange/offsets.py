"""How programs count: in code points, in units of UTF-16, with line ends as one or two, the end inside or outside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

Count = Callable[[int, int], tuple[int, int]]


def find_counting(text: str, places: Sequence[tuple[int, int]], names: Sequence[str]) -> Count:
    r"""Find how the offsets of selections count, by those whose names are the words they select.

    Gives what turns their start and end into code points, end exclusive. Where the names decide nothing, offsets are
    code points with the end exclusive, as the specification of REFI-QDA has them.

    >>> count = find_counting("👍 zei ze\r\nen toen", [(3, 6)], ["zei"])  # as UTF-16 counts
    >>> count(3, 6)
    (2, 5)
    """
    told = [(place, name) for place, name in zip(places, names, strict=True) if name]
    best: Count = _code_points
    most = -1
    for count in _countings(text):
        right = sum(_is_called(text[slice(*count(*place))], name) for place, name in told)
        if right > most:
            best, most = count, right
    return best


def _is_called(words: str, name: str) -> bool:
    """Tell whether a name is the words selected, whole or their beginning."""
    plain = " ".join(words.split())
    called = " ".join(name.removesuffix("…").removesuffix("...").split())
    return bool(called) and (plain == called or (called != name.strip() and plain.startswith(called)))


def _code_points(start: int, end: int) -> tuple[int, int]:
    return start, end


def _countings(text: str) -> Iterator[Count]:
    yield _code_points
    widths = {
        "utf-16": [1 + (ord(character) > 0xFFFF) for character in text],
        "line": [0 if pair == "\r\n" else 1 for pair in (text[i : i + 2] for i in range(len(text)))],
    }
    both = [wide - (1 - line) for wide, line in zip(widths["utf-16"], widths["line"], strict=True)]
    places = [list(accumulate(units, initial=0)) for units in (*widths.values(), both)]
    for known in places:
        yield lambda start, end, known=known: (_place(known, start), _place(known, end))  # type: ignore[misc]
    yield lambda start, end: (start, end + 1)
    for known in places:
        yield lambda start, end, known=known: (_place(known, start), _place(known, end + 1))  # type: ignore[misc]


def _place(known: list[int], offset: int) -> int:
    """Give the code point at which an offset stands; one that lies outside the text stays outside."""
    place = bisect_left(known, offset)
    return place if place < len(known) else len(known) + offset
