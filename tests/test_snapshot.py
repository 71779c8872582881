"""The snapshot of tables tells a row that changed from rows that only stand elsewhere."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="a source distribution has no benchmarks")
TEXT = "“Alle soldaten zijn veilig”, zei president Joe Biden. Hij was tevreden."


@pytest.fixture
def snapshot(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("snapshot")


@pytest.mark.model
def test_a_second_snapshot_rests_on_the_kept_parse_and_is_the_same(snapshot: ModuleType, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "een.txt").write_text(TEXT, "utf-8")
    for name in ("before", "after"):
        assert snapshot.take(texts, tmp_path / "parses", tmp_path / name, first=5) == 1
    assert (tmp_path / "parses" / "een.conllu").exists()
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()
    assert snapshot.compare(tmp_path / "before", tmp_path / "after", set(), 5) == 0


def test_what_differs_is_told_row_by_row(snapshot: ModuleType) -> None:
    row = {"start": 0, "actor": "biden", "lexicon": "x@1"}
    before = {"a": {"mentions": [row]}}
    assert list(snapshot.differences(before, {"a": {"mentions": [row | {"actor": "trump"}]}})) == [
        ("a", "mentions", "-", row),
        ("a", "mentions", "+", row | {"actor": "trump"}),
    ]
    assert [d[:3] for d in snapshot.differences(before, {"a": {"mentions": [row, row]}})] == [("a", "mentions", "~")]
