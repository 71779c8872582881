"""Quotations against hand coding, in the shape of the gold files `ID.quotes.json` (`docs/gold.md`).

Direct and mixed count as one class, `marked`, as well as apart. Only required items count: what is optional, or may be
coded in two ways, can be found or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

#: The classes that are scored, and the kinds of quotation in them.
CLASSES: dict[str, frozenset[str]] = {
    "marked": frozenset({"direct", "mixed"}),
    "direct": frozenset({"direct"}),
    "mixed": frozenset({"mixed"}),
    "indirect": frozenset({"indirect"}),
    "scare": frozenset({"scare"}),
}
#: How much of the longer of two spans they must share: exact, strict, loose (Asr et al. 2021, PLOS ONE 16(1)).
OVERLAPS = (1.0, 0.8, 0.3)
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows of one article set beside its gold: for each class and overlap, what was found, missed and false."""

    article: str
    kind: str
    overlap: float
    found: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    false: tuple[Row, ...]


def span_overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Give how much two spans share, as a part of the longer one.

    >>> span_overlap((0, 10), (5, 15))
    0.5
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0], 1)


def match_quotes(gold: Sequence[Row], rows: Sequence[Row], overlap: float) -> dict[int, int]:
    """Match coded items with rows one to one, the best overlap first; gives row numbers by item number.

    >>> match_quotes([{"start": 0, "end": 9}], [{"start": 20, "end": 29}, {"start": 1, "end": 9}], 0.8)
    {0: 1}
    """
    pairs = [(span_overlap(_span(g), _span(r)), i, j) for i, g in enumerate(gold) for j, r in enumerate(rows)]
    matched: dict[int, int] = {}
    for share, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if share >= overlap and i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def compare_quotes(article: str, gold: Sequence[Row], rows: Sequence[Row]) -> list[Comparison]:
    """Set the quotations found in an article beside its gold items, for every class and overlap.

    `gold` are items with start, end and type; `rows` are quotes with start, end and kind (`docs/gold.md`).

    >>> gold = [{"start": 1, "end": 10, "type": "direct"}]
    >>> rows = [{"start": 1, "end": 10, "kind": "direct"}, {"start": 20, "end": 30, "kind": "direct"}]
    >>> first = compare_quotes("a", gold, rows)[0]
    >>> len(first.found), len(first.missed), len(first.false)
    (1, 0, 1)
    """
    return [_compare(article, gold, rows, kind, overlap) for kind in CLASSES for overlap in OVERLAPS]


def _compare(article: str, gold: Sequence[Row], rows: Sequence[Row], kind: str, overlap: float) -> Comparison:
    wanted = [g for g in gold if _types(g) & CLASSES[kind]]
    mine = [r for r in rows if r["kind"] in CLASSES[kind]]
    matched = match_quotes(wanted, mine, overlap)
    found = tuple((wanted[i], mine[j]) for i, j in matched.items() if _required(wanted[i]))
    missed = tuple(g for i, g in enumerate(wanted) if i not in matched and _required(g))
    free = [g for g in gold if g.get("optional") or not _types(g) & CLASSES[kind]]
    false = tuple(r for j, r in enumerate(mine) if j not in matched.values() and not _excused(r, free, kind))
    return Comparison(article, kind, overlap, found, missed, false)


def _excused(row: Row, others: Sequence[Row], kind: str) -> bool:
    """Tell whether a row stands on an optional item or on one of another type; words between marks excuse nothing."""
    fits = [o for o in others if o.get("optional") or (o["type"] != "scare" and kind != "scare")]
    return any(span_overlap(_span(row), _span(o)) >= 0.5 for o in fits)


def _span(item: Row) -> tuple[int, int]:
    return int(item["start"]), int(item["end"])


def _types(item: Row) -> set[str]:
    return {item["type"], *filter(None, [item.get("alt_type")])}


def _required(item: Row) -> bool:
    return not item.get("optional") and not item.get("alt_type")


def source_right(item: Row, row: Row) -> bool:
    """Tell whether the source of a row is the coded one: half of the longer shared, pronouns exactly, or none in both.

    >>> source_right({"speaker_start": None}, {"source_start": None})
    True
    """
    has = row.get("source_start") is not None
    if item.get("speaker_start") is None or not has:
        return has == (item.get("speaker_start") is not None)
    coded = (item["speaker_start"], item["speaker_end"])
    share = span_overlap(coded, (row["source_start"], row["source_end"]))
    return share >= (0.99 if coded[1] - coded[0] <= _SHORT else 0.5)


def names_speaker(item: Row) -> bool:
    """Tell whether a coded item says who speaks, be it nobody of those who are known (an empty list of ids).

    >>> names_speaker({"speaker_name": "Els Vos"}), names_speaker({"speaker_name": None})
    (True, False)
    """
    return item.get("speaker_ids") is not None or bool(item.get("speaker_name"))


def speaker_right(item: Row, row: Row, names: Mapping[str, Iterable[str]]) -> bool | None:
    """Tell whether a row's speakers are the coded ones; None when the item names nobody.

    `names` gives all names of an actor. With `speaker_ids` in the gold the ids are compared, otherwise `speaker_name`.

    >>> speaker_right({"speaker_name": "Els Vos"}, {"speakers": ["vos"]}, {"vos": ["Vos", "Els Vos"]})
    True
    """
    if item.get("speaker_ids") is not None:
        return sorted(item["speaker_ids"]) == sorted(row["speakers"])
    if not item.get("speaker_name"):
        return None
    wanted = [part for part in item["speaker_name"].split(" en ")] if item.get("joint") else [item["speaker_name"]]
    if len(wanted) != len(row["speakers"]):
        return False
    return all(any(_named(name, names.get(actor, ())) for actor in row["speakers"]) for name in wanted)


def _named(name: str, known: Iterable[str]) -> bool:
    whole = name.casefold().split()
    for other in known:
        words = other.casefold().split()
        short, long = sorted((whole, words), key=len)
        if short and long[-len(short) :] == short:
            return True
    return False


def score_rules(comparisons: Iterable[Comparison]) -> list[tuple[str, int, int]]:
    """Count by rule how many rows were right and false, over the classes at the strict overlap; in order of the rule.

    >>> row = {"rule": "quote.aldus"}
    >>> score_rules([Comparison("a", "marked", 0.8, (), (), (row,))])
    [('quote.aldus', 0, 1)]
    """
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for comparison in comparisons:
        if comparison.overlap != 0.8 or comparison.kind in {"direct", "mixed"}:
            continue
        right.update(str(row["rule"]) for _, row in comparison.found)
        false.update(str(row["rule"]) for row in comparison.false)
    return [(rule, right[rule], false[rule]) for rule in sorted({*right, *false})]
