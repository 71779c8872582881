"""Quotations: what is said, by whom, and how it is introduced (source, cue and content; Pareti 2012).

`find_quotes` finds them, `resolve_first_person` gives *ik* in a quotation its speaker, and `find_voices` tells whose
words stand where.
"""

from __future__ import annotations

from analysis.quotes.first_person import resolve_first_person
from analysis.quotes.stages import find_quotes
from analysis.quotes.voices import find_voices

__all__ = ["find_quotes", "find_voices", "resolve_first_person"]
