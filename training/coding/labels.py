"""Published labels on disk: one JSON object a line, in which the spans of an expression are one short string.

`[[8, 13], [36, 42]]`, an expression in two parts, is written `8-13+36-42`: files stay small, and anyone sees that they
hold offsets and no words.
"""

import json
import re
from pathlib import Path

_PACKED = re.compile(r"\d+-\d+(?:\+\d+-\d+)*")


def is_spans(value):
    """Whether a value is the spans of one expression: a list of pairs of offsets, not empty."""
    pairs = isinstance(value, list) and bool(value) and all(isinstance(v, list) and len(v) == 2 for v in value)
    return pairs and all(isinstance(offset, int) for pair in value for offset in pair)


def pack(value):
    """Write the spans anywhere in a value as strings.

    >>> pack({"spans": [[8, 13], [36, 42]], "actor": "a1"})
    {'spans': '8-13+36-42', 'actor': 'a1'}
    """
    if is_spans(value):
        return "+".join(f"{start}-{end}" for start, end in value)
    if isinstance(value, dict):
        return {key: pack(inner) for key, inner in value.items()}
    return [pack(inner) for inner in value] if isinstance(value, list) else value


def unpack(value):
    """Read the strings that `pack` wrote as spans again.

    >>> unpack({"frames": {"conflict": ["8-13", "36-42+50-52"]}})
    {'frames': {'conflict': [[[8, 13]], [[36, 42], [50, 52]]]}}
    """
    if isinstance(value, str) and _PACKED.fullmatch(value):
        return [[int(offset) for offset in pair.split("-")] for pair in value.split("+")]
    if isinstance(value, dict):
        return {key: unpack(inner) for key, inner in value.items()}
    return [unpack(inner) for inner in value] if isinstance(value, list) else value


def read_labels(path):
    """Read a file of published labels, as a list of rows."""
    return [unpack(json.loads(line)) for line in Path(path).read_text("utf-8").splitlines()]


def write_labels(rows, path):
    """Write rows, sorted, one JSON object a line; give their number."""
    lines = sorted(json.dumps(pack(row), ensure_ascii=True) for row in rows)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return len(lines)
