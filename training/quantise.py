"""Matrices as integers of 8 bits and less.

The usual dynamic quantisation scales a whole batch by its largest value: one outlier costs every word its
precision, and a sentence reads differently in other company. Here every row (a word piece) has its own scale,
so neither happens (`exact.Graph.quantise`). Products are exact integers. Weights of 7 bits keep within ±63, so that
processors without VNNI cannot overflow either: the same result everywhere.
"""

import numpy as np


def scale_columns(weight, bits):
    """Integer weights [in, out] and their scale for each output column."""
    most = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / most
    return np.clip(np.round(weight / scale), -most, most).astype(np.int8), scale.astype(np.float32)


def scale_rows(table):
    """An embedding table as integers and the scale of each row."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)
