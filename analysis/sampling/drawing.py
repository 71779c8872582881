"""Drawing rows by lot into a sheet that a coder fills in: with what was found, or blind."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Literal, TypeAlias

from analysis.errors import UsageError
from analysis.portrait import Portrait
from analysis.sampling.context import words_after, words_before
from analysis.saving import save_file
from analysis.table_uses import columns_for
from analysis.tables import ACTOR_COLUMNS, Listed, schema, to_rows

Separator: TypeAlias = Literal[",", ";"]

#: The columns of each table that a coder judges, the one that says what the row is first.
JUDGED = columns_for("judged")
#: What every sheet has; `right` is asked where the coder sees what was found.
PLACE = ("number", "article", "start", "end", "before", "text", "after")
RIGHT, NOTE, RULE = "right", "note", "rule"
#: What a coder writes in the first column that is judged where there is nothing of the kind at all.
NOTHING = "-"
_CONTEXT = 200
#: Endings of the two files: the sheet, and beside a blind one what was found.
KEY = ".key.json"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to fill in: its table, whether it is blind, its rows, and what was found in each (`found`).

    `values` are the values that a judged column can have, by column; `names` what an actor may be called, by id.
    """

    table: str
    blind: bool
    of: int
    seed: int
    rows: tuple[dict[str, Any], ...]
    found: tuple[dict[str, Any], ...]
    names: dict[str, dict[str, list[str]]]

    @property
    def judged(self) -> tuple[str, ...]:
        """The columns that are judged."""
        return JUDGED[self.table]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the sheet."""
        shown = () if self.blind else (RULE,)
        asked = self.judged if self.blind else (*self.judged, RIGHT)
        return (*PLACE, *asked, NOTE, *shown)


def draw_sample(portraits: Iterable[Portrait], table: str, n: int = 50, *, blind: bool = False, seed: int = 1) -> Sheet:
    """Draw `n` rows of a table by lot, from all articles together, each with the words around it.

    In a blind sheet what was found is left out, for the coder to fill in. The same articles, table and seed are the
    same rows, in reading order. Raises `UsageError` for an unknown table or a number below one.

    >>> from analysis.portrait import portray
    >>> sheet = draw_sample([portray("“Alle soldaten zijn veilig”, aldus president Joe Biden.")], "quotes", 1)
    >>> sheet.rows[0]["text"], sheet.rows[0]["kind"], sheet.rows[0]["after"]
    ('Alle soldaten zijn veilig', 'direct', '”, aldus president Joe Biden.')
    """
    if table not in JUDGED:
        raise UsageError(f"no table called {table!r} to sample; there are: {', '.join(JUDGED)}")
    if n < 1:
        raise UsageError(f"a sample of {n} rows; at least 1 is allowed")
    everything: list[tuple[dict[str, Any], str]] = []
    names: dict[str, dict[str, list[str]]] = {}
    for portrait in portraits:
        article = portrait.article
        everything += [(row, article.text) for row in to_rows(portrait.records.get(table, ()), table)]
        names[article.id] = _names(portrait)
    # Random.sample gives the same rows in every version of Python; the order of reading is easier on a coder.
    chosen = sorted(random.Random(seed).sample(range(len(everything)), min(n, len(everything))))
    rows = [_row(number, *everything[place], table, blind) for number, place in enumerate(chosen, 1)]
    found = [
        {**{name: everything[place][0][name] for name in JUDGED[table]}, RULE: everything[place][0][RULE]}
        for place in chosen
    ]
    drawn = {row["article"] for row in rows}
    return Sheet(
        table, blind, len(everything), seed, tuple(rows), tuple(found), {id: names[id] for id in names if id in drawn}
    )


def _names(portrait: Portrait) -> dict[str, list[str]]:
    """Give what each actor may be called: its names, and the words of its mentions that are no pronouns."""
    names = {actor.id: [actor.name, *actor.aliases] for actor in portrait.actors}
    for row in to_rows(portrait.records.get("mentions", ()), "mentions"):
        if row["form"] not in ("pronoun", "possessive"):
            names.setdefault(row["actor"], []).append(row["text"])
    return {id: list(dict.fromkeys(known)) for id, known in names.items()}


def _row(number: int, row: dict[str, Any], text: str, table: str, blind: bool) -> dict[str, Any]:
    start, end = row["start"], row["end"]
    place = {"number": number, "article": row["article"], "start": start, "end": end, "text": row["text"]}
    around = {"before": words_before(text, start, _CONTEXT), "after": words_after(text, end, _CONTEXT)}
    shown = {} if blind else {name: flat(row[name]) for name in JUDGED[table]} | {RULE: row[RULE]}
    return place | around | shown


def flat(value: Any) -> str:
    """Write a value as a cell shows it: nothing for what is missing, a list joined by `;`."""
    return "" if value is None else str(Listed(value)) if isinstance(value, list) else str(value)


def save_sheet(sheet: Sheet, path: str | Path, *, separator: Separator = ",") -> Path:
    """Write a sheet as CSV, in UTF-8 with the mark by which Excel knows it, and its key beside it; gives the key.

    The key (`NAME.key.json`) has what was found in each row, by which the filled sheet is scored: keep it from the
    coder of a blind sheet. Raises `OutputError`.
    """
    place = Path(path)
    page = StringIO()
    writer = csv.DictWriter(page, sheet.columns, restval="", delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sheet.rows)
    key = key_of(place)
    places = [{name: row[name] for name in ("number", "article", "start", "end", "text")} for row in sheet.rows]
    data = {
        "table": sheet.table, "blind": sheet.blind, "of": sheet.of, "seed": sheet.seed, "values": allowed(sheet.table),
        "names": sheet.names, "rows": [row | {"found": found} for row, found in zip(places, sheet.found, strict=True)],
    }  # fmt: skip
    save_file(json.dumps(data, ensure_ascii=False, indent=1) + "\n", key)
    save_file("\ufeff" + page.getvalue(), place)
    return key


def key_of(path: Path) -> Path:
    """Give where the key of a sheet lies.

    >>> key_of(Path("steekproef.csv")).name
    'steekproef.key.json'
    """
    return path.with_name(path.stem + KEY)


def allowed(table: str) -> dict[str, Sequence[str]]:
    """Give the values that the judged columns of a table can have, where they are a list."""
    rules = {name: schema(table)["properties"][name] for name in JUDGED[table]}
    return {name: [v for v in rule["enum"] if v is not None] for name, rule in rules.items() if "enum" in rule}


def is_actor(column: str) -> bool:
    """Tell whether a column names actors, whom a coder calls by name."""
    return column in ACTOR_COLUMNS
