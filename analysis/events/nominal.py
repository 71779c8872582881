"""Deeds told as things: *de aanval van X op Y*, *de dood van Y*, *zijn arrestatie*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.events.clauses import Clause
from analysis.events.doers import agent_kind
from analysis.events.links import Heads, actors_of, extent
from analysis.events.roles import spread
from analysis.events.words import NounSense, idioms, noun_sense
from analysis.grammar.verbs import infinitive, simple_infinitive
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.records import Event, VoiceSpan, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = ("nmod", "nmod:poss", "obl", "obl:arg", "obl:agent")


def find_nominals(doc: Doc, clauses: Sequence[Clause], heads: Heads, voices: Sequence[VoiceSpan]) -> list[Event]:
    """Find the nouns that tell a deed: where somebody in it is named, and every definite one of harm."""
    carried = _in_fixed_combinations(clauses)
    found = []
    for token in doc:
        sense = noun_sense(token.lemma_) if token.pos_ == "NOUN" else None
        if sense is None or token.i in carried or token.dep_ in ("compound", "flat", "fixed") or token.i in heads:
            continue
        agents, patients = _participants(token, sense)
        agent_ids, patient_ids = actors_of(agents, heads), actors_of(patients, heads)
        if not (agent_ids or patient_ids or (sense.deed == "harm" and _is_definite(token))):
            continue
        agent_start, agent_end = extent(agents, heads)
        patient_start, patient_end = extent(patients, heads)
        voice = voice_at(voices, token.idx)
        found.append(
            Event(
                **anchor(doc, token.idx, token.idx + len(token)),
                voice=voice.voice,
                voice_kind=voice.voice_kind,
                lemma=token.lemma_.lower(),
                agents=agent_ids,
                patients=patient_ids,
                agent_start=agent_start,
                agent_end=agent_end,
                patient_start=patient_start,
                patient_end=patient_end,
                agent_status="expressed" if agents else "suppressed",
                agent_kind=agent_kind(agents, heads),
                diathesis="nominal",
                negated=any(c.lower_ in words_of("negation-of-event") for c in token.children),
                deed=sense.deed,
                rule="event.nominal",
                lexicon=load_lexicon("deed-nouns").id,
            )
        )
    return found


def _participants(noun: Token, sense: NounSense) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    agents: list[Token] = []
    patients: list[Token] = []
    nested = [c for child in noun.children if child.dep_ == "nmod" for c in child.children if c.dep_ == "nmod"]
    patients += [c for c in nested if sense.van == "agent" and _case(c) in sense.prepositions]
    for child in noun.children:
        if child.dep_ not in _MODIFIERS and child.lower_ not in words_of("possessor"):
            continue
        cases = [c.lower_ for c in child.children if c.dep_ == "case"]
        if child.dep_ == "nmod:poss" or child.lower_ in words_of("possessor") or cases == ["van"]:
            if sense.van == "agent":
                agents.append(child)
            elif sense.van == "patient":
                patients.append(child)
        elif cases == ["door"]:
            agents.append(child)
        elif len(cases) == 1 and cases[0] in sense.prepositions:
            patients.append(child)
    return spread(agents), spread(patients)


def _case(token: Token) -> str:
    cases = [c.lower_ for c in token.children if c.dep_ == "case"]
    return cases[0] if len(cases) == 1 else ""


def _is_definite(noun: Token) -> bool:
    return any(
        c.dep_ in ("det", "nmod:poss") and c.lower_ not in ("een", "geen", "elke", "iedere") for c in noun.children
    )


def _in_fixed_combinations(clauses: Sequence[Clause]) -> set[int]:
    """Give the nouns whose deed the verb already tells: *vond de dood*, *pleegde een aanslag* without anybody on it."""
    found = set()
    for clause in clauses:
        words = idioms().get(infinitive(clause.verb), {}) | idioms().get(simple_infinitive(clause.verb), {})
        light = simple_infinitive(clause.verb) in words_of("light")
        for child in clause.dependents():
            if child.lemma_.lower() in words or (light and child.dep_ in ("obj", "nsubj:pass")):
                found.add(child.i)
            found |= {grandchild.i for grandchild in child.children if grandchild.lemma_.lower() in words}
    return found
