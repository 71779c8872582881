"""The closed classes of words that help to read the sentence around a quotation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    pass


@cache
def words_of(kind: str) -> frozenset[str]:
    """Give the words of a class of the lexicon `quotation-words`, in lower case.

    >>> "hij" in words_of("pronoun")
    True
    """
    return frozenset(row["form"] for row in load_lexicon("quotation-words").rows if row["class"] == kind)
