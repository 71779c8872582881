"""Resolve masked silver sentences by hand.

``resolve.py sample SILVER RAW PRINTED`` draws sentences that hold masked tokens and prints them
numbered, silver spans in brackets (``[P Anna]``), masked tokens with ``~``.

``resolve.py apply RAW ANNOTATION OUTPUT`` reads lines such as ``12 LA Galaxy O; Real O``: what is
named gets that type (``0`` removes a silver span, ``X`` drops the sentence), every masked token
that is not named becomes O.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

LETTERS = {"P": "PER", "O": "ORG", "L": "LOC", "N": "NORP", "E": "EVENT", "W": "WORK"}
SHORT = {kind: letter for letter, kind in LETTERS.items()}


def sample(silver: Path, raw: Path, printed: Path, size: int, seed: int) -> None:
    """Draw and print sentences, each masked string once."""
    rows = [json.loads(line) for line in silver.open()]
    rows = [r for r in rows if "-" in r["tags"] and 5 < len(r["tokens"]) < 32]
    random.Random(seed).shuffle(rows)
    seen: set[tuple[str, ...]] = set()
    chosen = []
    for row in rows:
        pairs = zip(row["tokens"], row["tags"], strict=True)
        key = tuple(token for token, tag in pairs if tag == "-")
        if key not in seen and len(chosen) < size:
            seen.add(key)
            chosen.append(row)
    raw.write_text(json.dumps(chosen, ensure_ascii=False))
    with printed.open("w") as sink:
        for number, row in enumerate(chosen):
            words = []
            tags = [*row["tags"], "O"]
            for token, tag, following in zip(row["tokens"], tags, tags[1:], strict=False):
                text = f"[{SHORT[tag[2:]]} {token}" if tag.startswith("B-") else token
                if tag == "-":
                    text = f"~{token}"
                elif tag != "O" and not following.startswith("I-"):
                    text += "]"
                words.append(text)
            sink.write(f"{number} {' '.join(words)}\n")


def place(tokens: list[str], tags: list[str], text: str, letter: str, used: set[int]) -> bool:
    """Write one entity over the silver tags, at a masked occurrence if there is one."""
    words = text.split()
    starts = [i for i in range(len(tokens) - len(words) + 1) if tokens[i : i + len(words)] == words and i not in used]
    if not starts:
        return False
    start = next((i for i in starts if "-" in tags[i : i + len(words)]), starts[0])
    used.add(start)
    end = start + len(words)
    after = end
    while after < len(tags) and tags[after].startswith("I-"):
        tags[after] = "O"
        after += 1
    if tags[start].startswith("I-"):
        before = start - 1
        while tags[before].startswith("I-"):
            tags[before] = "O"
            before -= 1
        tags[before] = "O"
    if letter == "0":
        tags[start:end] = ["O"] * len(words)
    else:
        kind = LETTERS[letter]
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1)
    return True


def apply(raw: Path, annotation: Path, output: Path) -> None:
    """Write the resolved sentences."""
    rows = json.loads(raw.read_text())
    with output.open("w") as sink:
        for line in annotation.read_text().splitlines():
            number, _, rest = line.partition(" ")
            row = rows[int(number)]
            tags, used, good = list(row["tags"]), set(), True
            for entry in filter(None, rest.strip().split("; ")):
                text, letter = entry.rsplit(" ", 1)
                if letter == "X" or not place(row["tokens"], tags, text, letter, used):
                    good = False
                    break
            if good:
                row["tags"] = ["O" if tag == "-" else tag for tag in tags]
                sink.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    first = steps.add_parser("sample")
    for name in ("silver", "raw", "printed"):
        first.add_argument(name, type=Path)
    first.add_argument("--size", type=int, default=400)
    first.add_argument("--seed", type=int, default=77)
    second = steps.add_parser("apply")
    for name in ("raw", "annotation", "output"):
        second.add_argument(name, type=Path)
    args = vars(parser.parse_args())
    {"sample": sample, "apply": apply}[args.pop("step")](**args)


if __name__ == "__main__":
    main()
