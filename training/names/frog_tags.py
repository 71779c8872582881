"""Tag sentences with Frog (Debian package ``frog``), as one weak source for the silver names.

Only sentences with a capital after the first token are sent, in random order (fixed seed), so a
run may be stopped at any time and still give a spread sample. Sentences already in the output are
skipped. Output: ``{"id", "ner", "pos"}`` a line, tags aligned with the given tokens.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from pathlib import Path


def wanted(tokens: list[str]) -> bool:
    """Tell whether a sentence can hold a name beyond its first word."""
    return any(t[:1].isupper() for t in tokens[1:]) and len(tokens) < 100


def frog(batch: list[dict]) -> list[dict]:
    """Run Frog on pre-tokenised sentences, one a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as handle:
        for s in batch:
            handle.write(" ".join("".join(t.split()) or "_" for t in s["tokens"]) + "\n")
        handle.flush()
        done = subprocess.run(
            ["frog", "-n", "--skip=tmpcla", "-t", handle.name],
            capture_output=True,
            text=True,
            check=True,
        )
    blocks = [b.splitlines() for b in done.stdout.split("\n\n") if b.strip()]
    if len(blocks) != len(batch):
        return []
    result = []
    for sentence, block in zip(batch, blocks, strict=True):
        rows = [line.split("\t") for line in block]
        if len(rows) == len(sentence["tokens"]):
            ner = [r[7] for r in rows]
            result.append({"id": sentence["id"], "ner": ner, "pos": [r[5] for r in rows]})
    return result


def main() -> None:
    """Tag and append."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--skip", type=Path, help="JSON list of article ids to leave out")
    parser.add_argument("--limit", type=int, default=10**9, help="number of sentences")
    args = parser.parse_args()
    done = set()
    if args.output.exists():
        done = {json.loads(line)["id"] for line in args.output.open()}
    skip = set(json.loads(args.skip.read_text())) if args.skip else set()
    sentences = [json.loads(line) for line in args.sentences.open()]
    sentences = [s for s in sentences if wanted(s["tokens"]) and s["article"] not in skip]
    articles = sorted({s["article"] for s in sentences})
    random.Random(7).shuffle(articles)
    rank = {a: i for i, a in enumerate(articles)}
    sentences.sort(key=lambda s: rank[s["article"]])
    sentences = [s for s in sentences[: args.limit] if s["id"] not in done]
    with args.output.open("a") as sink:
        for start in range(0, len(sentences), 1500):
            for row in frog(sentences[start : start + 1500]):
                sink.write(json.dumps(row, ensure_ascii=False) + "\n")
            sink.flush()


if __name__ == "__main__":
    main()
