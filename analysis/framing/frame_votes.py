"""The vote of the network on the five generic frames: how likely each is in a sentence, on which words it rests.

What the vote and the indicators decide together is in the rows of `frames`, and by sentence in those of `sentences`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import fsum, inf
from typing import TYPE_CHECKING

from analysis.framing.codebook import DEFAULT_SCHEME, Codebook, FrameCode
from analysis.framing.matching import Hit
from analysis.framing.neighbours import keys
from analysis.judgements import FRAME_NAMES, FrameName, Judgements
from analysis.parse import judgements_of
from analysis.properties import cached_property
from analysis.records import Frame, Sentence
from analysis.votes import FRAME_DOUBTED, frame_border, frame_confidence, frame_odds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words of evidence with no more than so many others between them are one stretch.
_GAP = 1
#: Classes of words that tell something by themselves; a word of another class stands for the one that it belongs to.
_TELLING = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "VERB"})


@dataclass(frozen=True, slots=True)
class Vote:
    """What the network says of a frame in a sentence: its chance (None: it gave no number), and what that decides.

    `alone`: its word counts without an indicator; `doubted`: it is so sure that the frame is not there that an
    indicator does not count.
    """

    chance: float | None
    alone: bool
    doubted: bool = False

    def confidence(self, *, indicator: bool) -> float | None:
        """Say how sure the frame is, with an indicator of it in the sentence or without."""
        return None if self.chance is None else frame_confidence(self.chance, indicator=indicator)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of words that the network takes for evidence of a frame, by its first and last token."""

    frame: FrameCode
    vote: Vote
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Article:
    """What the network gave the sentences of an article: how many it scored, and by frame the sum of the chances."""

    scored: int
    total: tuple[float, ...]

    @classmethod
    def of(cls, scores: Iterable[Sequence[float] | None]) -> _Article:
        given = [row for row in scores if row is not None]
        return cls(len(given), tuple(map(fsum, zip(*given, strict=True))))

    def decide(self, name: FrameName, chance: float) -> tuple[bool, bool]:
        """Say whether a frame with this chance in one of its sentences counts alone, and whether it is doubted."""
        others = self.scored - 1
        elsewhere = (self.total[FRAME_NAMES.index(name)] - chance) / others if others else None
        odds = frame_odds(name, chance, elsewhere)
        return odds > frame_border(name), odds <= FRAME_DOUBTED.get(name, -inf)


@dataclass(frozen=True)
class Votes:
    """The votes on a text by sentence number and frame; none where nothing judged, or for another codebook."""

    doc: Doc
    judged: Judgements | None

    def on(self, sentence: int, frame: str) -> Vote | None:
        """Give the vote on a frame in a sentence."""
        judgement = self.judged.sentences[sentence] if self.judged is not None else None
        if judgement is None or judgement.frames is None or frame not in FRAME_NAMES:
            return None
        name: FrameName = frame
        if judgement.frame_scores is None:
            return Vote(None, name in judgement.frames)
        chance = judgement.frame_scores[FRAME_NAMES.index(name)]
        return Vote(chance, *self._article.decide(name, chance))

    @cached_property
    def _article(self) -> _Article:
        judged = self.judged.sentences if self.judged is not None else ()
        return _Article.of(sentence.frame_scores for sentence in judged if sentence is not None)

    def evidence(self, book: Codebook) -> Iterator[Evidence]:
        """Give the stretches of evidence for each frame, in the sentences in which the network's word alone counts."""
        if self.judged is None:
            return
        for number, sentence in enumerate(self.doc.sents):
            for frame in book.frames:
                vote = self.on(number, frame.id)
                if vote is not None and vote.alone:
                    for first, last in _stretches(self._words(frame.id, sentence)):
                        yield Evidence(frame, vote, first, last)

    def _words(self, frame: str, tokens: Iterable[Token]) -> list[int]:
        found = self.judged.words if self.judged is not None else {}
        told = [t for t in tokens if t.i in found and frame in found[t.i].frames and not t.is_punct]
        return sorted({(token if token.pos_ in _TELLING else token.head).i for token in told})


def votes_on(doc: Doc, book: Codebook) -> Votes:
    """Take the votes of the network on a text; it judges the frames of Semetko and Valkenburg alone."""
    return Votes(doc, judgements_of(doc) if book.name == DEFAULT_SCHEME else None)


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
    """Give each judged sentence the frames that its rows are evidence of, and those that the network is sure enough of.

    A sentence that no network judged stays as it is, and so do all where `frames` are those of another codebook. In
    the order given.
    """
    shown: dict[int, set[FrameName]] = defaultdict(set)
    for row in frames:
        if row.scheme == DEFAULT_SCHEME and row.frame in FRAME_NAMES:
            shown[row.sentence].add(row.frame)
    article = _Article.of(sentence.frame_scores for sentence in sentences)
    return [_framed(s, _sure(s, article) | shown[s.sentence]) if s.frames is not None else s for s in sentences]


def _framed(sentence: Sentence, found: set[FrameName]) -> Sentence:
    frames = tuple(sorted(found))
    return sentence if sentence.frames == frames else replace(sentence, frames=frames)


def _sure(sentence: Sentence, article: _Article) -> set[FrameName]:
    """Give the frames for which the network's word alone counts."""
    if sentence.frame_scores is None:
        return set(sentence.frames or ())
    chances = zip(FRAME_NAMES, sentence.frame_scores, strict=True)
    return {name for name, chance in chances if article.decide(name, chance)[0]}
