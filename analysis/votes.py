"""How much the network's judgements weigh beside the rules: every weight of every vote, in one table.

A finder whose rules and the network both judge asks here who counts. All weights were chosen on the part for
development of `training/coded/`, by the F1 that each table is measured with; docs/architecture.md says what each vote
brings. A vote that brought nothing was not taken and has no weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log
from types import MappingProxyType

from analysis.judgements import Commitment, FrameName

#: Frames: how likely the network must think a frame for its word alone to count.
FRAME_ALONE: Mapping[FrameName, float] = MappingProxyType(
    {
        "conflict": 0.75,
        "human-interest": 0.55,
        "responsibility": 0.8,
        "morality": 0.9,
        "economic-consequences": 0.7,
    }
)
#: Frames: what the rest of the article says of one: log-odds for a mean chance of 1 in the other sentences, against one
#: as is usual. The other frames of an article say nothing of a sentence that it does not say itself.
FRAME_ARTICLE: Mapping[FrameName, float] = MappingProxyType({"conflict": 7.0})
FRAME_USUAL = 0.2
#: Frames: an indicator does not count where the log-odds, the article's among them, are no higher; others always count.
FRAME_DOUBTED: Mapping[FrameName, float] = MappingProxyType({"conflict": -4.0, "human-interest": -4.0})
#: Frames: what makes a row sure, in log-odds: what all start with, the network's own log-odds, and an indicator.
FRAME_START, FRAME_NETWORK, FRAME_INDICATOR = -0.65, 0.47, 1.19
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


@cache
def frame_border(name: FrameName) -> float:
    """Give the log-odds above which the network's word on a frame alone counts.

    >>> round(frame_border("human-interest"), 2)
    0.2
    """
    return log_odds(FRAME_ALONE[name])


def frame_odds(name: FrameName, chance: float, elsewhere: float | None) -> float:
    """Give the log-odds of a frame in a sentence, whose mean chance in the article's other sentences is `elsewhere`.

    >>> round(frame_odds("conflict", 0.5, 0.6), 2), frame_odds("morality", 0.5, 0.6), frame_odds("conflict", 0.5, None)
    (2.8, 0.0, 0.0)
    """
    rest = 0.0 if elsewhere is None else FRAME_ARTICLE.get(name, 0.0) * (elsewhere - FRAME_USUAL)
    return log_odds(chance) + rest


def frame_confidence(chance: float, *, indicator: bool) -> float:
    """Say how sure a frame is in a sentence, from 0 to 1: by the network's chance, and whether an indicator is there.

    >>> frame_confidence(0.9, indicator=True), frame_confidence(0.9, indicator=False)
    (0.83, 0.59)
    """
    odds = FRAME_START + FRAME_NETWORK * log_odds(chance) + FRAME_INDICATOR * indicator
    return round(1 / (1 + exp(-odds)), 2)
