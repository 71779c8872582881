"""A table of numbers with a bar beside each: a row an actor or a source, a column what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.plots.sheet import Heading, Sheet
from analysis.records import UNKNOWN


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the text of its heading, the shape before it, and how its bars are drawn."""

    key: str
    shape: str = ""
    hatched: bool = False
    counter: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: whose it is, its numbers, and small print under them."""

    who: str
    values: tuple[int, ...]
    note: str = ""


def set_bars(sheet: Sheet, rows: Sequence[Line], columns: Sequence[Column], *, alike: bool = False) -> None:
    """Set a table of bars; a bar is as long as its number in its column, or with `alike` in the whole table.

    In a column too narrow for it the bar stands under its number.
    """
    number = sheet.say.number
    first = sheet.room * (0.29 if sheet.narrow else 0.27)
    step = (sheet.room - first) / len(columns)
    places = [sheet.left + first + step * place for place in range(len(columns))]
    headings = [f"{column.shape} {sheet.say.say(column.key)}".strip() for column in columns]
    sheet.headings(*(Heading(x, text, step - 2) for x, text in zip(places, headings, strict=True)))
    most = [max(max(row.values[place] for row in rows), 1) for place in range(len(columns))]
    most = [max(most)] * len(most) if alike else most
    digits = max(sheet.measure(number(value), weight="bold") for value in most)
    below = step - digits < 4 * sheet.size
    for row in rows:
        bold, weight = sheet.in_focus(row.who), sheet.weight(row.who)
        style = "italic" if row.who == UNKNOWN else "normal"
        lines = sheet.wrap(sheet.name(row.who), first - sheet.size, weight=weight, style=style)
        top = sheet.y + 0.2 * sheet.line
        bottom = sheet.put(sheet.left, top, lines, weight=weight, style=style)
        for x, column, value, largest in zip(places, columns, row.values, most, strict=True):
            colour = sheet.colours.ink if value else sheet.colours.soft
            written = number(value) if value else "–"
            sheet.put(x + digits, top, written, align="right", colour=colour, weight=weight if value else "normal")
            start, room = (x, step - sheet.size) if below else (x + digits + 3, step - digits - 3 - sheet.size)
            y = top + (1.15 if below else 0.22) * sheet.line
            if value:
                _bar(sheet, column, start, y, room * value / largest, bold)
        bottom = max(bottom, top + (1.9 if below and any(row.values) else 1) * sheet.line)
        if row.note:
            bottom = sheet.hang(sheet.left + sheet.size, bottom, row.note, sheet.room - sheet.size,
                                colour=sheet.colours.soft)  # fmt: skip
        sheet.close_row(bottom, lines=0.15)
    sheet.skip(0.3)


def _bar(sheet: Sheet, column: Column, x: float, y: float, width: float, bold: bool) -> None:
    """Draw the bar of a number, in colour when its row is in focus."""
    colours = sheet.colours
    height = 0.55 * sheet.size
    if column.hatched:
        pale, edge = (colours.pale, colours.focus) if bold else (colours.pale_other, colours.other)
        sheet.bar(x, y, width, height, pale, hatch="//////", edge=edge)
    elif column.hollow:
        sheet.bar(x, y, width, height, colours.paper, edge=colours.focus if bold else colours.other)
    else:
        colour = colours.counter if column.counter else colours.focus
        sheet.bar(x, y, width, height, colour if bold else colours.other)
