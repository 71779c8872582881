"""Take down every table of many articles, and compare two such snapshots: a change that only moves code moves no row.

    python -m benchmarks.snapshot take ARTICLES --parses DIR --out SNAPSHOT.jsonl [--first 150]
    python -m benchmarks.snapshot compare BEFORE.jsonl AFTER.jsonl [--ignore lexicon speaker_rule] [--show 20]

ARTICLES is a folder of texts, or a (gzipped) file of JSON lines with `id`, `text` and perhaps `title`. Each article is
parsed once; the parse is kept in DIR as CoNLL-U, so that a later snapshot shows the rules alone and takes seconds.
`compare` ends with 1 when a row differs, and prints which: the article, the table, the row as it was and as it is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from analysis.article import Article, read_article
from analysis.parse import parse, read_conllu, to_conllu
from analysis.portrait import Portrait, portray_doc
from analysis.tables import to_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

Snapshot = dict[str, dict[str, list[dict[str, Any]]]]


def open_lines(path: Path) -> TextIO:
    """Open a text file, gzipped or not."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def read_texts(source: Path) -> Iterator[Article]:
    """Read the articles of a folder of texts, or of a file of JSON lines, in order of their names."""
    if source.is_dir():
        yield from (read_article(path) for path in sorted(source.glob("*.txt")))
        return
    with open_lines(source) as lines:
        for row in map(json.loads, lines):
            yield read_article(row["text"] + "\n", id=str(row["id"]), title=row.get("title"))


def read_kept(article: Article, parses: Path) -> Doc:
    """Read the kept parse of an article; parse it first where there is none yet."""
    path = parses / f"{article.id}.conllu"
    if not path.exists():
        path.write_text(to_conllu(parse(article)), "utf-8", newline="\n")
    return read_conllu(path)


def portray_kept(article: Article, parses: Path) -> Portrait:
    """Portray an article on its kept parse."""
    return portray_doc(read_kept(article, parses))


def all_rows(portrait: Portrait) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of every table of a portrait, that of the actors included."""
    tables = {name: to_rows(rows, name) for name, rows in portrait.records.items()}
    return {**tables, "portraits": to_rows(portrait.portrayals, "portraits")}


def take(source: Path, parses: Path, out: Path, first: int) -> int:
    """Write the tables of the first so many articles, one article a line; give their number."""
    parses.mkdir(parents=True, exist_ok=True)
    taken = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for article in read_texts(source):
            if taken == first:
                break
            tables = all_rows(portray_kept(article, parses))
            file.write(json.dumps({"article": article.id, "tables": tables}, ensure_ascii=False) + "\n")
            taken += 1
    return taken


def read_snapshot(path: Path, ignored: set[str]) -> Snapshot:
    """Read a snapshot without the columns that may differ."""
    with path.open(encoding="utf-8") as file:
        taken = [json.loads(line) for line in file]
    return {
        entry["article"]: {
            name: [{key: value for key, value in row.items() if key not in ignored} for row in rows]
            for name, rows in entry["tables"].items()
        }
        for entry in taken
    }


def differences(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """List the rows that only one of two snapshots has: article, table, `-` or `+`, row."""
    for article in sorted(before.keys() | after.keys()):
        old, new = before.get(article, {}), after.get(article, {})
        for table in sorted(old.keys() | new.keys()):
            one, other = old.get(table, []), new.get(table, [])
            if one == other:
                continue
            # Texts of rows compare many times faster than the rows.
            left, right = [json.dumps(r, sort_keys=True) for r in one], [json.dumps(r, sort_keys=True) for r in other]
            has_left, has_right = set(left), set(right)
            gone = [r for key, r in zip(left, one, strict=True) if key not in has_right]
            come = [r for key, r in zip(right, other, strict=True) if key not in has_left]
            yield from ((article, table, "-", row) for row in gone)
            yield from ((article, table, "+", row) for row in come)
            if not gone and not come:
                yield article, table, "~", {"rows": "the same, in another order or number"}


def compare(before: Path, after: Path, ignored: set[str], shown: int) -> int:
    """Print what differs between two snapshots and give the number of rows that do."""
    found = list(differences(read_snapshot(before, ignored), read_snapshot(after, ignored)))
    for article, table, sign, row in found[:shown]:
        print(f"{sign} {article} {table} {json.dumps(row, ensure_ascii=False)}")
    count: dict[str, int] = {}
    for _, table, _, _ in found:
        count[table] = count.get(table, 0) + 1
    print(", ".join(f"{name}: {n}" for name, n in sorted(count.items())) or "every row is the same")
    return len(found)


def main() -> None:
    """Take or compare snapshots, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    taking = commands.add_parser("take")
    taking.add_argument("articles", type=Path)
    taking.add_argument("--parses", type=Path, required=True)
    taking.add_argument("--out", type=Path, required=True)
    taking.add_argument("--first", type=int, default=150)
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    comparing.add_argument("--ignore", nargs="*", default=[])
    comparing.add_argument("--show", type=int, default=20)
    chosen = parser.parse_args()
    if chosen.command == "take":
        print(f"{take(chosen.articles, chosen.parses, chosen.out, chosen.first)} articles")
    else:
        sys.exit(1 if compare(chosen.before, chosen.after, set(chosen.ignore), chosen.show) else 0)


if __name__ == "__main__":
    main()
