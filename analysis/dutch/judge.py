"""The judge: from what the network says of each sentence by itself to judgements of the sentences of a text in order.

Every sentence is read once and by itself; its vector, that of the sentence before it, that of the headline and where it
stands (`surroundings`) then make its judgement. So a text is judged the same in any company of other texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from analysis.dutch.surroundings import surroundings
from analysis.judgements import FRAME_NAMES, Judgements, SentenceJudgement, WordJudgement

#: The heads of words, in the order of the network's scores.
WORD_HEADS = ("evaluation", "effect", "hedge", "evidence")
_DECIMALS = 3

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of one sentence by itself.

    `vector` is the sentence, `scores` are those of its words (words × labels), and `pointers` the word, from 1, that
    each word points to as target and holder (0: nobody).
    """

    vector: Array
    scores: Array
    pointers: NDArray[np.int64]


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
    return Heard(parts[0].vector, np.concatenate([p.scores for p in parts]), np.concatenate(pointers, axis=1))


def judge_text(
    session: Any, labels: Mapping[str, Sequence[str]], sentences: Sequence[Sentence], *, titled: bool
) -> Judgements:
    """Judge the sentences of a text in order; `titled`: the first is its headline, which the others are seen with."""
    visible = [s for s in sentences if s.heard is not None]
    told = iter(surroundings([s.words for s in visible], [s.paragraph for s in visible]))
    names = [output.name for output in session.get_outputs()]
    judged: list[SentenceJudgement | None] = []
    words: dict[int, WordJudgement] = {}
    before: Array | None = None
    headline: Array | None = None
    for sentence in sentences:
        if sentence.heard is None:
            judged.append(None)
            continue
        own = sentence.heard.vector[None]
        feed = {
            "own": own,
            "before": np.zeros_like(own) if before is None else before,
            "headline": np.zeros_like(own) if headline is None else headline,
            "told": np.array([next(told)], np.float32),
        }
        scores = dict(zip(names, (array[0] for array in session.run(None, feed)), strict=True))
        judgement = _judgement(scores, labels)
        judged.append(judgement)
        words.update(_words(sentence, sentence.heard, judgement, labels))
        if titled and before is None:
            headline = own
        before = own
    return Judgements(tuple(judged), words)


def _judgement(scores: Mapping[str, Array], labels: Mapping[str, Sequence[str]]) -> SentenceJudgement:
    """Give a sentence the likeliest tone, attribution and commitment, and the frames that are likelier than not."""
    tone = np.exp(scores["tone"] - scores["tone"].max())
    tone /= tone.sum()
    chances = dict(zip(labels["frames"], 1 / (1 + np.exp(-scores["frames"].astype(np.float64))), strict=True))
    rounded = {name: round(float(chance), _DECIMALS) for name, chance in chances.items()}
    best: dict[str, Any] = {
        name: labels[name][int(scores[name].argmax())] for name in ("tone", "attribution", "commitment")
    }
    return SentenceJudgement(
        tone_score=round(
            float(tone[labels["tone"].index("positive")] - tone[labels["tone"].index("negative")]), _DECIMALS
        ),
        frames=tuple(sorted(name for name in FRAME_NAMES if chances[name] > 0.5)),
        frame_scores=tuple(rounded[name] for name in FRAME_NAMES),
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
    surest = dict(zip(labels["evidence"], parts["evidence"].argmax(0), strict=True))
    for k, place in enumerate(sentence.places):
        scores = zip(labels["evidence"], parts["evidence"][k], strict=True)
        frames = [name for name, score in scores if score > 0 or k == surest[name]]
        found: dict[str, Any] = {name: column[k] for name, column in best.items()}
        found["frames"] = tuple(sorted(set(frames) & set(judgement.frames or ())))
        for number, name in enumerate(labels["pointer"]):
            judges = bool(found["evaluation"] or found["effect"])
            if judges if name in ("target", "holder") else sentence.verbs[k]:
                head = int(heard.pointers[number, k])
                found[name] = sentence.places[head - 1] if head else None
        if any(value not in (None, ()) for value in found.values()):
            yield place, WordJudgement(**found)


def hear(raw: Mapping[str, NDArray[Any]]) -> Heard | None:
    """Take from the outputs of the network what it says beside the reading, if it judges at all."""
    if "sentence" not in raw:
        return None
    return Heard(
        cast(Array, raw["sentence"][0]), cast(Array, raw["judged"][0]), raw["pointers"][0].argmax(-1).astype(np.int64)
    )
