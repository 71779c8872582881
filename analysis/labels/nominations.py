"""Proper names as labels: formal, semi-formal or informal, by what the article shows of each name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.grammar.names import load_first_names
from analysis.grammar.words import words_of
from analysis.labels.phrases import Phrase, own_nouns
from analysis.lexicon import load_lexicon
from analysis.records import LabelType, Relation

Found = tuple[int, int, str, LabelType, Relation, str, str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What the article shows of names, each with the actor: surnames, those with *De*, titled actors, last words."""

    surnames: frozenset[tuple[str, str]]
    with_article: frozenset[tuple[str, str]]
    titled: frozenset[str]
    whole: frozenset[tuple[str, str]]


def known_names(phrases: Sequence[Phrase]) -> Known:
    """Gather what the article shows of names."""
    full = [(phrase.mention.actor, phrase.name) for phrase in phrases if len(phrase.name) > 1]
    return Known(
        surnames=frozenset((actor, name[-1].text) for actor, name in full),
        with_article=frozenset((actor, name[-1].text) for actor, name in full if name[-2].lower_ == "de"),
        titled=frozenset(phrase.mention.actor for phrase in phrases if phrase.name and own_nouns(phrase)),
        whole=frozenset((phrase.mention.actor, phrase.name[-1].text) for phrase in phrases if phrase.name),
    )


def names(phrase: Phrase, known: Known) -> Iterator[Found]:
    """Give the name in a mention as a label, without a genitive s that the name has only here."""
    if not phrase.name:
        return
    first, last = phrase.name[0], phrase.name[-1]
    key = (phrase.mention.actor, last.text)
    alone = len(phrase.name) == 1
    start, end = first.idx, last.idx + len(last)
    if alone and key in known.with_article and first.i > 0 and first.nbor(-1) in phrase.words:
        start = first.nbor(-1).idx if first.nbor(-1).lower_ == "de" else start
    text = phrase.mention.text[start - phrase.mention.start : end - phrase.mention.start]
    if text in words_of("seats"):
        yield start, end, text, "objectivation", "name", "label.seat", load_lexicon("seats").id
        return
    rule = "label.nomination"
    if not alone and first.text in load_first_names():
        rule = "label.nomination-semiformal"
    elif alone and key in known.surnames:
        rule = "label.nomination-formal"
    elif alone and first.text in load_first_names() and not own_nouns(phrase):
        rule = "label.nomination-informal"
    elif phrase.mention.actor in known.titled:
        rule = "label.nomination-formal"
    if key not in known.surnames and (phrase.mention.actor, last.text.removesuffix("s")) in known.whole:
        text = text.removesuffix("s")
    yield start, end, text, "nomination", "name", rule, None
