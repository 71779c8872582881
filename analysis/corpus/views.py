"""Asking a made corpus: its tables as views of DuckDB, of which only the answer comes into memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus.extras import need
from analysis.corpus.manifest import read_manifest
from analysis.corpus.schemas import OF_ALL, OF_ARTICLE
from analysis.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

#: The tables of a corpus.
NAMES = (*OF_ARTICLE, *OF_ALL)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus that `save_corpus` made: tables that are read when something is asked of them."""

    folder: Path
    manifest: dict[str, Any]
    connection: Any

    def table(self, name: str) -> Any:
        """Give a table as a relation of DuckDB, which reads nothing yet: `.filter(…)`, `.aggregate(…)`, `.df()`."""
        if name not in NAMES:
            raise UsageError(f"no table called {name!r}; there are: {', '.join(NAMES)}")
        return self.connection.table(name)

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Answer a question in SQL over the tables by their names, as a pandas table; lists are lists, as elsewhere."""
        answer = self.connection.execute(query, list(parameters))
        lists = [name for name, kind, *_ in answer.description if str(kind).endswith("[]")]
        frame: pd.DataFrame = answer.df()
        for name in lists:
            frame[name] = [_listed(cell) for cell in frame[name]]
        return frame

    def of(self, actor: str, table: str) -> pd.DataFrame:
        """Give the rows of a table in which an actor of the corpus has a part, by its id in `links` or its name.

        Raises `UsageError` when no actor, or more than one, is called so.
        """
        id, columns = self.find_actor(actor), self._actor_columns(table)
        said = " or ".join(
            f"list_contains(t.{name}, l.actor)"
            if kind.endswith("[]")
            else f"list_contains(string_split(t.{name}, ';'), l.actor)"
            for name, kind in columns
        )
        return self.sql(
            f"select t.* from {table} t where exists (select 1 from links l where l.article = t.article "
            f"and l.linked = ? and ({said}))",
            [id],
        )

    def find_actor(self, name: str) -> str:
        """Give the id across the corpus of an actor called by that id or by its name."""
        found = self.sql(
            "select linked, count(*) as n from links where linked = ? or (lower(name) = lower(?) "
            "and how not in ('none', 'ambiguous')) group by linked order by n desc, linked",
            [name, name],
        )
        if name in set(found["linked"]):
            return name
        if found.empty:
            raise UsageError(f"no actor {name!r} in {self.folder}; ids and names are in its table links")
        if len(found) > 1:
            raise UsageError(f"{name!r} is a name of several actors: {', '.join(found['linked'])}; give an id")
        return str(found["linked"][0])

    def name_of(self, actor: str) -> str:
        """Give the name by which an actor is known across the corpus, called by its id or by its name."""
        found = self.sql("select min(name) as name from links where linked = ?", [self.find_actor(actor)])
        return str(found["name"][0])

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def __repr__(self) -> str:
        """Say in one line what there is."""
        counts = ", ".join(f"{n} {name}" for name, n in self.manifest["mediabeeld"]["counts"].items())
        return f"Corpus({self.folder.name!r}: {counts})"

    def _actor_columns(self, table: str) -> list[tuple[str, str]]:
        from analysis.tables import ACTOR_COLUMNS

        relation = self.table(table)
        kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
        columns = [(name, kinds[name]) for name in ACTOR_COLUMNS if name in kinds]
        if not columns:
            raise UsageError(f"no column of actors in the table {table}")
        return columns


def open_corpus(folder: Path | str) -> Corpus:
    """Open a corpus for questions; nothing is read yet. Raises `UsageError` for a folder that is none, or not finished.

    The tables are those of an article (with outlet, date and section), and `articles`, `actors`, `links`, `suggestions`
    and `duplicates`: docs/corpus.md.

    >>> from tempfile import mkdtemp
    >>> from analysis.corpus import save_corpus
    >>> home = Path(mkdtemp())
    >>> _ = (home / "brug.txt").write_text("“De brug is gevaarlijk”, zegt Anna de Wit.", "utf-8")
    >>> corpus = open_corpus(save_corpus(home / "brug.txt", home / "corpus").folder)
    >>> corpus.sql("select speakers, text from quotes").values.tolist()
    [[['anna-de-wit'], 'De brug is gevaarlijk']]
    >>> corpus.close()
    """
    home = Path(folder)
    if home.is_file():
        raise UsageError(f"{home}: is a file; a corpus is a folder that mediabeeld corpus INPUT... --out DIR made")
    manifest = read_manifest(home)
    if manifest is None:
        raise UsageError(
            f"{home}: is no finished corpus; make or finish it with mediabeeld corpus INPUT... --out {home}"
        )
    connection = need("duckdb").connect()
    for resource in manifest["resources"]:
        paths = ", ".join("'" + str(home / path).replace("'", "''") + "'" for path in resource["path"])
        if paths:
            connection.execute(f"create view {resource['name']} as select * from read_parquet([{paths}])")
        else:
            connection.execute(f"create view {resource['name']} as {_nothing(resource)}")
    return Corpus(home, manifest, connection)


def _listed(cell: Any) -> Any:
    """Make of an array of DuckDB a list, as the tables of one article have; what is missing stays so."""
    from analysis.tables import Listed

    if not hasattr(cell, "tolist"):
        return None if cell is None or cell != cell else cell
    return Listed(item.tolist() if hasattr(item, "tolist") else item for item in cell.tolist())


_KINDS = {"string": "varchar", "integer": "bigint", "number": "double", "boolean": "boolean", "array": "varchar[]"}


def _nothing(resource: dict[str, Any]) -> str:
    columns = [f"null::{_KINDS[field['type']]} as {field['name']}" for field in resource["schema"]["fields"]]
    return f"select {', '.join(columns)} where false"
