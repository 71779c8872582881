"""The doer: what kind of thing it is, and whether the clause, the article or nobody names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.links import Heads, mentions_of
from analysis.events.words import thing_kind
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
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
    if mentions_of(token, heads):
        return "actor"
    if thing == "instrument":
        return "instrument"
    if token.pos_ == "PRON" and (token.lower_ in words_of("personal") or token.lemma_.lower() in words_of("personal")):
        return "actor"
    if token.pos_ == "PROPN" or _names_people(token.lemma_):
        return "actor"
    return "other"


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for row in load_lexicon("actor-nouns").rows if row["class"] != "place") | frozenset(
        row["noun"] for row in load_lexicon("naming-nouns").rows
    )


def _names_people(lemma: str) -> bool:
    lemma = lemma.lower()
    return any(lemma[cut:] in _people() for cut in range(max(1, len(lemma) - 4)))


def settle(events: Sequence[Event]) -> list[Event]:
    """Tell for each deed without a doer whether the article names one elsewhere (backgrounded) or nowhere (suppressed).

    It does when another telling with a doer is of the same verb or noun, or of the same class against the same patient.
    """
    told = [event for event in events if event.agent_status == "expressed" and event.agent_kind == "actor"]
    return [
        replace(event, agent_status="backgrounded")
        if event.agent_status == "suppressed" and any(_same_deed(event, other) for other in told)
        else event
        for event in events
    ]


def _same_deed(one: Event, other: Event) -> bool:
    shared = bool(set(one.patients) & set(other.patients))
    if one.deed is not None and one.deed == other.deed and shared:
        return True
    return one.lemma == other.lemma and (shared or one.diathesis == other.diathesis == "nominal")
