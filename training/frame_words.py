"""Learn how much words speak for each of the five generic frames, from sentences coded by hand.

    python -m training.frame_words LABELS.jsonl [LABELS.jsonl ...] --texts ARTICLES.jsonl.gz --parses DIR --out FOLDER

LABELS are `training/coded/articles_sentences.jsonl` and `articles_whole.jsonl`, joined to the texts as
`benchmarks.frames` does; FOLDER is `analysis/lexicons/frames/frame-weights`. On the part `train` a logistic regression
is fitted for each frame, in which a feature counts the more the more its share differs between sentences with the
frame and without (Wang and Manning 2012, Baselines and bigrams); then again with the heaviest features alone. The
weights are written; their card is by hand.

The network learned from the same part, so what it, the words and the rest of the article weigh together is learned on
the part `develop`, which neither saw: three weights for all frames, and what each frame starts with. They are printed,
to be set in `analysis/votes.py`, with the chance from which on a frame counts that has the best expected F1, and what
ten folds by article give: precision, recall and F1 of each frame. `--curve` writes nothing: it prints the mean F1 of
weights learned from an eighth, a quarter, a half and all of the articles of `train`.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from analysis.framing import choose_codebook
from analysis.framing.frame_votes import elsewhere
from analysis.framing.frame_words import ALWAYS, frame_weights, sentence_features, weigh_sentences
from analysis.framing.matching import find_hits
from analysis.judgements import FRAME_NAMES
from analysis.parse import judgements_of
from analysis.votes import log_odds
from benchmarks.frames import coded_sentences, read_texts
from benchmarks.snapshot import read_kept
from training.coding.labels import read_labels

#: A feature of fewer articles of the part that is learned from is none.
LEAST = 3
#: The penalty on the squares of weights, and how many features of each frame are kept.
PENALTY, KEPT = 15.0, 2000
#: What is added to the counts of a feature before shares are compared.
SMOOTHING = 0.7
FOLDS = 10


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


def coded(labels, texts, parses):
    """Of each coded article: its id, parse, indicators, and of coded sentences their number in the parse and frames."""
    book = choose_codebook()
    for article, sentences in coded_sentences(labels, texts):
        doc = read_kept(article, parses)
        spans = [(s.start_char, s.end_char) for s in doc.sents]
        places = [(nearest(spans, start, end), frames) for start, end, frames in sentences]
        yield article.id, doc, find_hits(doc, book), places


def nearest(spans, start, end):
    """The number of the span that shares most with a stretch."""
    return max(range(len(spans)), key=lambda k: min(end, spans[k][1]) - max(start, spans[k][0]))


def as_codes(frames):
    """Which of the five frames a sentence has, as noughts and ones."""
    return [float(name in frames) for name in FRAME_NAMES]


def learn_words(articles):
    """The weights of features: names, and an array of names × frames."""
    examples, right, met = [], [], Counter()
    for _, doc, hits, places in articles:
        features = sentence_features(doc, hits)
        own = [(features[number], frames) for number, frames in places]
        met.update({name for names, _ in own for name in names})
        examples += [tuple(names) for names, _ in own]
        right += [as_codes(frames) for _, frames in own]
    names = sorted(name for name, count in met.items() if count >= LEAST)
    place = {name: i for i, name in enumerate(names)}
    pairs = [(row, place[name]) for row, own in enumerate(examples) for name in own if name in place]
    rows = csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), (len(examples), len(names)))
    codes = np.array(right)
    return names, np.column_stack([fit_words(rows, codes[:, k], place[ALWAYS]) for k in range(len(FRAME_NAMES))])


def write_words(names, weights, out):
    """Write the weights that do not round to nought as the entries of a word list."""
    lines = []
    for name, own in sorted(zip(names, weights, strict=True)):
        cells = [f"{weight:.2f}".replace("-0.00", "0.00") for weight in own]
        if any(float(cell) for cell in cells):
            lines.append("\t".join([name, *cells]))
    lines.sort()
    (out / "entries.tsv").write_text("\n".join(["\t".join(["feature", *FRAME_NAMES]), *lines]) + "\n", "utf-8")


def votes_of(articles, weights):
    """Log-odds by network, by words, and the article's rest, of sentences × frames × 3; codes; the articles' ids."""
    found, right, whose = [], [], []
    for article, doc, hits, places in articles:
        judged = judgements_of(doc).sentences
        weighed = [one.odds for one in weigh_sentences(doc, hits, weights)]
        rest = elsewhere(weighed)
        for number, frames in places:
            if judged[number] is not None and judged[number].frame_scores is not None:
                network = [log_odds(chance) for chance in judged[number].frame_scores]
                found.append(list(zip(network, weighed[number], rest[number], strict=True)))
                right.append(as_codes(frames))
                whose.append(article)
    return np.array(found), np.array(right), np.array(whose)


def fit_votes(votes, right):
    """Three weights for all frames, and what each frame starts with."""
    kinds = np.eye(len(FRAME_NAMES))
    rows = np.vstack([np.column_stack([votes[:, k], np.tile(kinds[k], (len(votes), 1))]) for k in range(len(kinds))])
    return logistic(rows, right.T.ravel(), np.array([1.0] * 3 + [0.0] * len(kinds)))


def chances(votes, weights):
    """How likely each frame is in each sentence."""
    return 1 / (1 + np.exp(-(votes @ weights[:3] + weights[3:])))


def border(found, coded):
    """The chance from which on a frame is to count for the best expected F1."""
    ranked = np.sort(found)[::-1]
    expected = 2 * np.cumsum(ranked) / (np.arange(1, len(ranked) + 1) + coded)
    return ranked[expected.argmax()]


def borders(votes, right, weights):
    """The border of each frame."""
    found = chances(votes, weights)
    return np.array([border(found[:, k], right[:, k].sum()) for k in range(len(FRAME_NAMES))])


def cross(votes, right, whose):
    """Which frames are found in each sentence by what was learned from nine tenths of the articles without it."""
    found = np.zeros_like(right)
    articles = sorted(set(whose))
    for fold in range(FOLDS):
        held = np.isin(whose, articles[fold::FOLDS])
        weights = fit_votes(votes[~held], right[~held])
        found[held] = chances(votes[held], weights) >= borders(votes[~held], right[~held], weights)
    return found


def scores_of(found, right):
    """The F1 of each frame."""
    return 2 * (found * right).sum(0) / (found.sum(0) + right.sum(0))


def main():
    """Learn, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--votes-only", action="store_true", help="keep the weights of words as they are")
    parser.add_argument("--curve", action="store_true", help="print the mean F1 of shares of the articles")
    chosen = parser.parse_args()
    if chosen.out is None and not (chosen.curve or chosen.votes_only):
        parser.error("--out says where the weights are to be written")
    rows = [row for path in chosen.labels for row in read_labels(path)]
    texts = list(read_texts(chosen.texts))
    voting = list(coded([row for row in rows if row["split"] == "develop"], texts, chosen.parses))
    if not chosen.votes_only:
        learnt = list(coded([row for row in rows if row["split"] == "train"], texts, chosen.parses))
        if chosen.curve:
            for share in (8, 4, 2, 1):
                names, columns = learn_words(learnt[::share])
                votes, right, whose = votes_of(voting, dict(zip(names, columns.tolist(), strict=True)))
                scores = scores_of(cross(votes, right, whose), right)
                print(f"{len(learnt[::share])} articles, mean F1 {np.mean(scores):.3f}")
            return
        write_words(*learn_words(learnt), chosen.out)
    votes, right, whose = votes_of(voting, frame_weights())
    weights = fit_votes(votes, right)
    print("network {:.2f}, words {:.2f}, the rest of the article {:.2f}".format(*weights[:3]))
    found, least = cross(votes, right, whose), borders(votes, right, weights)
    scores = scores_of(found, right)
    for k, name in enumerate(FRAME_NAMES):
        both, marked, there = (found[:, k] * right[:, k]).sum(), found[:, k].sum(), right[:, k].sum()
        print(
            f"{name:<22} start {weights[3 + k]:6.2f}  border {least[k]:.2f}  "
            f"P {both / marked:.3f}  R {both / there:.3f}  F1 {scores[k]:.3f}"
        )
    print(f"mean F1 {np.mean(scores):.3f} of {len(right)} sentences")


if __name__ == "__main__":
    main()
