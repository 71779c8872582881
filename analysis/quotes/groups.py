"""Which passages are one quotation, and which stand inside another."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.items import Item


def group_of(items: Sequence[Item], item: Item) -> Item | None:
    """Give the first passage of the quotation that a passage continues; None for the first passage itself.

    >>> a = Item(0, 5, "direct", "quote.cue-inverted", 0, source=(2, 3))
    >>> b = Item(9, 12, "direct", "quote.continued", 1, source=(2, 3), follows=0)
    >>> group_of([a, b], b) is a, group_of([a, b], a)
    (True, None)
    """
    if item.kind == "scare":
        return None
    first = item
    for _ in items:
        if first.follows is not None:
            target = next((o for o in items if o.start == first.follows and o.kind != "scare" and o is not first), None)
        elif first.passage and first.cue:
            target = next(
                (
                    o
                    for o in items
                    if o.passage
                    and o.cue == first.cue
                    and o.frame == first.frame
                    and o.start < first.start
                    and o.kind != "scare"
                ),
                None,
            )
        else:
            target = None
        if target is None:
            break
        first = target
    return first if first is not item else None


def parent_of(items: Sequence[Item], item: Item) -> Item | None:
    """Give the smallest quotation around another one.

    >>> a, b = Item(0, 20, "indirect", "quote.dat-clause", 0), Item(4, 9, "mixed", "quote.embedded", 0)
    >>> parent_of([a, b], b) is a
    True
    """
    around = [
        o
        for o in items
        if o is not item and o.start <= item.start and item.end <= o.end and o.end - o.start > item.end - item.start
    ]
    return min(around, key=lambda o: o.end - o.start, default=None)
