"""Reading a corpus that is a table: which column holds what, and an article a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from analysis.article.drafts import Draft, Source, under_title
from analysis.article.model import FIELDS
from analysis.errors import ArticleError
from analysis.lexicon import load_lexicon
from analysis.messages import how_many

#: A column of texts has cells of this many words in the middle of its rows.
_WORDS = 12
#: The names of the columns stand in one of so many rows.
_TITLES = 10


@cache
def _known() -> dict[str, str]:
    return {row["form"]: row["field"] for row in load_lexicon("column-names").rows}


def _plain(name: str) -> str:
    return re.sub(r"[\s.-]+", "_", name.strip().casefold())


def find_header(rows: Iterable[Sequence[str]]) -> int:
    """Give the number of the row that names the columns: the first, unless a title stands above one that is known.

    >>> find_header([["Corpus Lier", ""], ["titel", "tekst"], ["Brand", "De brandweer blust."]])
    1
    """
    for number, row in enumerate(islice(rows, _TITLES)):
        fields = {_known().get(_plain(cell)) for cell in row} - {None}
        if number == 0 and fields:
            return 0
        if "text" in fields and len(fields) > 1:
            return number
    return 0


def read_rows(rows: Iterable[Mapping[str, str]], columns: Iterable[str], source: Source, what: str) -> Iterator[Draft]:
    """Read an article a row; the columns are known by their names, that of the texts also by its length.

    `rows` can be gone through more than once.

    Raises `ArticleError` that lists the columns when none holds texts.
    """
    names = list(columns)
    taken: dict[str, str] = {}
    for name in names:
        field = _known().get(_plain(name))
        if field:
            taken.setdefault(field, name)
    guessed = ""
    if "text" not in taken:
        free = [name for name in names if name not in taken.values()]
        longest = max(free, key=lambda name: _middle(rows, name), default=None)
        if longest is None or _middle(rows, longest) < _WORDS:
            raise ArticleError(
                f"{source.name}: is {what} without a column of texts; its columns are {', '.join(names)}; "
                "allowed is one called text (or tekst, body, content, artikel …)"
            )
        taken["text"], guessed = longest, " (guessed: the longest)"
    said = [f"{field} from {name!r}{guessed if field == 'text' else ''}" for field, name in taken.items()]
    left = [name for name in names if name not in taken.values()]
    source.notes.append(
        f"{what}: {how_many(sum(1 for _ in rows), 'row')}; {', '.join(said)}"
        + (f"; not used: {', '.join(left)}" if left else "")
    )
    source.counted.append(sum(1 for row in rows if _cells(row, taken)[1]))
    for number, row in enumerate(rows, 1):
        cells, body = _cells(row, taken)
        if not body:
            source.notes.append(f"row {number} has no text and is left out")
            continue
        more = {field: cells.get(field) for field in FIELDS if field != "title"}
        yield under_title(cells.get("title"), body, id=cells.get("id"), **more)


def _cells(row: Mapping[str, str], taken: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Give the cells of a row by their fields, and the text in it."""
    cells = {field: (row.get(name) or "").strip() for field, name in taken.items()}
    return cells, "\n\n".join(filter(None, (cells.get("lead"), cells["text"])))


def _middle(rows: Iterable[Mapping[str, str]], name: str) -> int:
    lengths = sorted(len((row.get(name) or "").split()) for row in rows)
    return lengths[len(lengths) // 2] if lengths else 0
