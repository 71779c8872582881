"""Values of records as a reader reads them: names for ids, whole numbers, each language's way of writing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.language import Language
from analysis.records import NARRATOR, UNKNOWN, Portrayal, Record

#: Columns that hold ids of actors, in one value or in a list; a reader sees their names.
IDS = frozenset({"actor", "agents", "holder", "patients", "sources", "speakers", "targets", "voice"})
#: Columns whose values are terms; a language has its own words for them, and a codebook of somebody's own has none.
TERMS = frozenset({"agent_status", "attribution", "category", "commitment", "deed", "diathesis", "drift", "form"})
TERMS |= {"frame", "how", "kind", "modifier", "stance", "type", "what"}
#: Columns that hold a measure, not a count.
DECIMALS = frozenset({"polarity"})


def names_in(names: Mapping[str, str], language: Language) -> dict[str, str]:
    """Give the names of actors, and what those are called in a language who are no actors."""
    return {**names, NARRATOR: language.say("narrator"), UNKNOWN: language.say("unknown")}


def name_all(ids: str, names: Mapping[str, str], language: Language) -> str:
    """Name an actor or a joint voice by its ids.

    >>> from analysis.language import choose_language
    >>> name_all("jan;an", {"jan": "Jan Bos", "an": "An Maes"}, choose_language("nl"))
    'Jan Bos en An Maes'
    """
    return language.join([names.get(one, one) for one in ids.split(";")])


def write_cell(row: Record | Portrayal, column: str, names: Mapping[str, str], language: Language) -> str:
    """Write the value that a record has in a column; nothing where there is none."""
    return write_value(getattr(row, column), column, names, language)


def write_value(value: Any, column: str, names: Mapping[str, str], language: Language) -> str:
    """Write a value of a column, as it stands in a record or in a table; nothing where it is missing.

    >>> from analysis.language import choose_language
    >>> write_value(["jan"], "speakers", {"jan": "Jan Bos"}, choose_language("nl"))
    'Jan Bos'
    >>> write_value(True, "negated", {}, choose_language("nl"))
    'ja'
    """
    if value is None or (isinstance(value, list | tuple) and not value):
        return ""
    if column in IDS:
        return language.join([name_all(one, names, language) for one in ([value] if isinstance(value, str) else value)])
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if column in DECIMALS:
        return language.decimal(value)
    if column in TERMS:
        return language.find(f"value.{value}", str(value))
    if column == "item":
        return language.find(f"item.{value}", str(value))
    if isinstance(value, bool):
        return language.say("value.yes" if value else "value.no")
    return language.number(value) if isinstance(value, int | float) else str(value)
