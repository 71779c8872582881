"""Gold files are checked: a slip of the coder is told with its file, item and what is allowed, never scored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import UsageError
from analysis.evaluation import evaluate, read_actor_gold, read_gold

ACTION = {"verb_start": 18, "actor": "Anna Maes", "role": "agent", "voice": "active"}


def write(folder: Path, name: str, gold: dict[str, Any]) -> Path:
    (folder / name).write_text(json.dumps(gold), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ({"type": "directe"}, r"a\.quotes\.json, item 1: unknown type 'directe'; allowed are direct, .* scare$"),
        ({"type": ["direct"]}, r"item 1: unknown type \['direct'\]; allowed are direct"),
        ({"type": "direct", "alt_type": "schaars"}, r"item 1: unknown alt_type 'schaars'; allowed are direct"),
        ({}, r"item 1: lacks type; every item needs start, end, type"),
    ],
)
def test_a_quotation_of_an_unknown_kind_is_refused(tmp_path: Path, item: dict[str, Any], says: str) -> None:
    first = {"start": 0, "end": 5, "type": "direct"}
    folder = write(tmp_path, "a.quotes.json", {"quotes": [first, {"start": 6, "end": 9, **item}]})
    with pytest.raises(UsageError, match=says):
        read_gold(folder)


def test_nothing_is_scored_when_one_file_is_wrong(tmp_path: Path) -> None:
    write(tmp_path, "a.quotes.json", {"quotes": []})
    write(tmp_path, "b.quotes.json", {"quotes": [{"start": 0, "end": 5, "type": "directe"}]})
    with pytest.raises(UsageError, match=r"b\.quotes\.json, item 0"):
        evaluate(tmp_path)  # that the article a.txt is missing is not even met


@pytest.mark.parametrize(
    ("actor", "action", "says"),
    [
        ({"type": "persoon"}, {}, r"actor 0: unknown type 'persoon'; allowed are person, .*, other$"),
        ({"mentions": [{"start": 0, "end": 9, "kind": "naam"}]}, {}, r"actor 0, mention 0: unknown kind 'naam'"),
        ({}, {"role": "dader"}, r"action 0: unknown role 'dader'; allowed are agent, patient$"),
        ({}, {"voice": "actief"}, r"action 0: unknown voice 'actief'; allowed are active, .*, reflexive$"),
        ({}, {"actor": "Anna Maas"}, r"action 0: unknown actor 'Anna Maas'; allowed are Anna Maes$"),
    ],
)
def test_an_actor_or_action_of_an_unknown_kind_is_refused(
    tmp_path: Path, actor: dict[str, Any], action: dict[str, Any], says: str
) -> None:
    whole = {"name": "Anna Maes", "type": "person", "mentions": [{"start": 0, "end": 9}], **actor}
    folder = write(tmp_path, "a.actors.json", {"actors": [whole], "actions": [ACTION | action]})
    with pytest.raises(UsageError, match=rf"a\.actors\.json, {says}"):
        read_actor_gold(folder)


def test_a_right_file_is_read_as_it_stands(tmp_path: Path) -> None:
    gold = {"actors": [{"name": "Anna Maes", "type": "other", "mentions": []}], "actions": [ACTION]}
    assert read_actor_gold(write(tmp_path, "a.actors.json", gold)) == [(tmp_path / "a.actors.json", gold)]
