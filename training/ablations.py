"""What a sentence's company and learning its heads together bring, with the network itself as it is.

    python -m training.ablations --work WORK --model analysis/model

The shipped network makes the vector of every coded sentence of `WORK/judged.jsonl` (step 7), once; they are kept in
`WORK/vectors.npz`. On those of the part `train` the layers that judge a sentence (`judging`) are trained anew, as they
are, without a part of what they are told, and each head by itself; the part `develop` measures them. A border of a
frame is chosen on the articles of one half of `develop` for those of the other. Printed is a line a setting: the mean
over seeds, and by how much seeds differ (the standard deviation).

The layers below do not learn, and learned with everything, these codes included: so this says what the parts add to
what the vector of a sentence already has, not what a network would be that had never had them.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from analysis.dutch.judge import hear
from analysis.dutch.neural import load_network, score_sentences
from analysis.dutch.surroundings import surroundings
from training.batching import MAX_WORDS
from training.codes import JUDGED, SENTENCE_HEADS, WORD_HEADS
from training.judging import Judge
from training.losses import sentence_loss
from training.measure_judging import (
    choose_thresholds,
    measure_frames,
    measure_scale,
    measure_sourced,
    measure_tone,
)
from training.targets import sentence_targets
from training.train import rate_at
from training.units import company

#: What is left out: of what a sentence is told, and the heads that are not learned.
TOLD = ("before", "headline", "surroundings")
SETTINGS = {
    "all": ((), SENTENCE_HEADS),
    "without the sentence before": (("before",), SENTENCE_HEADS),
    "without the headline": (("headline",), SENTENCE_HEADS),
    "without the surroundings": (("surroundings",), SENTENCE_HEADS),
    "the sentence alone": (TOLD, SENTENCE_HEADS),
    **{f"{name} by itself": ((), (name,)) for name in SENTENCE_HEADS},
}
BATCH, STEPS, RATE = 256, 1500, 1e-3


def read_vectors(units, network, kept):
    """The vectors of the sentences of units, in order; kept in a file from the first time on."""
    if not kept.exists():
        sentences = [(s["tokens"], [True, *s["spaces"][:-1]]) for unit in units for s in unit["sentences"]]
        vectors = [hear(scores).vector for scores in score_sentences(network, sentences)]
        np.savez_compressed(kept, vectors=np.array(vectors, np.float32))
    return np.load(kept)["vectors"]


def read_units(path):
    """Articles with coded frames of the parts that are learned from and measured on, without overlong sentences."""
    with path.open(encoding="utf-8") as lines:
        units = [json.loads(line) for line in lines]
    units = [u for u in units if u["split"] in ("train", "develop") and len(u["sentences"]) > 1]
    for unit in units:
        rows = [(s["tokens"], s["paragraph"]) for s in unit["sentences"]]
        told = surroundings(*map(list, zip(*rows, strict=True)))
        for number, (sentence, row) in enumerate(zip(unit["sentences"], told, strict=True)):
            sentence |= {"number": number, "told": row}
            if sentence["codes"]:
                sentence["judged"] = sentence_targets(sentence["codes"])
        unit["sentences"] = [s for s in unit["sentences"] if len(s["tokens"]) <= MAX_WORDS]
    return units


class Told:
    """All that the layers are told of each sentence, of all articles one after another, and its codes."""

    def __init__(self, units, vectors):
        padded = torch.from_numpy(np.concatenate([vectors, np.zeros_like(vectors[:1])]))
        self.items = [sentence for unit in units for sentence in unit["sentences"]]
        before, headline = company([unit["sentences"] for unit in units])
        self.own, self.before, self.headline = padded[:-1], padded[before], padded[headline]
        self.surroundings = torch.tensor([sentence["told"] for sentence in self.items])
        self.places = {"train": [], "first": [], "second": []}
        place = articles = 0
        for unit in units:
            articles += unit["split"] == "develop"
            part = unit["split"] if unit["split"] == "train" else ("first", "second")[articles % 2]
            coded = [k for k, sentence in enumerate(unit["sentences"], place) if sentence["codes"]]
            self.places[part] += coded
            place += len(unit["sentences"])

    def judge(self, layers, places, without):
        """The scores of some sentences by head."""
        company = [
            torch.zeros_like(values[places]) if name in without else values[places]
            for name, values in zip(TOLD, (self.before, self.headline, self.surroundings), strict=True)
        ]
        return layers.judge_sentences(self.own[places], *company)


def learn(told, without, heads, seed):
    """Layers that judge sentences, trained on the part `train` for these heads alone."""
    torch.manual_seed(seed)
    layers = Judge(JUDGED, 1, told.own.shape[1] - sum(len(JUDGED[name]) for name in WORD_HEADS))
    optimiser = torch.optim.AdamW([*layers.fused.parameters(), *layers.sentence.parameters()], weight_decay=0.01)
    rows = [
        item | {"judged": {name: item["judged"][name] for name in heads if name in item["judged"]}}
        if item["codes"]
        else item
        for item in told.items
    ]
    places = torch.tensor(told.places["train"])
    for step in range(STEPS):
        if step * BATCH % len(places) < BATCH:
            places = places[torch.randperm(len(places))]
        begin = step * BATCH % len(places)
        chosen = places[begin : begin + BATCH]
        for group in optimiser.param_groups:
            group["lr"] = RATE * rate_at(step / STEPS)
        optimiser.zero_grad()
        sentence_loss([rows[k] for k in chosen.tolist()], told.judge(layers, chosen, without), Counter()).backward()
        optimiser.step()
    return layers.eval()


@torch.no_grad()
def results_of(told, layers, without, part):
    """Of each coded sentence of a part: what is coded, and the scores of its heads."""
    scores = told.judge(layers, told.places[part], without)
    items = [told.items[k] for k in told.places[part]]
    return [(item, {name: values[row] for name, values in scores.items()}) for row, item in enumerate(items)]


def measure(told, layers, without, heads):
    """The numbers of the heads on the part `develop`, borders of frames chosen on one half for the other."""
    halves = [results_of(told, layers, without, part) for part in ("first", "second")]
    if "frames" in heads:
        borders = [torch.tensor(choose_thresholds(half)) for half in reversed(halves)]
        for half, border in zip(halves, borders, strict=True):
            for _, scores in half:
                scores["frames"] = scores["frames"] - border
    results = [result for half in halves for result in half]
    found = {}
    if "tone" in heads:
        tone = measure_tone(results)
        found |= {"tone accuracy": tone["accuracy"], "tone α": tone["alpha"]}
    if "frames" in heads:
        found["frames F1"] = measure_frames(results)["mean"]
    if "attribution" in heads:
        found["attribution F1"] = measure_sourced(results)[0]
    if "commitment" in heads:
        found["commitment accuracy"] = measure_scale(results, "commitment")["accuracy"]
    return found


def main():
    """Print a line a setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    units = read_units(options.work / "judged.jsonl")
    told = Told(units, read_vectors(units, load_network(options.model), options.work / "vectors.npz"))
    print({part: len(places) for part, places in told.places.items()}, flush=True)
    for name, (without, heads) in SETTINGS.items():
        runs = [measure(told, learn(told, without, heads, seed), without, heads) for seed in range(options.seeds)]
        means = {key: np.array([run[key] for run in runs]) for key in runs[0]}
        print(f"{name:<28}", *(f"{key} {v.mean():.3f} ±{v.std():.3f}" for key, v in means.items()), flush=True)


if __name__ == "__main__":
    main()
