"""Apostrophes: single marks that belong to a word."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicon import load_lexicon

_YEAR = re.compile(r"\d\d(?![\d.,:%]|\s+(?:uur|jaar|procent|euro|miljoen))")


@cache
def _clitic() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in load_lexicon("clitics").rows), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(forms)})(?![^\W\d_])", re.IGNORECASE)


def is_apostrophe(text: str, start: int, end: int) -> bool:
    """Tell whether a single mark belongs to a word: *foto's*, *'s avonds*, *'22*.

    >>> is_apostrophe("’s Avonds", 0, 1), is_apostrophe("‘Ja’, zei zij.", 0, 1)
    (True, False)
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalnum():
        return after.isalnum()
    rest = text[end : end + 12]
    if _clitic().match(rest) and not re.match(r"\w+['’]", rest):
        return True
    return bool(_YEAR.match(rest)) and text[start:end] in "'’‘"
