"""Sentences that tell who said the one before: *Dat zegt X*, *Aldus X*, *Met die woorden opende X*."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.clauses import clause_item, has_verb
from analysis.quotes.following import subject_after
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.sources import passive_source
from analysis.quotes.subjects import subject_of

Span = tuple[int, int]


def told(layout: Layout, frame: Frame) -> tuple[CueAt, Span | None] | None:
    """Read a sentence that tells who said the one before: *Dat zegt X*, *Aldus X*, *Zo luidde de reactie van X*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Er komt sneeuw. Dat meldt het instituut."))
    >>> hit, source = told(layout, layout.frames[1])
    >>> hit.cue.lemma, layout.doc[slice(*source)].text
    ('melden', 'het instituut')
    """
    doc = layout.doc
    k = frame.first
    if k + 1 >= frame.last or frame.passages:
        return None
    low = doc[k].lower_
    hits = layout.cues(k, frame.last)
    if low == "aldus" and hits:
        source = phrase_at(doc, k + 1, frame.last)
        return (hits[0], source) if source else None
    if (
        low == "met"
        and doc[k + 1].lower_ in {"die", "deze"}
        and k + 2 < frame.last
        and doc[k + 2].lower_ in words_of("words-noun")
    ):
        return (_any_hit(hits), subject_of(layout, frame, k + 3)) if hits else None
    if low not in {"dat", "dit", "zo"} or not is_finite(doc[k + 1]):
        return None
    verbs = [h for h in hits if h.cue.type == "verb" and ("indirect" in h.cue.kinds) and h.first - k <= 16]
    inner = range(k + 1, min(frame.last, verbs[0].first + 12)) if verbs else range(0)
    later = any(doc[m].lower_ == "dat" and doc[m - 1].pos_ != "ADP" for m in inner)
    if not verbs or (later and (low == "zo" or verbs[0].first != k + 1)):
        return None
    hit = verbs[0]
    if hit.first != k + 1 and not hit.participle and doc[k + 1].pos_ != "AUX":
        return None
    if any(doc[m].lower_ in words_of("question-word") for m in range(hit.first + 1, frame.last)):
        return None
    if (low == "zo" and hit.first != k + 1) or "untold" in hit.cue.traits:
        return None
    if hit.participle and any(doc[m].lower_ in words_of("copula-or-passive") for m in range(k, hit.first)):
        return hit, passive_source(layout, frame, hit)
    source = subject_after(doc, k + 2, frame.last)
    if source is None or any(doc[m].lower_ in {"niet", "nooit"} for m in range(k + 1, hit.first + 1)):
        return None
    return hit, source


def _any_hit(hits: list[CueAt]) -> CueAt:
    return hits[0]


def read_told(layout: Layout, items: Sequence[Item]) -> list[Item]:
    """Find sentences that the next one attributes (*Dat zegt X*) and that hold no quotation yet.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Er komt morgen sneeuw. Dat meldt het instituut."))
    >>> [layout.doc.text[i.start : i.end] for i in read_told(layout, [])]
    ['Er komt morgen sneeuw']
    """
    found = []
    taken = {item.frame for item in items if item.kind != "scare"}
    for n, frame in enumerate(layout.frames[:-1]):
        following = layout.frames[n + 1]
        if n in taken or frame.kind in {"headline", "crosshead", "caption"} or following.part - frame.part > 1:
            continue
        if n + 1 in taken:
            continue
        result = told(layout, following)
        if result is None or result[1] is None or not has_verb(layout, frame.first, frame.last):
            continue
        item = clause_item(layout, n, frame.first, frame.last, "quote.told-after", result[1], result[0])
        if item:
            found.append(item)
    return found
