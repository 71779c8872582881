"""Step 8b: sentences of the news with other names in the place of theirs, so that names are known by their company.

    python -m training.swap_names --work WORK --model analysis/model --sentences 25000

The finished network finds the names; each is replaced by one of its kind from another text, a person's also by one that
the package Faker makes up for Belgium or the Netherlands. The same name becomes the same other name. Writes
`WORK/swapped.jsonl`: pieces, and the tags that hold because they were put there.
"""

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

from faker import Faker

from analysis.dutch.neural import load_network, read_sentence
from training.pieces import cut_sentence, load_pieces

LOCALES = ("nl_BE", "nl_NL")
MADE_UP = 0.4
LONGEST = 60


def find_names(tags):
    """The names that BIO tags mark: begin, end, kind."""
    names, begin = [], None
    for k, tag in enumerate([*tags, "O"]):
        if begin is not None and not tag.startswith("I-"):
            names.append((begin, k, tags[begin][2:]))
            begin = None
        if tag.startswith("B-"):
            begin = k
    return names


def swap(words, spaces, tags, choose):
    """A sentence with other names, which `choose(words, kind)` gives: words, spaces before them, and tags."""
    new_words, new_spaces, new_tags, place = [], [], [], 0
    for begin, end, kind in [*find_names(tags), (len(words), len(words), "")]:
        new_words += words[place:begin]
        new_spaces += spaces[place:begin]
        new_tags += tags[place:begin]
        if kind:
            other = choose(tuple(words[begin:end]), kind)
            new_words += other
            new_spaces += [spaces[begin], *([True] * (len(other) - 1))]
            new_tags += [f"B-{kind}", *([f"I-{kind}"] * (len(other) - 1))]
        place = end
    return new_words, new_spaces, new_tags


class Chooser:
    """Other names by kind: the same for the same name in one text."""

    def __init__(self, pool, seed):
        self.pool = {kind: sorted(names) for kind, names in pool.items()}
        self.random, self.fakers = random.Random(seed), [Faker(locale) for locale in LOCALES]
        for faker in self.fakers:
            faker.seed_instance(seed)
        self.chosen = {}

    def forget(self):
        self.chosen = {}

    def __call__(self, words, kind):
        if (words, kind) not in self.chosen:
            other = list(self.random.choice(self.pool[kind]))
            if kind == "PER" and self.random.random() < MADE_UP:
                faker = self.random.choice(self.fakers)
                other = (faker.last_name() if len(words) == 1 else f"{faker.first_name()} {faker.last_name()}").split()
            self.chosen[words, kind] = other
        return self.chosen[words, kind]


def read_news(work):
    """The sentences of the articles to learn from, each once: its text's id, words, spaces before them."""
    seen = set()
    for line in (work / "judged.jsonl").open(encoding="utf-8"):
        unit = json.loads(line)
        if unit["split"] not in ("train", "news"):
            continue
        for sentence in unit["sentences"]:
            words = sentence["tokens"]
            if 4 <= len(words) <= LONGEST and tuple(words) not in seen:
                seen.add(tuple(words))
                yield unit["id"], words, [True, *sentence["spaces"][:-1]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=25_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    pieces, _ = load_pieces(options.work / "pieces.json")
    index = {tag: k for k, tag in enumerate(json.loads((options.work / "labels.json").read_text("utf-8"))["name"])}
    network = load_network(options.model)
    news = list(read_news(options.work))
    named, pool = [], defaultdict(set)
    for k in generator.sample(range(len(news)), len(news)):
        text, words, spaces = news[k]
        tags = read_sentence(network, words, spaces).tags["ner"]
        names = find_names(tags)
        for begin, end, kind in names:
            pool[kind].add(tuple(words[begin:end]))
        if names:
            named.append((text, words, spaces, tags))
        if len(named) >= options.sentences:
            break
    choose, before = Chooser(pool, options.seed), None
    with (options.work / "swapped.jsonl").open("w", encoding="utf-8") as out:
        for text, *sentence in sorted(named, key=lambda row: (row[0], row[1])):
            if text != before:
                choose.forget()
            before = text
            words, spaces, tags = swap(*sentence, choose)
            ids, first, last = cut_sentence(pieces, words, spaces)
            row = {"ids": ids, "first": first, "last": last, "names": [index[tag] for tag in tags]}
            out.write(json.dumps(row) + "\n")
    print(len(named), "sentences", {kind: len(names) for kind, names in sorted(pool.items())})


if __name__ == "__main__":
    main()
