"""Whom a judgement falls on: who is said to be so or called so; of a deed or work its owner or maker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.agents import agent, patients, preposition, subject
from analysis.grammar.antecedents import antecedent
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.mention_heads import Heads
from analysis.grammar.relations import is_definite
from analysis.grammar.verb_groups import has_copula
from analysis.grammar.verbs import simple_infinitive
from analysis.grammar.words import words_of
from analysis.sentiment.participants import BY, brought_by, carrier, owners, verb_in
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom an expression is about, who judges or feels (or nobody the clause names), and by which construction."""

    targets: tuple[Token, ...]
    judge: Token | None
    rule: str


def predicated(who: Token | None, heads: Heads) -> Reading | None:
    """*X is laf*: of the subject."""
    return Reading(tuple(doers_of(who, heads)), None, "sentiment.predicate") if who is not None else None


def is_empty(who: Token | None) -> bool:
    """Tell whether nobody is named: by no subject, or by *het*."""
    return who is None or who.lower_ in words_of("empty")


def called_so(token: Token) -> Reading | None:
    """*Y noemt X laf*, *Y vindt het voorstel belachelijk*: of the object, by the subject."""
    head = token.head
    if token.dep_ not in ("xcomp", "advmod", "obl", "obj", "ccomp", "obl:arg") or head.pos_ not in ("VERB", "AUX"):
        return None
    if not verb_in(head, "calling-verb") or preposition(token) not in (None, "als", "tot"):
        return None
    if simple_infinitive(head) == "zien" and not any(c.lower_ == "als" for c in token.children):
        return None  # zag haar ongelukkig worden
    undergoing = [t for t in patients(head) if t.i != token.i]
    return Reading(tuple(undergoing[:1]), agent(head), "sentiment.called") if undergoing else None


def doers_of(token: Token, heads: Heads) -> list[Token]:
    """Give whom a judged phrase falls back on: somebody itself; of a deed or work its owner; else the phrase itself."""
    token = antecedent(token)
    if (named := owner_named(token, heads)) is not None:
        return [named]
    who = _maker(token)
    return [who] if who is not None and _falls_on(token, who, heads) else [token]


def owner_named(token: Token, heads: Heads) -> Token | None:
    """Give somebody itself, and of a deed or work who its phrase says has or does it: *het spel van Ajax*."""
    had = () if van_of(token) == "patient" else owners(token)  # zijn mishandeling: not of him
    return next(
        (one for one in (token, *had, *brought_by(token, BY), *_acting_so(token)) if is_somebody(one, heads)), None
    )


def _acting_so(noun: Token) -> Iterator[Token]:
    """Give who does something the way that a noun names: *de manier waarop X speelt*."""
    for clause in noun.children:
        if clause.dep_ == "acl:relcl" and any(c.lower_ in words_of("manner-relative") for c in clause.children):
            yield from (c for c in clause.children if c.dep_ == "nsubj")


def _falls_on(work: Token, who: Token, heads: Heads) -> bool:
    """Tell whether what is said of a work is said of who makes, has or is it.

    *Dit plan is een misser* and *heeft nare gevolgen*: of the plan; but who *had een goede nacht* is not praised.
    """
    verb = carrier(work)
    somebody = is_somebody(who, heads)
    if has_copula(work):
        return somebody or who.pos_ == "NOUN"
    if verb is not None and work.dep_ == "obj" and verb_in(verb, "possessing-verb") and not _is_performance(work):
        return who.pos_ == "NOUN" and not somebody
    return somebody


def _is_performance(work: Token) -> bool:
    """Tell whether a noun names how somebody does or is known: *had een sterk seizoen, een prima reputatie*."""
    return work.lemma_.lower() in words_of("performance-noun")


def _maker(work: Token) -> Token | None:
    """Give who the clause says does, makes or has a thing: *X trekt het plan in*, *X won met een fraaie sprong*."""
    if has_copula(work):  # dit besluit is een onnodige stap
        return subject(work)
    verb = carrier(work)
    if verb is None:
        return None
    made = work.dep_ == "obj" and verb_in(verb, "doing-verb", "making-verb")
    made = made or (work.dep_ == "obj" and _is_performance(work) and verb_in(verb, "undergoing-verb"))
    with_it = preposition(work) == "met" and not is_definite(work)  # not: met het mooie weer naar het strand
    return agent(verb) if made or with_it else None


def van_of(noun: Token) -> str | None:
    """Tell whom *van* brings beside a noun of deed: its agent, its patient; None of a noun that tells none."""
    sense = noun_sense(noun.lemma_)
    return sense.van if sense is not None else None


def is_medium(phrase: Token) -> bool:
    """Tell whether a phrase says on which medium something is told: *lovende woorden op Twitter*."""
    return preposition(phrase) == "op" and phrase.lower_ in words_of("medium-name")
