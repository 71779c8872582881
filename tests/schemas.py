"""Write what every table holds, from the glossary: `python -m tests.schemas`.

The JSON Schema of each table goes to docs/schemas/, the same for readers to docs/tables.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from analysis import paths
from analysis.glossary import EVERY_RECORD, Column, load_columns
from analysis.records import TABLES
from analysis.tables import schema

DOCS = paths.ROOT / "docs"

HEAD = """# The tables

What every column and every value means. This page is made of the same texts as `mediabeeld explain WORD` and the JSON
Schemas in `docs/schemas`: `analysis/columns/*.yaml`, by `python -m tests.schemas`.
"""


def schema_text(name: str) -> str:
    """Give the JSON Schema of a table as the file in docs/schemas/ has it."""
    return json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n"


def tables_page() -> str:
    """Give the page docs/tables.md: each table with its columns, each column with its values."""
    pages = [HEAD, "## Every record\nThe columns that every table but `portraits` has, around its own.\n"]
    pages += _columns(load_columns(EVERY_RECORD).items())
    for name in TABLES:
        about = f"{schema(name)['description']}\n\n[JSON Schema](schemas/{name}.json)\n"
        pages += [f"## {name}\n{about}", *_columns(load_columns(name).items())]
    references = {
        meaning.reference
        for table in (EVERY_RECORD, *TABLES)
        for column in load_columns(table).values()
        for meaning in (column.about, *column.values.values())
        if meaning.reference
    }
    return "\n".join([*pages, "## References", *(f"- {reference}" for reference in sorted(references)), ""])


def _columns(columns: Iterable[tuple[str, Column]]) -> list[str]:
    lines = ["| column | what it tells |", "|---|---|"]
    for name, column in columns:
        text = column.about.text + (f" *Missing:* {column.missing}" if column.missing else "")
        lines.append(f"| `{name}` | {_cell(text)} |")
        for value, meaning in column.values.items():
            example = f" {meaning.example}" if meaning.example else ""
            lines.append(f"| &nbsp;&nbsp;`{value}` | {_cell(meaning.text + example)} |")
    return [*lines, ""]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    folder = DOCS / "schemas"
    folder.mkdir(exist_ok=True)
    for name in TABLES:
        (folder / f"{name}.json").write_text(schema_text(name), "utf-8", newline="\n")
    (DOCS / "tables.md").write_text(tables_page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
