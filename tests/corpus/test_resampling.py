"""Intervals, tests and their correction, against known values."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.corpus.resampling import correct, interval, permutation_p, resample


def test_holm_on_the_example_of_the_textbooks() -> None:
    assert correct([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert correct([0.5, None, 0.9]) == [1.0, None, 1.0]
    assert correct([]) == []


def test_the_interval_of_a_mean_is_that_of_theory() -> None:
    """Of 400 articles, half of them 1: standard error 0.025, so 0.451 to 0.549."""
    part = np.array([0.0, 1.0] * 200)
    low, high = interval(resample(part, np.ones(400), resamples=4000))
    assert (low, high) == pytest.approx((0.451, 0.549), abs=0.005)


def test_it_is_articles_that_are_drawn() -> None:
    """Ten words in one article tell as much as one: the interval is as wide as that of 30 articles."""
    part, whole = np.array([0.0, 10.0] * 15), np.full(30, 10.0)
    low, high = interval(resample(part, whole, resamples=4000))
    assert high - low == pytest.approx(2 * 1.96 * 0.5 / np.sqrt(30), abs=0.04)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(7)
    covered = 0
    for _ in range(200):
        whole = random.integers(1, 20, 60).astype(float)
        part = random.binomial(whole.astype(int), 0.3).astype(float)
        low, high = interval(resample(part, whole, resamples=400))
        covered += low <= 0.3 <= high
    assert 0.90 <= covered / 200 <= 0.98


def test_the_same_numbers_give_the_same_interval() -> None:
    part, whole = np.arange(25.0), np.full(25, 30.0)
    assert interval(resample(part, whole)) == interval(resample(part, whole))


def test_p_is_small_where_groups_differ_and_uniform_where_not() -> None:
    high, low, ones = np.full(25, 0.9), np.full(25, 0.1), np.ones(25)
    assert permutation_p((high, ones), (low, ones), resamples=999) == 0.001
    assert permutation_p((high, ones), (high, ones), resamples=999) == 1.0
    random = np.random.default_rng(3)
    found = [permutation_p((random.random(25), ones), (random.random(25), ones), resamples=199) for _ in range(100)]
    assert 0.35 < float(np.mean(found)) < 0.65
