"""The network: the words of sentences in; tags, lemma scripts and a tree of each out.

It reads many sentences in one call, one after another. Every sum in it runs over whole numbers (`training.exact`),
so that the scores of a sentence are the same to the bit on every processor, with any number of threads and in any
company. What is done with them here keeps that: it compares, and sums whole numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.dutch.entities import best_names
from analysis.dutch.judge import Heard, hear
from analysis.dutch.pieces import Pieces, cut, load_pieces
from analysis.dutch.trees import best_tree

#: A sentence as the network is given it: its words, and which of them follow a space.
Words = tuple[Sequence[str], Sequence[bool]]
Scores = dict[str, NDArray[np.float32]]

_TAGS = ("upos", "feats", "xpos")
_CANDIDATES = 6
_BEGIN, _END = 0, 2
#: Pieces read in one call, unless one sentence has more; attention compares all with all, so more of them are slower.
_PACK = 96


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model folder."""

    session: Any
    outputs: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    pieces: Pieces
    judgement: Any | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one sentence: for each word its head, relation, tags and lemma scripts.

    A head is 0 for the root, otherwise the number of a word counted from 1; `scripts` come best first; `heard` is what
    it says for a judgement, if it judges.
    """

    heads: list[int]
    relations: list[str]
    tags: dict[str, list[str]]
    scripts: list[tuple[str, ...]]
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence in pieces: their ids, and the first and last piece of each word; word 0 is the root, piece 0."""

    ids: list[int]
    first: list[int]
    last: list[int]


def load_network(folder: Path) -> Network:
    """Load a model folder for one processor thread."""
    main = load_session(folder / "model.onnx")
    outputs = tuple(output.name for output in main.get_outputs())
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    judgement = load_session(folder / "judgement.onnx") if "vectors" in outputs else None
    lists = {name: tuple(values) for name, values in labels.items()}
    return Network(main, outputs, lists, load_pieces(folder), judgement)


def load_session(path: Path, *, threads: int = 1) -> Any:
    """Load a graph to be run as it is written: an optimisation may join two steps, and round once instead of twice."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # a plan of memory is kept for each shape, and every batch has its own
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def count_pieces(network: Network, words: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Count the pieces of each word."""
    return [len(cut(network.pieces, word, space)) for word, space in zip(words, spaced, strict=True)]


def read_sentence(network: Network, words: Sequence[str], spaced: Sequence[bool]) -> Reading:
    """Read one sentence of at most about 500 pieces; `spaced` tells which words follow a space."""
    return next(read_sentences(network, [(words, spaced)]))


def read_sentences(network: Network, sentences: Iterable[Words]) -> Iterator[Reading]:
    """Read sentences of at most about 500 pieces each, in order."""
    for scores in score_sentences(network, sentences):
        yield _decide(network.labels, scores)


def score_sentences(network: Network, sentences: Iterable[Words], most: int = _PACK) -> Iterator[Scores]:
    """Give the network's scores of sentences of at most about 500 pieces each, in order.

    As many as have `most` pieces together are read in one call; that changes no score.
    """
    for pack in _packs((_cut(network.pieces, *sentence) for sentence in sentences), most):
        raw = dict(zip(network.outputs, network.session.run(None, _feed(pack)), strict=True))
        word = node = 0
        for sentence in pack:
            n = len(sentence.first)
            yield _part(raw, slice(word, word + n - 1), slice(node, node + n))
            word, node = word + n - 1, node + n


def _cut(pieces: Pieces, words: Sequence[str], spaced: Sequence[bool]) -> _Cut:
    ids, first, last = [_BEGIN], [0], [0]
    for word, space in zip(words, spaced, strict=True):
        first.append(len(ids))
        ids.extend(cut(pieces, word, space))
        last.append(len(ids) - 1)
    return _Cut([*ids, _END], first, last)


def _packs(sentences: Iterable[_Cut], most: int) -> Iterator[list[_Cut]]:
    pack: list[_Cut] = []
    size = 0
    for sentence in sentences:
        if pack and size + len(sentence.ids) > most:
            yield pack
            pack, size = [], 0
        pack.append(sentence)
        size += len(sentence.ids)
    if pack:
        yield pack


def _feed(pack: Sequence[_Cut]) -> dict[str, NDArray[np.int64]]:
    """Lay sentences one after another: their pieces, and of each piece its place in its sentence and which that is."""
    sizes = [len(sentence.ids) for sentence in pack]
    nodes = [len(sentence.first) for sentence in pack]
    begins = np.repeat(np.cumsum([0, *sizes[:-1]]), nodes)
    roots = np.cumsum([0, *nodes[:-1]])
    feed = {
        "ids": [piece for sentence in pack for piece in sentence.ids],
        "positions": [place for size in sizes for place in range(size)],
        "sentences": np.repeat(np.arange(len(pack)), sizes),
        "first": begins + [piece for sentence in pack for piece in sentence.first],
        "last": begins + [piece for sentence in pack for piece in sentence.last],
        "words": np.delete(np.arange(len(begins)), roots),
    }
    return {name: np.asarray(values, np.int64) for name, values in feed.items()}


def _part(raw: Scores, words: slice, nodes: slice) -> Scores:
    """Give the scores of one sentence of a pack."""
    every = slice(None)
    places: dict[str, tuple[slice, ...]] = {
        "arc": (words, nodes),
        "rel": (words, every, nodes),
        "pointers": (every, words, nodes),
        "vectors": (nodes,),
    }
    return {name: scores[places.get(name, (words,))] for name, scores in raw.items()}


def _decide(labels: dict[str, tuple[str, ...]], scores: Scores) -> Reading:
    heads = best_tree(scores["arc"])
    relations = [labels["dep"][k] for k in scores["rel"][np.arange(len(heads)), :, heads].argmax(-1)]
    tags = {tag: [labels[tag][k] for k in scores[tag].argmax(-1)] for tag in _TAGS}
    tags["ner"] = best_names(scores["ner"], labels["ner"])
    scripts = _best_scripts(scores["lemma"], labels["lemma"])
    return Reading(heads, _one_root(heads, relations), tags, scripts, hear(scores))


def _best_scripts(scores: NDArray[np.float32], labels: Sequence[str]) -> list[tuple[str, ...]]:
    """Give each word its likeliest lemma scripts, the best first; of two alike the one that is listed first."""
    left = scores.copy()
    rows = np.arange(len(left))
    best = []
    for _ in range(min(_CANDIDATES, len(labels))):
        best.append(left.argmax(-1))
        left[rows, best[-1]] = -np.inf
    return [tuple(labels[k] for k in row) for row in np.stack(best, -1).tolist()]


def _one_root(heads: list[int], relations: list[str]) -> list[str]:
    """Let the root, and nothing else, be called root."""
    return [("parataxis" if r == "root" else r) if h else "root" for h, r in zip(heads, relations, strict=True)]
