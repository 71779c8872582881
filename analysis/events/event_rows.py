"""`find_events`: every clause and every noun that tells a deed becomes a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analysis.events.attributive import find_attributives
from analysis.events.control import find_controllers, lower_objects, raise_objects, raise_subjects
from analysis.events.deed_clauses import DeedClause, find_deed_clauses
from analysis.events.diathesis import Diathesis, Reflexive, is_negated
from analysis.events.doers import settle
from analysis.events.nominal import find_nominals
from analysis.events.telling import Telling, read_clause, record
from analysis.grammar.cases import cases_of
from analysis.grammar.mention_heads import Heads, mention_heads
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.verbs import simple_infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.records import Event, Mention, VoiceSpan, reading_order

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
    tellings = [read_clause(clause, heads) for clause in find_deed_clauses(doc)]
    tellings = lower_objects(raise_objects(raise_subjects(tellings), heads), heads)
    controllers = find_controllers(tellings, heads, voices)
    words = {telling.word.i for telling in tellings if telling.word is not None}
    found = [
        event
        for telling in tellings
        if telling.clause.verb.i not in words  # kreeg te maken met: one deed
        and (event := _event(doc, telling, controllers.get(telling.clause.verb.i, ()), heads, voices)) is not None
    ]
    found += find_attributives(doc, heads, voices)
    found += find_nominals(doc, words, heads, voices)
    return settle(reading_order(found))


def _event(
    doc: Doc, telling: Telling, controllers: Sequence[Token], heads: Heads, voices: Sequence[VoiceSpan]
) -> Event | None:
    """Make the record of a clause; the controllers of an infinitive have the role that its subject would have."""
    clause, roles, sense = telling.clause, telling.roles, telling.sense
    undergoes = roles.subject == "patient"
    agents = roles.agents if undergoes or roles.agents else (*controllers,)
    implied = controllers if undergoes or not roles.agents else ()
    patients = (*roles.patients, *controllers) if undergoes else roles.patients
    if not _tells(telling, heads.actors(agents), heads.actors(patients)):
        return None
    return record(
        doc,
        clause.verb,
        heads,
        voices,
        lemma=telling.lemma,
        parts=_parts(telling),
        agents=agents,
        patients=patients,
        implied=implied,
        status="backgrounded" if agents and not roles.agents else _status(telling),
        shape=telling.shape,
        itself=telling.reflexive,
        negated=is_negated(clause),
        deed=sense.deed if sense else None,
        rule=_rule(clause, telling.shape, telling.reflexive, bool(implied)),
        lexicon=sense.lexicon if sense else None,
    )


def _status(telling: Telling) -> Literal["expressed", "suppressed"] | None:
    """Tell whether the doer is in the clause; None when what is told has no doer (*het gaat om*, *ontstond*)."""
    if telling.roles.agents:
        return "expressed"
    told = verb_form(telling.clause.verb) == "Part"
    forceful = telling.sense is not None and telling.sense.deed in ("harm", "conflict", "control")
    bare = telling.shape == "impersonal" and not told and not forceful
    return "suppressed" if telling.roles.has_agent and not bare else None


def _tells(telling: Telling, agents: tuple[str, ...], patients: tuple[str, ...]) -> bool:
    """Tell whether a clause gives a record: never a command or a bare state or infinitive without anybody in it."""
    clause = telling.clause
    if _is_misread(clause) or _only_identifies(clause):
        return False
    if agents or patients:
        return True
    if clause.kind == "copular" or clause.imperative or simple_infinitive(clause.verb) in words_of("states"):
        return False
    if clause.nonfinite:
        harm = telling.sense is not None and telling.sense.deed == "harm"
        return harm and telling.shape in ("active", "passive")
    return bool(clause.subjects) or telling.shape in ("passive", "impersonal")


def _is_misread(clause: DeedClause) -> bool:
    """Tell whether the parse took another word for a participle: *zouden* alone does not go with one."""
    lemmas = {simple_infinitive(aux) for aux in clause.auxiliaries}
    return verb_form(clause.verb) == "Part" and bool(lemmas) and not lemmas & words_of("with-participle")


def _only_identifies(clause: DeedClause) -> bool:
    """Tell whether a clause only says who or what is meant: *het gaat om drie mannen*."""
    if simple_infinitive(clause.verb) not in words_of("identifying"):
        return False
    empty = any(c.lower_ == "het" for c in clause.children(*SUBJECTS, "expl", "obj"))
    return empty and any("om" in cases_of(c)[:1] for c in clause.children("obl", "obl:arg", "nmod"))


def _parts(telling: Telling) -> tuple[tuple[int, int], ...]:
    """Give the stretches of what is told in several words: *blies … op*, *bracht … leven*, *waren betrokken*."""
    pieces = telling.pieces
    return tuple((token.idx, token.idx + len(token)) for token in pieces) if len(pieces) > 1 else ()


def _rule(clause: DeedClause, diath: Diathesis, itself: Reflexive, controlled: bool) -> str:
    if clause.kind == "copular":
        return "event.state"
    if clause.kind == "participle":
        return "event.participle"
    if controlled:
        return "event.infinitive-control"
    if itself != "none" and diath in ("active", "intransitive"):
        return f"event.reflexive-{itself}"
    if clause.nonfinite and not clause.is_headline():
        return "event.infinitive"
    return f"event.{diath}"
