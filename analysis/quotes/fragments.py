"""Pieces of somebody's sentence between marks where no cue says so, and the subject of the sentence round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.marks import Passage
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_fragment(words: list[Token]) -> bool:
    """Tell whether a passage begins like a piece of somebody's sentence: with a function word in lower case."""
    if any(t.lower_ == "te" and t.i + 1 < len(t.doc) and t.nbor().pos_ == "VERB" for t in words[:-1]):
        return True
    return (
        len(words) > 1
        and words[0].text[0].islower()
        and words[0].pos_ in {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX"}
    )


def is_predicate(layout: Layout, frame: Frame, passage: Passage, words: list[Token]) -> bool:
    """Tell whether marks hold a predicate: its finite verb first after the subject, or the infinitive of a modal."""
    if len(words) == 1:
        only = words[0].morph.get("VerbForm", []) == ["Inf"] and words[0].pos_ == "VERB"
        return only and any(is_finite(t) and t.lower_ in words_of("modal") for t in _outside(layout, frame))
    if not words or not is_finite(words[0]) or passage.left <= frame.start:
        return False
    before = layout.doc[layout.token_at(passage.left) - 1]
    return before.text in {",", ")"} or before.pos_ in {"NOUN", "PROPN", "PRON"}


def _outside(layout: Layout, frame: Frame) -> list[Token]:
    return [layout.doc[i] for i in range(frame.first, frame.last) if i not in layout.inside]


def main_subject(layout: Layout, frame: Frame) -> tuple[int, int] | None:
    """Give the subject of the first verb of a sentence outside marks, when it can speak.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De minister wil de regels “verzachten”."))
    >>> main_subject(layout, layout.frames[0])
    (0, 2)
    """
    doc = layout.doc
    for i in range(frame.first, frame.last):
        if i not in layout.inside and is_finite(doc[i]):
            found = subject_of(layout, frame, i)
            if found and can_speak(doc, found):
                return found
            opening = phrase_at(doc, frame.first, i)
            relative = opening and opening[1] + 1 < i and doc[opening[1] + 1].lower_ in words_of("relative-subject")
            return opening if opening and relative and can_speak(doc, opening) else None
    return None
