"""Passages inside marked passages: what a speaker quotes in turn, in the speaker's sentence that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.quotes.attribution.marked import Marked
from analysis.quotes.sentences.layout import Layout


def nested_passages(layout: Layout) -> Iterator[tuple[int, Marked]]:
    """Give every passage inside another in its own sentence there, with the number of the reporting sentence around.

    >>> layout = lay_out(parse("“Mijn vader zei: ‘Kom naar huis’”, vertelt Els."))
    >>> [[t.text for t in m.words] for _, m in nested_passages(layout)]
    [['Kom', 'naar', 'huis']]
    """
    for passage in layout.passages:
        if passage.depth == 0:
            continue
        upper = (p for p in layout.passages if p.depth == passage.depth - 1)
        around = [p for p in upper if p.left <= passage.left and passage.right <= p.right]
        outer = max(around, key=lambda p: p.left)
        begin, stop = _bounds(layout, passage.left, (layout.token_at(outer.start), layout.token_at(outer.end)))
        sentence = next((s for s in layout.sentences if s.start <= passage.start < s.end), layout.sentences[0])
        hidden = frozenset(range(layout.token_at(passage.left), layout.token_at(passage.right)))
        end = layout.doc[stop - 1].idx + 1
        row = (layout.doc[begin].idx, end, sentence.part, sentence.kind, (passage,))
        inner = Layout(layout.doc, (passage,), hidden, layout.starts, (row,))
        yield sentence.number, Marked(inner.sentences[0], passage, nested=True)


def _bounds(layout: Layout, offset: int, around: tuple[int, int]) -> tuple[int, int]:
    """Give the tokens of the sentence of an offset inside the passage of the tokens `around`."""
    doc, (first, last) = layout.doc, around
    i = layout.token_at(offset)
    while i > first and not (doc[i].is_sent_start and doc[i].idx <= offset) and doc[i - 1].text not in {".", "!", "?"}:
        i -= 1
    k = max(i + 1, layout.token_at(offset))
    while k < last and not (doc[k - 1].text in {".", "!", "?"} and doc[k].text[:1].isupper()):
        k += 1
    return i, k
