"""Sentiment: evaluative words with a polarity, of whom and in whose words; a baseline that knows little of news."""

from __future__ import annotations

from analysis.sentiment.baseline import caveat
from analysis.sentiment.finding import find_sentiment
from analysis.sentiment.scoring import label, score_sentiment

__all__ = ["caveat", "find_sentiment", "label", "score_sentiment"]
