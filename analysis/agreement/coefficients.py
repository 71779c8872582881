"""The measures of agreement: span F1, Krippendorff's alpha by variable and label, alpha for unitising.

Each is made of pieces, one an article, so that the articles can be drawn anew for an interval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from analysis.agreement.unitizing import Continuum, alpha_unitising, lay_out
from analysis.agreement.units import SHARE, Coded, Value
from analysis.agreement.variables import ORDERS, Scale, Variable
from analysis.evaluation import match_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of one kind of coding: what it is of, a piece of each article, and what makes a number of pieces.

    `n` counts, article by article, what the number rests on: spans of all coders, or units with two values.
    """

    kind: str
    variable: str
    label: str | None
    measure: str
    articles: tuple[str, ...]
    pieces: tuple[Any, ...]
    n: tuple[int, ...]
    combine: Callable[[Sequence[Any]], float | None]

    def value(self, chosen: Sequence[int] | None = None) -> float | None:
        """Give the number of all articles, or of those chosen, each as often as it is named."""
        return self.combine(self.pieces if chosen is None else [self.pieces[i] for i in chosen])


def measure(kind: str, variables: Sequence[Variable], rows: Sequence[Coded]) -> Iterator[Measured]:
    """Give every measure of a kind of coding, over the articles in which two looked for it."""
    for name, overlap in (("F1 (half)", SHARE), ("F1 (exact)", 1.0)):
        pieces = tuple(_matched(row, overlap) for row in rows)
        yield Measured(kind, "span", None, name, _ids(rows), pieces, tuple(total for _, total in pieces), _f1)
    yield from _unitising(kind, rows)
    for variable in variables:
        yield from _alphas(kind, variable, rows)


def _matched(row: Coded, overlap: float) -> tuple[int, int]:
    """Count the spans that pairs of coders share, twice, and all spans of the pairs."""
    found = total = 0
    for one, other in combinations(row.coders, 2):
        a, b = ([(c.start, c.end) for c in row.spans[name]] for name in (one, other))
        found += 2 * len(match_spans(a, b, overlap))
        total += len(a) + len(b)
    return found, total


def _f1(pieces: Sequence[tuple[int, int]]) -> float | None:
    total = sum(total for _, total in pieces)
    return sum(found for found, _ in pieces) / total if total else None


def _label(code: Sequence[str]) -> str:
    return " > ".join(code[1:]) or code[0]


def _unitising(kind: str, rows: Sequence[Coded]) -> Iterator[Measured]:
    """Measure the unitising of each label and of all together, in the articles that every coder coded."""
    most = max(len(row.coders) for row in rows)
    whole = [row for row in rows if len(row.coders) == most]
    labels = sorted({_label(c.code) for row in whole for spans in row.spans.values() for c in spans})
    pieces = [{label: _continuum(row, label) for label in labels} for row in whole]
    counts = [{label: len(piece[label].lengths) for label in labels} for piece in pieces]
    total = tuple(sum(count.values()) for count in counts)

    def together(chosen: Sequence[dict[str, Continuum]]) -> float | None:
        return alpha_unitising([[piece[label] for piece in chosen] for label in labels]) if chosen else None

    ids = _ids(whole)
    yield Measured(kind, "span", None, "alpha (unitising)", ids, tuple(pieces), total, together)
    for label in labels if len(labels) > 1 else ():
        own = tuple(piece[label] for piece in pieces)
        n = tuple(count[label] for count in counts)
        yield Measured(kind, "span", label, "alpha (unitising)", ids, own, n, lambda chosen: alpha_unitising([chosen]))


def _ids(rows: Sequence[Coded]) -> tuple[str, ...]:
    return tuple(row.article for row in rows)


def _continuum(row: Coded, label: str) -> Continuum:
    spans = [[(c.start, c.end) for c in row.spans[name] if _label(c.code) == label] for name in row.coders]
    return lay_out(spans, row.length)


def _alphas(kind: str, variable: Variable, rows: Sequence[Coded]) -> Iterator[Measured]:
    values = [[list(unit.values[variable.name].values()) for unit in row.units] for row in rows]
    domain = order_values(variable.name, {v for row in values for unit in row for v in unit if v is not None})
    pieces = tuple(count_values(row, domain) for row in values)
    n = tuple(int((piece.sum(axis=1) > 1).sum()) for piece in pieces)
    name = f"alpha ({variable.scale})"
    ranks = list(range(len(domain)))
    ids = _ids(rows)

    def together(chosen: Sequence[Any]) -> float | None:
        return alpha_of(chosen, ranks, variable.scale)

    yield Measured(kind, variable.name, None, name, ids, pieces, n, together)
    if variable.people or variable.scale == "ordinal" or variable.fields or len(domain) < 3:
        return
    for place, label in enumerate(domain):
        own = tuple(_apart(piece, place) for piece in pieces)
        met = tuple(int(((piece.sum(axis=1) > 1) & (piece[:, 0] > 0)).sum()) for piece in own)
        yield Measured(kind, variable.name, str(label), "alpha (nominal)", ids, own, met, _against_the_rest)


def _against_the_rest(chosen: Sequence[Any]) -> float | None:
    return alpha_of(chosen, [0, 1], "nominal")


def order_values(variable: str, values: set[str | float]) -> list[str | float]:
    """Put the values of a variable in their order: as it is known, else by size, else by the alphabet."""
    known = ORDERS.get(variable, ())
    return sorted(values, key=lambda v: (known.index(str(v)) if str(v) in known else len(known), _by_size(v), str(v)))


def _by_size(value: str | float) -> float:
    return value if isinstance(value, float) else 0.0


def count_values(units: Sequence[Sequence[Value]], domain: Sequence[str | float]) -> Counts:
    """Count how often each unit was given each value: a row a unit, a column a value."""
    import numpy as np

    places = {value: place for place, value in enumerate(domain)}
    counts = np.zeros((len(units), len(domain)), dtype=int)
    for number, unit in enumerate(units):
        for value in unit:
            if value is not None:
                counts[number, places[value]] += 1
    return counts


def _apart(counts: Counts, place: int) -> Counts:
    """Set one value against all others."""
    import numpy as np

    return np.stack([counts[:, place], counts.sum(axis=1) - counts[:, place]], axis=1)


def alpha_of(pieces: Sequence[Counts], domain: Sequence[float], scale: Scale) -> float | None:
    """Give Krippendorff's alpha of counted values; None where no unit has two values, or nothing varies.

    >>> import numpy as np
    >>> alpha_of([np.array([[2, 0], [2, 0], [0, 2], [1, 1]])], [0, 1], "nominal")
    0.5333333333333333
    """
    import numpy as np
    from krippendorff import alpha

    counts = np.concatenate(list(pieces)) if pieces else np.zeros((0, 0), dtype=int)
    paired = counts[counts.sum(axis=1) > 1]
    if len(paired) == 0 or (paired.sum(axis=0) > 0).sum() < 2:
        return None
    return float(alpha(value_counts=paired, value_domain=list(domain), level_of_measurement=scale))
