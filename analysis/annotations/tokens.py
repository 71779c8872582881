"""Corrected tokens: the parse itself is set, so that all that reads it reads it so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.annotations.finding_rows import Missing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def correct_token(doc: Doc, span: tuple[int, int], to: Mapping[str, Any]) -> None:
    """Set lemma, word class, features, head or relation of the token at a place; raises `Missing` where there is none.

    A head is a token of the same sentence that does not hang on this one; itself, or none, makes it the root.

    >>> from analysis.parse import parse
    >>> doc = parse("Ministers zwegen.")
    >>> correct_token(doc, (10, 16), {"lemma": "zwijgen", "upos": "VERB"})
    >>> doc[1].lemma_, doc[1].pos_
    ('zwijgen', 'VERB')
    """
    token = _token_at(doc, span)
    if "head_at" in to:
        head = token if to["head_at"] is None else _token_at(doc, to["head_at"])
        if head.sent.start != token.sent.start or (head.i != token.i and token in head.ancestors):
            raise Missing("the head of a token is another of its sentence that does not hang on it")
        token.head = head
    for name, attribute in (("lemma", "lemma_"), ("upos", "pos_"), ("deprel", "dep_")):
        if name in to:
            setattr(token, attribute, to[name])
    if "feats" in to:
        token.set_morph(to["feats"] or "")  # type: ignore[attr-defined]


def _token_at(doc: Doc, span: tuple[int, int]) -> Token:
    found = doc.char_span(*span)
    if found is None or len(found) != 1:
        raise Missing("no single token stands at this place")
    return found[0]
