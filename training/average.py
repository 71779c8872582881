"""The weighted mean of checkpoints of one run of training, and the thresholds of its frames set again.

    python -m training.average --work WORK --checkpoints second=0.6 first=0.4 --out judged

The mean of weights along a run is mostly as good as the best of them, and steadier (Izmailov et al. 2018, Averaging
Weights Leads to Wider Optima and Better Generalization).
"""

import argparse
from pathlib import Path

import torch

from training.judge import Judge, settle
from training.train import load_network
from training.units import by_kind, read_units


def average(states, shares):
    """The mean of states of one form, each by its share; shares are made to add up to one."""
    total = sum(shares)
    return {
        name: sum(state[name].float() * (share / total) for state, share in zip(states, shares, strict=True))
        for name in states[0]
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--checkpoints", nargs="+", required=True, help="NAME=SHARE of checkpoints in WORK")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=6)
    options = parser.parse_args()
    torch.set_num_threads(1)
    names, shares = zip(*(given.rsplit("=", 1) for given in options.checkpoints), strict=True)
    paths = [options.work / f"{name}.pt" for name in names]
    states = [torch.load(path, map_location="cpu") for path in paths]
    _, _, network = load_network(options.work, options.layers, paths[0], judging=True)
    network.load_state_dict(average(states, [float(share) for share in shares]))
    network.eval()
    units = [unit for unit in read_units(options.work / "units.npz") if unit["split"] == "develop"]
    print("thresholds", settle(network, Judge(network).predict_units(by_kind(units)["sentences"])))
    state = {name: value.half() for name, value in network.state_dict().items()}
    torch.save(state, options.work / f"{options.out}.pt")


if __name__ == "__main__":
    main()
