"""Matching indicators with a parsed text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analysis.framing.codebook import Codebook, FrameCode, ItemCode
from analysis.framing.indicators import Indicator
from analysis.framing.neighbours import beside, doers_of, lemmas, undergoing_of
from analysis.framing.wordings import list_wordings
from analysis.grammar.name_words import in_name
from analysis.grammar.negation import negator_over
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


#: So many different words of a list make an article one about its subject; a shorter text needs one a sentence.
_ABOUT = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """An indicator where it stands in a text; `main` is the token its conditions are about, `by_lemma` how it fits."""

    frame: FrameCode
    item: ItemCode
    indicator: Indicator
    first: int
    last: int
    main: int
    by_lemma: bool


def find_hits(doc: Doc, book: Codebook) -> list[Hit]:
    """Find every indicator of a codebook; of two of the same frame that overlap, the longer, then the stricter."""
    words = list_wordings(doc, book)
    asked = min(_ABOUT, sum(1 for _ in doc.sents))

    @cache
    def about(wanted: tuple[str, ...], least: int) -> bool:
        return len({token.lemma_ for token in doc if not words[token.i].isdisjoint(wanted)}) >= least

    by_word, forms = book.by_word, book.forms
    starting = frozenset(by_word)
    hits: list[Hit] = []
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        own = words[token.i] & starting
        here = [coded for key in sorted(own) for coded in by_word[key]] if own else []
        here += [coded for pattern, coded in forms if pattern.fullmatch(token.lower_)]
        after = _words_behind(doc, words, token) if here else frozenset()
        for frame, item, indicator in here:
            if indicator.words[1:] and indicator.words[1] not in after:
                continue  # most of those that begin with a class of words: *@human, @number*
            if indicator.not_article and about(indicator.not_article, _ABOUT):
                continue
            if indicator.article and not about(indicator.article, asked):
                continue
            if (span := _span(doc, words, token, indicator)) is not None and _holds(doc, words, span, indicator):
                by_lemma = indicator.words[-1] in lemmas(doc[span[2]])
                hits.append(Hit(frame, item, indicator, *span, by_lemma))
    return list(_longest(hits))


def _words_behind(doc: Doc, words: list[frozenset[str]], token: Token) -> frozenset[str]:
    """Give what the next word of a sentence may be named by; nothing at its end."""
    after = next((i for i in range(token.i + 1, token.sent.end) if not doc[i].is_space), None)
    return frozenset() if after is None else words[after]


def _span(doc: Doc, words: list[frozenset[str]], token: Token, indicator: Indicator) -> tuple[int, int, int] | None:
    """Give the first, last and main token of an indicator that begins at a token."""
    at, stop = token.i, token.sent.end
    for word in indicator.words[1:]:
        at += 1
        while at < stop and doc[at].is_space:
            at += 1
        if at >= stop or word not in words[at]:
            return None
    return token.i, at, at


def _holds(doc: Doc, words: list[frozenset[str]], span: tuple[int, int, int], indicator: Indicator) -> bool:
    first, last, main = span
    token = doc[main]
    if indicator.pos:
        if token.pos_ not in indicator.pos:
            return False
    elif any(_is_name(doc[i]) for i, word in enumerate(indicator.words, first) if not word.startswith("@")):
        return False
    if any(value not in token.morph.get(feature, []) for feature, value in indicator.feats):
        return False
    if indicator.child and not any(child.dep_ in indicator.child for child in token.children):
        return False
    if indicator.head and token.head.pos_ not in indicator.head:
        return False
    if indicator.part and part_at(doc, token.idx).kind not in indicator.part:
        return False
    if not _surrounded(doc, words, first, last, indicator):
        return False
    if not _has(words, doers_of(token), indicator.subject) or not _has(words, undergoing_of(token), indicator.obj):
        return False
    if any(_inside(words, first, last, phrase) for phrase in indicator.unless):
        return False
    return indicator.negated or not _is_negated(doc, first, last)


def _is_negated(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a word of a stretch is negated by another: *geen kritiek*, *verweet hem niets*, *zonder ruzie*."""
    found = (negator_over(token, weak=True) for token in doc[first : last + 1])
    return any(negator is not None and not first <= negator.i <= last for negator in found)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or in_name(token)


def _has(words: list[frozenset[str]], tokens: Iterable[Token], wanted: tuple[str, ...]) -> bool:
    """Tell whether one of some tokens is one of the words asked for; where none is asked for, yes."""
    return not wanted or any(not words[token.i].isdisjoint(wanted) for token in tokens)


def _surrounded(doc: Doc, words: list[frozenset[str]], first: int, last: int, indicator: Indicator) -> bool:
    """Tell whether what stands beside the words, and in their sentence, is as the indicator asks."""
    if indicator.near or indicator.far:
        around = beside(doc, words, first, last)
        if (indicator.near and around.isdisjoint(indicator.near)) or not around.isdisjoint(indicator.far):
            return False
    if indicator.sentence or indicator.not_sentence:
        others = [i for i in range(doc[first].sent.start, doc[first].sent.end) if not first <= i <= last]
        around = {key for i in others for key in words[i]}
        if indicator.sentence and around.isdisjoint(indicator.sentence):
            return False
        if not around.isdisjoint(indicator.not_sentence):
            return False
    return True


def _inside(words: list[frozenset[str]], first: int, last: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether the words stand within a phrase."""
    for start in range(max(0, last - len(phrase) + 1), first + 1):
        within = words[start : start + len(phrase)]
        if len(within) == len(phrase) and all(word in keys for word, keys in zip(phrase, within, strict=True)):
            return True
    return False


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    taken: dict[str, set[int]] = defaultdict(set)
    ranked = sorted(hits, key=lambda h: (h.first - h.last, -h.indicator.precision, not h.by_lemma, h.first))
    kept = []
    for hit in ranked:
        tokens = set(range(hit.first, hit.last + 1))
        if not tokens & taken[hit.frame.id]:
            taken[hit.frame.id] |= tokens
            kept.append(hit)
    yield from sorted(kept, key=lambda h: (h.first, -h.last, h.frame.id))
