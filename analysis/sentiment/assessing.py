"""Assessing evaluative words in their context: what strengthens them, what negates them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.name_words import in_name
from analysis.grammar.negation import negator_over
from analysis.grammar.verb_groups import has_copula
from analysis.sentiment.baseline import Score, look_up
from analysis.sentiment.expressions import page_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: A negation weakens what it turns round: "niet goed" is less bad than "slecht".
NEGATION = -0.5
#: From this intensity on a word beside a verb says how much, not how good: "enorm", "erg".
DEGREE = 1.4


@dataclass(frozen=True, slots=True)
class Assessment:
    """An evaluative word with its modifiers and negation by token number, and its values in context."""

    token: int
    modifiers: tuple[int, ...]
    negator: int | None
    polarity: float
    subjectivity: float
    intensity: float


def assess(doc: Doc) -> list[Assessment]:
    """Assess every evaluative word of a text: a word of the lexicon with a polarity other than 0, no part of a name.

    A modifier that depends on it ("zeer", "heel") multiplies its polarity by the modifier's intensity; a negation on it
    or on its clause turns it round and halves it.
    """
    found = []
    page = page_words(doc)
    for token in doc:
        score = None if token.i in page or in_name(token) else score_of(token)
        if score is None or score.polarity == 0 or _only_modifies(token, score):
            continue
        modifiers = tuple(_modifiers(token))
        intensity = 1.0
        for modifier in modifiers:
            known = strength_of(modifier)
            intensity *= known.intensity if known else 1.0
        negator = _negator(token)
        strong = _bounded(score.polarity * intensity)
        found.append(
            Assessment(
                token=token.i,
                modifiers=tuple(modifier.i for modifier in modifiers),
                negator=None if negator is None else negator.i,
                polarity=round(strong * NEGATION if negator is not None else strong, 4),
                subjectivity=round(min(1.0, score.subjectivity * intensity), 4),
                intensity=round(intensity, 4),
            )
        )
    return found


def score_of(token: Token) -> Score | None:
    """Give the lexicon's score of a word in its word class; None when it has none."""
    used_as_adjective = token.dep_ == "amod" or has_copula(token)
    adjective = used_as_adjective and "Part" in token.morph.get("VerbForm", [])
    return look_up(token.text, token.lemma_.replace("_", ""), token.pos_, adjective=adjective)


def strength_of(token: Token) -> Score | None:
    """Give the lexicon's score of a word that strengthens another; adverbs stand in it as adjectives."""
    if token.pos_ not in ("ADJ", "ADV"):
        return None
    return look_up(token.text, token.lemma_.replace("_", ""), token.pos_, adjective=True)


def _bounded(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _only_modifies(token: Token, score: Score) -> bool:
    """Tell whether a word says how much, not how good: *heel* in *heel gewoon*, *enorm* in *enorm bijgedragen*."""
    if token.dep_ != "advmod" or score.intensity == 1.0:
        return False
    return token.head.pos_ in ("ADJ", "ADV") or score.intensity >= DEGREE


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "advmod" and child.i < token.i:
            known = strength_of(child)
            if known is not None and known.intensity != 1.0:
                yield child


def _negator(token: Token) -> Token | None:
    """Find what negates a word and stands before it: on it, on the noun it modifies, over the clause it predicates."""
    found = negator_over(token, weak=True, through=("amod", "xcomp", "obj", "advmod"))
    return found if found is not None and found.i < token.i else None
