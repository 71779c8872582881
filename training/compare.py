"""Score checkpoints, alone and together, on the held-out sentences.

python -m training.compare --work WORK --treebank DIR teacher1:12 teacher2:12 student:6
"""

import argparse
import json
from pathlib import Path

import torch

from training.batching import encode, make_batches
from training.label_news import mean_probabilities
from training.measure import score
from training.network import TAGS
from training.predict import decode_sentence
from training.prepare import read_gold
from training.train import load_network


def read_with(networks, sentences, pieces, labels):
    """Predictions from the mean of the networks' probabilities."""
    encoded = [encode(s, pieces) for s in sentences]
    results = [None] * len(sentences)
    for batch in make_batches([len(item["ids"]) for item in encoded], 2000):
        for i, (_, heads, found) in zip(batch, mean_probabilities(networks, [encoded[i] for i in batch]), strict=False):
            tags = {name: found[name].numpy() for name in TAGS}
            results[i] = decode_sentence(sentences[i].words, tags, heads, found["label"].numpy(), labels)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("checkpoints", nargs="+", help="name:layers")
    options = parser.parse_args()
    torch.set_num_threads(1)
    held_out = read_gold(options.treebank)["held_out"]
    networks = {}
    for checkpoint in options.checkpoints:
        name, layers = checkpoint.split(":")
        pieces, labels, network = load_network(options.work, int(layers), Path(options.work) / f"{name}.pt")
        networks[name] = network.eval()
        print(name, json.dumps(score(held_out, read_with([networks[name]], held_out, pieces, labels))), flush=True)
    if len(networks) > 1:
        print("together", json.dumps(score(held_out, read_with(list(networks.values()), held_out, pieces, labels))))


if __name__ == "__main__":
    main()
