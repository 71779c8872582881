"""Tables: fixed columns and types, schemas that hold, and files that give back what was written."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.errors import UsageError
from analysis.records import TABLES, Event, Portrayal, Record, columns

EVENT = Event(
    article="a",
    start=4,
    end=8,
    text="blies",
    sentence=0,
    part="body",
    rule="event.verb",
    lemma="opblazen",
    parts=((4, 8), (20, 22)),
    agents=("biden", "harris"),
    agent_start=0,
    agent_end=3,
    diathesis="active",
)


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(name: str) -> None:
    table = tables.to_table([], name)
    assert tuple(table.columns) == columns(TABLES[name])
    integers = [
        c for c, p in tables.schema(name)["properties"].items() if p["type"] in ("integer", ["integer", "null"])
    ]
    assert all(table[c].dtype == "Int64" for c in integers)


def test_a_record_table_opens_with_where_and_closes_with_how() -> None:
    for kind in TABLES.values():
        if issubclass(kind, Record):
            assert columns(kind)[:4] == ("article", "start", "end", "text")
            assert columns(kind)[-3:] == ("rule", "lexicon", "coder")


def test_absent_values_are_missing_and_integers_stay_integers() -> None:
    table = tables.to_table([EVENT], "events")
    assert table.loc[0, "agent_start"] == 0
    assert pd.isna(table.loc[0, "patient_start"])
    assert table.loc[0, "agents"] == ["biden", "harris"]
    assert table["negated"].dtype == bool


def test_json_gives_back_the_rows(tmp_path: Path) -> None:
    rows = tables.to_rows([EVENT, EVENT], "events")
    tables.save_rows(rows, "events", tmp_path / "events.json", "json")
    assert json.loads((tmp_path / "events.json").read_text("utf-8")) == rows


def test_csv_joins_lists_and_leaves_absent_values_empty(tmp_path: Path) -> None:
    tables.save_rows(tables.to_rows([EVENT], "events"), "events", tmp_path / "events.csv", "csv")
    header, row = (tmp_path / "events.csv").read_text("utf-8").splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert (cells["agents"], cells["parts"]) == ("biden;harris", "4-8;20-22")
    assert (cells["agent_start"], cells["patient_start"], cells["negated"]) == ("0", "", "False")


@pytest.mark.parametrize("rows", [[], [EVENT]])
def test_parquet_keeps_types_also_when_empty(tmp_path: Path, rows: list[Event]) -> None:
    import pyarrow.parquet as pq

    tables.save_rows(tables.to_rows(rows, "events"), "events", tmp_path / "e.parquet", "parquet")
    found = pq.read_table(tmp_path / "e.parquet")
    assert tuple(found.column_names) == columns(Event)
    assert str(found.schema.field("patient_start").type) == "int64"
    assert found.to_pylist() == tables.to_rows(rows, "events")


def test_a_row_that_breaks_the_schema_is_not_written(tmp_path: Path) -> None:
    (row,) = tables.to_rows([EVENT], "events")
    with pytest.raises(ValueError, match=r"table events, row 0: .*'middle'"):
        tables.save_rows([{**row, "diathesis": "middle"}], "events", tmp_path / "e.json", "json")
    assert not (tmp_path / "e.json").exists()


def test_unknown_tables_and_formats_name_what_is_allowed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="mentions, quotes"):
        tables.schema("citaten")
    with pytest.raises(UsageError, match="csv, json, parquet"):
        tables.save_rows([], "events", tmp_path / "e.xml", "xml")  # type: ignore[arg-type]


def test_portraits_have_no_offsets() -> None:
    assert not {"start", "end", "rule"} & set(columns(Portrayal))
