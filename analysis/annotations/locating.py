"""Annotations on an article: every anchor with its place in the text as it is read, and what has no place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.annotations.corrections import (
    AddRow,
    Anchor,
    Annotations,
    Code,
    Correction,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
    SplitActor,
    text_digest,
)
from analysis.annotations.placing import Place, place_anchor, shorten
from analysis.article import FairCopy

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A correction that is not applied, wholly or in part: the how manieth of its file it is, and why."""

    number: int
    correction: Correction
    why: str

    def __str__(self) -> str:
        """Say on one line which correction it is, and why it is not applied."""
        return f"correction {self.number} ({name_correction(self.correction)}) is not applied: {self.why}"


@dataclass(frozen=True, slots=True)
class Located:
    """Annotations on a text: where each anchor stands, which corrections can be tried, and which cannot."""

    annotations: Annotations
    spans: Mapping[Anchor, Span]
    corrections: tuple[tuple[int, Correction], ...]
    unplaced: tuple[Unplaced, ...]


def locate(annotations: Annotations, text: str) -> Located:
    """Find where each anchor of the corrections stands in a text.

    >>> from analysis.annotations.corrections import DropRow
    >>> located = locate(
    ...     Annotations(article="a").plus(DropRow(table="quotes", at=Anchor(text="Nee"), coder="jv")), "Ja"
    ... )
    >>> print(*located.unplaced)
    correction 1 (drop quotes “Nee”) is not applied: “Nee” stands nowhere in the article
    """
    same = annotations.text_sha256 == text_digest(text)
    spans: dict[Anchor, Span] = {}
    kept: list[tuple[int, Correction]] = []
    unplaced = []
    for number, correction in enumerate(annotations.corrections, 1):
        places = {anchor: place_anchor(anchor, text, same=same) for anchor in anchors_of(correction)}
        spans |= {anchor: place.span for anchor, place in places.items() if place.span is not None}
        lost = [place.why for place in places.values() if place.why is not None]
        unplaced += [Unplaced(number, correction, why) for why in lost]
        if not lost or isinstance(correction, SplitActor):
            kept.append((number, correction))
    return Located(annotations, spans, tuple(kept), tuple(unplaced))


def locate_codes(annotations: Annotations, text: str) -> list[tuple[Code, Place]]:
    """Give each code with its place in a text, or why it has none; that of the article as a whole is the whole text."""
    same = annotations.text_sha256 == text_digest(text)
    whole = Place((0, len(text)))
    return [(code, place_anchor(code.at, text, same=same) if code.at else whole) for code in annotations.codes]


def in_copy(located: Located, copy: FairCopy) -> Located:
    """Move the places of annotations from an article to its fair copy, which is what is read."""
    if not copy.spans:
        return located
    spans = {anchor: (copy.start_in(start), copy.end_in(end)) for anchor, (start, end) in located.spans.items()}
    return replace(located, spans=spans)


def anchors_of(entry: Correction | Code) -> list[Anchor]:
    """List the anchors of a correction or a code: where it stands, and those among its values."""
    match entry:
        case SetRow(at=at, to=to) | AddRow(at=at, to=to):
            return [at, *_among(to)]
        case DropRow(at=at):
            return [at]
        case SplitActor(mentions=mentions):
            return list(mentions)
        case Code(at=place):
            return [place] if place is not None else []
        case _:
            return []


def _among(values: Mapping[str, Any]) -> Iterator[Anchor]:
    for value in values.values():
        yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Anchor))


def name_correction(correction: Correction) -> str:
    """Name a correction in a few words: what it does, to which row or actor.

    >>> from analysis.annotations.corrections import DropActor
    >>> name_correction(DropActor(actor="vos", coder="jv"))
    'drop actor vos'
    """
    match correction:
        case SetRow(table=table, at=at):
            return f"set {table} {shorten(at.text)}"
        case AddRow(table=table, at=at):
            return f"add {table} {shorten(at.text)}"
        case DropRow(table=table, at=at):
            return f"drop {table} {shorten(at.text)}"
        case MergeActors(actors=actors, into=into):
            return f"merge {', '.join(actors)} into {into}"
        case SplitActor(actor=whole, into=new):
            return f"split {whole}, {new.id}"
        case SetActor(actor=named):
            return f"set actor {named}"
        case _:
            added = correction.actor
            return f"drop actor {added}" if isinstance(added, str) else f"add actor {added.id}"
