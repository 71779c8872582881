"""A file name means one thing: no two modules of the package share a name, but where they are twins by design."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

CODE = Path(__file__).parents[1] / "analysis"
#: Names that several modules have, and why.
ALLOWED = {
    "names": "`dutch` recognises names, `grammar` tells what they name",
    "verbs": "`dutch` conjugates, `grammar` asks a token",
    "words": "the closed classes of `grammar`; the words of a text as a table in `parse`",
    "blocks": "the blocks of an article, and those of a file in CoNLL-U",
    "items": "`evaluation` scores the items of codebooks; what `quotes` knows of a quotation while it reads",
    "conllu": "CoNLL-U as a format of exchange; how it is read and written, in `parse`",
    "kinds": "the kinds of file of `article`; the kinds of quotation",
    "language": "whether an article is Dutch; the language of the page",
    "pronouns": "their forms in `grammar`; whom they stand for in `actors`",
    "reading": "of files in `article`, of CoNLL-U in `parse`, of what a hand wrote in `annotations`",
    "writing": "of CoNLL-U in `parse`, of what a hand wrote in `annotations`",
    "model": "what an article is; what `annotations` are",
    "cast": "who is in an article: as a hand corrects it; among whom `quotes` seeks a speaker",
}


def test_a_file_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sorted(CODE.rglob("*.py")):
        # A module of `plots` bears the name of what it draws.
        if path.stem != "__init__" and path.parent.name != "plots":
            homes[path.stem].append(path.relative_to(CODE).as_posix())
    shared = {name: paths for name, paths in homes.items() if len(paths) > 1}
    assert {name: paths for name, paths in shared.items() if name not in ALLOWED} == {}, "give one of them another name"
    assert ALLOWED.keys() == shared.keys(), "these are allowed and no longer shared"
