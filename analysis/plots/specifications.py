"""The multiverse of tone as a panel: the sign of each actor's tone in every way of counting, a cell a way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from analysis.multiverse import Specification, compare_specifications, list_specifications, score_specifications
from analysis.plots.plain_rows import rows_of
from analysis.plots.sheet import Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.portrayals import FEWEST

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ROWS = 20
#: What is written in a cell: the sign, or that nothing is counted that way.
_SIGNS = {"positive": "+", "negative": "−", "neutral": "0"}
_NOTHING = "·"
#: Room between the ways of two instruments, and between the words of two voices, in cells.
_BESIDE, _APART = 0.35, 1.0


class _Place(NamedTuple):
    """Where a way of counting stands: its left edge in cells, from the first."""

    how: Specification
    at: float


class _Grid(NamedTuple):
    """The ways of counting at their places, how wide the column of names is, and a cell."""

    places: Sequence[_Place]
    first: float
    cell: float


def plot_specifications(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw how far each tone rests on the way it is counted: its sign in thirty ways, a cell each.

    A row is what is said of an actor, or what befalls it; the columns are whose words count, and within them by the
    word list, by the network or where both agree (`score_specifications`). A filled cell counts five or more, an open
    one fewer; at the end in how many ways the tone has its usual sign. The first twenty rows. `look` is told by `Look`.
    Returns the axes.

    >>> from analysis.portrait import portray
    >>> plot_specifications(portray("De laffe dader Bos doodde een agent.")).texts[0].get_text()
    "Each actor's tone, counted in thirty ways"
    """
    return set_sheet(portrait, "specifications", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    table = score_specifications(portrait)
    told = rows_of(compare_specifications(table))
    ways: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows_of(table):
        ways[row["actor"], row["aspect"]].append(row)
    counts = Counter[str]()
    for (_, aspect), cells in ways.items():
        counts[aspect] += _most(cells)
    sheet.head(
        sheet.say.say(
            "deck.specifications",
            actors=sheet.say.count(len({row["actor"] for row in told}), "actor"),
            evaluations=sheet.say.count(counts["evaluation"], "evaluation"),
            effects=sheet.say.count(counts["effect"], "effect"),
        )
    )
    if not told:
        sheet.empty()
        return
    last = sheet.measure(sheet.say.say("figure.of", n="30", all="30") + " − ", weight="bold") + 2
    first, last = (0.0, 0.0) if sheet.narrow else (0.26 * sheet.room, last)
    places = list(_places())
    grid = _Grid(places, first, (sheet.room - first - last) / (places[-1].at + 1))
    _heads(sheet, grid)
    before = None
    for row in told[:MOST_ROWS]:
        name = "" if row["actor"] == before else sheet.name(row["actor"])
        _row(sheet, name, row, ways[row["actor"], row["aspect"]], grid)
        before = row["actor"]
    sheet.skip(0.3)
    sheet.more(len(told) - MOST_ROWS)
    sheet.note(sheet.say.say("note.specifications"))


def _most(cells: Sequence[Mapping[str, Any]]) -> int:
    """Give how many are counted where most are."""
    return max(int(row["n"]) for row in cells)


def _places() -> Iterator[_Place]:
    """Give every way its place: whose words first, within that the instruments, within these what is counted."""
    ways = sorted(list_specifications(), key=lambda how: ("all", "narrator", "others").index(how.voice))
    at = 0.0
    for _, mine in groupby(ways, key=lambda how: how.voice):
        for _, same in groupby(mine, key=lambda how: how.instrument):
            for how in sorted(same, key=lambda how: (how.unit, how.negation != "read")):
                yield _Place(how, at)
                at += 1
            at += _BESIDE
        at += _APART - _BESIDE


def _heads(sheet: Sheet, grid: _Grid) -> None:
    """Set two lines over the cells: whose words count, and by which instrument."""
    say, soft = sheet.say, sheet.colours.soft
    left, cell = sheet.left + grid.first, grid.cell
    voices = {"all": "figure.all-words", "narrator": "figure.newspaper", "others": "figure.other-holders"}
    groups = [(key, list(mine)) for key, mine in groupby(grid.places, key=lambda place: place.how.voice)]
    heads = [
        sheet.wrap(say.say(voices[key]), cell * (mine[-1].at + 1 - mine[0].at), weight="bold") for key, mine in groups
    ]
    tall = max(map(len, heads))
    for (_, mine), head in zip(groups, heads, strict=True):
        x = left + cell * mine[0].at
        sheet.put(x, sheet.y + (tall - len(head)) * sheet.line, head, weight="bold")
        for instrument, same in groupby(mine, key=lambda place: place.how.instrument):
            ways = list(same)
            middle = left + cell * (ways[0].at + ways[-1].at + 1) / 2
            name = say.say(f"instrument.{instrument}")
            sheet.put(middle, sheet.y + tall * sheet.line, name, align="center", colour=soft)
    sheet.y += (tall + 1) * sheet.line + 2
    sheet.rule(sheet.y, dark=True)


def _row(sheet: Sheet, name: str, told: Mapping[str, Any], cells: Sequence[Mapping[str, Any]], grid: _Grid) -> None:
    """Set what is said of an actor, or what befalls it: the name, the cells, and in how many ways the sign is which.

    On a page the cells stand beside the name, in a column under it.
    """
    first, cell = grid.first, grid.cell
    bold, weight, soft = sheet.in_focus(told["actor"]), sheet.weight(told["actor"]), sheet.colours.soft
    top = sheet.y + 0.2 * sheet.line
    room = (first or sheet.room) - sheet.size
    y = sheet.put(sheet.left, top, sheet.wrap(name, room, weight=weight) if name else [], weight=weight)
    counted = sheet.say.count(_most(cells), told["aspect"])
    bottom = sheet.put(sheet.left, y, sheet.wrap(counted, room), colour=soft)
    top = top if first else bottom
    by_way = {tuple(row[key] for key in Specification._fields): row for row in cells}
    for how, at in grid.places:
        _cell(sheet, by_way[tuple(how)], sheet.left + first + cell * at, top, cell, bold=bold)
    signs = [(int(told[sign]), _SIGNS[sign]) for sign in ("negative", "positive", "neutral")]
    n, sign = max(signs, key=lambda pair: pair[0])
    text = sheet.say.say("figure.of", n=sheet.say.number(n), all=sheet.say.number(int(told["specifications"])))
    beside = top if first else bottom - sheet.line
    sheet.put(sheet.right - sheet.measure("− ", weight="bold"), beside, text, align="right", colour=soft)
    sheet.put(sheet.right, beside, sign, align="right", weight="bold")
    sheet.close_row(bottom, top + sheet.line)


def _cell(sheet: Sheet, row: Mapping[str, Any], x: float, y: float, cell: float, *, bold: bool) -> None:
    """Set the sign of one way of counting: in a filled cell where five or more are counted, else in an open one."""
    colours, sign = sheet.colours, str(row["sign"])
    middle = x + cell / 2
    if sign not in _SIGNS:
        sheet.put(middle, y, _NOTHING, align="center", colour=colours.soft)
        return
    strong = {"positive": colours.focus, "negative": colours.counter, "neutral": colours.soft}[sign]
    pale = {"positive": colours.pale_other, "negative": colours.other, "neutral": colours.paper}[sign]
    filled = int(row["n"]) >= FEWEST
    coloured = filled and sign != "neutral"
    paper = (strong if bold else pale) if coloured else colours.paper
    sheet.bar(x + 0.4, y, cell - 0.8, sheet.line, paper, edge=None if coloured else colours.faint)
    ink = colours.ink if not bold else colours.paper if coloured else strong
    sheet.put(middle, y, _SIGNS[sign], align="center", weight="bold" if filled else "normal", colour=ink)
