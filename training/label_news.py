"""Step 3: the teachers, together, read raw news.

    python -m training.label_news --work WORK --sentences sentences.jsonl --teachers teacher1 teacher2 --out
    silver0 --part 0/2

`sentences.jsonl` has `id`, `tokens` and `spaces` (is there a space after the token?) a line, as
`training/names/sentences.py` writes. The mean of the teachers' probabilities is kept: the whole distribution
of the head of a word, and of tags, lemma scripts and relations the likeliest few. Written shard by shard
(`silver0.000.npz`), so that what is ready can be used.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

from analysis.dutch.trees import best_tree
from training.batching import collate, encode, make_batches
from training.train import load_network
from training.treebank import Sentence

KEPT = {"upos": 3, "feats": 3, "xpos": 3, "lemma": 3, "label": 4}
SHARD = 1500


def choose_sentences(path, words, seed=5, longest=60):
    """Sentences of 4 to `longest` words, each text once, in random order, up to a number of words.

    Shorter ones (headings) rarely.
    """
    rows, seen = [], set()
    for line in Path(path).open(encoding="utf-8"):
        row = json.loads(line)
        text = " ".join(row["tokens"])
        if text not in seen and len(row["tokens"]) <= longest:
            seen.add(text)
            rows.append(row)
    random.Random(seed).shuffle(rows)
    chosen, total, short = [], 0, 0
    for row in rows:
        if len(row["tokens"]) < 4:
            short += 1
            if short % 3:
                continue
        chosen.append(row)
        total += len(row["tokens"])
        if total >= words:
            break
    return chosen


def to_sentence(row):
    return Sentence(row["tokens"], [True, *row["spaces"][:-1]])


@torch.no_grad()
def mean_probabilities(networks, batch):
    """For each sentence of a batch the mean probabilities, the best tree, and those of its relations."""
    ids, mask, first, last, real = collate(batch)
    outside = ~torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :]
    outputs = [network(ids, mask, first, last) for network in networks]
    arcs = sum(arc.masked_fill(outside, -1e4).softmax(-1) for _, arc, _, _ in outputs) / len(networks)
    tags = {
        name: sum(scores[name].softmax(-1) for scores, *_ in outputs) / len(networks)
        for name in KEPT
        if name != "label"
    }
    results = []
    for row, item in enumerate(batch):
        n = len(item["first"]) - 1
        arc = arcs[row, :n, : n + 1]
        heads = best_tree(torch.log(arc + 1e-9).numpy())
        index = torch.tensor(heads)
        labels = sum(
            network.tree.labels(dependents[row, :n], below[row][index]).softmax(-1)
            for network, (_, _, dependents, below) in zip(networks, outputs, strict=False)
        ) / len(networks)
        found = {name: values[row, :n] for name, values in tags.items()}
        found["label"] = labels
        results.append((arc, heads, found))
    return results


def pack(rows, results):
    """Flat arrays of a shard."""
    arrays = {
        "length": np.array([len(r["tokens"]) for r in rows], np.int16),
        "id": np.array([r["id"] for r in rows]),
        "arc": np.concatenate([arc.numpy().astype(np.float16).ravel() for arc, _, _ in results]),
        "head": np.concatenate([np.asarray(heads, np.int16) for _, heads, _ in results]),
    }
    for name, k in KEPT.items():
        values, index = torch.cat([found[name] for _, _, found in results]).topk(k, -1)
        arrays[name], arrays[name + "_p"] = index.numpy().astype(np.int16), values.numpy().astype(np.float16)
    return arrays


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--sentences", required=True)
    parser.add_argument("--teachers", nargs="+", required=True, help="in WORK; `name:6` for one of six layers")
    parser.add_argument("--words", type=int, default=800_000)
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    work, start = Path(options.work), time.time()
    part, parts = map(int, options.part.split("/"))
    networks = []
    for teacher in options.teachers:
        name, _, layers = teacher.partition(":")
        pieces, _, network = load_network(work, int(layers or 12), work / f"{name}.pt")
        networks.append(network.eval())
    rows = choose_sentences(options.sentences, options.words)[part::parts]
    done = 0
    for shard in range(0, len(rows), SHARD):
        chosen = rows[shard : shard + SHARD]
        encoded = [encode(to_sentence(row), pieces) for row in chosen]
        results = [None] * len(chosen)
        for batch in make_batches([len(item["ids"]) for item in encoded], 2000):
            for i, result in zip(batch, mean_probabilities(networks, [encoded[i] for i in batch]), strict=False):
                results[i] = result
        path = work / f"{options.out}.{shard // SHARD:03}.npz"
        np.savez(path.with_suffix(".tmp.npz"), **pack(chosen, results))
        path.with_suffix(".tmp.npz").rename(path)
        done += sum(len(row["tokens"]) for row in chosen)
        print(f"{done} words, {done / (time.time() - start):.0f} words/s", flush=True)
        if time.time() - start > 60 * options.minutes:
            break


if __name__ == "__main__":
    main()
