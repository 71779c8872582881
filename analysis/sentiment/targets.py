"""Whom an evaluative word is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubj:pass")


def mention_heads(doc: Doc, mentions: Sequence[Mention]) -> dict[int, str]:
    """Give the actor that a token stands for as head of a mention; of nested mentions the outer one counts."""
    heads: dict[int, str] = {}
    for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start)):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            heads[span.root.i] = mention.actor
    return heads


def targets(token: Token, heads: Mapping[int, str]) -> tuple[str, ...]:
    """Give the actors an evaluative word modifies or is said of, by id and sorted; none when it is said of no actor."""
    return tuple(sorted({heads[bearer.i] for bearer in _bearers(token) if bearer.i in heads}))


def _bearers(token: Token) -> Iterator[Token]:
    """Give the words that bear the quality: the noun of an attribute, the subject or object of a predicate."""
    head = token.head
    if token.pos_ == "VERB" and token.dep_ != "amod" and not any(child.dep_ == "cop" for child in token.children):
        return
    if token.dep_ in ("amod", "appos"):
        yield head
    elif token.dep_ == "conj" and head.pos_ == token.pos_:
        yield from _bearers(head)
    elif token.dep_ == "xcomp":
        objects = [child for child in head.children if child.dep_ == "obj"]
        yield from _joined(objects or [child for child in head.children if child.dep_ in _SUBJECTS])
    elif any(child.dep_ == "cop" for child in token.children) or token.pos_ == "ADJ":
        yield from _joined([child for child in token.children if child.dep_ in _SUBJECTS])


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from (child for child in token.children if child.dep_ == "conj")
