"""Who evaluates whom: targets by holders, each cell its numbers and words, and what befalls each target beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from analysis.network import find_evaluation_network
from analysis.plots.plain_rows import rows_of
from analysis.plots.sheet import Heading, Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN, Sentiment, rows_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: So many targets have a row, and so many holders a column on a page and in a column; all others share one.
MOST_ROWS, MOST_HOLDERS, MOST_IN_COLUMN = 15, 3, 2
BEFALLS, OTHERS = "befalls", "*"


def score_evaluation_matrix(portrait: Portrait) -> pd.DataFrame:
    """Give the numbers of the matrix: `target holder n n_positive n_negative mean terms`, by target.

    What befalls a target stands under the holder `befalls`, whoever tells it. The targets with the most rows come
    first, and of each the newspaper, then who evaluates it most. `mean` is null of fewer than five.

    >>> from analysis.portrait import portray
    >>> table = score_evaluation_matrix(portray("Minister Jan Bos prees Els Vos. Els Vos won de prijs."))
    >>> table[["target", "holder", "terms"]].values.tolist()[0]
    ['els-vos', 'jan-bos', 'prees']
    """
    import pandas as pd

    network = find_evaluation_network(rows_in(portrait.records, Sentiment))
    cells: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows_of(network):
        holder = BEFALLS if row["aspect"] == "effect" else row["holder"]
        cells.setdefault((row["target"], holder), []).append(row)
    totals: Counter[str] = Counter()
    for (target, _), told in cells.items():
        totals[target] += sum(int(row["n"]) for row in told)
    rows = []
    for (target, holder), told in cells.items():
        n, up, down = (sum(int(row[name]) for row in told) for name in ("n", "n_positive", "n_negative"))
        mean = told[0]["mean"] if len(told) == 1 else None
        terms = [term for row in told for term in row["terms"]]
        rows.append((target, holder, n, up, down, mean, "; ".join(dict.fromkeys(terms))))
    rows.sort(key=lambda row: (-totals[row[0]], row[0], row[1] == BEFALLS, row[1] != NARRATOR, -row[2], row[1]))
    columns = ["target", "holder", "n", "n_positive", "n_negative", "mean", "terms"]
    return pd.DataFrame(rows, columns=columns).astype({"mean": "Float64"})


def plot_evaluation_matrix(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw who evaluates whom: a row a target, a column a holder, how many for and against, and on a page the words.

    The last column is what befalls each. `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> plot_evaluation_matrix(portray("Minister Jan Bos prees Els Vos.")).texts[0].get_text()
    'Who evaluates whom'
    """
    return set_sheet(portrait, "matrix", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    table = score_evaluation_matrix(portrait)
    targets = list(dict.fromkeys(table["target"]))
    effects = int(table.loc[table["holder"] == BEFALLS, "n"].sum())
    slots = {"targets": say.count(len(targets), "actor"), "effects": say.count(effects, "effect")}
    slots["evaluations"] = say.count(int(table["n"].sum()) - effects, "evaluation")
    sheet.head(say.say("deck.matrix", many=False, **slots))
    if not targets:
        sheet.empty()
        return
    columns = _columns(sheet, table)
    first = sheet.room * (0.3 if sheet.narrow else 0.22)
    step = (sheet.room - first) / len(columns)
    places = [sheet.left + first + step * place for place in range(len(columns))]
    sheet.headings(
        *(
            Heading(x, _head(sheet, holder), step - sheet.size, weight=sheet.weight(holder))
            for holder, x in zip(columns, places, strict=True)
        )
    )
    for target in targets[:MOST_ROWS]:
        cells = [row for row in rows_of(table) if row["target"] == target]
        bold, weight = sheet.in_focus(target), sheet.weight(target)
        top = sheet.y + 0.2 * sheet.line
        bottoms = [
            sheet.put(sheet.left, top, sheet.wrap(sheet.name(target), first - sheet.size, weight=weight), weight=weight)
        ]
        for holder, x in zip(columns, places, strict=True):
            told = [cell for cell in cells if _column(cell["holder"], columns) == holder]
            colour = bold or sheet.in_focus(holder)
            bottoms.append(_cell(sheet, told, x, top, step - sheet.size, colour))
        sheet.close_row(*bottoms)
    sheet.skip(0.3)
    sheet.more(len(targets) - MOST_ROWS, "actors")
    sheet.note(say.say("tone-caveat"))


def _columns(sheet: Sheet, table: pd.DataFrame) -> list[str]:
    """Choose the holders that have a column: the newspaper, then who evaluates most; all others share one."""
    counts: Counter[str] = Counter()
    for holder, n in zip(table["holder"], table["n"], strict=True):
        counts[holder] += int(n)
    told = {sheet.focus, *sheet.title.named}
    ranked = sorted(
        (holder for holder in counts if holder != BEFALLS),
        key=lambda h: (h != NARRATOR, h not in told, h == UNKNOWN, -counts[h], h),
    )
    most = MOST_IN_COLUMN if sheet.narrow else MOST_HOLDERS
    shown = ranked if len(ranked) <= most + 1 else [*ranked[:most], OTHERS]
    return [*shown, *([BEFALLS] if BEFALLS in counts else [])]


def _column(holder: str, columns: Sequence[str]) -> str:
    return holder if holder in columns else OTHERS


def _head(sheet: Sheet, holder: str) -> str:
    own = {BEFALLS: "figure.befalls", OTHERS: "figure.other-holders", NARRATOR: "figure.newspaper"}
    return sheet.say.say(own[holder]) if holder in own else sheet.name(holder, short=True)


def _cell(sheet: Sheet, told: Sequence[Mapping[str, Any]], x: float, y: float, room: float, bold: bool) -> float:
    """Set a cell: how many for and against, and on a page the words under them."""
    up, down = (sum(int(cell[name]) for cell in told) for name in ("n_positive", "n_negative"))
    if not told:
        return sheet.put(x, y, "–", colour=sheet.colours.soft)
    plus = f"+{sheet.say.number(up)}" if up else ""
    colours = sheet.colours
    if plus:
        sheet.put(x, y, plus, weight="bold", colour=colours.focus if bold else None)
    if down:
        at = x + (sheet.measure(plus + " ", weight="bold") if plus else 0)
        sheet.put(at, y, f"−{sheet.say.number(down)}", weight="bold", colour=colours.counter if bold else None)
    y += sheet.line
    if sheet.narrow:
        return y
    words = dict.fromkeys(word for cell in told for word in cell["terms"].split("; "))
    return sheet.put(x, y, sheet.wrap(", ".join(words), room), colour=colours.soft)
