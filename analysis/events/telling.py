"""A deed as a clause tells it: its lemma, what the verb means, its form, its roles; and the record made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.deed_clauses import DeedClause
from analysis.events.diathesis import Diathesis, Reflexive, diathesis, reflexive
from analysis.events.doers import agent_kind
from analysis.events.meanings import Sense, verb_senses
from analysis.events.order import with_subject
from analysis.events.roles import Roles, find_roles
from analysis.events.senses import sense_of
from analysis.grammar.accusations import is_alleged
from analysis.grammar.mention_heads import Heads
from analysis.grammar.unrealised import is_unrealised
from analysis.grammar.verbs import infinitive, known_verbs, simple_infinitive, verb_form, verb_words
from analysis.parse import anchor
from analysis.records import Event, VoiceSpan, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Status: TypeAlias = Literal["expressed", "backgrounded", "suppressed"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause with what its verb means, the form in which it tells the deed, and who takes part.

    `word` is the word that tells the deed together with the verb: *leven* of *om het leven brengen*.
    """

    clause: DeedClause
    lemma: str
    sense: Sense | None
    shape: Diathesis
    reflexive: Reflexive
    roles: Roles
    word: Token | None = None

    @property
    def pieces(self) -> tuple[Token, ...]:
        """The words that together tell the deed: the verb, its particle, the word or the copula that goes with it."""
        verb = self.clause.verb
        stative = self.clause.kind == "copular" and verb_form(verb) == "Part"
        copulas = [t for t in self.clause.auxiliaries if simple_infinitive(t) == "zijn"] if stative else []
        copulas += [c for t in self.clause.group for c in t.children if c.dep_ == "cop"] if stative else []
        own = [] if self.word is None else [self.word]
        return tuple(sorted({*verb_words(verb), *copulas, *own}, key=lambda token: token.i))


def read_clause(clause: DeedClause, heads: Heads) -> Telling:
    """Read what a clause tells, and who has which role in it."""
    clause = with_subject(clause, heads)
    lemma = clause_lemma(clause)
    sense, word = sense_of(clause, lemma)
    if clause.kind == "copular":
        sense = verb_senses()["zijn"] if word is None else sense
    itself = reflexive(clause)
    shape = diathesis(clause, sense)
    roles = find_roles(clause, lemma, shape, sense, itself, heads, word)
    return Telling(clause, lemma, sense, shape, itself[0], roles, word)


def clause_lemma(clause: DeedClause) -> str:
    """Give the infinitive of a clause's verb: *meedelen*, and with *laten* of telling *laten weten*."""
    together = f"laten {simple_infinitive(clause.verb)}"
    if clause.is_let and (clause.verb.dep_ == "compound:prt" or together in known_verbs()):
        return together
    return infinitive(clause.verb)


def record(
    doc: Doc,
    word: Token,
    heads: Heads,
    voices: Sequence[VoiceSpan],
    *,
    lemma: str,
    agents: Sequence[Token],
    patients: Sequence[Token],
    status: Status | None,
    shape: Diathesis,
    rule: str,
    deed: str | None,
    lexicon: str | None,
    implied: Sequence[Token] = (),
    parts: tuple[tuple[int, int], ...] = (),
    itself: Reflexive = "none",
    negated: bool = False,
) -> Event:
    """Make the record of a deed told by a word; `implied` are those among agents and patients not in its clause."""
    here = [[token for token in role if token not in implied] for role in (agents, patients)]
    agent_start, agent_end = heads.extent(here[0])
    patient_start, patient_end = heads.extent(here[1])
    doers, undergoers = heads.actors(agents), heads.actors(patients)
    if deed == "harm" and itself == "none" and not set(agents) & set(patients):
        doers = tuple(doer for doer in doers if doer not in undergoers)  # nobody harms himself, unless with zichzelf
    voice = voice_at(voices, word.idx)
    return Event(
        **anchor(doc, word.idx, word.idx + len(word)),
        voice=voice.voice,
        voice_kind=voice.voice_kind,
        lemma=lemma,
        parts=parts,
        agents=doers,
        patients=tuple(sorted({*undergoers, *doers})) if itself == "true" else undergoers,
        agent_start=agent_start,
        agent_end=agent_end,
        patient_start=patient_start,
        patient_end=patient_end,
        agent_status=status,
        agent_kind=agent_kind(here[0], heads),
        diathesis=shape,
        reflexive=itself,
        negated=negated,
        deed=deed,
        alleged=is_alleged(word),
        unrealised=is_unrealised(word, is_noun=shape == "nominal"),
        rule=rule,
        lexicon=lexicon,
    )
