"""Many articles: portrayed in parallel into tables that can be resumed, shared and asked; groups compared.

`save_corpus` makes a corpus, `open` asks it. Made of: `plan` (what is to be read), `settings` (with what), `portraying`
(one article, into a `sheaf`), `pool` and `cluster` (where), `shelf` (parts on disk), `linking` (`LINKS`), `duplicates`,
`pseudonyms`, `manifest`; asked by `views`; compared by `group_measures` (`MEASURES`), `resampling`, `keyness`,
`groups_compared`; actors across it by `profiles` (`COUNTED`), the sentences behind a number by `rows_behind`.
"""

from __future__ import annotations

from analysis.corpus.building import Made, save_corpus
from analysis.corpus.groups_compared import (
    compare_groups,
    find_heard,
    make_comparison,
    save_tables,
    score_groups,
    score_measures,
)
from analysis.corpus.keyness import score_keyness
from analysis.corpus.profiles import score_actors
from analysis.corpus.views import Corpus
from analysis.corpus.views import open_corpus as open

__all__ = [
    "Corpus",
    "Made",
    "compare_groups",
    "find_heard",
    "make_comparison",
    "open",
    "save_corpus",
    "save_tables",
    "score_actors",
    "score_groups",
    "score_keyness",
    "score_measures",
]
