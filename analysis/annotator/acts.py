"""What a coder does on the page, as entries of their file: each act puts some in, takes some out, or changes one.

`SEEING` and `BLIND` are the acts there are. An act that comes twice, because a browser could not know that it was
saved, does what it did once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from analysis.annotations import Annotations, describe_correction
from analysis.annotator.actor_acts import add_actor, drop_actor, merge_actors, set_actor, split_actor
from analysis.annotator.code_acts import add_code, answer_item, drop_code, rename_actor, set_code
from analysis.annotator.desk import Act, Desk, Refused, read_desk, save_desk
from analysis.annotator.entries import read_entry, way_back, with_entry, without
from analysis.annotator.row_acts import accept_row, add_row, reject_row, revert_row, set_row
from analysis.errors import MediabeeldError, OutputError

_Do: TypeAlias = Callable[[Desk, Annotations, Act], Annotations]
#: What can be done where suggestions are seen.
SEEING: dict[str, _Do] = {
    "add": add_row,
    "set": set_row,
    "accept": accept_row,
    "reject": reject_row,
    "revert": revert_row,
    "new-actor": add_actor,
    "set-actor": set_actor,
    "merge": merge_actors,
    "drop-actor": drop_actor,
    "split": split_actor,
    "answer": answer_item,
}
#: What a blind coder can do.
BLIND: dict[str, _Do] = {
    "add": add_code,
    "set": set_code,
    "reject": drop_code,
    "merge": rename_actor,
    "set-actor": rename_actor,
    "answer": answer_item,
}


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
                _check_applied(desk, annotations, after, act)
        except OutputError:
            raise
        except MediabeeldError as fault:
            done.append({"id": act["id"], "refused": str(fault)})
            continue
        except Exception as fault:  # one act that nobody foresaw must not keep all that come after it from the file
            done.append({"id": act["id"], "refused": f"it is no act ({type(fault).__name__}: {fault})"})
            continue
        done.append({"id": act["id"], "back": way_back(annotations, after)})
        annotations = after
    if annotations != first:
        save_desk(desk, replace(annotations, names=_names(desk, annotations)))
    return done


def _check_applied(desk: Desk, before: Annotations, after: Annotations, act: Act) -> None:
    """Refuse what cannot be applied before it is saved; what is taken back or put back stood there, and may."""
    known = [(one.correction, one.why) for one in desk.portray(before).unplaced]
    lost = [one.why for one in desk.portray(after).unplaced if (one.correction, one.why) not in known]
    if lost and act["do"] != "entries":
        raise Refused("; ".join(lost))


def _names(desk: Desk, annotations: Annotations) -> dict[str, str]:
    """Give the names of the actors whose ids stand in the file, so that they are found should an id change."""
    used = {word for correction in annotations.corrections for word in _words(describe_correction(correction))}
    return {**annotations.names, **{id: name for id, name in desk.found.names.items() if id in used}}


def _words(value: Any) -> Iterator[str]:
    """Go through the texts in plain values."""
    if isinstance(value, str):
        yield from value.split(";")
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _do(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    doing = act.get("do")
    if doing == "entries":
        return _exchange(annotations, act)
    table = BLIND if desk.blind else SEEING
    if doing not in table:
        raise Refused(f"no act called {doing!r} here; there are: {', '.join(table)}, entries")
    return table[doing](desk, annotations, act)


def _exchange(annotations: Annotations, act: Act) -> Annotations:
    """Take entries out and put others in where they were: what undo and redo are."""
    annotations = without(annotations, [read_entry(text) for text in act["remove"]])
    for place, text in sorted(act["add"], key=lambda one: int(one[0])):
        annotations = with_entry(annotations, read_entry(text), int(place))
    return annotations
