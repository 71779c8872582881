"""How much the network's judgements weigh beside the rules: every weight of every vote, in one table.

A finder whose rules and the network both judge asks here who counts. All weights but those of the words of frames
(`framing/frame_words.py`) and of tone (`sentiment/likelihood.py`) were chosen on the part for development of
`training/coded/`, by the F1 that each table is measured with; docs/architecture.md says what each vote brings. A vote
that brought nothing was not taken and has no weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, fsum, log
from types import MappingProxyType

from analysis.judgements import Commitment, FrameName

#: Frames: what makes one likely in a sentence, in log-odds: what each starts with; the weights of the network's own
#: log-odds, of those by the words of the sentence (`framing/frame_words.py`), and of the mean chance by their words in
#: the other sentences of the article, which is the usual one where there are none.
FRAME_START: Mapping[FrameName, float] = MappingProxyType(
    {
        "conflict": -0.57,
        "human-interest": -0.05,
        "responsibility": -0.08,
        "morality": -0.03,
        "economic-consequences": -0.41,
    }
)
FRAME_NETWORK, FRAME_WORDS, FRAME_ARTICLE = 0.33, 0.56, 4.68
FRAME_USUAL = 0.08
#: Frames: the chance from which on a sentence has one; no indicator counts below it. Those with the best F1
#: and, where some are alike, the highest, for more rows that are right.
FRAME_COUNTS: Mapping[FrameName, float] = MappingProxyType(
    {
        "conflict": 0.32,
        "human-interest": 0.3,
        "responsibility": 0.28,
        "morality": 0.24,
        "economic-consequences": 0.32,
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


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give what features weigh together, each with its value; one without a weight weighs nothing.

    >>> weigh({"of somebody": 1.0, "turned": 2.0, "new": 1.0}, {"of somebody": 2.0, "turned": -0.5})
    1.0
    """
    return sum([weights[name] * value for name, value in features.items() if name in weights])


def choice(options: Iterable[Mapping[str, float]], weights: Mapping[str, float]) -> list[float]:
    """Give how likely each of some options is the right one, by its features: a conditional logit (McFadden 1974).

    >>> [round(chance, 2) for chance in choice([{}, {"named": 1.0}], {"named": 2.0})]
    [0.12, 0.88]
    """
    scores = [weigh(features, weights) for features in options]
    highest = max(scores)
    odds = [exp(score - highest) for score in scores]
    total = fsum(odds)
    return [one / total for one in odds]


def frame_chance(name: FrameName, network: float, words: float, elsewhere: float) -> float:
    """Say how likely a frame is in a sentence, from 0 to 1.

    `network` is its chance by the network, `words` its log-odds by the words of the sentence, `elsewhere` its mean
    chance in the other sentences of the article.

    >>> round(frame_chance("conflict", 0.9, 1.0, 0.2), 2)
    0.84
    """
    rest = FRAME_NETWORK * log_odds(network) + FRAME_WORDS * words + FRAME_ARTICLE * elsewhere
    return chance_of(FRAME_START[name] + rest)
