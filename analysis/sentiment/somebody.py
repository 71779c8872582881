"""Who may stand to gain or lose by words: persons, groups and bodies, but nobody in particular and no thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.mention_heads import Heads
from analysis.grammar.negation import negator_of_clause
from analysis.grammar.negators import is_negator
from analysis.grammar.nouns import look_up
from analysis.grammar.relations import is_definite
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.words import words_of
from analysis.sentiment.evaluations import entries_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_somebody(token: Token, heads: Heads) -> bool:
    """Tell whether a phrase is a person, group or body that may stand to gain or lose by words."""
    if token.lower_ in words_of("nobody-definite") or _is_generic(token) or _is_nobody(token):
        return False
    if heads.of(token):
        return True
    if token.pos_ == "PROPN" and any(child.dep_ == "nmod:poss" for child in token.children):
        return False  # een vertolking van zijn Arcade
    if token.pos_ == "PROPN":
        return not token.text.isupper() or len(token) > 1
    if token.pos_ == "PRON" and token.morph.get("PronType", []) == ["Dem"] and token.dep_ == "obj":
        return False
    if token.pos_ == "PRON":
        return token.morph.get("PronType", []) == ["Prs"] or bool(token.morph.get("Person", []))
    if token.pos_ == "NUM" or token.lower_ in words_of("some-persons"):
        return not any(character.isdigit() for character in token.text) or token.dep_ in ("nsubj", "nsubj:pass")
    if token.lemma_.lower() in words_of("part-noun"):
        return any(is_somebody(child, heads) for child in token.children if child.dep_ == "nmod")  # tal van anderen
    if token.pos_ == "NOUN" and any(entry.names_somebody for entry in entries_of(token)):
        return True
    return token.pos_ in ("NOUN", "ADJ") and look_up(token.text, token.lemma_) is not None


def _is_nobody(token: Token) -> bool:
    """Tell whether it is told that there is none: *geen Amerikanen*, *ontkende dat er doden vielen*."""
    if [child for child in token.children if child.dep_ == "det" and is_negator(child)]:
        return True
    told = token.dep_ in SUBJECTS and token.pos_ == "NOUN" and not is_definite(token)
    there = told and any(child.lower_ == "er" and child.i < token.i for child in token.head.children)
    return there and negator_of_clause(token.head) is not None


def _is_generic(token: Token) -> bool:
    """Tell whether a noun means people at large: *mensen*, unlike *27 mensen*, *de mensen*."""
    if token.lemma_.lower() not in words_of("people-at-large"):
        return False
    return not any(c.dep_ in ("det", "nummod", "nmod:poss", "amod") for c in token.children)
