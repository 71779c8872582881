"""`find_events`: every clause and every noun that tells a deed becomes a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analysis.events.clauses import Clause, find_clauses
from analysis.events.diathesis import Diathesis, Reflexive, diathesis, is_negated, reflexive
from analysis.events.doers import agent_kind, settle
from analysis.events.groups import form
from analysis.events.links import Heads, actors_of, extent, mention_heads
from analysis.events.nominal import find_nominals
from analysis.events.order import with_subject
from analysis.events.roles import Roles, find_roles, sense_of
from analysis.events.words import Sense
from analysis.grammar.verbs import infinitive, known_verbs, simple_infinitive
from analysis.grammar.words import words_of
from analysis.parse import anchor
from analysis.records import Event, Mention, VoiceSpan, reading_order, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_events(doc: Doc, mentions: Sequence[Mention], voices: Sequence[VoiceSpan]) -> list[Event]:
    """Find what happens, who does it and who undergoes it, in every clause and in nouns like *de aanval op*.

    Roles are semantic: the subject of *omkomen* or *krijgen* undergoes. A relative clause has its antecedent as
    argument, conjoined verbs share their subject; an infinitive with *te* has only the participants expressed in it. A
    state of *zijn* gives a record only when an actor is in it. Without mentions the deeds are found, but no ids.

    >>> from analysis.parse import parse
    >>> event = find_events(parse("Drie agenten werden beschoten."), [], [])[0]
    >>> event.lemma, event.diathesis, event.agent_status, event.deed
    ('beschieten', 'passive', 'suppressed', 'harm')

    Van Leeuwen (2008), Discourse and Practice, ch. 2; Minnema et al. (2022), SocioFillmore.
    """
    heads = mention_heads(doc, mentions)
    clauses = find_clauses(doc)
    found = [event for clause in clauses if (event := _event(doc, clause, heads, voices)) is not None]
    found += find_nominals(doc, clauses, heads, voices)
    return settle(reading_order(found))


def _event(doc: Doc, clause: Clause, heads: Heads, voices: Sequence[VoiceSpan]) -> Event | None:
    clause = with_subject(clause, heads)
    lemma = clause_lemma(clause)
    sense = sense_of(clause, lemma)
    itself = reflexive(clause)
    diath = diathesis(clause, sense)
    roles = find_roles(clause, diath, sense, itself, heads)
    agents, patients = actors_of(roles.agents, heads), actors_of(roles.patients, heads)
    if itself[0] == "true":
        patients = tuple(sorted({*patients, *agents}))
    if not _tells(clause, diath, agents, patients, sense.deed if sense else None):
        return None
    agent_start, agent_end = extent(roles.agents, heads)
    patient_start, patient_end = extent(roles.patients, heads)
    voice = voice_at(voices, clause.verb.idx)
    return Event(
        **anchor(doc, clause.verb.idx, clause.verb.idx + len(clause.verb)),
        voice=voice.voice,
        voice_kind=voice.voice_kind,
        lemma=lemma,
        parts=_parts(clause.verb),
        agents=agents,
        patients=patients,
        agent_start=agent_start,
        agent_end=agent_end,
        patient_start=patient_start,
        patient_end=patient_end,
        agent_status=_status(clause, roles, diath, sense),
        agent_kind=agent_kind(roles.agents, heads),
        diathesis=diath,
        reflexive=itself[0],
        negated=is_negated(clause),
        deed=sense.deed if sense else None,
        rule=_rule(clause, diath, itself[0]),
        lexicon=sense.lexicon if sense else None,
    )


def _status(
    clause: Clause, roles: Roles, diath: Diathesis, sense: Sense | None
) -> Literal["expressed", "suppressed"] | None:
    """Tell whether the doer is in the clause; None when what is told has no doer (*het gaat om*, *ontstond*)."""
    if roles.agents:
        return "expressed"
    told = form(clause.verb) == "Part"
    bare = diath == "impersonal" and not told and (sense is None or sense.deed not in ("harm", "conflict", "control"))
    return "suppressed" if roles.has_agent and not bare else None


def clause_lemma(clause: Clause) -> str:
    """Give the infinitive of a clause's verb: *meedelen*, and with *laten* of telling *laten weten*."""
    carriers = [simple_infinitive(token) for token in clause.group[1:]]
    together = f"laten {simple_infinitive(clause.verb)}"
    if "laten" in carriers and (clause.verb.dep_ == "compound:prt" or together in known_verbs()):
        return together
    return infinitive(clause.verb)


def _tells(
    clause: Clause, diath: Diathesis, agents: tuple[str, ...], patients: tuple[str, ...], deed: str | None
) -> bool:
    """Tell whether a clause gives a record: never a command or a bare state or infinitive without anybody in it."""
    if _is_misread(clause):
        return False
    if agents or patients:
        return True
    if clause.kind == "copular" or clause.imperative or simple_infinitive(clause.verb) in words_of("states"):
        return False
    if clause.nonfinite:
        return deed == "harm" and diath in ("active", "passive")
    return bool(clause.subjects) or diath in ("passive", "impersonal")


def _is_misread(clause: Clause) -> bool:
    """Tell whether the parse took another word for a participle: *zouden* alone does not go with one."""
    lemmas = {simple_infinitive(aux) for aux in clause.auxiliaries}
    return (
        form(clause.verb) == "Part" and bool(lemmas) and not lemmas & {"hebben", "zijn", "worden", "krijgen", "raken"}
    )


def _parts(verb: Token) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a split separable verb: *blies … op*."""
    particles = [c for c in verb.children if c.dep_ == "compound:prt" and c.pos_ != "VERB"]
    if not particles or form(verb) != "Fin":
        return ()
    tokens = sorted([verb, *particles], key=lambda token: token.i)
    return tuple((token.idx, token.idx + len(token)) for token in tokens)


def _rule(clause: Clause, diath: Diathesis, itself: Reflexive) -> str:
    if clause.kind == "copular":
        return "event.state"
    if clause.kind == "participle":
        return "event.participle"
    if itself != "none" and diath in ("active", "intransitive"):
        return f"event.reflexive-{itself}"
    if clause.nonfinite and not clause.is_headline():
        return "event.infinitive"
    return f"event.{diath}"
