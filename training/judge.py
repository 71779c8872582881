"""Step 7: train reading and judging together, on the codes of `judged`, what the network read before, and treebanks.

    python -m training.judge --work WORK --treebank DIR --kept 'kept.*.npz' --init shipped --out judged --epochs 6

A batch is whole articles (their coded sentences, the one before each, the headline) and single headlines. The same pass
learns to keep reading them as `--init` did; besides come treebank sentences and news without codes. `--hold-out` keeps
a share of the articles apart for measuring; `--share` uses a part of the others, for a learning curve; `--without`
leaves something out, for ablations.
"""

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from analysis.dutch.surroundings import surroundings
from training.batching import collate, index_labels, make_batches
from training.codes import JUDGED, SENTENCE_HEADS
from training.distill import Distiller, read_silver, silver_stream
from training.measure import score
from training.measure_judging import choose_thresholds, measure
from training.pieces import UNKNOWN
from training.predict import predict
from training.prepare import read_gold
from training.train import PIECE_DROPOUT, epochs, load_network, rate_at

WEIGHTS = {"tone": 1.0, "frames": 2.0, "attribution": 0.5, "commitment": 0.5}
WORD_WEIGHTS = {"evaluation": 0.5, "effect": 0.5, "hedge": 0.5, "evidence": 1.0}
POINTER_WEIGHT = 0.3
FRAME_WEIGHTS = torch.tensor([3.0, 3.0, 4.0, 5.0, 3.0])
EVIDENCE_WEIGHT = 3.0
NOTHING_WEIGHT = 0.4
ALONE = 0.15
# How many of the batches of codes keep being read as before, and what that weighs; more, and judging learns slowly.
READ, READING_WEIGHT = 0.4, 0.75
ABLATIONS = ("context", "surroundings", "words", "reading")


def head_word(numbers, heads):
    """The word, from 1, that an expression hangs by: the first of its words whose head is outside it."""
    inside = set(numbers)
    return next((k for k in numbers if heads[k - 1] not in inside), numbers[0])


def sentence_targets(codes):
    """The numbers of the codes of a whole sentence: `tone`, `frames`, and the values allowed of the two scales."""
    targets = {"tone": codes["tone"] + 1}
    if "frames" in codes:
        targets["frames"] = [float(name in codes["frames"]) for name in JUDGED["frames"]]
    for name in ("attribution", "commitment"):
        values = [codes[name]] if codes.get(name) else codes.get(f"{name}_among", ())
        if values:
            targets[name] = [float(label in values) for label in JUDGED[name]]
    return targets


def word_targets(codes, n, heads):
    """The numbers of the codes of words and pairs; what was not coded is absent."""
    targets = {}
    if "frames" in codes:
        known = [[evidence or name not in codes["frames"] for name, evidence in evidence_of(codes)] for _ in range(n)]
        marked = [
            [float(any(k in numbers for numbers in evidence)) for _, evidence in evidence_of(codes)]
            for k in range(1, n + 1)
        ]
        targets["evidence"] = marked, [[float(bool(each)) for each in row] for row in known]
    if "evaluations" not in codes:
        return targets
    for name in ("evaluation", "effect"):
        row = [0] * n
        for one in codes["evaluations"]:
            if one["aspect"] == name:
                for k in one["words"]:
                    row[k - 1] = 2 if one["polarity"] > 0 else 1
        targets[name] = row
    row = [0] * n
    for one in codes["hedges"]:
        for k in one["words"]:
            row[k - 1] = JUDGED["hedge"].index(one["kind"])
    targets["hedge"] = row
    pairs = []
    for one in codes["evaluations"]:
        pairs += [("target", one["words"], one["targets"]), ("holder", one["words"], one["holders"])]
    for one in codes["roles"]:
        pairs += [("agent", one["words"], one["agents"]), ("patient", one["words"], one["patients"])]
    targets["pointers"] = [
        (
            JUDGED["pointer"].index(name),
            head_word(words, heads) - 1,
            sorted({head_word(place, heads) for place in found}) or [0],
        )
        for name, words, found in pairs
        if words
    ]
    return targets


def evidence_of(codes):
    return [(name, codes["frames"].get(name, ())) for name in JUDGED["frames"]]


def read_units(path, kept):
    """Units of encoded sentences: their reading is that of `kept`, their codes become numbers."""
    units = []
    for line in Path(path).open(encoding="utf-8"):
        unit = json.loads(line)
        told = surroundings(
            [sentence["tokens"] for sentence in unit["sentences"]],
            [sentence["paragraph"] for sentence in unit["sentences"]],
        )
        items, wanted = [], set()
        for number, sentence in enumerate(unit["sentences"]):
            if sentence["codes"]:
                wanted |= {number, number - 1, 0}
        for number, (sentence, row) in enumerate(zip(unit["sentences"], told, strict=True)):
            if number not in wanted or sentence["id"] not in kept:
                continue
            item = dict(kept[sentence["id"]]) | {"number": number, "told": row, "codes": sentence["codes"]}
            item["told_alone"] = surroundings([sentence["tokens"]], [True])[0]
            if sentence["codes"]:
                item["judged"] = sentence_targets(sentence["codes"])
                item["judged_words"] = word_targets(sentence["codes"], len(item["head"]), item["head"])
            items.append(item)
        if any(item["codes"] for item in items):
            units.append({"id": unit["id"], "split": unit["split"], "items": items})
    return units


def is_article(unit):
    return len(unit["items"]) > 1


def chance(unit):
    """A number from 0 to 1 that depends on nothing but the unit."""
    return int(hashlib.sha256(unit["id"].encode()).hexdigest()[:8], 16) / 2**32


def unit_stream(units, most, generator):
    """Endless lists of units of about `most` pieces together; longer articles in parts, with their headline."""
    while True:
        parts = [part for unit in units for part in cut_unit(unit, most)]
        generator.shuffle(parts)
        batch, size = [], 0
        for part in parts:
            batch.append(part)
            size += sum(len(item["ids"]) for item in part)
            if size >= most:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def cut_unit(unit, most):
    """The items of a unit in stretches of at most `most` pieces, each with the headline and the sentence before it."""
    items, stretch, size = unit["items"], [], 0
    for place, item in enumerate(items):
        if stretch and size + len(item["ids"]) > most:
            yield stretch
            stretch = [] if items[0] is items[place - 1] else [items[0] | {"codes": None}]
            stretch.append(items[place - 1] | {"codes": None})
            size = sum(len(each["ids"]) for each in stretch)
        stretch.append(item)
        size += len(item["ids"])
    yield stretch


def company(units):
    """The places, in the list of all items, of the sentence before each and of its headline; -1 where there is none."""
    before, headline, place = [], [], 0
    for items in units:
        for k, item in enumerate(items):
            follows = k > 0 and items[k - 1]["number"] == item["number"] - 1
            before.append(place + k - 1 if follows else -1)
            headline.append(place if item["number"] > 0 and items[0]["number"] == 0 else -1)
        place += len(items)
    return torch.tensor(before), torch.tensor(headline)


class Judger(Distiller):
    """A trainer with the losses of judgements."""

    def __init__(self, network, labels, rate, head_rate, without=()):
        super().__init__(network, labels, rate, head_rate)
        judge = [p for name, p in network.named_parameters() if name.startswith("judge.")]
        known = {id(p) for p in judge}
        reading = [p for p in self.parameters if id(p) not in known]
        self.rates, self.without = (rate, head_rate), without
        self.optimiser = torch.optim.AdamW(
            [{"params": reading}, {"params": judge}], lr=rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )

    def look(self, items, most=900):
        """Run the network over items in stretches of about equal length; what it says comes back stretch by stretch."""
        for places in make_batches([len(item["ids"]) for item in items], most):
            batch = [items[k] for k in places]
            ids, mask, first, last, real = collate(batch)
            if self.network.training:
                ids = ids.masked_fill((torch.rand(ids.shape) < PIECE_DROPOUT) & (ids > UNKNOWN), UNKNOWN)
            with torch.autocast("cpu", torch.bfloat16):
                chosen = self.network.chosen(ids, mask, first, last)
                keep = self.network.training and random.random() < READ
                reading = self.network.read(chosen, names=True) if keep else None
                chosen = [x.float() for x in chosen]
            yield places, batch, real, reading, self.network.judge(chosen, real)

    def judge_loss(self, units):
        """The losses of a list of units, judgements and kept reading together."""
        items = [item for unit in units for item in unit]
        vectors, total = [None] * len(items), 0
        for places, batch, real, reading, (scores, pointers, found) in self.look(items):
            share = len(batch) / len(items)
            if reading is not None and "reading" not in self.without:
                scored, *tree = reading
                scored = {name: values.float() for name, values in scored.items()}
                total = total + READING_WEIGHT * share * self.soft_loss_of(
                    batch, real, scored, *(x.float() for x in tree)
                )
            if "words" not in self.without:
                total = total + share * self.word_loss(batch, scores, pointers)
            for place, vector in zip(places, found, strict=True):
                vectors[place] = vector
        judged = self.judge_all(torch.stack(vectors), items, company(units), alone=ALONE)
        return total + self.sentence_loss(items, judged)

    def judge_all(self, vectors, items, places, alone=0.0):
        """The scores of sentences; now and then one is looked at without its company, as if alone."""
        none = torch.zeros_like(vectors[:1])
        table = torch.cat([vectors, none])
        keep = (torch.rand(len(items), 1) >= alone).float()
        if "context" in self.without:
            keep = keep * 0
        told, told_alone = (torch.tensor([item[name] for item in items]) for name in ("told", "told_alone"))
        told = told * keep + told_alone * (1 - keep)
        before, headline = (table[place] * keep for place in places)
        if "surroundings" in self.without:
            told = told * 0
        return self.network.judge.judge_sentences(vectors, before, headline, told)

    def sentence_loss(self, items, judged):
        """The sum of the losses of the heads of sentences, over those coded."""
        total = 0
        for name in SENTENCE_HEADS:
            rows = [k for k, item in enumerate(items) if item["codes"] and name in item["judged"]]
            if not rows:
                continue
            values = judged[name][rows]
            target = torch.tensor([items[k]["judged"][name] for k in rows])
            if name == "tone":
                loss = functional.cross_entropy(values, target, label_smoothing=0.05)
            elif name == "frames":
                loss = functional.binary_cross_entropy_with_logits(values, target, pos_weight=FRAME_WEIGHTS)
            else:
                loss = -(values.log_softmax(-1) + (target + 1e-9).log()).logsumexp(-1).mean()
            self.running[name] += loss.item()
            total = total + WEIGHTS[name] * loss
        return total

    def word_loss(self, batch, scores, pointers):
        """The sum of the losses of words and pairs, over the sentences whose words were coded."""
        total, heads = 0, self.network.judge.split(scores)
        for name, weight in WORD_WEIGHTS.items():
            rows = [k for k, item in enumerate(batch) if item["codes"] and name in item["judged_words"]]
            if not rows:
                continue
            values = torch.cat([heads[name][k, : len(batch[k]["head"])] for k in rows])
            if name == "evidence":
                target, known = (
                    torch.tensor([row for k in rows for row in batch[k]["judged_words"][name][part]]) for part in (0, 1)
                )
                loss = functional.binary_cross_entropy_with_logits(
                    values, target, known, pos_weight=torch.tensor(EVIDENCE_WEIGHT)
                )
                loss = 5 * loss
            else:
                target = torch.tensor([label for k in rows for label in batch[k]["judged_words"][name]])
                weights = torch.ones(values.shape[-1])
                weights[0] = NOTHING_WEIGHT
                loss = functional.cross_entropy(values, target, weights)
            self.running["w:" + name] += loss.item()
            total = total + weight * loss
        pairs = [
            (k, pointer, word, columns)
            for k, item in enumerate(batch)
            if item["codes"]
            for pointer, word, columns in item["judged_words"].get("pointers", ())
        ]
        if pairs:
            row, pointer, word = (torch.tensor([pair[part] for pair in pairs]) for part in range(3))
            values = pointers[row, pointer, word].log_softmax(-1)
            allowed = torch.full_like(values, float("-inf"))
            for k, pair in enumerate(pairs):
                allowed[k, pair[3]] = 0
            loss = -(values + allowed).logsumexp(-1).mean()
            self.running["pointer"] += loss.item()
            total = total + POINTER_WEIGHT * loss
        return total

    @torch.no_grad()
    def predict_units(self, units):
        """For each coded item of units, in order: the item and the scores of its sentence, words and pairs."""
        self.network.eval()
        results = []
        for unit in units:
            items = unit["items"]
            vectors, words = [None] * len(items), [None] * len(items)
            for places, batch, _, _, (scores, pointers, found) in self.look(items, 2000):
                for row, (place, item) in enumerate(zip(places, batch, strict=True)):
                    n = len(item["head"])
                    vectors[place] = found[row]
                    heads = {name: values[row, :n] for name, values in self.network.judge.split(scores).items()}
                    words[place] = heads | {"pointers": pointers[row, :, :n, : n + 1]}
            judged = self.judge_all(torch.stack(vectors), items, company([items]))
            for k, item in enumerate(items):
                if item["codes"]:
                    results.append((item, {name: values[k] for name, values in judged.items()} | words[k]))
        self.network.train()
        return results


def settle(network, results):
    """Move the scores of the frames so that a half is where their F1 is best on measured sentences."""
    thresholds = choose_thresholds(results)
    with torch.no_grad():
        network.judge.sentence["frames"].bias -= torch.tensor(thresholds)
    return thresholds


def by_kind(units):
    """Units apart: sentences of articles, and headlines alone."""
    return {"sentences": [u for u in units if is_article(u)], "headlines": [u for u in units if not is_article(u)]}


def train(trainer, options, size, generator, unit_batches, gold_batches, news_batches):
    """Train for so many epochs of codes of `size` pieces each, with batches of the treebank and of news between."""
    start, seen, steps = time.time(), 0, 0
    while (progress := max(seen / (options.epochs * size), (time.time() - start) / (60 * options.minutes))) < 1:
        units_now = next(unit_batches)
        trainer.judge_loss(units_now).backward()
        seen += sum(len(item["ids"]) for items in units_now for item in items)
        if "reading" not in options.without:
            with torch.autocast("cpu", torch.bfloat16):
                if generator.random() < options.gold:
                    (0.5 * trainer.loss(next(gold_batches))).backward()
                if generator.random() < options.news:
                    (0.5 * trainer.soft_loss(next(news_batches))).backward()
        trainer.update(rate_at(progress))
        steps += 1
        if steps % 50 == 0:
            elapsed = time.time() - start
            print(
                f"{progress:.3f} {elapsed:.0f}s {seen / elapsed:.0f} pieces/s",
                {name: round(value / 50, 3) for name, value in trainer.running.items()},
                flush=True,
            )
            trainer.running.clear()
        if steps % 400 == 0:
            torch.save(trainer.network.state_dict(), options.work / f"{options.out}.pt")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--kept", default="kept.*.npz", help="pattern of what --init reads, made by label_news --all")
    parser.add_argument("--init", default="shipped")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--minutes", type=float, default=1e9, help="end then, if that is earlier")
    parser.add_argument("--batch", type=int, default=600, help="word pieces a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--gold", type=float, default=0.25, help="half batches of treebank for each batch of codes")
    parser.add_argument("--news", type=float, default=0.15, help="half batches of other news for each batch of codes")
    parser.add_argument("--dropout", type=float, default=0.6, help="all dropout of the reading, times this")
    parser.add_argument(
        "--hold-out", type=float, default=0, help="share of the articles to train on kept for measuring"
    )
    parser.add_argument("--share", type=float, default=1, help="of the articles and headlines to train on")
    parser.add_argument("--without", nargs="*", default=(), choices=ABLATIONS)
    parser.add_argument("--everything", action="store_true", help="the treebank's held-out sentences too")
    parser.add_argument("--with-develop", action="store_true", help="train on the part for development too")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    generator = random.Random(options.seed)
    pieces, labels, network = load_network(
        options.work, options.layers, options.work / f"{options.init}.pt", judging=True
    )
    silver = read_silver(
        str(options.work / options.kept), options.work / "judged_sentences.jsonl", {}, (), pieces, labels, 120
    )
    kept = {item["id"]: item for item in silver}
    units = read_units(options.work / "judged.jsonl", kept)
    apart = [u for u in units if u["split"] == "train" and is_article(u) and chance(u) < options.hold_out]
    away = {u["id"] for u in apart}
    measured = apart + [u for u in units if u["split"] == "develop" and not options.with_develop]
    splits = ("train", "develop") if options.with_develop else ("train",)
    learned = [u for u in units if u["split"] in splits and u["id"] not in away]
    learned = sorted(learned, key=chance)[::-1][: round(options.share * len(learned))]
    coded = {item["id"] for unit in units for item in unit["items"]}
    news = [item for item in silver if item["id"] not in coded]
    size = sum(len(item["ids"]) for unit in learned for item in unit["items"])
    for name, group in (("train", learned), ("measure", measured)):
        counts = {kind: sum(bool(i["codes"]) for u in us for i in u["items"]) for kind, us in by_kind(group).items()}
        print(name, counts, flush=True)
    trainer = Judger(network, labels, options.rate, options.head_rate, options.without)
    gold = read_gold(options.treebank, hold_out=not options.everything)
    gold_batches = epochs(
        {k: [s for s in v if len(s) <= 120] for k, v in gold.items()},
        pieces,
        index_labels(labels),
        options.batch // 2,
        generator,
        lambda: 0,
    )
    news_batches = silver_stream(news, options.batch // 2, generator)
    unit_batches = unit_stream(learned, options.batch, generator)
    for name, module in network.named_modules():
        if isinstance(module, torch.nn.Dropout) and not name.startswith("judge."):
            module.p *= options.dropout
    network.train()
    # The flash kernel of a processor is slow for sentences, backwards above all.
    with sdpa_kernel(SDPBackend.MATH):
        train(trainer, options, size, generator, unit_batches, gold_batches, news_batches)
    groups = {kind: group for kind, group in by_kind(measured).items() if group}
    if "sentences" in groups:
        print("thresholds", settle(network, trainer.predict_units(groups["sentences"])))
    torch.save(network.state_dict(), options.work / f"{options.out}.pt")
    for kind, group in groups.items():
        print(kind, json.dumps(measure(trainer.predict_units(group))), flush=True)
    print(json.dumps(score(gold["held_out"], predict(network.eval(), gold["held_out"], pieces, labels))))


if __name__ == "__main__":
    main()
