"""A Frictionless data package: all tables of all articles as CSV, with a codebook of their columns and values."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.article.model import FIELDS
from analysis.glossary import load_column
from analysis.portrait import Portrait
from analysis.records import TABLES
from analysis.saving import pack_files, save_file
from analysis.tables import Listed, schema, to_rows, types_of

_CODEBOOK = ("table", "column", "type", "description", "value", "meaning", "reference")
_ARTICLE = ("id", *FIELDS, "characters", "sha256")
#: How the tables write what a column of a type holds; a list is written with `;` between its items.
_TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "array": "string"}


def save_data_package(portraits: Iterable[Portrait], path: str | Path) -> list[Path]:
    """Write the tables of portraits as a Frictionless data package: `datapackage.json` and `data/*.csv`.

    `path` is a folder, or a ZIP archive when it ends in `.zip`.

    Every column carries its type, its meaning and the values it can have; `data/codebook.csv` has the same as a table,
    `data/articles.csv` what is known of each article (with the SHA-256 of its text, not the text). Gives the paths
    written; raises `OutputError`.
    """
    articles: list[dict[str, Any]] = []
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for portrait in portraits:
        article = portrait.article
        known = {name: getattr(article, name) for name in FIELDS}
        digest = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        articles.append({"id": article.id, **known, "characters": len(article.text), "sha256": digest})
        for name in TABLES:
            rows[name] += to_rows(portrait.found(name), name)
    files: dict[str, tuple[tuple[str, ...], list[dict[str, Any]]]] = {
        "articles": (_ARTICLE, articles),
        "codebook": (_CODEBOOK, list(list_codebook())),
    }
    files |= {name: (tuple(schema(name)["properties"]), found) for name, found in rows.items()}
    content = {"datapackage.json": json.dumps(describe_package(), ensure_ascii=False, indent=1) + "\n"}
    content |= {f"data/{name}.csv": _csv(columns, entries) for name, (columns, entries) in files.items()}
    place = Path(path)
    if place.suffix.lower() == ".zip":
        save_file(pack_files({name: text.encode("utf-8") for name, text in content.items()}), place)
        return [place]
    for name, text in content.items():
        save_file(text, place / name)
    return [place / name for name in content]


def list_codebook() -> Iterator[dict[str, Any]]:
    """List every column of every table with its meaning, and a row for each value it can have.

    >>> next(row["meaning"] for row in list_codebook() if row["value"] == "scare")[:20]
    'Words between quotat'
    """
    for table in TABLES:
        for column, rule in schema(table)["properties"].items():
            told = load_column(table, column)
            row = {"table": table, "column": column, "type": types_of(rule)[0], "reference": told.about.reference}
            yield {**row, "description": rule["description"], "value": None, "meaning": None}
            for value, meaning in told.values.items():
                about = {"value": value, "meaning": meaning.text, "reference": meaning.reference}
                yield {**row, **about, "description": None}


def describe_package() -> dict[str, Any]:
    """Describe the package: its resources, their columns with types and meanings, how they hang together."""
    own = [
        _resource("articles", "What is known of each article.", [_field(name) for name in _ARTICLE]),
        _resource("codebook", "What every column and value means.", [_field(name) for name in _CODEBOOK]),
    ]
    own[0]["schema"]["primaryKey"] = ["id"]
    tables = [_resource(name, schema(name)["description"], list(_fields(name))) for name in TABLES]
    for table in tables:
        link = {"fields": ["article"], "reference": {"resource": "articles", "fields": ["id"]}}
        table["schema"]["foreignKeys"] = [link]
    return {
        "profile": "tabular-data-package",
        "name": "mediabeeld",
        "title": "How articles portray their actors",
        "description": f"Tables made by Mediabeeld {__version__}, with the meaning of every column and value.",
        "version": __version__,
        "resources": [*own, *tables],
    }


def _resource(name: str, about: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"data/{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": about,
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(name: str) -> dict[str, Any]:
    return {"name": name, "type": "integer" if name == "characters" else "string"}


def _fields(table: str) -> Iterator[dict[str, Any]]:
    for column, rule in schema(table)["properties"].items():
        kind = types_of(rule)[0]
        field = {"name": column, "type": _TYPES[kind], "description": rule["description"]}
        if kind == "array":
            field["description"] += " A list, with ; between its items."
        if "enum" in rule:
            field["constraints"] = {"enum": [value for value in rule["enum"] if value is not None]}
        yield field


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_flat(row[column]) for column in columns])
    return page.getvalue()


def _flat(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(Listed(value)) if isinstance(value, list) else value
