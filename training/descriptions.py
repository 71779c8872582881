"""Learn what speaks for an actor whom a description may take up, from articles coded by hand.

    python -m training.descriptions ARTICLES.jsonl.gz --coded LABELS.jsonl PARSES SPLIT [--held …] --out FOLDER

ARTICLES and LABELS are those of `benchmarks.references`, PARSES the folder of their kept parses, SPLIT a part of the
labels; `--coded` (learned from) and `--held` (only judged) may be given more than once. FOLDER is
`analysis/lexicons/people/description-weights`. Asked is of every description that no sieve before decides whom of its
candidates it takes up, or nobody; learned as in `training.logit`. What ten folds by article, and what is held out, say
of several least likelihoods is printed: of persons, and of groups and bodies. The weights are written; their card is
written by hand.
"""

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.actors import coreference, description_weights
from analysis.actors.description_candidates import sort_of
from analysis.actors.description_weights import CLOSE, NEW, Beside, candidates_of, new_of
from analysis.actors.discovery import find_actors
from analysis.actors.weights import NONE
from analysis.cascade import holding
from training.logit import examples_of, fit, matrix, odds_of, tell, without_fold

NAMES = (NONE, *(row.name for row in NEW), *(row.name for row in CLOSE))
#: Features that can only speak for somebody new, and those that can only speak against an actor; all others beside an
#: actor can only speak for him, and the others of a description alone are free.
FOR_NEW = ("known by itself", "stranger", "told by a deed")
AGAINST = ("other field", "other function", "other relative", "described otherwise", "far back")
_FREE = (NONE, *(row.name for row in NEW if row.name not in FOR_NEW))
_SIGNS = np.array([0.0 if name in _FREE else -1.0 if name in AGAINST else 1.0 for name in NAMES])
_OVERLAP = 0.5


class Coded:
    """Whom the coder of an article gave each phrase to."""

    def __init__(self, doc, sentences):
        self._doc = doc
        self._near = [(s["start"], s["end"]) for s in sentences]
        mentions = [m for s in sentences for m in s.get("mentions", ())]
        self._mentions = [(m["spans"][0][0], m["spans"][-1][1], m["actor"]) for m in mentions]

    def covers(self, phrase):
        """Whether a phrase lies in a sentence that was coded."""
        start = self._doc[phrase.start].idx
        return any(a <= start < b for a, b in self._near)

    def overlaps(self, phrase):
        """Whether a mention overlaps a phrase by half."""
        return self._nearest(phrase)[0] >= _OVERLAP

    def _nearest(self, phrase):
        start, end = self._extent(phrase)
        shares = [
            ((min(end, b) - max(start, a)) / (max(end, b) - min(start, a)), actor) for a, b, actor in self._mentions
        ]
        return max(shares, default=(0.0, None), key=lambda pair: pair[0])

    def _extent(self, phrase):
        last = self._doc[phrase.end - 1]
        return self._doc[phrase.start].idx, last.idx + len(last)

    def of_phrase(self, phrase):
        """The actor of the mention that overlaps a phrase by half, or else begins where it begins; None without one."""
        share, actor = self._nearest(phrase)
        if share >= _OVERLAP:
            return actor
        start, end = self._extent(phrase)
        begins = [(abs(b - end), actor) for a, b, actor in self._mentions if a == start]
        return min(begins, default=(0, None))[1]

    def of_cluster(self, cluster):
        """The actor of most of the phrases of a cluster."""
        count = Counter(actor for phrase in cluster.phrases if (actor := self.of_phrase(phrase)) is not None)
        return count.most_common(1)[0][0] if count else None


def gather(article, doc, sentences):
    """The descriptions of an article that come to the weights: features of nobody and of each candidate, and who is it.

    Each is read after those before it were given to whom the coder gave them; what the coder gave to nobody is not.
    """
    coded = Coded(doc, sentences)
    asked = []

    def watch(d):
        here = coded.of_phrase(d.phrase) if coded.covers(d.phrase) else None
        found = candidates_of(d)
        if here is None or not found:
            return None
        right = [i for i, cluster in enumerate(found) if coded.of_cluster(cluster) == here]
        features = [new_of(d), *(holding(CLOSE, Beside(d, cluster, found)) for cluster in found)]
        person = sort_of(d) == "person"
        asked.append((matrix(features, NAMES), [i + 1 for i in right] or [0], person, article.id))
        return found[right[0]] if right else None

    kept, coreference.WEIGHED = coreference.WEIGHED, tuple(replace(sieve, find=watch) for sieve in coreference.WEIGHED)
    try:
        find_actors(doc)
    finally:
        coreference.WEIGHED = kept
    return asked


def judge(examples, weights, least):
    """How many descriptions are given an actor, how many the right one, and of how many a candidate is right at all."""
    given = right_n = has = 0
    for rows, right, *_ in examples:
        odds = odds_of(rows, weights)
        best = 1 + int(odds[1:].argmax())
        second = max(np.delete(odds[1:], best - 1), default=0.0)
        has += right != [0]
        if odds[best] >= least and odds[best] - second >= description_weights.MARGIN:
            given += 1
            right_n += best in right
    return given, right_n, has


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--coded", nargs=3, action="append", required=True, metavar=("LABELS", "PARSES", "SPLIT"))
    parser.add_argument("--held", nargs=3, action="append", default=[], metavar=("LABELS", "PARSES", "SPLIT"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--penalty", type=float, default=2.0)
    options = parser.parse_args()
    learned, held = (
        [
            example
            for labels, parses, split in coded
            for example in examples_of(gather, Path(labels), options.articles, Path(parses), split)
        ]
        for coded in (options.coded, options.held)
    )
    weights = fit([e[:2] for e in learned], _SIGNS, options.penalty)
    apart = [without_fold(learned, fold) for fold in range(10)]
    folds = [(fit([e[:2] for e in own], _SIGNS, options.penalty), other) for own, other in apart]
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        for of, persons in (("persons", True), ("others", False)):
            counts = [judge(_of_sort(other, persons), own, least) for own, other in folds]
            print(of, least, "ten folds: given {} right {} have one {}".format(*map(sum, zip(*counts, strict=True))))
            print(
                of, least, "held: given {} right {} have one {}".format(*judge(_of_sort(held, persons), weights, least))
            )
    print(len(learned), "learned from,", sum(e[1] != [0] for e in learned), "of them take up one;", len(held), "held")
    tell(NAMES, weights, options.out)


def _of_sort(examples, persons):
    """The examples that describe one person, or those that do not."""
    return [e for e in examples if e[2] == persons]


if __name__ == "__main__":
    main()
