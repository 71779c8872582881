"""The judge: from what the network says of each sentence by itself to judgements of the sentences of a text in order.

Every sentence is read once and by itself; its vector, that of the sentence before it, that of the headline and where it
stands (`surroundings`) then make its judgement. So a text is judged the same in any company of other texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.dutch.surroundings import surroundings
from analysis.judgements import FRAME_NAMES, Judgements, SentenceJudgement, WordJudgement

#: The heads of words, in the order of the network's scores.
WORD_HEADS = ("evaluation", "effect", "hedge", "evidence")
_DECIMALS = 3
_CONTEXT = Context(prec=28)
_AT_ONCE = 64
#: The mean of words is that of whole numbers of this grid, so that their sum is exact in any order.
_GRID = 2.0**14
_STEPS, _ONE = 512, 2.0**14
#: A lower chance of a tone, or of a target, is not told.
_LEAST = 0.05

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of one sentence by itself.

    `vector` is the sentence, `scores` are those of its words (words × labels), and `pointers` the word, from 1, that
    each word points to as target and holder (0: nobody). `targets` are, for each word, the chances of the words that
    may be its target.
    """

    vector: Array
    scores: Array
    pointers: NDArray[np.int64]
    targets: Sequence[Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text that is to be judged.

    `places` are the numbers of its words in the text, `verbs` says which are verbs, `paragraph` whether one begins.
    """

    words: Sequence[str]
    places: Sequence[int]
    verbs: Sequence[bool]
    paragraph: bool
    heard: Heard | None


def join_heard(parts: Sequence[Heard], cuts: Sequence[int]) -> Heard:
    """Join the windows of a long sentence: its vector is that of the first."""
    pointers = [np.where(p.pointers > 0, p.pointers + begin, 0) for p, begin in zip(parts, cuts, strict=False)]
    targets = [
        {k + begin: x for k, x in each.items()} for p, begin in zip(parts, cuts, strict=False) for each in p.targets
    ]
    return Heard(parts[0].vector, np.concatenate([p.scores for p in parts]), np.concatenate(pointers, axis=1), targets)


def judge_text(
    session: Any, labels: Mapping[str, Sequence[str]], sentences: Sequence[Sentence], *, titled: bool
) -> Judgements:
    """Judge the sentences of a text in order; `titled`: the first is its headline, which the others are seen with."""
    visible = [(sentence, sentence.heard) for sentence in sentences if sentence.heard is not None]
    told = surroundings([s.words for s, _ in visible], [s.paragraph for s, _ in visible])
    scored = _score(session, [heard.vector for _, heard in visible], told, titled=titled)
    judged: list[SentenceJudgement | None] = []
    words: dict[int, WordJudgement] = {}
    for sentence in sentences:
        if sentence.heard is None:
            judged.append(None)
            continue
        judgement = _judgement(next(scored), labels)
        judged.append(judgement)
        words.update(_words(sentence, sentence.heard, judgement, labels))
    return Judgements(tuple(judged), words)


def _score(
    session: Any, vectors: Sequence[Array], told: Sequence[tuple[float, ...]], *, titled: bool
) -> Iterator[dict[str, Array]]:
    """Give the scores of sentences in order, each seen with the one before it and, if there is one, the headline."""
    names = [output.name for output in session.get_outputs()]
    for begin in range(0, len(vectors), _AT_ONCE):
        own = np.stack(vectors[begin : begin + _AT_ONCE])
        nothing = np.zeros_like(own[:1])
        before = np.concatenate([vectors[begin - 1][None] if begin else nothing, own[:-1]])
        headline = np.repeat(vectors[0][None] if titled else nothing, len(own), axis=0)
        if not begin:
            headline[0] = 0
        feed = {
            "own": own,
            "before": before,
            "headline": headline,
            "told": np.array(told[begin : begin + _AT_ONCE], np.float32),
        }
        columns = session.run(None, feed)
        yield from (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def _judgement(scores: Mapping[str, Array], labels: Mapping[str, Sequence[str]]) -> SentenceJudgement:
    """Give a sentence the likeliest tone, attribution and commitment, and the frames that are likelier than not."""
    frames = dict(zip(labels["frames"], scores["frames"], strict=True))
    best: dict[str, Any] = {
        name: labels[name][int(scores[name].argmax())] for name in ("tone", "attribution", "commitment")
    }
    # In decimal arithmetic, which unlike the library of a processor rounds an exponential in one way everywhere.
    with localcontext(_CONTEXT):
        odds = {name: Decimal(float(x)).exp() for name, x in zip(labels["tone"], scores["tone"], strict=True)}
        tone = (odds["positive"] - odds["negative"]) / sum(odds.values())
        chances = [1 / (1 + Decimal(-float(frames[name])).exp()) for name in FRAME_NAMES]
        return SentenceJudgement(
            tone_score=float(round(tone, _DECIMALS)),
            frames=tuple(sorted(name for name in FRAME_NAMES if frames[name] > 0)),
            frame_scores=tuple(float(round(chance, _DECIMALS)) for chance in chances),
            **best,
        )


def _words(
    sentence: Sentence, heard: Heard, judgement: SentenceJudgement, labels: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, WordJudgement]]:
    """Give the words that judge something.

    A word is evidence of a frame only where its sentence has that frame, which rests on its likeliest word at least.
    """
    edges = [0, *np.cumsum([len(labels[name]) for name in WORD_HEADS]).tolist()]
    parts = {name: heard.scores[:, a:b] for name, (a, b) in zip(WORD_HEADS, pairwise(edges), strict=True)}
    best = {
        name: [None if k == 0 else labels[name][k] for k in parts[name].argmax(-1)]
        for name in ("evaluation", "effect", "hedge")
    }
    tones = np.concatenate([chances(parts[name])[:, 1:] for name in ("evaluation", "effect")], 1)
    surest = dict(zip(labels["evidence"], parts["evidence"].argmax(0), strict=True))
    for k, place in enumerate(sentence.places):
        scores = zip(labels["evidence"], parts["evidence"][k], strict=True)
        frames = [name for name, score in scores if score > 0 or k == surest[name]]
        found: dict[str, Any] = {name: column[k] for name, column in best.items()}
        found["frames"] = tuple(sorted(set(frames) & set(judgement.frames or ())))
        if tones[k].max() >= _LEAST:
            found["tones"] = tuple(tones[k].tolist())
            found["targets"] = {sentence.places[head - 1]: chance for head, chance in heard.targets[k].items()}
        for number, name in enumerate(labels["pointer"]):
            judges = bool(found["evaluation"] or found["effect"])
            if judges if name in ("target", "holder") else sentence.verbs[k]:
                head = int(heard.pointers[number, k])
                found[name] = sentence.places[head - 1] if head else None
        if any(value not in (None, (), {}) for value in found.values()):
            yield place, WordJudgement(**found)


def hear(raw: Mapping[str, Array]) -> Heard | None:
    """Take from the scores of a sentence what is needed to judge it, if the network judges at all.

    The vector is the mean of those of its words and root and, of each score of words, a soft maximum.
    """
    if "vectors" not in raw:
        return None
    mean = np.rint(raw["vectors"].astype(np.float64) * _GRID).sum(0) / (len(raw["vectors"]) * _GRID)
    vector = np.concatenate([mean, soft_maximum(raw["judged"])]).astype(np.float32)
    targets = chances(raw["pointers"][0])  # as in the list of pointers: first the target
    told = [{k: float(row[k]) for k in np.flatnonzero(row >= _LEAST).tolist() if k} for row in targets]
    return Heard(vector, raw["judged"], raw["pointers"].argmax(-1).astype(np.int64), told)


def soft_maximum(scores: Array) -> NDArray[np.float64]:
    """Give the logarithm of the sum of exponentials of each column, in steps of 1/512.

    The logarithm of a whole number below 2²¹, a sum of 128 exponentials, is rounded in one way by any library.
    """
    top, odds = _exponentials(scores)
    found: NDArray[np.float64] = (top + np.rint(np.log(odds.sum(0) / _ONE) * _STEPS)) / _STEPS
    return found


def chances(scores: Array) -> NDArray[np.float64]:
    """Give the chance of each column in a row, on two digits."""
    odds = _exponentials(scores.T)[1].T
    found: NDArray[np.float64] = np.round(odds / odds.sum(1, keepdims=True), 2)
    return found


def _exponentials(scores: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the highest score of each column in steps of 1/512, and the exponentials of what each is below it.

    Exponentials are whole numbers of 2⁻¹⁴. None of those possible lies so close to the border between two numbers that
    a library could round it otherwise.
    """
    steps = np.rint(scores.astype(np.float64) * _STEPS)
    top: NDArray[np.float64] = steps.max(0)
    return top, np.rint(np.exp((steps - top) / _STEPS) * _ONE)
