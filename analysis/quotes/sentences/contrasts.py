"""Who speaks instead of somebody who does not: B of *niet A maar B*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.negation import instead_of
from analysis.grammar.phrase_at import Span, phrase_at

if TYPE_CHECKING:
    from spacy.tokens import Doc


def speaking_instead(doc: Doc, source: Span | None) -> Span | None:
    """Give the source that a sentence puts in place of one with *niet*; else that one itself.

    >>> doc = parse("Niet Jan Smit maar Els Vos zei dat het plan mislukt.")
    >>> doc[slice(*speaking_instead(doc, (1, 3)))].text
    'Els Vos'
    """
    if source is None:
        return None
    first, last = source
    heads = (word for word in doc[first:last] if not first <= word.head.i < last)
    other = next((found for word in heads if (found := instead_of(word)) is not None), None)
    if other is None or first <= other.i < last:
        return source
    of_other = (word.i for word in other.subtree if last <= word.i <= other.i)
    begin = next((i for i in of_other if doc[i].dep_ not in ("cc", "punct", "case")), other.i)
    return phrase_at(doc, begin, other.sent.end) or source
