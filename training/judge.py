"""Step 10: teach the network that reads to judge as well, from codes, from teachers, and without unlearning to read.

    python -m training.judge --work WORK --treebank DIR --init shipped --taught judge1 judge2 --out judged --device cuda

Each step is a batch of coded units, one of units that only the teachers judged, and now and then treebank sentences.
All that is read is read as `--init` reads it, whole distributions. `--without` leaves something out, for ablations.
"""

import argparse
import json
import random
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from training.batching import collate, index_labels, make_batches, pad
from training.codes import SENTENCE_HEADS, WORD_HEADS
from training.losses import (
    SENTENCE_WIDTHS,
    WORD_WEIGHTS,
    WORD_WIDTHS,
    pointer_loss,
    reading_loss,
    sentence_loss,
    taught_loss,
    word_loss,
)
from training.measure import score
from training.measure_judging import choose_thresholds, measure
from training.pieces import UNKNOWN
from training.predict import predict
from training.prepare import read_gold
from training.train import Trainer, epochs, load_network, rate_at
from training.units import by_kind, chance, company, is_coded, read_units, unit_stream

ALONE = 0.15
PIECE_DROPOUT = 0.02
NAMES_MASKED = 0.15
ABLATIONS = ("context", "surroundings", "words", "reading", "taught", "swapped", "gold")


class Judge:
    """Runs a network that judges over units, as the package does: each sentence by itself, then its company."""

    def __init__(self, network, without=()):
        self.network, self.without = network, without

    def look(self, items, most=900):
        """Run the encoder over items in stretches of about equal length."""
        for places in make_batches([len(item["ids"]) for item in items], most):
            batch = [items[k] for k in places]
            ids, mask, first, last, real = collate(batch)
            seen = ids
            if self.network.training:
                seen = ids.masked_fill((torch.rand(ids.shape) < PIECE_DROPOUT) & (ids > UNKNOWN), UNKNOWN)
            with torch.autocast(ids.device.type, torch.bfloat16):
                chosen = self.network.chosen(seen, mask, first, last)
            yield places, batch, (ids, mask, first, last, real), chosen

    def hear(self, chosen, real):
        return self.network.judge([x.float() for x in chosen], real)

    def judge_all(self, vectors, items, places, alone=0.0):
        """The scores of sentences; now and then one is looked at without its company, as if alone."""
        none = torch.zeros_like(vectors[:1])
        table = torch.cat([vectors, none])
        keep = (torch.rand(len(items), 1) >= alone).float()
        if "context" in self.without:
            keep = keep * 0
        told, told_alone = (torch.tensor(np.array([i[name] for i in items])) for name in ("told", "told_alone"))
        told = told * keep + told_alone * (1 - keep)
        before, headline = (table[torch.tensor(place)] * keep for place in places)
        if "surroundings" in self.without:
            told = told * 0
        return self.network.judge.judge_sentences(vectors, before, headline, told)

    @torch.no_grad()
    def predict_units(self, units):
        """For each coded item of units, in order: the item and the scores of its sentence, words and pairs."""
        self.network.eval()
        results = []
        for unit in units:
            items = unit["items"]
            vectors, words = [None] * len(items), [None] * len(items)
            for places, batch, (*_, real), chosen in self.look(items, 2000):
                scores, pointers, found = self.hear(chosen, real)
                for row, (place, item) in enumerate(zip(places, batch, strict=True)):
                    n = len(item["first"]) - 1
                    vectors[place] = found[row]
                    heads = {name: values[row, :n].cpu() for name, values in self.network.judge.split(scores).items()}
                    words[place] = heads | {"pointers": pointers[row, :, :n, : n + 1].cpu()}
            judged = self.judge_all(torch.stack(vectors), items, company([items]))
            for k, item in enumerate(items):
                if item["codes"]:
                    results.append((item, {name: values[k].cpu() for name, values in judged.items()} | words[k]))
        self.network.train()
        return results


class Judger(Trainer):
    """A trainer of judging, of reading as a frozen network does, and of names in sentences where they were swapped."""

    def __init__(self, network, frozen, labels, options):
        super().__init__(network, labels, options.rate, options.head_rate)
        judge = list(network.judge.parameters())
        known = {id(p) for p in judge}
        reading = [p for p in self.parameters if id(p) not in known]
        self.frozen, self.options = frozen, options
        self.judge = Judge(network, options.without)
        self.optimiser = torch.optim.AdamW(
            [{"params": reading}, {"params": judge}], lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )

    def read_too(self, pieces, chosen):
        """The loss of reading these sentences otherwise than the frozen network."""
        *given, real = pieces
        with torch.autocast(real.device.type, torch.bfloat16):
            with torch.no_grad():
                told = self.frozen.read(self.frozen.chosen(*given), names=True)
            read = self.network.read(chosen, names=True)
            weights = self.weights[""]
            return reading_loss((self.network, read), (self.frozen, told), real, weights, self.running)

    def judge_loss(self, units, taught=None):
        """The losses of a list of units, judged and read; against `taught` probabilities where they are given."""
        items = [item for unit in units for item in unit]
        vectors, total = [None] * len(items), 0
        for places, batch, pieces, chosen in self.judge.look(items, self.options.run):
            share = len(batch) / len(items)
            if "reading" not in self.options.without and random.random() < self.options.read:
                total = total + self.options.reading * share * self.read_too(pieces, chosen)
            real = pieces[-1]
            scores, pointers, found = self.judge.hear(chosen, real)
            heads = self.network.judge.split(scores)
            if "words" not in self.options.without:
                if taught:
                    row, word = real.nonzero(as_tuple=True)
                    heads = {name: values[row, word] for name, values in heads.items()}
                    words = taught_loss(heads, taught.words(batch), self.running, WORD_WEIGHTS)
                else:
                    words = word_loss(batch, heads, self.running) + pointer_loss(batch, pointers, self.running)
                total = total + share * words
            for place, vector in zip(places, found, strict=True):
                vectors[place] = vector
        judged = self.judge.judge_all(torch.stack(vectors), items, company(units), alone=ALONE)
        if taught:
            return total + taught_loss(judged, taught.sentences(items), self.running)
        return total + sentence_loss(items, judged, self.running)

    def name_loss(self, batch):
        """The loss of names, and of reading, in sentences whose names were swapped for others; some are masked."""
        pieces = collate(batch)
        ids, mask, first, last, real = pieces
        names = pad([item["names"] for item in batch], real.shape[1], 0)
        masked = (torch.rand(names.shape) < NAMES_MASKED) & (names > 0)
        inside = torch.zeros_like(ids)
        row, word = masked.nonzero(as_tuple=True)
        inside[row, first[row, word + 1]] = 1
        inside[row, last[row, word + 1]] = 1
        with torch.autocast(ids.device.type, torch.bfloat16):
            chosen = self.network.chosen(ids.masked_fill(inside.bool(), UNKNOWN), mask, first, last)
            scores = self.network.name_layer(self.network.words(chosen)[2][:, 1:])
        loss = torch.nn.functional.cross_entropy(scores[real].float(), names[real])
        self.running["swapped"] += loss.detach()
        return loss + self.options.reading * self.read_too(pieces, chosen)


class Taught:
    """The mean of what teachers judged, by sentence."""

    def __init__(self, paths):
        files = [np.load(path) for path in paths]
        self.rows = {int(place): k for k, place in enumerate(files[0]["place"])}
        self.of_sentences = sum(file["sentences"].astype(np.float32) for file in files) / len(files)
        self.of_words = sum(file["words"].astype(np.float32) for file in files) / len(files)
        self.begins = np.concatenate([[0], np.cumsum(files[0]["length"])])

    def knows(self, unit):
        return all(item["place"] in self.rows for item in unit["items"])

    def sentences(self, items):
        values = torch.tensor(self.of_sentences[[self.rows[item["place"]] for item in items]])
        return dict(zip(SENTENCE_HEADS, values.split(SENTENCE_WIDTHS, -1), strict=True))

    def words(self, batch):
        rows = [self.rows[item["place"]] for item in batch]
        values = np.concatenate([self.of_words[self.begins[k] : self.begins[k + 1]] for k in rows])
        return dict(zip(WORD_HEADS, torch.tensor(values).split(WORD_WIDTHS, -1), strict=True))


def settle(network, results):
    """Move the scores of the frames so that a half is where their F1 is best on measured sentences."""
    thresholds = choose_thresholds(results)
    with torch.no_grad():
        network.judge.sentence["frames"].bias -= torch.tensor(thresholds)
    return thresholds


def endless(most, data, generator):
    while True:
        for places in make_batches([len(item["ids"]) for item in data], most, generator):
            yield [data[k] for k in places]


def train(trainer, options, streams, generator):
    """Train for so many steps, or until the time is up."""
    start, step, progress = time.time(), 0, 0.0
    network = trainer.network
    while progress < 1:
        trainer.judge_loss(next(streams["coded"])).backward()
        if "news" in streams and generator.random() < options.news:
            units, taught = next(streams["news"])
            trainer.judge_loss(units, taught).backward()
        with torch.autocast(next(network.parameters()).device.type, torch.bfloat16):
            if "gold" in streams and generator.random() < options.gold:
                (options.gold_weight * trainer.loss(next(streams["gold"]))).backward()
        if "swapped" in streams and generator.random() < options.swapped:
            (0.5 * trainer.name_loss(next(streams["swapped"]))).backward()
        step += 1
        progress = max(step / options.steps, (time.time() - start) / (60 * options.minutes))
        trainer.update(rate_at(progress))
        if step % 50 == 0:
            shown = {name: round(float(value) / 50, 3) for name, value in trainer.running.items()}
            print(f"{step} {progress:.3f} {time.time() - start:.0f}s", shown, flush=True)
            trainer.running.clear()


def read_swapped(path):
    """Sentences with other names, as `swap_names` wrote them."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--init", default="shipped", help="checkpoint in WORK: the network that reads")
    parser.add_argument("--go-on", help="checkpoint in WORK of an earlier run, to go on from")
    parser.add_argument("--taught", nargs="*", default=(), help="what teachers judged, in WORK")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--minutes", type=float, default=1e9, help="end then, if that is earlier")
    parser.add_argument("--batch", type=int, default=3000, help="word pieces of each part of a step")
    parser.add_argument("--run", type=int, default=6000, help="padded word pieces of one run of the network")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--reading", type=float, default=1.0, help="the weight of reading as before")
    parser.add_argument("--read", type=float, default=1.0, help="how often it is asked; less is faster")
    parser.add_argument("--news", type=float, default=1.0, help="how often units that only teachers judged come")
    parser.add_argument("--gold", type=float, default=0.3, help="how often the treebank comes")
    parser.add_argument("--gold-weight", type=float, default=0.5)
    parser.add_argument("--swapped", type=float, default=0.3, help="how often sentences with swapped names come")
    parser.add_argument("--still", type=int, default=0, help="the lowest layers, which do not learn; more is faster")
    parser.add_argument("--dropout", type=float, default=0.6, help="all dropout of the reading, times this")
    parser.add_argument("--share", type=float, default=1, help="of the coded units to train on, for a learning curve")
    parser.add_argument("--without", nargs="*", default=(), choices=ABLATIONS)
    parser.add_argument("--everything", action="store_true", help="the treebank's held-out sentences too")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    generator = random.Random(options.seed)
    checkpoint = options.work / f"{options.init}.pt"
    begin = options.work / f"{options.go_on}.pt" if options.go_on else checkpoint
    pieces, labels, network = load_network(options.work, options.layers, begin, judging=True)
    _, _, frozen = load_network(options.work, options.layers, checkpoint, judging=True)
    torch.set_default_device(options.device)
    network, frozen = network.to(options.device), frozen.to(options.device).eval()
    if options.still:
        encoder = network.encoder
        for module in (encoder.position, encoder.norm, *encoder.layers[: options.still]):
            module.requires_grad_(requires_grad=False)
    units = read_units(options.work / "units.npz")
    learned = [u for u in units if u["split"] == "train" and is_coded(u) and chance(u) < options.share]
    measured = by_kind([u for u in units if u["split"] == "develop"])
    for name, group in (("train", by_kind(learned)), ("measure", measured)):
        counts = {kind: sum(bool(i["codes"]) for u in us for i in u["items"]) for kind, us in group.items()}
        print(name, counts, flush=True)
    streams = {"coded": unit_stream(learned, options.batch, generator)}
    if options.taught and "taught" not in options.without:
        taught = Taught([options.work / f"{name}.npz" for name in options.taught])
        known = [u for u in units if u["split"] in ("news", "train") and taught.knows(u)]
        streams["news"] = ((units, taught) for units in unit_stream(known, options.batch, generator))
    gold = read_gold(options.treebank, hold_out=not options.everything)
    if "gold" not in options.without:
        streams["gold"] = epochs(gold, pieces, index_labels(labels), options.batch // 2, generator, lambda: 0)
    swapped = read_swapped(options.work / "swapped.jsonl")
    if swapped and "swapped" not in options.without:
        streams["swapped"] = endless(options.batch, swapped, generator)
    trainer = Judger(network, frozen, labels, options)
    for name, module in network.named_modules():
        if isinstance(module, torch.nn.Dropout) and not name.startswith("judge."):
            module.p *= options.dropout
    network.train()
    # The flash kernel of a processor is slow for sentences, backwards above all.
    with sdpa_kernel(SDPBackend.MATH) if options.device == "cpu" else nullcontext():
        train(trainer, options, streams, generator)
    if measured["sentences"]:
        print("thresholds", settle(network, trainer.judge.predict_units(measured["sentences"])))
    torch.save({k: v.half().cpu() for k, v in network.state_dict().items()}, options.work / f"{options.out}.pt")
    for kind, group in measured.items():
        print(kind, json.dumps(measure(trainer.judge.predict_units(group))), flush=True)
    torch.set_default_device("cpu")
    print(json.dumps(score(gold["held_out"], predict(network.cpu().eval(), gold["held_out"], pieces, labels))))


if __name__ == "__main__":
    main()
