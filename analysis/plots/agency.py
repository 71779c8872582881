"""Who acts and who is acted upon: the balance of each actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.plots.style import FEWEST, INK, ROW, house, lay_out, name_rows, plural, say_empty

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ACTS, SPEAKS, UNDERGOES = "#0072B2", "#9CC9E5", "#D55E00"
SPEECH = ("speech", "communication")
MOST_ROWS = 25


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
