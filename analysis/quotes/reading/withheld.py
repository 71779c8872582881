"""Speech that is withheld, empty or only supposed: *wilde niet zeggen dat*, *als hij zegt dat*, *om te zeggen dat*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.subjects import clause_start

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _parts(doc: Doc, begin: int, m: int, cue: int) -> bool:
    """Tell whether a token parts the clause of a cue from the clause before: a comma, *en* before a second verb."""
    if doc[m].text in {",", ";"}:
        return True
    joins = doc[m].pos_ == "CCONJ" and doc[m].lower_ in words_of("clause-join") and cue - m <= 2 and is_finite(doc[cue])
    return joins and any(is_finite(t) for t in doc[begin:m])


def withheld(sentence: Sentence, hit: CueAt, k: int) -> bool:
    """Tell whether the speech is withheld, empty, or only supposed: *wilde niet zeggen dat*, *als hij zegt dat*."""
    doc = sentence.doc
    begin = max(sentence.first, hit.first - 12)
    zone = [doc[m] for m in range(begin, k) if m not in sentence.quoted]
    near = [t for t in zone if t.i > hit.first - 8]
    comma = max([t.i for t in zone if t.i < hit.first and _parts(doc, begin, t.i, hit.first)] or [begin - 1])
    if "may-deny" not in hit.cue.traits and any(
        t.lower_ in words_of("negation-of-speech") and t.i > comma for t in near
    ):
        return True
    clause = [t for t in zone if t.i > comma]
    if "attitude" in hit.cue.traits and hit.participle and any(t.lower_ in {"had", "hadden"} for t in near):
        return True
    opening = clause_start(sentence, hit.first)
    purpose = any(t.lower_ == "om" and 0 < hit.first - t.i < 8 and doc[hit.first - 1].lower_ == "te" for t in clause)
    return purpose or (
        doc[opening].lower_ in words_of("hypothetical-opening") and doc[opening].pos_ in {"SCONJ", "VERB", "AUX"}
    )
