"""Headings that are quotations by themselves: their speaker is that of the quotation whose words they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.properties import cached_property
from analysis.quotes.items import Item, Speaking
from analysis.quotes.sentences.layout import Layout

#: The share of a heading's longer words that a quotation must hold, and the letters of such a word.
_SHARED, _SHORTEST = 0.6, 4


@dataclass(frozen=True, eq=False)
class Said:
    """All items of an article and who speaks in them."""

    layout: Layout
    items: Sequence[tuple[Item, Speaking]]

    @cached_property
    def words(self) -> dict[Item, frozenset[str]]:
        """The longer words of each item between marks."""
        marked = [item for item, _ in self.items if item.kind in {"direct", "mixed"}]
        tokens = (self.layout.doc[self.layout.token_at(i.start) : self.layout.token_at(i.end)] for i in marked)
        longer = (frozenset(t.lower_ for t in some if t.is_alpha and len(t) >= _SHORTEST) for some in tokens)
        return dict(zip(marked, longer, strict=True))

    @cached_property
    def holding(self) -> dict[str, list[int]]:
        """Which quotations of somebody known hold a longer word, by their numbers."""
        found: dict[str, list[int]] = {}
        for number, (item, who) in enumerate(self.items):
            for word in self.words.get(item, ()) if who.speakers else ():
                found.setdefault(word, []).append(number)
        return found

    def with_most(self, words: frozenset[str]) -> list[int]:
        """Give the quotations that hold most of some words: each of these holds one of the rarest of them."""
        rare = sorted(words, key=lambda word: (len(self.holding.get(word, ())), word))
        rare = rare[: len(rare) - int(_SHARED * len(rare)) + 1]
        return sorted({number for word in rare for number in self.holding.get(word, ())})


class Heading(NamedTuple):
    """An item that may be a heading, with what is said in its article."""

    said: Said
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
    said, item = heading
    heads = item.source is None and said.layout.sentences[item.sentence].heading
    words = said.words.get(item, frozenset()) if heads else frozenset()
    shares: dict[tuple[str, ...], float] = {}
    for other, who in (said.items[number] for number in said.with_most(words)) if words else ():
        if other is not item:
            share = len(words & said.words[other]) / len(words)
            shares[who.speakers] = max(share, shares.get(who.speakers, 0.0))
    ranked = sorted(shares, key=lambda speakers: -shares[speakers])
    sure = len(ranked) < 2 or shares[ranked[0]] > shares[ranked[1]]
    return Speaking(ranked[0], "continued") if ranked and sure and shares[ranked[0]] >= _SHARED else None
