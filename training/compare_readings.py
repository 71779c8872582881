"""How often two model folders read the same: heads, relations, tags, lemmas and names of sentences new to both.

    python -m training.compare_readings analysis/model NEW --lines sentences.txt --sentences 500

This, and not the treebanks, shows whether teaching a network to judge changed how it reads, where what ships has
learned from all of a treebank. The sentences, one a line, gzipped or not, should be of no text that either has seen.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from analysis.dutch.pipeline import build_pipeline

SHORTEST = 4


def read_lines(path, n):
    """The first `n` lines of some words."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines if len(line.split()) >= SHORTEST][:n]


def compare(first, second, sentences):
    """Percentages of words that two pipelines read the same, and F1 of the names of one against the other's."""
    same, n = Counter(), 0
    names = Counter()
    for one, other in zip(first.pipe(sentences), second.pipe(sentences), strict=True):
        n += len(one)
        for a, b in zip(one, other, strict=True):
            same["head"] += a.head.i == b.head.i
            same["labelled"] += a.head.i == b.head.i and a.dep_ == b.dep_
            same["upos"] += a.pos_ == b.pos_
            same["feats"] += str(a.morph) == str(b.morph)
            same["lemma"] += a.lemma_ == b.lemma_
        spans = [{(e.start, e.end, e.label_) for e in doc.ents} for doc in (one, other)]
        names.update(both=len(spans[0] & spans[1]), all=sum(map(len, spans)))
    found = {name: round(100 * count / n, 2) for name, count in same.items()}
    return found | {"names": round(200 * names["both"] / names["all"], 1), "sentences": len(sentences), "words": n}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs=2, type=Path)
    parser.add_argument("--lines", required=True)
    parser.add_argument("--sentences", type=int, default=500)
    options = parser.parse_args()
    sentences = read_lines(options.lines, options.sentences)
    print(json.dumps(compare(*map(build_pipeline, options.folders), sentences)))


if __name__ == "__main__":
    main()
