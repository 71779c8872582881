"""Weights of votes: features weigh together, and the chances of a choice add up."""

from __future__ import annotations

import pytest

from analysis.votes import choice, weigh


def test_a_feature_without_a_weight_weighs_nothing() -> None:
    assert weigh({"of somebody": 1.0, "new": 3.0}, {"of somebody": 2.0, "turned": -0.5}) == 2.0


def test_chances_of_a_choice_add_up_to_one_and_the_heaviest_is_likeliest() -> None:
    chances = choice([{"nobody": 1.0}, {"mention": 1.0, "distance": 0.7}, {}], {"nobody": 0.5, "mention": 2.0})
    assert sum(chances) == pytest.approx(1.0)
    assert max(chances) == chances[1]
