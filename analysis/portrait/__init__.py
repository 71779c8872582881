"""The portrait of an article: everything found in it, by actor, as tables."""

from analysis.portrait.finders import FINDERS, Finder
from analysis.portrait.of_articles import Options, extract_quotes, portray, portray_doc, portray_many, score_sentences
from analysis.portrait.record import Making, Portrait
from analysis.portrait.saved import read_portrait, save_portrait

__all__ = [
    "FINDERS",
    "Finder",
    "Making",
    "Options",
    "Portrait",
    "extract_quotes",
    "portray",
    "portray_doc",
    "portray_many",
    "read_portrait",
    "save_portrait",
    "score_sentences",
]
