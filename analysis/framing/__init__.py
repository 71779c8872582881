"""Frames: the words of an article that speak for an item of a codebook, with who says them and whom they involve."""

from __future__ import annotations

from analysis.framing.checking import Failure, check_codebook
from analysis.framing.codebook import (
    DEFAULT_SCHEME,
    Codebook,
    Counterexample,
    Example,
    FrameCode,
    ItemCode,
    choose_codebook,
    load_codebook,
    read_codebook,
)
from analysis.framing.finding import find_frames
from analysis.framing.indicators import Indicator
from analysis.framing.scoring import score_frames

__all__ = [
    "DEFAULT_SCHEME",
    "Codebook",
    "Counterexample",
    "Example",
    "Failure",
    "FrameCode",
    "Indicator",
    "ItemCode",
    "check_codebook",
    "choose_codebook",
    "find_frames",
    "load_codebook",
    "read_codebook",
    "score_frames",
]
