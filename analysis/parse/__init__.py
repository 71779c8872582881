"""Reading Dutch: an article becomes a spaCy `Doc` of sentences, words, lemmas, features and Universal Dependencies.

Any Dutch spaCy pipeline can do the reading; the embedded one is the default. The root of a sentence has the relation
`ROOT`, as in every spaCy pipeline; all other relations are those of Universal Dependencies.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from analysis.parse.conllu_reading import read_conllu
from analysis.parse.conllu_writing import export_conllu, to_conllu
from analysis.parse.judging import judgements_of
from analysis.parse.parsing import load_pipeline, parse, parse_many
from analysis.parse.places import anchor, article_of, occurrences, part_at, sentence_number
from analysis.parse.still import ask_once, is_still, still
from analysis.parse.token_table import feature, find_sentences, find_tokens, tokenize, verb_lemma

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from analysis.article import Article

__all__ = [
    "anchor",
    "article_of",
    "ask_once",
    "export_conllu",
    "feature",
    "find_sentences",
    "find_tokens",
    "is_still",
    "judgements_of",
    "load_pipeline",
    "occurrences",
    "parse",
    "parse_many",
    "part_at",
    "read_conllu",
    "sentence_number",
    "still",
    "to_conllu",
    "tokenize",
    "verb_lemma",
]


class _Verb(ModuleType):
    """The verb and its module share a name: `an.parse(text)` reads, `an.parse.load_pipeline` is a member."""

    def __call__(self, source: Article | str, nlp: Language | None = None) -> Doc:
        return parse(source, nlp)


sys.modules[__name__].__class__ = _Verb
