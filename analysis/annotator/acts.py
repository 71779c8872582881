"""What a coder does on the page, as entries of their file: each act puts some in, takes some out, or changes one.

An act that comes twice, because a browser could not know that it was saved, does what it did once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.annotations import (
    AddActor,
    AddRow,
    Annotations,
    Code,
    DropActor,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
    SplitActor,
    anchor_in,
    fields_of,
)
from analysis.annotations.row_fields import GIVEN, is_fit
from analysis.annotator.blind import code_of, values_of
from analysis.annotator.desk import Desk, find_place, mine, read_desk, save_desk
from analysis.annotator.entries import read_entry, way_back, with_entry, without
from analysis.annotator.fields import FORMS
from analysis.annotator.view import Touched, touched_rows, value_of
from analysis.errors import MediabeeldError, OutputError, UsageError
from analysis.records import Actor

Act = Mapping[str, Any]


class Refused(UsageError):
    """An act that cannot be done, and why; it is told to the coder, and nothing is changed."""


def take_acts(desk: Desk, acts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Do acts in their order and save what came of them; tell of each how to take it back, or why it was refused.

    Raises `OutputError` when nothing could be saved, and `UsageError` when the file is broken.
    """
    annotations = first = read_desk(desk)
    done: list[dict[str, Any]] = []
    for act in acts:
        try:
            after = _do(desk, annotations, act)
            if not desk.blind:
                desk.portray(after)  # refuses what cannot be applied, before it is saved
        except OutputError:
            raise
        except (MediabeeldError, KeyError, TypeError, ValueError, AttributeError) as fault:
            told = (
                str(fault) if isinstance(fault, MediabeeldError) else f"it is no act ({type(fault).__name__}: {fault})"
            )
            done.append({"id": act["id"], "refused": told})
            continue
        done.append({"id": act["id"], "back": way_back(annotations, after)})
        annotations = after
    if annotations != first:
        save_desk(desk, replace(annotations, names=_names(desk, annotations)))
    return done


def _names(desk: Desk, annotations: Annotations) -> dict[str, str]:
    """Give the names of the actors whose ids may stand in the file; a blind coder has no ids."""
    return dict(annotations.names) if desk.blind else {**annotations.names, **desk.found.names}


def _do(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    doing = act.get("do")
    if doing == "entries":
        return _exchange(annotations, act)
    table = (_BLIND if desk.blind else _SEEING) | _BOTH
    if doing not in table:
        raise Refused(f"no act called {doing!r} here; there are: {', '.join(table)}, entries")
    return table[doing](desk, annotations, act)


def _exchange(annotations: Annotations, act: Act) -> Annotations:
    """Take entries out and put others in where they were: what undo and redo are."""
    annotations = without(annotations, [read_entry(text) for text in act["remove"]])
    for place, text in sorted(act["add"], key=lambda one: int(one[0])):
        annotations = with_entry(annotations, read_entry(text), int(place))
    return annotations


# ---- rows ----


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
    values = {
        name: value_of(meant.touched.record, name) for name in FORMS[meant.touched.table] if not name.endswith("_at")
    }
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _given(desk: Desk, table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of fields as the file has them: places as anchors, lists as tuples, whole numbers whole."""
    known = fields_of(table)
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name not in FORMS[table]:
            raise Refused(f"{table} has no field {name!r} in its form; there are: {', '.join(FORMS[table])}")
        if known[name].kind == "place":
            found[name] = None if value is None else anchor_in(desk.article.text, *value)
            continue
        kinds = known[name].rule["type"]
        whole = "integer" in kinds and isinstance(value, float) and value.is_integer()
        value = int(value) if whole else float(value) if "number" in kinds and type(value) is int else value
        value = tuple(value) if isinstance(value, list) else value
        if not is_fit(known[name], value):
            raise Refused(f"{name} of {table} cannot be {value!r}")
        found[name] = value
    return found


def _add_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    table = act["table"]
    if table in GIVEN:
        return _set_row(desk, annotations, {**act, "was": {}})
    to = {name: value for name, value in _given(desk, table, act["values"]).items() if value not in (None, ())}
    at = anchor_in(desk.article.text, act["start"], act["end"])
    return with_entry(annotations, AddRow(table=table, at=at, to=to, coder=desk.coder))


def _set_row(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    meant = _meant(desk, annotations, act)
    if meant is None:
        raise Refused(f"the row of {act['table']} is not there any more")
    table, by = meant.touched.table, meant.touched.by
    to = _given(desk, table, act["values"])
    moved = {} if act.get("to") is None else {"at": anchor_in(desk.article.text, *act["to"])}
    if isinstance(by, AddRow):
        return _replaced(annotations, by, replace(by, at=moved.get("at", by.at), to={**by.to, **to}))
    if isinstance(by, SetRow):
        return _replaced(annotations, by, replace(by, to={**by.to, **to, **moved}, coder=desk.coder))
    record = meant.touched.record
    at = anchor_in(desk.article.text, record.start, record.end)
    made = SetRow(table=table, at=at, to={**to, **moved}, was=_tell_apart(meant), coder=desk.coder)
    return with_entry(annotations, made)


def _replaced(annotations: Annotations, old: Any, new: Any) -> Annotations:
    place = annotations.corrections.index(old)
    return with_entry(without(annotations, [old]), new, place)


def _accept(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Keep a row as it is: the field that every row of its table has is set to what it says."""
    meant = _meant(desk, annotations, act)
    if meant is None:
        raise Refused(f"the row of {act['table']} is not there any more")
    if meant.touched.by is not None:
        return annotations
    names = FORMS[meant.touched.table]
    needed = [name for name in names if fields_of(meant.touched.table)[name].needed]
    name = (needed or [one for one in names if not one.endswith("_at")])[0]
    return _set_row(desk, annotations, {**act, "values": {name: value_of(meant.touched.record, name)}, "to": None})


def _reject(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
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
        return _replaced(annotations, by, gone)
    record = meant.touched.record
    at = anchor_in(desk.article.text, record.start, record.end)
    made = DropRow(table=meant.touched.table, at=at, was=_tell_apart(meant), coder=desk.coder)
    return with_entry(annotations, made)


def _revert(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Take back what was made of a row: it is again as it was found."""
    place = (act["start"], act["end"])
    if act.get("state") == "rejected":
        dropped = [one for one in annotations.corrections if isinstance(one, DropRow) and one.table == act["table"]]
        return without(annotations, [one for one in dropped if find_place(one.at, desk, annotations) == place][:1])
    meant = _meant(desk, annotations, act)
    return annotations if meant is None or meant.touched.by is None else without(annotations, [meant.touched.by])


# ---- actors ----


def _new_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    new = _actor(act["actor"], act["values"])
    if any(isinstance(one, AddActor) and one.actor == new for one in annotations.corrections):
        return annotations
    return with_entry(annotations, AddActor(actor=new, coder=desk.coder))


def _actor(id: str, values: Mapping[str, Any]) -> Actor:
    return Actor(id=id, name=values["name"], type=values["type"])


def _set_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    to = {name: act["values"][name] for name in ("name", "type") if name in act["values"]}
    for one in annotations.corrections:
        if isinstance(one, AddActor) and one.actor.id == act["actor"]:
            return _replaced(annotations, one, replace(one, actor=replace(one.actor, **to)))
        if isinstance(one, SetActor) and one.actor == act["actor"]:
            return _replaced(annotations, one, replace(one, to={**one.to, **to}, coder=desk.coder))
    return with_entry(annotations, SetActor(actor=act["actor"], to=to, coder=desk.coder))


def _merge(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    made = MergeActors(actors=(act["into"], act["actor"]), into=act["into"], coder=desk.coder)
    return with_entry(annotations, made)


def _drop_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    added = [one for one in annotations.corrections if isinstance(one, AddActor) and one.actor.id == act["actor"]]
    if added:
        return without(annotations, added)
    return with_entry(annotations, DropActor(actor=act["actor"], coder=desk.coder))


def _split(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    mentions = tuple(anchor_in(desk.article.text, *place) for place in act["mentions"])
    if not mentions:
        raise Refused("no mention is chosen; those that are chosen become the new actor's")
    into = _actor(act["new"], act["values"])
    return with_entry(annotations, SplitActor(actor=act["actor"], mentions=mentions, into=into, coder=desk.coder))


# ---- codes of one's own ----


def _answer(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Answer an item of the coding form, of the whole article or of a sentence; an empty answer leaves it open."""
    code = (desk.book.name, act["frame"], act["item"])
    if not any((f.id, i.id) == code[1:] for f in desk.book.frames for i in f.items):
        raise Refused(f"the codebook {desk.book.id} has no item {act['item']!r} of {act['frame']!r}")
    place = None if act["start"] is None else (act["start"], act["end"])
    old = [
        one
        for one in mine(desk, annotations)
        if one.code == code
        and "answer" in one.values
        and (find_place(one.at, desk, annotations) if one.at else None) == place
    ]
    annotations = without(annotations, old)
    if act["answer"] not in ("yes", "no"):
        return annotations
    at = None if place is None else anchor_in(desk.article.text, *place)
    made = Code(code=code, at=at, values={"answer": act["answer"]}, coder=desk.coder, blind=desk.blind)
    return with_entry(annotations, made)


def _blind_add(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    _given(desk, act["table"], act["values"])
    return with_entry(annotations, code_of(desk, act["table"], act["start"], act["end"], act["values"]))


def _blind_found(desk: Desk, annotations: Annotations, act: Act) -> Code | None:
    place = (act["start"], act["end"])
    here = [
        code
        for code in mine(desk, annotations)
        if code.code[0] == act["table"] and code.at and find_place(code.at, desk, annotations) == place
    ]  # fmt: skip
    return max(here, key=lambda code: sum(values_of(code)[n] == v for n, v in act.get("was", {}).items()), default=None)


def _blind_set(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    old = _blind_found(desk, annotations, act)
    if old is None:
        raise Refused("what was coded is not there any more")
    values = {**values_of(old), **act["values"]}
    _given(desk, act["table"], values)
    start, end = act.get("to") or (act["start"], act["end"])
    place = annotations.codes.index(old)
    return with_entry(without(annotations, [old]), code_of(desk, act["table"], start, end, values), place)


def _blind_reject(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    old = _blind_found(desk, annotations, act)
    return annotations if old is None else without(annotations, [old])


def _blind_merge(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Call an actor by another name wherever this coder named it: two that are one, or a name put right."""
    old, new = act["actor"], act.get("into") or act["values"]["name"]
    codes = []
    for code in annotations.codes:
        own = code.coder == desk.coder and code.blind
        codes.append(replace(code, values=_renamed(code.values, old, new)) if own else code)
    return replace(annotations, codes=tuple(codes))


def _renamed(values: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    found = dict(values)
    for name in ("actor", "holder"):
        if found.get(name) == old:
            found[name] = new
    for name in ("speakers", "agents", "patients", "targets", "sources"):
        if old in (found.get(name) or ()):
            found[name] = sorted({new if one == old else one for one in found[name]})
    return found


_Do = Callable[[Desk, Annotations, Act], Annotations]
#: What can be done where suggestions are seen.
_SEEING: dict[str, _Do] = {
    "add": _add_row,
    "set": _set_row,
    "accept": _accept,
    "reject": _reject,
    "revert": _revert,
    "new-actor": _new_actor,
    "set-actor": _set_actor,
    "merge": _merge,
    "drop-actor": _drop_actor,
    "split": _split,
}
#: What a blind coder can do.
_BLIND: dict[str, _Do] = {
    "add": _blind_add,
    "set": _blind_set,
    "reject": _blind_reject,
    "merge": _blind_merge,
    "set-actor": _blind_merge,
}
_BOTH: dict[str, _Do] = {"answer": _answer}
