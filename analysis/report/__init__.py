"""An article's portrait, or a corpus compared, as one HTML page that needs nothing beside it."""

from __future__ import annotations

from analysis.report.corpus_page import render_corpus_report, save_corpus_report
from analysis.report.page import render_report, save_report

__all__ = ["render_corpus_report", "render_report", "save_corpus_report", "save_report"]
