"""Whom words that no construction explains are about: a choice among the phrases of the sentence, or none of them.

A conditional logit (McFadden 1974) with named features; the weights lie in the word list `target-weights` and were
learned by `training/tone_words.py` from coded articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, fsum, log1p
from typing import TYPE_CHECKING

from analysis.grammar.agents import is_passive, preposition
from analysis.grammar.mention_heads import Heads
from analysis.judgements import Sign
from analysis.lexicon import load_lexicon
from analysis.sentiment.evaluations import Aspect
from analysis.sentiment.participants import clause_of
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = "nobody"
_PHRASES = frozenset({"NOUN", "PROPN", "PRON"})
_PARTS = frozenset({"flat", "flat:name", "fixed", "compound", "expl:pv", "expl"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a target is sought for: the word, its sign and aspect, the roles its entries name, and who was told.

    `pointed` is the word that the network points to, `marked` whether it marks the word; `read` are the targets that
    constructions give.
    """

    word: Token
    sign: Sign
    aspect: Aspect
    roles: frozenset[str]
    pointed: Token | None
    marked: bool
    read: tuple[Token, ...]


def choose_target(asked: Asked, heads: Heads) -> tuple[Token | None, float]:
    """Choose whom a word is about, with how likely that is; None where nobody in the sentence is likelier."""
    phrases = phrases_of(asked.word)
    odds = chances([nobody(asked, phrases, heads), *(features_of(asked, one, phrases, heads) for one in phrases)])
    best = max(range(len(odds)), key=odds.__getitem__)
    return (phrases[best - 1] if best else None), odds[best]


def chances(rows: Sequence[Mapping[str, float]]) -> list[float]:
    """Give how likely each row of features is the right one."""
    weights = target_weights()
    scores = [fsum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    odds = [exp(score - max(scores)) for score in scores]
    return [one / fsum(odds) for one in odds]


def phrases_of(word: Token) -> list[Token]:
    """Give the heads of the phrases of the sentence that may be meant, in its order; a noun itself too."""
    return [one for one in word.sent if one.pos_ in _PHRASES and one.dep_ not in _PARTS]


def nobody(asked: Asked, phrases: Sequence[Token], heads: Heads) -> dict[str, float]:
    """Give the features of nobody."""
    names = [NOBODY, f"{NOBODY}, {asked.aspect}", f"{NOBODY}, {asked.sign}", f"{NOBODY}, of {asked.word.pos_}"]
    if asked.marked and asked.pointed is None:
        names.append(f"{NOBODY}, network points to nobody")
    if not any(is_somebody(one, heads) for one in phrases):
        names.append(f"{NOBODY}, and there is nobody")
    return dict.fromkeys(names, 1.0)


def features_of(asked: Asked, one: Token, phrases: Sequence[Token], heads: Heads) -> dict[str, float]:
    """Give the features of a phrase that hold, with their values."""
    found = dict.fromkeys(_told(asked, one, phrases, heads), 1.0)
    found["distance"] = log1p(abs(one.i - asked.word.i))
    return found


def _told(asked: Asked, one: Token, phrases: Sequence[Token], heads: Heads) -> Iterator[str]:
    place = place_of(one, asked.word)
    yield place
    yield f"{place}, of {asked.word.pos_}"
    yield f"{place}, {asked.aspect}"
    yield f"{place}, {asked.aspect}, {asked.sign}"
    for role in sorted(asked.roles):
        yield f"{place}, entry of its {role}"
    yield "before" if one.i < asked.word.i else "behind"
    person = is_somebody(one, heads)
    kind = "somebody" if person else "a thing"
    yield kind
    yield f"{kind}, {asked.aspect}"
    mentions = heads.of(one)
    if mentions:
        yield "mention"
        yield f"{mentions[0].form}"
    if one.pos_ == "PRON" and not mentions:
        yield "pronoun of nobody"
    if one.ent_type_:
        yield f"a {one.ent_type_}"
    others = [other for other in phrases if is_somebody(other, heads)]
    if person and one == min(others, key=lambda other: abs(other.i - asked.word.i)):
        yield "nearest"
    if person and len(others) == 1:
        yield "nobody else"
    if asked.pointed is not None:
        yield "network points there" if is_same(one, asked.pointed, heads) else "network points elsewhere"
    if asked.read:
        yield "construction" if any(is_same(one, other, heads) for other in asked.read) else "construction of another"


def is_same(one: Token, other: Token, heads: Heads) -> bool:
    """Tell whether two phrases are one, or of one actor."""
    return one.i == other.i or bool(set(heads.actors([one])) & set(heads.actors([other])))


def place_of(one: Token, word: Token) -> str:
    """Say how a phrase hangs together with a word."""
    if one.i == word.i:
        return "itself"
    if one.head.i == word.i:
        return f"below it: {_relation(one)}"
    if word.head.i == one.i:
        return f"above it: {word.dep_}"
    clause = clause_of(word)
    if one.head.i == clause.i:
        voice = "passive " if one.dep_.startswith("nsubj") and is_passive(clause) else ""
        return f"in its clause: {voice}{_relation(one)}"
    if one.i == clause.i:
        return "head of its clause"
    above = clause.head
    if clause.dep_.startswith("acl") and one.i == above.i:
        return "what its clause says more of"
    if above.i != clause.i and one.head.i == above.i:
        return f"in the clause above: {_relation(one)}"
    if one.head.head.i == word.i:
        return f"below what hangs on it: {_relation(one)}"
    if one.head.i == word.head.i:
        return f"beside it: {_relation(one)}"
    return f"elsewhere: {one.dep_}"


def _relation(one: Token) -> str:
    by = preposition(one)
    return one.dep_ if by is None else f"{one.dep_} {by}"


@cache
def target_weights() -> Mapping[str, float]:
    """Give the learned weights, by the names of the features."""
    return {row["feature"]: float(row["weight"]) for row in load_lexicon("target-weights").rows}
