"""How much the network's judgements weigh beside the rules: every weight of every vote, in one table.

A finder whose rules and the network both judge asks here who counts. All weights were chosen on the part for
development of `training/coded/`, by the F1 that each table is measured with; docs/architecture.md says what each vote
brings. A vote that brought nothing was not taken and has no weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from types import MappingProxyType

from analysis.judgements import Commitment, FrameName

#: Frames: how likely the network must think a frame for its word alone to count. An indicator counts in any case.
FRAME_ALONE: Mapping[FrameName, float] = MappingProxyType(
    {
        "conflict": 0.75,
        "human-interest": 0.55,
        "responsibility": 0.8,
        "morality": 0.9,
        "economic-consequences": 0.7,
    }
)
#: Frames: what makes a row sure, in log-odds: what all start with, the network's own log-odds, and an indicator.
FRAME_START, FRAME_NETWORK, FRAME_INDICATOR = -0.65, 0.47, 1.19
#: Sentences: where quotations have more than this share of it, a sentence is given to a source whatever its clauses.
QUOTED_SHARE = 0.5
#: Sentences: commitments by rules and by the network where the network is right more often; elsewhere the rules are.
NETWORK_COMMITS: frozenset[tuple[Commitment, Commitment]] = frozenset(
    (("asserted", "denied"), ("hedged", "denied"), ("hedged", "not-asserted"))
)
#: Sentiment: how sure a row is that the network affirms, with a target by a construction, and with another.
TONE_READ, TONE_GUESSED = 0.35, 0.3
#: Tone of a text of several sentences: from this mean of their scores on it has a sign.
TONE_BAND = 0.35
#: A chance nearer to 0 or 1 than this says no more.
_NEAREST = 0.001


def frame_confidence(chance: float, *, indicator: bool) -> float:
    """Say how sure a frame is in a sentence, from 0 to 1: by the network's chance, and whether an indicator is there.

    >>> frame_confidence(0.9, indicator=True), frame_confidence(0.9, indicator=False)
    (0.83, 0.59)
    """
    chance = min(max(chance, _NEAREST), 1 - _NEAREST)
    odds = FRAME_START + FRAME_NETWORK * log(chance / (1 - chance)) + FRAME_INDICATOR * indicator
    return round(1 / (1 + exp(-odds)), 2)
