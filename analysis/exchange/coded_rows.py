"""Rows of tables as codings, and codings as rows: nothing that a row says is lost on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from analysis.exchange.coding import CodedArticle, Coding
from analysis.portrait import Portrait
from analysis.records import RECORDS
from analysis.table_uses import columns_for
from analysis.tables import schema, to_float, to_rows

#: The columns of each table that make its code, from the general to the particular.
CODES = dict.fromkeys(RECORDS, ()) | columns_for("code")
#: The columns that the place of a coding tells.
_PLACE = ("article", "start", "end", "text")


def code_portrait(portrait: Portrait, tables: Collection[str] = tuple(RECORDS)) -> CodedArticle:
    """Make codings of the rows of a portrait, table by table; who corrected a row is its coder.

    >>> from analysis.portrait import portray
    >>> coded = code_portrait(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."), ["quotes"])
    >>> [(coding.start, coding.end, coding.code) for coding in coded.codings]
    [(1, 26, ('quotes', 'direct'))]
    """
    codings = [
        _coding(name, row, portrait.article.text)
        for name in RECORDS
        if name in tables
        for row in to_rows(portrait.records.get(name, ()), name)
    ]
    about = {"actors": [_listed(asdict(actor)) for actor in portrait.actors]}
    return CodedArticle(article=portrait.article, codings=tuple(codings), about=about)


def _coding(table: str, row: Mapping[str, Any], text: str) -> Coding:
    start, end = row["start"], row["end"]
    own = {"article", "start", "end", "coder", *(["text"] if row["text"] == text[start:end] else []), *CODES[table]}
    fields = {name: value for name, value in row.items() if name not in own}
    code = (table, *(str(row[name]) for name in CODES[table]))
    return Coding(start=start, end=end, code=code, fields=fields, coder=row["coder"])


def table_rows(coded: CodedArticle) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of each table that codings hold, with the table's columns; codings that are no rows are left out.

    A coding is a row when its fields, with its place and its code, are the columns of the table its code names. Where
    somebody gave a row another code, it is the code that counts.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for coding in coded.codings:
        row = _row(coding, coded)
        if row is not None:
            found.setdefault(coding.code[0], []).append(row)
    return found


def _row(coding: Coding, coded: CodedArticle) -> dict[str, Any] | None:
    table, *values = coding.code
    if table not in RECORDS or len(values) != len(CODES[table]):
        return None
    place = (coded.article.id, coding.start, coding.end, coded.article.text[coding.start : coding.end])
    row = {**dict(zip(_PLACE, place, strict=True)), **coding.fields, **dict(zip(CODES[table], values, strict=True))}
    row["coder"] = coding.coder
    order = schema(table)["properties"]
    if row.keys() != order.keys():
        return None
    return {name: to_float(row[name], order[name]) for name in order}


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, list | tuple) else value
