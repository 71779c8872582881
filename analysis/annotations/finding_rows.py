"""Which row of a table a correction means: the one at its place, else the one that shares most of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.annotations.row_fields import fields_of
from analysis.records import Record

#: A row elsewhere is meant if it shares at least so much of what both cover together.
_SHARED = 0.5


class Missing(Exception):
    """No row is meant, or it cannot be told which."""


def find_row(
    rows: Sequence[Record], span: tuple[int, int], was: Mapping[str, Any], table: str, *, exact: bool = False
) -> int:
    """Give the number of the row that a correction means; raises `Missing`, which says why there is none.

    Of several at one place it is the one that says most of what the row said before, `was`, by column. With `exact` no
    row elsewhere is meant.
    """
    shares = [_share(row, span) for row in rows]
    best = max(shares, default=0.0)
    if best < (1.0 if exact else _SHARED):
        raise Missing(f"{table} has no row at this place (any more)")
    likely = [number for number, share in enumerate(shares) if share == best]
    if len(likely) > 1 and was:
        agreed = {number: sum(getattr(rows[number], name) == value for name, value in was.items()) for number in likely}
        likely = [number for number in likely if agreed[number] == max(agreed.values())]
    if len(likely) > 1:
        told = ", ".join(_differences(table, [rows[number] for number in likely]))
        raise Missing(f"{table} has {len(likely)} rows at this place; 'was' must tell which, by {told}")
    return likely[0]


def _share(row: Record, span: tuple[int, int]) -> float:
    both = min(row.end, span[1]) - max(row.start, span[0])
    return both / (max(row.end, span[1]) - min(row.start, span[0])) if both > 0 else 0.0


def _differences(table: str, rows: Sequence[Record]) -> list[str]:
    """List the fields that can be given in which rows at one place differ, with their values."""
    known = [name for name, field in fields_of(table).items() if field.kind in ("plain", "actor", "actors")]
    names = [name for name in known if len({getattr(row, name) for row in rows}) > 1]
    told = [f"{name} ({' or '.join(str(getattr(row, name)) for row in rows)})" for name in names[:3]]
    return told or ["nothing: they say the same"]
