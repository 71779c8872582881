"""The agency ladder: the tellings of one kind of deed, ordered by how visible the doer is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.records import Event

if TYPE_CHECKING:
    import pandas as pd

#: The rungs from the most to the least visible doer.
RUNGS = ("active", "passive with doer", "agentless passive", "intransitive", "self-inflicted", "nominal")
_COLUMNS = ("rung", "telling", "article", "start", "end", "text", "lemma", "deed", "agents", "patients", "victim")
_REST = ("agent_status", "agent_kind", "negated", "voice", "part")


def rung(event: Event, victim: str | None = None) -> str:
    """Name the rung of the agency ladder that a telling stands on for a victim, one of `RUNGS`.

    A doer that is named as the subject is the most visible; of *blies zichzelf en zijn buren op* only the
    first is self-inflicted.
    """
    if event.diathesis == "nominal":
        return "nominal"
    if event.reflexive == "true" and (victim is None or victim in event.agents):
        return "self-inflicted"
    if event.diathesis == "passive":
        return "passive with doer" if event.agent_status == "expressed" else "agentless passive"
    if event.diathesis == "impersonal":
        return "agentless passive"
    return "active" if event.agent_status == "expressed" else "intransitive"


def find_agency_ladder(events: Iterable[Event], deeds: Sequence[str] = ("harm",)) -> pd.DataFrame:
    """Order the tellings of a kind of deed by how visible they make the doer, one row per telling and victim.

    Columns: `rung` (1, the most visible, to 6), `telling` (its name, one of `RUNGS`), where it stands, `victim` (an
    actor id, null when nobody is named) and what the event says. Denied deeds are in it, as `negated`.

    >>> from analysis.parse import parse
    >>> from analysis.events import find_events
    >>> find_agency_ladder(find_events(parse("De bewoners kwamen om. Rebellen doodden de agent."), [], []))[
    ...     "telling"
    ... ].tolist()
    ['active', 'intransitive']

    Van Leeuwen (2008), Discourse and Practice, ch. 2; Minnema et al. (2022) on who is held responsible in the news.
    """
    import pandas as pd

    rows = [
        {
            "rung": RUNGS.index(rung(event, victim)) + 1,
            "telling": rung(event, victim),
            **{name: getattr(event, name) for name in _COLUMNS[2:-3] + _REST},
            "agents": list(event.agents),
            "patients": list(event.patients),
            "victim": victim,
        }
        for event in events
        if event.deed in deeds
        for victim in (event.patients or (None,))
    ]
    rows.sort(key=lambda row: (row["rung"], row["article"], row["start"], row["victim"] or ""))
    table = pd.DataFrame(rows, columns=[*_COLUMNS, *_REST])
    kinds = {"rung": "Int64", "start": "Int64", "end": "Int64", "negated": "bool"}
    texts = ("telling", "article", "text", "lemma", "deed", "victim", "agent_status", "agent_kind", "voice", "part")
    return table.astype(kinds | {name: "str" for name in texts})
