"""A tidy table → Matplotlib axes: one function a question, each with the table of numbers behind the drawing."""

from __future__ import annotations

from analysis.plots.agency import plot_roles, score_roles
from analysis.plots.along import plot_frames, plot_strip, score_frame_marks, score_strip
from analysis.plots.ladder import plot_agency_ladder, score_ladder
from analysis.plots.naming import plot_naming_chain, score_naming_chain
from analysis.plots.network import plot_network, score_network
from analysis.plots.tone import plot_evaluations, score_evaluations
from analysis.plots.voices import plot_voice_share, score_voice_share

__all__ = [
    "plot_agency_ladder",
    "plot_evaluations",
    "plot_frames",
    "plot_naming_chain",
    "plot_network",
    "plot_roles",
    "plot_strip",
    "plot_voice_share",
    "score_evaluations",
    "score_frame_marks",
    "score_ladder",
    "score_naming_chain",
    "score_network",
    "score_roles",
    "score_strip",
    "score_voice_share",
]
