"""What is known of a quotation while it is being read: where it stands, by which rule, its cue and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.grammar.cues import CueAt
from analysis.grammar.marks import Passage

Kind = Literal["direct", "indirect", "mixed", "scare"]
How = Literal["explicit", "anaphoric", "continued", "nearest"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and a source (token spans, half open) and the rule that found them."""

    rule: str
    source: tuple[int, int] | None
    cue: CueAt | None


@dataclass(frozen=True, slots=True)
class Item:
    """A quotation on the way to its record; `follows` is the start of the item that it continues."""

    start: int
    end: int
    kind: Kind
    rule: str
    frame: int
    source: tuple[int, int] | None = None
    cue: CueAt | None = None
    passage: Passage | None = None
    follows: int | None = None
    how: How | None = None


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who speaks: actor ids, on what that rests, and the actor that came second."""

    speakers: tuple[str, ...] = ()
    how: How | None = None
    runner_up: str | None = None
