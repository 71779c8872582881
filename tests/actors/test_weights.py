"""The learned weights: each has its feature, and what they make of candidates is a probability."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors import description_weights, place_weights, suggest_merges
from analysis.actors.weights import FEATURES, NONE, probabilities
from analysis.lexicon import learned_weights
from analysis.records import Actor

NAMES = [row.name for row in FEATURES]


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert sorted(learned_weights("reference-weights")) == sorted([*NAMES, NONE])


def test_every_feature_of_descriptions_has_a_weight_and_every_weight_a_feature() -> None:
    names = [row.name for row in (*description_weights.CLOSE, *description_weights.NEW)]
    assert sorted(learned_weights("description-weights")) == sorted([*names, NONE])


def test_every_feature_of_places_has_a_weight_and_every_weight_a_feature() -> None:
    names = [row.name for row in place_weights.FEATURES]
    assert sorted(learned_weights("place-weights")) == sorted([*names, place_weights.ALWAYS])


def test_a_description_is_of_one_called_by_its_noun_rather_than_of_one_called_otherwise() -> None:
    called, otherwise = {"same noun": 1.0, "only in a heading": 1.0}, {"described otherwise": 1.0, "named": 1.0}
    odds = probabilities([called, otherwise], learned_weights("description-weights"), {NONE: 1.0, "person": 1.0})
    assert odds[0] > description_weights.LIKELY > odds[1]


def test_a_subject_is_likelier_than_one_in_passing() -> None:
    subject = {"any subject": 1.0, "subject or object": 1.0, "parallel subjects": 1.0}
    odds = probabilities([subject, {}], learned_weights("reference-weights"))
    assert odds[0] > odds[1]


@given(st.lists(st.sets(st.sampled_from(NAMES)), max_size=5))
def test_the_candidates_and_nobody_share_one_probability(held: list[set[str]]) -> None:
    odds = probabilities([dict.fromkeys(sorted(names), 1.0) for names in held], learned_weights("reference-weights"))
    assert all(0 < p < 1 for p in odds) and sum(odds) < 1


def test_only_actors_of_one_type_and_gender_may_be_one() -> None:
    vos = Actor(id="vos", name="Els Vos", type="person", descriptors=("de minister",), gender="female")
    minister = Actor(id="minister", name="minister", type="person", descriptors=("de minister",))
    men = Actor(id="man", name="minister", type="person", descriptors=("de minister",), gender="male")
    group = Actor(id="ministers", name="ministers", type="group", descriptors=("de ministers",))
    found = suggest_merges([vos, minister, men, group], [])
    assert [(m.first, m.second) for m in found] == [("minister", "man"), ("vos", "minister")]
    assert [m.sure for m in found] == pytest.approx([0.45, 0.31])
