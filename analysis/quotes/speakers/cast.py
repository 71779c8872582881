"""The cast: which of those mentioned in an article are single persons, and who of them stands in a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis.grammar.names import entity_type, load_first_names
from analysis.grammar.nouns import PERSONS, look_up
from analysis.grammar.phrase_at import Span
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import feature
from analysis.properties import cached_property
from analysis.quotes.items import Item
from analysis.quotes.sentences.layout import Sentence
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Cast:
    """The mentions of an article in order; the actors that are one person each."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    persons: frozenset[str]

    @cached_property
    def held(self) -> Intervals[Mention]:
        """The mentions by where they stand."""
        return Intervals(self.mentions)

    @cached_property
    def _of(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.actor, []).append(mention)
        return found

    @cached_property
    def named(self) -> dict[str, int]:
        """Where the first name of each actor that is named ends."""
        found: dict[str, int] = {}
        for mention in self.mentions:
            if mention.form == "name":
                found[mention.actor] = min(mention.end, found.get(mention.actor, mention.end))
        return found

    @cached_property
    def by_word(self) -> dict[str, list[Mention]]:
        """The mentions that end in a word, or hold it between spaces."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for word in {mention.text.split()[-1], *mention.text.split(" ")[1:-1]}:
                found.setdefault(word, []).append(mention)
        return found

    def of(self, actor: str) -> Sequence[Mention]:
        """Give the mentions of an actor."""
        return self._of.get(actor, ())

    def before(self, actor: str, offset: int) -> list[Mention]:
        """Give the mentions of an actor that end before a place."""
        mine = self.of(actor)
        return [m for m in mine[: bisect_left(mine, offset, key=attrgetter("start"))] if m.end <= offset]

    def between(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that lie in a stretch of the text."""
        near = self.mentions[bisect_left(self.starts, start) : bisect_right(self.starts, end)]
        return [mention for mention in near if mention.end <= end]

    def actor_at(self, doc: Doc, source: Span) -> str | None:
        """Give the actor whose name a source begins with, or whose mention coincides with it for at least half."""
        start, end = offsets_of(doc, source)
        earliest = start - (end - start)  # one that begins before cannot share half of both
        near = self.mentions[bisect_left(self.starts, earliest) : bisect_left(self.starts, end)]
        opening = (m for m in near if is_opening(doc, m, start, end))
        half = (mention for mention in near if shares_half(mention, start, end))
        return next((mention.actor for mention in (*opening, *half)), None)


def offsets_of(doc: Doc, source: Span) -> tuple[int, int]:
    """Give the character offsets of a source.

    >>> offsets_of(parse("Els Vos zweeg."), (0, 2))
    (0, 7)
    """
    last = doc[source[1] - 1]
    return doc[source[0]].idx, last.idx + len(last.text)


def is_opening(doc: Doc, mention: Mention, start: int, end: int) -> bool:
    """Tell whether a name opens a source that goes on with a preposition: *Jan Bos van de bond BBTK*."""
    if mention.form != "name" or mention.start != start or mention.end >= end:
        return False
    span = doc.char_span(mention.start, mention.end)
    return span is not None and span.end < len(doc) and doc[span.end].pos_ == "ADP"


def shares_half(mention: Mention, start: int, end: int) -> bool:
    """Tell whether a mention and what stands between two offsets share at least half of both."""
    overlap = min(mention.end, end) - max(mention.start, start)
    return 2 * overlap >= max(mention.end - mention.start, end - start)


def cast_of(doc: Doc, mentions: Sequence[Mention]) -> Cast:
    """Gather the cast of an article from its mentions.

    >>> from analysis.actors import find_actors, find_mentions
    >>> doc = parse("Els Vos sprak met de bonden.")
    >>> sorted(cast_of(doc, find_mentions(doc, find_actors(doc))).persons)
    ['els-vos']
    """
    named = frozenset(ent.text.split()[-1] for ent in doc.ents if ent.label_ in {"PER", "PERSON"})
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    people = {m.actor for m in ordered if _shows_person(doc, m, named)}
    return Cast(ordered, tuple(m.start for m in ordered), frozenset(people))


def people_in(cast: Cast, sentence: Sentence) -> list[tuple[Span, str]]:
    """Give the single persons that a sentence mentions outside marks, possessives left out: token span and actor."""
    doc = sentence.doc
    found = []
    for mention in cast.mentions[bisect_left(cast.starts, sentence.start) : bisect_left(cast.starts, sentence.end)]:
        first = sentence.token_at(mention.start)
        if mention.actor not in cast.persons or mention.form == "possessive" or first in sentence.quoted:
            continue
        if first < len(doc) and doc[first].idx == mention.start:
            found.append(((first, sentence.token_at(mention.end)), mention.actor))
    return found


def is_person(doc: Doc, cast: Cast, source: Span) -> bool:
    """Tell whether a source expression stands for one person."""
    words = doc[slice(*source)]
    if len(words) == 1 and words[0].lower_ in words_of("source-pronoun"):
        return "Plur" not in feature(words[0].head, "Number") and words[0].lower_ not in words_of("no-source")
    actor = cast.actor_at(doc, source)
    if actor is not None:
        return actor in cast.persons
    return _is_singular_person(doc, source)


def says_i(sentence: Sentence, item: Item) -> bool:
    """Tell whether somebody says *ik* in a marked passage."""
    doc = sentence.doc
    tokens = doc[sentence.token_at(item.start) : sentence.token_at(item.end)]
    return any(t.lower_ in words_of("first-person") and t.pos_ not in {"NOUN", "PROPN"} for t in tokens)


def _shows_person(doc: Doc, mention: Mention, named: frozenset[str]) -> bool:
    """Tell whether a mention shows that its actor is one person: a first name, *hij*, a noun for a person."""
    words = mention.text.split()
    if mention.form == "name":
        return words[0] in load_first_names() or words[-1] in named
    if mention.form == "pronoun":
        return mention.text.lower() in words_of("male-pronoun")
    span = doc.char_span(mention.start, mention.end)
    return span is not None and mention.form != "possessive" and _is_singular_person(doc, (span.start, span.end))


def _is_singular_person(doc: Doc, source: Span) -> bool:
    head = doc[slice(*source)].root
    if entity_type(head) == "person" or head.text in load_first_names():
        return True
    plural = "Plur" in feature(head, "Number")
    known = look_up(head.text, head.lemma_) if head.pos_ == "NOUN" and not plural else None
    return known is not None and known.kind in PERSONS
