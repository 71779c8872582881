"""The doer: what kind of thing it is, and whether the clause, the article or nobody names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.meanings import thing_kind
from analysis.grammar.mention_heads import Heads
from analysis.grammar.nouns import names_people
from analysis.grammar.words import words_of
from analysis.records import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

AgentKind: TypeAlias = Literal["actor", "event", "instrument", "other"]


def agent_kind(agents: Sequence[Token], heads: Heads) -> AgentKind | None:
    """Tell whether the doer is an actor, an event (*een luchtaanval*), an instrument (*een bom*) or something else."""
    if not agents:
        return None
    kinds = [_kind(token, heads) for token in agents]
    return "actor" if "actor" in kinds else kinds[0]


def _kind(token: Token, heads: Heads) -> AgentKind:
    thing = thing_kind(token.lemma_) if token.pos_ == "NOUN" else None
    if thing == "event":
        return "event"
    if heads.of(token):
        return "actor"
    if thing == "instrument":
        return "instrument"
    if token.pos_ == "PRON" and (token.lower_ in words_of("personal") or token.lemma_.lower() in words_of("personal")):
        return "actor"
    if token.pos_ == "PROPN" or names_people(token.lemma_):
        return "actor"
    return "other"


def settle(events: Sequence[Event]) -> list[Event]:
    """Tell for each deed without a doer whether the article names one elsewhere (backgrounded) or nowhere (suppressed).

    It does when another telling with a doer is of the same verb or noun, or of the same class against the same patient;
    harm that names nobody (*de aanslag*) also when any harm has a doer, and harm of all kinds when somebody claims or
    admits such a deed.
    """
    told = [e for e in events if e.agents and e.agent_status == "expressed" and e.agent_kind == "actor"]
    told = [event for event in told if not event.negated]
    claims = [event for event in told if event.lemma in words_of("claiming")]
    claimed = any(_is_claimed(event, claims) for event in events if event.deed == "harm")
    return [
        replace(event, agent_status="backgrounded")
        if event.agent_status == "suppressed"
        and (any(_same_deed(event, other) for other in told) or (claimed and event.deed == "harm"))
        else event
        for event in events
    ]


def _is_claimed(harm: Event, claims: Sequence[Event]) -> bool:
    """Tell whether a telling of harm is what somebody claims or admits: *eiste de aanslag op*."""
    return any(
        claim.patient_start is not None and claim.patient_end is not None
        and claim.patient_start <= harm.start < claim.patient_end
        for claim in claims
    )  # fmt: skip


def _same_deed(one: Event, other: Event) -> bool:
    shared = bool(set(one.patients) & set(other.patients))
    if one.deed is not None and one.deed == other.deed and shared:
        return True
    if one.lemma == other.lemma and (shared or one.diathesis == other.diathesis == "nominal"):
        return True
    told = one.diathesis in ("nominal", "passive") and other.diathesis != "intransitive"
    return one.deed == other.deed == "harm" and told and not one.patients
