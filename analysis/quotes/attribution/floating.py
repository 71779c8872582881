"""Passages without a source of their own: whom they continue, or who stands in the sentence before or behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from analysis.grammar.name_words import looks_named
from analysis.grammar.names import entity_type, load_first_names
from analysis.grammar.phrase_at import Span
from analysis.grammar.verbs import is_finite
from analysis.properties import cached_property
from analysis.quotes.attribution.colons import introduced
from analysis.quotes.items import Beside, Item
from analysis.quotes.reading.told_after import told
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.speakers.cast import Cast, is_person
from analysis.quotes.speakers.nearby import Neighbour, doubtful, only_name, speaker_near, subject_near, tells_of_another

#: Sentences between two passages that may still be one quotation, and from a colon back to the one who speaks.
_FAR, _NEAR = 6, 2


@dataclass(frozen=True, eq=False)
class Adrift:
    """Item number `n` of the items in order, whose source is sought among those before and after it.

    `places` are the numbers of the items of each sentence; `spoken` those before it that are speech with a source.
    """

    sentences: Sequence[Sentence]
    items: Sequence[Item]
    n: int
    cast: Cast
    places: Mapping[int, Sequence[int]]
    spoken: Sequence[Item]

    @property
    def item(self) -> Item:
        """The item."""
        return self.items[self.n]

    @property
    def sentence(self) -> Sentence:
        """Its reporting sentence."""
        return self.sentences[self.item.sentence]

    @cached_property
    def sort(self) -> Literal["passage", "piece", "colon", "phrase", "settled"]:
        """What lacks a source: a passage, a piece of a sentence, a passage behind a colon, *klinkt het*."""
        item = self.item
        if item.source or item.kind == "scare" or (item.passage is None and item.cue is None) or self.sentence.heading:
            return "settled"
        if item.row_rule in {"quote.floating", "quote.unclosed"} and item.cue is None:
            return "passage"
        if item.row_rule == "quote.fragment" or (item.row_rule == "quote.colon" and _verbless(self.sentence)):
            return "piece"
        if item.row_rule == "quote.colon":
            return "colon"
        return "phrase" if item.cue is not None and "impersonal-phrase" in item.cue.cue.traits else "settled"

    @cached_property
    def last(self) -> Item | None:
        """The last speech with a source before it."""
        return self.spoken[-1] if self.spoken else None

    @cached_property
    def ahead(self) -> Item | None:
        """The next passage in its paragraph, when that opens the same sentence or the next and has a cue of its own."""
        for k in range(self.n + 1, len(self.items)):
            later = self.items[k]
            sentence = self.sentences[later.sentence]
            if sentence.part != self.sentence.part or later.kind == "scare" or later.sentence > self.item.sentence + 1:
                return None
            if later.source and later.passage and later.cue and sentence.passages[0].start == later.start:
                return later
        return None

    def back(self, steps: int) -> Sentence | None:
        """Give the sentence so many steps before it in the same paragraph."""
        k = self.item.sentence - steps
        return self.sentences[k] if k >= 0 and self.sentences[k].part == self.sentence.part else None

    def said_in(self, sentence: Sentence | None) -> Item | None:
        """Give the last speech with a source that a sentence before it holds."""
        here = self.places.get(sentence.number, ()) if sentence else ()
        return next((self.items[k] for k in reversed(here) if k < self.n and self.items[k].spoken), None)

    @property
    def reaches(self) -> bool:
        """Whether the last speech is near enough to go on."""
        gap = range(self.last.sentence + 1, self.item.sentence) if self.last else ()
        between = (k for k in gap if self.sentences[k].kind not in {"caption", "crosshead"})
        return sum(1 for _ in islice(between, _FAR + 1)) <= _FAR


def told_in_next(at: Adrift) -> Beside | None:
    """Read the sentence behind: *Dat zegt X*, *Aldus X*, *Met die woorden opende X …*."""
    k = at.item.sentence + 1
    if at.sort != "passage" or k >= len(at.sentences) or at.sentences[k].part > at.sentence.part + 1:
        return None
    found = told(at.sentences[k])
    return Beside(found.source, found.cue, None) if found else None


def introduced_before(at: Adrift) -> Beside | None:
    """Read the sentence before that introduces it without a verb: *De reactie van Els Vos:*, in a paragraph before."""
    before = at.sentences[at.item.sentence - 1] if at.item.sentence else None
    found = introduced(before) if at.sort == "passage" and before and at.sentence.part - before.part <= 1 else None
    return Beside(found.source, found.cue, None) if found else None


def answer_of_guest(at: Adrift) -> Beside | None:
    """Give an answer without a source, behind a question that is a paragraph, to the person of the headline."""
    if at.sort not in {"passage", "piece", "colon"} or not at.item.sentence:
        return None
    before = at.sentences[at.item.sentence - 1]
    asked = before.part == at.sentence.part - 1 and at.sentence.layout.text.endswith("?", 0, before.end)
    if not asked or before.passages or not _is_only_question(at, before):
        return None
    guests = (_guest(sentence) for sentence in at.sentences if sentence.kind == "headline")
    guest = next((span for span in guests if span), None)
    return Beside(guest) if guest else None


def _is_only_question(at: Adrift, question: Sentence) -> bool:
    """Tell whether a paragraph is a question and no more, but for its number: *1. Bent u moe?*."""
    earlier = [s for s in at.sentences[max(0, question.number - 2) : question.number] if s.part == question.part]
    return all(not any(t.is_alpha for t in s.outside()) for s in earlier)


def _guest(headline: Sentence) -> Span | None:
    """Give the person whom a headline is about: its subject, or the only name in it."""
    near = subject_near(headline)
    for span in (near.source if near else None, only_name(headline)):
        words = headline.doc[slice(*span)] if span else ()
        if any(entity_type(t) == "person" or t.text in load_first_names() for t in words):
            return span
    return None


def goes_on_in_sentence(at: Adrift) -> Beside | None:
    """Continue the passage before it in the same sentence."""
    return _follow(at.last) if at.sort == "passage" and at.last and at.last.sentence == at.item.sentence else None


def goes_on(at: Adrift) -> Beside | None:
    """Continue the speech of the sentence before; behind one speaker's question, the other's: who is asked answers."""
    return _continue(at, 1)


def subject_before(at: Adrift) -> Beside | None:
    """Take the subject of the sentence before, when no speech stands in it."""
    return _subject(at, 1)


def goes_on_after_one(at: Adrift) -> Beside | None:
    """Continue the speech of the sentence before the one before."""
    return _continue(at, 2)


def subject_before_one(at: Adrift) -> Beside | None:
    """Take the subject of the sentence before the one before."""
    return _subject(at, 2)


def begins_ahead(at: Adrift) -> Beside | None:
    """Go with the passage ahead, at the begin of a paragraph that does not follow speech at once."""
    adjacent = at.last is not None and at.last.sentence + 1 >= at.item.sentence
    opens = at.sort == "passage" and at.back(1) is None
    return _follow(at.ahead) if opens and at.ahead and not adjacent else None


def goes_on_from_afar(at: Adrift) -> Beside | None:
    """Continue the last speech of the paragraph, or of one before it a few sentences away."""
    return _follow(at.last) if at.sort == "passage" and at.last and (at.back(1) or at.reaches) else None


def goes_with_ahead(at: Adrift) -> Beside | None:
    """Go with the passage ahead."""
    return _follow(at.ahead) if at.sort == "passage" and at.ahead else None


def subject_of_block_before(at: Adrift) -> Beside | None:
    """Take the subject of the sentence that ends the paragraph before, when it has a name."""
    k = at.item.sentence - 1
    if at.sort != "passage" or k < 0 or at.sentence.part - at.sentences[k].part != 1:
        return None
    found = subject_near(at.sentences[k]) if at.sentences[k].kind in {"body", "lead"} else None
    named = found is not None and any(looks_named(t) for t in at.sentence.doc[slice(*found.source)])
    return Beside(found.source, found.cue) if found and named else None


def subject_after(at: Adrift) -> Beside | None:
    """Take the subject of the sentence behind, in the same paragraph."""
    k = at.item.sentence + 1
    if at.sort != "passage" or k >= len(at.sentences) or at.sentences[k].part != at.sentence.part:
        return None
    found = speaker_near(at.cast, at.sentences[k], at.item, None)
    return Beside(found.source) if found and not doubtful(at.sentences, at.item, found.source, None) else None


def only_name_before(at: Adrift) -> Beside | None:
    """Take the only name of the sentence before, in the same paragraph."""
    before = at.back(1)
    named = only_name(before) if at.sort == "passage" and before else None
    return Beside(named) if named and not _names(at, named) else None


def piece_goes_on(at: Adrift) -> Beside | None:
    """Give a piece in a sentence that names nobody the source of the speech in it, or in the sentence before."""
    found = at.said_in(at.sentence) or at.said_in(at.back(1)) if at.sort == "piece" else None
    return _follow(found) if found else None


def colon_goes_on(at: Adrift) -> Beside | None:
    """Give a passage behind a colon that names nobody the one who speaks in its paragraph or just before it."""
    last = at.last if at.sort == "colon" else None
    if last is None:
        return None
    near = at.item.sentence - last.sentence <= _NEAR or at.sentences[last.sentence].part == at.sentence.part
    return _follow(last) if near else None


def phrase_for_last(at: Adrift) -> Beside | None:
    """Let *klinkt het* speak for the source of the speech in the sentence before."""
    before = _sentence_before(at) if at.sort == "phrase" else None
    found = at.said_in(before)
    return _follow(found) if found else None


def phrase_for_subject(at: Adrift) -> Beside | None:
    """Let *klinkt het* speak for the subject of the sentence before."""
    before = _sentence_before(at) if at.sort == "phrase" else None
    found = subject_near(before) if before else None
    return Beside(found.source, how="anaphoric") if found else None


def phrase_from_afar(at: Adrift) -> Beside | None:
    """Let *klinkt het* speak for the last source, a few sentences away."""
    return _follow(at.last) if at.sort == "phrase" and at.item.sentence and at.last and at.reaches else None


def _continue(at: Adrift, steps: int) -> Beside | None:
    last = at.said_in(at.back(steps)) if at.sort == "passage" else None
    if last is None:
        return None
    asks = last.cue is not None and "asking" in last.cue.cue.traits
    asked = asks and at.sentence.layout.text.endswith("?", 0, last.end)
    part = at.sentences[last.sentence].part
    here = takewhile(lambda i: at.sentences[i.sentence].part == part, reversed(at.spoken))
    answering = next((i for i in here if i.source != last.source), None) if asked else None
    return _follow(answering or last)


def _subject(at: Adrift, steps: int) -> Beside | None:
    before = at.back(steps) if at.sort == "passage" else None
    found: Neighbour | None = speaker_near(at.cast, before, at.item, at.last) if before else None
    if found is None:
        return None
    if found.cue is None and (_names(at, found.source) or _yields(at, before, found.source)):
        return None
    unsure = found.cue is None and at.last is not None and doubtful(at.sentences, at.item, found.source, at.last)
    return None if unsure else Beside(found.source, found.cue)


def _yields(at: Adrift, before: Sentence | None, source: Span) -> bool:
    """Tell whether the person who spoke just before goes on: the subject is a body, or is *hij* in the words."""
    last, doc = at.last, at.sentence.doc
    if last is None or last.source is None or before is None or before.number - last.sentence > 1:
        return False
    if last.passage is None:  # told without marks: no words of it go on
        return False
    if at.sentences[last.sentence].part != at.sentence.part or not is_person(doc, at.cast, last.source):
        return False
    return not is_person(doc, at.cast, source) or tells_of_another(at.sentence, at.item)


def _names(at: Adrift, source: Span) -> bool:
    """Tell whether a passage names whom it should be the words of: *“Bos moet knokken”* is not said by Bos."""
    doc, sentence = at.sentence.doc, at.sentence
    said = {t.text for t in doc[sentence.token_at(at.item.start) : sentence.token_at(at.item.end)]}
    return any(looks_named(t) and t.text in said for t in doc[slice(*source)])


def _follow(last: Item) -> Beside:
    return Beside(last.source, None, "continued", last.start)


def _sentence_before(at: Adrift) -> Sentence | None:
    """Give the sentence before, in the same paragraph or at the end of the one before."""
    k = at.item.sentence - 1
    return at.sentences[k] if k >= 0 and at.sentence.part - at.sentences[k].part in {0, 1} else None


def _verbless(sentence: Sentence) -> bool:
    """Tell whether no finite verb stands outside marks: *En lachend: “…”*."""
    return not any(is_finite(t) and not t.lower_.endswith("end") for t in sentence.outside())
