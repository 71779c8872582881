"""Circumstances: where and when a clause says that something happened, and at what, so that two tellings compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.cases import cases_of
from analysis.grammar.verb_groups import heads_clause
from analysis.grammar.words import kinds_in, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("ROOT", "ccomp", "advcl", "conj", "acl:relcl", "parataxis", "acl", "csubj")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The places, days and months, earlier times and events that a clause names, in small letters.

    `past` holds what sets a time apart from that of the article (*in 2019, vorig jaar*), `another` the events that are
    said to be others (*bij een eerdere aanval*), `new` those with an indefinite article.
    """

    places: frozenset[str]
    days: frozenset[str]
    past: frozenset[str]
    events: frozenset[str]
    new: frozenset[str]
    another: frozenset[str]

    @property
    def where(self) -> tuple[frozenset[str], frozenset[str]]:
        """The places and the days."""
        return self.places, self.days


def circumstances(token: Token) -> Circumstances:
    """Give where, when and at what the clause of a word has what it tells.

    >>> found = circumstances(parse("In 2019 kwamen bij een brand in Gent zeven mensen om.")[2])
    >>> sorted(found.places), sorted(found.past), sorted(found.new)
    (['gent'], ['2019'], ['brand'])
    """
    top = clause_of(token)
    words = [t for t in top.subtree if clause_of(t).i == top.i]
    at = [t for t in words if t.pos_ == "NOUN" and not set(cases_of(t)).isdisjoint(words_of("event-preposition"))]
    beside = {t.i: {c.lower_ for c in t.children if c.dep_ in ("amod", "det", "advmod")} for t in at}
    return Circumstances(
        places=frozenset(t.lower_ for t in words if t.lower_ == "elders" or _is_place(t)),
        days=frozenset(t.lemma_.lower() for t in words if t.pos_ in ("NOUN", "PROPN") and t.lower_ in words_of("time")),
        past=frozenset(t.lower_ for t in words if _is_past(t)),
        events=frozenset(t.lemma_.lower() for t in at),
        new=frozenset(
            t.lemma_.lower() for t in at if not any(kinds_in("determiners").get(w) == "definite" for w in beside[t.i])
        ),
        another=frozenset(t.lemma_.lower() for t in at if beside[t.i] & words_of("another", "event-before")),
    )


def may_be_of_one_event(first: Circumstances, later: Circumstances) -> bool:
    """Tell whether two clauses may tell of one event: not in two places, on two days, or in 2019 and now.

    >>> told = [circumstances(parse(text)[-2]) for text in ("In Gent viel een dode.", "In Luik viel een dode.")]
    >>> may_be_of_one_event(*told)
    False
    """
    if later.past - first.past or first.another != later.another:
        return False
    if any(one and other and one.isdisjoint(other) for one, other in zip(first.where, later.where, strict=True)):
        return False
    return not (first.events and later.new and later.new.isdisjoint(first.events))


def clause_of(token: Token) -> Token:
    """Give the word that the clause of a word hangs by; what is listed with a noun is no clause.

    >>> clause_of(parse("De raad meldt dat drie mensen en een agent omkwamen.")[7])
    omkwamen
    """
    while token.head.i != token.i and not (token.dep_ in _CLAUSES and _predicates(token)):
        token = token.head
    return token


def _predicates(token: Token) -> bool:
    return heads_clause(token) or any(c.dep_ == "nsubj" for c in token.children)


def _is_place(token: Token) -> bool:
    """Tell whether a name is that of a place something is in: *in Gent, in buurland Polen*."""
    if token.pos_ != "PROPN":
        return False
    held = token.head if token.dep_ in ("appos", "flat", "nmod") and not cases_of(token) else token
    return any(case in words_of("place-preposition") for case in cases_of(held))


def _is_past(token: Token) -> bool:
    if token.pos_ == "NUM":
        return bool(_YEAR.fullmatch(token.text)) and not any(c.dep_ == "nmod" for c in token.children)
    return token.lower_ in words_of("time-before")
