"""A file name means one thing: no two modules of the package share a name."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

CODE = Path(__file__).parents[1] / "analysis"


def test_a_file_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sorted(CODE.rglob("*.py")):
        if path.stem != "__init__":
            homes[path.stem].append(path.relative_to(CODE).as_posix())
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}, "give one of them another name"
