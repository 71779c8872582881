"""Certainty: how far the text stands behind what it says, and to whom it gives it."""

from __future__ import annotations

from analysis.certainty.clause_rows import find_clauses
from analysis.certainty.hedge_marks import read_marks
from analysis.certainty.hedges import find_hedges
from analysis.certainty.sentence_rows import judge_sentences
from analysis.certainty.stances import find_stances

__all__ = ["find_clauses", "find_hedges", "find_stances", "judge_sentences", "read_marks"]
