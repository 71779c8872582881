"""Records as tidy tables: one row per record, fixed columns and types even when empty, each with a JSON Schema.

In memory an absent value is missing (`<NA>`, `None`) and a field in the plural a list, which `with_actor` filters and
which writes itself joined by `;`, in CSV and Excel alike; slices (`parts`) are written `start-end`. Integers stay
integers everywhere.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from math import inf
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from analysis.errors import UsageError
from analysis.glossary import load_column
from analysis.messages import how_to_install
from analysis.records import TABLES, Portrayal, Record, columns
from analysis.saving import pack_files, save_file

if TYPE_CHECKING:
    import pandas as pd

Format: TypeAlias = Literal["csv", "json", "parquet", "xlsx"]
Rows: TypeAlias = Sequence[Mapping[str, Any]]
#: So many rows are written at a time.
_BLOCK = 5_000
FORMATS: tuple[Format, ...] = get_args(Format)
DTYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "bool", "array": "object"}


@cache
def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a table's rows: types from the record it is made of, descriptions from the glossary.

    `enumDescriptions` has a text for each value of `enum`, `$comment` the literature.

    >>> schema("mentions")["properties"]["form"]["enum"]
    ['name', 'role', 'descriptor', 'pronoun', 'possessive', 'aggregate']
    """
    if name not in TABLES:
        raise UsageError(f"no table called {name!r}; there are: {', '.join(TABLES)}")
    kind = TABLES[name]
    hints = get_type_hints(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "description": (kind.__doc__ or "").split("\n\n")[0],
        "type": "object",
        "properties": {column: _described(name, column, _property(hints[column])) for column in columns(kind)},
        "required": list(columns(kind)),
        "additionalProperties": False,
    }


def _described(table: str, column: str, rule: dict[str, Any]) -> dict[str, Any]:
    """Add to a column's type what it and its values mean, in the words of `explain`."""
    told = load_column(table, column)
    rule = {"description": told.about.text + (f" Missing: {told.missing}" if told.missing else ""), **rule}
    if "enum" in rule:
        rule["enumDescriptions"] = [told.missing if v is None else told.values[v].text for v in rule["enum"]]
    elif told.values:
        rule["examples"] = list(told.values)
    return rule | ({"$comment": told.about.reference} if told.about.reference else {})


def _property(hint: Any) -> dict[str, Any]:
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    nullable = NoneType in options
    (hint,) = (option for option in options if option is not NoneType)
    if get_origin(hint) is Literal:
        values = list(get_args(hint))
        return {"type": ["string", "null"] if nullable else "string", "enum": [*values, None] if nullable else values}
    if get_origin(hint) is tuple:
        first, *rest = get_args(hint)
        if rest == [Ellipsis]:
            return {"type": ["array", "null"] if nullable else "array", "items": _property(first)}
        return {"type": "array", "items": _property(first), "minItems": 2, "maxItems": 2}
    kind = {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]
    return {"type": [kind, "null"] if nullable else kind}


@cache
def _kinds(name: str) -> dict[str, str]:
    """Give the plain JSON type of each column, without null."""
    found = {}
    for column, prop in schema(name)["properties"].items():
        kind = prop["type"]
        found[column] = kind[0] if isinstance(kind, list) else kind
    return found


def to_rows(records: Iterable[Record | Portrayal], name: str) -> list[dict[str, Any]]:
    """Turn records into plain rows with a table's columns, in reading order as given; tuples become lists."""
    kinds = _kinds(name)
    lists = [column for column, kind in kinds.items() if kind == "array"]
    values_of = attrgetter(*kinds)
    rows = []
    for record in records:
        row = dict(zip(kinds, values_of(record), strict=True))
        for column in lists:
            row[column] = _plain(row[column])
        rows.append(row)
    return rows


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def to_table(records: Iterable[Record | Portrayal], name: str) -> pd.DataFrame:
    """Turn records into a table with fixed columns and types, also when there are none.

    Raises `UsageError` when there is no such table.

    >>> to_table([], "quotes").dtypes["source_start"]
    Int64Dtype()
    """
    import pandas as pd

    rows = to_rows(records, name)
    kinds = _kinds(name)
    for column in (column for column, kind in kinds.items() if kind == "array"):
        for row in rows:
            row[column] = None if row[column] is None else Listed(row[column])
    return pd.DataFrame(
        {column: pd.Series([row[column] for row in rows], dtype=DTYPES[kind]) for column, kind in kinds.items()}
    )


class Listed(list[Any]):
    """A list in a cell of a table, which `to_csv` and `to_excel` write as a scholar reads it: joined by `;`.

    >>> str(Listed(["biden", "trump"])), Listed(["biden"]) == ["biden"]
    ('biden;trump', True)
    """

    def __str__(self) -> str:
        """Join the items; slices are written start-end."""
        return str(_flat(self))


def with_actor(table: pd.DataFrame, actor: str) -> pd.DataFrame:
    """Keep the rows of a table in which an actor has a part: as speaker, agent, patient, target, owner of a mention.

    A column in the plural holds lists, so that `table["speakers"] == "biden"` is true of no row. Raises `UsageError`
    for a table without a column of actors.

    >>> table = to_table([], "quotes")
    >>> len(with_actor(table, "biden"))
    0
    """
    columns = [column for column in ACTOR_COLUMNS if column in table.columns]
    if not columns:
        raise UsageError(f"no column of actors in this table; one of these is needed: {', '.join(ACTOR_COLUMNS)}")
    involved = [any(actor in actors_in(row[column]) for column in columns) for _, row in table[columns].iterrows()]
    return table[involved]


#: The columns that hold actors: an id, ids joined by `;`, or a list of them.
ACTOR_COLUMNS = ("actor", "holder", "speakers", "agents", "patients", "actors", "targets", "sources")


def actors_in(cell: Any) -> Sequence[str]:
    """Give the ids of the actors that a cell or field of such a column holds.

    >>> actors_in("biden;trump"), actors_in(("biden",)), actors_in(None)
    (['biden', 'trump'], ('biden',), ())
    """
    if isinstance(cell, str):
        return cell.split(";")
    return cell if isinstance(cell, list | tuple) else ()


def check_rows(rows: Rows, name: str, *, first: int = 0) -> None:
    """Check plain rows against the table's schema; a row that breaks it is a defect of ours, so `ValueError`.

    `first` is the number of the first row in its table.
    """
    allowed = _allowed_in(name)
    try:
        if set(map(len, rows)) <= {len(allowed)} and all(
            _fit([row[column] for row in rows], values) for column, values in allowed.items()
        ):
            return
    except KeyError:
        pass  # a column is missing: told below
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema(name))
    for number, row in enumerate(rows, first):
        for error in validator.iter_errors(row):
            raise ValueError(f"table {name}, row {number}: {error.message}")


_TYPES: dict[str, set[type]] = {
    "string": {str},
    "integer": {int},
    "number": {int, float},
    "boolean": {bool},
    "null": {NoneType},
    "array": {list},
}


def fits(value: Any, rule: Mapping[str, Any]) -> bool:
    """Tell whether a value plainly keeps a rule of a schema of ours."""
    return _fit([value], _allowed(rule))


def types_of(rule: Mapping[str, Any]) -> tuple[str, ...]:
    """List the types that a rule of a schema of ours allows.

    >>> types_of({"type": "string"}), types_of({"type": ["integer", "null"]})
    (('string',), ('integer', 'null'))
    """
    return (rule["type"],) if isinstance(rule["type"], str) else tuple(rule["type"])


def to_float(value: Any, rule: Mapping[str, Any]) -> Any:
    """Give a whole number its decimal point back, which spreadsheets and YAML take, where the rule has numbers.

    >>> to_float(1, {"type": "number"}), to_float(1, {"type": "integer"})
    (1.0, 1)
    """
    whole = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if whole and "number" in types_of(rule) else value


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What a rule of a schema of ours plainly allows: types, words or nothing (None: any), and how many of what."""

    types: frozenset[type]
    words: frozenset[str | None] | None
    fewest: int
    most: float
    items: _Allowed | None


def _allowed(rule: Mapping[str, Any]) -> _Allowed:
    types = frozenset[type]().union(*(_TYPES[kind] for kind in types_of(rule)))
    words = frozenset(rule["enum"]) if "enum" in rule else None
    items = _allowed(rule["items"]) if "items" in rule else None
    return _Allowed(types, words, rule.get("minItems", 0), rule.get("maxItems", inf), items)


@cache
def _allowed_in(name: str) -> dict[str, _Allowed]:
    """Give what each column of a table plainly allows."""
    return {column: _allowed(rule) for column, rule in schema(name)["properties"].items()}


def _fit(values: Sequence[Any], allowed: _Allowed) -> bool:
    """Tell whether the values of a column plainly keep a rule of ours; jsonschema, far slower, judges what does not."""
    types = set(map(type, values))
    if not types <= allowed.types:
        return False
    if allowed.words is not None and not allowed.words.issuperset(values):  # enumerations are of words, or nothing
        return False
    if list not in types or allowed.items is None:
        return True
    lists = [value for value in values if value is not None]
    if not all(allowed.fewest <= len(value) <= allowed.most for value in lists):
        return False
    return _fit([item for value in lists for item in value], allowed.items)


def save_rows(rows: Rows, name: str, path: Path, format: Format, *, excel: bool = False) -> None:
    """Write plain rows to one file, checked against the schema; the bytes depend on the rows alone.

    With `excel` a CSV opens right in Belgian and Dutch Excel: a byte-order mark, `;` between cells, a decimal comma.
    Raises `UsageError` for a format that is not csv, json, parquet or xlsx, or one whose library is missing, and
    `OutputError` when the file cannot be written.
    """
    check_rows(rows, name)
    _save_blocks((rows[k : k + _BLOCK] for k in range(0, len(rows), _BLOCK)), name, path, format, excel=excel)


def save_records(
    records: Sequence[Record | Portrayal], name: str, path: Path, format: Format, *, excel: bool = False
) -> None:
    """Write records as the rows of a table, as `save_rows` does, without holding all rows at once."""

    def blocks() -> Iterator[Rows]:
        for k in range(0, len(records), _BLOCK):
            rows = to_rows(records[k : k + _BLOCK], name)
            check_rows(rows, name, first=k)
            yield rows

    _save_blocks(blocks(), name, path, format, excel=excel)


def _save_blocks(blocks: Iterable[Rows], name: str, path: Path, format: Format, *, excel: bool) -> None:
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; allowed: {', '.join(FORMATS)}")
    check_format(format)
    if format == "json":
        save_file(_json(blocks), path)
    elif format == "csv":
        save_file(_csv(blocks, name, excel=excel), path)
    else:
        rows = [row for block in blocks for row in block]
        save_file(_workbook(rows, name) if format == "xlsx" else _parquet(rows, name), path)


def _json(blocks: Iterable[Rows]) -> Iterator[bytes]:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    before = "[\n"
    for rows in blocks:
        yield (before + ",\n".join(" " + encode(row) for row in rows)).encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def _csv(blocks: Iterable[Rows], name: str, *, excel: bool) -> Iterator[bytes]:
    kinds = _kinds(name)
    between, end = (";", "\r\n") if excel else (",", "\n")

    def lines(rows: Iterable[Iterable[Any]]) -> bytes:
        page = StringIO(newline="")
        csv.writer(page, delimiter=between, lineterminator=end).writerows(rows)
        return page.getvalue().encode()

    yield (b"\xef\xbb\xbf" if excel else b"") + lines([kinds])
    for rows in blocks:
        columns = [_cells([row[column] for row in rows], kind, excel=excel) for column, kind in kinds.items()]
        yield lines(zip(*columns, strict=True))


def _cells(values: list[Any], kind: str, *, excel: bool) -> Sequence[Any]:
    """Write the values of a column as the cells of a CSV file hold them; an absent one is empty."""
    if kind == "array":
        return [_flat(value) for value in values]
    if kind != "number":
        return values
    if excel:
        return [None if value is None else str(value).replace(".", ",") for value in values]
    return [None if value is None else float(value) for value in values]


def _parquet(rows: Sequence[Mapping[str, Any]], name: str) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    page = BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=arrow_schema(name)), page)
    return page.getvalue()


def arrow_schema(name: str) -> Any:
    """Give the columns and types of a table in Arrow and Parquet (`pyarrow.Schema`)."""
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = []
    for column, kind in _kinds(name).items():
        items = schema(name)["properties"][column].get("items", {})
        deep = pa.list_(pa.list_(pa.int64()) if items.get("type") == "array" else types[items.get("type", "string")])
        fields.append(pa.field(column, deep if kind == "array" else types[kind]))
    return pa.schema(fields)


#: The most characters Excel keeps in a cell.
_LONGEST_CELL = 32_767


def _workbook(rows: Sequence[Mapping[str, Any]], name: str) -> bytes:
    """Make a workbook of one sheet; its clock stands still, so that the same rows are the same bytes."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook()
    sheet: Any = book.active
    sheet.title = name
    kinds = _kinds(name)
    sheet.append(list(kinds))
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 2):
        for place, (column, kind) in enumerate(kinds.items(), 1):
            value = _flat(row[column]) if kind == "array" else row[column]
            if value is None or value == "":
                continue
            if isinstance(value, str):
                value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST_CELL]
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"  # words that begin with = are no formula
    return still_workbook(book)


def still_workbook(book: Any) -> bytes:
    """Give a workbook of openpyxl as the bytes of its file, in which no clock has left a trace."""
    from zipfile import ZipFile

    page = BytesIO()
    book.save(page)
    with ZipFile(page) as made:
        files = {name: made.read(name) for name in made.namelist()}
    told = files["docProps/core.xml"]
    files["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"1980-01-01T00:00:00Z", told)
    return pack_files(files)


def check_format(format: Format) -> None:
    """Refuse a format early, with a way out, where its library is not installed."""
    from importlib.util import find_spec

    needs = {"parquet": ("pyarrow", "parquet"), "xlsx": ("openpyxl", "readers")}
    module, extra = needs.get(format, ("", ""))
    if module and find_spec(module) is None:
        raise UsageError(f"format {format!r} needs {module}: {how_to_install(extra)}; or use csv or json")


def _flat(value: Sequence[Any] | None) -> str | None:
    if value is None:
        return None
    return ";".join("-".join(map(str, item)) if isinstance(item, list) else str(item) for item in value)
