"""Bringing what was found in the fair copy of an article back to the text as it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, TypeVar

from analysis.article.fair_copy import FairCopy
from analysis.records import Record, VoiceSpan

R = TypeVar("R", bound=Record)


def bring_back(records: Sequence[R], copy: FairCopy) -> list[R]:
    """Give records the offsets and the words that they have in the article itself."""
    return [_brought(record, copy) for record in records] if copy.spans else list(records)


def bring_voices_back(voices: Sequence[VoiceSpan], copy: FairCopy) -> list[VoiceSpan]:
    """Give the voices their offsets in the article itself, which they cover without gaps as they did the copy."""
    if not copy.spans or not voices:
        return list(voices)
    edges = [0, *(copy.start(voice.start) for voice in voices[1:]), len(copy.original.text)]
    return [replace(voice, start=a, end=b) for voice, (a, b) in zip(voices, pairwise(edges), strict=True)]


def _brought(record: R, copy: FairCopy) -> R:
    """Move each pair of offsets of a record, and each field that is the words between two."""
    names = {field.name for field in fields(record)}
    fresh: dict[str, Any] = {}
    for name in sorted(names):
        if name != "start" and not name.endswith("_start"):
            continue
        owner = name.removesuffix("start").removesuffix("_")
        start, end = getattr(record, name), getattr(record, f"{owner}_end" if owner else "end")
        if start is None or end is None:
            continue
        place = (copy.start(start), copy.end(end))
        fresh |= dict(zip((name, f"{owner}_end" if owner else "end"), place, strict=True))
        words = owner or "text"
        if words in names and getattr(record, words) == copy.article.text[start:end]:
            fresh[words] = copy.original.text[slice(*place)]
    if "parts" in names:
        fresh["parts"] = tuple((copy.start(a), copy.end(b)) for a, b in getattr(record, "parts"))  # noqa: B009
    if "repeats" in names:
        fresh["repeats"] = tuple(copy.start(start) for start in getattr(record, "repeats"))  # noqa: B009
    return replace(record, **fresh)
