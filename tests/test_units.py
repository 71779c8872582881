"""Codes as numbers, units as one file, and sentences with other names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from training.codes import JUDGED
from training.swap_names import find_names, swap
from training.targets import head_word, sentence_targets, word_targets
from training.units import chance, company, cut_unit, read_units, write_units

CODES: dict[str, Any] = {
    "tone": -1,
    "attribution": "none",
    "commitment_among": ["hedged", "denied"],
    "frames": {"conflict": [[2]], "morality": []},
    "evaluations": [
        {"words": [2, 3], "polarity": -1, "aspect": "evaluation", "targets": [[1]], "holders": []},
        {"words": [4], "polarity": 1, "aspect": "effect", "targets": [], "holders": [[1]]},
    ],
    "hedges": [{"kind": "modal", "words": [3]}],
}


def test_an_expression_hangs_by_the_first_word_whose_head_is_outside_it() -> None:
    assert head_word([2, 3], [2, 3, 5, 3, 0]) == 3
    assert head_word([2, 3], [0, 3, 2]) == 2


def test_codes_of_a_sentence_as_numbers() -> None:
    assert sentence_targets(CODES) == {
        "tone": 0,
        "frames": [1.0, 0.0, 0.0, 1.0, 0.0],
        "attribution": [1.0, 0.0, 0.0],
        "commitment": [0.0, 1.0, 1.0, 0.0],
    }


def test_codes_of_words_as_numbers() -> None:
    targets = word_targets(CODES, 4, [2, 0, 2, 2])
    assert targets["known"] == [1.0, 1.0, 1.0, 0.0, 1.0]  # morality was coded without its words
    assert [row[0] for row in targets["evidence"]] == [0.0, 1.0, 0.0, 0.0]
    assert targets["evaluation"] == [0, 1, 1, 0]
    assert targets["effect"] == [0, 0, 0, 2]
    assert targets["hedge"] == [0, 0, JUDGED["hedge"].index("modal"), 0]
    assert targets["pointers"] == [(0, 1, [1]), (1, 1, [0]), (0, 3, [0]), (1, 3, [1])]


def item(number: int, n: int, codes: dict[str, Any] | None = None) -> dict[str, Any]:
    """A sentence of `n` words of two pieces each."""
    first = [0, *range(1, 2 * n, 2)]
    plain = {
        "ids": [0, *range(10, 10 + 2 * n), 2],
        "first": first,
        "last": [0, *(k + 1 for k in first[1:])],
        "number": number,
        "told": [1.0] * 8,
        "told_alone": [0.0] * 8,
    }
    if codes is None:
        return plain | {"codes": None}
    words = word_targets(codes, n, [2, 0, 2, 2])
    return plain | {"codes": codes, "judged": sentence_targets(codes), "judged_words": words}


def test_units_come_back_from_their_file(tmp_path: Path) -> None:
    units = [
        {"id": "a", "split": "train", "items": [item(0, 3), item(1, 4, CODES)]},
        {"id": "b", "split": "news", "items": [item(0, 2)]},
    ]
    write_units(units, tmp_path / "units.npz")
    back = read_units(tmp_path / "units.npz")
    assert [(unit["id"], unit["split"], len(unit["items"])) for unit in back] == [("a", "train", 2), ("b", "news", 1)]
    for old, new in zip([i for u in units for i in u["items"]], [i for u in back for i in u["items"]], strict=True):
        for name in ("ids", "first", "last", "told", "told_alone"):
            assert np.array_equal(old[name], new[name])
        assert (old["number"], old["codes"]) == (new["number"], new["codes"])
    coded = back[0]["items"][1]
    assert coded["judged"] == sentence_targets(CODES)
    assert coded["judged_words"]["evaluation"].tolist() == [0, 1, 1, 0]
    assert [item["place"] for unit in back for item in unit["items"]] == [0, 1, 2]


def test_a_long_article_is_cut_with_its_headline_and_the_sentence_before() -> None:
    unit = {"items": [item(k, 4, CODES if k else None) for k in range(5)]}
    parts = list(cut_unit(unit, 25))
    assert [[i["number"] for i in part] for part in parts] == [[0, 1], [0, 1, 2], [0, 2, 3], [0, 3, 4]]
    assert [[i["number"] for i in part if i["codes"]] for part in parts] == [[1], [2], [3], [4]]
    before, headline = company(parts)
    assert before == [-1, 0, -1, 2, 3, -1, -1, 6, -1, -1, 9]
    assert headline == [-1, 0, -1, 2, 2, -1, 5, 5, -1, 8, 8]


def test_a_part_of_the_units_depends_on_nothing_but_their_names() -> None:
    assert chance({"id": "a", "items": []}) == pytest.approx(0.79137427)
    assert 0 <= chance({"id": "b"}) < 1


def test_names_are_found_and_swapped() -> None:
    words = ["Gisteren", "zag", "Jan", "Bos", "België", "."]
    tags = ["O", "O", "B-PER", "I-PER", "B-LOC", "O"]
    assert find_names(tags) == [(2, 4, "PER"), (4, 5, "LOC")]
    other = {"PER": ["An", "De", "Smet"], "LOC": ["Gent"]}
    swapped = swap(words, [True, True, True, True, True, False], tags, lambda _, kind: other[kind])
    assert swapped == (
        ["Gisteren", "zag", "An", "De", "Smet", "Gent", "."],
        [True, True, True, True, True, True, False],
        ["O", "O", "B-PER", "I-PER", "I-PER", "B-LOC", "O"],
    )
