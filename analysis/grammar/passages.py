"""A passage: a stretch that is set apart as somebody's words, by marks, dashes or a label."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch between two marks: `start` to `end` is what they hold, `left` to `right` includes them.

    `opened` or `closed` is false when that mark is missing; `depth` counts the passages around it.
    """

    start: int
    end: int
    left: int
    right: int
    single: bool = False
    opened: bool = True
    closed: bool = True
    depth: int = 0
