"""Predicates: what an actor is said to be, with *is*, *wordt*, *blijft* or *noemen*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.negation import negator_of_phrase
from analysis.grammar.predications import predication_of
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import has_copula
from analysis.grammar.veridicality import veridicality_of
from analysis.grammar.words import words_of
from analysis.labels.naming_words import Typed, adjective_type, noun_type
from analysis.labels.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_predicates(doc: Doc, phrases: Sequence[Phrase]) -> Iterator[tuple[str, Token, Typed]]:
    """Give each actor with the word it is said to be and how that represents it; nothing that is denied or asked.

    A predicate with a subject (*Biden is de president*), a verb with a complement (*Biden werd president*, *Trump noemt
    hem een held*). Pronouns count as subjects, the complement of a verb with an object is said of the object.
    """
    heads = {p.head.i: p.mention.actor for p in phrases}
    for token in doc:
        subject = _subject_of(token) if token.pos_ in ("NOUN", "ADJ") else None
        actors = [heads[one.i] for one in taking_part([subject] if subject is not None else []) if one.i in heads]
        for word in _said(token) if actors else ():
            typed = noun_type(word.text, word.lemma_) if word.pos_ == "NOUN" else adjective_type(word)
            if typed is not None:
                yield from ((actor, word, typed) for actor in dict.fromkeys(actors))


def _said(predicate: Token) -> Iterator[Token]:
    """Give the words that a predicate says of somebody, those listed after it too: *een dief en een leugenaar*."""
    denied = _is_not_told(predicate)
    if not denied:
        yield predicate
    for other in predicate.children:
        if (
            other.dep_ == "conj"
            and other.pos_ in ("NOUN", "ADJ")
            and not any(c.dep_ == "nsubj" for c in other.children)
        ):
            contrasted = any(c.dep_ == "cc" and c.lower_ == "maar" for c in other.children)
            if (contrasted or not denied) and not _is_not_told(other) and not _begins_anew(other):
                yield other


def _begins_anew(conjunct: Token) -> bool:
    """Tell whether what is joined to a predicate has a verb, preposition or conjunction of its own, and is none."""
    return any(c.dep_ in ("cop", "aux", "case", "mark") for c in conjunct.children)


def _subject_of(token: Token) -> Token | None:
    """Give the phrase that a noun or adjective is said of."""
    if has_copula(token):
        if any(c.dep_ == "case" for c in token.children):
            return None
        return next((one for one in arguments(token)[0] if one.dep_ == "nsubj"), None)
    if (
        token.dep_ == "xcomp"
        and token.head.pos_ == "VERB"
        and not any(c.dep_ in ("case", "mark") for c in token.children)
    ):
        subjects, objects = arguments(predication_of(token.head).head)
        if token.head.lemma_.lower() in words_of("says-of-object"):
            return next((one for one in objects if one.dep_ != "iobj"), None)
        if token.head.lemma_.lower() in words_of("copula-with-noun"):
            return next((one for one in subjects if one.dep_ == "nsubj"), None)
    return None


def _is_not_told(token: Token) -> bool:
    """Tell whether a predicate is denied, or only asked, supposed, wished or aimed at."""
    clause = token.head if token.dep_ == "xcomp" else token
    return veridicality_of(clause) is not None or negator_of_phrase(token) is not None
