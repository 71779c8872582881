"""From a marked passage to its cue and source in the same reporting sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.marks import Passage
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import article_of
from analysis.quotes.colons import before_colon
from analysis.quotes.embedding import attribute_inside, rule_of
from analysis.quotes.following import subject_after
from analysis.quotes.items import Attribution
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.sources import noun_source, passive_source, phrase_source

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def attribute(layout: Layout, frame: Frame, passage: Passage) -> Attribution | None:
    """Find the cue and the source of a passage in its own reporting sentence: after it, before a colon, or around it.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("“Wij komen”, zei minister Vos."))
    >>> attribute(layout, layout.frames[0], layout.passages[0]).rule
    'quote.cue-inverted'
    """
    return (
        _after(layout, frame, passage)
        or _colon(layout, frame, passage)
        or _between(layout, frame, passage)
        or attribute_inside(layout, frame, passage)
    )


def bounds(layout: Layout, frame: Frame, passage: Passage) -> tuple[int, int, int, int]:
    """Give the token ranges before and after a passage, up to its neighbours or the ends of the sentence."""
    before = [p for p in frame.passages if p.right <= passage.left]
    after = [p for p in frame.passages if p.left >= passage.right]
    a = layout.token_at(before[-1].right) if before else frame.first
    b = layout.token_at(passage.left)
    c = layout.token_at(passage.right)
    d = layout.token_at(after[0].left) if after else frame.last
    return a, b, c, min(d, frame.last)


def _after(layout: Layout, frame: Frame, passage: Passage) -> Attribution | None:
    doc = layout.doc
    a, b, c, d = bounds(layout, frame, passage)
    if c >= d:
        return None
    comma = doc[c].text in {",", "–", "-", "—"}
    k = c + 1 if comma else c
    if k < d and doc[k].lower_ in {"zo", "dat", "aldus"} and k + 1 < d and is_finite(doc[k + 1]):
        k += 1
    if k >= d:
        return None
    hits = layout.cues(k, d)
    hit = hits[0] if hits and hits[0].first == k else None
    content = article_of(doc).text[passage.start : passage.end]
    alone = a >= b or _only_opener(doc, a, b)
    if hit and hit.cue.type in {"preposition", "phrase"}:
        if hit.cue.lemma == "volgens" and not comma and not alone:
            return None
        source = phrase_source(layout, frame, hit)
        return Attribution(rule_of(hit), source, hit)
    if comma and doc[k].lower_ == "zo" and k + 1 < d:
        source = phrase_at(doc, k + 1, d)
        if source and can_speak(doc, source):
            return Attribution("quote.zo", source, None)
    marked = comma or content.endswith(("?", "!", ".", "…", ","))
    if is_finite(doc[k]) or (hit and hit.cue.type == "verb" and not hit.participle):
        words = [t for t in doc[layout.token_at(passage.start) : layout.token_at(passage.right)] if t.is_alpha]
        return _inverted(layout, frame, k, d, hit, hits, marked, alone, words)
    if comma and alone:
        return _subject_first(layout, frame, k, d, hits)
    return None


def _inverted(
    layout: Layout,
    frame: Frame,
    k: int,
    d: int,
    hit: CueAt | None,
    hits: list[CueAt],
    marked: bool,
    alone: bool,
    words: list[Token],
) -> Attribution | None:
    doc = layout.doc
    if doc[k].lower_ in words_of("copula-or-passive") and not hit:
        nouns = [h for h in hits if h.cue.type == "noun" and h.first - k <= 6]
        if nouns and marked:
            return Attribution("quote.cue-noun", noun_source(layout, frame, nouns[0]), nouns[0])
        verbs = [h for h in hits if h.participle]
        if verbs and marked:
            return Attribution("quote.cue-passive", passive_source(layout, frame, verbs[0]), verbs[0])
        return None
    source = subject_after(doc, k + 1, d)
    named = [h for h in hits if h.cue.type == "noun" and source and source[0] <= h.first < source[1]]
    if hit and named and "impersonal-verb" in hit.cue.traits:
        return Attribution("quote.cue-inverted", noun_source(layout, frame, named[0]), hit)
    if hit and not marked and _is_subject(words) and (source is None or not can_speak(doc, source)):
        return None
    if hit and (marked or alone):
        if source is None and not (marked and alone):
            return None
        return Attribution("quote.cue-inverted", source, hit)
    later = [h for h in hits if h.cue.type == "verb"]
    if later and marked and doc[k].pos_ == "AUX":
        return Attribution("quote.cue-inverted", source, later[0])
    if marked and alone and source and doc[k].pos_ == "VERB":
        return Attribution("quote.verb-inverted", source, None)
    if marked and alone and source and _says_with_body(doc, k):
        return Attribution("quote.verb-inverted", source, None)
    return None


def _is_subject(words: list[Token]) -> bool:
    """Tell whether what stands between marks is a name, the subject of the verb after it: *’Barney’ verwacht …*."""
    return len(words) <= 2 and all(t.pos_ in {"PROPN", "NOUN", "X"} and t.text[0].isupper() for t in words)


def _says_with_body(doc: Doc, k: int) -> bool:
    return doc[k].lower_ in words_of("having")


def _only_opener(doc: Doc, a: int, b: int) -> bool:
    """Tell whether only a conjunction, a dash or a bullet stands before a passage."""
    return all(
        doc[i].is_punct or doc[i].is_space or doc[i].lower_ in words_of("clause-join") for i in range(a, b)
    ) and not any(doc[i].text == ":" for i in range(a, b))


def _subject_first(layout: Layout, frame: Frame, k: int, d: int, hits: list[CueAt]) -> Attribution | None:
    """Read *“…”, hij zegt* (rare)."""
    doc = layout.doc
    source = phrase_at(doc, k, d)
    verbs = [h for h in hits if h.cue.type == "verb" and not h.participle and "direct" in h.cue.kinds]
    if source and verbs and verbs[0].first == source[1]:
        return Attribution("quote.cue-after", source, verbs[0])
    return None


def _colon(layout: Layout, frame: Frame, passage: Passage) -> Attribution | None:
    doc = layout.doc
    a, b, _, _ = bounds(layout, frame, passage)
    while b > a and (doc[b - 1].is_space):
        b -= 1
    if b <= a or (doc[b - 1].text != ":" and not doc[b - 1].text.endswith(":")):
        return None
    return before_colon(layout, frame, a, b - 1)


def _between(layout: Layout, frame: Frame, passage: Passage) -> Attribution | None:
    """Read *Bovendien, zegt hij, “…”* and *“…”, zei hij, “…”*: a cue and its source right before the passage."""
    doc = layout.doc
    a, b, _, _ = bounds(layout, frame, passage)
    hits = layout.cues(a, b)
    if not hits or b <= a or doc[b - 1].text not in {",", "en", "maar", "dat"}:
        return None
    hit = hits[-1]
    if hit.cue.type == "verb" and not hit.participle and (hit.first == a or doc[hit.first - 1].text in {",", "zo"}):
        source = subject_after(doc, hit.first + 1, b)
        if source:
            return Attribution("quote.cue-between", source, hit)
    if hit.cue.type in {"preposition", "phrase"}:
        return Attribution("quote.cue-between", phrase_source(layout, frame, hit), hit)
    return None
