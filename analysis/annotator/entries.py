"""An entry of the coder's file as a text by itself: how the page names one that is to be taken back or put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from analysis.annotations import Annotations, Code, Correction, parse_annotations, write_annotations
from analysis.errors import UsageError

Entry: TypeAlias = Correction | Code
E = TypeVar("E", bound=Entry)
#: What stands for an article's id in an entry by itself.
_ALONE = Annotations(article="-")


def write_entry(entry: Entry) -> str:
    """Give an entry as the text of a file with this entry alone."""
    return write_annotations(_ALONE.plus(entry))


def read_entry(text: str) -> Entry:
    """Give the entry of a text that `write_entry` gave; raises `UsageError` for any other."""
    read = parse_annotations(text, "an entry of the annotator")
    entries = (*read.corrections, *read.codes)
    if len(entries) != 1:
        raise UsageError(f"an entry of the annotator is one correction or code; here are {len(entries)}")
    return entries[0]


def without(annotations: Annotations, entries: Sequence[Entry]) -> Annotations:
    """Take entries out; those that are not there are none."""
    gone = [write_entry(entry) for entry in entries]
    return replace(
        annotations,
        corrections=tuple(one for one in annotations.corrections if write_entry(one) not in gone),
        codes=tuple(one for one in annotations.codes if write_entry(one) not in gone),
    )


def with_entry(annotations: Annotations, entry: Entry, place: int | None = None) -> Annotations:
    """Put an entry at a place among its kind, or at the end; one that is there already is not put there twice."""
    if isinstance(entry, Code):
        return replace(annotations, codes=_inserted(annotations.codes, entry, place))
    return replace(annotations, corrections=_inserted(annotations.corrections, entry, place))


def _inserted(entries: Sequence[E], entry: E, place: int | None) -> tuple[E, ...]:
    if entry in entries:
        return tuple(entries)
    at = len(entries) if place is None else min(place, len(entries))
    return (*entries[:at], entry, *entries[at:])


def exchange_entry(annotations: Annotations, old: Entry, new: Entry) -> Annotations:
    """Put an entry in the place of another."""
    entries: Sequence[Entry] = annotations.codes if isinstance(old, Code) else annotations.corrections
    return with_entry(without(annotations, [old]), new, list(entries).index(old))


def way_back(before: Annotations, after: Annotations) -> dict[str, list[object]]:
    """Tell which entries to take out and which to put back, and where, to have from one what was the other."""
    was, now = _listed(before), _listed(after)
    return {
        "remove": [text for text in now if text not in was],
        "add": [[place, text] for text, place in was.items() if text not in now],
    }


def _listed(annotations: Annotations) -> dict[str, int]:
    kinds = (annotations.corrections, annotations.codes)
    return {write_entry(entry): place for entries in kinds for place, entry in enumerate(entries)}
