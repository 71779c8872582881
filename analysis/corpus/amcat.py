"""AmCAT, the text archive of communication scholars: articles from a query, and what was found in them as columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus.extras import need
from analysis.corpus.group_measures import count_articles, list_measures
from analysis.errors import OutputError, UsageError
from analysis.saving import save_file

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

#: What the columns begin with that are put beside the articles, so that they stand apart from those of the archive.
PREFIX = "mediabeeld_"


def fetch_articles(host: str, index: str, out: Path, *, query: str | None = None, key: str | None = None) -> int:
    """Save the articles of an index of AmCAT that a query finds, as JSON lines, and give their number.

    `host` is the address of the server's API, `query` in its query language (all articles without it), `key` an API key
    where the server asks for one. Every field is kept; the id is that of the archive, so that columns can go back.
    Raises `UsageError` where no server answers, the index is not there or may not be read.
    """
    with _client(host, key) as client:
        fields = sorted(client.get_fields(index))
        rows = list(client.query(index, queries=query, fields=fields, sort="_id"))
    lines = [json.dumps(_plain(row), ensure_ascii=False, sort_keys=True) for row in rows]
    save_file("".join(f"{line}\n" for line in lines), out)
    return len(lines)


def score_columns(corpus: Corpus) -> pd.DataFrame:
    """Give what was found of each article of a corpus as columns: `article`, every measure, and who is in it.

    A measure is the value of the article alone (its part of its whole), missing where there is no whole; `actors` lists
    the names of those linked across the corpus.
    """
    groups = "(select article, '' as grp from articles where status = 'done')"
    table = corpus.sql("select article from articles where status = 'done' order by article")
    for name in list_measures(corpus, actor=False):
        counted = count_articles(corpus, name, groups, None)
        values = dict(zip(counted["article"], (counted["part"] / counted["whole"]).round(4), strict=True))
        table[name.replace(":", "_").replace("-", "_")] = table["article"].map(values)
    named = corpus.sql(
        "select article, list(distinct name order by name) as names from links "
        "where how not in ('none', 'ambiguous') group by article"
    )
    names = dict(zip(named["article"], named["names"], strict=True))
    table["actors"] = [list(names.get(article, ())) for article in table["article"]]
    return table


def return_columns(corpus: Corpus, host: str, index: str, *, key: str | None = None) -> int:
    """Put the columns of `score_columns` beside the articles of an index of AmCAT, and give how many have them.

    Each column has `mediabeeld_` before its name; nothing else of a document is changed, and no document is made.
    Raises `UsageError` as `fetch_articles` does, `OutputError` where the server takes none of them.
    """
    table = score_columns(corpus)
    columns = [str(column) for column in table.columns if column != "article"]
    kinds = {PREFIX + column: "tag" if column == "actors" else "number" for column in columns}
    documents = [
        {"_id": row["article"]} | {PREFIX + c: row[c] for c in columns if isinstance(row[c], list) or row[c] == row[c]}
        for row in table.to_dict("records")
    ]
    with _client(host, key) as client:
        there = client.get_fields(index)
        if new := {name: kind for name, kind in kinds.items() if name not in there}:
            client.set_fields(index, new)
        try:
            done, _ = client.upload_documents(index, documents, operation="update")
        except ValueError as fault:
            raise OutputError(f"{host}, index {index}: {fault}") from fault
    return int(done)


@contextmanager
def _client(host: str, key: str | None) -> Iterator[Any]:
    """Open a client, and say in one line what a server refuses."""
    amcat, requests = (need(module, extra="sources") for module in ("amcat4py", "requests"))
    try:
        client = amcat.AmcatClient(host)
        if client.login_required():
            if not key:
                raise UsageError(f"{host}: the server asks for an API key (AMCAT_API_KEY)")
            client.login(key)
        yield client
    except requests.HTTPError as fault:
        raise UsageError(f"{host}: the server says no ({fault})") from fault
    except (requests.RequestException, KeyError) as fault:
        raise UsageError(f"{host}: no server of AmCAT answers there ({type(fault).__name__})") from fault


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Give a document as a row that is read as an article: the archive's id as id, dates as year-month-day."""
    told = {name: value.date().isoformat() if hasattr(value, "date") else value for name, value in row.items()}
    return {"id": str(told.pop("_id")), **told}
