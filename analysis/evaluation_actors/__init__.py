"""Mentions and events against hand coding: scores of one article, and of a folder of gold (`docs/gold.md`)."""

from __future__ import annotations

from analysis.evaluation_actors.folders import ActorEvaluation, evaluate_actors
from analysis.evaluation_actors.scores import map_actors, match_spans, score_events, score_mentions

__all__ = ["ActorEvaluation", "evaluate_actors", "map_actors", "match_spans", "score_events", "score_mentions"]
