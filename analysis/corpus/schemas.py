"""The tables of a corpus: those of an article with outlet, date and section, and those that only many articles have."""

from __future__ import annotations

from typing import Any

from analysis.corpus.extras import need
from analysis.records import TABLES
from analysis.tables import arrow_schema

#: What every table of a corpus has besides the columns it has for one article.
PLACE = ("outlet", "date", "section")

#: The tables that only a corpus has, with the type of each column.
OWN: dict[str, dict[str, str]] = {
    "articles": {
        "article": "string",
        "title": "string",
        "outlet": "string",
        "date": "string",
        "section": "string",
        "date_given": "string",
        "byline": "string",
        "url": "string",
        "page": "string",
        "status": "string",
        "error": "string",
        "language": "string",
        "doubts": "strings",
        "characters": "int64",
        "words": "int64",
        "sentences": "int64",
        "unplaced": "int64",
        "key": "string",
        "hash": "string",
        "signature": "integers",
        "text": "string",
    },
    "actors": {
        "article": "string",
        "actor": "string",
        "name": "string",
        "type": "string",
        "aliases": "strings",
        "gender": "string",
        "known": "bool",
        "name_key": "string",
        "first_key": "string",
        "surname_key": "string",
        "outlet": "string",
        "date": "string",
        "section": "string",
    },
    "links": {
        "article": "string",
        "actor": "string",
        "linked": "string",
        "name": "string",
        "type": "string",
        "how": "string",
    },
    "suggestions": {
        "first": "string",
        "second": "string",
        "first_name": "string",
        "second_name": "string",
        "n_first": "int64",
        "n_second": "int64",
        "why": "string",
    },
    "duplicates": {"article": "string", "original": "string", "kind": "string", "similarity": "double"},
}

#: The tables an article has in a corpus; the others are made of all articles together.
OF_ARTICLE = (*TABLES, "actors", "articles")
#: Made of all articles together, when all are there: one in parts, as those of the articles, and two of one file each.
IN_PARTS = ("links",)
OF_ALL = (*IN_PARTS, "suggestions", "duplicates")


def corpus_schema(name: str) -> Any:
    """Give the columns and types of a table of a corpus (`pyarrow.Schema`).

    >>> corpus_schema("mentions").names[-4:]
    ['coder', 'outlet', 'date', 'section']
    """
    pa = need("pyarrow")
    if name in OWN:
        types = {"string": pa.string(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}
        types |= {"strings": pa.list_(pa.string()), "integers": pa.list_(pa.int64())}
        return pa.schema([pa.field(column, types[kind]) for column, kind in OWN[name].items()])
    plain = arrow_schema(name)
    return pa.schema([*plain, *(pa.field(column, pa.string()) for column in PLACE)])
