"""Who acts and who is acted upon: the balance of the deeds of each actor, with speech apart and states left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.plots.style import (
    FEWEST,
    INK,
    ROW,
    house,
    lay_out,
    name_rows,
    plural,
    rows_of,
    say_empty,
)
from analysis.processes import process

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: The parts of a row, and how each is drawn: to the left what is done to an actor, to the right what it does.
LOOKS: dict[str, dict[str, Any]] = {
    "undergoes": {"color": "#D55E00"},
    "does": {"color": "#0072B2"},
    "says": {"color": "#9CC9E5"},
    "senses": {"facecolor": "#E3F0F8", "edgecolor": "#9CC9E5", "hatch": "////", "linewidth": 0},
}
MOST_ROWS = 25
#: Of fewer deeds than this no share is said.
FEWEST_DEEDS = 3


def score_roles(events: pd.DataFrame) -> pd.DataFrame:
    """Count for each actor what it does and undergoes: `actor does says senses states undergoes met n does_share`.

    `does` are deeds; saying, sensing (seeing, thinking) and `states` (being, sitting, having) are no deeds and stand
    apart, and so does `met`: being told, seen or given something. What is denied is nobody's deed. `n` is the deeds
    done and undergone, `does_share` is does / n, null when n is less than three. A verb that no lexicon knows counts as
    a deed. Who does something to itself counts in both. Who has most deeds comes first.

    >>> from analysis.tables import to_table
    >>> score_roles(to_table([], "events")).columns.tolist()
    ['actor', 'does', 'says', 'senses', 'states', 'undergoes', 'met', 'n', 'does_share']
    """
    import pandas as pd

    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in rows_of(events):
        if event["negated"]:
            continue
        kind = process(event["deed"])
        for agent in event["agents"]:
            counts[agent]["states" if kind == "is" else kind] += 1
        for patient in event["patients"]:
            counts[patient]["undergoes" if kind == "does" else "met"] += 1
    columns = ["does", "says", "senses", "states", "undergoes", "met"]
    rows: list[tuple[Any, ...]] = []
    for actor, mine in counts.items():
        n = mine["does"] + mine["undergoes"]
        rows.append((actor, *(mine[c] for c in columns), n, round(mine["does"] / n, 4) if n >= FEWEST_DEEDS else None))
    rows.sort(key=lambda row: (-row[7], -sum(row[1:7]), row[0]))
    table = pd.DataFrame(rows, columns=["actor", *columns, "n", "does_share"])
    return table.astype({**dict.fromkeys([*columns, "n"], "int64"), "does_share": "Float64"})


@house
def plot_roles(events: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw agents and patients: a row an actor, to the right what it does, to the left what it undergoes.

    `events` is a table of events; `names` gives names for actor ids. Saying and sensing stand apart from deeds, states
    are left out. At most 25 actors are shown. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> rows = plot_roles(portrait.events).get_yticklabels()
    >>> "joe-biden" in [row.get_text() for row in rows]
    True
    """
    whole = score_roles(events)
    table = whole[whole[list(LOOKS)].sum(axis=1) > 0]
    shown = table[:MOST_ROWS]
    n = plural(int(table["n"].sum()), "role")
    note = f"deeds done and undergone, n = {n} in {plural(_deeds(events), 'deed')}; states (being, having) left out"
    ax = lay_out(ax, max(len(shown), FEWEST) * ROW + 0.2, "Who acts, who undergoes", note, lift=6)
    if table.empty:
        return say_empty(ax, "events with actors")
    rows = range(len(shown))
    left = [0] * len(shown)
    for kind, look in LOOKS.items():
        side = -1 if kind == "undergoes" else 1
        starts = [0] * len(shown) if side < 0 else left
        ax.barh(rows, side * shown[kind], left=starts, height=0.66, **look)
        for row, (count, start) in enumerate(zip(shown[kind], starts, strict=True)):
            if count:
                colour = "white" if kind in ("undergoes", "does") else INK
                ax.text(start + side * count / 2, row, str(count), color=colour, ha="center", va="center", fontsize=8)
        if side > 0:
            left = [start + count for start, count in zip(left, shown[kind], strict=True)]
    name_rows(
        ax,
        list(shown["actor"]),
        names,
        [_note(int(n), share) for n, share in zip(shown["n"], shown["does_share"], strict=True)],
    )
    ax.set_xlim(-max(int(shown["undergoes"].max()), 1) - 0.5, max(*left, 1) + 0.5)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    _head(ax, "undergoes", "#D55E00", "right", -6)
    _head(ax, "does", "#0072B2", "left", 6)
    _head(ax, "says", "#3F83AE", "left", 40)
    _head(ax, "▨ sees, thinks", "#3F83AE", "left", 72)
    return ax


def _deeds(events: pd.DataFrame) -> int:
    return sum(process(deed) == "does" for deed in events["deed"])


def _note(n: int, share: Any) -> str:
    """Say how many deeds a row rests on, and their share from three up."""
    import pandas as pd

    if not n:
        return ""
    return plural(n, "deed") + ("" if pd.isna(share) else f", acts in {share:.0%}")


def _head(ax: Axes, text: str, colour: str, side: str, points: float) -> None:
    ax.annotate(
        text, (0, 1), xycoords=("data", "axes fraction"), xytext=(points, 1), textcoords="offset points",
        color=colour, ha=side, fontsize=9, fontweight="bold",
    )  # fmt: skip
