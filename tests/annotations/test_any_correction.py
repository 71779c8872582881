"""Whatever is corrected, every row keeps its schema and slices the text, and what is not applied is told."""

from __future__ import annotations

import warnings
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.annotations import (
    AddRow,
    Anchor,
    Correction,
    DropActor,
    DropRow,
    MergeActors,
    SetRow,
    anchor_in,
    fields_of,
    needed_of,
)
from analysis.annotations.row_fields import GIVEN, Field
from analysis.portrait import Portrait, portray
from analysis.records import RECORDS, TABLES
from analysis.tables import check_rows, to_rows, types_of
from tests.annotations.article import TEXT

IDS = st.sampled_from(["els-vos", "jan-bos", "burgemeester", "Jan Bos", "niemand"])


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    start = draw(st.integers(0, len(TEXT) - 1).filter(lambda at: not TEXT[at].isspace()))
    return anchor_in(TEXT, start, draw(st.integers(start + 1, min(len(TEXT), start + 30))))


def values_of(field: Field) -> st.SearchStrategy[Any]:
    if field.kind == "place":
        return anchors()
    if field.kind == "places":
        return st.lists(anchors(), max_size=2).map(tuple)
    if field.kind == "actors":
        return st.lists(IDS, max_size=2).map(tuple)
    if field.kind == "actor":
        return IDS
    kinds = types_of(field.rule)
    if "enum" in field.rule:
        return st.sampled_from(field.rule["enum"])
    if "array" in kinds:
        return st.none() if "null" in kinds else st.just(())
    plain = {
        "string": st.text("abc ", min_size=1, max_size=5),
        "integer": st.integers(0, 9),
        "number": st.floats(-1, 1),
        "boolean": st.booleans(),
        "null": st.none(),
    }
    return st.one_of([plain[kind] for kind in kinds])


@st.composite
def row_corrections(draw: st.DrawFn, portrait: Portrait) -> Correction:
    verb = draw(st.sampled_from(["set", "add", "drop"]))
    table = draw(
        st.sampled_from([name for name in RECORDS if name != "tokens" and (verb == "set" or name not in GIVEN)])
    )
    known = {name: field for name, field in fields_of(table).items() if verb == "set" or name != "at"}
    chosen = draw(st.sets(st.sampled_from(sorted(known)), min_size=1, max_size=3))
    chosen |= set(needed_of(table)) if verb == "add" else set()
    rows = portrait.records[table]
    at = draw(anchors())
    if rows and verb != "add":
        row = draw(st.sampled_from(rows))
        at = anchor_in(TEXT, row.start, row.end)
    to = {name: draw(values_of(known[name])) for name in sorted(chosen)}
    if verb == "set":
        return SetRow(table=table, at=at, to=to, coder="jv")
    return AddRow(table=table, at=at, to=to, coder="jv") if verb == "add" else DropRow(table=table, at=at, coder="jv")


ACTORS = st.one_of(
    st.builds(DropActor, actor=IDS, coder=st.just("jv")),
    st.builds(MergeActors, actors=st.tuples(IDS, IDS), into=IDS, coder=st.just("jv")),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_corrected_every_row_is_as_tables_are(data: st.DataObject) -> None:
    portrait = portray(TEXT)
    corrections = data.draw(st.lists(row_corrections(portrait) | ACTORS, min_size=1, max_size=4))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mended = portrait.corrected(*corrections)
    for name in TABLES:
        check_rows(to_rows(mended.found(name), name), name)
    for rows in mended.records.values():
        assert all(TEXT[row.start : row.end] == row.text for row in rows)
        assert [row.start for row in rows] == sorted(row.start for row in rows)
    assert [span.start for span in mended.voices[1:]] == [span.end for span in mended.voices[:-1]]
    ids = {actor.id for actor in mended.actors}
    assert {getattr(row, "actor", None) for row in mended.records["mentions"]} <= ids
    quotes = {getattr(row, "quote_id", "") for row in mended.records["quotes"]}
    assert len(quotes) == len(mended.records["quotes"])
    assert {getattr(row, "parent_id", None) for row in mended.records["quotes"]} <= quotes | {None}
    assert {getattr(row, "group", None) for row in mended.records["quotes"]} <= quotes | {None}
    assert all(1 <= lost.number <= len(corrections) and lost.why for lost in mended.unplaced)
    assert mended.uncorrected() == portrait
