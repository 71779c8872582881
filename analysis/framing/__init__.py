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
from analysis.framing.form import FormRow, fill_form, list_candidates, merge_answers, read_form, save_form
from analysis.framing.frame_rows import find_frames
from analysis.framing.frame_scores import score_frames
from analysis.framing.frame_votes import settle_frames
from analysis.framing.indicators import Indicator

__all__ = [
    "DEFAULT_SCHEME",
    "Codebook",
    "Counterexample",
    "Example",
    "Failure",
    "FormRow",
    "FrameCode",
    "Indicator",
    "ItemCode",
    "check_codebook",
    "choose_codebook",
    "fill_form",
    "find_frames",
    "list_candidates",
    "load_codebook",
    "merge_answers",
    "read_codebook",
    "read_form",
    "save_form",
    "score_frames",
    "settle_frames",
]
