"""The tables at the end of the page: all rows that a reader wants, as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.factuality import find_factuality, tell_factuality
from analysis.language import Language
from analysis.portrait import Portrait
from analysis.report.cells import write_cell
from analysis.table_uses import columns_for

#: The tables a reader wants, each with the columns that fit on paper; the rest is in `mediabeeld tables`.
TABLES = columns_for("page")
#: What is said of a row shown as evidence, besides its words and its rule: columns of its table.
NOTES = columns_for("noted")

#: The column that no record has: on whose word a deed is told, and how sure, where it is not told as fact.
FACTUALITY = "factuality"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table at the end of the page: its name and title, its columns with their titles, and its rows as text."""

    name: str
    title: str
    columns: list[tuple[str, str]]
    rows: list[list[str]]
    caveat: str


def set_sheet(name: str, portrait: Portrait, names: Mapping[str, str], say: Language) -> Sheet:
    """Set a table of a portrait; `names` are what its actors are called."""
    columns = [(column, say.find(f"column.{column}", column)) for column in TABLES[name]]
    records = portrait.found(name)
    told = find_factuality(portrait) if FACTUALITY in TABLES[name] else ()
    rows = [
        [
            tell_factuality(told[row], names, say) if column == FACTUALITY else write_cell(record, column, names, say)
            for column in TABLES[name]
        ]
        for row, record in enumerate(records)
    ]
    caveat = say.say("tone-caveat") if name == "sentiment" and rows else ""
    return Sheet(name, say.say(f"table.{name}"), columns, rows, caveat)
