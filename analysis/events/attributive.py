"""Participles before a noun: *de vermoorde journalist*, *de door de rebellen bezette stad*, *een sussende agent*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.events.diathesis import Diathesis
from analysis.events.meanings import Sense, idioms, verb_senses
from analysis.events.senses import makes_idiom
from analysis.events.telling import record
from analysis.grammar.attachment import noun_behind
from analysis.grammar.cases import cases_of
from analysis.grammar.mention_heads import Heads
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import AUXILIARIES
from analysis.grammar.verbs import infinitive, is_present_participle, verb_form
from analysis.grammar.words import words_of
from analysis.records import Event, VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INTRANSITIVE = ("motion", "occurrence")


def find_attributives(doc: Doc, heads: Heads, voices: Sequence[VoiceSpan]) -> list[Event]:
    """Find the participles before a noun that tell a deed in which an actor takes part.

    The noun undergoes what a past participle tells, unless the verb only has a subject (*de gevluchte man*), and does
    what a present participle tells; *door* names the doer.
    """
    return [event for token in doc if (event := _attributive(doc, token, heads, voices)) is not None]


def _attributive(doc: Doc, token: Token, heads: Heads, voices: Sequence[VoiceSpan]) -> Event | None:
    if token.tag_[:2] != "WW" or verb_form(token) != "Part" or token.dep_ in (*AUXILIARIES, "conj"):
        return None
    on_noun = token.dep_ in ("amod", "acl") and token.head.i > token.i
    noun = token.head if on_noun else noun_behind(token)
    if (
        noun is None
        or noun.pos_ not in ("NOUN", "PROPN")
        or token.lower_.removesuffix("e") in words_of("stative", "adjectival")
    ):
        return None
    lemma = infinitive(token)
    words = idioms().get(lemma, {})
    fixed = [words[c.lower_] for c in token.children if c.lower_ in words and makes_idiom(words[c.lower_], c, [noun])]
    sense = fixed[0] if fixed else verb_senses().get(lemma)
    by = [c for c in token.children if c.dep_ in ("obl", "obl:agent", "obl:arg") and _is_doer(c)] or _before(token)
    if sense is None and not by:
        return None
    if sense is not None and sense.deed == "state" and not by:
        return None
    agents, patients, shape = _roles(token, noun, by, sense)
    if not any(heads.of(t) for t in (*agents, *patients)):
        return None
    room = shape == "passive"
    return record(
        doc,
        token,
        heads,
        voices,
        lemma=lemma,
        agents=agents,
        patients=patients,
        status="expressed" if agents else "suppressed" if room else None,
        shape=shape,
        rule="event.attributive",
        deed=sense.deed if sense else None,
        lexicon=sense.lexicon if sense else None,
    )


def _roles(
    token: Token, noun: Token, by: list[Token], sense: Sense | None
) -> tuple[tuple[Token, ...], tuple[Token, ...], Diathesis]:
    undergoes = sense is not None and sense.subject == "patient"
    if is_present_participle(token):
        objects = taking_part([c for c in token.children if c.dep_ == "obj"])
        if undergoes:
            return (), (noun,), "intransitive"
        return (noun,), objects, "active" if objects else "intransitive"
    if undergoes and not by:
        return (), (noun,), "intransitive"
    if sense is not None and sense.deed in _INTRANSITIVE and not by:
        return (noun,), (), "intransitive"
    return taking_part(by), (noun,), "passive"


def _before(participle: Token) -> list[Token]:
    """Give the doer between the article and the participle that the parse hangs elsewhere: *de door X bezette stad*."""
    phrase = participle.nbor(-1) if participle.i > participle.sent.start else participle
    by = next((c for c in phrase.children if c.dep_ == "case" and c.lower_ == "door"), None)
    inside = by is not None and by.i > participle.sent.start and by.nbor(-1).dep_ == "det"
    return [phrase] if inside and phrase.pos_ in ("NOUN", "PROPN", "PRON") else []


def _is_doer(token: Token) -> bool:
    return "door" in cases_of(token)
