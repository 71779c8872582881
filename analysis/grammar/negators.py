"""Which words negate, which all but do, which only restrict: *niet*; *nauwelijks*; *niet alleen*, *amper een week*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.numerals import read_number
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words after a negator that tell whether it only restricts: *niet meer dan een half*.
_LOOKED_AT = 4


def is_negator(token: Token, weak: bool = False) -> bool:
    """Tell whether a word negates; with `weak` also whether it all but does (*nauwelijks, zelden*).

    Of *in plaats van* the first word does. What only restricts does not: *niet alleen*, *niet meer dan tien*, *niemand
    minder dan*, *niet zonder*, *niet lang geleden*, *amper een week*.

    >>> [t.text for t in parse("Niet alleen zij zweeg, niemand sprak, en nauwelijks hoorbaar.") if is_negator(t)]
    ['niemand']
    """
    weak = weak and token.lower_ in words_of("weak-negation")
    if not weak and token.lower_ not in words_of("negation"):
        return token.lower_ == "in" and token.dep_ in ("mark", "case") and _opens_instead(token)
    after = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 1 + _LOOKED_AT, token.sent.end)]]
    if weak and _counts(after):
        return False
    if (
        token.lower_ == "niet"
        and after
        and (after[0] in words_of("focus-after-negation") or " ".join(after[:2]) in words_of("little-after-negation"))
    ):
        return False
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    twice = before == "niet" and (weak or token.lower_ == "zonder")
    return not (twice or (token.lower_, *after[:1]) == ("niet", "zonder") or _restricts(token, after))


def _opens_instead(token: Token) -> bool:
    return [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]] == ["plaats", "van"]


def _counts(after: Sequence[str]) -> bool:
    """Tell whether what follows a word is a number or a stretch of time: *amper tien doden*, *nauwelijks een week*."""
    one = after[:1] == ["een"] and after[1:2] != [] and after[1] in words_of("time", "period")
    return one or (bool(after) and after[0] != "een" and read_number(after[0]) is not None)


def _restricts(token: Token, after: Sequence[str]) -> bool:
    """Tell whether a negator says how many, or who and no other: *niet meer dan tien doden*, *nog geen tien*."""
    if after and token.i > token.sent.start and (token.nbor(-1).lower_, token.lower_) == ("nog", "geen"):
        return read_number(after[0]) is not None
    if len(after) < 3 or after[1] != "dan" or after[0] not in words_of("restricting-with-dan"):
        return False
    if after[0] == "anders" or (after[0] == "minder" and token.lower_ != "niet"):
        return True
    return after[2] == "een" or any(read_number(word) is not None for word in after[2:4])
