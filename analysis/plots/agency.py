"""Who acts and who is acted upon: the balance of each actor, the visibility of doers, and who does what to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from analysis.plots.style import (
    FAINT,
    FEWEST,
    INK,
    ROW,
    SOFT,
    house,
    label,
    lay_out,
    name_rows,
    plural,
    say_empty,
    shorten,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ACTS, SPEAKS, UNDERGOES = "#0072B2", "#9CC9E5", "#D55E00"
SPEECH = ("speech", "communication")
MOST_ROWS = 25
_VICTIMS = 6


def score_roles(events: pd.DataFrame) -> pd.DataFrame:
    """Count for each actor how often it acts and undergoes: `actor agent speaking patient n agent_share`.

    `speaking` are those of `agent` in which it only says something; `agent_share` is agent / n. Who does something to
    itself counts in both.

    >>> from analysis.tables import to_table
    >>> score_roles(to_table([], "events")).columns.tolist()
    ['actor', 'agent', 'speaking', 'patient', 'n', 'agent_share']
    """
    import pandas as pd

    agent: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    patient: Counter[str] = Counter()
    for agents, patients, deed in zip(events["agents"], events["patients"], events["deed"], strict=True):
        agent.update(agents)
        patient.update(patients)
        speaking.update(agents if deed in SPEECH else ())
    n = agent + patient
    rows = [
        (a, agent[a], speaking[a], patient[a], n[a], round(agent[a] / n[a], 4))
        for a in sorted(n, key=lambda a: (-n[a], a))
    ]
    return pd.DataFrame(rows, columns=["actor", "agent", "speaking", "patient", "n", "agent_share"])


@house
def plot_roles(events: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw agents and patients: a row an actor, to the right what it does, to the left what it undergoes.

    `events` is a table of events; `names` gives names for actor ids. At most 25 actors are shown. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> rows = plot_roles(portrait.events).get_yticklabels()
    >>> "joe-biden" in [row.get_text() for row in rows]
    True
    """
    table = score_roles(events)
    shown = table[:MOST_ROWS]
    n = plural(int(table["n"].sum()), "role")
    note = f"what actors do and undergo in events; n = {n} in {plural(len(events), 'event')}"
    ax = lay_out(ax, max(len(shown), FEWEST) * ROW + 0.2, "Who acts, who undergoes", note, lift=6)
    if table.empty:
        return say_empty(ax, "events with actors")
    deeds, rows = shown["agent"] - shown["speaking"], range(len(shown))
    ax.barh(rows, deeds, height=0.66, color=ACTS)
    ax.barh(rows, shown["speaking"], left=deeds, height=0.66, color=SPEAKS)
    ax.barh(rows, -shown["patient"], height=0.66, color=UNDERGOES)
    for row, (does, says, bears) in enumerate(zip(deeds, shown["speaking"], shown["patient"], strict=True)):
        for n, place, colour in ((does, does / 2, "white"), (says, does + says / 2, INK), (bears, -bears / 2, "white")):
            if n:
                ax.text(place, row, str(n), color=colour, ha="center", va="center", fontsize=8)
    name_rows(
        ax,
        list(shown["actor"]),
        names,
        [f"n = {n}, acts in {share:.0%}" for n, share in zip(shown["n"], shown["agent_share"], strict=True)],
    )
    left, right = max(int(shown["patient"].max()), 1) + 0.5, max(int(shown["agent"].max()), 1) + 0.5
    ax.set_xlim(-left, right)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    _head(ax, 0, "undergoes", UNDERGOES, "right", -6)
    _head(ax, 0, "does", ACTS, "left", 6)
    _head(ax, 0, "says", "#4F97C4", "left", 40)
    return ax


def _head(ax: Axes, x: float, text: str, colour: str, side: str, points: float) -> None:
    ax.annotate(
        text, (x, 1), xycoords=("data", "axes fraction"), xytext=(points, 1), textcoords="offset points",
        color=colour, ha=side, fontsize=9, fontweight="bold",
    )  # fmt: skip


def score_ladder(ladder: pd.DataFrame) -> pd.DataFrame:
    """Count tellings by rung and victim: `rung telling victim n lemmas`; `victim` is null when nobody is named.

    `ladder` is a table that `events.agency_ladder` made.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from analysis.events import agency_ladder
    >>> score_ladder(agency_ladder(portrait.records["events"]))[["telling", "n", "lemmas"]].values.tolist()
    [['active', 1, 'doden']]
    """
    import pandas as pd

    cells: defaultdict[tuple[int, str, str | None], list[str]] = defaultdict(list)
    for rung, telling, victim, lemma in zip(*(ladder[c] for c in ("rung", "telling", "victim", "lemma")), strict=True):
        cells[int(rung), telling, None if pd.isna(victim) else victim].append(lemma)
    rows = [(r, t, v, len(lemmas), ", ".join(dict.fromkeys(lemmas))) for (r, t, v), lemmas in cells.items()]
    rows.sort(key=lambda row: (row[0], -row[3], row[2] or "~"))
    table = pd.DataFrame(rows, columns=["rung", "telling", "victim", "n", "lemmas"])
    return table.astype({"rung": "Int64", "telling": "str", "victim": "str", "n": "Int64", "lemmas": "str"})


@house
def plot_agency_ladder(ladder: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw the agency ladder: from tellings that show the doer (top) to tellings that hide it, by who is harmed.

    `ladder` is a table that `events.agency_ladder` made; `names` gives names for actor ids. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from analysis.events import agency_ladder
    >>> [row.get_text() for row in plot_agency_ladder(agency_ladder(portrait.records["events"])).get_yticklabels()][:2]
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
        ax.scatter(column, row - 0.1, s=90 + 75 * n, color=UNDERGOES, alpha=0.85, linewidth=0)
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
