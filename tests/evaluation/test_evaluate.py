from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import UsageError
from analysis.evaluation import evaluate

GOLD = paths.GOLD
TEXT = "“Wij gaan door”, zei minister Els Vos. Zij las het boek ‘De weg’."


def write(folder: Path, items: list[dict[str, object]]) -> Path:
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "one.quotes.json").write_text(json.dumps({"quotes": items}), "utf-8")
    return folder


def test_what_is_found_is_counted_by_kind_and_overlap(tmp_path: Path) -> None:
    item = {"start": 1, "end": 14, "type": "direct", "text": "Wij gaan door", "speaker_start": 21, "speaker_end": 37}
    result = evaluate(write(tmp_path, [item, {"start": 57, "end": 63, "type": "scare"}]))
    table = result.scores.set_index(["kind", "overlap"])
    assert table.loc[("marked", 1.0), ["n", "found", "false", "f1", "source"]].tolist() == [1, 1, 0, 1.0, 1.0]
    assert table.loc[("scare", 0.8), "f1"] == 1.0
    assert result.errors.empty
    assert result.rules["rule"].tolist() == ["quote.cue-inverted", "quote.scare-title"]


def test_every_error_is_listed_as_text(tmp_path: Path) -> None:
    item = {"start": 39, "end": 50, "type": "indirect", "text": "Zij las het", "speaker": "Zij"}
    result = evaluate(write(tmp_path, [item]))
    assert result.errors[["kind", "error", "text"]].values.tolist() == [
        ["marked", "false", "Wij gaan door"],
        ["indirect", "missed", "Zij las het"],
        ["scare", "false", "De weg"],
    ]
    assert "missed" in str(result)


def test_what_is_optional_is_neither_missed_nor_false(tmp_path: Path) -> None:
    items = [
        {"start": 1, "end": 14, "type": "direct", "optional": True},
        {"start": 57, "end": 63, "type": "scare", "optional": True},
        {"start": 39, "end": 50, "type": "indirect", "optional": True},
    ]
    assert evaluate(write(tmp_path, items)).errors.empty


def test_a_kind_that_was_not_coded_has_no_scores(tmp_path: Path) -> None:
    item = {"start": 1, "end": 14, "type": "direct", "speaker_start": 21, "speaker_end": 37}
    table = evaluate(write(tmp_path, [item])).scores.set_index(["kind", "overlap"])
    assert table.loc[("scare", 0.8), ["n", "false", "precision"]].tolist() == [0, 1, 0.0]
    assert table.loc[("scare", 0.8), ["recall", "f1"]].isna().all()


def test_no_gold_and_broken_gold_are_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold here"):
        evaluate(tmp_path)
    with pytest.raises(UsageError, match=r"nergens: there is no such folder; gold is a folder of files"):
        evaluate(tmp_path / "nergens")
    with pytest.raises(UsageError, match="every item needs"):
        evaluate(write(tmp_path, [{"start": 1}]))
    (tmp_path / "one.quotes.json").write_text("[", "utf-8")
    with pytest.raises(UsageError, match="not a gold file"):
        evaluate(tmp_path)


@pytest.mark.model
def test_the_seed_article_is_read_as_coded() -> None:
    result = evaluate(GOLD)
    strict = result.scores[result.scores["overlap"] == 0.8].set_index("kind")
    assert strict.loc["marked", ["f1", "source", "speaker"]].tolist() == [1.0, 1.0, 1.0]
    assert strict.loc["indirect", ["recall", "source", "speaker"]].tolist() == [1.0, 1.0, 1.0]
