"""Finding captions with their credit, alone in a paragraph or glued to its running text."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from analysis.lexicon import load_lexicon

#: Longer than this, a paragraph with a credit at its end is running text.
LONGEST = 400

_WORD = r"[A-ZÀ-Þ][\w'’.-]*"
_PARTICLE = r"(?:van|von|de|der|den|den|di|la|le|el|al|bin|te|ten|ter)"
_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,4}}"
_JOIN = r"\s*(?:[/,|&+]|\s-\s|\svia\s|\sVIA\s|\sfor\s|\svoor\s)\s*"


@cache
def marks(kind: str) -> tuple[str, ...]:
    """Give the marks of one kind from the lexicon `article-marks`, the longest first.

    >>> "Volledig scherm" in marks("caption")
    True
    """
    forms = [row["form"] for row in load_lexicon("article-marks").rows if row["kind"] == kind]
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _any(kind: str) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in marks(kind))


@cache
def _credit() -> re.Pattern[str]:
    """Match a credit: a sign or word, names, and agencies; `sure` when an agency says where it ends."""
    agency = rf"(?:{_any('agency')})(?!\w)"
    bare = rf"(?:{_any('credit-bare')})(?=\s+(?:{_NAME}{_JOIN})?{agency})"
    sign = rf"(?:©|\(c\)|(?<![\w-])(?:(?i:{_any('credit')})\s*:|{bare}))"
    owner = rf"(?:(?i:via)\s+)?(?:{_NAME}?{_JOIN})?{agency}(?:{_JOIN}(?:{agency}|{_NAME}(?=\s*(?:$|[).]))))*"
    return re.compile(rf"(?P<open>\()?\s*{sign}\s*(?:(?P<sure>{owner})|(?P<name>{_NAME}))(?(open)\s*\)|)\.?")


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[.!?”\"’'…])\s+)(?P<mark>{_any('caption')})(?!\w)")


Caption: TypeAlias = tuple[int, int, int | None, int | None]


def find_captions(block: str) -> list[Caption]:
    """Find the captions in one paragraph: start, end and the bounds of the credit (None when there is no credit).

    >>> find_captions("Volledig scherm De leider. © AFP Tijdens een kort persmoment sprak hij.")
    [(0, 32, 27, 32)]
    """
    found: list[Caption] = []
    at = 0
    while trigger := _trigger().search(block, at):
        start = trigger.start("mark")
        following = _trigger().search(block, trigger.end())
        limit = following.start("mark") if following else len(block)
        bare: Caption = (start, _first_sentence(block, trigger.end(), limit), None, None)
        span = _with_credit(block, start, limit) or bare
        found.append(span)
        at = span[1]
    if not found and (whole := _with_credit(block, 0, len(block))) is not None:
        return [whole]
    return found


def opening(caption: str) -> int:
    """Give the length of the mark that opens a caption ("Volledig scherm"): words of the page, not of the article.

    >>> opening("Volledig scherm De leider. © AFP")
    15
    """
    found = _trigger().match(caption)
    return found.end() if found else 0


def _with_credit(block: str, start: int, limit: int) -> Caption | None:
    """Bound the caption that begins at `start` and ends with the first credit before nothing or a new sentence."""
    for credit in _credit().finditer(block, start, min(limit, start + LONGEST)):
        begin = credit.end() - len(credit.group().lstrip())
        end = credit.end()
        rest = block[end:limit].strip()
        if credit.group("name") is not None and credit.group("open") is None and rest and rest[0] not in "“\"‘'’„":
            shorter = _without_last_word(block, credit.start("name"), credit.end("name"))
            if not rest[0].islower() or shorter is None:
                continue
            end = shorter
        elif rest and not (rest[0].isupper() or rest[0] in "“\"‘'’„«0123456789"):
            continue
        if begin == start and rest:
            continue
        return start, end, begin, end
    return None


def _without_last_word(block: str, start: int, end: int) -> int | None:
    """End a name before its last word: when a small letter follows, that word opens the next sentence."""
    words = list(re.finditer(r"\S+", block[start:end]))
    return start + words[-2].end() if len(words) > 1 else None


def _first_sentence(block: str, start: int, limit: int) -> int:
    """End a caption without a credit: after its first sentence, or with the paragraph when that is short."""
    if limit - start <= LONGEST // 2:
        return start + len(block[start:limit].rstrip())
    match = re.compile(r"[.!?][\"'”’]?(?=\s+[“\"‘'„]?[A-ZÀ-Þ])").search(block, start, limit)
    return match.end() if match else start + len(block[start:limit].rstrip())
