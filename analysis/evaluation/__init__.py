"""Against hand coding: how well quotations, mentions and events are found in articles with gold (`docs/gold.md`)."""

from __future__ import annotations

from analysis.evaluation.actors import map_actors, match_spans, score_events, score_mentions
from analysis.evaluation.codebook_items import score_answers
from analysis.evaluation.folder import (
    ActorEvaluation,
    Evaluation,
    evaluate,
    evaluate_actors,
    evaluate_portrait,
    evaluate_portrait_actors,
)
from analysis.evaluation.gold_files import read_actor_gold, read_gold
from analysis.evaluation.quotes import compare_quotes, match_quotes, score_rules, source_right, speaker_right

__all__ = [
    "ActorEvaluation",
    "Evaluation",
    "compare_quotes",
    "evaluate",
    "evaluate_actors",
    "evaluate_portrait",
    "evaluate_portrait_actors",
    "map_actors",
    "match_quotes",
    "match_spans",
    "read_actor_gold",
    "read_gold",
    "score_answers",
    "score_events",
    "score_mentions",
    "score_rules",
    "source_right",
    "speaker_right",
]
