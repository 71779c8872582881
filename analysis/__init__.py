"""Mediabeeld: how a Dutch-language news article portrays each actor in it.

Nothing heavy is imported until it is used: a language model, spaCy, pandas and Matplotlib load on first need.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

__version__ = "0.1.0"

#: Public name → module it lives in.
_HOMES = {
    "Article": "article",
    "read_article": "article",
    "read_articles": "article",
    "read_actors": "actors",
    "find_actors": "actors",
    "find_mentions": "actors",
    "save_actors": "actors",
    "annotate": "annotator",
    "read_annotations": "annotations",
    "save_annotations": "annotations",
    "MediabeeldError": "errors",
    "MediabeeldWarning": "errors",
    "explain": "lexicon",
    "load_lexicon": "lexicon",
    "load_pipeline": "parse",
    "tokenize": "parse",
    "score_sentences": "portrait",
    "export_conllu": "parse",
    "find_quotes": "quotes",
    "extract_quotes": "portrait",
    "find_events": "events",
    "find_agency_ladder": "events",
    "find_action_network": "network",
    "find_evaluation_network": "network",
    "score_specifications": "multiverse",
    "find_unknown_words": "multiverse",
    "compare_specifications": "multiverse",
    "find_factuality": "factuality",
    "find_labels": "labels",
    "find_naming_chain": "labels",
    "find_casualties": "casualties",
    "find_hedges": "certainty",
    "find_clauses": "certainty",
    "find_stances": "certainty",
    "find_claims": "claims",
    "find_frames": "framing",
    "score_frames": "framing",
    "find_sentiment": "sentiment",
    "score_sentiment": "sentiment",
    "compare_portraits": "comparison",
    "find_differences": "comparison",
    "find_answer": "notebooks",
    "find_corpus_answer": "notebooks",
    "find_accuracy": "accuracy",
    "find_doubt": "notebooks",
    "find_errors": "notebooks",
    "find_wordings": "notebooks",
    "load_accuracy": "notebooks",
    "set_table": "notebooks",
    "show_portrait": "widget",
    "with_actor": "tables",
    "Portrait": "portrait",
    "portray": "portrait",
    "portray_many": "portrait",
    "read_coded": "exchange",
    "read_portrait": "portrait",
    "save_coded": "exchange",
    "save_portrait": "portrait",
}
_MODULES = (
    "agreement",
    "annotations",
    "corpus",
    "exchange",
    "figures",
    "parse",
    "plots",
    "records",
    "sampling",
    "statistics",
)  # `parse` can be called as well

__all__ = ["__version__", *_HOMES, *_MODULES]  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(f"analysis.{_HOMES[name]}"), name)
        globals()[name] = value
        if "ipykernel" in sys.modules:
            import_module("analysis.widget").register()  # in a notebook a portrait is shown as a page
        return value
    if name in _MODULES:
        return import_module(f"analysis.{name}")
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
