"""A file name means one thing: no two modules of the package share a name, but where they are twins by design."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

CODE = Path(__file__).parents[1] / "analysis"
#: Names that several modules have, and why.
ALLOWED = {
    "page": "`report` and `annotator` each make one",
}


def test_a_file_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sorted(CODE.rglob("*.py")):
        # A module of `plots` bears the name of what it draws.
        if path.stem != "__init__" and path.parent.name != "plots":
            homes[path.stem].append(path.relative_to(CODE).as_posix())
    shared = {name: paths for name, paths in homes.items() if len(paths) > 1}
    assert {name: paths for name, paths in shared.items() if name not in ALLOWED} == {}, "give one of them another name"
    assert ALLOWED.keys() == shared.keys(), "these are allowed and no longer shared"
