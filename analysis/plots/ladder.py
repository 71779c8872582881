"""When somebody is harmed: how visible the telling makes who did it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from analysis.plots.style import FAINT, INK, SOFT, house, label, lay_out, plural, say_empty, shorten

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_HARM, _VICTIMS = "#D55E00", 6


def score_ladder(ladder: pd.DataFrame) -> pd.DataFrame:
    """Count tellings by rung and victim: `rung telling victim n lemmas`; `victim` is null when nobody is named.

    `ladder` is a table that `events.find_agency_ladder` made.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from analysis.events import find_agency_ladder
    >>> score_ladder(find_agency_ladder(portrait.records["events"]))[["telling", "n", "lemmas"]].values.tolist()
    [['active', 1, 'doden']]
    """
    import pandas as pd

    cells: defaultdict[tuple[int, str, str | None], list[str]] = defaultdict(list)
    told = ladder[~ladder["negated"]]
    for rung, telling, victim, lemma in zip(*(told[c] for c in ("rung", "telling", "victim", "lemma")), strict=True):
        cells[int(rung), telling, None if pd.isna(victim) else victim].append(lemma)
    rows = [(r, t, v, len(lemmas), ", ".join(dict.fromkeys(lemmas))) for (r, t, v), lemmas in cells.items()]
    rows.sort(key=lambda row: (row[0], -row[3], row[2] or "~"))
    table = pd.DataFrame(rows, columns=["rung", "telling", "victim", "n", "lemmas"])
    return table.astype({"rung": "Int64", "telling": "str", "victim": "str", "n": "Int64", "lemmas": "str"})


@house
def plot_agency_ladder(ladder: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw the agency ladder: from tellings that show the doer (top) to tellings that hide it, by who is harmed.

    `ladder` is a table that `events.find_agency_ladder` made; `names` gives names for actor ids. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from analysis.events import find_agency_ladder
    >>> [
    ...     row.get_text()
    ...     for row in plot_agency_ladder(find_agency_ladder(portrait.records["events"])).get_yticklabels()
    ... ][:2]
    ['active', 'passive with doer']
    """
    from analysis.events import RUNGS

    table = score_ladder(ladder)
    steps = list(RUNGS)
    counts: Counter[str] = Counter()
    for victim, n in zip(table["victim"].fillna(""), table["n"], strict=True):
        counts[victim] += int(n)
    ranked = sorted((v for v in counts if v), key=lambda v: (-counts[v], v))
    columns = ranked[:_VICTIMS] + (["*"] if len(ranked) > _VICTIMS else []) + ([""] if "" in counts else [])
    heads = {"": "no actor named", "*": f"{len(ranked) - _VICTIMS} others"}
    titles = ["\n".join(wrap(heads.get(c) or label(c, names), 18, break_on_hyphens=False)[:3]) for c in columns]
    told = len(ladder[["article", "start"]].drop_duplicates())
    note = f"tellings of harm, by who is harmed; n = {plural(told, 'telling')}"
    if (marks := sum(counts.values())) > told:
        note += f", {marks} with each who is harmed"
    deep = max((title.count("\n") + 1 for title in titles), default=0)
    width = 1.35 * max(len(columns), 4)
    ax = lay_out(
        ax, (len(steps) if columns else 2) * 0.62 + 0.4, "The agency ladder", note, width=width, lift=11 * deep
    )
    if table.empty:
        return say_empty(ax, "tellings of harm")
    cells: defaultdict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for telling, victim, n, lemmas in zip(
        table["telling"], table["victim"].fillna(""), table["n"], table["lemmas"], strict=True
    ):
        column = columns.index(victim if victim in columns else "*")
        cells[column, steps.index(telling)].append((int(n), lemmas))
    for (column, row), found in cells.items():
        n = sum(count for count, _ in found)
        ax.scatter(column, row - 0.1, s=90 + 75 * n, color=_HARM, alpha=0.85, linewidth=0)
        ax.text(
            column, row - 0.1, str(n), color="white", ha="center", va="center_baseline", fontsize=8.5, fontweight="bold"
        )
        ax.text(
            column,
            row + 0.36,
            shorten(", ".join(lemmas for _, lemmas in found), 22),
            color=SOFT,
            ha="center",
            va="center",
            fontsize=7,
        )
    ax.set_xticks(range(len(columns)), titles, fontsize=8, color=INK)
    ax.tick_params(axis="x", top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
    ax.set_yticks(range(len(steps)), steps)
    ax.set_ylim(len(steps) - 0.3, -0.6)
    ax.set_xlim(-0.6, max(len(columns), 4) - 0.4)
    for row in range(len(steps) - 1):
        ax.axhline(row + 0.62, color=FAINT, linewidth=0.8, zorder=0)
    ax.spines["bottom"].set_visible(False)
    ax.annotate(
        "doer visible ↑",
        (1, 1),
        xycoords="axes fraction",
        xytext=(8, -14),
        textcoords="offset points",
        color=SOFT,
        fontsize=8,
    )
    ax.annotate(
        "doer hidden ↓",
        (1, 0),
        xycoords="axes fraction",
        xytext=(8, 8),
        textcoords="offset points",
        color=SOFT,
        fontsize=8,
    )
    return ax
