"""Who evaluates whom: targets by holders, each cell its numbers and words; what befalls each target beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.plots.style import FAINT, ROW, SOFT, house, label, lay_out, name_rows, plural, rows_of, say_empty, shorten
from analysis.records import NARRATOR, UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

NEGATIVE, POSITIVE = "#D55E00", "#0072B2"
#: A figure has room for so many holders and targets; a row is this many times as high as a line of words.
_HOLDERS, _TARGETS, _HEIGHT = 4, 12, 2.2
_BEFALLS = "befalls"


def score_evaluations(network: pd.DataFrame) -> pd.DataFrame:
    """Give the numbers of the matrix: `target holder n n_positive n_negative mean terms`, by target.

    `network` is a table that `find_evaluation_network` made. What befalls a target stands under the holder `befalls`,
    whoever tells it. The targets with the most rows come first, and of each the newspaper, then who evaluates it most.

    >>> from analysis.network import find_evaluation_network
    >>> score_evaluations(find_evaluation_network([])).columns.tolist()
    ['target', 'holder', 'n', 'n_positive', 'n_negative', 'mean', 'terms']
    """
    import pandas as pd

    cells: dict[tuple[str, str], list[dict[str, object]]] = {}
    for row in rows_of(network):
        holder = _BEFALLS if row["aspect"] == "effect" else row["holder"]
        cells.setdefault((row["target"], holder), []).append(row)
    totals: Counter[str] = Counter()
    for (target, _), told in cells.items():
        totals[target] += sum(int(str(row["n"])) for row in told)
    rows = []
    for (target, holder), told in cells.items():
        n, up, down = (sum(int(str(row[name])) for row in told) for name in ("n", "n_positive", "n_negative"))
        mean = told[0]["mean"] if len(told) == 1 else None
        terms = [str(term) for row in told for term in row["terms"]]  # type: ignore[attr-defined]
        rows.append((target, holder, n, up, down, mean, ", ".join(dict.fromkeys(terms))))
    rows.sort(key=lambda row: (-totals[row[0]], row[0], row[1] == _BEFALLS, row[1] != NARRATOR, -row[2], row[1]))
    columns = ["target", "holder", "n", "n_positive", "n_negative", "mean", "terms"]
    return pd.DataFrame(rows, columns=columns).astype({"mean": "Float64"})


@house
def plot_evaluations(network: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw who evaluates whom: a row a target, a column a holder, how many for and against, and the words.

    `network` is a table that `find_evaluation_network` made; `names` gives names for actor ids. The last column is what
    befalls each. A mean stands only where there are five or more. The most frequent are drawn. Returns the axes.

    >>> from analysis.portrait import portray
    >>> from analysis.network import find_evaluation_network
    >>> portrait = portray("Minister Jan Bos prees Els Vos. Els Vos won de prijs.")
    >>> plot_evaluations(find_evaluation_network(portrait.records["sentiment"])).texts[0].get_text()
    'Who evaluates whom'
    """
    table = score_evaluations(network)
    targets = list(dict.fromkeys(table["target"]))[:_TARGETS]
    counts: Counter[str] = Counter()
    for holder, n in zip(table["holder"], table["n"], strict=True):
        counts[holder] += int(n)
    ranked = sorted(counts, key=lambda h: (h != NARRATOR, h == UNKNOWN, -counts[h], h))
    holders = [h for h in ranked if h != _BEFALLS][:_HOLDERS]
    columns = [*holders, *([_BEFALLS] if _BEFALLS in counts else [])]
    note = f"expressions for (+) and against (−), by who holds them; n = {plural(sum(counts.values()), 'expression')}"
    ax = lay_out(ax, max(len(targets), 2) * ROW * _HEIGHT, "Who evaluates whom", note, lift=18)
    if table.empty:
        return say_empty(ax, "evaluations of actors")
    for cell in rows_of(table):
        if cell["target"] in targets and cell["holder"] in columns:
            _fill(ax, columns.index(cell["holder"]), targets.index(cell["target"]), cell, len(columns))
    name_rows(ax, targets, names)
    ax.set_ylim(max(len(targets), 2) - 0.5, -0.5)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    heads = ["what befalls them" if h == _BEFALLS else label(h, names, 22) for h in columns]
    ax.set_xticks(range(len(columns)), heads)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    for row in range(len(targets) + 1):
        ax.axhline(row - 0.5, color=FAINT, linewidth=0.8, zorder=0)
    return ax


def _fill(ax: Axes, x: int, y: int, cell: Mapping[str, object], width: int) -> None:
    """Write a cell: how many for and against, the mean of five or more, and the words under them."""
    up, down, mean = int(str(cell["n_positive"])), int(str(cell["n_negative"])), cell["mean"]
    parts = [*([f"+{up}"] if up else []), *([f"−{down}"] if down else [])]
    words = " ".join(parts)
    if mean is not None and str(mean) != "<NA>" and str(mean) != "nan":
        words += f"  (mean {float(str(mean)):+.2f})".replace("-", "−")
    colour = POSITIVE if not down else NEGATIVE if not up else SOFT
    ax.text(x, y - 0.14, words, color=colour, ha="center", va="center", fontweight="bold", fontsize=9)
    ax.text(x, y + 0.2, shorten(str(cell["terms"]), 132 // width), ha="center", va="center", fontsize=7.5, color=SOFT)
