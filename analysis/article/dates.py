"""Dates as pages and archives write them: *12 maart 2014 woensdag*, *03-02-22, 09:12*."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicon import load_lexicon

_CLOCK = r"(?:om\s+)?\d{1,2}[:.u]\d{2}(?::\d{2})?(?:\s*(?:uur|u))?"


@cache
def _words(kind: str) -> dict[str, int]:
    return {row["form"]: int(row["number"]) for row in load_lexicon("date-words").rows if row["kind"] == kind}


@cache
def _any(kind: str) -> str:
    return "|".join(sorted(map(re.escape, _words(kind)), key=lambda form: (-len(form), form)))


@cache
def date_pattern() -> str:
    """Give the pattern of a date, with or without weekday and time; or a time alone. Capitals make no difference."""
    weekday = rf"(?:{_any('weekday')})\.?,?"
    named = rf"(?:\d{{1,2}}(?:er)?\s+(?:{_any('month')})\.?|(?:{_any('month')})\.?\s+\d{{1,2}})(?:,?\s+\d{{4}})?"
    counted = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}"
    day = rf"(?:(?:{weekday}\s+)?(?:{named}|{counted})(?:,?\s+{weekday})?|(?:{_any('day')}))"
    return rf"(?:{day}(?:\s*(?:,|\||-|–|\s)\s*{_CLOCK})?|{_CLOCK})"


def read_date(text: str) -> str | None:
    """Give the first date of a text as year-month-day; None when there is no full one.

    >>> read_date("12 maart 2014 woensdag"), read_date("March 3, 2020"), read_date("03/02/2022"), read_date("mei")
    ('2014-03-12', '2020-03-03', '2022-02-03', None)
    """
    month = _any("month")
    if found := re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", text):
        return _checked(*map(int, found.groups()))
    if found := re.search(rf"\b(\d{{1,2}})(?:er)?\s+({month})\.?,?\s+(\d{{4}})\b", text, re.I):
        return _checked(int(found[3]), _words("month")[found[2].lower()], int(found[1]))
    if found := re.search(rf"\b({month})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})\b", text, re.I):
        return _checked(int(found[3]), _words("month")[found[1].lower()], int(found[2]))
    if found := re.search(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b", text):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
