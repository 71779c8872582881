"""The wording of a phrase as it is compared: small letters, without marks, the way of referring apart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from analysis.actors.phrases import Phrase

_MARKS = re.compile(r"[\"'‘’“”„«»,]+")
_SPACE = re.compile(r"\s+")


@cache
def _kinds() -> dict[str, str]:
    return {
        row["word"]: row["kind"]
        for row in load_lexicon("determiners").rows
        if row["kind"] in ("definite", "indefinite")
    }


def normalise(text: str) -> tuple[str, str]:
    """Take an expression apart into how it refers (definite, indefinite or bare) and its words in small letters.

    >>> normalise("De “dappere” speciale eenheden"), normalise("een vrouw")
    (('definite', 'dappere speciale eenheden'), ('indefinite', 'vrouw'))
    """
    words = _SPACE.split(_MARKS.sub("", text.replace("’s", "'s")).strip().lower())
    kind = _kinds().get(words[0])
    if kind and len(words) > 1 and not (kind == "indefinite" and words[1] == "van"):
        return kind, " ".join(words[1:])
    return "bare", " ".join(words)


def head_words(doc: Doc, phrase: Phrase) -> tuple[str, ...]:
    """Give the words of a phrase before and with its head, without determiner: Amerikaanse president."""
    return tuple(token.text for token in doc[phrase.start : phrase.head + 1] if token.pos_ not in ("DET", "PUNCT"))
