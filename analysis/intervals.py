"""Stretches of a text by where they stand: which hold another, touch it or lie in it, without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Intervals(Generic[T]):
    """Things with a `start` and an `end` (or what `ends` gives of them), asked by place; answers in the order given.

    >>> held = Intervals([(0, 20), (4, 9), (12, 30)], ends=lambda pair: pair)
    >>> held.around(5, 9), held.touching(9, 13), held.within(4, 30)
    ([(0, 20), (4, 9)], [(0, 20), (12, 30)], [(4, 9), (12, 30)])
    >>> held.innermost(5, 9), held.innermost(0, 30)
    ((4, 9), None)
    """

    def __init__(self, items: Iterable[T], ends: Callable[[T], tuple[int, int]] | None = None) -> None:
        self._items: Sequence[T] = list(items)
        places = [_offsets(item) if ends is None else ends(item) for item in self._items]
        order = sorted(range(len(places)), key=lambda k: places[k][0])
        self._order = order
        self._starts = [places[k][0] for k in order]
        self._ends = [places[k][1] for k in order]
        # How far any stretch that begins so early reaches: where a walk back may stop.
        self._reach = list(accumulate(self._ends, max))

    def around(self, start: int, end: int) -> list[T]:
        """Give those that hold a stretch whole, the stretch itself included."""
        return self._given(self._back(bisect_right(self._starts, start), end))

    def innermost(self, start: int, end: int) -> T | None:
        """Give the shortest of those that hold a stretch whole, of several the first; None where none does."""
        found = self._back(bisect_right(self._starts, start), end)
        least = min(found, key=lambda k: (self._ends[k] - self._starts[k], self._order[k]), default=None)
        return None if least is None else self._items[self._order[least]]

    def touching(self, start: int, end: int) -> list[T]:
        """Give those that share at least a character with a stretch."""
        return self._given(self._back(bisect_left(self._starts, end), start + 1))

    def within(self, start: int, end: int) -> list[T]:
        """Give those that lie whole in a stretch."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return self._given(k for k in range(first, last) if self._ends[k] <= end)

    def _back(self, stop: int, least: int) -> list[int]:
        """Give which of the first so many reach at least so far."""
        found = []
        for k in range(stop - 1, -1, -1):
            if self._reach[k] < least:
                break
            if self._ends[k] >= least:
                found.append(k)
        return found

    def _given(self, found: Iterable[int]) -> list[T]:
        places = [self._order[k] for k in found]
        if len(places) > 1:
            places.sort()
        elif not places:
            return []
        return [self._items[k] for k in places]


def _offsets(item: Any) -> tuple[int, int]:
    return item.start, item.end
