"""Headings that are quotations by themselves: their speaker is that of the quotation whose words they take."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.items import Item, Speaking
from analysis.quotes.layout import Layout

_SHARED = 0.6
_SHORTEST = 4


def echo_speakers(layout: Layout, items: Sequence[Item], resolved: Sequence[Speaking]) -> list[Speaking]:
    r"""Give a heading between marks without a source the speakers of the quotation that holds most of its words.

    At least six in ten of its longer words; nobody when two speakers share them equally.

    >>> from analysis.actors import find_actors, find_mentions
    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("‘Prachtige overwinning’\n\n“Een prachtige overwinning”, zei Els Vos.")
    >>> [q.speakers for q in find_quotes(doc, find_mentions(doc, find_actors(doc)))]
    [('els-vos',), ('els-vos',)]
    """
    done = list(resolved)
    for n, item in enumerate(items):
        heading = layout.frames[item.frame].kind in {"headline", "crosshead"}
        if not heading or item.source is not None or item.kind not in {"direct", "mixed"}:
            continue
        words = _words(layout, item)
        shares: dict[tuple[str, ...], float] = {}
        for other, who in zip(items, resolved, strict=True):
            if other.kind in {"direct", "mixed"} and who.speakers and other is not item and words:
                share = len(words & _words(layout, other)) / len(words)
                shares[who.speakers] = max(share, shares.get(who.speakers, 0.0))
        ranked = sorted(shares, key=lambda speakers: -shares[speakers])
        sure = len(ranked) < 2 or shares[ranked[0]] > shares[ranked[1]]
        if ranked and sure and shares[ranked[0]] >= _SHARED:
            done[n] = Speaking(ranked[0], "continued")
    return done


def _words(layout: Layout, item: Item) -> frozenset[str]:
    tokens = layout.doc[layout.token_at(item.start) : layout.token_at(item.end)]
    return frozenset(t.lower_ for t in tokens if t.is_alpha and len(t) >= _SHORTEST)
