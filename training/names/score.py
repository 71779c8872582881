"""Score name tags against gold: precision, recall, F1 per type; masked tokens shown apart."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path


def entities(tags: list[str]) -> set[tuple[int, int, str]]:
    """Return (start, end, type) of BIO tags."""
    found, start, kind = set(), None, ""
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == kind):
            found.add((start, i, kind))
            start = None
        if tag.startswith("B-"):
            start, kind = i, tag[2:]
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    predicted = {}
    for line in args.predicted.open():
        row = json.loads(line)
        predicted[row["id"]] = row["tags"]
    right: Counter = Counter()
    wrong: Counter = Counter()
    missed: Counter = Counter()
    masked: Counter = Counter()
    for line in args.gold.open():
        row = json.loads(line)
        if row["id"] not in predicted:
            continue
        tags = predicted[row["id"]]
        gold, got = entities(row["tags"]), entities(tags)
        for e in gold & got:
            right[e[2]] += 1
        for e in got - gold:
            wrong[e[2]] += 1
        notes = [("+", e) for e in sorted(got - gold)]
        for e in sorted(gold - got):
            hidden = any(x == "-" for x in tags[e[0] : e[1]])
            (masked if hidden else missed)[e[2]] += 1
            notes.append(("~" if hidden else "-", e))
        if args.errors and notes:
            shown = "; ".join(f"{m}{' '.join(row['tokens'][a:b])} {k}" for m, (a, b, k) in notes)
            print(shown, "||", " ".join(row["tokens"])[:140])
    kinds = sorted(set(right) | set(wrong) | set(missed) | set(masked))
    print("type   right wrong missed masked  P     R     F1    R(not masked) F1(not masked)")
    for kind in [*kinds, "all"]:
        r, w, m, x = (sum(c.values()) if kind == "all" else c[kind] for c in (right, wrong, missed, masked))
        p = r / max(1, r + w)
        full, open_ = r / max(1, r + m + x), r / max(1, r + m)
        f = 2 * p * full / max(1e-9, p + full)
        g = 2 * p * open_ / max(1e-9, p + open_)
        print(f"{kind:6} {r:5} {w:5} {m:5} {x:5}   {p:.3f} {full:.3f} {f:.3f} {open_:.3f} {g:.3f}")


if __name__ == "__main__":
    main()
