"""The network: the words of one sentence in; tags, lemma scripts and a tree out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from analysis.dutch.judge import Heard, hear
from analysis.dutch.names import best_names
from analysis.dutch.pieces import Pieces, cut, load_pieces
from analysis.dutch.trees import best_tree

_TAGS = ("upos", "feats", "xpos")
_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model folder."""

    session: Any
    inputs: frozenset[str]
    outputs: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    pieces: Pieces
    relations: Any | None
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


def load_network(folder: Path) -> Network:
    """Load a model folder for one processor thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3

    def session(name: str) -> Any:
        return onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])

    main = session("model.onnx")
    outputs = tuple(output.name for output in main.get_outputs())
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    relations = None if "rel" in outputs else session("relations.onnx")
    inputs = frozenset(entry.name for entry in main.get_inputs())
    judgement = session("judgement.onnx") if "sentence" in outputs else None
    lists = {name: tuple(values) for name, values in labels.items()}
    return Network(main, inputs, outputs, lists, load_pieces(folder), relations, judgement)


def count_pieces(network: Network, words: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Count the pieces of each word."""
    return [len(cut(network.pieces, word, space)) for word, space in zip(words, spaced, strict=True)]


def read_sentence(network: Network, words: Sequence[str], spaced: Sequence[bool]) -> Reading:
    """Run the network over one sentence of at most about 500 pieces; `spaced` tells which words follow a space."""
    ids, first, last = [0], [0], [0]
    for word, space in zip(words, spaced, strict=True):
        first.append(len(ids))
        ids.extend(cut(network.pieces, word, space))
        last.append(len(ids) - 1)
    ids.append(2)
    feed = {
        "ids": np.array([ids], np.int64),
        "mask": np.ones((1, len(ids)), np.bool_),
        "first": np.array([first], np.int64),
        "last": np.array([last], np.int64),
    }
    feed = {name: array for name, array in feed.items() if name in network.inputs}
    raw = dict(zip(network.outputs, network.session.run(None, feed), strict=True))
    heads = best_tree(raw["arc"][0])
    names = network.labels["dep"]
    relations = [names[k] for k in _relation_scores(network, raw, heads).argmax(-1)]
    tags = {
        tag: [network.labels[tag][k] for k in raw[tag][0].argmax(-1)]
        for tag in _TAGS
        if tag in raw and tag in network.labels
    }
    if "ner" in raw and "ner" in network.labels:
        tags["ner"] = best_names(raw["ner"][0], network.labels["ner"])
    scripts: list[tuple[str, ...]] = [()] * len(words)
    if "lemma" in raw:
        scores = -raw["lemma"][0]
        few = np.sort(np.argpartition(scores, _CANDIDATES, axis=-1)[:, :_CANDIDATES], axis=-1)
        order = np.argsort(np.take_along_axis(scores, few, -1), axis=-1, kind="stable")
        best = np.take_along_axis(few, order, -1)
        scripts = [tuple(network.labels["lemma"][k] for k in row) for row in best]
    return Reading(heads, _one_root(heads, relations), tags, scripts, hear(raw))


def _relation_scores(network: Network, raw: dict[str, NDArray[np.float32]], heads: list[int]) -> NDArray[np.float32]:
    if network.relations is None:
        return cast(NDArray[np.float32], raw["rel"][0][np.arange(len(heads)), heads])
    scores = network.relations.run(None, {"ld": raw["ld"][0], "lh": raw["lh"][0][heads]})[0]
    return cast(NDArray[np.float32], scores)


def _one_root(heads: list[int], relations: list[str]) -> list[str]:
    """Let the root, and nothing else, be called root."""
    return [("parataxis" if r == "root" else r) if h else "root" for h, r in zip(heads, relations, strict=True)]
