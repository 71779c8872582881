"""The function words that the finding of actors goes by, by class; `analysis/lexicons/function-words` holds them."""

from __future__ import annotations

from functools import cache

from analysis.lexicon import load_lexicon


@cache
def function_words(kind: str) -> frozenset[str]:
    """Give the function words of a class.

    >>> sorted(function_words("joint"))
    ['en', 'of']
    """
    found = frozenset(row["word"] for row in load_lexicon("function-words").rows if row["class"] == kind)
    if not found:
        raise KeyError(kind)
    return found


@cache
def quotation_words(*classes: str) -> frozenset[str]:
    """Give the words of classes of the lexicon `quotation-words`, which the finding of quotations goes by.

    >>> "dagblad" in quotation_words("medium")
    True
    """
    return frozenset(row["form"] for row in load_lexicon("quotation-words").rows if row["class"] in classes)
