"""Roles: who does the deed and who undergoes it, by meaning rather than by form (Van Leeuwen 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analysis.events.aimed import aimed_at
from analysis.events.deed_clauses import DeedClause
from analysis.events.diathesis import Diathesis, Reflexive, doers, objects
from analysis.events.meanings import Sense
from analysis.events.order import is_turned, with_number
from analysis.events.undergoing import lets_itself, undergoes
from analysis.grammar.antecedents import antecedent
from analysis.grammar.cases import cases_of
from analysis.grammar.contrasts import as_well_as, instead_of
from analysis.grammar.mention_heads import Heads
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verbs import simple_infinitive
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads of the phrases that do and undergo, whether there is room for a doer, and what a subject would be."""

    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    has_agent: bool
    subject: Literal["agent", "patient"] = "agent"


def find_roles(
    clause: DeedClause,
    lemma: str,
    shape: Diathesis,
    sense: Sense | None,
    reflexive: tuple[Reflexive, Token | None],
    heads: Heads,
    word: Token | None = None,
) -> Roles:
    """Give every phrase of a clause its role; a relative pronoun stands for what it refers to.

    The `word` of a fixed combination is no participant, unless it is an actor.
    """
    agents: list[Token] = []
    patients: list[Token] = []
    caused = shape in ("passive", "impersonal") or lets_itself(clause, reflexive[0])
    by = doers(clause) if caused else []
    themes = _themes(clause, lemma, reflexive[1])
    clause = with_number(clause, heads)
    subjects = list(clause.subjects)
    if is_turned(clause, themes, sense, heads) or _is_told_by_subject(word, subjects, themes, shape, sense, heads):
        subjects, themes = themes, subjects
    happens = undergoes(clause, shape, sense, themes, reflexive[0], heads)
    if clause.kind == "copular" and not any(heads.of(token) for token in map(antecedent, subjects)):
        agents += _identified(clause, subjects, heads)
    if shape == "impersonal":
        agents += by
    elif happens:
        patients += subjects
        agents += by
    else:
        agents += subjects
    patients += [token for token in themes if _may_undergo(token, clause)]
    patients = [token for token in patients if token != word or heads.of(token)]
    if _are_mutual(clause, themes, sense):
        patients += subjects
    aimed = aimed_at(clause, lemma, sense, reflexive[0])
    patients += [token for token, role in aimed if role == "patient" and heads.of(token)]
    agents += [token for token, role in aimed if role == "agent" and heads.of(token)]
    if reflexive[0] == "true" and reflexive[1] is not None:
        patients.append(reflexive[1])
    room = shape in ("passive", "impersonal") or bool(agents) or (clause.nonfinite and not happens)
    if clause.children("ccomp", "csubj", "advcl"):
        patients = [token for token in patients if token.lower_ != "het"]
    told_of = (other for token in agents for other in (instead_of(token), as_well_as(token)))
    acting = {other.i for other in told_of if other is not None}
    patients = [t for t in patients if t.i not in acting and (t in agents or instead_of(t) not in agents)]
    return Roles(taking_part(agents), taking_part(patients), room, "patient" if happens else "agent")


def _themes(clause: DeedClause, lemma: str, reflexive: Token | None) -> list[Token]:
    """Give the objects of a clause but its *zich*; of *noemt May een moedige vrouw* only the first."""
    themes = [token for token in objects(clause) if token != reflexive]
    says = lemma in words_of("says-of-object") and len(themes) == 2
    return themes[:1] if says and any(c.lower_ == "een" for c in themes[1].children) else themes


def _are_mutual(clause: DeedClause, themes: list[Token], sense: Sense | None) -> bool:
    """Tell whether the subjects do it to one another, unlike *zij lijken op elkaar*, which is a state."""
    alike = sense is not None and sense.deed == "state"
    beside = () if alike else clause.children("obl", "obl:arg")
    return any(_is_mutual(token) for token in (*themes, *beside))


def _may_undergo(token: Token, clause: DeedClause) -> bool:
    """Tell whether an object may undergo what is told: not *elkaar*, no *ik* or *hij*, and beside *zijn* only *mij*."""
    if simple_infinitive(clause.verb) in words_of("only-state") and not clause.auxiliaries and token.dep_ != "iobj":
        return False
    return token.lower_ not in words_of("reciprocal", "nominative-person")


def _identified(clause: DeedClause, subjects: list[Token], heads: Heads) -> list[Token]:
    """Give the actor that a predicate names: *De grote afwezige was de minister*, *Onder hen zijn twee agenten*."""
    predicate = clause.group[0]
    alone = not subjects or any(token.pos_ in ("NOUN", "PROPN", "ADJ") for token in subjects)
    named = predicate.pos_ in ("NOUN", "PROPN") and alone
    return [predicate] if named and predicate != clause.verb and heads.of(predicate) else []


def _is_told_by_subject(
    word: Token | None,
    subjects: list[Token],
    themes: list[Token],
    shape: Diathesis,
    sense: Sense | None,
    heads: Heads,
) -> bool:
    """Tell whether the parse calls the noun of a fixed combination its subject: *die conclusie trekt Vos*."""
    acts = sense is not None and sense.fixed and sense.subject == "agent" and shape == "active"
    return acts and subjects == [word] and len(themes) == 1 and bool(heads.of(themes[0])) and not heads.of(subjects[0])


def _is_mutual(token: Token) -> bool:
    """Tell whether they do it to one another: *sloegen elkaar*, *trouwden met elkaar*, but not *uit elkaar*."""
    cases = cases_of(token)
    return token.lower_ in words_of("reciprocal") and all(case in words_of("with-each-other") for case in cases)
