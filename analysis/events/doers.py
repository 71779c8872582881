"""The doer: what kind of thing it is, and whether the clause, the article or nobody names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.meanings import thing_kind
from analysis.grammar.mention_heads import Heads
from analysis.grammar.nouns import names_people
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
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
    deeds = _Told.of(told)
    claimed = Intervals((e for e in told if e.lemma in words_of("claiming")), ends=_patient)
    # harm that somebody claims or admits: *eiste de aanslag op*
    claims = any(claimed.around(event.start, event.start + 1) for event in events if event.deed == "harm")
    return [
        replace(event, agent_status="backgrounded")
        if event.agent_status == "suppressed" and (deeds.has(event) or (claims and event.deed == "harm"))
        else event
        for event in events
    ]


def _patient(event: Event) -> tuple[int, int]:
    """Give where the patient of a deed stands; nowhere, where there is none."""
    start, end = event.patient_start, event.patient_end
    return (0, 0) if start is None or end is None else (start, end)


@dataclass(frozen=True, slots=True)
class _Told:
    """The deeds told with a doer: classes and lemmas with whom they are done to, nouns, and whether one is of harm."""

    classes: frozenset[tuple[str | None, str]]
    lemmas: frozenset[tuple[str, str]]
    nouns: frozenset[str]
    harm: bool

    @classmethod
    def of(cls, told: Sequence[Event]) -> _Told:
        return cls(
            frozenset((event.deed, patient) for event in told for patient in event.patients),
            frozenset((event.lemma, patient) for event in told for patient in event.patients),
            frozenset(event.lemma for event in told if event.diathesis == "nominal"),
            any(event.deed == "harm" and event.diathesis != "intransitive" for event in told),
        )

    def has(self, event: Event) -> bool:
        """Tell whether a deed without a doer is one of them."""
        if event.deed is not None and any((event.deed, patient) in self.classes for patient in event.patients):
            return True
        if any((event.lemma, patient) in self.lemmas for patient in event.patients):
            return True
        if event.diathesis == "nominal" and event.lemma in self.nouns:
            return True
        named = event.deed == "harm" and event.diathesis in ("nominal", "passive") and not event.patients
        return named and self.harm
