"""The closed classes: each in one list, explained in its card, like no other and used."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import UsageError
from analysis.grammar.words import CLOSED_CLASSES, kinds_in, words_of
from analysis.lexicon import load_lexicon

CLASSES = [
    (name, kind) for name in CLOSED_CLASSES for kind in dict.fromkeys(r["class"] for r in load_lexicon(name).rows)
]
CODE = Path(__file__).parents[2] / "analysis"


def test_no_class_stands_in_two_lists_or_bears_the_name_of_a_list() -> None:
    kinds = [kind for _, kind in CLASSES]
    lists = {path.name for path in paths.LEXICONS.iterdir()}
    assert len(kinds) == len(set(kinds))
    assert not lists & set(kinds)


def test_no_two_classes_are_the_same() -> None:
    assert [(a, b) for (_, a), (_, b) in combinations(CLASSES, 2) if words_of(a) == words_of(b)] == []


@pytest.mark.parametrize("name", CLOSED_CLASSES)
def test_a_card_tells_what_each_class_is_for(name: str) -> None:
    assert sorted(load_lexicon(name).card["classes"]) == sorted({row["class"] for row in load_lexicon(name).rows})


def test_the_card_of_the_cues_tells_every_trait() -> None:
    cues = load_lexicon("cues")
    traits = {trait for row in cues.rows for trait in row["traits"].split(";") if trait}
    assert set(cues.card["traits"]) == traits


def test_every_class_is_asked_for_somewhere() -> None:
    asked = {word for path in CODE.rglob("*.py") for word in re.findall(r'"([a-z-]+)"', path.read_text("utf-8"))}
    assert sorted({kind for _, kind in CLASSES} - asked) == []


def test_several_classes_are_given_together() -> None:
    assert words_of("perfect", "period") == words_of("perfect") | {"jaar", "maand", "week", "weekend"}


def test_a_list_of_one_class_is_given_whole() -> None:
    assert {"Defensie", "Zaken"} <= words_of("portfolio-fields")


def test_a_class_that_is_nowhere_is_a_fault() -> None:
    with pytest.raises(UsageError, match="no lexicon called 'negatoin'"):
        words_of("negatoin")


def test_a_list_of_two_columns_is_a_mapping() -> None:
    assert kinds_in("irregular-plurals")["leden"] == "lid"
