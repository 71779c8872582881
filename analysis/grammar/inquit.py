"""The inquit: *, zegt minister Verlaat*, the words that tell who speaks, found by form in a text not parsed yet.

Marks and dashes need it before there is a parse: speech whose closing mark is missing ends where somebody is said to
say it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon

_MARKS = '“”„‟‘‚‛«»‹›"'


class Inquit(NamedTuple):
    """Where the words before an inquit end, and where the inquit itself does."""

    speech: int
    end: int


def find_inquit(text: str, start: int, end: int) -> Inquit | None:
    """Find the first inquit between two offsets: a pause, a verb of speech, and a third person who speaks.

    >>> found = find_inquit("Ik doe mijn werk, zegt minister Verlaat. Ja.", 0, 44)
    >>> "Ik doe mijn werk, zegt minister Verlaat. Ja."[found.speech : found.end]
    ', zegt minister Verlaat'
    """
    for found in _inquit().finditer(text, start, end):
        if found.start() > start and _may_speak(found["source"]):
            return Inquit(found.start("pause") + (found["pause"] != ","), found.end("source"))
    return None


@cache
def _inquit() -> re.Pattern[str]:
    rows = [row for row in load_lexicon("cues").rows if row["type"] == "verb" and not row["particle"]]
    said = [row for row in rows if "direct" in row["kinds"].split() and "weak" not in row["traits"]]
    forms = {form for row in said for form in row["forms"].split()} | {"aldus"}
    cue = "|".join(sorted(map(re.escape, forms)))
    return re.compile(
        rf"(?P<pause>,|[?!…])\s+(?:{cue})\s+(?P<source>[^\s,.:;?!{_MARKS}][^,.:;?!{_MARKS}]{{0,80}})(?![^\W\d_])"
    )


def _may_speak(source: str) -> bool:
    """Tell whether words behind a verb of speech begin with a name, *hij*, an article or a function."""
    first, _, rest = source.partition(" ")
    low = first.lower()
    if low in words_of("no-speaker", "first-person"):
        return False
    known = words_of("source-pronoun", "common-article", "possessive") | {"een"}
    title = low in words_of("actor-nouns") or rest[:1].isupper()  # zegt procureur Els Vos
    return first[0].isupper() or low in known or title
