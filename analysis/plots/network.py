"""Who acts on whom: the doers at the left, those who undergo at the right, the deeds between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.plots.style import PAPER, ROW, SOFT, house, label, lay_out, plural, rows_of, say_empty, shorten
from analysis.processes import PROCESSES, process

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TURN = 40
#: Which classes of deed share a colour; all others are grey.
DEED_COLOURS = {
    "harms": ("#D55E00", {"harm", "conflict"}),
    "helps": ("#009E73", {"help"}),
    "speaks, sees": ("#0072B2", {*PROCESSES["says"], *PROCESSES["senses"]}),
    "other deeds": ("#7A7A7A", set[str]()),
}


def score_network(network: pd.DataFrame) -> pd.DataFrame:
    """Count who acts on whom, all deeds together: `agent patient n deeds lemmas`, the most frequent first.

    `network` is a table that `find_action_network` made; deeds that are denied are left out, and so are states.

    >>> from analysis.network import find_action_network
    >>> score_network(find_action_network([])).columns.tolist()
    ['agent', 'patient', 'n', 'deeds', 'lemmas']
    """
    import pandas as pd

    pairs: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(network[network["n"] > 0]):
        if process(row["deed"]) == "is":
            continue
        pairs[row["agent"], row["patient"]].append(row)
    rows = [
        (
            *pair,
            sum(int(row["n"]) for row in told),
            ", ".join(sorted(row["deed"] for row in told if not pd.isna(row["deed"]))),
            ", ".join(dict.fromkeys(lemma for row in told for lemma in row["lemmas"])),
        )
        for pair, told in pairs.items()
    ]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return pd.DataFrame(rows, columns=["agent", "patient", "n", "deeds", "lemmas"])


@house
def plot_network(network: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw who acts on whom: a line from each doer to each one acted upon, thicker the more often, with the verbs.

    `network` is a table that `find_action_network` made; `names` gives names for actor ids. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from analysis.network import find_action_network
    >>> plot_network(find_action_network(portrait.records["events"])).texts[0].get_text()
    'Who acts on whom'
    """
    table = score_network(network)
    doers = _ranked(table, "agent")
    bearers = _untangled(table, doers)
    note = f"deeds with a doer (left) and somebody acted upon (right); n = {plural(int(table['n'].sum()), 'deed')}"
    tall = max(len(doers), len(bearers), 3)
    ax = lay_out(ax, tall * ROW * 1.25 + 0.2, "Who acts on whom", note, lift=14)
    ax.set_axis_off()
    if table.empty:
        return say_empty(ax, "deeds done to somebody")
    left, right = _places(doers, tall), _places(bearers, tall)
    _key(ax)
    met: Counter[str] = Counter()
    for agent, patient, n, deeds, lemmas in table.itertuples(index=False, name=None):
        xs, ys = _curve(left[agent], right[patient])
        colour = _colour(deeds)
        ax.plot(xs, ys, color=colour, linewidth=1 + 1.1 * n, alpha=0.7, solid_capstyle="butt", zorder=1)
        ax.plot(1.006, right[patient], ">", color=SOFT, markersize=7, zorder=2, clip_on=False)
        spot = int(_TURN * (0.3 + 0.16 * (met[agent] % 3)))
        met[agent] += 1
        ax.text(
            xs[spot],
            ys[spot],
            shorten(lemmas, 30),
            fontsize=7.5,
            color=colour,
            ha="center",
            va="center",
            bbox=PAPER,
            zorder=3,
        )
    for actor, y in left.items():
        ax.text(-0.01, y, label(actor, names), ha="right", va="center")
    for actor, y in right.items():
        ax.text(1.03, y, label(actor, names), ha="left", va="center")
    ax.set_xlim(0, 1)
    ax.set_ylim(tall - 0.4, -0.6)
    return ax


def _colour(deeds: str) -> str:
    """Give the colour of a line by the first class of deeds in it, harm before help before speech."""
    told = set(deeds.split(", "))
    return next((colour for colour, classes in DEED_COLOURS.values() if told & classes), DEED_COLOURS["other deeds"][0])


def _key(ax: Axes) -> None:
    """Explain the colours at the upper right."""
    from matplotlib.patches import Patch

    handles = [Patch(color=colour, label=deed) for deed, (colour, _) in DEED_COLOURS.items()]
    ax.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1, 1), ncols=4, frameon=False, fontsize=8.5,
        handlelength=1.1, borderaxespad=0.2,
    )  # fmt: skip


def _ranked(table: pd.DataFrame, column: str) -> list[str]:
    counts = table.groupby(column)["n"].sum()
    return sorted(counts.index, key=lambda actor: (-counts[actor], actor))


def _untangled(table: pd.DataFrame, doers: Sequence[str]) -> list[str]:
    """Order those acted upon by the middle of their doers, so that few lines cross."""
    heights: defaultdict[str, list[int]] = defaultdict(list)
    for agent, patient, n in zip(table["agent"], table["patient"], table["n"], strict=True):
        heights[patient] += [doers.index(agent)] * n
    return sorted(heights, key=lambda actor: (sum(heights[actor]) / len(heights[actor]), actor))


def _places(actors: Sequence[str], tall: int) -> dict[str, float]:
    """Spread a column evenly over the height."""
    step = tall / len(actors)
    return {actor: (i + 0.5) * step - 0.5 for i, actor in enumerate(actors)}


def _curve(start: float, end: float) -> tuple[list[float], list[float]]:
    """Give a smooth line from left to right: level at both ends."""
    xs = [i / _TURN for i in range(_TURN + 1)]
    return xs, [start + (end - start) * (3 * x * x - 2 * x * x * x) for x in xs]
