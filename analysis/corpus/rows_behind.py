"""From a number to its articles and sentences: some of the rows behind it, as many articles as possible first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.corpus.groups import choose_articles

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

_PLACES = """
with rows as ({rows}), placed as (
    select r.*, row_number() over (partition by key, article order by start, "end") as nth from rows r join {articles} g
    using (article)
), counted as (
    select *, count(*) over (partition by key) as n, count(*) filter (nth = 1) over (partition by key) as n_articles,
           row_number() over (partition by key order by nth, article, start) as place from placed
)
select c.key, c.n, c.n_articles, c.article, a.title, a.outlet, a.date, c.sentence, c.start, c."end",
       s.start as sentence_start, substring(a.text, s.start + 1, s."end" - s.start) as words
from counted c join articles a using (article) left join sentences s using (article, sentence)
where place <= $most order by c.key, place
"""


def find_places(
    corpus: Corpus,
    rows: str,
    given: Mapping[str, Any],
    *,
    by: str = "outlet",
    group: str | None = None,
    most: int = 5,
    unique: bool = False,
) -> pd.DataFrame:
    """Give some of the rows that an SQL of `key article sentence start end` finds, each in its sentence.

    Columns `key n n_articles article title outlet date sentence start end sentence_start words`: `n` rows in
    `n_articles` articles stand behind a key, of which at most `most` are given, of as many articles as there are.
    `words` is the sentence; null in a corpus that keeps no text. `group` is one of those of `by`, all without it.
    """
    articles = choose_articles(by, group, unique=unique)
    parameters = {**given, "most": most} | ({} if group is None else {"group": group})
    found: pd.DataFrame = corpus.connection.execute(_PLACES.format(rows=rows, articles=articles), parameters).df()
    return found
