"""The network gives the same scores, to the bit, however it is run; what is done with them adds nothing inexact."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import onnxruntime
import pytest

from analysis import paths
from analysis.dutch.judge import Sentence, hear, judge_text, soft_maximum
from analysis.dutch.neural import Network, Scores, Words, load_network, load_session, read_sentences, score_sentences
from analysis.judgements import Judgements

PARTS = (
    ("De minister", "Een woordvoerder", "Volgens Marieke de Wit", "Het waterschap", "Niemand", "“Ik”, zei Bakker, “en"),
    ("heeft gisteren", "zou morgen", "wil niet", "werd in Zwolle", "is , naar verluidt ,", "had 12 keer"),
    ("het plan", "de boeren", "een slechte afspraak", "haar eigen wethouder", "10.000 euro", "de Dijkraad van Urk"),
    ("geprezen", "afgewezen", "laten vallen", "beschuldigd van bedrog", "opgebeld", "verdedigd"),
    (".", "!", ", omdat het regende .", "en daarna zweeg de zaal .", "? vroeg hij zich af .", "”", "…"),
)
SCORES = "35ac9db2da3464f9"
JUDGEMENTS = "d0860a488aeffe21"
LEVELS = ("ORT_ENABLE_BASIC", "ORT_ENABLE_EXTENDED", "ORT_ENABLE_ALL")
#: So many of the sentences are read again in other ways.
AGAIN = 60


def invented(n: int) -> list[Words]:
    """Make sentences of one to seventy words; not all of them are good Dutch."""
    choose = random.Random(1)
    sentences = []
    for number in range(n):
        clauses = [part for _ in range(1 + number % 4) for part in map(choose.choice, PARTS)]
        words = " ".join(clauses[number % 5 :] or ["Ja"]).split()
        sentences.append((words, [word[0] not in ".!?,”…" for word in words]))
    return sentences


def digest(scores: Iterable[Scores]) -> str:
    """Give the hash of scores, which changes when any bit of them does."""
    found = hashlib.sha256()
    for sentence in scores:
        for name in sorted(sentence):
            found.update(name.encode() + sentence[name].astype("<f4").tobytes())
    return found.hexdigest()[:16]


def at_level(network: Network, level: str) -> Network:
    """Give the network optimised before it is run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = getattr(onnxruntime.GraphOptimizationLevel, level)
    path = str(paths.MODEL / "model.onnx")
    return replace(network, session=onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]))


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network(paths.MODEL)


@pytest.fixture(scope="module")
def alone(network: Network) -> list[Scores]:
    """Give the scores of two hundred sentences, each read by itself."""
    return list(score_sentences(network, invented(200), most=1))


@pytest.mark.model
def test_scores_are_these_on_every_processor(alone: list[Scores]) -> None:
    assert digest(alone) == SCORES


@pytest.mark.model
@pytest.mark.parametrize("most", [40, 96, 400])
def test_no_score_depends_on_company(network: Network, alone: list[Scores], most: int) -> None:
    assert digest(score_sentences(network, invented(AGAIN), most)) == digest(alone[:AGAIN])


@pytest.mark.model
def test_no_score_depends_on_the_order_of_sentences(network: Network, alone: list[Scores]) -> None:
    turned = list(score_sentences(network, invented(AGAIN)[::-1]))
    assert digest(turned[::-1]) == digest(alone[:AGAIN])


@pytest.mark.model
@pytest.mark.parametrize("level", LEVELS)
def test_no_score_depends_on_optimisation(network: Network, alone: list[Scores], level: str) -> None:
    assert digest(score_sentences(at_level(network, level), invented(AGAIN))) == digest(alone[:AGAIN])


@pytest.mark.model
@pytest.mark.parametrize("threads", [2, 4])
def test_no_score_depends_on_the_number_of_threads(network: Network, alone: list[Scores], threads: int) -> None:
    threaded = replace(network, session=load_session(paths.MODEL / "model.onnx", threads=threads))
    assert digest(score_sentences(threaded, invented(AGAIN))) == digest(alone[:AGAIN])


def judged(network: Network, session: Any, sentences: Sequence[Words], scores: Sequence[Scores]) -> Judgements:
    texts = [
        Sentence(words, range(len(words)), [False] * len(words), True, hear(s))
        for (words, _), s in zip(sentences, scores, strict=True)
    ]
    return judge_text(session, network.labels, texts, titled=True)


@pytest.mark.model
def test_judgements_are_these_on_every_processor(network: Network, alone: list[Scores]) -> None:
    found = judged(network, network.judgement, invented(200), alone)
    assert hashlib.sha256(repr(found).encode()).hexdigest()[:16] == JUDGEMENTS
    threaded = load_session(paths.MODEL / "judgement.onnx", threads=2)
    assert judged(network, threaded, invented(200), alone) == found


@pytest.mark.model
def test_a_text_is_judged_sentence_by_sentence(network: Network, alone: list[Scores]) -> None:
    whole = judged(network, network.judgement, invented(150), alone[:150])
    assert judged(network, network.judgement, invented(70), alone[:70]).sentences == whole.sentences[:70]


@pytest.mark.model
def test_scores_of_arcs_lie_on_a_grid_so_that_trees_sum_exactly(alone: list[Scores]) -> None:
    assert all((sentence["arc"] * 2.0**14 % 1 == 0).all() for sentence in alone)


@pytest.mark.model
def test_readings_come_in_order(network: Network) -> None:
    sentences = invented(30)
    assert [len(reading.heads) for reading in read_sentences(network, sentences)] == [len(w) for w, _ in sentences]


def test_no_exponential_or_logarithm_lies_near_a_border() -> None:
    """A library that errs by a millionth of a step gives the same whole numbers."""
    powers = np.exp(-np.arange(12 * 512) / 512) * 2.0**14
    logarithms = np.log(np.arange(2**14, 2**21) / 2.0**14) * 512
    for values, least in ((powers, 1e-6), (logarithms, 1e-8)):
        assert np.abs(values - np.floor(values) - 0.5).min() > least


def test_a_soft_maximum_is_near_the_true_one() -> None:
    scores = np.array([[1, -3], [2, -3], [0.5, -30]], np.float32)
    assert soft_maximum(scores).tolist() == [2.46484375, -2.306640625]
    assert np.abs(soft_maximum(scores) - np.log(np.exp(scores).sum(0))).max() < 0.003
