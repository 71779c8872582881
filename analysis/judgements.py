"""What a network judges of a sentence and of its words: values that a parse carries, and that CoNLL-U can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

Tone: TypeAlias = Literal["negative", "neutral", "positive"]
#: The five frames of Semetko and Valkenburg (2000).
FrameName: TypeAlias = Literal["conflict", "human-interest", "responsibility", "morality", "economic-consequences"]
Attribution: TypeAlias = Literal["none", "attributed", "reportative"]
Commitment: TypeAlias = Literal["asserted", "hedged", "denied", "not-asserted"]
Sign: TypeAlias = Literal["negative", "positive"]
HedgeKind: TypeAlias = Literal[
    "modal", "reportative", "conditional", "prospective", "undecided", "adverb", "verb", "booster"
]
FRAME_NAMES: tuple[FrameName, ...] = get_args(FrameName)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceJudgement:
    """A sentence as a whole: its tone, its frames, whether it is given to a source, and how far the text stands by it.

    `tone_score` is the probability of positive less that of negative, `frame_scores` a value from 0 to 1 for each of
    `FRAME_NAMES`; None is: not judged.
    """

    tone: Tone | None = None
    tone_score: float | None = None
    frames: tuple[FrameName, ...] | None = None
    frame_scores: tuple[float, ...] | None = None
    attribution: Attribution | None = None
    commitment: Commitment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordJudgement:
    """A word: whether it evaluates or tells an effect, hedges, and is evidence of frames; and what it points to.

    `tones` are the chances that it evaluates for ill and for good and that it tells an effect for ill and for good,
    where one of them is worth telling. `target`, `holder` (of an evaluation or effect), `agent` and `patient` (of a
    verb) are the numbers, in the `Doc`, of the words that head them; None is: nobody in the sentence. `targets` are the
    words that may be its target, with the chance of each.
    """

    evaluation: Sign | None = None
    effect: Sign | None = None
    hedge: HedgeKind | None = None
    tones: tuple[float, ...] = ()
    frames: tuple[FrameName, ...] = ()
    target: int | None = None
    holder: int | None = None
    agent: int | None = None
    patient: int | None = None
    targets: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements of a text: one a sentence, in order (None for white space), and those of words by their number."""

    sentences: tuple[SentenceJudgement | None, ...]
    words: Mapping[int, WordJudgement]
