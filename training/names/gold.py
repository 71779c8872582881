"""Draw the sentences for the hand-made gold, and turn the hand-written entities into BIO.

``gold.py sample SENTENCES GOLD_RAW PRINTED ARTICLES`` draws a thousand sentences with a fixed seed
(outlets spread, a tenth headlines, one sentence an article where an outlet is large), writes them
as JSON, as numbered lines to read, and as the list of article ids to keep out of the silver.

``gold.py convert GOLD_RAW ANNOTATION DEV TEST`` reads lines such as ``12 De Ligt P; Ajax O``
(P person, O organisation, L place, N group of people, E event, W work; a string given twice means
its next occurrence), checks that each string occurs, and writes the two halves, split by article.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

QUOTA = {"NOS": 330, "De Telegraaf": 590}
REST = 80
LETTERS = {"P": "PER", "O": "ORG", "L": "LOC", "N": "NORP", "E": "EVENT", "W": "WORK"}


def sample(sentences: Path, raw: Path, printed: Path, articles: Path) -> None:
    """Draw the sentences."""
    rng = random.Random(20191)
    pools: dict[str, list[dict]] = defaultdict(list)
    for line in sentences.open():
        s = json.loads(line)
        pools[s["outlet"] if s["outlet"] in QUOTA else ""].append(s)
    chosen: list[dict] = []
    used: Counter = Counter()
    for outlet, quota in [*QUOTA.items(), ("", REST)]:
        pool = pools[outlet]
        cap = 1 if len(pool) > 20000 else 3
        titles = [s for s in pool if s["part"] == "title"]
        texts = [s for s in pool if s["part"] == "text" and len(s["tokens"]) >= 3]
        for part, number in ((titles, int(quota * 0.1)), (texts, quota - int(quota * 0.1))):
            rng.shuffle(part)
            taken = 0
            for s in part:
                if taken == number:
                    break
                if used[s["article"]] < cap:
                    used[s["article"]] += 1
                    chosen.append(s)
                    taken += 1
    rng.shuffle(chosen)
    raw.write_text(json.dumps(chosen, ensure_ascii=False))
    articles.write_text(json.dumps(sorted(used)))
    printed.write_text("".join(f"{i} {' '.join(s['tokens'])}\n" for i, s in enumerate(chosen)))


def to_bio(tokens: list[str], entities: list[tuple[str, str]], number: int) -> list[str]:
    """Place the entities in the sentence, first free occurrence first."""
    tags = ["O"] * len(tokens)
    plain = [t.replace("\xad", "") for t in tokens]
    for text, letter in entities:
        words = text.replace("\xad", "").split()
        for i in range(len(tokens) - len(words) + 1):
            span = slice(i, i + len(words))
            if plain[span] == words and set(tags[span]) == {"O"}:
                kind = LETTERS[letter]
                tags[span] = [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1)
                break
        else:
            raise ValueError(f"sentence {number}: {text!r} not found")
    return tags


def convert(raw: Path, annotation: Path, dev: Path, test: Path) -> None:
    """Write both halves of the gold."""
    entities: dict[int, list[tuple[str, str]]] = {}
    for line in annotation.read_text().splitlines():
        number, rest = line.split(" ", 1)
        pairs = [part.strip().rsplit(" ", 1) for part in rest.split("; ")]
        entities[int(number)] = [(text, letter) for text, letter in pairs]
    rows: dict[str, list[dict]] = defaultdict(list)
    for i, s in enumerate(json.loads(raw.read_text())):
        tags = to_bio(s["tokens"], entities.get(i, []), i)
        row = {"id": s["id"], "tokens": s["tokens"], "spaces": s["spaces"], "tags": tags}
        rows[s["article"]].append(row)
    names = sorted(rows)
    random.Random(31).shuffle(names)
    half: list[dict] = []
    other: list[dict] = []
    for name in names:
        fits = len(half) + len(rows[name]) <= 500
        (half if fits else other).extend(rows[name])
    for path, part in ((dev, half), (test, other)):
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in part))


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for step, paths in (
        ("sample", ("sentences", "raw", "printed", "articles")),
        ("convert", ("raw", "annotation", "dev", "test")),
    ):
        sub = steps.add_parser(step)
        for path in paths:
            sub.add_argument(path, type=Path)
    args = vars(parser.parse_args())
    {"sample": sample, "convert": convert}[args.pop("step")](**args)


if __name__ == "__main__":
    main()
