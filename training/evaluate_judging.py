"""Measure a network that judges on a part of the codes: develop as often as needed, test once.

    python -m training.evaluate_judging --work WORK --kept 'kept*.npz' --checkpoint judged --split develop

`--share` with `--hold-out` measures the articles that `judge --hold-out` kept apart; `--without` hides from a finished
network what an ablation leaves out in training.
"""

import argparse
import json
from pathlib import Path

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from training.distill import read_silver
from training.judge import ABLATIONS, Judger, by_kind, chance, is_article, read_units
from training.measure_judging import choose_thresholds, measure
from training.train import load_network


def load_units(work, kept, pieces, labels):
    """All units of a work folder, and what the network read before of their sentences."""
    silver = read_silver(str(work / kept), work / "judged_sentences.jsonl", {}, (), pieces, labels, 120)
    return read_units(work / "judged.jsonl", {item["id"]: item for item in silver})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--kept", default="kept*.npz")
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--split", default="develop")
    parser.add_argument("--hold-out", type=float, default=0, help="of the training articles, those kept apart")
    parser.add_argument("--without", nargs="*", default=(), choices=ABLATIONS)
    parser.add_argument("--thresholds", action="store_true", help="print the best thresholds of the frames")
    options = parser.parse_args()
    torch.set_num_threads(1)
    path = options.work / f"{options.checkpoint}.pt"
    pieces, labels, network = load_network(options.work, options.layers, path, judging=True)
    units = load_units(options.work, options.kept, pieces, labels)
    groups = {options.split: [u for u in units if u["split"] == options.split]}
    if options.hold_out:
        apart = [u for u in units if u["split"] == "train" and is_article(u) and chance(u) < options.hold_out]
        groups["held out"] = apart
    judge = Judger(network, labels, 0.0, 0.0, options.without)
    with sdpa_kernel(SDPBackend.MATH):
        for name, group in groups.items():
            for kind, part in by_kind(group).items():
                if part:
                    results = judge.predict_units(part)
                    print(name, kind, json.dumps(measure(results)), flush=True)
                    if options.thresholds and kind == "sentences":
                        print(choose_thresholds(results), flush=True)


if __name__ == "__main__":
    main()
