"""The vote of the network on the five generic frames: how likely each is in a sentence, on which words it rests.

What the vote and the indicators decide together is in the rows of `frames`, and by sentence in those of `sentences`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from analysis.framing.codebook import DEFAULT_SCHEME, Codebook, FrameCode
from analysis.framing.frame_words import Weighed, weigh_sentences
from analysis.framing.matching import Hit, find_hits
from analysis.framing.neighbours import keys
from analysis.judgements import FRAME_NAMES, FrameName, Judgements
from analysis.parse import judgements_of
from analysis.properties import cached_property
from analysis.records import Frame, Sentence
from analysis.votes import FRAME_COUNTS, FRAME_SEEN, FRAME_USUAL, chance_of, frame_chance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words of evidence with no more than so many others between them are one stretch.
_GAP = 1
#: Classes of words that tell something by themselves; a word of another class stands for the one that it belongs to.
_TELLING = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "VERB"})


@dataclass(frozen=True, slots=True)
class Vote:
    """How likely a frame is in a sentence (None: the network gave no number), and what that decides.

    `counts`: the sentence has the frame, be there an indicator or not; `seen`: the network by itself sees it.
    """

    chance: float | None
    counts: bool
    seen: bool

    @property
    def confidence(self) -> float | None:
        """How sure the frame is, on two digits."""
        return None if self.chance is None else round(self.chance, 2)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of words that is evidence of a frame, by its first and last token, and by which rule it is."""

    frame: FrameCode
    vote: Vote
    first: int
    last: int
    rule: str


@dataclass(frozen=True)
class Votes:
    """The votes on a text by sentence number and frame; none where nothing judged, or for another codebook.

    `hits` are its indicators.
    """

    doc: Doc
    judged: Judgements | None
    hits: Sequence[Hit]

    def on(self, sentence: int, frame: str) -> Vote | None:
        """Give the vote on a frame in a sentence."""
        judgement = self.judged.sentences[sentence] if self.judged is not None else None
        if judgement is None or judgement.frames is None or frame not in FRAME_NAMES:
            return None
        name: FrameName = frame
        if judgement.frame_scores is None:
            return Vote(None, name in judgement.frames, name in judgement.frames)
        k = FRAME_NAMES.index(name)
        network = judgement.frame_scores[k]
        chance = frame_chance(name, network, self._weighed[sentence].odds[k], self._elsewhere[sentence][k])
        return Vote(chance, chance >= FRAME_COUNTS[name], network >= FRAME_SEEN)

    @cached_property
    def _weighed(self) -> Sequence[Weighed]:
        return weigh_sentences(self.doc, self.hits)

    @cached_property
    def _elsewhere(self) -> Sequence[Sequence[float]]:
        return elsewhere([weighed.odds for weighed in self._weighed])

    def evidence(self, book: Codebook) -> Iterator[Evidence]:
        """Give the stretches of evidence for each frame that counts in a sentence, but for indicators.

        They are what the network takes for evidence; where it takes nothing, and no indicator is there, the words that
        weigh most. A sentence with a silencing word of the frame and no indicator has none.
        """
        if self.judged is None:
            return
        indicated = {(hit.frame.id, self.doc[hit.first].sent.start) for hit in self.hits}

        @cache  # asked only where a vote may be silenced
        def silenced() -> set[tuple[str, int]]:
            return {(hit.frame.id, self.doc[hit.first].sent.start) for hit in find_hits(self.doc, book.silencing)}

        for number, sentence in enumerate(self.doc.sents):
            for frame in book.frames:
                vote = self.on(number, frame.id)
                if vote is None or not vote.counts:
                    continue
                alone = (frame.id, sentence.start) not in indicated
                if alone and frame.silencing and (frame.id, sentence.start) in silenced():
                    continue
                told, rule = self._words(frame.id, sentence), "frame.network"
                if not told and vote.chance is not None and alone:
                    told = self._weighed[number].heaviest(FRAME_NAMES.index(frame.id))
                    rule = "frame.words"
                for first, last in _stretches(self._places(told)):
                    yield Evidence(frame, vote, first, last, rule)

    def _words(self, frame: str, tokens: Iterable[Token]) -> Sequence[int]:
        found = self.judged.words if self.judged is not None else {}
        return [t.i for t in tokens if t.i in found and frame in found[t.i].frames and not t.is_punct]

    def _places(self, told: Sequence[int]) -> list[int]:
        tokens = [self.doc[i] for i in told]
        return sorted({(token if token.pos_ in _TELLING else token.head).i for token in tokens})


def votes_on(doc: Doc, book: Codebook, hits: Sequence[Hit]) -> Votes:
    """Take the votes on a text, whose indicators are `hits`; on the frames of Semetko and Valkenburg alone."""
    return Votes(doc, judgements_of(doc) if book.name == DEFAULT_SCHEME else None, hits)


def elsewhere(odds: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Give, for each sentence and frame, how likely the frame is in the other sentences, on average, by their words.

    `odds` are the log-odds of each frame in each sentence.

    >>> elsewhere([(0.0, -9.0), (0.0, 9.0)])[0]
    (0.5, 0.9998766054240137)
    """
    others = len(odds) - 1
    if others < 1:
        return [(FRAME_USUAL,) * len(own) for own in odds]
    chances = [list(map(chance_of, own)) for own in odds]
    totals = [sum(column) for column in zip(*chances, strict=True)]
    return [tuple((t - own) / others for t, own in zip(totals, row, strict=True)) for row in chances]


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Join places that stand near one another.

    >>> _stretches([3, 5, 9])
    [(3, 5), (9, 9)]
    """
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place - found[-1][1] <= _GAP + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def nearest_item(doc: Doc, evidence: Evidence, book: Codebook, hits: Sequence[Hit]) -> str | None:
    """Give the item that evidence is likeliest for: that of most indicators with its words, else of the nearest hit.

    `hits` are those of its frame in its sentence.

    A word of the codebook counts here without the conditions it has there; None where the sentence has neither.
    """
    words = {key for token in doc[evidence.first : evidence.last + 1] for key in keys(token)}
    named = Counter(
        item.id
        for word in sorted(words & book.by_word.keys())
        for frame, item, _ in book.by_word[word]
        if frame.id == evidence.frame.id
    )
    if named:
        return min(named, key=lambda item: (-named[item], item))
    return min(hits, key=lambda h: (abs(h.first - evidence.first), h.first)).item.id if hits else None


def settle_frames(sentences: Sequence[Sentence], frames: Sequence[Frame]) -> list[Sentence]:
    """Give each judged sentence the frames that its rows are evidence of.

    A sentence that no network judged stays as it is, one to which it gave frames without a number keeps them. In the
    order given; `frames` are the rows of the default codebook.
    """
    shown: dict[int, set[FrameName]] = defaultdict(set)
    for row in frames:
        if row.frame in FRAME_NAMES:
            shown[row.sentence].add(row.frame)
    return [_framed(s, shown[s.sentence]) if s.frames is not None else s for s in sentences]


def _framed(sentence: Sentence, found: set[FrameName]) -> Sentence:
    given = set(sentence.frames or ()) if sentence.frame_scores is None else set()
    frames = tuple(sorted(found | given))
    return sentence if sentence.frames == frames else replace(sentence, frames=frames)
