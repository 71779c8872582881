"""What every word in a table means: its columns, their values, the rules and the frames, as citable explanations.

The texts are data. `analysis/columns/TABLE.yaml` describes the columns of a table and the values they can hold, and
`records.yaml` there the columns that every record has; the JSON Schemas in `docs/schemas/` and `docs/tables.md` are
made of the same texts. `analysis/rules/*.yaml` has a code of a `rule` column each, a codebook its frames and items.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.cards import need, read_mapping
from analysis.errors import UsageError
from analysis.schemes import read_scheme


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: a title, a text in plain words, an example, the literature."""

    code: str
    title: str
    text: str
    example: str | None = None
    reference: str | None = None

    def __str__(self) -> str:
        """Set the explanation as a short plain text."""
        lines = [f"{self.code}: {self.title}", self.text]
        if self.example:
            lines.append(f"Example: {self.example}")
        if self.reference:
            lines.append(f"Reference: {self.reference}")
        return "\n".join(lines)

    __repr__ = __str__


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it tells, when a cell of it is missing, and what each of its values means."""

    about: Explanation
    missing: str | None
    values: Mapping[str, Explanation]


#: The name of the file with the columns that every record has.
EVERY_RECORD = "records"


@cache
def load_columns(table: str, folder: Path = paths.COLUMNS) -> dict[str, Column]:
    """Load what a table's own columns mean, by name; those that every record has are those of the table `records`.

    Raises `UsageError` that names the file and what is wrong.

    >>> load_columns("quotes")["kind"].values["scare"].reference
    'Predelli (2003), Linguistics and Philosophy 26, on scare quotes'
    """
    path = folder / f"{table}.yaml"
    home = "every table of records" if table == EVERY_RECORD else f"the table {table}"
    return {name: _column(path, home, table, name, entry) for name, entry in read_mapping(path).items()}


def load_column(table: str, column: str) -> Column:
    """Load what a column of a table means, be it the table's own or one that every record has.

    >>> load_column("quotes", "stance").values["distancing"].code
    'quotes.stance=distancing'
    """
    own = load_columns(table)
    return own[column] if column in own else load_columns(EVERY_RECORD)[column]


def _column(path: Path, home: str, table: str, name: str, entry: Any) -> Column:
    where = f"{path}: the column {name!r}"
    need(entry, ("text",), where)
    _refuse_unknown(entry, ("text", "example", "reference", "missing", "values"), where)
    code = name if table == EVERY_RECORD else f"{table}.{name}"
    about = Explanation(code, f"a column of {home}", entry["text"], entry.get("example"), entry.get("reference"))
    values = {}
    for value, told in (entry.get("values") or {}).items():
        fields = {"text": told} if isinstance(told, str) else told
        need(fields, ("text",), f"{where}: the value {value!r}")
        _refuse_unknown(fields, ("text", "example", "reference"), f"{where}: the value {value!r}")
        title = f"a value of {name} in {home}"
        # A value is a term of the same literature as its column, unless it has a reference of its own.
        values[value] = Explanation(f"{code}={value}", title, **{"reference": about.reference, **fields})
    return Column(about, entry.get("missing"), values)


def _refuse_unknown(entry: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    if unknown := sorted(set(map(str, entry)) - set(allowed)):
        raise UsageError(f"{where}: unknown {', '.join(unknown)}; allowed are {', '.join(allowed)}")


@cache
def load_rules() -> dict[str, Explanation]:
    """Load every rule that a `rule` column can name, by its code."""
    rules: dict[str, Explanation] = {}
    for path in sorted(paths.RULES.glob("*.yaml")):
        for code, entry in read_mapping(path).items():
            rules[code] = Explanation(code, **entry)
    return rules


def load_frame_codes(codebook: Path) -> dict[str, Explanation]:
    """Load what a codebook, a folder or a file, says of its frames (`frame:conflict`) and items.

    An item has the code of its frame before it (`frame:conflict/reproach`). Raises `UsageError` for a codebook that
    lacks something.
    """
    codes: dict[str, Explanation] = {}
    for entry in read_scheme(codebook).frames:
        frame = entry.fields
        code, first = f"frame:{entry.id}", frame["examples"][0]["text"]
        questions = " ".join(item["question"] for item in frame["items"].values())
        text = f"{frame['text']} It is asked: {questions}"
        codes[code] = Explanation(code, frame["title"], text, first, frame["reference"])
        for key, item in frame["items"].items():
            example = next((e["text"] for e in frame["examples"] if e["item"] == key), None)
            part, title = f"{code}/{key}", f"{frame['title']}: {key}"
            codes[part] = Explanation(part, title, item["question"], example, frame["reference"])
    return codes
