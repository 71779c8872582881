"""Roles: who does the deed and who undergoes it, by meaning rather than by form (Van Leeuwen 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.events.clauses import Clause
from analysis.events.coordination import conjuncts
from analysis.events.diathesis import Diathesis, Reflexive, doers, objects
from analysis.events.groups import form, has_te
from analysis.events.links import Heads, mentions_of
from analysis.events.order import antecedent, is_turned
from analysis.events.words import Sense, addressing, idioms, verb_senses
from analysis.grammar.verbs import simple_infinitive
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: *krijgen*, *oplopen*: the subject undergoes although there is an object.
_RECEIVING = "possession"


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads of the phrases that do and undergo, and whether the grammar leaves room for a doer at all."""

    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    has_agent: bool


def sense_of(clause: Clause, lemma: str) -> Sense | None:
    """Look up what a clause tells: as a fixed combination (*de dood vinden*), or without an object, or by its verb."""
    words = idioms().get(lemma) or idioms().get(simple_infinitive(clause.verb))
    if words:
        for child in [*clause.dependents(), *clause.children("xcomp")]:
            for token in (child, *(c for c in child.children if c.dep_ == "fixed")):
                if token.lemma_.lower() in words or token.lower_ in words:
                    return words[token.lemma_.lower() if token.lemma_.lower() in words else token.lower_]
        if "-" in words and not clause.objects and not clause.children("ccomp"):
            return words["-"]
    return verb_senses().get(lemma) or _moving(lemma)


def _moving(lemma: str) -> Sense | None:
    """Look up a verb of motion or getting without its particle: *binnenvliegen* is *vliegen*."""
    longest = sorted(words_of("particle"), key=lambda word: (-len(word), word))
    particle = next((p for p in longest if lemma.startswith(p) and lemma[len(p) :] in verb_senses()), None)
    sense = verb_senses()[lemma[len(particle) :]] if particle else None
    return sense if sense is not None and sense.deed in ("motion", _RECEIVING) else None


def find_roles(
    clause: Clause, shape: Diathesis, sense: Sense | None, reflexive: tuple[Reflexive, Token | None], heads: Heads
) -> Roles:
    """Give every phrase of a clause its role; a relative pronoun stands for what it refers to."""
    agents: list[Token] = []
    patients: list[Token] = []
    by = doers(clause) if shape in ("passive", "impersonal") else []
    themes = [token for token in objects(clause) if token is not reflexive[1]]
    subjects = list(clause.subjects)
    if is_turned(clause, themes, sense, heads):
        subjects, themes = themes, subjects
    if shape == "passive":
        patients += subjects
        agents += by
    elif shape == "impersonal":
        agents += by
    elif _undergoes(clause, sense, themes) or _is_modal_passive(clause):
        patients += subjects
    else:
        agents += subjects
    patients += [token for token in themes if token.lower_ not in words_of("reciprocal")]
    if shape == "active" and any(token.lower_ in words_of("reciprocal") for token in themes):
        patients += subjects
    patients += [token for token in _addressed(clause, sense, reflexive[0]) if mentions_of(token, heads)]
    if reflexive[0] == "true" and reflexive[1] is not None:
        patients.append(reflexive[1])
    room = (
        shape in ("passive", "impersonal")
        or bool(agents)
        or (clause.nonfinite and not _undergoes(clause, sense, themes))
    )
    if clause.children("ccomp", "csubj", "advcl"):
        patients = [token for token in patients if token.lower_ != "het"]
    return Roles(spread(agents), spread(patients), room)


def _undergoes(clause: Clause, sense: Sense | None, themes: list[Token]) -> bool:
    if sense is None or sense.subject != "patient" or clause.kind == "copular":
        return False
    fixed = sense.lexicon.startswith("verb-idioms")
    return fixed or sense.deed == _RECEIVING or not themes


def _is_modal_passive(clause: Clause) -> bool:
    """Tell whether an infinitive with *zijn te* tells what can be done to the subject: *X is niet te stoppen*."""
    carriers = {simple_infinitive(token) for token in (*clause.group[1:], *clause.auxiliaries)}
    return bool(carriers & words_of("modal-passive")) and form(clause.verb) == "Inf" and has_te(clause.verb)


def _addressed(clause: Clause, sense: Sense | None, reflexive: Reflexive) -> list[Token]:
    if sense is None and reflexive == "none":
        return []
    kinds = {sense.deed} if sense else set()
    if reflexive != "none":
        kinds.add("reflexive")
    found = []
    for token in clause.children("obl", "obl:arg"):
        cases = [c.lower_ for c in token.children if c.dep_ == "case"]
        if len(cases) == 1 and any((kind, cases[0]) in addressing() for kind in kinds):
            found.append(token)
    return found


def spread(tokens: list[Token]) -> tuple[Token, ...]:
    """Resolve relative pronouns and add conjuncts: *Biden en Harris* are two."""
    found: dict[int, Token] = {}
    for token in map(antecedent, tokens):
        found[token.i] = token
        pending = [token]
        while pending:
            for child in conjuncts(pending.pop()):
                found[child.i] = child
                pending.append(child)
    return tuple(found[i] for i in sorted(found))
