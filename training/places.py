"""Learn where the name of a place is that of an actor, from articles coded by hand.

    python -m training.places ARTICLES.jsonl.gz --coded LABELS.jsonl PARSES SPLIT [--coded …] --out FOLDER

ARTICLES and LABELS are those of `benchmarks.references`, PARSES the folder of their kept parses, SPLIT a part of the
labels; `--coded` may be given more than once. FOLDER is `analysis/lexicons/people/place-weights`. Asked is of every
phrase that names a place whether the coder made it a mention; learned as in `training.logit`. What ten folds by article
say of several least likelihoods is printed, and what the rule for settings alone says. The card is written by hand.
"""

import argparse
from pathlib import Path

import numpy as np

from analysis.actors.backdrop import mentioning
from analysis.actors.clusters import is_another
from analysis.actors.gathering import gather_names
from analysis.actors.place_weights import ALWAYS, FEATURES, features_of, place_at
from training.descriptions import Coded
from training.logit import examples_of, fit, matrix, odds_of, tell, without_fold

NAMES = (ALWAYS, *(row.name for row in FEATURES))
_SIGNS = np.zeros(len(NAMES))


def gather(article, doc, sentences):
    """The phrases of an article that name a place: their features below nobody's, which are none, and who is right."""
    coded = Coded(doc, sentences)
    phrases = mentioning(doc)
    named = gather_names(doc, phrases)
    found = []
    for index, phrase in enumerate(phrases):
        if (
            index in named
            and named[index].kind == "place"
            and coded.covers(phrase)
            and not is_another(doc, phrase, "place")
        ):
            place = place_at(doc, phrase)
            right = int(coded.overlaps(phrase))
            found.append((matrix([{}, features_of(place)], NAMES), [right], not place.is_setting, article.id))
    return found


def judge(pairs):
    """Precision, recall and F1 of pairs of what is said and what is right."""
    both, said, right = sum(a and b for a, b in pairs), sum(a for a, _ in pairs), sum(b for _, b in pairs)
    return f"precision {both / max(1, said):.3f} recall {both / max(1, right):.3f} F1 {2 * both / (said + right):.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--coded", nargs=3, action="append", required=True, metavar=("LABELS", "PARSES", "SPLIT"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--penalty", type=float, default=4.0)
    options = parser.parse_args()
    examples = [
        example
        for labels, parses, split in options.coded
        for example in examples_of(gather, Path(labels), options.articles, Path(parses), split)
    ]
    likely = []
    for fold in range(10):
        learned, held = without_fold(examples, fold)
        weights = fit([e[:2] for e in learned], _SIGNS, options.penalty)
        likely += [(odds_of(rows, weights)[1], right == [1]) for rows, right, *_ in held]
    for least in (0.3, 0.4, 0.45, 0.5, 0.6):
        print("ten folds", least, judge([(odds >= least, right) for odds, right in likely]))
    print("no setting", judge([(ruled, right == [1]) for _, right, ruled, _ in examples]), "of", len(examples))
    tell(NAMES, fit([e[:2] for e in examples], _SIGNS, options.penalty), options.out)


if __name__ == "__main__":
    main()
