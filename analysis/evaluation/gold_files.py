"""Gold: hand coding read from files and checked, so that a slip of the coder is told and never scored.

`ID.quotes.json` holds coded quotations, `ID.actors.json` coded actors, mentions and actions (`docs/gold.md`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from analysis.errors import UsageError
from analysis.tables import schema

Row = dict[str, Any]

#: How the names of the two files of an article end.
QUOTES, ACTORS = ".quotes.json", ".actors.json"
#: What an item of quotations must have.
_FIELDS = ("start", "end", "type")
#: What a coder may call the form of a clause beside the values of `diathesis`: the reflexive has a column of its own.
_REFLEXIVE = "reflexive"
#: What a coder may call somebody who is none of the types of actor.
_OTHER = "other"


def read_gold(folder: str | Path) -> list[tuple[Path, Row]]:
    """Read the coded quotations of a folder, `ID.quotes.json`, in order of name.

    Raises `UsageError` when there are none, when a file is broken, or when an item has an unknown kind; it names the
    file, the item (numbered from 0) and the kinds there are.
    """
    return _read(Path(folder), QUOTES, "no gold here", "not a gold file", _check_quotes)


def read_actor_gold(folder: str | Path) -> list[tuple[Path, Row]]:
    """Read the coded actors of a folder, `ID.actors.json`, in order of name; `UsageError` as `read_gold` has it."""
    return _read(Path(folder), ACTORS, "no coded actors here", "not a file of coded actors", _check_actors)


def check_gold_folder(folder: Path) -> None:
    """Refuse what is no folder, which could hold no gold."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; gold is a folder of files (docs/gold.md)")


def holds_gold(folder: Path, ending: str) -> bool:
    """Tell whether a folder has gold of one kind, by how its names end: `QUOTES` or `ACTORS`."""
    return any(folder.glob(f"*{ending}"))


def article_id(path: Path) -> str:
    """Give the id of the article that a file of gold belongs to.

    >>> article_id(Path("gold/2022-02-03-raid.quotes.json"))
    '2022-02-03-raid'
    """
    return path.name.removesuffix(QUOTES).removesuffix(ACTORS)


def _read(
    folder: Path, ending: str, none: str, broken: str, check: Callable[[Path, Row], None]
) -> list[tuple[Path, Row]]:
    check_gold_folder(folder)
    paths = sorted(folder.glob(f"*{ending}"))
    if not paths:
        raise UsageError(f"{folder}: {none}; files are called ID{ending} (docs/gold.md)")
    found = []
    for path in paths:
        try:
            gold = json.loads(path.read_text("utf-8"))
            check(path, gold)
        except OSError as fault:
            raise UsageError(f"{path}: cannot be read ({fault.strerror})") from fault
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise UsageError(f"{path}: {broken} ({fault!r}); see docs/gold.md") from fault
        found.append((path, gold))
    return found


def _check_quotes(path: Path, gold: Row) -> None:
    kinds = _values("quotes", "kind")
    for number, item in enumerate(gold["quotes"]):
        where = f"{path}, item {number}"
        if missing := [field for field in _FIELDS if field not in item]:
            raise UsageError(f"{where}: lacks {', '.join(missing)}; every item needs {', '.join(_FIELDS)}")
        _allow(where, "type", item["type"], kinds)
        if item.get("alt_type") is not None:
            _allow(where, "alt_type", item["alt_type"], kinds)


def _check_actors(path: Path, gold: Row) -> None:
    """Check every field that is scored; one that is missing is known by its name."""
    types = [*_values("portraits", "type"), _OTHER]
    for number, actor in enumerate(gold["actors"]):
        _allow(f"{path}, actor {number}", "type", actor.get("type", _OTHER), types)
        for n, mention in enumerate(actor["mentions"]):
            _ = mention["start"], mention["end"]
            if mention.get("kind") is not None:
                _allow(f"{path}, actor {number}, mention {n}", "kind", mention["kind"], _values("mentions", "form"))
    names = [actor["name"] for actor in gold["actors"]]
    for number, action in enumerate(gold["actions"]):
        _ = action["verb_start"]
        where = f"{path}, action {number}"
        _allow(where, "actor", action["actor"], names)
        _allow(where, "role", action["role"], ("agent", "patient"))
        _allow(where, "voice", action["voice"], [*_values("events", "diathesis"), _REFLEXIVE])


def _values(table: str, column: str) -> list[str]:
    return [value for value in schema(table)["properties"][column]["enum"] if value is not None]


def _allow(where: str, field: str, value: object, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise UsageError(f"{where}: unknown {field} {value!r}; allowed are {', '.join(allowed)}")
