"""Learn how likely a row of tone is right, from articles coded by hand and from rows read one by one.

    python -m training.tone_rows ARTICLES.jsonl.gz --out FOLDER --seen LABELS SPLIT PARSES
        [--unseen LABELS SPLIT PARSES ...] [--read ROWS.tsv PARSES]

ARTICLES are those of `benchmarks.tone`, FOLDER is `analysis/lexicons/tone/row-weights`. Every reading that the lexicon
and the constructions give is an example, whether it becomes a row or not: right where it overlaps a coded expression of
the same sign, with the right target. ROWS are readings that a coder judged (`training/coded/tone_rows.tsv`).

A logistic regression, fitted by Newton's method with a penalty on the squares of the weights. The articles that are
SEEN were used to make the lexicon and to train the network: they have a weight of their own, which does not ship, count
half, and are read without the network's votes. All others are read twice, with votes and (as half an example) without
them, so that the weights fit a parse that no network judged too. What ten folds by article say of the unseen ones is
printed: how likely rows are and how often they are right, by tenth. The weights are written; their card is by hand.
"""

import argparse
import csv
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.grammar.mention_heads import mention_heads
from analysis.parse import read_conllu
from analysis.portrait import portray_doc
from analysis.records import Mention, rows_in
from analysis.sentiment.likelihood import FEATURES, VALUED, features_of
from analysis.sentiment.tone_rows import all_candidates, record_of
from benchmarks.roles import read_coded_articles
from benchmarks.tone import Judge, read_coded
from training import logit

NAMES = (*VALUED, *(row.name for row in FEATURES))
SEEN = "seen before"
#: How much an example counts that is seen before, and one without the votes of the network.
HALF = 0.5

Example = namedtuple("Example", "features unvoted right article whole", defaults=(None,))


def read_all(doc, portrait):
    """Every reading of an article once, as a row and as a candidate."""
    heads = mention_heads(doc, rows_in(portrait.records, Mention))
    found = {}
    for candidates in all_candidates(doc, heads):
        for one in candidates:
            row = record_of(doc, one, heads, portrait.voices, 1.0)
            found.setdefault(key_of(row), (row, one))
    return found


def key_of(row):
    """What tells the readings of an article apart."""
    return row.start, row.end, row.term, row.aspect, row.polarity, row.target_start


def example(one, right, article, whole=None):
    """A candidate as an example: its features with and without the network's votes, and whether it is right."""
    unvoted = None if one.is_unlisted else features_of(replace(one, vote=None))  # without a network it is no reading
    return Example(features_of(one), unvoted, right, article, whole)


def gather_coded(labels, articles, split, parses):
    """The examples of coded articles."""
    for article, sentences in read_coded_articles(Path(labels), articles, [split]):
        doc = read_conllu(Path(parses) / f"{article.id}.conllu")
        portrait = portray_doc(doc)
        judge = Judge(*read_coded(sentences), portrait)
        for row, one in read_all(doc, portrait).values():
            if any(s["start"] <= row.start < s["end"] for s in sentences):
                best = judge.best(row)
                same = best is not None and (row.polarity > 0) == (best.polarity > 0)
                yield example(one, same and judge.target(row, best), article.id)


def gather_read(path, parses):
    """The examples of rows that were read; those that are no readings any more are left out."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for article in sorted({row["article"] for row in rows}):
        doc = read_conllu(Path(parses) / f"{article}.conllu")
        known = read_all(doc, portray_doc(doc))
        for row in rows:
            target = int(row["target_start"]) if row["target_start"] else None
            key = int(row["start"]), int(row["end"]), row["term"], row["aspect"], float(row["polarity"]), target
            if row["article"] == article and key in known:
                wrong = set(filter(None, row["wrong"].split(",")))
                yield example(known[key][1], not {"words", "sign", "target"} & wrong, article, not wrong)


def matrix(features, seen):
    """The features of examples as an array, the last column being that of articles seen before."""
    return np.column_stack([logit.matrix(features, NAMES), np.full(len(features), seen)])


def fit(seen, unseen, penalty, steps=25):
    """The weights under which the examples are likeliest, less the penalty on their squares."""
    seen, listed = ([e for e in some if e.unvoted is not None] for some in (seen, unseen))
    parts = (
        (matrix([e.unvoted for e in seen], 1.0), seen, HALF),
        (matrix([e.features for e in unseen], 0.0), unseen, 1.0),
        (matrix([e.unvoted for e in listed], 0.0), listed, HALF),
    )
    rows = np.vstack([part for part, *_ in parts])
    right = np.concatenate([[float(e.right) for e in examples] for _, examples, _ in parts])
    counts = np.concatenate([np.full(len(examples), count) for _, examples, count in parts])
    penalties = np.full(rows.shape[1], penalty)
    penalties[0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        odds = chances(rows, weights)
        gradient = rows.T @ (counts * (right - odds)) - penalties * weights
        curvature = (rows.T * (counts * odds * (1 - odds))) @ rows + np.diag(penalties)
        weights += np.linalg.solve(curvature, gradient)
    return weights


def chances(rows, weights):
    """How likely each row of features is right."""
    return 1 / (1 + np.exp(-rows @ weights))


def cross(seen, unseen, penalty):
    """The chances of each tenth of the unseen articles, by weights learned from the others."""
    articles = sorted({e.article for e in unseen})
    found = np.zeros(len(unseen))
    for fold in range(10):
        held = set(articles[fold::10])
        weights = fit(seen, [e for e in unseen if e.article not in held], penalty)
        places = [i for i, e in enumerate(unseen) if e.article in held]
        found[places] = chances(matrix([unseen[i].features for i in places], 0.0), weights)
    return found


def report(found, examples):
    """Print how well chances tell right from wrong, and by tenth how likely and how often right."""
    right = np.array([e.right for e in examples], dtype=bool)
    above = found[right][:, None] > found[~right][None]
    loss = -np.log(np.where(right, found, 1 - found)).mean()
    print(f"{len(found)} readings, {right.mean():.3f} right; AUC {above.mean():.3f}, log loss {loss:.3f}")
    for part in np.array_split(np.argsort(found, kind="stable"), 10):
        print(f"  likely {found[part].mean():.2f}, right {right[part].mean():.2f} of {len(part)}")
    read = [(chance, e) for chance, e in zip(found, examples, strict=True) if e.whole is not None]
    for least in np.arange(0.0, 0.9, 0.05) if read else ():
        kept = [e for chance, e in read if chance >= least]
        right, whole = (np.mean([getattr(e, name) for e in kept]) for name in ("right", "whole"))
        print(f"  read, from {least:.2f}: {len(kept)}, right {right:.2f}, in aspect and holder too {whole:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--seen", nargs=3, action="append", default=[])
    parser.add_argument("--unseen", nargs=3, action="append", default=[])
    parser.add_argument("--read", nargs=2, action="append", default=[])
    parser.add_argument("--penalty", type=float, default=5.0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    coded = [
        [e for labels, split, parses in parts for e in gather_coded(labels, options.articles, split, parses)]
        for parts in (options.seen, options.unseen)
    ]
    seen, unseen = coded[0], coded[1] + [e for path, parses in options.read for e in gather_read(path, parses)]
    print(len(seen), "readings of articles seen before")
    report(cross(seen, unseen, options.penalty), unseen)
    weights = fit(seen, unseen, options.penalty)
    print(f"{weights[-1]:6.2f} {SEEN}")
    logit.tell(NAMES, weights[:-1], options.out)


if __name__ == "__main__":
    main()
