"""A conditional logit with named features: one of several is the right one, or nobody.

The first row of an example is nobody's. Fitted by gradient ascent with a penalty on large weights; a weight may be
bound to one sign, so that it means what its name says where features go together and few articles are coded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from analysis.parse import read_conllu
from benchmarks.roles import read_coded_articles


def matrix(features: Sequence[Mapping[str, float]], names: Sequence[str]) -> np.ndarray:
    """The features of each row, of nobody first, as an array of rows × names."""
    rows = np.zeros((len(features), len(names)))
    for i, own in enumerate(features):
        for name, value in own.items():
            rows[i, names.index(name)] = value
    return rows


def odds_of(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """How likely each row of features is the right one."""
    scores = rows @ weights
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def fit(data, signs: np.ndarray, penalty: float, steps: int = 300, rate: float = 0.5) -> np.ndarray:
    """The weights under which the right rows are likeliest, less the penalty on their squares.

    `data` are pairs of rows and the places of those that are right; of several the likelier counts more. `signs` has 1
    for a weight that may not fall below nought, -1 for one that may not rise above it, 0 for any other.
    """
    sizes = [len(rows) for rows, _ in data]
    starts = np.cumsum([0, *sizes[:-1]])
    rows = np.concatenate([rows for rows, _ in data])
    right = np.zeros(len(rows))
    right[[start + i for start, (_, places) in zip(starts, data, strict=True) for i in places]] = 1.0
    weights = np.zeros(len(signs))
    momentum = np.zeros_like(weights)
    for _ in range(steps):
        scores = rows @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        odds /= np.repeat(np.add.reduceat(odds, starts), sizes)
        hoped = odds * right / np.repeat(np.add.reduceat(odds * right, starts), sizes)
        momentum = 0.9 * momentum + ((hoped - odds) @ rows - penalty * weights) / len(data)
        weights += rate * momentum * 0.5
        weights[weights * signs < 0] = 0.0
    return weights


def examples_of(gather: Callable, labels: Path, articles: Path, parses: Path, part: str) -> list:
    """What `gather` gives of each coded article of a part, with its kept parse and the sentences coded."""
    coded = read_coded_articles(labels, articles, [part])
    return [
        example
        for article, sentences in coded
        for example in gather(article, read_conllu(parses / f"{article.id}.conllu"), sentences)
    ]


def without_fold(examples: Sequence, fold: int) -> tuple[list, list]:
    """The examples of nine tenths of the articles, and those of the tenth that is held out; an article stands last."""
    held = set(sorted({article for *_, article in examples})[fold::10])
    return [e for e in examples if e[-1] not in held], [e for e in examples if e[-1] in held]


def tell(names: Iterable[str], weights: np.ndarray, out: Path | None) -> None:
    """Print the weights, the largest first, and write them as the entries of a word list."""
    pairs = list(zip(names, weights, strict=True))
    for name, weight in sorted(pairs, key=lambda pair: -pair[1]):
        print(f"{weight:6.2f} {name}")
    if out:
        lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(pairs)]
        (out / "entries.tsv").write_text("\n".join(["feature\tweight", *lines]) + "\n", "utf-8", newline="\n")
