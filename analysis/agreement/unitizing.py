"""How far coders agree on where units begin and end: Krippendorff's alpha for unitising (1995; 2004, ch. 11).

A coder's units of one label divide a text into units and gaps. Disagreement is what two coders' units do not share,
squared, so that a near miss counts little and a unit in the other's gap counts in full; chance is what all coders'
units would give were they laid down anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import NDArray

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Continuum:
    """One label in one text: what is needed of it to measure, also together with other texts.

    `observed` is the sum of squared differences over ordered pairs of coders, `lengths` are those of all coders' units,
    `gaps` of all stretches between; `length` is the text's and `coders` their number.
    """

    observed: float
    lengths: tuple[int, ...]
    gaps: tuple[int, ...]
    length: int
    coders: int


def difference(one: Span, other: Span, *, one_is_unit: bool = True, other_is_unit: bool = True) -> int:
    """Give the squared difference of two stretches of two coders, each a unit or a gap.

    >>> difference((5, 11), (4, 6)), difference((5, 11), (4, 11), other_is_unit=False), difference((5, 11), (5, 11))
    (26, 36, 0)
    """
    if one_is_unit and other_is_unit and one[0] < other[1] and other[0] < one[1]:
        return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
    if one_is_unit and not other_is_unit and other[0] <= one[0] and one[1] <= other[1]:
        return (one[1] - one[0]) ** 2
    if other_is_unit and not one_is_unit and one[0] <= other[0] and other[1] <= one[1]:
        return (other[1] - other[0]) ** 2
    return 0


def lay_out(units: Sequence[Sequence[Span]], length: int) -> Continuum:
    """Lay out the units of one label, coder by coder, on a text of a length in characters.

    Units of one coder do not overlap: of two that do, the longer counts.
    """
    mine = [_apart(spans) for spans in units]
    between = [_gaps(spans, length) for spans in mine]
    observed = sum(
        2 * _differ(mine[i], between[i], mine[j], between[j]) for i in range(len(mine)) for j in range(i + 1, len(mine))
    )
    lengths = tuple(end - start for spans in mine for start, end in spans)
    gaps = tuple(end - start for spans in between for start, end in spans)
    return Continuum(float(observed), lengths, gaps, length, len(mine))


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if start < end and all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end))
    return sorted(kept)


def _gaps(spans: Sequence[Span], length: int) -> list[Span]:
    edges = [(0, 0), *spans, (length, length)]
    return [(one[1], other[0]) for one, other in pairwise(edges) if one[1] < other[0]]


def _differ(one: Sequence[Span], gaps: Sequence[Span], other: Sequence[Span], other_gaps: Sequence[Span]) -> int:
    total = sum(difference(a, b) for a in one for b in other)
    total += sum(difference(a, b, other_is_unit=False) for a in one for b in other_gaps)
    return total + sum(difference(a, b, one_is_unit=False) for a in gaps for b in other)


def observed_disagreement(continua: Sequence[Continuum]) -> float:
    """Give the observed disagreement of a label in texts laid end to end."""
    length, coders = sum(c.length for c in continua), continua[0].coders
    return sum(c.observed for c in continua) / (coders * (coders - 1) * length**2)


def expected_disagreement(continua: Sequence[Continuum]) -> float:
    """Give the disagreement that chance would give to a label in texts laid end to end."""
    import numpy as np

    lengths: NDArray[np.float64] = np.array([x for c in continua for x in c.lengths], dtype=float)
    gaps: NDArray[np.float64] = np.sort(np.array([x for c in continua for x in c.gaps], dtype=float))
    length, coders = sum(c.length for c in continua), continua[0].coders
    after = np.concatenate([np.cumsum(gaps[::-1])[::-1], [0.0]])
    places = np.searchsorted(gaps, lengths, side="left")
    count = len(gaps) - places
    in_gaps = after[places] - count * (lengths - 1)
    in_units = (len(lengths) - 1) / 3 * (2 * lengths**3 - 3 * lengths**2 + lengths)
    total = coders * length
    weight = total * (total - 1) - float(np.sum(lengths * (lengths - 1)))
    return float(2 / length * np.sum(in_units + lengths**2 * in_gaps) / weight) if weight else 0.0


def alpha_unitising(labels: Iterable[Sequence[Continuum]]) -> float | None:
    """Give Krippendorff's alpha for unitising, of one label or of several together; None where nobody found a unit.

    `labels` has for each label its continua, a text each. 1 is perfect, 0 as by chance.

    >>> one, other = [(70, 140)], [(70, 150)]
    >>> round(alpha_unitising([[lay_out([one, other], 300)]]), 3)
    0.976
    """
    known = [continua for continua in labels if any(c.lengths for c in continua)]
    expected = sum(expected_disagreement(continua) for continua in known)
    if not expected:
        return None
    return 1 - sum(observed_disagreement(continua) for continua in known) / expected
