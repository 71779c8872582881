"""Portraits as files, without loss."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article import Article, Part
from analysis.errors import UsageError
from analysis.portrait.record import Portrait
from analysis.records import RECORDS, Actor, Mention, Record, VoiceSpan
from analysis.saving import save_file
from analysis.tables import to_rows


def save_portrait(portrait: Portrait, path: str | Path) -> None:
    """Write a portrait to one JSON file, without loss; raises `OutputError`."""
    data = {
        "article": asdict(portrait.article),
        "actors": [asdict(a) for a in portrait.actors],
        "voices": [asdict(v) for v in portrait.voices],
        "records": {name: to_rows(rows, name) for name, rows in portrait.records.items()},
    }
    save_file(json.dumps(data, ensure_ascii=False, indent=1) + "\n", path)


def read_portrait(path: str | Path) -> Portrait:
    """Read back a portrait that `save_portrait` wrote; raises `UsageError` for a file that is not one."""
    try:
        data = json.loads(Path(path).read_text("utf-8"))
        article = data["article"]
        return Portrait(
            article=Article(**{**article, "parts": tuple(Part(**part) for part in article["parts"])}),
            actors=tuple(Actor(**_tuples(a)) for a in data["actors"]),
            voices=tuple(VoiceSpan(**v) for v in data["voices"]),
            records=MappingProxyType(
                {name: tuple(_record(name, _tuples(row)) for row in rows) for name, rows in data["records"].items()}
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UsageError(f"{path}: not a portrait that save_portrait wrote ({fault})") from fault


def _record(table: str, row: Mapping[str, Any]) -> Record:
    """Make a record of a row; a mention whose actor is known is one that finders can be given."""
    kind = Mention if table == "mentions" and row["actor"] is not None else RECORDS[table]
    return kind(**row)


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in row.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list) else value
