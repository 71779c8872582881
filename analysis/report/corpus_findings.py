"""What stands out in a corpus, in sentences made by rule: who is named and heard most, what differs, what is unsure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.corpus.resampling import LEAST
from analysis.language import Language
from analysis.plots.group_panels import list_small, name_measure, write_difference
from analysis.plots.plain_rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

#: A corrected p below this is told as a difference; so many are told, and so many groups named.
_SURE, _MOST, _NAMES = 0.05, 3, 6


def tell_most(actors: Sequence[Mapping[str, Any]], say: Language) -> str:
    """Say who of some actors (rows of `score_actors`) is named most, and who of them is heard most.

    Heard are words quoted and paraphrased, as everywhere.

    >>> from analysis.language import choose_language
    >>> tell_most([{"name": "Jan Bos", "named": 9, "own": 0, "paraphrased": 0}], choose_language("nl"))
    'Jan Bos wordt het meest genoemd (9×); niemand van de meestgenoemden is aan het woord'
    """
    if not actors:
        return say.say("corpus.nobody")
    named, heard = actors[0], max(actors, key=_heard)
    told = {"named": named["name"], "n": say.number(named["named"])}
    if not _heard(heard):
        return say.say("corpus.headline-unheard", many=False, **told)
    return say.say("corpus.headline", many=False, **told, heard=heard["name"], words=say.number(_heard(heard)))


def _heard(actor: Mapping[str, Any]) -> int:
    """Add the words of an actor between quotation marks to those that the newspaper worded."""
    return int(actor["own"] + actor["paraphrased"])


def tell_findings(
    corpus: Corpus, tables: Mapping[str, pd.DataFrame], say: Language, *, unique: bool = False
) -> Iterator[str]:
    """Say what differs for sure, of which groups there is too little, and what to know of the articles.

    `tables` are those of `make_comparison`; without any, nothing is said of groups.
    """
    if "tested" in tables:
        yield from _tell_tests(rows_of(tables["tested"]), say)
    if "measures" in tables and (small := list_small(tables["measures"])):
        names = ", ".join(f"{group} ({n})" for group, n in small[:_NAMES]) + (" …" if len(small) > _NAMES else "")
        yield say.say("corpus.small", least=str(LEAST), groups=names)
    counts = corpus.manifest["mediabeeld"]["counts"]
    if repeated := counts.get("duplicates"):
        yield say.say("corpus.left-out" if unique else "corpus.repeat", n=say.number(repeated))
    if unread := counts.get("failed", 0) + counts.get("unreadable", 0):
        yield say.say("corpus.unread", n=say.number(unread))
    yield say.say("corpus.census")


def _tell_tests(rows: Sequence[Mapping[str, Any]], say: Language) -> Iterator[str]:
    done = [row for row in rows if row["p_holm"] == row["p_holm"]]
    sure = sorted(
        (row for row in done if row["p_holm"] < _SURE), key=lambda row: (row["p_holm"], -abs(row["difference"]))
    )
    for row in sure[:_MOST]:
        told = {"first": str(row["first_group"]), "second": str(row["second_group"])}
        told |= {"measure": name_measure(row["measure"], say), "difference": write_difference(row, say)}
        yield say.say("corpus.differs", many=False, **told)
    if done and not sure:
        first, second = (str(done[0][column]) for column in ("first_group", "second_group"))
        yield say.say("corpus.no-difference", first=first, second=second, n=str(len(done)))
