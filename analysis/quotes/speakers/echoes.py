"""Headings that are quotations by themselves: their speaker is that of the quotation whose words they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes.items import Item, Speaking
from analysis.quotes.sentences.layout import Layout

#: The share of a heading's longer words that a quotation must hold, and the letters of such a word.
_SHARED, _SHORTEST = 0.6, 4


class Heading(NamedTuple):
    """An item that may be a heading, with all items of its article and who speaks in them."""

    layout: Layout
    items: Sequence[tuple[Item, Speaking]]
    item: Item


def echo(heading: Heading) -> Speaking | None:
    r"""Give a heading between marks without a source the speakers of the quotation that holds most of its words.

    At least six in ten of its longer words; nobody when two speakers share them equally.

    >>> from analysis.actors import find_actors, find_mentions
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("‘Prachtige overwinning’\n\n“Een prachtige overwinning”, zei Els Vos.")
    >>> [q.speakers for q in find_quotes(doc, find_mentions(doc, find_actors(doc)))]
    [('els-vos',), ('els-vos',)]
    """
    layout, items, item = heading
    marked = item.kind in {"direct", "mixed"} and item.source is None
    words = _words(layout, item) if marked and layout.sentences[item.sentence].heading else frozenset()
    shares: dict[tuple[str, ...], float] = {}
    for other, who in items if words else ():
        if other.kind in {"direct", "mixed"} and who.speakers and other is not item:
            share = len(words & _words(layout, other)) / len(words)
            shares[who.speakers] = max(share, shares.get(who.speakers, 0.0))
    ranked = sorted(shares, key=lambda speakers: -shares[speakers])
    sure = len(ranked) < 2 or shares[ranked[0]] > shares[ranked[1]]
    return Speaking(ranked[0], "continued") if ranked and sure and shares[ranked[0]] >= _SHARED else None


def _words(layout: Layout, item: Item) -> frozenset[str]:
    tokens = layout.doc[layout.token_at(item.start) : layout.token_at(item.end)]
    return frozenset(t.lower_ for t in tokens if t.is_alpha and len(t) >= _SHORTEST)
