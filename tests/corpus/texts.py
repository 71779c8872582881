"""A corpus to test with: small articles that nobody printed, and tables made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.extras import need
from analysis.corpus.views import Corpus

ARTICLES = [
    {
        "id": "a1",
        "outlet": "De Krant",
        "date": "2021-03-02",
        "section": "binnenland",
        "title": "Burgemeester sluit brug",
    }
    | {"text": "Burgemeester Anna de Wit sluit de brug. “De brug is gevaarlijk”, zegt De Wit."},
    {
        "id": "a2",
        "outlet": "De Krant",
        "date": "12 mei 2021",
        "section": "binnenland",
        "title": "Kritiek op burgemeester",
    }
    | {"text": "Volgens ondernemer Piet Jansen is de sluiting een ramp. Hij bekritiseert Anna de Wit."},
    {"id": "a3", "outlet": "Het Blad", "date": "2021-05-12", "section": "economie", "title": "De Wit zwijgt"}
    | {"text": "Anna de Wit wil niet reageren. “Wij verliezen klanten”, aldus Piet Jansen."},
    {"id": "a4", "outlet": "Het Blad", "date": "2022-01-09", "section": None, "title": "Brug weer open"}
    | {"text": "De brug is weer open. De politie hield een man aan."},
]


def write_articles(folder: Path, articles: list[dict[str, Any]] | None = None) -> Path:
    """Write articles to a file of JSON lines."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "artikelen.jsonl"
    rows = ARTICLES if articles is None else articles
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder with their bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def corpus_of(**tables: pd.DataFrame) -> Corpus:
    """Make a corpus of tables made by hand."""
    connection = need("duckdb").connect()
    for name, table in tables.items():
        connection.register(f"{name}_rows", table)
        connection.execute(f"create table {name} as select * from {name}_rows")
    if "duplicates" not in tables:
        connection.execute("create table duplicates (article varchar)")
    return Corpus(Path("gemaakt"), {"mediabeeld": {"counts": {}}}, connection)
