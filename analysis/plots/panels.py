"""Small multiples: panels of one form side by side, in each a row a group, a point with its interval on a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.plots.sheet import Align, Sheet

#: The ends a scale of shares may have: the first that all values and intervals fit in.
_ENDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its interval, if there is one; `counter` in the second colour, `hollow` drawn as a ring."""

    value: float
    low: float | None = None
    high: float | None = None
    counter: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of a panel: its name, its points, and what is written at its end."""

    name: str
    points: tuple[Point, ...]
    end: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its heading and rows; `signed` has a scale from -1 to 1, other scales are of shares and begin at 0."""

    heading: str
    strips: tuple[Strip, ...]
    signed: bool = False

    @property
    def scale(self) -> tuple[float, float]:
        """Give the ends of the scale.

        >>> Panel("", (Strip("", (Point(0.12, 0.08, 0.21),)),)).scale
        (0.0, 0.3)
        """
        if self.signed:
            return -1.0, 1.0
        most = max((max(p.value, p.high or 0.0) for strip in self.strips for p in strip.points), default=1.0)
        return 0.0, next((end for end in _ENDS if most <= end), 1.0)


def set_panels(sheet: Sheet, panels: Sequence[Panel], *, across: int | None = None) -> None:
    """Set panels in rows: two beside each other on a page, one in a column, or as many as `across` says."""
    count = across or (1 if sheet.narrow else 2)
    gap = 2 * sheet.size
    width = (sheet.room - gap * (count - 1)) / count
    for first in range(0, len(panels), count):
        row = panels[first : first + count]
        heads = [sheet.wrap(panel.heading, width, weight="bold") for panel in row]
        top = sheet.y
        tall = max(map(len, heads))
        bottoms = []
        for place, (panel, head) in enumerate(zip(row, heads, strict=True)):
            x = sheet.left + place * (width + gap)
            sheet.put(x, top + (tall - len(head)) * sheet.line, head, weight="bold")
            bottoms.append(_set_panel(sheet, panel, x, top + tall * sheet.line + 2, width))
        sheet.y = max(bottoms) + 0.9 * sheet.line


def _set_panel(sheet: Sheet, panel: Panel, x: float, y: float, width: float) -> float:
    """Set one panel, and give where it ends."""
    ends = max((sheet.measure(strip.end) for strip in panel.strips), default=0.0)
    names = min(0.36 * width, max((sheet.measure(strip.name) for strip in panel.strips), default=0.0) + 2)
    low, high = panel.scale
    start, stop = x + names + sheet.size, x + width - ends - sheet.size
    sheet.rule(y, x=x, end=x + width, dark=True)

    def at(value: float) -> float:
        return start + (min(max(value, low), high) - low) / (high - low) * (stop - start)

    ticks = (low, 0.0, high) if panel.signed else (low, high / 2, high)
    begun = y
    for strip in panel.strips:
        lines = sheet.wrap(strip.name, names)
        height = max(len(lines), 1) * sheet.line + 0.3 * sheet.line
        sheet.put(x, y + 0.15 * sheet.line, lines)
        middle = y + height / 2
        apart = 0.22 * sheet.line if len(strip.points) > 1 else 0.0
        for number, point in enumerate(strip.points):
            colour = sheet.colours.counter if point.counter else sheet.colours.focus
            level = middle + (number - (len(strip.points) - 1) / 2) * 2 * apart
            if point.low is not None and point.high is not None:
                sheet.span(at(point.low), at(point.high), level, colour)
            sheet.mark(at(point.value), level, "D" if point.counter else "o", colour, filled=not point.hollow)
        if strip.end:
            sheet.put(x + width, middle - sheet.line / 2, strip.end, align="right", colour=sheet.colours.soft)
        y += height
    for tick in ticks:
        sheet.stroke(at(tick), begun, y + 2)
    aligned: tuple[Align, ...] = ("left", "center", "right")
    for tick, align in zip(ticks, aligned, strict=True):
        if align != "center" or stop - start > 13 * sheet.size:
            sheet.put(at(tick), y + 2, _tick(sheet, panel, tick), align=align, colour=sheet.colours.soft)
    return y + 2 + sheet.line


def _tick(sheet: Sheet, panel: Panel, value: float) -> str:
    return sheet.say.decimal(value).replace("-", "\u2212") if panel.signed else f"{sheet.say.decimal(100 * value)}\xa0%"
