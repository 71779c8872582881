"""Reading a corpus of articles from a table (CSV, TSV, Excel) or from JSON."""

from __future__ import annotations

import csv
import json
import re
import sys
import warnings
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

from analysis.article.columns import find_header, read_rows
from analysis.article.drafts import Draft, Source
from analysis.article.file_kinds import find_separator
from analysis.article.files import check_text, decode_source
from analysis.article.libraries import need_library
from analysis.article.scrapes import read_scrape
from analysis.errors import ArticleError
from analysis.messages import how_many

#: The line in which Excel says by what the columns of a file in CSV are separated.
_TOLD = re.compile(r"\ufeff?sep=(.)[ \t]*[;,]*\r?\n", re.I)


def read_csv(source: Source) -> Iterator[Draft]:
    """Read a table in CSV: names of columns, then an article a row; its separator is the one that fits."""
    text = decode_source(source.content, source.name, source.notes)
    check_text(text, source.name)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    mark = told.group(1) if told else find_separator(text) or _in_header(text)
    if mark is None:
        raise ArticleError(
            f"{source.name}: is named as a table (CSV) but has no row of column names with rows under it"
        )
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        rows = list(csv.reader(StringIO(text.lstrip("\r\n"), newline=""), delimiter=mark))
    except csv.Error as fault:
        raise ArticleError(f"{source.name}: is a table (CSV) that is broken ({fault})") from None
    yield from _table(rows, source, f"a table (CSV, separated by {_CALLED.get(mark, mark)})")


def _in_header(text: str) -> str | None:
    """Give the separator that stands most often in the first line: rows whose texts lack quotes tell nothing."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    best = max(",;\t|", key=header.count)
    return best if best in header else None


_CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def read_xlsx(source: Source) -> Iterator[Draft]:
    """Read an Excel workbook: of its first sheet with more than one row, names of columns, then an article a row."""
    openpyxl = need_library("openpyxl", "openpyxl", f"{source.name}: an Excel workbook (xlsx)")
    content = source.content if isinstance(source.content, bytes) else source.content.encode()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features of Excel that it does not keep
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            sheets = [
                (sheet.title, [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)])
                for sheet in book.worksheets
            ]
    except Exception as fault:  # a damaged workbook fails in as many ways as it has parts
        what = " ".join(f"{type(fault).__name__}: {fault}".split())[:120]
        raise ArticleError(f"{source.name}: is an Excel workbook (xlsx) that is damaged ({what})") from None
    title, rows = next(((title, rows) for title, rows in sheets if len(rows) > 1), ("", []))
    if not rows:
        raise ArticleError(f"{source.name}: is an Excel workbook (xlsx) without rows")
    yield from _table(rows, source, f"an Excel workbook, sheet {title!r}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _table(rows: list[list[str]], source: Source, what: str) -> Iterator[Draft]:
    filled = [row for row in rows if any(cell.strip() for cell in row)] or [[]]
    above = find_header(filled)
    header, *records = filled[above:]
    if above:
        source.notes.append(f"{how_many(above, 'row')} above the names of the columns left out")
    names = [name.strip() or f"column {i}" for i, name in enumerate(header, 1)]
    if len(set(names)) < len(names):
        raise ArticleError(f"{source.name}: is {what} with two columns of one name: {', '.join(names)}")
    for number, row in enumerate(records, 1):
        if any(cell.strip() for cell in row[len(names) :]):
            raise ArticleError(
                f"{source.name}: is {what} whose row {number} has {len(row)} cells under {len(names)} names; "
                "a text that holds the separator must stand in double quotes"
            )
    yield from read_rows([dict(zip(names, row, strict=False)) for row in records], names, source, what)


def read_json(source: Source) -> Iterator[Draft]:
    """Read a corpus in JSON: an object a line, a list of objects, or one object; an article each; or a saved scrape."""
    text = decode_source(source.content, source.name, source.notes)
    check_text(text, source.name)
    rows: list[dict[str, str]] = []
    objects = list(_objects(text, source.name))
    if scrape := read_scrape([item for _, item in objects], source.notes):
        name, drafts = scrape
        source.notes.append(f"a scrape saved by {name}")
        yield from drafts
        return
    for number, item in objects:
        if not isinstance(item, dict):
            raise ArticleError(f'{source.name}, line {number}: is JSON but not an object like {{"text": …}}')
        rows.append({str(key): _value(value) for key, value in item.items()})
    names = dict.fromkeys(name for row in rows for name in row)
    yield from read_rows(rows, names, source, "data (JSON)")


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ("\n\n" if any(len(str(item)) > 40 for item in value) else "; ").join(map(str, value))
    return "" if value is None else str(value)


def _objects(text: str, name: str) -> Iterator[tuple[int, Any]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if whole is not None:
        yield from ((1, item) for item in (whole if isinstance(whole, list) else [whole]))
        return
    # Not splitlines: in JSON a line may hold the other line ends of Unicode.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as fault:
                raise ArticleError(f"{name}, line {number}: is not JSON ({fault})") from None
