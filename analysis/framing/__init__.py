"""Frames: the words of an article that speak for an item of a codebook, with who says them and whom they involve."""

from __future__ import annotations

from analysis.framing.codebook import Codebook, Counterexample, Example, FrameCode, ItemCode, load_codebook
from analysis.framing.finding import find_frames
from analysis.framing.indicators import Indicator
from analysis.framing.scoring import score_frames

__all__ = [
    "Codebook",
    "Counterexample",
    "Example",
    "FrameCode",
    "Indicator",
    "ItemCode",
    "find_frames",
    "load_codebook",
    "score_frames",
]
