"""Step 9: a teacher of judging: twelve layers, and the sentence is seen with its headline and its neighbours.

    python -m training.teach --work WORK --out judge1 --seed 1 --device cuda

It learns from the codes of the part for training, measures itself on the part for development, and then judges all
that is not for testing: `WORK/judge1.npz` has the probabilities of every head, for `judge` to learn from.
"""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from training.batching import collate, make_batches
from training.codes import SENTENCE_HEADS, WORD_HEADS
from training.losses import chances, pointer_loss, sentence_loss, word_loss
from training.measure_judging import measure
from training.pieces import EOS, UNKNOWN
from training.train import load_network, rate_at
from training.units import by_kind, chance, follows, read_units

PIECE_DROPOUT = 0.06
LONGEST = 400
ALONE = 0.1


def with_company(items, place, alone=False):
    """An item whose pieces are followed by those of the headline, the two sentences before it and the one after."""
    item = items[place]
    ids = item["ids"].tolist()
    around = [
        items[0] if item["number"] > 0 and items[0]["number"] == 0 else None,
        items[place - 1] if place > 0 and follows(item, items[place - 1]) else None,
        items[place - 2] if place > 1 and item["number"] == items[place - 2]["number"] + 2 else None,
        items[place + 1] if place + 1 < len(items) and follows(items[place + 1], item) else None,
    ]
    for other in around:
        inside = [] if other is None or alone else other["ids"][1:-1].tolist()
        ids += [*(inside if len(ids) + len(inside) < LONGEST else []), EOS]
    return item | {"ids": ids, "told": item["told_alone"] if alone else item["told"]}


def examples(units, wanted=lambda item: item["codes"]):
    return [(unit["items"], k) for unit in units for k, item in enumerate(unit["items"]) if wanted(item)]


class Teacher:
    """A network that judges a sentence in its company."""

    def __init__(self, network, options):
        self.network, self.options, self.running = network, options, Counter()
        encoder = [p for p in network.encoder.parameters() if p.requires_grad]
        judge = list(network.judge.parameters())
        self.parameters, self.rates = encoder + judge, (options.rate, options.head_rate)
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder}, {"params": judge}], lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )

    def judge(self, batch):
        """Scores of sentences by head, of words by head, of pairs."""
        ids, mask, first, last, real = collate(batch)
        if self.network.training:
            ids = ids.masked_fill((torch.rand(ids.shape) < PIECE_DROPOUT) & (ids > UNKNOWN), UNKNOWN)
        with torch.autocast(ids.device.type, torch.bfloat16):
            chosen = self.network.chosen(ids, mask, first, last)
        scores, pointers, vectors = self.network.judge([x.float() for x in chosen], real)
        none = torch.zeros_like(vectors)
        told = torch.tensor(np.array([item["told"] for item in batch]))
        return self.network.judge.judge_sentences(vectors, none, none, told), self.network.judge.split(scores), pointers

    def train(self, pairs, generator):
        options, start, steps = self.options, time.time(), 0
        total, seen, progress = options.epochs * len(pairs), 0, 0.0
        self.network.train()
        while progress < 1:
            data = [with_company(items, k, generator.random() < ALONE) for items, k in pairs]
            for places in make_batches([len(item["ids"]) for item in data], options.batch, generator):
                batch = [data[k] for k in places]
                judged, heads, pointers = self.judge(batch)
                loss = sentence_loss(batch, judged, self.running)
                loss = loss + word_loss(batch, heads, self.running) + pointer_loss(batch, pointers, self.running)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.parameters, 2.0)
                seen += len(batch)
                progress = max(seen / total, (time.time() - start) / (60 * options.minutes))
                for group, base in zip(self.optimiser.param_groups, self.rates, strict=True):
                    group["lr"] = base * rate_at(progress, 0.1)
                self.optimiser.step()
                self.optimiser.zero_grad(set_to_none=True)
                steps += 1
                if steps % 200 == 0:
                    shown = {name: round(float(value) / 200, 3) for name, value in self.running.items()}
                    print(f"{seen / len(pairs):.2f} {progress:.3f} {time.time() - start:.0f}s", shown, flush=True)
                    self.running.clear()
                if progress >= 1:
                    break

    @torch.no_grad()
    def predict(self, pairs):
        """For each pair of a unit's items and a place, in order, the scores of its sentence, words and pairs."""
        self.network.eval()
        data = [with_company(items, k) for items, k in pairs]
        results = [None] * len(data)
        for places in make_batches([len(item["ids"]) for item in data], 4 * self.options.batch):
            batch = [data[k] for k in places]
            judged, heads, pointers = self.judge(batch)
            judged, heads = ({n: v.float().cpu().numpy() for n, v in each.items()} for each in (judged, heads))
            coded = any(item["codes"] for item in batch)
            pointers = pointers.float().cpu().numpy() if coded else None
            for row, place in enumerate(places):
                n = len(batch[row]["first"]) - 1
                results[place] = (
                    {name: values[row] for name, values in judged.items()}
                    | {name: values[row, :n] for name, values in heads.items()}
                    | ({"pointers": pointers[row, :, :n, : n + 1]} if coded else {})
                )
        return results


def report(name, pairs, results):
    found = [(items[k], scores) for (items, k), scores in zip(pairs, results, strict=True)]
    print(name, json.dumps(measure(found)), flush=True)


def stacked(names, rows):
    """What scores say, as probabilities, one row under another, the heads beside each other."""
    columns = [chances(name, torch.from_numpy(np.concatenate([row[name] for row in rows]))) for name in names]
    return torch.cat([column.cpu() for column in columns], -1).numpy().astype(np.float16)


def save_judged(path, pairs, results):
    """Write probabilities: a row a sentence with its place in the file of units, and a row a word."""
    np.savez(
        path,
        place=np.array([items[k]["place"] for items, k in pairs]),
        sentences=stacked(SENTENCE_HEADS, [{n: r[n][None] for n in SENTENCE_HEADS} for r in results]),
        length=np.array([len(items[k]["first"]) - 1 for items, k in pairs]),
        words=stacked(WORD_HEADS, results),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", help="checkpoint in WORK; without, the encoder as it comes")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--minutes", type=float, default=1e9, help="end then, if that is earlier")
    parser.add_argument("--batch", type=int, default=6000, help="word pieces a step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--share", type=float, default=1, help="of the units to train on, for a learning curve")
    parser.add_argument("--no-news", action="store_true", help="only measure, do not judge what was not coded")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)
    checkpoint = options.work / f"{options.init}.pt" if options.init else None
    _, _, network = load_network(options.work, options.layers, checkpoint, judging=True)
    network.encoder.word.weight.requires_grad = True
    torch.set_default_device(options.device)
    units = [unit for unit in read_units(options.work / "units.npz") if unit["split"] != "test"]
    learned = examples([u for u in units if u["split"] == "train" and chance(u) < options.share])
    teacher = Teacher(network.to(options.device), options)
    print(len(learned), "examples", flush=True)
    teacher.train(learned, generator)
    for kind, group in by_kind([u for u in units if u["split"] == "develop"]).items():
        pairs = examples(group)
        report(kind, pairs, teacher.predict(pairs))
    if not options.no_news:
        pairs = examples(units, lambda item: True)
        save_judged(options.work / f"{options.out}.npz", pairs, teacher.predict(pairs))


if __name__ == "__main__":
    main()
