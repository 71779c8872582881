"""Predications: a verb or predicate with the words that bear its form, whatever the parse hangs on which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.verb_groups import (
    auxiliaries_of,
    carried,
    carried_by,
    has_copula,
    has_te,
    helped,
    own_subject,
    with_helpers,
)
from analysis.grammar.verbs import simple_infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Predication:
    """A word that predicates something: with the verbs that carry it (`group`), its auxiliaries and its copulas.

    `shares` where a later conjunct has the auxiliary of the first: *werd opgepakt en vastgezet*.
    """

    head: Token
    group: tuple[Token, ...]
    auxiliaries: tuple[Token, ...]
    copulas: tuple[Token, ...]
    finite: bool
    shares: bool

    @property
    def top(self) -> Token:
        """The verb that the group hangs by."""
        return self.group[-1]

    @property
    def helpers(self) -> tuple[Token, ...]:
        """The words that bear its form."""
        return (*self.auxiliaries, *self.copulas)


@ask_once
def predication(head: Token) -> Predication:
    """Give what a verb or predicate forms one predication with.

    >>> found = predication(parse("Zij heeft dat gezegd.")[3])
    >>> found.group, found.auxiliaries, found.finite
    ((gezegd,), (heeft,), True)
    """
    group = [head]
    while (carrier := carried_by(group[-1])) is not None:
        group.append(carrier)
    copulas = [c for c in head.children if c.dep_ == "cop"] or modal_alone(head)
    auxiliaries = [c for t in group for c in auxiliaries_of(t) if c not in copulas]
    top = group[-1]
    first = _with_shared_auxiliary(top) if not auxiliaries and not copulas else None
    auxiliaries += auxiliaries_of(first) if first is not None else []
    finite = any(verb_form(t) == "Fin" for t in (*group, *auxiliaries, *copulas)) or first_finite(top) == top
    return Predication(head, tuple(group), tuple(auxiliaries), tuple(copulas), finite, first is not None)


def predication_of(token: Token) -> Predication:
    """Give the predication that a verb, an auxiliary or a copula belongs to.

    >>> predication_of(parse("Zij heeft dat gezegd.")[1]).head
    gezegd
    """
    head = helped(token)
    while (lower := carried(head)) is not None:
        head = lower
    return predication(head)


def modal_alone(predicate: Token) -> list[Token]:
    """Give the modal that goes with a predicate and no verb: *Vos moet dinsdag naar de Kamer*."""
    if predicate.pos_ in ("VERB", "AUX") or has_copula(predicate) or not own_subject(predicate):
        return []
    modals = [c for c in auxiliaries_of(predicate) if simple_infinitive(c) in words_of("bare")]
    return [c for c in modals if verb_form(c) == "Fin"][:1]


def first_finite(top: Token) -> Token | None:
    """Give the finite verb of a clause: its own form, or its first auxiliary.

    A plural that looks like an infinitive is finite when it is joined to a finite verb: *… en de buren komen kijken*.
    """
    if verb_form(top) == "Inf" and top.dep_ == "conj" and verb_form(top.head) == "Fin" and not has_te(top):
        if not auxiliaries_of(top) and not auxiliaries_of(top.head):
            return top
    return min((t for t in with_helpers(top) if verb_form(t) == "Fin"), key=lambda t: t.i, default=None)


def _with_shared_auxiliary(top: Token) -> Token | None:
    """Give the earlier conjunct whose auxiliary a later one shares: *werd opgepakt en vastgezet*."""
    if top.dep_ != "conj" or verb_form(top) not in ("Part", "Inf") or has_te(top):
        return None
    first = top
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    return first if verb_form(first) == verb_form(top) and auxiliaries_of(first) else None
