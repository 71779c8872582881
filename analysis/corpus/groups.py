"""The groups of articles that are compared: outlets, sections, periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

#: By what articles are grouped: the SQL that names an article's group.
GROUPS = {
    "outlet": "outlet",
    "section": "section",
    "year": "substr(date, 1, 4)",
    "quarter": "substr(date, 1, 4) || '-Q' || ((substr(date, 6, 2)::int + 2) // 3)",
    "month": "substr(date, 1, 7)",
}


def group_articles(by: str, *, unique: bool = False) -> str:
    """Give the SQL of a table `article grp` of the articles that were read and have a group.

    `unique` leaves out those that repeat an earlier one (`duplicates`). Raises `UsageError` for an unknown grouping.
    """
    if by not in GROUPS:
        raise UsageError(f"by={by!r}: articles are grouped by {', '.join(GROUPS)}")
    alone = " and article not in (select article from duplicates)" if unique else ""
    group = GROUPS[by]
    return f"(select article, {group} as grp from articles where status = 'done' and {group} is not null{alone})"


def choose_articles(by: str, group: str | None, *, unique: bool = False) -> str:
    """Give the SQL of the articles of a group, the parameter `$group`; without one, of all."""
    if group is not None:
        return f"(select article from {group_articles(by, unique=unique)} where grp = $group)"
    alone = " and article not in (select article from duplicates)" if unique else ""
    return f"(select article from articles where status = 'done'{alone})"


def list_groups(corpus: Corpus, by: str, *, unique: bool = False) -> pd.DataFrame:
    """List the groups of a corpus with the number of their articles: `group n_articles`, the largest first."""
    table = group_articles(by, unique=unique)
    return corpus.sql(f'select grp as "group", count(*) as n_articles from {table} group by 1 order by 2 desc, 1')
