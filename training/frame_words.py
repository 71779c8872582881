"""Learn how much words speak for each of the five generic frames, from sentences coded by hand.

    python -m training.frame_words LABELS.jsonl [LABELS.jsonl ...] --unseen UNSEEN.jsonl \\
        --texts ARTICLES.jsonl.gz --parses DIR --out FOLDER

LABELS are `training/coded/articles_sentences.jsonl`, `articles_whole.jsonl` and `pilot_sentences.jsonl`, UNSEEN is
`articles_rich.jsonl`: what the network did not learn from. They are joined to the texts as `benchmarks.frames` does;
FOLDER is `analysis/lexicons/frames/frame-weights`. On the part `train` a logistic regression is fitted for each frame,
in which a feature counts the more the more its share differs between sentences with the frame and without (Wang and
Manning 2012, Baselines and bigrams); then again with the heaviest features alone. The weights are written; their card
is by hand.

The network learned from most of `train`, so what it, the words and the rest of the article weigh together is learned
from what it never saw: the part `develop`, and UNSEEN, each fifth of it by words learned without that fifth. (Those
articles were chosen by what was found in them; what a sentence has, given what is found in it, is not changed by that.)
The weights of a frame are those of all frames, and what it differs by, which is held small. They are printed, to be set
in `analysis/votes.py`, with the share of the sentences of `develop` that have the frame, the chance from which on it
counts that has the best expected F1 in `develop`, and precision, recall and F1 in ten folds of `develop` by article.
`--curve` writes nothing: it prints the mean F1 of weights learned from an eighth, a quarter, a half and all of the
articles.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from math import fsum
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from analysis.framing import choose_codebook
from analysis.framing.frame_votes import elsewhere
from analysis.framing.frame_words import ALWAYS, frame_weights, sentence_features
from analysis.framing.matching import find_hits
from analysis.judgements import FRAME_NAMES
from analysis.parse import judgements_of
from analysis.votes import FrameWeights, log_odds
from benchmarks.frames import coded_sentences, read_texts
from benchmarks.snapshot import read_kept
from training.coding.labels import read_labels

#: A feature of fewer sentences of those that are learned from is none.
LEAST = 2
#: The penalty on the squares of weights, and how many features of each frame are kept.
PENALTY, KEPT = 15.0, 3000
#: What is added to the counts of a feature before shares are compared.
SMOOTHING = 0.7
FOLDS, PARTS = 10, 5
#: The penalties on the weights of all frames together, and on what those of one frame differ by.
TOGETHER, APART = 1.0, 10.0
#: A product of two log-odds is fitted in units of so many, or its penalty would weigh more than those of the others.
UNIT = 5.0


def logistic(rows, right, penalties):
    """The weights under which the examples are likeliest, less the penalties on their squares."""
    turned = rows.T

    def loss(weights):
        scores = rows @ weights
        error = 1 / (1 + np.exp(-np.clip(scores, -35, 35))) - right
        value = (np.logaddexp(0, scores) - right * scores).sum() + (penalties * weights**2).sum() / 2
        return value, turned @ error + penalties * weights

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x


def contrasts(rows, right):
    """How much the share of each feature differs between right and wrong rows, as a logarithm without its sign."""
    shares = [
        (np.asarray(rows[chosen].sum(0)).ravel() + SMOOTHING) / (chosen.sum() + 2 * SMOOTHING)
        for chosen in (right > 0, right == 0)
    ]
    return np.abs(np.log(shares[0] / shares[1]))


def fit_words(rows, right, always):
    """The weights of the features, nought for all but the heaviest; `always` is the place of what every row has."""

    def fit(chosen):
        scale = contrasts(rows[:, chosen], right)
        scale[chosen == always] = 1.0
        penalties = np.where(chosen == always, 0.0, PENALTY)
        return scale * logistic(rows[:, chosen] @ diags(scale), right, penalties)

    counts = np.asarray(rows.sum(0)).ravel()
    first = fit(np.arange(rows.shape[1]))
    matter = np.abs(first) * np.sqrt(counts)
    matter[always] = np.inf
    chosen = np.sort(np.argsort(-matter, kind="stable")[:KEPT])
    weights = np.zeros(rows.shape[1])
    weights[chosen] = fit(chosen)
    return weights


@dataclass(frozen=True)
class Coded:
    """A coded article: of each sentence its features, and the log-odds of the frames by the network, None if unjudged.

    `places` are the numbers of its coded sentences, each with its frames as noughts and ones.
    """

    id: str
    features: list[tuple[str, ...]]
    network: list[list[float] | None]
    places: list[tuple[int, list[float]]]


def coded(labels, texts, parses):
    """The coded articles."""
    book = choose_codebook()
    for article, sentences in coded_sentences(labels, texts):
        doc = read_kept(article, parses)
        spans = [(s.start_char, s.end_char) for s in doc.sents]
        judged = [one.frame_scores if one is not None else None for one in judgements_of(doc).sentences]
        yield Coded(
            article.id,
            [tuple(features) for features in sentence_features(doc, find_hits(doc, book))],
            [list(map(log_odds, scores)) if scores is not None else None for scores in judged],
            [(nearest(spans, start, end), as_codes(frames)) for start, end, frames in sentences],
        )


def nearest(spans, start, end):
    """The number of the span that shares most with a stretch."""
    return max(range(len(spans)), key=lambda k: min(end, spans[k][1]) - max(start, spans[k][0]))


def as_codes(frames):
    """Which of the five frames a sentence has, as noughts and ones."""
    return [float(name in frames) for name in FRAME_NAMES]


def learn_words(articles):
    """The weights of features, for each frame, by name."""
    examples = [article.features[number] for article in articles for number, _ in article.places]
    codes = np.array([right for article in articles for _, right in article.places])
    met = Counter(name for names in examples for name in names)
    names = sorted(name for name, count in met.items() if count >= LEAST)
    place = {name: i for i, name in enumerate(names)}
    pairs = [(row, place[name]) for row, own in enumerate(examples) for name in own if name in place]
    rows = csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), (len(examples), len(names)))
    columns = [fit_words(rows, codes[:, k], place[ALWAYS]).tolist() for k in range(len(FRAME_NAMES))]
    return dict(zip(names, zip(*columns, strict=True), strict=True))


def write_words(weights, out):
    """Write the weights that do not round to nought as the entries of a word list."""
    lines = []
    for name, own in weights.items():
        cells = [f"{weight:.2f}".replace("-0.00", "0.00") for weight in own]
        if any(float(cell) for cell in cells):
            lines.append("\t".join([name, *cells]))
    lines.sort()
    (out / "entries.tsv").write_text("\n".join(["\t".join(["feature", *FRAME_NAMES]), *lines]) + "\n", "utf-8")


def votes_of(articles, weights):
    """What votes on sentences × frames × 4: network, words, both, the article's rest; codes; the articles' ids."""
    found, right, whose = [], [], []
    for article in articles:
        odds = [
            tuple(map(fsum, zip(*(weights[name] for name in own if name in weights), strict=True)))
            for own in article.features
        ]
        rest = elsewhere(odds)
        for number, codes in article.places:
            network, words = article.network[number], odds[number]
            if network is not None:
                both = [a * b / UNIT for a, b in zip(network, words, strict=True)]
                found.append(list(zip(network, words, both, np.sqrt(rest[number]), strict=True)))
                right.append(codes)
                whose.append(article.id)
    return np.array(found), np.array(right), np.array(whose)


def votes_apart(articles, others):
    """The votes on articles, on each fifth of them by words that were learned from the rest and the others."""
    parts = []
    for part in range(PARTS):
        rest = [article for number, article in enumerate(articles) if number % PARTS != part]
        parts.append(votes_of(articles[part::PARTS], learn_words([*others, *rest])))
    return tuple(np.concatenate(columns) for columns in zip(*parts, strict=True))


def fit_votes(votes, right):
    """The weights of the votes for each frame, and what it starts with: frames × (votes + 1)."""
    n, frames, kinds = votes.shape
    own = np.eye(frames)
    rows = np.vstack(
        [
            np.column_stack([votes[:, k], np.tile(own[k], (n, 1)), *(votes[:, k] * own[k, j] for j in range(frames))])
            for k in range(frames)
        ]
    )
    penalties = np.array([TOGETHER] * kinds + [0.0] * frames + [APART] * (frames * kinds))
    found = logistic(rows, right.T.ravel(), penalties)
    weights = found[:kinds] + found[kinds + frames :].reshape(frames, kinds)
    return np.column_stack([weights, found[kinds : kinds + frames]])


def chances(votes, weights):
    """How likely each frame is in each sentence."""
    return 1 / (1 + np.exp(-((votes * weights[:, :-1]).sum(2) + weights[:, -1])))


def border(found, coded):
    """The chance from which on a frame is to count for the best expected F1."""
    ranked = np.sort(found)[::-1]
    expected = 2 * np.cumsum(ranked) / (np.arange(1, len(ranked) + 1) + coded)
    return ranked[expected.argmax()]


def borders(votes, right, weights):
    """The border of each frame."""
    found = chances(votes, weights)
    return np.array([border(found[:, k], right[:, k].sum()) for k in range(len(FRAME_NAMES))])


def cross(votes, right, whose, more):
    """Which frames are found in each sentence by what was learned from nine tenths of the articles without it.

    `more` are other votes and codes, which are learned from as well.
    """
    found = np.zeros_like(right)
    articles = sorted(set(whose))
    for fold in range(FOLDS):
        held = np.isin(whose, articles[fold::FOLDS])
        weights = fit_votes(np.concatenate([votes[~held], more[0]]), np.concatenate([right[~held], more[1]]))
        found[held] = chances(votes[held], weights) >= borders(votes[~held], right[~held], weights)
    return found


def scores_of(found, right):
    """The F1 of each frame."""
    return 2 * (found * right).sum(0) / (found.sum(0) + right.sum(0))


def learn_votes(voting, learnt, unseen, weights):
    """The weights of votes, by frame, and lines that tell them; the mean F1 in folds."""
    votes, right, whose = votes_of(voting, weights)
    more = votes_apart(unseen, learnt)
    fitted = fit_votes(np.concatenate([votes, more[0]]), np.concatenate([right, more[1]]))
    found, least = cross(votes, right, whose, more), borders(votes, right, fitted)
    scores = scores_of(found, right)
    lines = []
    for k, name in enumerate(FRAME_NAMES):
        network, words, product, article, start = map(float, fitted[k])
        own = FrameWeights(
            round(start, 2),
            round(network, 2),
            round(words, 2),
            round(product / UNIT, 3),
            round(article, 2),
            round(float(right[:, k].mean()), 3),
            round(float(least[k]), 2),
        )
        both, marked, there = (found[:, k] * right[:, k]).sum(), found[:, k].sum(), right[:, k].sum()
        lines.append(f'"{name}": {own},  # P {both / marked:.3f}  R {both / there:.3f}  F1 {scores[k]:.3f}')
    lines.append(f"mean F1 {np.mean(scores):.3f} of {len(right)} sentences, votes learned from {len(more[1])} more")
    return float(np.mean(scores)), lines


def main():
    """Learn, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--unseen", type=Path, required=True, help="labels of articles that the network never saw")
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--curve", action="store_true", help="print the mean F1 of shares of the articles")
    chosen = parser.parse_args()
    if chosen.out is None and not chosen.curve:
        parser.error("--out says where the weights are to be written")
    rows = [row for path in chosen.labels for row in read_labels(path)]
    texts = list(read_texts(chosen.texts))
    voting, learnt = (
        list(coded([row for row in rows if row["split"] == part], texts, chosen.parses))
        for part in ("develop", "train")
    )
    unseen = list(coded(list(read_labels(chosen.unseen)), texts, chosen.parses))
    if chosen.curve:
        for share in (8, 4, 2, 1):
            some = learnt[::share], unseen[::share]
            score, _ = learn_votes(voting, *some, learn_words([*some[0], *some[1]]))
            print(f"{len(some[0]) + len(some[1])} articles, mean F1 {score:.3f}")
        return
    write_words(learn_words([*learnt, *unseen]), chosen.out)
    frame_weights.cache_clear()
    print("\n".join(learn_votes(voting, learnt, unseen, frame_weights())[1]))


if __name__ == "__main__":
    main()
