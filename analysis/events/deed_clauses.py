"""Clauses: which words tell a deed, and which words belong to each, whatever the parse hangs them on.

An auxiliary, a modal and a verb like *laten* or *gaan* only carry the verb with the meaning and form one group with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.coordination import gapped_objects
from analysis.events.meanings import verb_senses
from analysis.grammar.clause_subjects import find_subjects
from analysis.grammar.predications import Predication, modal_alone, predication
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.verb_groups import (
    CLAUSES,
    HELPERS,
    SUBJECTS,
    auxiliaries_of,
    carried,
    carried_by,
    has_copula,
    has_te,
    own_subject,
    subjects_of,
)
from analysis.grammar.verbs import infinitive, is_present_participle, particles_of, simple_infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind: TypeAlias = Literal["verbal", "copular", "participle"]

_NO_CLAUSE = (
    "amod",
    *HELPERS,
    "compound",
    "compound:prt",
    "fixed",
    "flat",
    "case",
    "mark",
    "cc",
    "det",
)
#: Relations that a predicate without a verb bears one of.
_OF_PREDICATE = frozenset({"cop", *SUBJECTS})
#: Relations of a participle to the noun that it stands beside.
_BESIDE_NOUN = ("acl", "acl:relcl")


@dataclass(frozen=True, slots=True)
class DeedClause:
    """One deed told by a verb: its verb form, and the group of words its arguments hang on (the verb first).

    `hanging` are the dependents of the group in the order of the text.
    """

    verb: Token
    group: tuple[Token, ...]
    hanging: tuple[Token, ...]
    kind: Kind
    auxiliaries: tuple[Token, ...]
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    nonfinite: bool
    imperative: bool = False

    def children(self, *deps: str) -> list[Token]:
        """Give the dependents of the group with these relations, in the order of the text."""
        return [child for child in self.hanging if child.dep_ in deps]

    @property
    def is_let(self) -> bool:
        """Whether its subject lets or has it done: *liet zich verwonden, liet de man gaan*."""
        return any(simple_infinitive(token) == "laten" for token in self.group[1:])

    def is_headline(self) -> bool:
        """Tell whether the clause is a participle at the end without an auxiliary: *Drie mannen opgepakt*."""
        bare = (
            self.nonfinite and not self.auxiliaries and verb_form(self.verb) == "Part" and self.group[-1].dep_ == "ROOT"
        )
        around = [*self.subjects, *self.objects]
        return bare and all(token.i < self.verb.i for token in around)

    def dependents(self) -> list[Token]:
        """Give all dependents of the group that are no clauses of their own."""
        return [child for child in self.hanging if child.dep_ not in CLAUSES]


def find_deed_clauses(doc: Doc) -> list[DeedClause]:
    """Find every clause of a text with the verb that carries its meaning, in the order of the text."""
    clauses = [_clause(token) for token in doc if _is_predicate(token)]
    return sorted(clauses, key=lambda clause: clause.verb.i)


def _is_predicate(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        bears = [child for child in token.children if child.dep_ in _OF_PREDICATE]
        return bool(bears) and (has_copula(token) or bool(modal_alone(token)))
    if token.dep_ in _NO_CLAUSE and not carried_by(token):
        return False
    if not verb_form(token) and feature(token, "VerbForm") in ("Inf", "Fin"):
        return False  # boos, taken for a verb
    if verb_form(token) != "Fin" and any(child.dep_ in ("det", "nmod:poss", "amod") for child in token.children):
        return False
    if verb_form(token) == "Inf" and token.dep_ in ("nsubj", "obj", "obl", "nmod", "nsubj:pass") and not has_te(token):
        return False
    if token.dep_ in ("acl", "acl:relcl") and verb_form(token) == "Part" and token.i < token.head.i:
        return False
    return carried(token) is None


def _clause(head: Token) -> DeedClause:
    said = predication(head)
    top = said.top
    verb, kind = _evidence(said)
    objects = [one for one in arguments(head)[1] if one not in particles_of(verb)]
    objects += [] if objects else _shared_objects(top) or gapped_objects(top)
    subjects = find_subjects(head)
    if not subjects and kind == "participle":
        subjects = (top.head,) if top.dep_ in _BESIDE_NOUN else _of_main_clause(top)
    imperative = said.finite and not subjects and top.dep_ == "ROOT" and top.i == _first_word(top)
    return DeedClause(
        verb=verb,
        group=said.group,
        hanging=tuple(sorted((c for t in said.group for c in t.children if c not in said.group), key=attrgetter("i"))),
        kind=kind,
        auxiliaries=said.helpers if kind == "verbal" else said.auxiliaries,
        subjects=subjects,
        objects=tuple(objects),
        nonfinite=not said.finite and kind != "participle",
        imperative=imperative,
    )


def _first_word(token: Token) -> int:
    return next((t.i for t in token.sent if t.is_alpha), -1)


def _evidence(said: Predication) -> tuple[Token, Kind]:
    head, copulas, auxiliaries = said.head, said.copulas, said.auxiliaries
    stative = head.lower_ in words_of("stative") or (verb_form(head) == "Part" and is_present_participle(head))
    inflected = bool(copulas) and head.lower_.endswith("e")
    if verb_form(head) == "Fin" and any("Rel" in c.morph.get("PronType", []) for c in head.children):
        if copulas and copulas[0].i == head.i + 1:
            return head, "verbal"  # het enige dat ik wil is
    if head.pos_ in ("VERB", "AUX") and (not copulas or (verb_form(head) == "Part" and not inflected)):
        if stative and auxiliaries and not {simple_infinitive(aux) for aux in auxiliaries} & {"worden", "hebben"}:
            return head, "copular"
        bare = not (auxiliaries or copulas or said.finite or own_subject(head)) and verb_form(head) == "Part"
        bare = bare and (said.top.dep_ in _BESIDE_NOUN or _goes_with_clause(said.top))
        return head, "participle" if bare else "copular" if copulas and not _moves(head) else "verbal"
    if stative and verb_form(head) == "Part" and not inflected:
        return head, "copular"
    return (copulas[-1] if copulas else head), "copular"


def _goes_with_clause(participle: Token) -> bool:
    """Tell whether a participle says what the subject beside it does or undergoes: *juichend*, *omgeven door agenten*.

    A past participle does so with something of its own, and not behind *zoals*.
    """
    verb = participle.head
    sense = verb_senses().get(infinitive(participle))
    known = sense is not None and participle.lower_ not in words_of("stative", "adjectival")
    if verb.pos_ not in ("VERB", "AUX") or participle.dep_ not in ("advcl", "ccomp", "xcomp") or not known:
        return False
    if is_present_participle(participle):
        return True
    own = any(c.dep_ in ("obl", "obl:agent", "obl:arg") for c in participle.children)
    own = own and sense is not None and sense.deed != "occurrence"  # gevolgd door een optreden
    marked = any(c.dep_ in ("mark", "case") for c in participle.children)
    return participle.dep_ == "advcl" and own and not marked


def _of_main_clause(participle: Token) -> tuple[Token, ...]:
    """Give the subject of the clause that a participle goes with."""
    verb: Token | None = participle.head
    while verb is not None and not own_subject(verb):
        verb = carried_by(verb)
    return tuple(subjects_of(verb)[:1]) if verb is not None else ()


def _moves(participle: Token) -> bool:
    """Tell whether a participle with *zijn* tells what happened and no state: *zijn gevlucht*."""
    sense = verb_senses().get(infinitive(participle))
    return sense is not None and sense.deed in ("motion", "occurrence")


def _shared_objects(top: Token) -> list[Token]:
    """Give the object that stands before two conjoined participles and belongs to both."""
    if top.dep_ != "conj" or verb_form(top) != "Part" or auxiliaries_of(top):
        return []
    first = top.head
    return [o for o in arguments(first)[1] if o.i < first.i]
