"""Names: the likeliest sequence of begin, inside and outside that is one (Viterbi over the steps that are allowed)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def best_names(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    """Give each word the label of the best whole sequence: a name goes on only where one of its kind began.

    Word by word the likeliest label can be the inside of a name that never began, or of another kind; then names break.
    `scores` are words × labels.

    >>> best_names(np.array([[2.2, 2, 0], [0, 0, 2.5]], np.float32), ("O", "B-PER", "I-PER"))
    ['B-PER', 'I-PER']
    >>> best_names(np.array([[4, 2, 0], [1, 0, 2.5]], np.float32), ("O", "B-PER", "I-PER"))
    ['O', 'O']
    """
    if not len(scores):
        return []
    # Scores, not logarithms of shares: what a word's scores share in is alike in every sequence.
    table = scores.astype(np.float64)
    steps, first = _steps(tuple(labels))
    best = table[0] + first
    back = []
    for row in table[1:]:
        paths = best[:, None] + steps
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    chosen = [int(best.argmax())]
    for came_from in reversed(back):
        chosen.append(int(came_from[chosen[-1]]))
    return [labels[k] for k in reversed(chosen)]


@cache
def _steps(labels: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give 0 for each step from a label to the next that is allowed, and for each label a sentence may begin with."""
    n = len(labels)
    steps, first = np.zeros((n, n)), np.zeros(n)
    for k, label in enumerate(labels):
        if label.startswith("I-"):
            first[k] = _NEVER
            for j, before in enumerate(labels):
                if before not in (label, "B-" + label[2:]):
                    steps[j, k] = _NEVER
    return steps, first
