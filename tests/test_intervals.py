"""Stretches found by place are those that a look at all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.intervals import Intervals

stretches = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(stretches, max_size=12), stretches)
def test_the_same_as_by_a_look_at_all(held: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    found, (start, end) = Intervals(held, ends=lambda pair: pair), asked
    around = [(a, b) for a, b in held if a <= start and end <= b]
    assert found.around(start, end) == around
    assert found.innermost(start, end) == min(around, key=lambda pair: pair[1] - pair[0], default=None)
    assert found.touching(start, end) == [(a, b) for a, b in held if a < end and start < b]
    assert found.within(start, end) == [(a, b) for a, b in held if start <= a and b <= end]
