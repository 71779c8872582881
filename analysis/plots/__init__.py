"""A portrait → a figure: one function a question, each with the table of numbers behind the drawing.

Groups of articles (`group_panels`) are drawn from their tables. Every other `plot_` function takes a portrait and the
look (`Look`: width, size, language, focus …) and gives Matplotlib axes; the `score_` function of the same name gives
the table it draws.
"""

from __future__ import annotations

from analysis.plots.certainty import plot_certainty, score_certainty
from analysis.plots.counts import plot_comparison, plot_errors, plot_frequencies
from analysis.plots.deeds import plot_deeds, score_deeds
from analysis.plots.evaluated_sentences import plot_evaluations, score_evaluations
from analysis.plots.group_panels import plot_groups, plot_heard, plot_two_groups
from analysis.plots.matrix import plot_evaluation_matrix, score_evaluation_matrix
from analysis.plots.naming import plot_naming, score_naming
from analysis.plots.portraits import plot_portraits, score_portraits
from analysis.plots.specifications import plot_specifications
from analysis.plots.strip import plot_strip, score_strip
from analysis.plots.style import Colours, Look
from analysis.plots.tellings import plot_ledger, score_ledger
from analysis.plots.voice_share import plot_voice_share, score_voice_share

__all__ = [
    "Colours",
    "Look",
    "plot_certainty",
    "plot_comparison",
    "plot_deeds",
    "plot_errors",
    "plot_evaluation_matrix",
    "plot_evaluations",
    "plot_frequencies",
    "plot_groups",
    "plot_heard",
    "plot_ledger",
    "plot_naming",
    "plot_portraits",
    "plot_specifications",
    "plot_strip",
    "plot_two_groups",
    "plot_voice_share",
    "score_certainty",
    "score_deeds",
    "score_evaluation_matrix",
    "score_evaluations",
    "score_ledger",
    "score_naming",
    "score_portraits",
    "score_strip",
    "score_voice_share",
]
