"""How weights of words and of votes on frames are learned, on invented articles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from analysis.judgements import FRAME_NAMES
from training.frame_words import (
    UNIT,
    Coded,
    as_codes,
    border,
    chances,
    fit_votes,
    learn_words,
    nearest,
    votes_apart,
    votes_of,
    write_words,
)

ALWAYS = "any sentence"


def article(number: int) -> Coded:
    """A quarrel, then rain; the network sees the quarrel."""
    return Coded(
        f"a{number}",
        [(ALWAYS, "ruzie", "de"), (ALWAYS, "regen", "de")],
        [[2.0, -2.0, -2.0, -2.0, -2.0], [-2.0] * 5],
        [(0, as_codes({"conflict"})), (1, as_codes(()))],
    )


def test_a_word_of_sentences_with_a_frame_speaks_for_it() -> None:
    weights = learn_words([article(number) for number in range(10)])
    assert sorted(weights) == [ALWAYS, "de", "regen", "ruzie"]
    assert weights["ruzie"][0] > 0 > weights["regen"][0]
    assert abs(weights["de"][0]) < 0.01
    assert len(weights["ruzie"]) == len(FRAME_NAMES)


def test_a_word_of_one_sentence_has_no_weight() -> None:
    assert sorted(learn_words([article(0)])) == [ALWAYS, "de"]


def test_votes_are_of_network_words_both_and_the_rest_of_the_article() -> None:
    weights = {ALWAYS: (0.0,) * 5, "ruzie": (3.0, 0.0, 0.0, 0.0, 0.0)}
    votes, right, whose = votes_of([article(1)], weights)
    assert votes.shape == (2, 5, 4)
    assert votes[0, 0].tolist() == [2.0, 3.0, 6.0 / UNIT, pytest.approx(0.5**0.5)]
    assert votes[1, 0].tolist() == [-2.0, 0.0, 0.0, pytest.approx((1 / (1 + np.exp(-3.0))) ** 0.5)]
    assert right[:, 0].tolist() == [1.0, 0.0]
    assert whose.tolist() == ["a1", "a1"]


def test_a_sentence_that_the_network_did_not_judge_has_no_vote() -> None:
    unjudged = Coded("b", [(ALWAYS,)], [None], [(0, as_codes(()))])
    assert votes_of([unjudged, article(1)], {ALWAYS: (0.0,) * 5})[2].tolist() == ["a1", "a1"]


def test_votes_apart_are_by_words_of_other_articles() -> None:
    votes, right, whose = votes_apart([article(number) for number in range(10)], [])
    assert sorted(whose) == sorted(f"a{number}" for number in range(10) for _ in range(2))
    assert (votes[right[:, 0] > 0, 0, 1] > votes[right[:, 0] == 0, 0, 1].max()).all()


def test_a_frame_has_weights_of_its_own_and_what_it_starts_with() -> None:
    votes, right, _ = votes_of([article(number) for number in range(10)], {ALWAYS: (0.0,) * 5})
    weights = fit_votes(votes, right)
    assert weights.shape == (5, 5)
    found = chances(votes, weights)
    assert found[0, 0] > 0.5 > found[1, 0]
    assert found[:, 1].max() < 0.1


def test_the_border_has_the_best_expected_f1() -> None:
    assert border(np.array([0.1, 0.9, 0.8, 0.05]), 2) == 0.8
    assert border(np.array([0.4, 0.3, 0.3]), 1) == 0.3


def test_a_coded_stretch_is_the_sentence_that_shares_most_with_it() -> None:
    assert nearest([(0, 10), (10, 30)], 8, 25) == 1


def test_weights_that_round_to_nought_are_not_written(tmp_path: Path) -> None:
    write_words({"b": (0.5, 0, 0, 0, -0.001), "a": (0.001, 0, 0, 0, 0)}, tmp_path)
    assert (tmp_path / "entries.tsv").read_text("utf-8").splitlines()[1:] == ["b\t0.50\t0.00\t0.00\t0.00\t0.00"]
