"""Many articles: portrayed in parallel into tables that can be resumed, shared and asked; groups compared.

`save_corpus` makes a corpus, `open` asks it. Made of: `plan` (what is to be read), `settings` (with what), `portraying`
(one article, into a `sheaf`), `pool` and `cluster` (where), `shelf` (parts on disk), `linking` (`LINKS`), `duplicates`,
`pseudonyms`, `manifest`; asked by `opening`; compared by `measures` (`MEASURES`), `intervals`, `keyness`, `comparing`.
"""

from __future__ import annotations

from analysis.corpus.building import Made, save_corpus
from analysis.corpus.groups_compared import compare_groups, find_heard, score_groups
from analysis.corpus.keyness import score_keyness
from analysis.corpus.opening import Corpus
from analysis.corpus.opening import open_corpus as open

__all__ = ["Corpus", "Made", "compare_groups", "find_heard", "open", "save_corpus", "score_groups", "score_keyness"]
