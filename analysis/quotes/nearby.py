"""Who stands in a sentence near a passage: its subject, its only name, and whether that is a good guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.quotes.cues import Hit
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.phrases import noun_phrase
from analysis.quotes.subjects import subject_of
from analysis.quotes.words import is_finite, is_name, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]


def only_name(layout: Layout, frame: Frame) -> Span | None:
    """Give the one name that a sentence holds outside marks; None when there are several."""
    doc = layout.doc
    found: list[Span] = []
    for i in range(frame.first, frame.last):
        if i in layout.inside or not is_name(doc[i]) or (found and i < found[-1][1]):
            continue
        phrase = noun_phrase(doc, i, frame.last)
        if phrase:
            found.append(phrase)
    names = {doc[span[1] - 1].text for span in found}
    return found[0] if len(names) == 1 else None


def subject_of_frame(layout: Layout, frame: Frame) -> tuple[Span, Hit | None] | None:
    """Give the subject of a sentence's main verb when it can speak, with the cue of that verb if it is one."""
    doc = layout.doc
    hits = {h.first: h for h in layout.cues(frame.first, frame.last) if h.cue.type == "verb"}
    for hit in hits.values():
        source = subject_of(layout, frame, hit.first)
        if hit.cue.lemma in words_of("weak-cue"):
            continue
        if source and can_speak(doc, source) and not hit.participle:
            return source, hit
    for i in range(frame.first, frame.last):
        if i not in layout.inside and is_finite(doc[i]):
            source = subject_of(layout, frame, i)
            if source and can_speak(doc, source) and not _first_person(doc, source):
                return source, None
            break
    return None


def doubtful(layout: Layout, item: Item, source: Span, last: Item | None) -> bool:
    """Tell whether a subject is a bad guess for a speaker: several people without a name where somebody speaks."""
    doc = layout.doc
    words = doc[source[0] : source[1]]
    elsewhere = last is not None and layout.frames[last.frame].part != layout.frames[item.frame].part
    if elsewhere and words[0].lower_ not in words_of("possessive"):
        return False
    plural = any("Plur" in t.morph.get("Number", []) for t in words if t.pos_ == "NOUN") and not any(
        is_name(t) for t in words
    )
    return plural or any(t.lower_ == "en" for t in words)


def _first_person(doc: Doc, source: Span) -> bool:
    return source[1] - source[0] == 1 and doc[source[0]].lower_ in words_of("no-speaker")
