"""Who speaks instead of somebody who does not, or beside somebody: *niet A maar B*, *niet alleen A maar ook B*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cases import cases_of
from analysis.grammar.contrasts import as_well_as, instead_of
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def really_speaking(doc: Doc, source: Span | None) -> Span | None:
    """Give the source that stands in place of one with *niet*, or the two of *niet alleen A maar ook B*; else that one.

    >>> doc = parse("Niet Jan Smit maar Els Vos zei dat het plan mislukt.")
    >>> doc[slice(*really_speaking(doc, (1, 3)))].text
    'Els Vos'
    """
    if source is None:
        return None
    first, last = source
    for word in doc[first:last]:
        if first <= word.head.i < last:
            continue
        if (other := instead_of(word)) is not None and not first <= other.i < last:
            return _phrase_of(doc, other, last) or source
        if (other := as_well_as(word)) is not None and not first <= other.i < last and not cases_of(other):
            beside = _phrase_of(doc, other, 0) or source
            return (min(first, beside[0]), max(last, beside[1]))
    return source


def _phrase_of(doc: Doc, head: Token, after: int) -> Span | None:
    """Give the phrase of a noun from a token on, without what joins it."""
    of_other = (word.i for word in head.subtree if after <= word.i <= head.i)
    begin = next((i for i in of_other if doc[i].dep_ not in ("cc", "punct", "case") and not _is_focus(doc[i])), head.i)
    return phrase_at(doc, begin, head.sent.end)


def _is_focus(token: Token) -> bool:
    return token.lower_ in words_of("focus", "focus-after-negation", "negation")
