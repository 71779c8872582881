"""What a corpus says on the question of its notebook, in sentences made by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.corpus.groups import list_groups
from analysis.corpus.groups_compared import make_comparison
from analysis.corpus.profiles import score_actors
from analysis.language import choose_language
from analysis.notebooks.answers import Answer
from analysis.plots.plain_rows import rows_of
from analysis.report.corpus_findings import tell_findings, tell_most

if TYPE_CHECKING:
    from analysis.corpus.views import Corpus


def find_corpus_answer(corpus: Corpus, *, by: str = "outlet", language: str = "en") -> Answer:
    """Say who is named and heard most across a corpus, how its groups differ, and where there is too little to tell.

    `by` is outlet, section, year, quarter or month. Raises `UsageError` for another grouping or language.
    """
    say = choose_language(language)
    known = len(list_groups(corpus, by))
    tables = make_comparison(corpus, by=by) if known else {}
    told = [tell_most(rows_of(score_actors(corpus)), say), *tell_findings(corpus, tables, say)]
    return Answer(tuple(one if one.endswith(".") else f"{one}." for one in told))
