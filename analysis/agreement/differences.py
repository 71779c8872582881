"""Where coders differ: unit by unit and variable by variable, with the words and what each coder gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.agreement.units import Coded, Unit
from analysis.agreement.variables import Variable
from analysis.sampling import words_after, words_before

SPAN = "span"
_CONTEXT = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """What coders gave one variable of one unit, where they do not agree; `id` names it, also in another session.

    The variable `span` is whether there is such a unit, and where it begins and ends: `values` are then the words, and
    None for a coder who found nothing. `code` is that of the first coder who found it.
    """

    id: str
    article: str
    kind: str
    code: str
    variable: str
    start: int
    end: int
    before: str
    text: str
    after: str
    values: dict[str, str | None]

    def row(self) -> dict[str, Any]:
        """Give the difference as a row of a table, a column a coder."""
        place = {"article": self.article, "code": self.code, "variable": self.variable, "start": self.start}
        return {**place, "end": self.end, "text": self.text, **self.values, "id": self.id}


def find_differences(variables: Sequence[Variable], rows: Sequence[Coded]) -> Iterator[Difference]:
    """Find every difference of one kind of coding, article by article in reading order."""
    for row in rows:
        for place, unit in enumerate(row.units):
            first = unit.first
            spans = {name: _words(row, unit, name) for name in row.coders}
            places = {(c.start, c.end) for c in unit.codings.values()}
            if len(unit.codings) < len(row.coders) or len(places) > 1:
                yield _difference(row, place, first.start, first.end, SPAN, spans)
            for variable in variables:
                given = unit.values[variable.name]
                if len(set(given.values())) > 1:
                    values = {name: show(given.get(name)) for name in given}
                    yield _difference(row, place, first.start, first.end, variable.name, values)


def _words(row: Coded, unit: Unit, name: str) -> str | None:
    coding = unit.codings.get(name)
    return None if coding is None else row.text[coding.start : coding.end]


def _difference(
    row: Coded, place: int, start: int, end: int, variable: str, values: dict[str, str | None]
) -> Difference:
    text = row.text
    before, after = words_before(text, start, _CONTEXT), words_after(text, end, _CONTEXT)
    id = f"{row.article}/{row.kind}/{place}/{start}-{end}/{variable}"
    code = " > ".join(row.units[place].first.code)
    return Difference(id, row.article, row.kind, code, variable, start, end, before, text[start:end], after, values)


def show(value: str | float | None) -> str | None:
    """Write a value as a reader sees it.

    >>> show(3.0), show("direct")
    ('3', 'direct')
    """
    return f"{value:g}" if isinstance(value, float) else value
