import json
from pathlib import Path

import pytest

from analysis.errors import UsageError
from analysis.evaluation import evaluate_actors, map_actors, match_spans, score_events, score_mentions

GOLD = {
    "actors": [
        {"name": "Jan", "type": "person", "mentions": [{"start": 0, "end": 10}, {"start": 20, "end": 22}]},
        {"name": "Nederland", "type": "place", "mentions": [{"start": 30, "end": 39}]},
        {"name": "Ons", "type": "person", "mentions": [{"start": 50, "end": 52, "note": "plural first person: Jan"}]},
    ],
    "actions": [
        {"verb_start": 12, "actor": "Jan", "role": "agent", "voice": "active", "note": ""},
        {"verb_start": 12, "actor": "Nederland", "role": "patient", "voice": "active", "note": "addressee (aan-PP)"},
    ],
}


def test_overlap_counts_from_half_of_the_union() -> None:
    assert match_spans([(0, 10)], [(0, 5)], 0.5) == {0: 0}
    assert match_spans([(0, 10)], [(0, 4)], 0.5) == {}
    assert match_spans([(0, 4), (4, 8)], [(0, 8)], 0.5) == {0: 0}


def test_places_and_plural_we_may_be_missing_or_found() -> None:
    rows = [{"start": 0, "end": 10, "actor": "jan"}, {"start": 20, "end": 22, "actor": "piet"}]
    score = score_mentions(GOLD, rows)
    assert (score["n"], score["found"], score["f1"], score["actor"]) == (2, 2, 1.0, 0.5)
    more = [*rows, {"start": 30, "end": 39, "actor": "nederland"}, {"start": 60, "end": 62, "actor": "x"}]
    assert score_mentions(GOLD, more)["false"] == 1
    assert score_mentions(GOLD, [])["f1"] == 0.0


def test_actors_map_one_to_one() -> None:
    assert map_actors([("A", "x"), ("A", "y"), ("A", "y"), ("B", "y"), ("B", "x")]) == {"A": "y", "B": "x"}


def test_events_need_verb_role_and_actor() -> None:
    mapping = {"Jan": "jan", "Nederland": "nederland"}
    row = {"start": 12, "end": 15, "parts": [], "agents": ["jan"], "patients": [], "diathesis": "passive"}
    score = score_events(GOLD, [row], mapping)
    assert (score["n"], score["f1"], score["diathesis"]) == (1, 1.0, 0.0)
    wrong = {**row, "agents": ["piet"]}
    assert score_events(GOLD, [wrong], mapping)["f1"] == 0.0


def test_roles_at_verbs_without_a_code_are_false_too_but_not_those_of_nouns() -> None:
    mapping = {"Jan": "jan", "Nederland": "nederland"}
    right = {"start": 12, "end": 15, "parts": [], "agents": ["jan"], "patients": [], "diathesis": "active"}
    other = {**right, "start": 40, "end": 45}
    noun = {**right, "start": 60, "end": 65, "diathesis": "nominal"}
    score = score_events(GOLD, [right, other, noun], mapping)
    assert (score["false"], score["false_at_coded"]) == (1, 0)
    assert (score["precision"], score["precision_at_coded"]) == (0.5, 1.0)


def test_a_folder_of_coded_actors_is_scored_and_every_miss_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Premier Anna Maes groette de agenten.", "utf-8")
    mentions = [{"start": 0, "end": 17}]
    police = {"name": "brandweer", "type": "organisation", "mentions": [{"start": 18, "end": 25}]}
    gold = {
        "actors": [{"name": "Anna Maes", "type": "person", "mentions": mentions}, police],
        "actions": [{"verb_start": 18, "actor": "Anna Maes", "role": "agent", "voice": "active", "note": ""}],
    }
    (tmp_path / "a.actors.json").write_text(json.dumps(gold), "utf-8")
    found = evaluate_actors(tmp_path)
    scores = found.scores.set_index(["article", "kind"])
    assert scores.loc[("all", "mentions"), ["n", "found", "false"]].tolist() == [2, 1, 1]
    assert scores.loc[("a", "events"), "recall"] == 1.0
    assert set(found.errors["error"]) == {"missed", "false"}
    assert "Scores" in str(found)


def test_a_folder_without_gold_and_a_broken_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no coded actors"):
        evaluate_actors(tmp_path)
    (tmp_path / "a.actors.json").write_text('{"actors": []}', "utf-8")
    with pytest.raises(UsageError, match="actions"):
        evaluate_actors(tmp_path)
