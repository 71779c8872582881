from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis import paths
from analysis.dutch.neural import Network, count_pieces, load_network, read_sentence
from analysis.dutch.pieces import UNKNOWN, cut, load_pieces
from analysis.dutch.trees import best_tree
from analysis.dutch.windows import read_all, window_cuts


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network(paths.MODEL)


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@given(st.integers(1, 9).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-9, 9, width=32))))
def test_the_best_tree_is_a_tree_with_one_root(scores: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> None:
    assert is_tree(best_tree(scores))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1, 0, 9, 0], [0, 9, 0, 0], [5, 4, 8, 0]], np.float32)
    assert best_tree(scores) == [3, 1, 0]


@pytest.mark.model
def test_pieces() -> None:
    pieces = load_pieces(paths.MODEL)
    assert len(cut(pieces, "de", True)) == 1
    assert cut(pieces, "de", True) != cut(pieces, "de", False)
    assert cut(pieces, "\x00", False) == (UNKNOWN,)
    assert len(cut(pieces, "a" * 5000, True)) <= 12


@pytest.mark.model
def test_a_reading_is_complete(network: Network) -> None:
    words = ["De", "minister", "zweeg", "."]
    reading = read_sentence(network, words, [True, True, True, False])
    assert is_tree(reading.heads)
    assert [relation == "root" for relation in reading.relations] == [head == 0 for head in reading.heads]
    assert all(len(column) == len(words) for column in reading.tags.values())
    assert reading.tags["upos"] == ["DET", "NOUN", "VERB", "PUNCT"]


@pytest.mark.parametrize("length", [1, 119, 120, 121, 1000])
def test_windows_cover_the_sentence(length: int) -> None:
    cuts = window_cuts(["woord"] * length, [5] * length)
    assert cuts[0] == 0
    assert cuts[-1] == length
    assert all(0 < b - a <= 120 and 5 * (b - a) <= 500 for a, b in itertools.pairwise(cuts))


@pytest.mark.model
def test_a_long_sentence_is_one_tree(network: Network) -> None:
    words = ["de", "minister", "zwijgt", ","] * 80
    reading = next(read_all(network, [(words, [True] * len(words))]))
    assert is_tree(reading.heads)
    assert sum(count_pieces(network, words, [True] * len(words))) >= len(words)
