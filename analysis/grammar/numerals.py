"""Numbers in words and digits, with what qualifies them: *zeker dertien*, *meer dan 1.200*, *tientallen*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from analysis.grammar.words import kinds_in, words_of
from analysis.lexicon import load_lexicon
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

Modifier: TypeAlias = Literal["exact", "at-least", "about", "almost", "more-than", "at-most", "vague"]
#: What *niet meer dan* and *niet minder dan* say of a number.
_TURNED = {"meer": "at-most", "minder": "at-least"}
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number before a noun: its value (None when vague), how exact it is, its first and last word."""

    value: int | None
    modifier: Modifier
    first: Token
    last: Token
    is_number: bool


@cache
def _values(kind: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in load_lexicon("number-words").rows if row["kind"] == kind}


def read_number(text: str) -> int | None:
    """Read a whole number in digits or in Dutch words; None when it is none.

    >>> read_number("1.200"), read_number("vierentwintig"), read_number("honderdtien"), read_number("huis")
    (1200, 24, 110, None)
    """
    text = text.lower()
    if _DIGITS.fullmatch(text):
        return int(text.replace(".", ""))
    return _in_words(text)


@lru_cache(10_000)
def _in_words(text: str) -> int | None:
    for kind in ("unit", "teen", "ten", "scale"):
        if text in _values(kind):
            return _values(kind)[text]
    for scale, value in sorted(_values("scale").items(), key=lambda item: -item[1]):
        before, found, after = text.partition(scale)
        if found:
            times = _in_words(before) if before else 1
            rest = _in_words(after.removeprefix("en")) if after else 0
            return None if times is None or rest is None else times * value + rest
    for ten, value in _values("ten").items():
        unit = text.removesuffix(ten)
        if unit != text and unit.endswith(("en", "ën")) and unit[:-2] in _values("unit"):
            return value + _values("unit")[unit[:-2]]
    return None


def amount_at(token: Token) -> Amount | None:
    """Give the number that stands with a noun, or that a number word is itself; *een* counts before a singular only."""
    if token.pos_ == "NUM":
        value = read_number(token.text)
        return None if value is None else _amount(token, token, value)
    for child in token.children:
        if child.i > token.i or child.i < token.i - 6:
            continue
        word = child.lower_
        if word in _values("vague"):
            return Amount(_values("vague")[word] or None, "vague", child, token, True)
        if child.dep_ == "nummod" or (child.pos_ == "NUM" and child.dep_ != "conj"):
            value = read_number(child.text)
            follower = child.nbor(1)
            if value is not None and follower.lower_ in _values("scale") and follower.i < token.i:
                return _amount(child, token, value * _values("scale")[follower.lower_])
            if value is not None:
                return _amount(child, token, value)
        if child.dep_ == "det" and word == "een" and "Sing" in feature(token, "Number"):
            return Amount(1, "exact", child, token, False)
    before = token.nbor(-1) if token.i and not token.is_sent_start else None
    if before is not None and before.lower_ in _values("vague"):
        return Amount(_values("vague")[before.lower_] or None, "vague", before, token, True)
    return None


def _amount(number: Token, last: Token, value: int) -> Amount:
    first, modifier = number, "exact"
    for step in (1, 2, 3):
        if number.i - step < number.sent.start:
            break
        token = number.doc[number.i - step]
        word = token.lower_
        if word in kinds_in("number-modifiers"):
            first, modifier = token, kinds_in("number-modifiers")[word]
            if token.i > token.sent.start and token.nbor(-1).lower_ == "niet" and word in _TURNED:
                first, modifier = token.nbor(-1), _TURNED[word]
            if word in words_of("limit-after-ten") and token.i > token.sent.start:
                first = token.nbor(-1)
            break
        if word not in words_of("number-link"):
            break
    return Amount(value, cast(Modifier, modifier), first, last, True)
