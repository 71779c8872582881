"""What a coder does to rows: adds one, mends one, accepts or rejects one, or leaves it as it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.annotations import AddRow, Annotations, DropRow, SetRow, anchor_in, fields_of
from analysis.annotations.row_fields import GIVEN, is_fit
from analysis.annotator.desk import Act, Desk, Refused, find_place
from analysis.annotator.entries import exchange_entry, with_entry, without
from analysis.annotator.fields import FORMS
from analysis.annotator.view import Touched, touched_rows, value_of
from analysis.tables import to_float, types_of


@dataclass(frozen=True, slots=True)
class _Meant:
    """The row that an act is about, and how many stand at its place."""

    touched: Touched
    alone: bool


def _meant(desk: Desk, annotations: Annotations, act: Act) -> _Meant | None:
    """Find the row that an act is about: of those at its place the one that is most like what the coder saw."""
    place = (act["table"], act["start"], act["end"])
    rows = touched_rows(desk, desk.portray(annotations), annotations)
    here = [one for one in rows if (one.table, one.record.start, one.record.end) == place]
    if not here:
        return None

    def likeness(touched: Touched) -> int:
        return sum(value_of(touched.record, name) == value for name, value in act.get("was", {}).items())

    return _Meant(max(here, key=likeness), alone=len(here) == 1)


def _tell_apart(meant: _Meant) -> dict[str, Any]:
    """Give what tells a row from others at its place; nothing where it is alone."""
    if meant.alone:
        return {}
    names = (name for name in FORMS[meant.touched.table] if not name.endswith("_at"))
    return {name: getattr(meant.touched.record, name) for name in names}


def take_values(desk: Desk, table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of fields as the file has them: places as anchors, lists as tuples, whole numbers whole."""
    known = fields_of(table)
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name not in FORMS[table]:
            raise Refused(f"{table} has no field {name!r} in its form; there are: {', '.join(FORMS[table])}")
        if known[name].kind == "place":
            found[name] = None if value is None else anchor_in(desk.article.text, *value)
            continue
        rule = known[name].rule
        whole = "integer" in types_of(rule) and isinstance(value, float) and value.is_integer()
        value = int(value) if whole else to_float(value, rule)
        value = tuple(value) if isinstance(value, list) else value
        if not is_fit(known[name], value):
            raise Refused(f"{name} of {table} cannot be {value!r}")
        found[name] = value
    return found


def add_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Add a row that was not found; a sentence is there already, and is coded otherwise."""
    table = act["table"]
    if table in GIVEN:
        return set_row(desk, annotations, {**act, "was": {}})
    to = {name: value for name, value in take_values(desk, table, act["values"]).items() if value not in (None, ())}
    at = anchor_in(desk.article.text, act["start"], act["end"])
    return with_entry(annotations, AddRow(table=table, at=at, to=to, coder=desk.coder))


def set_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Give fields of a row other values, or the row another place."""
    meant = _meant(desk, annotations, act)
    if meant is None:
        raise Refused(f"the row of {act['table']} is not there any more")
    table, by = meant.touched.table, meant.touched.by
    to = take_values(desk, table, act["values"])
    moved = {} if act.get("to") is None else {"at": anchor_in(desk.article.text, *act["to"])}
    if isinstance(by, AddRow):
        return exchange_entry(annotations, by, replace(by, at=moved.get("at", by.at), to={**by.to, **to}))
    if isinstance(by, SetRow):
        return exchange_entry(annotations, by, replace(by, to={**by.to, **to, **moved}, coder=desk.coder))
    record = meant.touched.record
    at = anchor_in(desk.article.text, record.start, record.end)
    made = SetRow(table=table, at=at, to={**to, **moved}, was=_tell_apart(meant), coder=desk.coder)
    return with_entry(annotations, made)


def accept_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Keep a row as it is: the field that every row of its table has is set to what it says."""
    meant = _meant(desk, annotations, act)
    if meant is None:
        raise Refused(f"the row of {act['table']} is not there any more")
    if meant.touched.by is not None:
        return annotations
    names = FORMS[meant.touched.table]
    needed = [name for name in names if fields_of(meant.touched.table)[name].needed]
    name = (needed or [one for one in names if not one.endswith("_at")])[0]
    return set_row(desk, annotations, {**act, "values": {name: value_of(meant.touched.record, name)}, "to": None})


def reject_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Say that a row is none; one that a hand added goes."""
    meant = _meant(desk, annotations, act)
    if meant is None:
        return annotations
    by = meant.touched.by
    if isinstance(by, AddRow):
        return without(annotations, [by])
    if meant.touched.table in GIVEN:
        raise Refused("a sentence is of the text itself; it can be coded otherwise, not rejected")
    if by is not None:
        gone = DropRow(table=by.table, at=by.at, was=by.was, coder=desk.coder)
        return exchange_entry(annotations, by, gone)
    record = meant.touched.record
    at = anchor_in(desk.article.text, record.start, record.end)
    made = DropRow(table=meant.touched.table, at=at, was=_tell_apart(meant), coder=desk.coder)
    return with_entry(annotations, made)


def revert_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Take back what was made of a row: it is again as it was found."""
    place = (act["start"], act["end"])
    if act.get("state") == "rejected":
        dropped = [one for one in annotations.corrections if isinstance(one, DropRow) and one.table == act["table"]]
        return without(annotations, [one for one in dropped if find_place(one.at, desk, annotations) == place][:1])
    meant = _meant(desk, annotations, act)
    return annotations if meant is None or meant.touched.by is None else without(annotations, [meant.touched.by])
