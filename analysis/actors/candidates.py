"""Candidates: whom a pronoun may stand for, by number and gender, and how prominently each was mentioned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.actors.binding import Candidate
from analysis.grammar.pronouns import Pronoun, is_possessive
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of
from analysis.parse import sentence_number
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def candidate_of(
    doc: Doc, mention: Mention, tokens: Mapping[int, Token], plural: bool, actors: Mapping[str, Actor]
) -> Candidate:
    """Weigh a mention as a candidate: a subject outranks an object, an object other phrases."""
    first = tokens[mention.start]
    span = doc.char_span(mention.start, mention.end)
    token = span.root if span is not None else first
    subject = token.dep_ in ("nsubj", "nsubj:pass")
    main = subject and token.head.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
    presented = any(c.dep_ == "cop" for c in token.children) and any(
        c.dep_ in ("nsubj", "expl") and c.lower_ in words_of("presenting") for c in token.children
    )
    listed = token.dep_ == "conj" or any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in token.children)
    weight = (
        2.0 if main or presented else 1.5 if subject else 1.0 if token.dep_ in ("obj", "iobj", "obl:agent") else 0.5
    )
    if listed and subject:
        weight -= 0.5
    if mention.form in ("possessive", "pronoun"):
        weight += 0.25
    before = first.nbor(-1).lower_ if first.i else ""
    told = token.head.dep_ in ("ccomp", "xcomp")
    speaks = (subject and not told and token.head.lemma_ in speech_verbs()) or before in words_of("source-preposition")
    many = plural or actors[mention.actor].type == "group"
    return Candidate(mention.actor, mention.sentence, mention.start, mention.end, weight, many, speaks)


def fits(
    c: Candidate,
    pronoun: Pronoun,
    number: str,
    token: Token,
    actors: Mapping[str, Actor],
    genders: Mapping[str, str | None],
) -> bool:
    """Tell whether number, gender and type allow that a pronoun stands for a candidate."""
    actor = actors[c.actor]
    if number == "plural":
        return (
            c.plural
            or (actor.type == "organisation" and token.lower_ == "hun" and c.weight >= 1.5)
            or (actor.type == "place" and c.plural)
        )
    if number == "singular":
        if c.plural and actor.type != "organisation":
            return False
        gender = genders.get(c.actor)
        if actor.type == "person":
            return gender is None or pronoun.gender not in ("male", "female") or gender == pronoun.gender
        if actor.type in ("organisation", "group", "place"):
            if pronoun.kind == "reflexive":
                return True
            return (
                is_possessive(token, pronoun)
                and c.weight >= 1.0
                and c.sentence == sentence_number(token.doc, token.idx)
            )
    return True
