"""The annotator: a page on this machine on which a coder puts right what was found, or codes by hand, blind or not."""

from __future__ import annotations

from analysis.annotator.opening import annotate, open_desk

__all__ = ["annotate", "open_desk"]
