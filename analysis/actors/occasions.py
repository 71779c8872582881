"""The clause a phrase stands in: one occasion, how things are, or what might be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.relations import preposition_of, top
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def acts_together(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether places do something together, and so are actors: de twee landen tekenden het verdrag."""
    counted = phrase.plural and phrase.name is None and phrase.reference in ("definite", "quantified")
    return (
        counted and top(doc, phrase).dep_ == "nsubj" and preposition_of(doc, phrase) is None and _is_deed(doc, phrase)
    )


def _is_deed(doc: Doc, phrase: Phrase) -> bool:
    verb = _verb(doc, phrase)
    return verb.pos_ == "VERB" and any(t.dep_ in ("obj", "iobj", "ccomp", "xcomp") for t in verb.children)


def _verb(doc: Doc, phrase: Phrase) -> Token:
    token = top(doc, phrase)
    for _ in range(4):
        if token.dep_ not in ("conj", "appos", "nmod", "flat") or token.head.i == token.i:
            break
        token = token.head
    return token.head


def is_episodic(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether the clause tells of one occasion (past, perfect, passive, future), not of how things are."""
    verb = _verb(doc, phrase)
    group = [verb, *(t for t in verb.children if t.dep_ in ("aux", "aux:pass"))]
    if any(t.morph.get("Tense", []) == ["Past"] and t.lower_ not in words_of("conditional") for t in group):
        return True
    return any(
        t.dep_ in ("aux", "aux:pass")
        and t.lemma_ in words_of("auxiliary-of-event")
        and t.lower_ not in words_of("conditional")
        for t in group
    )


def is_hypothetical(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether the clause is a condition or a wish: als een leerling, zou een speler."""
    verb = _verb(doc, phrase)
    marks = {t.lower_ for t in verb.children if t.dep_ in ("mark", "aux")}
    return bool(marks & words_of("hypothetical"))
