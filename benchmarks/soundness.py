"""Portray many real articles and tell what is unsound: `python -m benchmarks.soundness ARTICLES --n 2000`.

ARTICLES is a (gzipped) file of JSON lines with `id`, `text` and perhaps `title`, or of tab-separated lines whose last
cell is a headline. Of each article, drawn by `--seed`, everything is made that a reader could ask for, and checked:
no exception and no warning of another library; every table keeps its schema; every record, source, cue, scope and
part lies where it says it lies; every `--pages`th also has a page and two figures. A fault is a line, with the article;
ends with 1 if there is one.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from analysis.annotations import fields_of
from analysis.article import Article, read_article
from analysis.errors import MediabeeldWarning
from analysis.figures import draw_svg, list_figures
from analysis.language import LANGUAGES
from analysis.portrait import Portrait, portray
from analysis.records import NARRATOR, UNKNOWN, Record
from analysis.report import render_report
from analysis.tables import check_rows, to_rows, to_table
from benchmarks.snapshot import open_lines, read_texts

SLICED = {"source_start": "source", "cue_start": "cue"}


def read_source(file: Path) -> list[Article]:
    """Read the articles of a file of JSON lines, or each headline of a table as a text of one line."""
    if ".tsv" not in file.suffixes:
        return list(read_texts(file))
    with open_lines(file) as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [read_article(row[-1] + "\n", id=f"headline-{number}") for number, row in enumerate(rows)]


def misplaced(portrait: Portrait) -> Iterator[str]:
    """Give a line for each record that is not where it says, or whose columns contradict each other."""
    text = portrait.article.text
    actors = {actor.id for actor in portrait.actors}
    for name, rows in portrait.records.items():
        places = [(record.start, record.end) for record in rows]
        if [start for start, _ in places] != sorted(start for start, _ in places):
            yield f"{name}: not in reading order"
        for record in rows:
            yield from (f"{name}: {fault}: {record}" for fault in _faults(record, name, text, actors))


def _faults(record: Record, table: str, text: str, actors: set[str]) -> Iterator[str]:
    if not 0 <= record.start < record.end <= len(text) or text[record.start : record.end] != record.text:
        yield "the text is not that slice"
    row: dict[str, Any] = {column.name: getattr(record, column.name) for column in fields(record)}
    for column, start in row.items():
        if not column.endswith("_start") or start is None:
            continue
        end = row[column.removesuffix("start") + "end"]
        if end is None or not 0 <= start < end <= len(text):
            yield f"{column} {start}-{end} is no slice"
        elif column in SLICED and row.get(SLICED[column]) not in (None, text[start:end]):
            yield f"{SLICED[column]} is not the slice {text[start:end]!r}"
    for start, end in row.get("parts", ()):
        if not 0 <= start < end <= len(text):
            yield f"part {start}-{end} is no slice"
    held = [field.column for field in fields_of(table).values() if field.kind in ("actor", "actors")]
    for column in (*held, "candidates"):
        ids = row.get(column) or ()
        if unknown := set(ids.split(";") if isinstance(ids, str) else ids) - actors - {NARRATOR, UNKNOWN}:
            yield f"{column}: {', '.join(sorted(unknown))} not in the table of actors"


def check(article: Article, *, page: bool) -> Iterator[str]:
    """Give a line for each fault of what can be made of an article."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            portrait = portray(article)
            yield from misplaced(portrait)
            for name, rows in portrait.records.items():
                check_rows(to_rows(rows, name), name)
                to_table(rows, name)
            check_rows(to_rows(portrait.portrayals, "portraits"), "portraits")
            if page:
                render_report(portrait, random.Random(article.id).choice(LANGUAGES))
                for figure in random.Random(article.id).sample(list_figures(), 2):
                    draw_svg(figure, portrait)
        except Exception:
            yield "".join(traceback.format_exc(limit=-4))
    for warning in told:
        if not issubclass(warning.category, MediabeeldWarning):
            yield f"{warning.category.__name__}: {warning.message} ({warning.filename}:{warning.lineno})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--n", type=int, default=200, help="how many articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=20, help="a page and two figures of every so many")
    given = parser.parse_args()
    articles = read_source(given.articles)
    chosen = random.Random(given.seed).sample(articles, min(given.n, len(articles)))
    begun, kinds = time.perf_counter(), Counter[str]()
    for number, article in enumerate(chosen, 1):
        for fault in check(article, page=number % given.pages == 0):
            kinds[fault.split(": ")[0]] += 1
            print(f"{article.id}: {fault}", flush=True)
        if number % 100 == 0:
            print(f"{number} articles, {time.perf_counter() - begun:.0f} s, {kinds.total()} faults", file=sys.stderr)
    print(f"{len(chosen)} articles, {kinds.total()} faults: {dict(kinds)}")
    sys.exit(1 if kinds else 0)


if __name__ == "__main__":
    main()
