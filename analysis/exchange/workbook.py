"""Excel: a workbook with a sheet of articles, one of their texts, and a sheet for each kind of coding, a row a coding.

Cells hold words and numbers as they are; what a cell cannot hold as it is (a list, a line end of Windows, an empty
text) stands in it as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from analysis.errors import UsageError
from analysis.exchange.coding import CodedArticle, Coding, check_codings, check_ids
from analysis.exchange.packing import UNSAFE, article_data, article_from, to_json
from analysis.tables import still_workbook

_ARTICLES, _TEXTS = "articles", "texts"
#: The columns of a sheet of codings before their fields; `n` is the place of a coding among all of its article.
_FIRST = ("article", "n", "start", "end", "text", "code", "coder", "memo")
#: Under a field's own name may stand a column of `_FIRST` too.
_FIELD = "field "
#: Excel keeps 32,767 characters in a cell; a text goes in pieces.
_PIECE = 8_000
_LONGEST = 32_767
#: Excel counts in floating point.
_LARGEST = 2**53
_NULL = "null"
_BETWEEN = " > "
#: What a cell would change: Excel and openpyxl both read `_x000D_` as a character.
_CHANGED = re.compile(r"_x|x005F_", re.IGNORECASE)
_JSON = re.compile(r'["\[{]|(null|true|false|-?\d)')


def write_xlsx(articles: Iterable[CodedArticle]) -> bytes:
    """Write coded articles as an Excel workbook, without loss."""
    from openpyxl import Workbook

    known = list(articles)
    book = Workbook()
    first: Any = book.active
    first.title = _ARTICLES
    heads = ((c.article.id, _known(c), dict(c.about)) for c in known)
    _fill(first, ("article", "known", "about"), (map(_cell, head) for head in heads))
    _fill(book.create_sheet(_TEXTS), ("article", "text"), _pieces(known))
    rows = [(coded, n, coding) for coded in known for n, coding in enumerate(coded.codings, 1)]
    kinds = dict.fromkeys(coding.code[0] for _, _, coding in rows)
    for number, kind in enumerate(sorted(kinds), 1):
        mine = [row for row in rows if row[2].code[0] == kind]
        fields = list(dict.fromkeys(name for _, _, coding in mine for name in coding.fields))
        columns = (*_FIRST, *(_FIELD + name if name in _FIRST or name.startswith(_FIELD) else name for name in fields))
        sheet = book.create_sheet(_title(kind, number))
        _fill(sheet, columns, (_cells(coded, n, coding, fields) for coded, n, coding in mine))
    return still_workbook(book)


def _known(coded: CodedArticle) -> dict[str, Any]:
    return {name: value for name, value in article_data(coded.article).items() if name != "id"}


def _title(kind: str, number: int) -> str:
    """Give a sheet its name; Excel allows thirty-one characters, and not all of them."""
    plain = re.sub(r"[\[\]:*?/\\']", "-", UNSAFE.sub("-", kind))[:31]
    return plain if plain == kind and plain not in (_ARTICLES, _TEXTS, "") else f"{plain[:24]} {number}"


def _pieces(articles: Iterable[CodedArticle]) -> Iterator[tuple[Any, Any]]:
    for coded in articles:
        text = coded.article.text
        for start in range(0, max(len(text), 1), _PIECE):
            yield _cell(coded.article.id), _cell(text[start : start + _PIECE])


def _cells(coded: CodedArticle, n: int, coding: Coding, fields: Sequence[str]) -> Iterator[Any]:
    words = coded.article.text[coding.start : coding.end][:_PIECE]
    simple = not any(">" in name or name != name.strip() for name in coding.code)
    code = _BETWEEN.join(coding.code) if simple else list(coding.code)
    first = (coded.article.id, n, coding.start, coding.end, words, code, coding.coder, coding.memo)
    yield from map(_cell, first)
    for name in fields:
        if name not in coding.fields:
            yield None
        else:
            value = coding.fields[name]
            yield _NULL if value is None else _cell(value)


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    for number, row in enumerate([map(_cell, columns), *rows], 1):
        for place, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"  # words that begin with = are no formula
    sheet.freeze_panes = "A2"


def _cell(value: Any) -> Any:
    """Give what stands in a cell: nothing, a number, words, or JSON."""
    if value is None or (isinstance(value, bool | int | float) and abs(value) < _LARGEST and _fits(value)):
        return value
    plain = isinstance(value, str) and value != "" and not (_JSON.match(value) or _changed(value))
    written = str(value) if plain else _CHANGED.sub(_escape, to_json(value))
    if len(written.encode("utf-16-le")) > 2 * _LONGEST:
        raise UsageError(f"a value of {len(written)} characters is more than a cell of Excel holds; take jsonl")
    return written


def _fits(number: float) -> bool:
    """Tell whether a number is itself again after the sixteen digits that are written of it."""
    return float(f"{number:.16g}") == number


def _changed(words: str) -> bool:
    return bool(UNSAFE.search(words) or _CHANGED.search(words)) or words != words.strip()


def _escape(match: re.Match[str]) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in match[0])


def read_xlsx(data: bytes, path: Path) -> list[CodedArticle]:
    """Read coded articles from a workbook; `UsageError` names the sheet, the row, what is wrong and what is allowed.

    A row somebody added needs `article`, `start`, `end` and `code`; `n` may be empty.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as fault:
        raise UsageError(f"{path}: is no Excel workbook ({fault})") from None
    if missing := [name for name in (_ARTICLES, _TEXTS) if name not in book.sheetnames]:
        raise UsageError(f"{path}: lacks the sheet {', '.join(missing)}; a workbook of codings has articles and texts")
    texts: dict[str, list[str]] = {}
    for row in _rows(book[_TEXTS], path):
        texts.setdefault(str(row["article"]), []).append(str(row.get("text", "")))
    codings: dict[str, list[tuple[int, Coding]]] = {}
    for sheet in book:
        for row in _rows(sheet, path) if sheet.title not in (_ARTICLES, _TEXTS) else ():
            n = row.get("n")
            place = n if isinstance(n, int) else 10**9
            codings.setdefault(str(row.get("article")), []).append((place, _coding(row)))
    found = []
    for row in _rows(book[_ARTICLES], path):
        id = str(row["article"])
        article = article_from({"id": id, **(row.get("known") or {})}, "".join(texts.get(id, [])))
        mine = tuple(coding for _, coding in sorted(codings.pop(id, []), key=lambda entry: entry[0]))
        coded = CodedArticle(article=article, codings=mine, about=row.get("about") or {})
        found.append(check_codings(coded, str(path)))
    if codings:
        raise UsageError(f"{path}: codings of {', '.join(sorted(codings))}, which the sheet {_ARTICLES} does not have")
    return check_ids(found, str(path))


def _rows(sheet: Any, path: Path) -> Iterator[dict[str, Any]]:
    """Give the rows of a sheet by its first row, which names the columns; empty cells are left out."""
    rows = sheet.iter_rows(values_only=True)
    names = [_value(name, f"{path}, sheet {sheet.title}, row 1") for name in next(rows, ())]
    for number, cells in enumerate(rows, 2):
        where = f"{path}, sheet {sheet.title}, row {number}"
        row = {
            str(name): _value(cell, where)
            for name, cell in zip(names, cells, strict=False)
            if name is not None and cell is not None
        }
        if row:
            _need(row, sheet.title, where)
            yield row


def _need(row: Mapping[str, Any], title: str, where: str) -> None:
    needed = {_ARTICLES: ("article",), _TEXTS: ("article",)}.get(title, ("article", "start", "end", "code"))
    if missing := [name for name in needed if name not in row]:
        raise UsageError(f"{where}: lacks {', '.join(missing)}; a row needs {', '.join(needed)}")
    for name in ("start", "end"):
        if name in needed and not isinstance(row[name], int):
            raise UsageError(f"{where}: {name} must be a whole number, not {row[name]!r}")


def _value(cell: Any, where: str) -> Any:
    if isinstance(cell, date | time):  # Excel takes what looks like a date for one
        return cell.isoformat()
    if not isinstance(cell, str) or not _JSON.match(cell):
        return cell
    try:
        return json.loads(cell)
    except ValueError:
        if cell[0] in '"[{':
            raise UsageError(f"{where}: {cell[:40]!r} begins as JSON and is none; put words without quotes") from None
        return cell


def _coding(row: Mapping[str, Any]) -> Coding:
    code = row["code"]
    names = [str(name) for name in code] if isinstance(code, list) else str(code).split(_BETWEEN)
    fields = {name.removeprefix(_FIELD): value for name, value in row.items() if name not in _FIRST}
    coder, memo = (None if row.get(name) is None else str(row[name]) for name in ("coder", "memo"))
    return Coding(start=row["start"], end=row["end"], code=tuple(names), fields=fields, coder=coder, memo=memo)
