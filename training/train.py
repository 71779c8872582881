"""Step 2: train a teacher on the treebanks.

    python -m training.train --work WORK --treebank DIR --out teacher1 --layers 12 --seed 1

The mix of old- and current-style sentences moves to current style alone (`--old-until`). A run is a number of
pieces; with `--minutes` it ends, learning rate and mix included, at that time if that is earlier (then a
second run differs slightly).
"""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional

from training.batching import IGNORED, MAX_WORDS, collate, encode, index_labels, make_batches, pad
from training.codes import JUDGED
from training.encoder import WeightFile, build_encoder, find_weights
from training.measure import score
from training.network import Parser
from training.pieces import UNKNOWN, load_pieces
from training.predict import predict
from training.prepare import read_gold
from training.treebank import vary

RELATION_WEIGHTS = {
    "ccomp": 1.6,
    "parataxis": 1.5,
    "acl:relcl": 1.6,
    "advcl": 1.4,
    "appos": 1.3,
    "obl:agent": 1.3,
    "nsubj:pass": 1.3,
    "csubj": 1.4,
    "xcomp": 1.2,
    "acl": 1.2,
}
TAG_WEIGHTS = {"upos": 1.0, "old_upos": 0.7, "feats": 0.7, "xpos": 0.4, "lemma": 1.0}
PIECE_DROPOUT = 0.04


def load_network(work, n_layers, checkpoint=None, dropout=0.1, judging=False):
    """The pieces, label lists and network of a work folder, from the encoder's weights or a checkpoint.

    With `judging` the network has the layers that judge as well; a checkpoint without them leaves them as they begin.
    """
    pieces, rows = load_pieces(Path(work) / "pieces.json")
    labels = json.loads((Path(work) / "labels.json").read_text(encoding="utf-8"))
    if judging:
        labels |= JUDGED
    network = Parser(build_encoder(WeightFile(find_weights()), rows, n_layers, dropout), labels)
    if checkpoint:
        state = torch.load(checkpoint, map_location=torch.get_default_device())
        missing, unexpected = network.load_state_dict(state, strict=not judging)
        if unexpected or any(not name.startswith("judge.") for name in missing):
            raise ValueError(f"{checkpoint}: {unexpected or missing} does not fit the network")
    network.encoder.word.weight.requires_grad = False
    return pieces, labels, network


class Trainer:
    """The loss of a batch, the two learning rates, and one step."""

    def __init__(self, network, labels, encoder_rate, head_rate):
        self.network, self.labels = network, labels
        encoder = [p for p in network.encoder.parameters() if p.requires_grad]
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        self.parameters, self.rates = encoder + heads, (encoder_rate, head_rate)
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder}, {"params": heads}], lr=encoder_rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self.weights = {
            style: torch.tensor([RELATION_WEIGHTS.get(name, 1.0) for name in labels.get(f"{style}deprel", ())])
            for style in ("", "old_")
        }
        self.running = Counter()

    def loss(self, batch):
        """The sum of the losses of tags, arcs and labels on gold sentences of one style."""
        old = batch[0]["old"]
        ids, mask, first, last, real = collate(batch)
        ids = ids.masked_fill((torch.rand(ids.shape) < PIECE_DROPOUT) & (ids > UNKNOWN), UNKNOWN)
        scores, arcs, dependents, heads = self.network(ids, mask, first, last, old=old)
        width = real.shape[1]
        total = 0
        for name, values in scores.items():
            target = pad([item["targets"][name] for item in batch], width)
            loss = functional.cross_entropy(
                values.flatten(0, 1), target.flatten(), ignore_index=IGNORED, label_smoothing=0.03
            )
            self.running[name] += loss.detach()
            total = total + TAG_WEIGHTS[name] * loss
        gold_heads = pad([item["heads"] for item in batch], width)
        gold_labels = pad([item["labels"] for item in batch], width)
        arcs = arcs.masked_fill(~torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :], -1e4)
        weight = self.weights["old_" if old else ""][gold_labels.clamp(min=0)] * real
        loss = functional.cross_entropy(arcs.transpose(1, 2), gold_heads, ignore_index=IGNORED, reduction="none")
        arc_loss = (loss * weight).sum() / weight.sum()
        row, word = real.nonzero(as_tuple=True)
        tree = self.network.old_tree if old else self.network.tree
        values = tree.labels(dependents[row, word], heads[row, gold_heads[row, word]])
        label_loss = functional.cross_entropy(
            values,
            gold_labels[row, word],
            ignore_index=IGNORED,
            weight=self.weights["old_" if old else ""],
            label_smoothing=0.02,
        )
        self.running["arc"] += arc_loss.detach()
        self.running["label"] += label_loss.detach()
        return total + arc_loss + label_loss

    def step(self, loss, rate):
        """One update by the gradient of a loss."""
        loss.backward()
        self.update(rate)

    def update(self, rate):
        """One update by the gradients at hand; `rate` scales both learning rates."""
        torch.nn.utils.clip_grad_norm_(self.parameters, 2.0)
        for group, base in zip(self.optimiser.param_groups, self.rates, strict=False):
            group["lr"] = base * rate
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)


def rate_at(progress, warm_up=0.05):
    """The learning rate: a linear rise, then a linear fall to 2%."""
    return min(progress / warm_up + 0.02, 1.0, max(0.02, (1 - progress) / (1 - warm_up)))


def epochs(gold, pieces, index, max_pieces, generator, old_share):
    """Endless shuffled batches of encoded gold sentences, the longest left out, each epoch varied afresh, Alpino twice.

    `old_share()` adds old style.
    """
    gold = {name: [s for s in sentences if len(s) <= MAX_WORDS] for name, sentences in gold.items()}
    while True:
        chosen = gold["lassy"] + 2 * gold["alpino"]
        data = [encode(vary(s, generator), pieces, index) for s in chosen]
        old = generator.sample(gold["old"], int(old_share() * len(gold["old"])))
        batches = []
        for group in (data, [encode(s, pieces, index) for s in old]):
            for batch in make_batches([len(x["ids"]) for x in group], max_pieces, generator):
                batches.append([group[i] for i in batch])
        generator.shuffle(batches)
        yield from batches


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--out", required=True, help="name of the checkpoint in WORK")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=1_400_000, help="length of the run in word pieces")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--batch", type=int, default=1200, help="word pieces a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--old", type=float, default=0.5, help="share of the old-style sentences in an early epoch")
    parser.add_argument("--old-until", type=float, default=0.3, help="part of the run with old-style sentences")
    parser.add_argument("--everything", action="store_true", help="train on the held-out sentences too")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--init", help="checkpoint in WORK to go on from")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    generator = random.Random(options.seed)
    gold = read_gold(options.treebank, hold_out=not options.everything)
    checkpoint = Path(options.work) / f"{options.init}.pt" if options.init else None
    pieces, labels, network = load_network(options.work, options.layers, checkpoint)
    trainer = Trainer(network, labels, options.rate, options.head_rate)
    start, seen, progress, steps = time.time(), 0, 0.0, 0
    stream = epochs(
        gold,
        pieces,
        index_labels(labels),
        options.batch,
        generator,
        lambda: options.old if progress < options.old_until else 0,
    )
    network.train()
    path = Path(options.work) / f"{options.out}.pt"
    while progress < 1:
        batch = next(stream)
        trainer.step(trainer.loss(batch), rate_at(progress))
        seen += sum(len(item["ids"]) for item in batch)
        elapsed = time.time() - start
        progress = max(seen / options.pieces, elapsed / (60 * options.minutes))
        steps += 1
        if steps % 25 == 0:
            print(
                f"{progress:.3f} {elapsed:.0f}s {seen / elapsed:.0f} pieces/s",
                {name: round(float(value) / 25, 3) for name, value in trainer.running.items()},
                flush=True,
            )
            trainer.running.clear()
        if steps % 200 == 0:
            torch.save(network.state_dict(), path)
    torch.save(network.state_dict(), path)
    print(json.dumps(score(gold["held_out"], predict(network, gold["held_out"], pieces, labels)), indent=1))


if __name__ == "__main__":
    main()
