"""Groups of verbs: an auxiliary, a modal or *laten* with the verb that carries the meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.events.arguments import SUBJECTS
from analysis.grammar.verbs import simple_infinitive
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def form(token: Token) -> str:
    """Give the verb form of a word: `Fin`, `Inf`, `Part` or nothing."""
    values = token.morph.get("VerbForm", [])
    return values[0] if values else ""


def has_te(token: Token) -> bool:
    """Tell whether a word is an infinitive with *te*."""
    return any(child.lower_ == "te" and child.dep_ == "mark" for child in token.children)


def carried(token: Token) -> Token | None:
    """Give the infinitive with the meaning that goes with *laten*, *gaan* or *willen*: *liet weten* → *weten*."""
    lemma = simple_infinitive(token)
    for child in token.children:
        if lemma == "laten" and child.dep_ == "compound:prt" and child.pos_ == "VERB":
            return child
        if child.dep_ not in ("xcomp", "ccomp", "csubj") or not _is_infinitive(child):
            continue
        if own_subject(child) and own_subject(token):
            continue
        marks = [c.lower_ for c in child.children if c.dep_ == "mark"]
        te = has_te(child)
        if (te and marks == ["te"] and lemma in words_of("te")) or (not te and not marks and lemma in words_of("bare")):
            return child
    return None


def _is_infinitive(token: Token) -> bool:
    """Tell whether a verb is an infinitive, also in the passive or perfect: *lijkt te zijn gegeven*."""
    if form(token) == "Part":
        return any(c.dep_ in ("aux", "aux:pass") and form(c) == "Inf" for c in token.children)
    return form(token) == "Inf"


def own_subject(token: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def carried_by(token: Token) -> Token | None:
    """Give the verb that carries an infinitive: *weten* → *liet*."""
    head = token.head
    return head if head.i != token.i and head.pos_ in ("VERB", "AUX") and carried(head) == token else None
