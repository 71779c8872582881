"""From items to records: all quotations of an article, numbered, grouped, nested, with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.quotes.cast import Cast, cast_of
from analysis.quotes.details import cue_modifier, relayed_by
from analysis.quotes.echoes import echo_speakers
from analysis.quotes.floating import resolve_floating
from analysis.quotes.groups import group_of, parent_of
from analysis.quotes.indirect import read_indirect
from analysis.quotes.items import Item, Speaking
from analysis.quotes.layout import Layout, lay_out
from analysis.quotes.marked import read_marked
from analysis.quotes.nested import read_nested
from analysis.quotes.reported import read_reported
from analysis.quotes.speakers import resolve_speakers, source_span
from analysis.quotes.telling import read_told
from analysis.records import Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_quotes(doc: Doc, mentions: Sequence[Mention]) -> list[Quote]:
    """Find every quotation of an article: direct, mixed, indirect, and scare (marks without a speech event).

    Source, cue and content are as Pareti (2012) defines them, spans as `docs/coding.md` says. Speakers are the actors
    of the `mentions` that coincide with a source; without mentions they are empty and all else is the same.
    In reading order.

    >>> from analysis.parse import parse
    >>> quotes = find_quotes(parse("“Wij komen”, zei minister Els Vos. Ze zei dat het laat wordt."), [])
    >>> [(q.kind, q.source, q.cue) for q in quotes]
    [('direct', 'minister Els Vos', 'zei'), ('indirect', 'Ze', 'zei')]
    """
    layout = lay_out(doc)
    cast = cast_of(doc, mentions)
    items = _read(layout, cast)
    speaking = echo_speakers(layout, items, resolve_speakers(layout, items, cast))
    ids = {id(item): f"q{n}" for n, item in enumerate(items, 1)}
    quotes = []
    for item, who in zip(items, speaking, strict=True):
        quote = _record(layout, item, who, ids[id(item)])
        group = group_of(items, item)
        parent = parent_of(items, item)
        quotes.append(
            replace(quote, group=ids[id(group)] if group else None, parent_id=ids[id(parent)] if parent else None)
        )
    return quotes


def _read(layout: Layout, cast: Cast) -> list[Item]:
    items: list[Item] = []
    for n, frame in enumerate(layout.frames):
        items += read_marked(layout, frame, n)
        plain = read_indirect(layout, frame, n)
        for item in read_reported(layout, frame, n):
            if not any(item.start < other.end and other.start < item.end for other in plain):
                plain.append(item)
        items += plain
    items += read_told(layout, items)
    items = resolve_floating(layout, items, cast)
    items += read_nested(layout, items)
    return sorted(items, key=lambda item: (item.start, -item.end))


def _record(layout: Layout, item: Item, who: Speaking, quote_id: str) -> Quote:
    doc, text = layout.doc, layout.text
    source = source_span(doc, item.source) if item.source else None
    cue = (doc[item.cue.first].idx, doc[item.cue.last - 1].idx + len(doc[item.cue.last - 1].text)) if item.cue else None
    frame = layout.frames[item.frame]
    own = item.follows is None
    return Quote(
        **anchor(doc, item.start, item.end),
        rule=item.rule,
        lexicon=load_lexicon("cues").id if item.cue else None,
        quote_id=quote_id,
        kind=item.kind,
        source=text[slice(*source)] if source else None,
        source_start=source[0] if source else None,
        source_end=source[1] if source else None,
        speakers=tuple(sorted(who.speakers)),
        cue=text[slice(*cue)] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        cue_lemma=item.cue.cue.lemma if item.cue else None,
        cue_modifier=cue_modifier(layout, frame, item.cue, item.source, item.start) if item.cue and own else None,
        stance=item.cue.cue.stance if item.cue else None,
        via=relayed_by(layout, frame, item.cue, item.source) if item.cue and own else None,
        how=who.how if who.speakers else None,
        runner_up=who.runner_up,
    )
