"""Quotations: what is said, by whom, and how it is introduced (source, cue and content; Pareti 2012).

`find_quotes` finds them, `resolve_first_person` gives *ik* in a quotation its speaker, `settle_third_person` takes
*hij* and *zij* from him, and `find_voices` tells whose words stand where.
"""

from __future__ import annotations

from analysis.quotes.finding import find_quotes
from analysis.quotes.first_person import resolve_first_person
from analysis.quotes.third_person import settle_third_person
from analysis.quotes.voices import find_voices

__all__ = ["find_quotes", "find_voices", "resolve_first_person", "settle_third_person"]
