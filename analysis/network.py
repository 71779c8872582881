"""Who acts on whom, and who evaluates whom: deeds and evaluations between actors as directed networks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.portrayals import mean_polarity
from analysis.records import Event, Sentiment

if TYPE_CHECKING:
    import pandas as pd

_EVALUATIONS = ("holder", "target", "aspect", "n", "n_positive", "n_negative", "mean", "terms", "starts", "articles")
_COLUMNS = ("agent", "patient", "deed", "n", "n_negated", "lemmas", "starts", "articles")


def find_action_network(events: Iterable[Event]) -> pd.DataFrame:
    """Count who does what to whom, one row per agent, patient and class of deed, the most frequent first.

    `n` counts the deeds that are told as done, `n_negated` those that are denied, neither what is only alleged;
    `lemmas` and `starts` say which they are and where in the text they stand (`articles` in step), `deed` is null where
    no lexicon knows the verb.
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
            "n": sum(event.told_as_done for event in told),
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


def find_evaluation_network(sentiment: Iterable[Sentiment]) -> pd.DataFrame:
    """Count who evaluates whom, and what befalls whom in whose telling: a row a holder, target and aspect.

    Columns: `holder target aspect n n_positive n_negative mean terms starts articles`, the most frequent first; `mean`
    is the mean polarity, null of fewer than five, `terms` the words, with where they stand in `starts` and `articles`.
    Only targets that are actors count; a joint target or holder counts for each. Empty in, empty out.

    >>> find_evaluation_network([]).columns.tolist()[:4]
    ['holder', 'target', 'aspect', 'n']

    Wiebe, Wilson & Cardie (2005); Van Atteveldt (2008), Semantic Network Analysis.
    """
    import pandas as pd

    groups: dict[tuple[str, str, str], list[Sentiment]] = {}
    for row in sentiment:
        for holder in row.holder.split(";"):
            for target in row.targets:
                groups.setdefault((holder, target, row.aspect), []).append(row)
    rows = [
        {
            "holder": holder,
            "target": target,
            "aspect": aspect,
            "n": len(told),
            "n_positive": sum(row.polarity > 0 for row in told),
            "n_negative": sum(row.polarity < 0 for row in told),
            "mean": mean_polarity([row.polarity for row in told]),
            "terms": [row.text for row in told],
            "starts": [row.start for row in told],
            "articles": [row.article for row in told],
        }
        for (holder, target, aspect), told in groups.items()
    ]
    rows.sort(key=lambda row: (-row["n"], row["holder"], row["target"], row["aspect"]))  # type: ignore[operator]
    table = pd.DataFrame(rows, columns=list(_EVALUATIONS))
    whole = dict.fromkeys(("n", "n_positive", "n_negative"), "Int64")
    return table.astype({**whole, "mean": "Float64", "holder": "str", "target": "str", "aspect": "str"})
