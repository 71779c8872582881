"""The contracts of import-linter name every finder, and no package takes what another keeps to itself."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis
from analysis.portrait import FINDERS

CODE = Path(analysis.__file__).parent
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((CODE.parent / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
#: What finds before the finders of the table do, and is a finder all the same.
BEFORE = {"analysis.quotes"}
#: Finders of other finders' records, which are handed no mentions; of the parse they ask only who is a subject.
OF_RECORDS = {"analysis.claims"}


def test_the_contracts_of_finders_name_every_finder() -> None:
    homes = {".".join(finder.find.__module__.split(".")[:2]) for finder in FINDERS}
    finders = (homes | BEFORE) - OF_RECORDS
    handed = CONTRACTS["A finder is handed its mentions: it imports nothing of actors"]
    offered = CONTRACTS["Actors and finders take of parse and article what these offer, none of their own modules"]
    assert OF_RECORDS <= homes
    assert set(handed["source_modules"]) == finders
    assert set(offered["source_modules"]) == finders | {"analysis.actors"}


def private_imports(path: Path, package: str) -> Iterator[str]:
    """List what a module of a package takes that another package of `analysis` keeps to itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            root, *inner = name.split(".")
            private = any(part.startswith("_") and not part.startswith("__") for part in inner)
            if root == "analysis" and private and inner[0] != package:
                yield f"{path.name}, line {node.lineno}: {name}"


def test_no_package_takes_what_another_keeps_to_itself() -> None:
    modules = [(path, path.relative_to(CODE).parts[0].removesuffix(".py")) for path in sorted(CODE.rglob("*.py"))]
    assert [found for path, package in modules for found in private_imports(path, package)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from analysis.grammar.verbs import _stranded", ["module.py, line 1: analysis.grammar.verbs._stranded"]),
        ("from analysis.grammar._inner import lemma", ["module.py, line 1: analysis.grammar._inner.lemma"]),
        ("import analysis.grammar._inner", ["module.py, line 1: analysis.grammar._inner"]),
        ("from analysis.quotes.items import _own", []),
        ("from analysis.grammar import infinitive", []),
    ],
)
def test_a_private_import_is_seen(tmp_path: Path, code: str, found: list[str]) -> None:
    (tmp_path / "module.py").write_text(code, "utf-8")
    assert list(private_imports(tmp_path / "module.py", "quotes")) == found
