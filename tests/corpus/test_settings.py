"""What makes a corpus old: a change of the code that portrays, and of no other."""

from __future__ import annotations

import grimp

from analysis.corpus.settings import _ABOVE

#: Portraits are made with them, and rightly they make no corpus old: how one is kept has its `FORMAT`; how far it is.
TOLD_OTHERWISE = {"corpus", "palette", "progress"}


def test_what_no_portrait_is_made_with_makes_no_corpus_old() -> None:
    graph = grimp.build_graph("analysis", cache_dir=None)
    needed = graph.find_upstream_modules("analysis.corpus.portraying")
    modules, portraying = ({name.split(".")[1] for name in names if "." in name} for names in (graph.modules, needed))
    assert (modules - portraying) | TOLD_OTHERWISE == _ABOVE
