"""Indirect speech as an infinitive with *te*: *X ontkende de auto te hebben gestolen*, *X beloofde om te komen*."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.can_speak import can_report, can_speak
from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.quotes.items import Content
from analysis.quotes.reading.clauses import clause_end, content
from analysis.quotes.sentences.layout import CueIn, Sentence
from analysis.quotes.sentences.sources import source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def te_infinitive(cue: CueIn) -> Content | None:
    """Read the infinitive with *te* that a cue introduces, with all that stands before its *te*.

    >>> sentence = lay_out(parse("De minister zei met de bonden naar meer geld te gaan kijken.")).sentences[0]
    >>> item = te_infinitive(CueIn(sentence, sentence.cues()[0]))
    >>> sentence.layout.text[item.start : item.end]
    'met de bonden naar meer geld te gaan kijken'
    """
    sentence, hit = cue
    doc = sentence.doc
    if "te" not in hit.cue.complements or hit.cue.type != "verb":
        return None
    te = next((k for k in range(hit.last, sentence.last - 1) if k not in sentence.quoted and _infinitive(doc, k)), None)
    if te is None or (hit.particle is not None and hit.first < te < hit.particle):
        return None
    between = [doc[m] for m in range(hit.last, te) if m not in sentence.quoted]
    opening = _om(hit, between)
    if any(_opens_other(t) for t in between if t.i != opening):
        return None
    if any(is_finite(t) for t in between) or any(t.text in {":", ";"} for t in between):
        return None
    source = source_of(sentence, hit)
    if source is None or not can_report(doc, source):
        return None
    edge = _left_edge(sentence, hit, source, te) if opening is None else opening
    if doc[edge].lower_ in words_of("topic-preposition"):
        return None
    end = clause_end(sentence, edge)
    return content(sentence, (edge, end), source, hit)


def _opens_other(token: Token) -> bool:
    """Tell whether a word opens another clause than the infinitive that the cue introduces."""
    low = token.lower_
    opener = low in words_of("clause-opener") and token.pos_ in {"SCONJ", "ADP"} and token.dep_ == "mark"
    return opener or low in {"om", "zonder"}


def _om(hit: CueAt, between: list[Token]) -> int | None:
    """Give the one *om* that opens what a cue like *beloven* promises: *beloofde om te komen*."""
    found = [t.i for t in between if t.lower_ == "om"]
    return found[0] if len(found) == 1 and "takes-om" in hit.cue.traits else None


def _infinitive(doc: Doc, k: int) -> bool:
    if doc[k].lower_ != "te":
        return False
    follower = doc[k + 1]
    return follower.pos_ in {"VERB", "AUX"} and follower.lower_.endswith("n")


def _left_edge(sentence: Sentence, hit: CueAt, source: Span, te: int) -> int:
    """Give where the infinitive clause begins: after the cue with its subject, particle, time and addressee."""
    doc = sentence.doc
    k = max(hit.last, source[1] if hit.first < source[0] < te else 0)
    if hit.particle is not None and hit.particle < te:
        return hit.particle + 1
    if k < te and doc[k].lower_ in words_of("told-with-laten"):
        k += 1
    while k < te - 1:
        after = _past_adverb(doc, k) or _past_addressee(doc, hit, k, te)
        if after is None or after >= te:
            break
        k = after
    return k


@cache
def _addressing() -> frozenset[str]:
    rows = load_lexicon("addressees").rows
    return frozenset(row["preposition"] for row in rows if row["class"] == "speech")


def _past_adverb(doc: Doc, k: int) -> int | None:
    """Go past one word that tells when or how often somebody says it."""
    low = doc[k].lower_
    if low in words_of("time") and doc[k + 1].lower_ in words_of("period"):
        return k + 2
    return k + 1 if low in words_of("time", "plain-adverb") else None


def _past_addressee(doc: Doc, hit: CueAt, k: int, te: int) -> int | None:
    """Go past the one spoken to (*tegen de krant*, *verweet de minister*) and the place where it was said."""
    found = phrase_at(doc, k + 1, te) if doc[k].lower_ in words_of("relay") else None
    if found:
        place = any(t.lower_ in words_of("medium", "report-place") for t in doc[slice(*found)])
        spoken_to = doc[k].lower_ in _addressing() and can_speak(doc, found)
        return found[1] if place or spoken_to else None
    if hit.cue.stance not in {"directive", "emotive"} or doc[k].pos_ == "ADP":
        return None
    found = phrase_at(doc, k, te)
    if found is None or found[1] >= te or not can_speak(doc, found):
        return None
    governed = any(t.head.i == hit.first and t.dep_ in {"iobj", "obj"} for t in doc[slice(*found)])
    return found[1] if governed or hit.cue.stance == "emotive" else None
