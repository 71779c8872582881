"""What a coder codes who sees no suggestions: codes of their own, rows for the page and gold for a comparison.

A blind coder calls actors by their names, for there is nobody yet who has an id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.annotations import Annotations, Code, anchor_in, fields_of
from analysis.annotator.desk import Desk, find_place, mine
from analysis.annotator.fields import FORMS, PALE
from analysis.exchange.coded_rows import CODES
from analysis.tables import types_of

#: What a field of the form that is a place is called in a code; codes of quotations have the fields of gold, too.
_GOLD_PLACES = {"source_at": "speaker", "cue_at": "cue"}


def code_of(desk: Desk, table: str, start: int, end: int, values: Mapping[str, Any]) -> Code:
    """Give what was coded at some words as a code: what names it first, everything else as its values."""
    named = [column for column in CODES[table] if column in values]
    own: dict[str, Any] = {}
    for name in FORMS[table]:
        value = values.get(name)
        if name in named or value is None or value == []:
            continue
        if name.endswith("_at"):
            told = _GOLD_PLACES.get(name, name.removesuffix("_at"))
            own |= {told: desk.article.text[slice(*value)], f"{told}_start": value[0], f"{told}_end": value[1]}
        else:
            own[name] = value
    if own.get("speakers"):
        own["speaker_name"] = " en ".join(own["speakers"])
        own |= {"joint": True} if len(own["speakers"]) > 1 else {}
    code = (table, *(str(values[column]) for column in named if values[column] is not None))
    return Code(code=code, at=anchor_in(desk.article.text, start, end), values=own, coder=desk.coder, blind=True)


def values_of(code: Code) -> dict[str, Any]:
    """Give the fields of the form that a code fills."""
    table, *names = code.code
    found: dict[str, Any] = dict.fromkeys(FORMS[table])
    found |= dict(zip((column for column in CODES[table] if column in FORMS[table]), names, strict=False))
    for name in FORMS[table]:
        told = _GOLD_PLACES.get(name, name.removesuffix("_at"))
        if name.endswith("_at"):
            start, end = code.values.get(f"{told}_start"), code.values.get(f"{told}_end")
            found[name] = None if start is None or end is None else [start, end]
        elif name in code.values:
            found[name] = code.values[name]
        elif "array" in types_of(fields_of(table)[name].rule) and found[name] is None:
            found[name] = []
    return found


def coded_rows(desk: Desk, annotations: Annotations) -> Iterator[tuple[Code, tuple[int, int]]]:
    """Go through the codes of this coder that are rows, each with where it stands."""
    for code in mine(desk, annotations):
        if code.at is None or code.code[0] not in FORMS:
            continue
        span = find_place(code.at, desk, annotations)
        if span is not None:
            yield code, span


def blind_rows(desk: Desk, annotations: Annotations) -> list[dict[str, Any]]:
    """Give the rows that this coder coded, in reading order."""
    rows = [
        {
            "table": code.code[0],
            "start": start,
            "end": end,
            "spans": [[start, end]],
            "values": values_of(code),
            "rule": None,
            "state": "added",
            "coder": code.coder,
            "soft": code.code[-1] in PALE,
        }
        for code, (start, end) in coded_rows(desk, annotations)
    ]
    return sorted(rows, key=lambda row: (row["start"], -row["end"]))


def actor_fields(table: str) -> list[str]:
    """List the fields of a form that hold actors: one, or several in a list.

    >>> actor_fields("sentiment")
    ['targets', 'holder']
    """
    return [name for name in FORMS[table] if fields_of(table)[name].kind in ("actor", "actors")]


def blind_actors(desk: Desk, annotations: Annotations) -> list[dict[str, Any]]:
    """Give the actors that this coder can choose: those of the registry, and whom they named themselves."""
    n: Counter[str] = Counter()
    names = {actor.name: actor.type for actor in desk.known}
    for code, _ in coded_rows(desk, annotations):
        for field in actor_fields(code.code[0]):
            value = code.values.get(field)
            for name in [value] if isinstance(value, str) else value or []:
                names.setdefault(name, "person")
        n[code.values.get("actor", "")] += code.code[0] == "mentions"
    for nobody in ("narrator", "unknown"):
        names.pop(nobody, None)
    return [{"id": name, "name": name, "type": kind, "n": n[name], "state": "found"} for name, kind in names.items()]
