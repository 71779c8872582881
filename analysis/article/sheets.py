"""Reading a corpus of articles from a table (CSV, TSV, Excel) or from JSON."""

from __future__ import annotations

import csv
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar

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
    text = _beginning(source)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    mark = told.group(1) if told else find_separator(text) or _in_header(text)
    if mark is None:
        raise ArticleError(
            f"{source.name}: is named as a table (CSV) but has no row of column names with rows under it"
        )
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    telling = 1 if told and isinstance(source.content, Path) else 0  # lines of a large file that are no row
    rows = _Anew(lambda: csv.reader(islice(_lines_of(source, text), telling, None), delimiter=mark))
    try:
        yield from _table(
            rows if isinstance(source.content, Path) else list(rows),
            source,
            f"a table (CSV, separated by {_CALLED.get(mark, mark)})",
        )
    except csv.Error as fault:
        raise ArticleError(f"{source.name}: is a table (CSV) that is broken ({fault})") from None


#: So many characters of a large file tell what separates its columns.
_ENOUGH = 200_000
R = TypeVar("R")


class _Anew(Iterable[R]):
    """What is read anew each time one goes through it."""

    def __init__(self, begin: Callable[[], Iterator[R]]) -> None:
        self._begin = begin

    def __iter__(self) -> Iterator[R]:
        return self._begin()


def _beginning(source: Source) -> str:
    """Give the text of a source, of a large file so many whole lines of it."""
    if isinstance(source.content, Path):
        source.notes.append("encoding: utf-8")
        with source.content.open(encoding="utf-8-sig", newline="") as file:
            head = file.read(_ENOUGH)
        return head[: head.rfind("\n") + 1] or head
    text = decode_source(source.content, source.name, source.notes)
    check_text(text, source.name)
    return text


def _lines_of(source: Source, text: str, end: Literal["", "\n"] = "") -> Iterator[str]:
    """Give the lines of a table, whose text is known unless it is large; their ends stay as they are."""
    if isinstance(source.content, Path):
        with source.content.open(encoding="utf-8-sig", newline=end) as file:
            yield from file
    else:
        yield from StringIO(text.lstrip("\r\n"), newline="")


def _in_header(text: str) -> str | None:
    """Give the separator that stands most often in the first line: rows whose texts lack quotes tell nothing."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    best = max(",;\t|", key=header.count)
    return best if best in header else None


_CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def read_xlsx(source: Source) -> Iterator[Draft]:
    """Read an Excel workbook: of its first sheet with more than one row, names of columns, then an article a row."""
    openpyxl = need_library("openpyxl", "openpyxl", f"{source.name}: an Excel workbook (xlsx)")
    content = source.whole if isinstance(source.whole, bytes) else source.whole.encode()
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


def _table(rows: Iterable[list[str]], source: Source, what: str) -> Iterator[Draft]:
    filled = _Anew(lambda: (row for row in rows if any(cell.strip() for cell in row)))
    above = find_header(filled)
    header = next(islice(filled, above, None), [])
    if above:
        source.notes.append(f"{how_many(above, 'row')} above the names of the columns left out")
    names = [name.strip() or f"column {i}" for i, name in enumerate(header, 1)]
    if len(set(names)) < len(names):
        raise ArticleError(f"{source.name}: is {what} with two columns of one name: {', '.join(names)}")
    for number, row in enumerate(islice(filled, above + 1, None), 1):
        if any(cell.strip() for cell in row[len(names) :]):
            raise ArticleError(
                f"{source.name}: is {what} whose row {number} has {len(row)} cells under {len(names)} names; "
                "a text that holds the separator must stand in double quotes"
            )
    records = _Anew(lambda: (dict(zip(names, row, strict=False)) for row in islice(filled, above + 1, None)))
    yield from read_rows(records, names, source, what)


def read_json(source: Source) -> Iterator[Draft]:
    """Read a corpus in JSON: an object a line, a list of objects, or one object; an article each; or a saved scrape."""
    text = _beginning(source)
    large = isinstance(source.content, Path)
    objects: Iterable[tuple[int, Any]] = (
        _Anew(lambda: _lines(_lines_of(source, "", "\n"), source.name)) if large else list(_objects(text, source.name))
    )
    if scrape := read_scrape(_Anew(lambda: (item for _, item in objects)), source.notes):
        name, drafts = scrape
        source.notes.append(f"a scrape saved by {name}")
        source.counted.append(sum(1 for _ in drafts(False)))
        yield from drafts(True)
        return
    names: dict[str, None] = {}
    for number, item in objects:
        if not isinstance(item, dict):
            raise ArticleError(f'{source.name}, line {number}: is JSON but not an object like {{"text": …}}')
        names |= dict.fromkeys(map(str, item))
    rows = _Anew(lambda: ({str(key): _value(value) for key, value in item.items()} for _, item in objects))
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
    yield from _lines(text.split("\n"), name)


def _lines(lines: Iterable[str], name: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as fault:
                raise ArticleError(f"{name}, line {number}: is not JSON ({fault})") from None
