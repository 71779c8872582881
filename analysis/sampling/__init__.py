"""A sample of rows to check by hand, and how often they are right, with an interval (`docs/agreement.md`)."""

from __future__ import annotations

from analysis.sampling.context import words_after, words_before
from analysis.sampling.drawing import JUDGED, Sheet, draw_sample, save_sheet
from analysis.sampling.scoring import read_sheet, score_sample, wilson_interval

__all__ = [
    "JUDGED",
    "Sheet",
    "draw_sample",
    "read_sheet",
    "save_sheet",
    "score_sample",
    "wilson_interval",
    "words_after",
    "words_before",
]
