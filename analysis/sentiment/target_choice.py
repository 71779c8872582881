"""Whom words that no construction explains are about: a choice among the phrases of the sentence, or none of them.

A conditional logit with named features; the weights lie in the word list `target-weights` and were
learned by `training/tone_words.py` from coded articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from analysis.grammar.agents import preposition
from analysis.grammar.mention_heads import Heads
from analysis.grammar.passives import is_passive
from analysis.judgements import Sign
from analysis.lexicon import learned_weights
from analysis.sentiment.evaluations import Aspect
from analysis.sentiment.participants import clause_of
from analysis.sentiment.somebody import is_somebody
from analysis.votes import choice

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
    odds = choice(choices(asked, phrases, heads), learned_weights("target-weights"))
    best = max(range(len(odds)), key=odds.__getitem__)
    return (phrases[best - 1] if best else None), odds[best]


def phrases_of(word: Token) -> list[Token]:
    """Give the heads of the phrases of the sentence that may be meant, in its order; a noun itself too."""
    return [one for one in word.sent if one.pos_ in _PHRASES and one.dep_ not in _PARTS]


def choices(asked: Asked, phrases: Sequence[Token], heads: Heads) -> list[dict[str, float]]:
    """Give the features that hold, with their values, of nobody and then of each phrase."""
    persons = [one for one in phrases if is_somebody(one, heads)]
    nearest = min(persons, key=lambda one: abs(one.i - asked.word.i), default=None)
    rows = [_of_nobody(asked, persons)]
    for one in phrases:
        row = dict.fromkeys(_told(asked, one, one in persons, heads), 1.0)
        row["distance"] = log1p(abs(one.i - asked.word.i))
        if one == nearest:
            row |= {"nearest": 1.0} | ({"nobody else": 1.0} if len(persons) == 1 else {})
        rows.append(row)
    return rows


def _of_nobody(asked: Asked, persons: Sequence[Token]) -> dict[str, float]:
    names = [NOBODY, f"{NOBODY}, {asked.aspect}", f"{NOBODY}, {asked.sign}", f"{NOBODY}, of {asked.word.pos_}"]
    if asked.marked and asked.pointed is None:
        names.append(f"{NOBODY}, network points to nobody")
    if not persons:
        names.append(f"{NOBODY}, and there is nobody")
    return dict.fromkeys(names, 1.0)


def _told(asked: Asked, one: Token, person: bool, heads: Heads) -> Iterator[str]:
    place = place_of(one, asked.word)
    yield place
    yield f"{place}, of {asked.word.pos_}"
    yield f"{place}, {asked.aspect}"
    yield f"{place}, {asked.aspect}, {asked.sign}"
    for role in sorted(asked.roles):
        yield f"{place}, entry of its {role}"
    yield "before" if one.i < asked.word.i else "behind"
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
