"""What the page shows: every row with what became of it by hand, the actors, the answers of the coding form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.annotations import (
    AddActor,
    AddRow,
    Anchor,
    Annotations,
    Code,
    DropRow,
    SetActor,
    SetRow,
    describe_correction,
)
from analysis.annotator.blind import blind_actors, blind_rows
from analysis.annotator.desk import Desk, find_place, mine, read_desk
from analysis.annotator.entries import write_entry
from analysis.annotator.fields import FORMS, PALE
from analysis.glossary import load_rules
from analysis.measures import spans_of
from analysis.portrait import Portrait
from analysis.records import Frame, Record

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Touched:
    """A row as it stands by now, and the correction that made it what it is, if one did."""

    table: str
    record: Record
    by: SetRow | AddRow | None


def view_of(desk: Desk) -> dict[str, Any]:
    """Give all that the page shows, as plain values; the file is read anew. Raises `UsageError` for a broken file."""
    annotations = read_desk(desk)
    lost: list[str] = []
    if desk.blind:
        rows, actors = blind_rows(desk, annotations), blind_actors(desk, annotations)
    else:
        portrait = desk.portray(annotations)
        lost = [str(one) for one in portrait.unplaced]
        rows = list(_rows(desk, portrait, annotations))
        actors = _actors(portrait, annotations)
    answers, log = _answers(desk, annotations), _log(annotations)
    told = {"rows": _keyed(rows), "actors": actors, "answers": answers, "log": log, "lost": lost}
    return {**told, "rules": _rules(rows)}


def _rules(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Tell what the rules that made rows mean: title and text, by code."""
    known, codes = load_rules(), dict.fromkeys(row["rule"] for row in rows if row["rule"])
    return {code: [known[code].title, known[code].text] for code in codes if code in known}


def _keyed(rows: Sequence[Row]) -> list[Row]:
    """Give each row a key that is the same as long as it stands where it does."""
    seen: Counter[str] = Counter()
    keyed = []
    for row in rows:
        place = f"{row['table']}:{row['start']}:{row['end']}"
        seen[place] += 1
        keyed.append({"key": f"{place}:{seen[place]}", **row})
    return keyed


def _rows(desk: Desk, portrait: Portrait, annotations: Annotations) -> Iterator[Row]:
    plain = {(table, r.start, r.end): r for table in FORMS for r in desk.found.records.get(table, ())}
    for touched in touched_rows(desk, portrait, annotations):
        record, by = touched.record, touched.by
        yield row_of(touched.table, record, _state(desk, touched), by.coder if by else None)
    for dropped in (one for one in annotations.corrections if isinstance(one, DropRow)):
        span = find_place(dropped.at, desk, annotations)
        found = plain.get((dropped.table, *span)) if span else None
        if found is not None:
            yield row_of(dropped.table, found, "rejected", dropped.coder)


def row_of(table: str, record: Record, state: str, coder: str | None) -> Row:
    """Give a row as plain values, with the fields of its form."""
    return {
        "table": table,
        "start": record.start,
        "end": record.end,
        "spans": [list(span) for span in spans_of(record)],
        "values": {name: value_of(record, name) for name in FORMS[table]},
        "rule": record.rule,
        "state": state,
        "coder": coder,
        "soft": getattr(record, "kind", None) in PALE,
    }


def value_of(record: Record, name: str) -> Any:
    """Give the value of a field of a form; a place as its start and end."""
    if name.endswith("_at"):
        column = name.removesuffix("_at")
        start, end = getattr(record, f"{column}_start"), getattr(record, f"{column}_end")
        return None if start is None or end is None else [start, end]
    value = getattr(record, name)
    return list(value) if isinstance(value, tuple) else value


def touched_rows(desk: Desk, portrait: Portrait, annotations: Annotations) -> Iterator[Touched]:
    """Go through the rows that have a form, each with the last correction that set or added it.

    Where several rows stand at one place, it is the one whose fields are most like those the correction gave.
    """
    rows = [(table, record) for table in FORMS for record in portrait.records.get(table, ())]
    here: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for number, (table, record) in enumerate(rows):
        here[table, record.start, record.end].append(number)
    by: dict[int, SetRow | AddRow] = {}
    for correction in annotations.corrections:
        if not isinstance(correction, SetRow | AddRow):
            continue
        at = correction.to.get("at") or correction.at
        span = find_place(at, desk, annotations)
        numbers = here[correction.table, *span] if span else []
        if numbers:
            by[max(numbers, key=lambda n: (_likeness(rows[n][1], correction), -n))] = correction
    for number, (table, record) in enumerate(rows):
        yield Touched(table, record, by.get(number))


def _likeness(record: Record, correction: SetRow | AddRow) -> int:
    told = {**getattr(correction, "was", {}), **correction.to}
    return sum(getattr(record, name, None) == value for name, value in told.items() if not isinstance(value, Anchor))


def _state(desk: Desk, touched: Touched) -> str:
    if touched.by is None:
        return "found"
    if isinstance(touched.by, AddRow):
        return "added"
    record = touched.record
    values = {name: value_of(record, name) for name in FORMS[touched.table]}
    same = any(
        (one.start, one.end) == (record.start, record.end)
        and values == {name: value_of(one, name) for name in FORMS[touched.table]}
        for one in desk.found.records.get(touched.table, ())
    )
    return "accepted" if same else "mended"


def _actors(portrait: Portrait, annotations: Annotations) -> list[dict[str, Any]]:
    n = Counter(getattr(mention, "actor", None) for mention in portrait.records.get("mentions", ()))
    added = {one.actor.id for one in annotations.corrections if isinstance(one, AddActor)}
    mended = {one.actor for one in annotations.corrections if isinstance(one, SetActor)}
    return sorted(
        (
            {
                "id": actor.id,
                "name": actor.name,
                "type": actor.type,
                "n": n[actor.id],
                "state": "added" if actor.id in added else "mended" if actor.id in mended else "found",
            }
            for actor in portrait.actors
        ),
        key=lambda one: (-int(str(one["n"])), str(one["name"]).casefold()),
    )


def _answers(desk: Desk, annotations: Annotations) -> list[dict[str, Any]]:
    """Give the sentences that an item of the codebook asks about, and what this coder answered."""
    asked: dict[tuple[Any, ...], dict[str, Any]] = {}
    sentences = desk.sentences
    for hit in () if desk.blind else desk.found.records.get("frames", ()):
        if isinstance(hit, Frame) and hit.item is not None and hit.scheme == desk.book.name:
            place = (hit.frame, hit.item, *sentences[hit.sentence])
            asked[place] = _answer(*place)
    for code in mine(desk, annotations):
        if len(code.code) != 3 or code.code[0] != desk.book.name or "answer" not in code.values:
            continue
        span = find_place(code.at, desk, annotations) if code.at else (None, None)
        if span is not None:
            place = (*code.code[1:], *span)
            asked[place] = _answer(*place, answer=str(code.values["answer"]))
    return sorted(asked.values(), key=lambda one: (one["start"] is not None, one["start"] or 0))


def _answer(frame: str, item: str, start: int | None, end: int | None, answer: str = "") -> dict[str, Any]:
    return {"frame": frame, "item": item, "start": start, "end": end, "answer": answer}


def _log(annotations: Annotations) -> list[dict[str, Any]]:
    """Give every entry of the file, the last first, each as it can be taken back."""
    told = []
    for entry in (*annotations.corrections, *annotations.codes):
        told.append({"entry": write_entry(entry), "coder": entry.coder, **_tell(entry)})
    return told[::-1]


def _tell(entry: Any) -> Mapping[str, Any]:
    if isinstance(entry, Code):
        answer = entry.values.get("answer")
        coded = {"verb": "code", "what": " › ".join(entry.code), "text": entry.at.text if entry.at else ""}
        return {**coded, "more": {"answer": answer}} if answer else coded
    told = describe_correction(entry)
    verb = next(iter(told))
    what = told[verb] if isinstance(told[verb], str) else " + ".join(told[verb])
    at = told.get("at", {})
    into = told.get("into", "")
    return {
        "verb": verb,
        "what": " → ".join(filter(None, (what, into if isinstance(into, str) else into["name"]))),
        "text": at.get("text", "") if isinstance(at, dict) else "",
        "more": {name: value for name, value in told.items() if name == "actor" and isinstance(value, str)},
    }
