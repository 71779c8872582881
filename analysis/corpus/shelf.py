"""Where a corpus stands: parts of many articles in Parquet, and until a part is whole, its articles one by one.

`DIR/TABLE/part-00000.parquet` holds the rows of the first articles of the input, and so on; a part is there when its
`articles` are, which are written last. `DIR/.spool` holds the sheaves of articles that no part has yet. Which articles
a part holds follows from the input alone: a corpus is the same, byte for byte, however often it was interrupted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from analysis.corpus.extras import need
from analysis.corpus.schemas import IN_PARTS, OF_ARTICLE, corpus_schema
from analysis.corpus.sheaf import bind_sheaf, open_sheaf
from analysis.saving import save_file

#: The articles of a part: some 20 MB in memory, 4,000 parts for a million.
SIZE = 250
_SPOOL = ".spool"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of a corpus, with the number of articles a part holds."""

    folder: Path
    size: int = SIZE

    def part(self, table: str, number: int) -> Path:
        """Tell where a part of a table stands."""
        return self.folder / table / f"part-{number:05}.parquet"

    def parts(self, keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Divide the keys of all articles, in order, among parts."""
        return [tuple(keys[i : i + self.size]) for i in range(0, len(keys), self.size)]

    def numbers(self, table: str) -> list[int]:
        """List the numbers of the parts of a table that are there."""
        return sorted(int(path.stem.removeprefix("part-")) for path in (self.folder / table).glob("part-*.parquet"))

    def keys_of(self, number: int) -> tuple[str, ...] | None:
        """Give the keys of the articles in a part; None where it is not there, or not whole."""
        pa, pq = need("pyarrow"), need("pyarrow.parquet")
        if not all(self.part(table, number).is_file() for table in OF_ARTICLE):
            return None
        try:
            return tuple(pq.read_table(self.part("articles", number), columns=["key"])["key"].to_pylist())
        except (OSError, KeyError, pa.ArrowInvalid):
            return None

    def failed(self, number: int) -> set[str]:
        """Give the keys of the articles in a part that could not be portrayed."""
        rows = need("pyarrow.parquet").read_table(self.part("articles", number), columns=["key", "status"]).to_pylist()
        return {row["key"] for row in rows if row["status"] == "failed"}

    def bind(self, number: int, keys: Sequence[str]) -> None:
        """Make a part of the sheaves of its articles, which go from the spool."""
        sheaves = [open_sheaf(self._spooled(key).read_bytes()) for key in keys]
        for table in OF_ARTICLE:  # the articles last: they say that the part is there
            save_parquet([sheaf[table] for sheaf in sheaves], table, self.part(table, number))
        sheaves.clear()
        need("pyarrow").default_memory_pool().release_unused()  # else it keeps what the largest part took
        self.forget(keys)

    def forget(self, keys: Sequence[str]) -> None:
        """Take sheaves from the spool."""
        for key in keys:
            self._spooled(key).unlink(missing_ok=True)

    def unbind(self, number: int, wanted: set[str]) -> set[str]:
        """Take a part apart that is to hold other articles, keep the sheaves that are wanted, and give their keys."""
        kept: set[str] = set()
        if (keys := self.keys_of(number)) is not None and wanted & set(keys):
            kept = wanted & set(keys)
            tables = {table: _read(self.part(table, number), table) for table in OF_ARTICLE}
            about = tables.pop("articles")
            for row, (article, key) in enumerate(zip(about["article"].to_pylist(), keys, strict=True)):
                if key in kept:
                    own = {table: _rows_with(rows, article) for table, rows in tables.items()}
                    self.spool(key, bind_sheaf({**own, "articles": about.slice(row, 1)}))
        for table in reversed(OF_ARTICLE):  # the articles first: without them there is no part
            self.part(table, number).unlink(missing_ok=True)
        return kept

    def spool(self, key: str, sheaf: bytes) -> None:
        """Keep the sheaf of an article until its part can be made."""
        save_file(sheaf, self._spooled(key))

    def spooled(self) -> set[str]:
        """Give the keys of the articles in the spool."""
        return {path.stem for path in (self.folder / _SPOOL).glob("*/*.sheaf")}

    def clear(self, count: int) -> None:
        """Remove what a corpus of so many parts does not have, and the spool."""
        for table in (*OF_ARTICLE, *IN_PARTS):
            for number in self.numbers(table):
                if number >= count:
                    self.part(table, number).unlink()
        for passing in self.folder.glob("**/.mediabeeld-*"):  # of a run that was killed while it wrote
            passing.unlink(missing_ok=True)
        shutil.rmtree(self.folder / _SPOOL, ignore_errors=True)

    def read(self, table: str, columns: Sequence[str] | None = None) -> Iterator[Any]:
        """Go through a table part by part (Arrow tables)."""
        pq = need("pyarrow.parquet")
        for number in self.numbers(table):
            yield pq.read_table(self.part(table, number), columns=None if columns is None else list(columns))

    def _spooled(self, key: str) -> Path:
        return self.folder / _SPOOL / key[:2] / f"{key}.sheaf"


def save_parquet(tables: Sequence[Any], name: str, path: Path) -> None:
    """Write Arrow tables one after another to one Parquet file; the bytes depend on the rows alone."""
    pa, pq = need("pyarrow"), need("pyarrow.parquet")
    schema = corpus_schema(name)
    whole = pa.concat_tables([table.cast(schema) for table in tables] or [schema.empty_table()]).combine_chunks()
    page = BytesIO()
    pq.write_table(whole, page, compression="zstd")
    save_file(page.getvalue(), path)


def _read(path: Path, table: str) -> Any:
    return need("pyarrow.parquet").read_table(path).cast(corpus_schema(table))


def _rows_with(table: Any, article: str) -> Any:
    return table.filter(need("pyarrow.compute").equal(table["article"], article))
