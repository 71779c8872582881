"""What follows from corrected quotations: which stand in which, which passages are one, who speaks in all of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from analysis.grammar.cues import find_cues
from analysis.records import Quote, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc


def lead_on(rows: Sequence[Record], n: int, old: Quote) -> list[Record]:
    """Give the passages of a quotation that have the same source the speaker that one of them was given."""
    set_ = cast(Quote, rows[n])
    led = []
    for row in rows:
        follows = (
            isinstance(row, Quote)
            and row is not set_
            and (row.group or row.quote_id) == (old.group or old.quote_id)
            and (row.source_start, row.source_end) == (old.source_start, old.source_end)
            and row.speakers == old.speakers
            and row.coder is None
        )
        known = ("speakers", "how", "runner_up", "speaker_rule", "coder")
        led.append(replace(row, **{name: getattr(set_, name) for name in known}) if follows else row)
    return led


def read_cue(doc: Doc, span: tuple[int, int]) -> dict[str, str | None]:
    """Give lemma and stance of the cue whose words stand at a place, as the lexicon of cues has them.

    >>> from analysis.parse import parse
    >>> read_cue(parse("“Wij komen”, zei Els Vos tot Jan Bos. “Wij ook.”"), (13, 16))
    {'cue_lemma': 'zeggen', 'stance': 'neutral'}
    """
    words = doc.char_span(*span, alignment_mode="expand")
    cues = find_cues(doc, words.start, len(doc)) if words is not None else []
    cue = next((at.cue for at in cues if words is not None and words.start <= at.first < words.end), None)
    return {"cue_lemma": cue.lemma if cue else None, "stance": cue.stance if cue else None}


def link_quotes(quotes: Sequence[Quote]) -> list[Quote]:
    """Name added passages, and say anew in which other each passage stands, and with which it is one quotation.

    >>> from analysis.records import Quote
    >>> place = {"article": "a", "sentence": 0, "part": "body", "rule": "hand.added", "text": ""}
    >>> whole = Quote(start=0, end=20, quote_id="q1", kind="indirect", **place)
    >>> piece = Quote(start=4, end=9, quote_id="", kind="mixed", **place)
    >>> [(quote.quote_id, quote.parent_id) for quote in link_quotes([whole, piece])]
    [('q1', None), ('q2', 'q1')]
    """
    if all(quote.coder is None and quote.quote_id for quote in quotes) and _is_whole(quotes):
        return list(quotes)
    last = max((int(quote.quote_id[1:]) for quote in quotes if quote.quote_id[1:].isdecimal()), default=0)
    named = []
    for quote in quotes:
        if not quote.quote_id:
            last += 1
            quote = replace(quote, quote_id=f"q{last}")
        named.append(quote)
    firsts = _firsts(named)
    linked = []
    for quote in named:
        group = firsts.get(quote.group, quote.group) if quote.group else None
        group = None if group == quote.quote_id else group
        linked.append(replace(quote, parent_id=_parent(named, quote), group=group))
    return linked


def _is_whole(quotes: Sequence[Quote]) -> bool:
    """Tell whether every passage that another names is there."""
    ids = {quote.quote_id for quote in quotes}
    return all(id in ids for quote in quotes for id in (quote.parent_id, quote.group) if id is not None)


def _firsts(quotes: Sequence[Quote]) -> dict[str, str]:
    """Give for each quotation whose first passage was dropped the first that is left."""
    ids = {quote.quote_id for quote in quotes}
    found: dict[str, str] = {}
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.group is not None and quote.group not in ids:
            found.setdefault(quote.group, quote.quote_id)
    return found


def _parent(quotes: Sequence[Quote], quote: Quote) -> str | None:
    size = quote.end - quote.start
    around = [q for q in quotes if q.start <= quote.start and quote.end <= q.end and q.end - q.start > size]
    return min(around, key=lambda q: q.end - q.start).quote_id if around else None
