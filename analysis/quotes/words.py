"""The closed classes of words that help to read the sentence around a quotation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_TERMINAL = {".", "!", "?", "…", "..."}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Give the words of a class of the lexicon `quotation-words`, in lower case.

    >>> "hij" in words_of("pronoun")
    True
    """
    return frozenset(row["form"] for row in load_lexicon("quotation-words").rows if row["class"] == kind)


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb.

    >>> from analysis.parse import parse
    >>> [word.text for word in parse("Zij heeft dat gezegd.") if is_finite(word)]
    ['heeft']
    """
    return token.pos_ in {"VERB", "AUX"} and token.morph.get("VerbForm", ["?"]) == ["Fin"]


def is_name(token: Token) -> bool:
    """Tell whether a token looks like a piece of a proper name: a PROPN, or a capital inside the sentence.

    >>> from analysis.parse import parse
    >>> [word.text for word in parse("Toen sprak Jan Smit.") if is_name(word)]
    ['Jan', 'Smit']
    """
    if token.lower_ in words_of("time") or not token.text[0].isupper():
        return False
    return token.pos_ in {"PROPN", "X"} or (token.pos_ == "NOUN" and not token.is_sent_start)


def is_terminal(token: Token) -> bool:
    """Tell whether a token ends a sentence."""
    return token.text in _TERMINAL


def is_noun(token: Token) -> bool:
    """Tell whether a token can be the head of a noun phrase."""
    return token.pos_ in {"NOUN", "PROPN", "X", "SYM"} or (
        token.text[:1].isupper()
        and token.pos_
        not in {
            "DET",
            "PRON",
            "ADP",
            "ADV",
            "CCONJ",
            "SCONJ",
            "VERB",
            "AUX",
            "ADJ",
            "NUM",
        }
    )
