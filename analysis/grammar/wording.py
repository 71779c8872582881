"""The wording of a phrase as it is compared: small letters, without marks, the way of referring apart."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.grammar.words import kinds_in

_MARKS = re.compile(r"[\"'‘’“”„«»,]+")


@lru_cache(2_000)
def normalise(text: str) -> tuple[str, str]:
    """Take an expression apart into how it refers (definite, indefinite or bare) and its words in small letters.

    >>> normalise("De “dappere” speciale eenheden"), normalise("een vrouw")
    (('definite', 'dappere speciale eenheden'), ('indefinite', 'vrouw'))
    """
    words = _plain(text).split() or [""]
    kind = kinds_in("determiners").get(words[0])
    if kind in ("definite", "indefinite") and len(words) > 1 and not (kind == "indefinite" and words[1] == "van"):
        return kind, " ".join(words[1:])
    return "bare", " ".join(words)


def last_word(text: str) -> str:
    """Give the last of the words that `normalise` takes an expression apart into, at less cost.

    >>> last_word("De “dappere” speciale «eenheden»")
    'eenheden'
    """
    words = text.split()
    plain = _plain(words[-1]) if words else ""
    return plain or (_plain(text).split() or [""])[-1]


def _plain(text: str) -> str:
    return _MARKS.sub("", text.replace("’s", "'s")).strip().lower()
