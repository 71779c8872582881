"""How much the network's judgements weigh beside the rules: every weight of every vote, in one table.

A finder whose rules and the network both judge asks here who counts. All weights but those of the words of frames
(`framing/frame_words.py`) and of tone (`sentiment/likelihood.py`) were chosen on the part for development of
`training/coded/`, by the F1 that each table is measured with; docs/architecture.md says what each vote brings. A vote
that brought nothing was not taken and has no weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log, sqrt
from types import MappingProxyType
from typing import NamedTuple

from analysis.judgements import Commitment, FrameName


class FrameWeights(NamedTuple):
    """What makes a frame likely in a sentence, in log-odds, and the chance from which on it counts.

    `start`: what it starts with; `network` and `words`: the weights of the log-odds by the network and by the words of
    the sentence (`framing/frame_words.py`); `both`: that of the two times one another; `article`: that of the square
    root of the mean chance by the words in the other sentences, which is `usual` where there are none.
    """

    start: float
    network: float
    words: float
    both: float
    article: float
    usual: float
    counts: float


#: Frames: printed by `training/frame_words.py`; `usual` is the share of sentences with the frame in the part for
#: development, `counts` the chance with the best expected F1 there. No indicator counts below it.
FRAME_WEIGHTS: Mapping[FrameName, FrameWeights] = MappingProxyType(
    {
        "conflict": FrameWeights(-1.87, 0.19, 0.54, -0.033, 5.36, usual=0.142, counts=0.36),
        "human-interest": FrameWeights(-2.2, 0.21, 0.45, -0.019, 5.3, usual=0.047, counts=0.29),
        "responsibility": FrameWeights(-1.16, 0.16, 0.54, -0.054, 4.93, usual=0.067, counts=0.25),
        "morality": FrameWeights(-0.44, 0.06, 0.71, -0.04, 5.5, usual=0.012, counts=0.39),
        "economic-consequences": FrameWeights(-1.08, 0.29, 0.41, -0.05, 4.54, usual=0.078, counts=0.41),
    }
)
#: Frames: from this chance on the network sees one by itself.
FRAME_SEEN = 0.5
#: Sentences: where quotations have more than this share of it, a sentence is given to a source whatever its clauses.
QUOTED_SHARE = 0.5
#: Sentences: commitments by rules and by the network where the network is right more often; elsewhere the rules are.
NETWORK_COMMITS: frozenset[tuple[Commitment, Commitment]] = frozenset(
    (("asserted", "denied"), ("hedged", "denied"), ("hedged", "not-asserted"))
)
#: Tone of a text of several sentences: from this mean of their scores on it has a sign.
TONE_BAND = 0.35
#: A chance nearer to 0 or 1 than this says no more.
_NEAREST = 0.001


def log_odds(chance: float) -> float:
    """Give the log-odds of a chance, which is taken to be neither 0 nor 1.

    >>> log_odds(0.5), round(log_odds(0.9), 2), round(log_odds(1.0), 2)
    (0.0, 2.2, 6.91)
    """
    if not _NEAREST <= chance <= 1 - _NEAREST:
        chance = min(max(chance, _NEAREST), 1 - _NEAREST)
    return log(chance / (1 - chance))


def chance_of(odds: float) -> float:
    """Give the chance that has these log-odds.

    >>> chance_of(0.0)
    0.5
    """
    return 1 / (1 + exp(-odds))


def frame_chance(name: FrameName, network: float, words: float, elsewhere: float) -> float:
    """Say how likely a frame is in a sentence, from 0 to 1.

    `network` is its chance by the network, `words` its log-odds by the words of the sentence, `elsewhere` its mean
    chance in the other sentences of the article.

    >>> round(frame_chance("conflict", 0.9, 1.0, 0.2), 2)
    0.8
    """
    weights = FRAME_WEIGHTS[name]
    seen = log_odds(network)
    apart = weights.network * seen + weights.words * words + weights.both * seen * words
    return chance_of(weights.start + apart + weights.article * sqrt(elsewhere))
