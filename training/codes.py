"""The values that a network which judges chooses from, in the order of its scores: those that the package reads."""

from typing import get_args

from analysis.dutch.judge import WORD_HEADS
from analysis.judgements import FRAME_NAMES, Attribution, Commitment, HedgeKind, Sign, Tone

JUDGED = {
    "tone": list(get_args(Tone)),
    "frames": list(FRAME_NAMES),
    "attribution": list(get_args(Attribution)),
    "commitment": list(get_args(Commitment)),
    "evaluation": ["O", *get_args(Sign)],
    "effect": ["O", *get_args(Sign)],
    "hedge": ["O", *get_args(HedgeKind)],
    "evidence": list(FRAME_NAMES),
    "pointer": ["target", "holder"],
}
SENTENCE_HEADS = ("tone", "frames", "attribution", "commitment")
__all__ = ["JUDGED", "SENTENCE_HEADS", "WORD_HEADS"]
