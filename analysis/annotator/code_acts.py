"""What a coder codes of their own accord: answers of the coding form, and, blind, rows and the names of actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analysis.annotations import Annotations, Code, anchor_in
from analysis.annotator.blind import actor_fields, code_of, coded_rows, values_of
from analysis.annotator.desk import Act, Desk, Refused, find_place, mine
from analysis.annotator.entries import exchange_entry, with_entry, without
from analysis.annotator.row_acts import take_values


def answer_item(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
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


def add_code(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Code some words, seeing no suggestions."""
    take_values(desk, act["table"], act["values"])
    return with_entry(annotations, code_of(desk, act["table"], act["start"], act["end"], act["values"]))


def _find_code(desk: Desk, annotations: Annotations, act: Act) -> Code | None:
    place = (act["start"], act["end"])
    here = [
        code
        for code in mine(desk, annotations)
        if code.code[0] == act["table"] and code.at and find_place(code.at, desk, annotations) == place
    ]  # fmt: skip
    return max(here, key=lambda code: sum(values_of(code)[n] == v for n, v in act.get("was", {}).items()), default=None)


def set_code(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Code otherwise what was coded."""
    old = _find_code(desk, annotations, act)
    if old is None:
        raise Refused("what was coded is not there any more")
    values = {**values_of(old), **act["values"]}
    take_values(desk, act["table"], values)
    start, end = act.get("to") or (act["start"], act["end"])
    return exchange_entry(annotations, old, code_of(desk, act["table"], start, end, values))


def drop_code(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Take back what was coded."""
    old = _find_code(desk, annotations, act)
    return annotations if old is None else without(annotations, [old])


def rename_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Call an actor by another name wherever this coder named it: two that are one, or a name put right."""
    old, new = act["actor"], act.get("into") or act["values"]["name"]
    for code, (start, end) in list(coded_rows(desk, annotations)):
        values = _renamed(code.code[0], values_of(code), old, new)
        if values != values_of(code):
            made = replace(code_of(desk, code.code[0], start, end, values), note=code.note)
            annotations = exchange_entry(annotations, code, made)
    return annotations


def _renamed(table: str, values: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    found = dict(values)
    for name in actor_fields(table):
        value = found[name]
        if value == old:
            found[name] = new
        elif isinstance(value, list) and old in value:
            found[name] = sorted({new if one == old else one for one in value})
    return found
