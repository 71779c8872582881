"""Learn what speaks for each kind of *zou* where no criterion decides, from articles coded by hand.

    python -m training.would ZOU.jsonl LABELS.jsonl ARTICLES.jsonl.gz --parses DIR --out FOLDER

ZOU is `training/coded_zou.jsonl`: a line an article, its key, and of each coded *zou* its place in the normalised body
and its kind. LABELS are `training/coded/articles_sentences.jsonl`: of their parts `train` and `develop` each *zou* of a
main clause that is alone in its sentence is coded by what is coded of the sentence (reportative; hedged or not
asserted, then conditional; else prospective), and counts less. FOLDER is `analysis/lexicons/certainty/would-weights`.

A multinomial logit, fitted by gradient descent with a penalty on large weights, on the part `train`: only what no
criterion decides. Printed are ten folds by article, and what all of `test` is with the weights. The card is written by
hand.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np

from analysis.article import read_article
from analysis.certainty import would as woulds
from analysis.certainty.would_weights import ALWAYS, FEATURES, KINDS, features_of
from analysis.portrait import portray_doc
from benchmarks.roles import coded_articles
from benchmarks.snapshot import open_lines, read_kept
from training import logit
from training.coding.labels import read_labels
from training.coding.texts import normalise

NAMES = (ALWAYS, *(row.name for row in FEATURES))
#: What a *zou* counts for that is coded by its sentence; one coded by itself counts 1.
SENTENCE = 0.7
_ZOU = re.compile(r"\b[Zz]ou(?:den)?\b")


def read_zou(path, articles):
    """The coded articles: parse key, text, part, and the kind of each coded *zou* by its place in the text."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    coded = {line["article"]: line for line in lines}
    for row in articles:
        body = normalise(row["text"])
        if body.key not in coded:
            continue
        article = read_article(f"{row['title'].strip()}\n\n{row['text'].strip()}\n", id=body.key[:12])
        shift, whole = len(normalise(row["title"]).text) + 1, normalise(article.text)
        line = coded.pop(body.key)
        kinds = {whole.outwards(a + shift, b + shift)[0]: kind for a, b, kind in line["zou"]}
        yield article, line["split"], kinds


def by_sentence(labels, articles):
    """The articles of which a sentence with *zou* is coded: article, and place and kind of those sentences."""
    rows = [row for row in read_labels(labels) if row["split"] in ("train", "develop")]
    for article, sentences in coded_articles(rows, articles):
        spans = [(s["start"], s["end"], _kind(s)) for s in sentences if _ZOU.search(article.text, s["start"], s["end"])]
        if spans:
            yield article, spans


def _kind(sentence):
    if sentence["attribution"] == "reportative":
        return "reportative"
    return "conditional" if sentence["commitment"] in ("hedged", "not-asserted") else "prospective"


def gather(doc, kinds):
    """What is weighed in a text: features by place; a coded *zou* is for those behind it what it is coded as."""
    weighed = {}

    def watch(would):
        place = would.token.idx
        weighed[place] = features_of(would), would
        kind = kinds.get(place)
        return ("zou.undecided", "undecided") if kind is None else ("zou.weighed-sources", kind)

    kept, woulds.weigh = woulds.weigh, watch
    try:
        rows = portray_doc(doc).records["hedges"]
    finally:
        woulds.weigh = kept
    ruled = {row.start: row.kind for row in rows if row.rule.startswith("zou.") and row.start not in weighed}
    return {place: features for place, (features, _) in weighed.items()}, weighed, ruled


def examples(coded, sentences, parses):
    """Features, kind, weight, article and part of all that is weighed, and the kinds that criteria gave in `test`."""
    found, decided = [], []
    for article, split, kinds in coded:
        features, _, ruled = gather(read_kept(article, parses), kinds)
        for place, kind in kinds.items():
            if place in features and kind in KINDS:
                found.append((features[place], KINDS.index(kind), 1.0, article.id, split))
            elif split == "test":
                decided.append((ruled.get(place), kind))
    by_hand = {(article.id, place) for article, _, kinds in coded for place in kinds}
    for article, spans in sentences:
        _, weighed, ruled = gather(read_kept(article, parses), {})
        inside = defaultdict(list)
        for place in (*weighed, *ruled):
            for start, end, kind in spans:
                if start <= place < end:
                    inside[start, end, kind].append(place)
        for (*_, kind), places in inside.items():
            if len(places) == 1 and places[0] in weighed and (article.id, places[0]) not in by_hand:
                features, would = weighed[places[0]]
                clause = would.clause
                if clause.opener is None and clause.head.dep_ in ("ROOT", "parataxis", "conj"):
                    found.append((features, KINDS.index(kind), SENTENCE, article.id, "train"))
    return found, decided


def matrix(found):
    """The features as an array, the first column being that of what always holds."""
    return logit.matrix([dict.fromkeys((ALWAYS, *features), 1.0) for features, *_ in found], NAMES)


def fit(found, penalty, steps=1500, rate=0.5):
    """The weights under which the coded kinds are likeliest, less the penalty on all squares but those of `ALWAYS`."""
    rows, counts = matrix(found), np.array([count for _, _, count, *_ in found])
    right = np.eye(len(KINDS))[[kind for _, kind, *_ in found]]
    weights = np.zeros((len(NAMES), len(KINDS)))
    momentum = np.zeros_like(weights)
    for _ in range(steps):
        sums = rows @ weights
        odds = np.exp(sums - sums.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        gradient = rows.T @ ((right - odds) * counts[:, None])
        gradient[1:] -= penalty * weights[1:]
        momentum = 0.9 * momentum + gradient / len(found)
        weights += rate * momentum
    return weights


def guess(found, weights):
    """The likeliest kind of each, by its number."""
    return (matrix(found) @ weights).argmax(1)


def said(pairs):
    """Of pairs of found and coded kinds: how many are right, and precision, recall and F1 of the reportative ones."""
    both = sum(f == c == "reportative" for f, c in pairs)
    precision = both / max(1, sum(f == "reportative" for f, _ in pairs))
    recall = both / max(1, sum(c == "reportative" for _, c in pairs))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    right = sum(f == c for f, c in pairs)
    return f"{right} of {len(pairs)} right; reportative {precision:.3f} {recall:.3f} {f1:.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zou", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--penalty", type=float, default=4.0)
    options = parser.parse_args()
    options.parses.mkdir(parents=True, exist_ok=True)
    with open_lines(options.articles) as lines:
        articles = list(map(json.loads, lines))
    found, decided = examples(
        list(read_zou(options.zou, articles)), list(by_sentence(options.labels, articles)), options.parses
    )
    train, test = ([e for e in found if e[-1] == part] for part in ("train", "test"))
    pairs = []
    for fold in range(10):
        held = {id for id in {e[3] for e in train} if int(id, 16) % 10 == fold}
        weights = fit([e for e in train if e[3] not in held], options.penalty)
        judged = [e for e in train if e[3] in held and e[2] == 1.0]
        pairs += (
            [(KINDS[g], KINDS[e[1]]) for g, e in zip(guess(judged, weights), judged, strict=True)] if judged else []
        )
    print("train, ten folds, what is weighed:", said(pairs), "of", len(train), "examples")
    weights = fit(train, options.penalty)
    pairs = [(KINDS[g], KINDS[e[1]]) for g, e in zip(guess(test, weights), test, strict=True)]
    print("test, what is weighed:", said(pairs))
    print("test:", said([*pairs, *decided]))
    lines = [
        "\t".join([name, *(f"{weight + 0.0:.2f}" for weight in row)])
        for name, row in sorted(zip(NAMES, weights, strict=True))
    ]
    print("\n".join(lines))
    if options.out:
        text = "\n".join(["\t".join(["feature", *KINDS]), *lines]).replace("-0.00", "0.00") + "\n"
        (options.out / "entries.tsv").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
