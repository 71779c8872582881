"""From items to rows: which passages are one quotation, which stands inside another, and what a cue brings along."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.quotes.items import Item, Speaking
from analysis.quotes.sentences.layout import Layout, Sentence
from analysis.quotes.speakers.cast import offsets_of
from analysis.records import Quote

#: Tokens from a cue on within which the medium stands that relays what is said.
_FAR = 14


def quote_rows(layout: Layout, items: Sequence[Item], speaking: Sequence[Speaking]) -> list[Quote]:
    """Make the records of items in order, each with who speaks in it."""
    ids = {id(item): f"q{n}" for n, item in enumerate(items, 1)}
    known = Items(items)
    rows = []
    for item, who in zip(items, speaking, strict=True):
        group, parent = known.group_of(item), known.parent_of(item)
        doc, cue = layout.doc, item.cue.cue if item.cue else None
        source = offsets_of(doc, item.source) if item.source else (None, None)
        at = offsets_of(doc, (item.cue.first, item.cue.last)) if item.cue else (None, None)
        sentence = layout.sentences[item.sentence]
        rows.append(
            Quote(
                **anchor(doc, item.start, item.end),
                rule=item.row_rule,
                lexicon=load_lexicon("cues").id if cue else None,
                quote_id=ids[id(item)],
                parent_id=ids[id(parent)] if parent else None,
                group=ids[id(group)] if group else None,
                kind=item.kind,
                source=layout.text[slice(*source)] if item.source else None,
                source_start=source[0],
                source_end=source[1],
                speakers=tuple(sorted(who.speakers)),
                cue=layout.text[slice(*at)] if cue else None,
                cue_start=at[0],
                cue_end=at[1],
                cue_lemma=cue.lemma if cue else None,
                cue_modifier=cue_modifier(sentence, item),
                stance=cue.stance if cue else None,
                via=relayed_by(sentence, item),
                how=who.how if who.speakers else None,
                runner_up=who.runner_up,
                speaker_rule=who.rule,
            )
        )
    return rows


class Items:
    """The items of an article, by where they stand: what each goes on from, and what is around it.

    >>> a = Item(0, 20, "direct", "quote.cue-inverted", 0, source=(2, 3))
    >>> b = Item(25, 29, "direct", "quote.floating", 1, source=(2, 3), follows=0)
    >>> c = Item(4, 9, "mixed", "quote.embedded", 0)
    >>> items = Items([a, c, b])
    >>> items.group_of(b) is a, items.group_of(a), items.parent_of(c) is a
    (True, None, True)
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._number = len(items)
        self._held = Intervals(items)
        self._at: dict[int, list[Item]] = {}
        self._in: dict[int, list[Item]] = {}
        self._first: dict[int, Item] = {}
        for item in items:
            if item.kind != "scare":
                self._at.setdefault(item.start, []).append(item)
                self._in.setdefault(item.sentence, []).append(item)

    def group_of(self, item: Item) -> Item | None:
        """Give the first passage of the quotation that a passage continues; None for the first passage itself."""
        if item.kind == "scare":
            return None
        first, way = item, [item]
        for _ in range(self._number):
            earlier = self._first.get(id(first)) or self._continued(first)
            if earlier is None or earlier is first:
                self._first.update({id(passed): first for passed in way})
                break
            first = earlier
            way.append(first)
        return first if first is not item else None

    def _continued(self, item: Item) -> Item | None:
        """Give the passage that one goes on from: the one it follows, or the first that its cue interrupts."""
        if item.follows is not None:
            return next((o for o in self._at.get(item.follows, ()) if o is not item), None)
        if not item.passage or not item.cue:
            return None
        pieces = (o for o in self._in.get(item.sentence, ()) if o.passage and o.cue == item.cue)
        return next((o for o in pieces if o.start < item.start), None)

    def parent_of(self, item: Item) -> Item | None:
        """Give the smallest quotation around another one."""
        size = item.end - item.start
        around = [o for o in self._held.around(item.start, item.end) if o.end - o.start > size]
        return min(around, key=lambda o: o.end - o.start, default=None)


def cue_modifier(sentence: Sentence, item: Item) -> str | None:
    """Give the word that says how something was said: *merkte Biden fijntjes op* is said *fijntjes*.

    What stands in the quotation is no modifier when the cue comes first, nor is any when it goes on from another.

    >>> sentence = lay_out(parse("“Mooi”, merkte Vos fijntjes op.")).sentences[0]
    >>> cue_modifier(sentence, Item(1, 5, "direct", "quote.cue-inverted", 0, (5, 6), sentence.cues()[0]))
    'fijntjes'
    """
    doc, cue = sentence.doc, item.cue
    if cue is None or cue.cue.type != "verb" or item.follows is not None:
        return None
    for token in doc[cue.last : min(sentence.last, cue.particle or sentence.last)]:
        if token.idx >= item.start > doc[cue.first].idx:
            break
        if token.i in sentence.quoted or token.text in {",", ".", ":", ";"} or token.lower_ == "dat":
            break
        if item.source and item.source[0] <= token.i < item.source[1]:
            continue
        if token.text[0].islower() and token.lower_.endswith(("tjes", "pjes", "lings")):
            return token.text
        if token.pos_ in {"DET", "ADP", "NOUN", "PROPN"}:
            break
        if token.pos_ == "ADJ" and token.lower_ not in words_of("plain-adverb", "time"):
            return token.text
    return None


def relayed_by(sentence: Sentence, item: Item) -> str | None:
    """Give the medium that relays what is said: *zei hij tegen VTM NIEUWS* comes via *VTM NIEUWS*.

    >>> sentence = lay_out(parse("“Mooi”, zei Vos tegen de krant De Tijd.")).sentences[0]
    >>> relayed_by(sentence, Item(1, 5, "direct", "quote.cue-inverted", 0, (5, 6), sentence.cues()[0]))
    'de krant De Tijd'
    """
    doc = sentence.doc
    if item.cue is None or item.follows is not None:
        return None
    first = max(item.cue.last, item.source[1] if item.source else 0)
    for token in doc[first : min(sentence.last, first + _FAR)]:
        if token.i in sentence.quoted or token.lower_ == "dat":
            break
        found = phrase_at(doc, token.i + 1, sentence.last) if token.lower_ in words_of("relay") else None
        if found and token.pos_ == "ADP" and any(t.lower_ in words_of("medium") for t in doc[slice(*found)]):
            return doc[slice(*found)].text
    return None
