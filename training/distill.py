"""Step 4: train the student on what the teachers said of the news (soft targets), the treebanks and names.

    python -m training.distill --work WORK --treebank DIR --sentences sentences.jsonl --silver 'silver*.npz'
    --names train.jsonl \\
        --init teacher1 --out student --layers 6 --world 2 --rank 0    # and another with --rank 1

The processes train one network: each takes its own batches, gradients are averaged. `--init` goes on from a
checkpoint; `--gold-early` and `--gold-late` are the shares of treebank batches in the first 70% and the rest
of the run.
"""

import argparse
import glob
import json
import random
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as distributed
import torch.nn.functional as functional

from analysis.dutch.lemmas import find_lemma
from training.batching import IGNORED, collate, encode, index_labels, make_batches, pad
from training.label_news import KEPT, to_sentence
from training.lemma_scripts import make_script
from training.measure import score
from training.network import TAGS
from training.pieces import UNKNOWN
from training.predict import predict
from training.prepare import read_gold
from training.train import PIECE_DROPOUT, TAG_WEIGHTS, Trainer, epochs, load_network, rate_at

NAME_WEIGHT = 1.0
HAND_TIMES = 4
LONGEST = 60


def news_lemmas(words, arrays, place, labels, index):
    """The numbers of the scripts of the lemmas that the package's rules choose from the teachers' guesses."""
    numbers = []
    for k, word in enumerate(words, place):
        guesses = tuple(labels["lemma"][number] for number in arrays["lemma"][k])
        lemma = find_lemma(word, labels["upos"][arrays["upos"][k, 0]], labels["feats"][arrays["feats"][k, 0]], guesses)
        numbers.append(index["lemma"].get(make_script(word, lemma), IGNORED))
    return numbers


def read_silver(pattern, sentences, names, hand, pieces, labels):
    """Encoded news sentences with the teachers' distributions, and name tags by sentence id where there are some.

    Those whose names were tagged by hand, the ids `hand`, come several times an epoch.
    """
    index = index_labels(labels)
    rows = {}
    for line in Path(sentences).open(encoding="utf-8"):
        row = json.loads(line)
        rows[row["id"]] = row
    data = []
    for path in sorted(glob.glob(pattern)):
        arrays = dict(np.load(path))
        word = cell = 0
        for i, n in zip(arrays["id"], arrays["length"].astype(int), strict=False):
            row = rows[str(i)]
            item = encode(to_sentence(row), pieces)
            item["arc"] = arrays["arc"][cell : cell + n * (n + 1)].reshape(n, n + 1)
            item["head"] = arrays["head"][word : word + n]
            for name in KEPT:
                item[name] = arrays[name][word : word + n]
                item[name + "_p"] = arrays[name + "_p"][word : word + n]
            item["lemmas"] = news_lemmas(row["tokens"], arrays, word, labels, index)
            item["names"] = names.get(str(i))
            word, cell = word + n, cell + n * (n + 1)
            if n <= LONGEST:
                data += [item] * (HAND_TIMES if str(i) in hand else 1)
    return data


def read_names(path, index):
    """Name tags by sentence id; a tag the network does not know, and `?`, is ignored."""
    names = {}
    for line in Path(path).open(encoding="utf-8") if path else ():
        row = json.loads(line)
        names[row["id"]] = [index.get(tag, IGNORED) for tag in row["tags"]]
    return names


class Distiller(Trainer):
    """A trainer with a loss for soft targets and names."""

    def soft_loss(self, batch):
        """Cross entropy against the teachers' distributions."""
        ids, mask, first, last, real = collate(batch)
        ids = ids.masked_fill((torch.rand(ids.shape) < PIECE_DROPOUT) & (ids > UNKNOWN), UNKNOWN)
        with_names = any(item["names"] for item in batch)
        scores, arcs, dependents, heads = self.network(ids, mask, first, last, names=with_names)
        row, word = real.nonzero(as_tuple=True)
        total = 0
        lemmas = torch.tensor([number for item in batch for number in item["lemmas"]])
        for name in TAGS:
            if name == "lemma":
                loss = functional.cross_entropy(scores[name][row, word], lemmas, ignore_index=IGNORED)
            else:
                loss = soft_cross_entropy(scores[name][row, word], batch, name)
            self.running["~" + name] += loss.detach()
            total = total + TAG_WEIGHTS[name] * loss
        width = real.shape[1]
        if with_names:
            target = pad([item["names"] or [] for item in batch], width)
            loss = functional.cross_entropy(scores["name"].flatten(0, 1), target.flatten(), ignore_index=IGNORED)
            self.running["name"] += loss.detach()
            total = total + NAME_WEIGHT * loss
        target = torch.zeros(arcs.shape)
        for i, item in enumerate(batch):
            n = len(item["head"])
            target[i, :n, : n + 1] = torch.from_numpy(item["arc"].astype(np.float32))
        arcs = arcs.masked_fill(~torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :], -1e4)
        best = pad([item["label"][:, 0] for item in batch], width, 0)
        weight = self.weights[""][best] * real
        arc_loss = (-(target * functional.log_softmax(arcs, -1)).sum(-1) * weight).sum() / weight.sum()
        head = pad([item["head"] for item in batch], width, 0)
        values = self.network.tree.labels(dependents[row, word], heads[row, head[row, word]])
        label_loss = soft_cross_entropy(values, batch, "label", weight[row, word])
        self.running["~arc"] += arc_loss.detach()
        self.running["~label"] += label_loss.detach()
        return total + arc_loss + label_loss

    def average(self, n_processes):
        """Average the gradients of all processes."""
        gradients = [p.grad if p.grad is not None else torch.zeros_like(p) for p in self.parameters]
        flat = torch.cat([g.flatten() for g in gradients])
        distributed.all_reduce(flat)
        flat /= n_processes
        position = 0
        for parameter in self.parameters:
            size = parameter.numel()
            parameter.grad = flat[position : position + size].view_as(parameter)
            position += size


def soft_cross_entropy(values, batch, name, weight=None):
    """Cross entropy of scores [n, labels] against the kept probabilities, normalised to one."""
    index = torch.from_numpy(np.concatenate([item[name] for item in batch]).astype(np.int64))
    probability = torch.from_numpy(np.concatenate([item[name + "_p"] for item in batch]).astype(np.float32))
    probability = probability / probability.sum(-1, keepdim=True)
    loss = -(probability * functional.log_softmax(values, -1).gather(-1, index)).sum(-1)
    return loss.mean() if weight is None else (loss * weight).sum() / weight.sum()


def silver_stream(data, max_pieces, generator):
    while True:
        for batch in make_batches([len(item["ids"]) for item in data], max_pieces, generator):
            yield [data[i] for i in batch]


def start_from(network, path):
    """Take over what fits of a checkpoint.

    The first layers of a deeper network and all heads; the mixes of layers start anew.
    """
    state, own = torch.load(path), network.state_dict()
    same_depth = (
        state["mix"].shape == own["mix"].shape
        and f"encoder.layers.{len(network.encoder.layers)}.inner.bias" not in state
    )
    taken = {k: v for k, v in state.items() if k in own and own[k].shape == v.shape and (same_depth or k != "mix")}
    network.load_state_dict(taken, strict=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--sentences", required=True)
    parser.add_argument("--silver", required=True, help="pattern of the shards")
    parser.add_argument("--names", help="JSON lines with id and tags")
    parser.add_argument("--hand", help="JSON lines as --names, tagged by hand: their ids come several times an epoch")
    parser.add_argument("--init", required=True, help="checkpoint in WORK to start from")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=4_000_000)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--batch", type=int, default=600)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.2e-3)
    parser.add_argument("--gold-early", type=float, default=0.35)
    parser.add_argument("--gold-late", type=float, default=0.5)
    parser.add_argument("--late", type=float, default=0.7)
    parser.add_argument("--old", type=float, default=0.25, help="share of the old-style sentences in an early epoch")
    parser.add_argument("--dropout", type=float, default=0.6, help="all dropout, times this")
    parser.add_argument("--everything", action="store_true", help="train on the held-out sentences too")
    parser.add_argument("--world", type=int, default=1)
    parser.add_argument("--rank", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.world > 1:
        meeting = Path(tempfile.gettempdir()) / f"distill-{options.out}"
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=options.rank, world_size=options.world
        )
    torch.manual_seed(options.seed)
    pieces, labels, network = load_network(options.work, options.layers)
    start_from(network, Path(options.work) / f"{options.init}.pt")
    torch.manual_seed(100 * options.seed + options.rank)
    generator = random.Random(100 * options.seed + options.rank)
    gold = read_gold(options.treebank, hold_out=not options.everything)
    index = index_labels(labels)
    hand = read_names(options.hand, index["name"])
    silver = read_silver(
        str(Path(options.work) / options.silver),
        options.sentences,
        read_names(options.names, index["name"]) | hand,
        hand.keys(),
        pieces,
        labels,
    )
    print(
        f"{len(silver)} news sentences, {sum(len(x['head']) for x in silver)} words, "
        f"{sum(bool(x['names']) for x in silver)} with names",
        flush=True,
    )
    trainer = Distiller(network, labels, options.rate, options.head_rate)
    gold_batches = epochs(
        gold,
        pieces,
        index,
        options.batch,
        generator,
        lambda: options.old if progress < 0.5 else 0,
    )
    silver_batches = silver_stream(silver, options.batch, generator)
    start, seen, progress, steps = time.time(), 0, 0.0, 0
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p *= options.dropout
    network.train()
    path = Path(options.work) / f"{options.out}.pt"
    while progress < 1:
        share = options.gold_early if progress < options.late else options.gold_late
        if generator.random() < share:
            batch = next(gold_batches)
            loss = trainer.loss(batch)
        else:
            batch = next(silver_batches)
            loss = trainer.soft_loss(batch)
        loss.backward()
        if options.world > 1:
            trainer.average(options.world)
        trainer.update(rate_at(progress))
        seen += sum(len(item["ids"]) for item in batch) * options.world
        elapsed = time.time() - start
        progress = max(seen / options.pieces, elapsed / (60 * options.minutes))
        if options.world > 1:
            shared = torch.tensor(progress, dtype=torch.float64)
            distributed.broadcast(shared, 0)
            progress = shared.item()
        steps += 1
        if steps % 25 == 0:
            print(
                f"{progress:.3f} {elapsed:.0f}s {seen / elapsed:.0f} pieces/s",
                {name: round(float(value) / 25, 3) for name, value in trainer.running.items()},
                flush=True,
            )
            trainer.running.clear()
        if steps % 200 == 0 and options.rank == 0:
            torch.save(network.state_dict(), path)
    if options.rank == 0:
        torch.save(network.state_dict(), path)
        print(json.dumps(score(gold["held_out"], predict(network, gold["held_out"], pieces, labels)), indent=1))


if __name__ == "__main__":
    main()
