"""The best tree over the scores of arcs: a maximum spanning tree with exactly one root (Chu-Liu-Edmonds)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Give each word its head: 0 for the root, otherwise the head's number counted from 1.

    `scores` is words × (words + 1): row = word, column = head, column 0 = the root. The network's lie on a grid of
    1/16384, so that their sums are exact in any order.
    """
    n = len(scores)
    full = np.full((n + 1, n + 1), _NEVER, np.float64)
    full[1:] = scores
    root = int(full[1:, 0].argmax()) + 1
    full[1:, 0] = _NEVER / 10
    full[root, :] = _NEVER / 10
    full[root, 0] = 0.0
    heads = _spanning_tree(full)
    return [int(head) for head in heads[1:]]


def _find_cycle(heads: NDArray[np.int64]) -> list[int]:
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node > 0 and state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if node > 0 and state[node] == start:
            cycle = [node]
            while (node := int(heads[node])) != cycle[0]:
                cycle.append(node)
            return cycle
    return []


def _spanning_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the head of every node under the best tree from node 0: contract one cycle and recur."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER * 10)
    scores[0, :] = _NEVER
    heads = np.asarray(scores.argmax(1), np.int64)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    rest = [node for node in range(len(scores)) if node not in set(cycle)]
    m = len(rest)
    inside = np.array(cycle)
    held = scores[inside, heads[inside]]
    small = np.full((m + 1, m + 1), _NEVER, np.float64)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, cycle)]
    entering = scores[np.ix_(cycle, rest)] - held[:, None]
    small[:m, m] = leaving.max(1)
    small[m, :m] = entering.max(0) + held.sum()
    inner = _spanning_tree(small)
    out = heads.copy()
    for a in range(1, m):
        out[rest[a]] = inside[leaving[a].argmax()] if inner[a] == m else rest[inner[a]]
    gate = int(inner[m])
    out[inside[entering[:, gate].argmax()]] = rest[gate]
    return out
