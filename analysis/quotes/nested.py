"""Quotations inside marked passages: what a speaker quotes in turn."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.grammar.cues import find_cues
from analysis.grammar.verbs import is_finite
from analysis.parse import article_of
from analysis.quotes.attribution import attribute
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout


def read_nested(layout: Layout, items: Sequence[Item]) -> list[Item]:
    """Read the passages inside other passages: speech when they are clauses, otherwise words between marks.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("“Mijn vader zei: ‘Kom naar huis’”, vertelt Els."))
    >>> [item.kind for item in read_nested(layout, [])]
    ['direct']
    """
    found: list[Item] = []
    doc = layout.doc
    for passage in layout.passages:
        if passage.depth == 0:
            continue
        outer = max(
            (
                p
                for p in layout.passages
                if p.depth == passage.depth - 1 and p.left <= passage.left and passage.right <= p.right
            ),
            key=lambda p: p.left,
        )
        first, last = layout.token_at(outer.start), layout.token_at(outer.end)
        number = next((n for n, f in enumerate(layout.frames) if f.start <= passage.start < f.end), 0)
        sentence = _sentence(layout, passage.left, first, last)
        frame = Frame(
            doc[sentence[0]].idx,
            outer.end,
            *sentence,
            layout.frames[number].part,
            layout.frames[number].kind,
            (passage,),
        )
        hidden = frozenset(range(layout.token_at(passage.left), layout.token_at(passage.right)))
        inner = Layout(doc, (passage,), (frame,), hidden, tuple(find_cues(doc, *sentence, hidden)), layout.starts)
        words = [t for t in doc[layout.token_at(passage.start) : layout.token_at(passage.end)] if not t.is_punct]
        colon = article_of(doc).text[: passage.left].rstrip().endswith(":")
        speech = len(words) > 2 and (colon or any(is_finite(t) for t in words))
        told = attribute(inner, frame, passage) if speech else None
        if told and told.source:
            found.append(Item(passage.start, passage.end, "direct", told.rule, number, told.source, told.cue, passage))
        elif speech and words[0].text[0].isupper():
            found.append(Item(passage.start, passage.end, "direct", "quote.nested", number, None, None, passage))
        else:
            found.append(Item(passage.start, passage.end, "scare", "quote.scare", number, passage=passage))
    return found


def _sentence(layout: Layout, offset: int, first: int, last: int) -> tuple[int, int]:
    """Give the sentence of an offset inside a passage, as a range of tokens."""
    doc = layout.doc
    i = layout.token_at(offset)
    while i > first and not (doc[i].is_sent_start and doc[i].idx <= offset) and doc[i - 1].text not in {".", "!", "?"}:
        i -= 1
    k = max(i + 1, layout.token_at(offset))
    while k < last and not (doc[k - 1].text in {".", "!", "?"} and doc[k].text[:1].isupper()):
        k += 1
    return i, k
