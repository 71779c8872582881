"""The golden tables of the seed article, on a committed parse, so that a new model does not move them.

`python -m tests.golden_tables` writes them anew; with `--parse` it parses the article anew first. Read the difference
before committing it: each changed row is a claim about the article.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from analysis import paths
from analysis.actors import read_actors
from analysis.article import read_article
from analysis.parse import parse, read_conllu, to_conllu
from analysis.portrait import Portrait, portray_doc
from analysis.records import TABLES
from analysis.tables import to_rows

SEED = "2022-02-03-al-qurayshi"
PARSE = paths.ROOT / "tests" / "parses" / f"{SEED}.conllu"
GOLDEN = paths.ROOT / "tests" / "golden"


def portray_seed() -> Portrait:
    """Portray the seed article on its committed parse."""
    return portray_doc(read_conllu(PARSE), read_actors(paths.ACTORS / "al-qurayshi.yaml"))


def rows(portrait: Portrait, name: str) -> list[dict[str, Any]]:
    """Give the rows of one table without what every row of it repeats: its article, and that no hand corrected it."""
    records = portrait.portrayals if name == "portraits" else portrait.records[name]
    return [
        {k: v for k, v in without_version(row).items() if k not in ("article", "coder")}
        for row in to_rows(records, name)
    ]


def without_version(row: dict[str, Any]) -> dict[str, Any]:
    """Name a row's lexicon without its version, so that a list that grows moves no golden row but those it touches."""
    return row | {"lexicon": row["lexicon"].partition("@")[0]} if row.get("lexicon") else row


def main() -> None:
    """Write the golden tables, one row a line."""
    if "--parse" in sys.argv:
        PARSE.write_text(to_conllu(parse(read_article(paths.SEEDS / f"{SEED}.txt"))), "utf-8", newline="\n")
    portrait = portray_seed()
    for name in TABLES:
        if name != "tokens":
            lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows(portrait, name))
            (GOLDEN / f"{name}.json").write_text(f"[\n{lines}\n]\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
