"""Sentiment: what is said of each actor for better or worse, and what befalls them, with words, target and holder.

`expressions` finds the words of the lexicon (`evaluations`), `targets` whom they speak of, `composing` what turns and
strengthens them, `holders` whose they are, `tone_rows` makes the rows, on which a network votes (`tone_votes`), and
`tone_scores` scores a text; `participants` and `somebody` read the parse. `baseline`, `assessing` and `counting` are
textblob-nl, by name only.
"""

from __future__ import annotations

from analysis.sentiment.baseline import caveat
from analysis.sentiment.composing import TURNED
from analysis.sentiment.tone_rows import find_sentiment
from analysis.sentiment.tone_scores import label, score_sentiment

__all__ = ["TURNED", "caveat", "find_sentiment", "label", "score_sentiment"]
