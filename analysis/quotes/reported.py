"""Reported clauses without *dat*: with *volgens X*, before *zegt X*, before *Dat zegt X*, in headlines."""

from __future__ import annotations

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.according import according, around, reported_until
from analysis.quotes.answers import read_before
from analysis.quotes.clauses import clause_item
from analysis.quotes.headlines import read_headline
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.sources import phrase_source

Span = tuple[int, int]


def read_reported(layout: Layout, frame: Frame, number: int) -> list[Item]:
    """Find reported clauses in one sentence: *Volgens X <clause>*, *<clause>, zegt X*, *naar eigen zeggen*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De dader is gevlucht, zegt de politie."))
    >>> [layout.doc.text[i.start : i.end] for i in read_reported(layout, layout.frames[0], 0)]
    ['De dader is gevlucht']
    """
    found: list[Item] = []
    for hit in layout.cues(frame.first, frame.last):
        if hit.cue.lemma in {"volgens", "luidens"} or (hit.cue.type == "phrase" and hit.cue.lemma.endswith(" van")):
            item = according(layout, frame, number, hit)
        elif hit.cue.lemma.endswith("zeggen") and hit.cue.type == "phrase":
            item = _own_words(layout, frame, number, hit)
        else:
            item = read_before(layout, frame, number, hit)
        if item and not any(other.start < item.end and item.start < other.end for other in found):
            found.append(item)
    return found or read_headline(layout, frame, number)


def _own_words(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    source = phrase_source(layout, frame, hit)
    if source is None:
        return None
    start, _ = around(layout, frame, hit, source)
    if layout.doc[start].lower_ in words_of("relative-subject") and is_finite(layout.doc[start + 1]):
        source = (start, start + 1)
    return clause_item(layout, number, start, reported_until(layout, frame, hit.last), "quote.own-words", source, hit)
