"""The source of cues that are no verbs: after *volgens* and *aldus*, in a complement, behind *van*, in a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.name_spans import looks_named
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]


def phrase_source(layout: Layout, frame: Frame, hit: CueAt) -> Span | None:
    """Give the source of a preposition or phrase: after *aldus*, in the complement of *luidt het*, the subject.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> from analysis.grammar.cues import find_cues
    >>> layout = lay_out(parse("Volgens minister Els Vos is het voorbij."))
    >>> hit = find_cues(layout.doc, 0, 4)[0]
    >>> layout.doc[slice(*phrase_source(layout, layout.frames[0], hit))].text
    'minister Els Vos'
    """
    doc = layout.doc
    lemma = hit.cue.lemma
    stop = _stop(layout, frame, hit.last)
    if lemma.endswith("eigen zeggen"):
        return _own(layout, frame, hit)
    if lemma.endswith("zijn zeggen"):
        return (hit.first + 1, hit.first + 2)
    if hit.cue.type == "preposition" or lemma.endswith(" van"):
        k = hit.last
        while k < stop and doc[k].lower_ in words_of("adverb") and doc[k].lower_ not in words_of("source-pronoun"):
            k += 1
        found = phrase_at(doc, k, stop)
        if found is None or (lemma in {"volgens", "luidens"} and _no_source(doc, found)):
            return None
        return found
    return complement_source(layout, frame, hit.last)


def complement_source(layout: Layout, frame: Frame, i: int) -> Span | None:
    """Give the source in the complement of a cue without a subject: *klinkt het bij X*."""
    doc = layout.doc
    stop = _stop(layout, frame, i)
    k = i
    while k < stop and doc[k].text not in {",", ";", ":"}:
        low = doc[k].lower_
        if low in words_of("complement-preposition"):
            found = phrase_at(doc, k + 1, stop)
            if found:
                reported = [m for m in range(*found) if doc[m].lower_ in words_of("report-place")]
                owner = [m for m in range(*found) if doc[m].lower_ == "van"]
                if reported and owner and owner[0] > reported[0]:
                    return phrase_at(doc, owner[0] + 1, found[1])
                if not reported and (low in words_of("speaking-preposition") or can_speak(doc, found)):
                    return found
                k = found[1]
                continue
        k += 1
    return None


def noun_source(layout: Layout, frame: Frame, hit: CueAt) -> Span | None:
    """Give whose word a cue noun is (*de reactie van X*, *zijn reactie*); None when the text does not say."""
    doc = layout.doc
    k = hit.last
    if k < frame.last and doc[k].lower_ in {"van", "door"}:
        return phrase_at(doc, k + 1, _stop(layout, frame, k))
    for m in range(hit.first - 1, max(frame.first - 1, hit.first - 4), -1):
        if doc[m].lower_ in words_of("possessive"):
            return (m, m + 1)
    if k + 1 < frame.last and doc[k].pos_ in {"VERB", "AUX"}:
        found = phrase_at(doc, k + 2, frame.last) if doc[k + 1].lower_ == "van" else None
        return found
    return None


def passive_source(layout: Layout, frame: Frame, hit: CueAt) -> Span | None:
    """Give the agent of a passive cue: the noun phrase after *door* in its clause."""
    doc = layout.doc
    for m in range(max(frame.first, hit.first - 18), min(frame.last, hit.last + 6)):
        if m not in layout.inside and doc[m].lower_ == "door":
            found = phrase_at(doc, m + 1, _stop(layout, frame, m + 1))
            if found and can_speak(doc, found):
                return found
    return None


def _own(layout: Layout, frame: Frame, hit: CueAt) -> Span | None:
    doc = layout.doc
    head = doc[hit.last - 1].head
    verb = head.i if frame.first <= head.i < frame.last and head.pos_ in {"VERB", "AUX", "ADJ"} else None
    if verb is not None:
        found = subject_of(layout, frame, verb)
        if found:
            return found
    finite = [i for i in range(frame.first, frame.last) if is_finite(doc[i]) and i not in layout.inside]
    near = sorted(finite, key=lambda i: abs(i - hit.first))
    for i in near:
        found = subject_of(layout, frame, i)
        if found:
            return found
    return None


def _stop(layout: Layout, frame: Frame, i: int) -> int:
    k = i
    while k < frame.last and k not in layout.inside:
        k += 1
    return k


def _no_source(doc: Doc, found: Span) -> bool:
    words = [doc[m] for m in range(*found)]
    if any(looks_named(t) for t in words):
        return False
    head = next((t for t in words if t.pos_ == "NOUN"), words[-1])
    return head.lower_ in words_of("not-source") or (words[-1].lower_ in words_of("no-source") and len(words) == 1)
