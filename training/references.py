"""Learn what speaks for an actor whom a pronoun may stand for, from articles coded by hand.

    python -m training.references LABELS.jsonl ARTICLES.jsonl.gz --parses DIR --out FOLDER

LABELS and ARTICLES are those of `benchmarks.references`, FOLDER is `analysis/lexicons/people/reference-weights`. A
pronoun stands for one of its candidates or for nobody: a conditional logit, fitted by gradient ascent with a penalty on
large weights, on the part `train`. What the part `develop` says of it, and of the weights that ship, is printed. The
weights are written; their card is written by hand.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.actors import pronoun_resolution
from analysis.actors.weights import FEATURES, LIKELY, NONE, asked_of, features_of
from benchmarks.references import compare
from training.logit import examples_of, fit, matrix, odds_of, tell, without_fold

NAMES = (NONE, *(row.name for row in FEATURES))
#: Features that can only speak against an actor; all others but that of nobody can only speak for one. So a weight
#: means what its name says, where features go together and few articles are coded.
AGAINST = ("one sentence back", "two sentences back", "no person, for one")
_SIGNS = np.array([0.0, *(-1.0 if row.name in AGAINST else 1.0 for row in FEATURES)])


def gather(article, doc, sentences):
    """The pronouns of an article that come to the weights: features of each candidate, and which of them is right.

    Each pronoun is read after those before it were given to whom the coder gave them, so that nothing depends on the
    weights there are; who was found is told besides, as they ship.
    """
    shipped = compare(article, doc, sentences)
    coded = {m["spans"][0][0]: m["actor"] for m in shipped.coded if m["form"] in ("pronoun", "possessive")}
    right = {start: shipped.mapping.get(actor) for start, actor in coded.items()}
    found = {m.start: m.actor for m in shipped.rows if m.form in ("pronoun", "possessive")}
    asked = {}

    def watch(at):
        if at.reflexive or at.pointing or not at.candidates:
            return None
        # a pronoun in a quotation may be read twice; the last reading counts
        actors = asked_of(at)
        ids = [a.last.actor for a in actors]
        asked[at.token.idx] = ([features_of(a) for a in actors], ids)
        here = right.get(at.token.idx)
        return actors[ids.index(here)].last if here in ids else None

    table = tuple(s if s.name != "most-prominent" else replace(s, find=watch) for s in pronoun_resolution.ANTECEDENTS)
    kept, pronoun_resolution.ANTECEDENTS = pronoun_resolution.ANTECEDENTS, table
    try:
        compare(article, doc, sentences)
    finally:
        pronoun_resolution.ANTECEDENTS = kept
    near = [(s["start"], s["end"]) for s in sentences]
    for start, (features, ids) in asked.items():
        if any(a <= start < b for a, b in near):
            here, ships = (ids.index(a) + 1 if a in ids else 0 for a in (right.get(start), found.get(start)))
            yield matrix([{NONE: 1.0}, *features], NAMES), [here], ships, article.id


def judge(examples, weights, threshold):
    """How many pronouns get an actor, how many of them the right one, and how many have a right one at all."""
    given = right_n = has = 0
    for rows, right, *_ in examples:
        odds = odds_of(rows, weights)
        best = 1 + int(odds[1:].argmax())
        has += right != [0]
        if odds[best] >= threshold:
            given += 1
            right_n += right == [best]
    return given, right_n, has


def cross(examples, fold, penalty, threshold):
    """What is judged of a tenth of the articles by weights learned from the others."""
    learned, held = without_fold(examples, fold)
    return judge(held, fit([e[:2] for e in learned], _SIGNS, penalty), threshold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    options = parser.parse_args()
    parts = {
        part: examples_of(gather, options.labels, options.articles, options.parses, part)
        for part in ("train", "develop")
    }
    weights = fit([e[:2] for e in parts["train"]], _SIGNS, options.penalty)
    folds = [cross(parts["train"], fold, options.penalty, LIKELY) for fold in range(10)]
    print("train, ten folds", LIKELY, "given {} right {} have one {}".format(*map(sum, zip(*folds, strict=True))))
    for part, examples in parts.items():
        ruled = [(right, found) for _, right, found, _ in examples if found]
        print(part, "as it ships: given", len(ruled), "right", sum(r == [f] for r, f in ruled), "of", len(examples))
        for threshold in (0.3, LIKELY, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
            print(part, threshold, "given {} right {} have one {}".format(*judge(examples, weights, threshold)))
    tell(NAMES, weights, options.out)


if __name__ == "__main__":
    main()
