"""How often two model folders read the same: heads, relations, tags, lemmas and names of news new to both.

    python -m training.compare_readings analysis/model NEW --texts articles.jsonl.gz --sentences 500 --not-in WORK

`--not-in` leaves out the sentences of a work folder. This, and not the treebanks, shows whether teaching a network to
judge changed how it reads, where what ships has learned from all of a treebank.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from analysis.dutch.pipeline import build_pipeline
from training.judged import read_titled


def unseen(texts, n, known):
    """Sentences of articles in the reverse order of a hash, none of which has a known sentence."""
    bodies = sorted({body for _, body in texts if body}, key=lambda body: hashlib.sha256(body.encode()).hexdigest())
    nlp = build_pipeline()
    nlp.disable_pipe("mediabeeld_reader")
    found = []
    for body in reversed(bodies):
        sentences = [sentence.text.strip() for sentence in nlp(body).sents]
        if not known.intersection(sentences):
            found += [text for text in sentences if len(text.split()) > 3]
        if len(found) >= n:
            break
    return found[:n]


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
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--not-in", type=Path)
    options = parser.parse_args()
    known = set()
    if options.not_in:
        for line in (options.not_in / "judged_sentences.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            spaces = [*row["spaces"][:-1], False]
            known.add("".join(word + " " * space for word, space in zip(row["tokens"], spaces, strict=True)))
    sentences = unseen(list(read_titled(options.texts)), options.sentences, known)
    print(json.dumps(compare(*map(build_pipeline, options.folders), sentences)))


if __name__ == "__main__":
    main()
