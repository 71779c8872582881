"""How likely a word says something good, or bad, of somebody: named features with learned weights.

The lexicon knows many words, constructions explain some of them, and the network marks some that the lexicon does not
know; this weighs every such word by all three and by its place. The weights lie in the word list `tone-weights` and
were learned by `training/tone_words.py`. A feature with ", bad" behind it counts for something bad, beside the same
feature without.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.agents import objects, subject
from analysis.grammar.mention_heads import Heads
from analysis.grammar.name_words import in_name
from analysis.grammar.words import words_of
from analysis.judgements import FRAME_NAMES, SentenceJudgement, Sign, WordJudgement
from analysis.lexicon import learned_weights
from analysis.parse import article_of, ask_once, judgements_of
from analysis.sentiment.composing import Composition, compose
from analysis.sentiment.evaluations import Entry, entries_of
from analysis.sentiment.expressions import Expression, exempt_words, own_words, page_words
from analysis.sentiment.participants import clause_of
from analysis.sentiment.somebody import is_somebody
from analysis.sentiment.tone_votes import Vote, vote_on
from analysis.votes import chance_of, log_odds, weigh

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The word classes of words of content; names evaluate nobody. Adverbs that the lexicon does not have are small words.
CONTENT = frozenset({"ADJ", "ADV", "NOUN", "VERB"})
SIGNS: tuple[Sign, ...] = ("positive", "negative")
#: A shorter word says too little to be looked at.
_SHORTEST = 3
_BAD = ", bad"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a construction gives of an expression: its polarity, and how likely that is."""

    polarity: float
    chance: float


@dataclass(frozen=True, slots=True)
class Unit:
    """An expression of the lexicon, or another word that it or the network knows: what turns it, what it is marked as.

    `known` is whether the lexicon lets it count here; `vote` is None where no network judged the text.
    """

    expression: Expression
    known: bool
    composition: Composition
    vote: Vote | None


def opposite(sign: Sign) -> Sign:
    """Give the other sign."""
    return "negative" if sign == "positive" else "positive"


def find_units(
    doc: Doc, heads: Heads, expressions: Iterable[Expression], told: Container[int] = frozenset()
) -> Iterator[Unit]:
    """Give the expressions of the lexicon and the other words of content that it has or the network marks, in order.

    Words whose numbers are in `told` are left out, and what they stand in.
    """
    known = {found.head.i: found for found in expressions}
    taken = {word.i for found in known.values() for word in found.words} | page_words(doc) | exempt_words(doc)
    judged = judgements_of(doc)
    for token in doc:
        if token.i in known:
            expression = known[token.i]
        else:
            if token.pos_ not in CONTENT or token.i in taken or token.i in told or not _is_of_content(token):
                continue
            entries = entries_of(token)
            if not entries and (token.pos_ == "ADV" or judged is None or not _is_marked(judged.words.get(token.i))):
                continue
            expression = Expression(token, own_words(token), entries)
        if not _is_plain(expression) and not any(word.i in told for word in expression.words):
            yield Unit(expression, token.i in known, compose(expression, heads), vote_on(expression))


def _is_plain(expression: Expression) -> bool:
    """Tell whether a word says how well only beside some verbs, which a construction reads: *goed verdienen*."""
    head = expression.head
    return head.dep_ == "advmod" and not expression.phrase and head.lemma_.lower() in words_of("plain-quality")


def _is_marked(judged: WordJudgement | None) -> bool:
    return judged is not None and bool(judged.evaluation or judged.effect)


def _is_of_content(token: Token) -> bool:
    return (
        token.is_alpha
        and len(token.text) >= _SHORTEST
        and token.dep_ not in ("flat", "flat:name")
        and not in_name(token)
    )


def chances(unit: Unit, readings: Sequence[Weighed], heads: Heads) -> dict[Sign, float]:
    """Say how likely it is that a unit tells something good, and something bad, from 0 to 1."""
    weights = learned_weights("tone-weights")
    return {sign: chance_of(weigh(told, weights)) for sign, told in features_of(unit, readings, heads).items()}


def features_of(unit: Unit, readings: Sequence[Weighed], heads: Heads) -> dict[Sign, dict[str, float]]:
    """Give the features that hold, with their values, for each sign."""
    places = [(name, 1.0) for name in _places(unit, heads)]
    found: dict[Sign, dict[str, float]] = {}
    for sign in SIGNS:
        told = dict(places)
        told.update(_by_lexicon(unit, sign, readings))
        told.update(_by_network(unit, sign, heads))
        found[sign] = told | {name + _BAD: value for name, value in told.items()} if sign == "negative" else told
    return found


def _places(unit: Unit, heads: Heads) -> Iterator[str]:
    """Say what holds of the place of a word, whatever its sign."""
    token = unit.expression.head
    yield "any word"
    yield f"is {token.pos_}"
    yield f"is {token.pos_} as {token.dep_}"
    yield f"in {_part_of(token)}"
    clause = clause_of(token)
    who = subject(clause)
    yield "no subject" if who is None else "subject is somebody" if is_somebody(who, heads) else "subject is a thing"
    if any(is_somebody(one, heads) for one in objects(clause)):
        yield "object is somebody"
    if any(is_somebody(one, heads) for one in token.children):
        yield "somebody hangs on it"
    if token.head.i != token.i and is_somebody(token.head, heads):
        yield "hangs on somebody"
    if is_somebody(token, heads):
        yield "is somebody"
    if unit.composition.turned:
        yield "turned"
    if unit.expression.phrase:
        yield "fixed phrase"
    if unit.known:
        yield "expression of the lexicon"


def _part_of(token: Token) -> str:
    parts = article_of(token.doc).parts
    return next((part.kind for part in parts if part.start <= token.idx < part.end), "text")


def _by_lexicon(unit: Unit, sign: Sign, readings: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """Say what the lexicon and the constructions say of a word for a sign."""
    signs = [(entry, _sign_of(unit.composition.apply(entry.polarity))) for entry in unit.expression.entries]
    same = [entry for entry, own in signs if own == sign]
    if any(own == opposite(sign) for _, own in signs):
        yield "entry of the other sign", 1.0
    if not same:
        return
    best = max(same, key=_confidence)
    yield "entry", 1.0
    yield "entry's confidence", log_odds(best.confidence)
    yield f"entry of {best.type}", 1.0
    yield f"entry: {best.role} of {best.upos}", 1.0
    if best.origin == "corpus":
        yield "entry met in coded articles", 1.0
    if not unit.known:
        yield "entry that may not count here", 1.0
    if unit.vote is not None and unit.vote.is_silent:
        yield "entry, and network silent", 1.0
    likely = [one.chance for one in readings if _sign_of(one.polarity) == sign]
    if likely:
        yield "construction", 1.0
        yield "construction's likelihood", log_odds(max(likely))
    elif unit.known:
        yield "entry without construction", 1.0


def _confidence(entry: Entry) -> float:
    return entry.confidence


def _sign_of(polarity: float) -> Sign | None:
    return None if polarity == 0 else "positive" if polarity > 0 else "negative"


def _by_network(unit: Unit, sign: Sign, heads: Heads) -> Iterator[tuple[str, float]]:
    """Say what the network judges of a word, of those beside it and of its sentence, for a sign."""
    token, vote = unit.expression.head, unit.vote
    judged = judgements_of(token.doc)
    if vote is None or judged is None:
        return
    yield "judged by a network", 1.0
    other = opposite(sign)
    same = sign in (vote.evaluation, vote.effect)
    entry = any(_sign_of(unit.composition.apply(one.polarity)) == sign for one in unit.expression.entries)
    for name, mark in (("an evaluation", vote.evaluation), ("an effect", vote.effect)):
        if mark == sign:
            yield f"network sees {name}", 1.0
            yield f"network sees {name} in {token.pos_}", 1.0
    if other in (vote.evaluation, vote.effect):
        yield "network sees the other sign", 1.0
    if same:
        yield f"network sees it, {'entry' if entry else 'no entry'}", 1.0
        yield f"network points to {_kind_of_target(vote, token, heads)}", 1.0
    near = [
        judged.words[i] for i in {token.head.i, *[one.i for one in token.children]} - {token.i} if i in judged.words
    ]
    signs = {seen for one in near for seen in (one.evaluation, one.effect)}
    if sign in signs:
        yield "network sees it beside", 1.0
    if other in signs:
        yield "network sees the other sign beside", 1.0
    whole = judged.sentences[_sentence_numbers(token.doc)[token.i]]
    if whole is not None:
        yield from _by_sentence(whole, sign, marked=same, entry=entry)


def _by_sentence(whole: SentenceJudgement, sign: Sign, *, marked: bool, entry: bool) -> Iterator[tuple[str, float]]:
    yield f"sentence is {whole.commitment}", 1.0
    for name, score in zip(FRAME_NAMES, whole.frame_scores or (), strict=False):
        yield f"frame of {name}", score
    if whole.tone_score is None:
        return
    tone = whole.tone_score if sign == "positive" else -whole.tone_score
    yield "sentence's tone", tone
    if marked:
        yield "sentence's tone, network sees it", tone
    if entry:
        yield "sentence's tone, entry", tone


def _kind_of_target(vote: Vote, token: Token, heads: Heads) -> str:
    if vote.target is None:
        return "nobody"
    if vote.target.i == token.i:
        return "the word itself"
    return "somebody" if is_somebody(vote.target, heads) else "a thing"


@ask_once
def _sentence_numbers(doc: Doc) -> tuple[int, ...]:
    """Give the number of the sentence that each word stands in."""
    return tuple(number for number, sentence in enumerate(doc.sents) for _ in sentence)
