"""How much the words of a sentence speak for each of the five generic frames: features with learned weights.

A feature is a word by its lemma, two words that stand side by side, two that hang together in the tree, a word with its
preposition, or an item of the codebook of which an indicator is there. The weights lie in the word list
`frame-weights`, and were learned by `training/frame_words.py` from coded sentences; a positive one speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum
from typing import TYPE_CHECKING, TypeAlias

from analysis.framing.matching import Hit
from analysis.framing.neighbours import lemmas
from analysis.judgements import FRAME_NAMES
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What every sentence has.
ALWAYS = "any sentence"
#: Features by name, each with the places of its words in the text: the first that have it.
Features: TypeAlias = Mapping[str, tuple[int, ...]]
_NAMED = {"PER": "@person", "ORG": "@organisation", "LOC": "@place"}
_TELLING = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB"})
_TELLING_BELOW = _TELLING | {"NUM", "PRON"}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence by its words: the log-odds of each of `FRAME_NAMES`, and the features that have a weight."""

    odds: tuple[float, ...]
    features: Features

    def heaviest(self, number: int) -> tuple[int, ...]:
        """Give the places of the words that speak most for the frame with this number; none where none does."""
        weights = frame_weights()
        told = [(weights[name][number], places) for name, places in self.features.items() if places]
        weight, places = max(told, key=lambda one: one[0], default=(0.0, ()))
        return places if weight > 0 else ()


def weigh_sentences(
    doc: Doc, hits: Iterable[Hit], weights: Mapping[str, Sequence[float]] | None = None
) -> list[Weighed]:
    """Weigh the words of every sentence, in order; `hits` are the indicators of the generic frames in the text.

    `weights` are those of the word list unless others are given.
    """
    weights = frame_weights() if weights is None else weights
    found = []
    for features in sentence_features(doc, hits):
        told = {name: places for name, places in features.items() if name in weights}
        columns = zip(*(weights[name] for name in told), strict=True)
        found.append(Weighed(tuple(map(fsum, columns)), told))
    return found


def sentence_features(doc: Doc, hits: Iterable[Hit]) -> Sequence[Features]:
    """Give the features of every sentence, in order."""
    words = [_word(token) for token in doc]
    ends = [sentence.end for sentence in doc.sents]
    found = [_features(doc, words, start, end) for start, end in zip([0, *ends], ends, strict=False)]
    at = {i: number for number, sentence in enumerate(doc.sents) for i in range(sentence.start, sentence.end)}
    for hit in hits:
        found[at[hit.first]].setdefault(f"item: {hit.frame.id}/{hit.item.id}", ())
    return found


def _features(doc: Doc, words: Sequence[str], start: int, end: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {ALWAYS: ()}
    last = -2
    for i in range(start, end):
        word = words[i]
        if not word:
            continue
        if word not in found:
            found[word] = (i,)
        if last == i - 1 and (pair := f"{words[last]} {word}") not in found:
            found[pair] = (last, i)
        last = i
        token = doc[i]
        head = token.head
        if head.i == i:
            continue
        kind = token.pos_
        if kind in _TELLING_BELOW:
            if head.pos_ in _TELLING:
                found.setdefault(f"{words[head.i]} > {word}", (head.i, i))
        elif kind == "ADP" and token.dep_ == "case":
            found.setdefault(f"{words[head.head.i]} {word} …", (head.head.i, i))
    return found


def _word(token: Token) -> str:
    """Give what a word counts as: its lemma, a name or number as such; nothing for punctuation and white space."""
    if token.is_punct or token.is_space:
        return ""
    if token.pos_ == "PROPN":
        return _NAMED.get(token.ent_type_, "@name")
    return "@number" if token.pos_ == "NUM" else lemmas(token)[-1]


@cache
def frame_weights() -> Mapping[str, tuple[float, ...]]:
    """Give the learned weights, by the names of the features, for each of `FRAME_NAMES`."""
    rows = load_lexicon("frame-weights").rows
    return {row["feature"]: tuple(float(row[name]) for name in FRAME_NAMES) for row in rows}
