"""The notebooks: one question each, with the answer, the doubt and the tables that hold for any article.

`answers` and `doubtful` say in sentences made by rule what a portrait tells on a question and what to distrust in it,
`setting` sets tables for readers, `telling_words` has how an article tells of each actor in its own words,
`hits_and_misses` sets an article beside its hand coding, and `making` makes a notebook of a template
(`analysis/templates/notebooks/`) for an article and executes it.
"""

from __future__ import annotations

from analysis.notebooks.answers import QUESTIONS, Answer, find_answer
from analysis.notebooks.corpus_answers import find_corpus_answer
from analysis.notebooks.doubtful import Doubt, find_doubt
from analysis.notebooks.hits_and_misses import Errors, find_errors, load_accuracy
from analysis.notebooks.making import (
    asks_of_many,
    choose_template,
    execute_notebook,
    list_templates,
    make_notebook,
    open_kernel,
    save_notebook,
)
from analysis.notebooks.setting import ReaderTable, set_table
from analysis.notebooks.telling_words import find_wordings

__all__ = [
    "QUESTIONS",
    "Answer",
    "Doubt",
    "Errors",
    "ReaderTable",
    "asks_of_many",
    "choose_template",
    "execute_notebook",
    "find_answer",
    "find_corpus_answer",
    "find_doubt",
    "find_errors",
    "find_wordings",
    "list_templates",
    "load_accuracy",
    "make_notebook",
    "open_kernel",
    "save_notebook",
    "set_table",
]
