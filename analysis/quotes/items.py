"""What is known of a quotation while it is being read: where it stands, by which rule, its cue and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.grammar.cues import CueAt
from analysis.grammar.passages import Passage
from analysis.grammar.phrase_at import Span

Kind = Literal["direct", "indirect", "mixed", "scare"]
How = Literal["explicit", "anaphoric", "continued", "nearest"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words they are: a source (token span, half open) and a cue, either of which may be lacking."""

    source: Span | None
    cue: CueAt | None


@dataclass(frozen=True, slots=True)
class Content:
    """What is reported without marks of its own (offsets), with its source and its cue."""

    start: int
    end: int
    source: Span | None
    cue: CueAt | None


@dataclass(frozen=True, slots=True)
class Beside:
    """The source of a passage that has none of its own: whom it continues (`follows` a start), or who stands near."""

    source: Span | None
    cue: CueAt | None = None
    how: How | None = "nearest"
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A quotation on the way to its record; `sentence` is the number of its reporting sentence.

    `floated` is the rule that gave a passage without a source another's; `follows` is the start of the item that it
    continues.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    sentence: int
    source: Span | None = None
    cue: CueAt | None = None
    passage: Passage | None = None
    unclosed: bool = False
    floated: str | None = None
    follows: int | None = None
    how: How | None = None

    @property
    def row_rule(self) -> str:
        """The rule of its row: that an open mark never closes goes before how it was read, not before whose it was."""
        if self.floated and self.follows is None:
            return self.floated
        return "quote.unclosed" if self.unclosed else self.floated or self.rule

    @property
    def spoken(self) -> bool:
        """Whether it is speech with a source."""
        return self.kind != "scare" and self.source is not None


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who speaks: actor ids, on what that rests, the actor that came second, and the sieve that chose."""

    speakers: tuple[str, ...] = ()
    how: How | None = None
    runner_up: str | None = None
    rule: str | None = None
