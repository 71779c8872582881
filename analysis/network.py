"""Who acts on whom: the deeds between actors as a directed network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.records import Event

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("agent", "patient", "deed", "n", "n_negated", "lemmas", "starts", "articles")


def find_action_network(events: Iterable[Event]) -> pd.DataFrame:
    """Count who does what to whom, one row per agent, patient and class of deed, the most frequent first.

    `n` counts the deeds that are told as done, `n_negated` those that are denied; `lemmas` and `starts` say which they
    are and where in the text they stand (`articles` in step), `deed` is null where no lexicon knows the verb.
    Deeds to oneself are left out. A joint deed is a deed of each. Empty in, empty out.

    >>> from analysis.records import Event
    >>> deed = Event(
    ...     article="a",
    ...     start=0,
    ...     end=5,
    ...     text="belde",
    ...     sentence=0,
    ...     part="body",
    ...     rule="event.active",
    ...     lemma="bellen",
    ...     agents=("rutte",),
    ...     patients=("merkel",),
    ...     diathesis="active",
    ...     deed="communication",
    ... )
    >>> find_action_network([deed])[["agent", "patient", "deed", "n"]].values.tolist()
    [['rutte', 'merkel', 'communication', 1]]

    Van Atteveldt (2008), Semantic Network Analysis; Franzosi (2010), Quantitative Narrative Analysis.
    """
    import pandas as pd

    groups: dict[tuple[str, str, str | None], list[Event]] = {}
    for event in events:
        for agent in event.agents:
            for patient in event.patients:
                if agent != patient:
                    groups.setdefault((agent, patient, event.deed), []).append(event)
    rows = [
        {
            "agent": agent,
            "patient": patient,
            "deed": deed,
            "n": sum(not event.negated for event in told),
            "n_negated": sum(event.negated for event in told),
            "lemmas": [event.lemma for event in told],
            "starts": [event.start for event in told],
            "articles": [event.article for event in told],
        }
        for (agent, patient, deed), told in groups.items()
    ]
    rows.sort(key=lambda row: (-row["n"], row["agent"], row["patient"], row["deed"] or ""))  # type: ignore[operator]
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    return table.astype({"n": "Int64", "n_negated": "Int64", "agent": "str", "patient": "str", "deed": "str"})
