"""Cue and source in front of a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.nouns import noun_classes
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.following import skip_adjuncts
from analysis.quotes.headlines import names_somebody
from analysis.quotes.items import Attribution
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.sources import complement_source, noun_source, phrase_source
from analysis.quotes.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def before_colon(layout: Layout, frame: Frame, a: int, b: int) -> Attribution | None:
    """Find cue and source in the tokens `a` to `b` in front of a colon."""
    doc = layout.doc
    hits = layout.cues(a, b)
    verbs = [h for h in hits if h.cue.type == "verb" and "direct" in h.cue.kinds and not _beneath(layout, a, h)]
    others = [h for h in hits if h.cue.type in {"preposition", "phrase"}]
    nouns = [h for h in hits if h.cue.type == "noun"]
    if others and not verbs:
        return Attribution("quote.colon", phrase_source(layout, frame, others[-1]), others[-1])
    if nouns and verbs and "impersonal-verb" in verbs[-1].cue.traits:
        return Attribution("quote.colon", noun_source(layout, frame, nouns[-1]), verbs[-1])
    for hit in reversed(verbs):
        source = subject_of(layout, frame, hit.first)
        if "impersonal-verb" in hit.cue.traits and (source is None or not can_speak(doc, source)):
            source = complement_source(layout, frame, a) or source
        if source and not _nobody(doc, source):
            return Attribution("quote.colon", source, hit)
    text = None if verbs else _where_it_stands(layout, a, b)
    if text:
        return Attribution("quote.colon", text, _last(nouns))
    if nouns:
        source = noun_source(layout, frame, nouns[-1])
        if source:
            return Attribution("quote.colon-noun", source, nouns[-1])
    finite = [i for i in range(a, b) if is_finite(doc[i]) and i not in layout.inside]
    if not finite:
        k = a
        while k < b and (doc[k].is_punct or doc[k].lower_ in words_of("clause-join") or doc[k].is_space):
            k += 1
        k = skip_adjuncts(doc, k, b)
        source = None if _participle(doc, k, b) else phrase_at(doc, k, b)
        if source and can_speak(doc, source) and (frame.kind != "headline" or names_somebody(layout, frame, source)):
            return Attribution("quote.colon-name", source, None)
        return Attribution("quote.colon", None, _last(nouns or verbs))
    for i in [finite[0], *finite[1:]]:
        source = subject_of(layout, frame, i)
        if source and can_speak(doc, source):
            return Attribution("quote.colon-subject", source, _last(verbs or nouns))
    return Attribution("quote.colon", None, _last(verbs or nouns))


def _participle(doc: Doc, k: int, b: int) -> bool:
    """Tell whether a present participle alone stands before the colon: *Lachend: “…”*."""
    return k + 1 == b and doc[k].lower_.endswith(("end", "ende")) and not noun_classes(doc[k].lower_)


def _beneath(layout: Layout, a: int, hit: CueAt) -> bool:
    """Tell whether a cue stands in a subordinate clause behind a main verb: *Zij was boos nadat hij dat zei:*."""
    doc = layout.doc
    for i in range(hit.first - 1, a, -1):
        if doc[i].lower_ in words_of("subordinate-start") and doc[i].pos_ == "SCONJ":
            return any(is_finite(doc[k]) for k in range(a, i))
        if doc[i].text in {",", ";"} and is_finite(doc[i - 1]):
            return False
    return False


def _where_it_stands(layout: Layout, a: int, b: int) -> tuple[int, int] | None:
    """Give the text that *in … staat (te lezen)* names as the source."""
    doc = layout.doc
    if not any(doc[i].lower_ in words_of("stands") for i in range(a, b)):
        return None
    for i in range(a, b):
        found = phrase_at(doc, i + 1, b) if doc[i].lower_ in {"in", "op"} and doc[i].pos_ == "ADP" else None
        if found and any(t.lower_ in words_of("report-place") | words_of("document") for t in doc[slice(*found)]):
            return found
    return None


def _last(hits: list[CueAt]) -> CueAt | None:
    return hits[-1] if hits else None


def _nobody(doc: Doc, source: tuple[int, int]) -> bool:
    return source[1] - source[0] == 1 and doc[source[0]].lower_ in words_of("no-source")
