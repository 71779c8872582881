"""Cue and source of a passage that is a part of its sentence: by the cue that governs it, wherever that stands."""

from __future__ import annotations

from analysis.grammar.can_speak import can_speak
from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.items import Attribution
from analysis.quotes.reading.headlines import names_somebody
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.sources import is_passive_cue, noun_source, passive_source, phrase_source
from analysis.quotes.sentences.subjects import subject_of


def aldus_inside(m: Marked) -> Attribution | None:
    """Read a passage that *aldus X* governs."""
    return _by_phrase(m, m.governor) if m.governor and m.governor.cue.lemma == "aldus" else None


def volgens_inside(m: Marked) -> Attribution | None:
    """Read *Volgens X is het “…”*."""
    return _by_phrase(m, m.governor) if m.governor and m.governor.cue.lemma == "volgens" else None


def phrase_inside(m: Marked) -> Attribution | None:
    """Read *Naar eigen zeggen is hij “…”*."""
    return _by_phrase(m, m.governor) if m.governor else None


def noun_inside(m: Marked) -> Attribution | None:
    """Read *de bevestiging van X dat er “…” was*."""
    hit = m.governor
    return Attribution(noun_source(m.sentence, hit), hit) if hit and hit.cue.type == "noun" else None


def passive_inside(m: Marked) -> Attribution | None:
    """Read *het plan werd door X “…” genoemd*, also without an agent."""
    hit = m.governor
    agent = passive_source(m.sentence, hit) if hit and hit.participle else None
    passive = hit is not None and hit.participle and (agent is not None or is_passive_cue(m.sentence, hit))
    return Attribution(agent, hit) if passive else None


def verb_inside(m: Marked) -> Attribution | None:
    """Read *X noemt het plan “…”*."""
    return Attribution(subject_of(m.sentence, m.governor.first), m.governor) if m.governor else None


def headline_predicate(m: Marked) -> Attribution | None:
    r"""Read a headline that gives somebody's words as its predicate: *OM ‘niet ontstemd’ over reis*.

    >>> sentence = lay_out(parse("Premier ‘zeer teleurgesteld’ over akkoord\n\nDe premier zweeg.")).sentences[0]
    >>> headline_predicate(Marked(sentence, sentence.passages[0])).source
    (0, 1)
    """
    words, sentence = m.alphabetic, m.sentence
    if sentence.kind != "headline" or m.place != "inside" or not words:
        return None
    if not words[0].text[0].islower() or words[-1].pos_ in {"NOUN", "PROPN"} or sentence.has_verb():
        return None
    source = phrase_at(m.doc, sentence.first, m.left)
    whole = source is not None and source[1] == m.left and names_somebody(sentence, source)
    return Attribution(source, None) if whole else None


def main_subject(sentence: Sentence) -> Span | None:
    """Give the subject of the first verb of a sentence outside marks, when it can speak.

    >>> main_subject(lay_out(parse("De minister wil de regels “verzachten”.")).sentences[0])
    (0, 2)
    """
    verb = next(iter(sentence.finite()), None)
    found = subject_of(sentence, verb) if verb is not None else None
    return found if found and can_speak(sentence.doc, found) else None


def _by_phrase(m: Marked, hit: CueAt) -> Attribution | None:
    phrase = hit.cue.type in {"preposition", "phrase"}
    return Attribution(phrase_source(m.sentence, hit), hit) if phrase else None
