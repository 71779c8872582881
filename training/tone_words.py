"""Learn which words say something good or bad of somebody, and of whom, from articles coded by hand.

    python -m training.tone_words ARTICLES.jsonl.gz --tone FOLDER --target FOLDER
        --seen LABELS SPLIT PARSES [--unseen LABELS SPLIT PARSES ...] [--sparing LABELS SPLIT PARSES ...]

ARTICLES are those of `benchmarks.tone`; the folders are `analysis/lexicons/tone/tone-weights` and `…/target-weights`.
Every expression of the lexicon and every other word that it has or the network marks is an example, once for each sign:
right where it overlaps a coded expression of that sign. A logistic regression with a penalty on the squares of the
weights learns from them. Of the words that are right, a conditional logit learns which phrase of the sentence, or none,
is a coded target.

Articles that are SEEN were used to train the network: they count less, and are read without its votes. The others are
read twice, with votes and (counting less still) without, so that the weights fit a parse that no network judged. Those
coded SPARINGLY, with fewer expressions a sentence, count half. Both have starting weights of their own, which do not
ship, so that how much was coded says nothing of the others. With `--report` what ten folds by article say of the unseen
ones is printed: by tenth how likely and how often right the words are, and how often the right target is chosen. The
weights are written; their cards are by hand.
"""

import argparse
from collections import defaultdict, namedtuple
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from analysis.grammar.mention_heads import mention_heads
from analysis.parse import read_conllu
from analysis.portrait import portray_doc
from analysis.records import Mention, rows_in
from analysis.sentiment import target_choice, tone_words
from analysis.sentiment.expressions import find_expressions
from analysis.sentiment.learned import asked_of
from analysis.sentiment.likelihood import likelihood
from analysis.sentiment.tone_rows import candidates_of
from benchmarks.roles import read_coded_articles
from benchmarks.tone import Judge, read_coded
from training import logit

#: How much an example counts of an article seen before, of one coded sparingly, and one without the network's votes.
SEEN, SPARING, UNVOTED = 0.7, 0.5, 0.3
#: The penalty on the squares of the weights of words, and of targets by example.
PENALTY, TARGET_PENALTY = 20.0, 0.003
#: A feature of fewer articles is none.
LEAST = 3
#: What every word has, on which there is no penalty.
FREE = "any word"

#: The starting weights that do not ship.
APART = ("seen before", "sparing")

Word = namedtuple("Word", "features right article count")
Choice = namedtuple("Choice", "rows right article")


def gather(labels, articles, split, parses):
    """The words of coded articles as examples, with and without votes, and the choices of targets, likewise."""
    words, choices = ([], []), ([], [])
    for article, sentences in read_coded_articles(Path(labels), articles, [split]):
        doc = read_conllu(Path(parses) / f"{article.id}.conllu")
        portrait = portray_doc(doc)
        coded, mentions = read_coded(sentences)
        judge = Judge(coded, mentions, portrait)
        heads = mention_heads(doc, rows_in(portrait.records, Mention))
        for unit in tone_words.find_units(doc, heads, find_expressions(doc)):
            spans = [(word.idx, word.idx + len(word)) for word in unit.expression.words]
            if not any(s["start"] <= spans[0][0] < s["end"] for s in sentences):
                continue
            here = [one for one in coded if overlap(spans, one.spans)]
            for voted, as_read in enumerate((replace(unit, vote=None), unit)):
                told = candidates_of(unit.expression, heads) if unit.known else []
                if not voted:
                    told = [replace(one, vote=None) for one in told]
                weighed = [tone_words.Weighed(one.polarity, likelihood(one)) for one in told]
                for sign, features in tone_words.features_of(as_read, weighed, heads).items():
                    same = [one for one in here if (one.polarity > 0) == (sign == "positive")]
                    words[voted].append((features, bool(same), article.id))
                    if same:
                        asked = asked_of(as_read, sign, told)
                        asked = asked if voted else replace(asked, pointed=None, marked=False)
                        choices[voted].append((*choice(asked, same, heads, judge, mentions), article.id))
    return words, choices


def apart(features, kind):
    """The features of an article of a kind that has starting weights of its own."""
    named = (kind, f"{kind}, construction") if "construction" in features else (kind,)
    return features | dict.fromkeys(named, 1.0)


def overlap(one, other):
    """Whether any stretch shares a letter with any other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def choice(asked, coded, heads, judge, mentions):
    """The features of nobody and of each phrase, and the places of those that are a coded target: nobody, if none."""
    phrases = target_choice.phrases_of(asked.word)
    rows = target_choice.choices(asked, phrases, heads)
    right = []
    targets = [
        span for one in coded for actor, spans in one.targets for span in (*mentions.get(actor or "", ()), *spans)
    ]
    for place, phrase in enumerate(phrases, start=1):
        mine = [heads.extent([phrase])] + [span for actor in heads.actors([phrase]) for span in judge.found[actor]]
        if overlap(mine, targets):
            right.append(place)
    return rows, right or [0]


def names_of(rows):
    """The features that enough articles have, sorted; `rows` are pairs of features and the article."""
    met = defaultdict(set)
    for features, article in rows:
        for name in features:
            met[name].add(article)
    return sorted(name for name, articles in met.items() if len(articles) >= LEAST)


def matrix(rows, names):
    """The features of rows as a sparse array of rows × names."""
    place = {name: i for i, name in enumerate(names)}
    cells = [(k, place[name], value) for k, row in enumerate(rows) for name, value in row.items() if name in place]
    at, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (at, columns)), (len(rows), len(names)))


def descend(loss, size):
    """The weights at which a loss is least."""
    return minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def fit_words(words):
    """Names and weights under which the words are likeliest, less the penalty on the squares."""
    names = names_of((one.features, one.article) for one in words)
    rows = matrix([one.features for one in words], names)
    turned = rows.T.tocsr()
    right = np.array([float(one.right) for one in words])
    count = np.array([one.count for one in words])
    penalties = np.array([0.0 if name == FREE else PENALTY for name in names])

    def loss(weights):
        scores = rows @ weights
        error = count * (1 / (1 + np.exp(-np.clip(scores, -35, 35))) - right)
        value = (count * (np.logaddexp(0, scores) - right * scores)).sum() + (penalties * weights**2).sum() / 2
        return value, turned @ error + penalties * weights

    return names, descend(loss, len(names))


def fit_targets(choices):
    """Names and weights under which the right phrases are likeliest, less the penalty on the squares."""
    names = names_of((row, one.article) for one in choices for row in one.rows)
    rows = matrix([row for one in choices for row in one.rows], names)
    turned = rows.T.tocsr()
    sizes = np.array([len(one.rows) for one in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    right = np.zeros(len(group))
    right[[start + place for start, one in zip(starts, choices, strict=True) for place in one.right]] = 1.0
    penalty = TARGET_PENALTY * len(choices)

    def loss(weights):
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        whole, good = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        error = odds / whole[group] - odds * right / good[group]
        value = (np.log(whole) - np.log(good)).sum() + penalty * (weights**2).sum() / 2
        return value, turned @ error + penalty * weights

    return names, descend(loss, len(names))


def chances_of(words, names, weights):
    """How likely each word is right."""
    return 1 / (1 + np.exp(-(matrix([one.features for one in words], names) @ weights)))


def chosen_right(choices, names, weights):
    """Whether the likeliest of each choice is right."""
    return [int(np.argmax(matrix(one.rows, names) @ weights)) in one.right for one in choices]


def report(words, choices, learn_from):
    """Print what ten folds by article say; `learn_from` gives what is learned from beside the articles of a fold."""
    articles = sorted({one.article for one in words})
    found, right, chosen = [], [], []
    for fold in range(10):
        held = set(articles[fold::10])
        own, choosing = learn_from(held)
        mine = [one for one in words if one.article in held]
        found += chances_of(mine, *fit_words(own)).tolist()
        right += [one.right for one in mine]
        chosen += chosen_right([one for one in choices if one.article in held], *fit_targets(choosing))
    found, right = np.array(found), np.array(right, dtype=float)
    loss = -np.log(np.where(right > 0, found, 1 - found)).mean()
    print(f"{len(found)} words and signs, {right.mean():.3f} right, log loss {loss:.4f}")
    for part in np.array_split(np.argsort(found, kind="stable"), 10):
        print(f"  likely {found[part].mean():.2f}, right {right[part].mean():.2f} of {len(part)}")
    print(f"{len(chosen)} targets, {np.mean(chosen):.3f} right")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--seen", nargs=3, action="append", required=True)
    parser.add_argument("--unseen", nargs=3, action="append", default=[])
    parser.add_argument("--sparing", nargs=3, action="append", default=[])
    parser.add_argument("--tone", type=Path)
    parser.add_argument("--target", type=Path)
    parser.add_argument("--report", action="store_true", help="print what ten folds by article say")
    options = parser.parse_args()
    seen, unseen, sparing = (
        [gather(labels, options.articles, split, parses) for labels, split, parses in parts]
        for parts in (options.seen, options.unseen, options.sparing)
    )
    voted = [Word(*one, 1.0) for words, _ in unseen for one in words[1]]
    words = voted + [Word(*one, UNVOTED) for own, _ in unseen for one in own[0]]
    words += [Word(apart(names, "seen before"), *rest, SEEN) for own, _ in seen for names, *rest in own[0]]
    for votes, count in ((1, SPARING), (0, SPARING * UNVOTED)):
        words += [Word(apart(names, "sparing"), *rest, count) for own, _ in sparing for names, *rest in own[votes]]
    pointed = [Choice(*one) for _, choices in unseen for one in choices[1]]
    choices = pointed + [Choice(*one) for _, own in seen for one in own[0]]
    choices += [Choice(*one) for _, own in sparing for one in own[1]]
    print(f"{len(voted)} unseen words and signs, {len(pointed)} targets; in all {len(words)} and {len(choices)}")
    if options.report:
        report(
            voted,
            pointed,
            lambda held: ([o for o in words if o.article not in held], [o for o in choices if o.article not in held]),
        )
    names, weights = fit_words(words)
    kept = [(name, weight) for name, weight in zip(names, weights, strict=True) if not name.startswith(APART)]
    logit.tell(*zip(*kept, strict=True), options.tone)
    logit.tell(*fit_targets(choices), options.target)


if __name__ == "__main__":
    main()
