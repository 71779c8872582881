"""Alpha for unitising, held against the examples of the literature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.agreement.unitizing import (
    Continuum,
    alpha_unitising,
    difference,
    expected_disagreement,
    lay_out,
    observed_disagreement,
)


def coded(*coders: list[tuple[int, int]], begin: int = 0, length: int, stretch: int = 1) -> Continuum:
    """Lay out units given as beginning and length, as the literature gives them."""
    spans = [[((b - begin) * stretch, (b - begin + n) * stretch) for b, n in units] for units in coders]
    return lay_out(spans, length * stretch)


#: Krippendorff (2004), Content Analysis, 2nd ed., p. 254: two observers, categories c and k.
C = coded([(225, 70), (370, 30)], [(220, 80), (355, 20), (400, 20)], begin=150, length=300)
K = coded([(180, 60), (300, 50)], [(180, 60), (300, 50)], begin=150, length=300)


def test_the_example_of_content_analysis() -> None:
    assert observed_disagreement([C]) == pytest.approx(0.0144, abs=0.00005)
    assert expected_disagreement([C]) == pytest.approx(0.0532, abs=0.00005)
    assert alpha_unitising([[C]]) == pytest.approx(0.7286, abs=0.0001)
    assert observed_disagreement([K]) == 0
    assert expected_disagreement([K]) == pytest.approx(0.0490, abs=0.00005)
    assert alpha_unitising([[K]]) == 1
    assert alpha_unitising([[C], [K]]) == pytest.approx(0.8591, abs=0.0005)


@pytest.mark.parametrize(
    ("one", "other", "both", "squared"),
    [
        # Krippendorff (2004): a unit of length 6 at 5 beside others of length 2 and 4.
        ((5, 11), (4, 6), True, 26),
        ((5, 11), (5, 7), True, 16),
        ((5, 11), (6, 8), True, 10),
        ((5, 11), (7, 9), True, 8),
        ((5, 11), (6, 10), True, 2),
        ((5, 11), (5, 11), True, 0),
        ((225, 295), (220, 300), True, 50),
        ((370, 400), (355, 375), True, 850),
        ((5, 11), (4, 11), False, 36),
        ((5, 11), (6, 12), False, 0),
    ],
)
def test_the_difference_of_two_stretches(
    one: tuple[int, int], other: tuple[int, int], both: bool, squared: int
) -> None:
    assert difference(one, other, other_is_unit=both) == squared
    assert difference(other, one, one_is_unit=both) == squared


@pytest.mark.parametrize(
    ("one", "other", "observed", "expected", "alpha"),
    [
        # Krippendorff (1995), Sociological Methodology 25, p. 57: four texts of 24 units, stretched until the grain of
        # the measuring does not matter. What he gives for chance he worked out with a slightly other formula.
        ([(2, 8), (14, 6)], [(4, 4), (15, 2)], 0.03125, 0.06990, 0.553),
        ([(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)], 2.26736, 1.17731, -0.926),
        (
            [(2, 6), (10, 2), (14, 4), (20, 2)],
            [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
            0.02777,
            0.08642,
            0.679,
        ),
        (
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
            0.38715,
            0.41445,
            0.066,
        ),
    ],
)
def test_the_examples_of_1995(
    one: list[tuple[int, int]], other: list[tuple[int, int]], observed: float, expected: float, alpha: float
) -> None:
    continuum = coded(one, other, length=24, stretch=50_000)
    assert observed_disagreement([continuum]) == pytest.approx(observed, abs=0.00001)
    assert expected_disagreement([continuum]) == pytest.approx(expected, abs=0.005)
    assert alpha_unitising([[continuum]]) == pytest.approx(alpha, abs=0.02)


spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30)).map(lambda x: (x[0], x[0] + x[1])), max_size=6)


@given(units=spans)
def test_who_codes_the_same_agrees_perfectly(units: list[tuple[int, int]]) -> None:
    assert alpha_unitising([[lay_out([units, units], 300)]]) == (pytest.approx(1.0) if units else None)


@given(one=spans, other=spans)
def test_it_is_no_matter_who_is_first(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    forth, back = (alpha_unitising([[lay_out(units, 300)]]) for units in ([one, other], [other, one]))
    assert (forth is None) == (back is None) and (forth is None or forth == pytest.approx(back))
    assert forth is None or forth <= 1


def test_of_two_units_that_overlap_the_longer_counts() -> None:
    assert lay_out([[(0, 4), (2, 20)], [(2, 20)]], 100) == lay_out([[(2, 20)], [(2, 20)]], 100)


def test_where_nobody_found_anything_there_is_nothing_to_tell() -> None:
    assert alpha_unitising([[lay_out([[], []], 100)]]) is None
    assert alpha_unitising([]) is None
