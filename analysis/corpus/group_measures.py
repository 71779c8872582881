"""What is measured of each article: a part of a whole, of all its actors or of one; a new measure is a line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.corpus.rows_behind import find_places
from analysis.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

#: The actors that one actor of the corpus is in its articles: `article actor`.
_WHO = "(select article, actor from links where linked = $actor)"


@dataclass(frozen=True, slots=True)
class Measure:
    """A ratio of sums over articles: what it says, and the SQL of `article part whole`, of all and of one actor.

    `rows` is the SQL of what is counted as a part (`article sentence start end`), so that a number leads to its
    sentences. `of_actor` is None where the measure is of no actor.
    """

    name: str
    text: str
    rows: str
    of_all: str
    of_actor: str | None = None


_TONE = "select s.article, sum(polarity) as part, count(*) as whole from sentiment s"
_ROWS = 'select article, sentence, start, "end" from {}'
_CLAUSES = "select article, count(*) filter ({}) as part, count(*) as whole from clauses group by article"

#: The measures, in the order of the tables made of them.
MEASURES = (
    Measure(
        "voice",
        "of all words said in direct and mixed quotations those of the actor; of all actors: of all words those quoted",
        _ROWS.format("quotes where kind in ('direct', 'mixed')"),
        "select a.article, coalesce(max(n_words_quoted_all), 0) as part, max(a.words) as whole "
        "from articles a left join portraits p using (article) where a.status = 'done' group by a.article",
        f"select p.article, sum(words_direct + words_mixed) as part, max(n_words_quoted_all) as whole "
        f"from portraits p join {_WHO} w using (article, actor) group by p.article",
    ),
    Measure(
        "agency",
        "of all actions in which the actor does or undergoes something those in which it is the doer",
        _ROWS.format("events where len(agents) > 0"),
        "select article, sum(n_agent) as part, sum(n_agent + n_patient) as whole from portraits group by article",
        f"select p.article, n_agent as part, n_agent + n_patient as whole "
        f"from portraits p join {_WHO} w using (article, actor)",
    ),
    Measure(
        "tone",
        "mean polarity (-1 to 1) of the evaluations, of those whose target the actor is",
        _ROWS.format("sentiment where aspect = 'evaluation'"),
        f"{_TONE} where aspect = 'evaluation' group by s.article",
        f"{_TONE} join {_WHO} w on w.article = s.article and list_contains(s.targets, w.actor) "
        "where aspect = 'evaluation' group by s.article",
    ),
    Measure(
        "attributed",
        "of all finite clauses those given to a source",
        _ROWS.format("clauses where attribution <> 'none'"),
        _CLAUSES.format("attribution <> 'none'"),
    ),
    Measure(
        "hedged",
        "of all finite clauses those that are hedged",
        _ROWS.format("clauses where commitment = 'hedged'"),
        _CLAUSES.format("commitment = 'hedged'"),
    ),
)

_FRAME = Measure(
    "frame:",
    "of all sentences, or of those that mention the actor, those with an indicator of the frame",
    _ROWS.format("frames where frame = $frame"),
    "select s.article, count(*) filter (f.sentence is not null) as part, count(*) as whole from sentences s "
    "left join (select distinct article, sentence from frames where frame = $frame) f using (article, sentence) "
    "group by s.article",
    f"select m.article, count(*) filter (f.sentence is not null) as part, count(*) as whole from "
    f"(select distinct m.article, m.sentence from mentions m join {_WHO} w using (article, actor)) m "
    "left join (select distinct article, sentence from frames where frame = $frame) f using (article, sentence) "
    "group by m.article",
)


def list_measures(corpus: Corpus, *, actor: bool) -> list[str]:
    """List the measures of a corpus, each of its frames one; with `actor` those that are of an actor."""
    frames = corpus.sql("select distinct frame from frames order by frame")["frame"]
    plain = [measure.name for measure in MEASURES if measure.of_actor or not actor]
    return [*plain, *(f"frame:{frame}" for frame in frames)]


def find_measure(name: str) -> Measure:
    """Give a measure by its name (`frame:conflict` is one); `UsageError` lists those there are."""
    if name.startswith("frame:"):
        return _FRAME
    found = next((measure for measure in MEASURES if measure.name == name), None)
    if found is None:
        raise UsageError(f"no measure {name!r}; there are: {', '.join(m.name for m in MEASURES)}, frame:NAME")
    return found


def count_articles(corpus: Corpus, name: str, groups: str, actor: str | None) -> pd.DataFrame:
    """Count a measure article by article: `grp article part whole`, of articles where there is a whole.

    `groups` is the SQL of the groups (`groups.group_articles`), `actor` an id across the corpus.
    """
    measure = find_measure(name)
    counted = measure.of_all if actor is None else measure.of_actor
    if counted is None:
        raise UsageError(f"the measure {name!r} is of no actor; leave the actor out")
    given = {"actor": actor, "frame": name.removeprefix("frame:")}
    used = {key: value for key, value in given.items() if f"${key}" in counted}
    frame: pd.DataFrame = corpus.connection.execute(
        "select g.grp, c.article, sum(c.part)::double as part, sum(c.whole)::double as whole "
        f"from ({counted}) c join {groups} g using (article) where c.whole > 0 group by all order by g.grp, c.article",
        used,
    ).df()
    return frame


def find_measure_places(
    corpus: Corpus, name: str, *, by: str, group: str, most: int = 5, unique: bool = False
) -> pd.DataFrame:
    """Give rows that are counted as the part of a measure in a group: the columns of `rows_behind.find_places`."""
    rows = f"select '' as key, * from ({find_measure(name).rows})"
    given = {"frame": name.removeprefix("frame:")} if "$frame" in rows else {}
    return find_places(corpus, rows, given, by=by, group=group, most=most, unique=unique)
