"""Write the JSON Schema of every table to docs/schemas/: `python -m tests.schemas`."""

from __future__ import annotations

import json

from analysis import paths
from analysis.records import TABLES
from analysis.tables import schema


def main() -> None:
    folder = paths.ROOT / "docs" / "schemas"
    folder.mkdir(exist_ok=True)
    for name in TABLES:
        text = json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
