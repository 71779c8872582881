"""Measure a network that judges on a part of the codes: develop as often as needed, test once.

    python -m training.evaluate_judging --work WORK --checkpoint judged --split develop

`--without` hides from a finished network what an ablation leaves out in training.
"""

import argparse
import json
from pathlib import Path

import torch

from training.judge import ABLATIONS, Judge
from training.measure_judging import measure
from training.train import load_network
from training.units import by_kind, read_units


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--split", default="develop")
    parser.add_argument("--without", nargs="*", default=(), choices=ABLATIONS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    path = options.work / f"{options.checkpoint}.pt"
    _, _, network = load_network(options.work, options.layers, path, judging=True)
    units = [unit for unit in read_units(options.work / "units.npz") if unit["split"] == options.split]
    for kind, part in by_kind(units).items():
        if part:
            print(kind, json.dumps(measure(Judge(network, options.without).predict_units(part))), flush=True)


if __name__ == "__main__":
    main()
