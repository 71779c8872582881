"""An article's portrait as one HTML page that needs nothing beside it: for reading, printing and sending on."""

from __future__ import annotations

from analysis.report.page import render_report, save_report

__all__ = ["render_report", "save_report"]
