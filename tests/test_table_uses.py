"""What others ask of a table is there: every table has a row, and every column that a row names is the table's."""

from __future__ import annotations

from dataclasses import fields

import pytest

from analysis.records import TABLES, columns
from analysis.report.end_tables import FACTUALITY
from analysis.table_uses import USES

#: What is no list of columns.
_OTHER = ("first", "key", "layers", "mended")


def test_every_table_has_a_row() -> None:
    assert set(USES) == set(TABLES)


@pytest.mark.parametrize("table", USES)
def test_what_is_asked_of_a_table_it_has(table: str) -> None:
    uses = [field.name for field in fields(USES[table]) if field.name not in _OTHER]
    named = {name.removesuffix("_at") for use in uses for name in getattr(USES[table], use).split()}
    there = {name.removesuffix("_start") for name in columns(TABLES[table])} | {FACTUALITY}
    assert named <= there
    assert set(USES[table].first) <= set(USES[table].asked.split())
