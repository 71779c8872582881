"""Clauses: which words tell a deed, and which words belong to each, whatever the parse hangs them on.

An auxiliary, a modal and a verb like *laten* or *gaan* only carry the verb with the meaning and form one group with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.coordination import first_finite, gapped_objects, stranded_subject
from analysis.events.meanings import verb_senses
from analysis.events.subjects_and_objects import arguments
from analysis.grammar.verb_groups import (
    CLAUSES,
    HELPERS,
    auxiliaries_of,
    carried,
    carried_by,
    form,
    has_copula,
    has_te,
    own_subject,
    subjects_of,
)
from analysis.grammar.verbs import infinitive, particles_of, simple_infinitive
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
        bare = self.nonfinite and not self.auxiliaries and form(self.verb) == "Part" and self.group[-1].dep_ == "ROOT"
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
        return has_copula(token)
    if token.dep_ in _NO_CLAUSE and not carried_by(token):
        return False
    if not form(token) and feature(token, "VerbForm") == "Inf":
        return False  # boos, taken for an infinitive
    if form(token) != "Fin" and any(child.dep_ in ("det", "nmod:poss", "amod") for child in token.children):
        return False
    if form(token) == "Inf" and token.dep_ in ("nsubj", "obj", "obl", "nmod", "nsubj:pass") and not has_te(token):
        return False
    if token.dep_ in ("acl", "acl:relcl") and form(token) == "Part" and token.i < token.head.i:
        return False
    return carried(token) is None


def _clause(head: Token) -> DeedClause:
    group = [head]
    while (carrier := carried_by(group[-1])) is not None:
        group.append(carrier)
    auxiliaries = [c for t in group for c in auxiliaries_of(t)]
    copulas = [c for c in head.children if c.dep_ == "cop"]
    top = group[-1]
    shared = _shared(top, auxiliaries + copulas)
    if shared:
        auxiliaries += auxiliaries_of(shared)
    finite = any(form(t) == "Fin" for t in [*group, *auxiliaries, *copulas])
    finite = finite or first_finite(top) == top
    verb, kind = _evidence(head, copulas, auxiliaries, finite, top)
    auxiliaries += copulas if kind == "verbal" else []
    subjects, objects = arguments(group, kind == "verbal", finite)
    objects = [one for one in objects if one not in particles_of(verb)]
    objects += [] if objects else _shared_objects(top) or gapped_objects(top)
    if not subjects and kind == "participle":
        subjects = [top.head]
    if not subjects and top.dep_ in ("conj", "parataxis") and finite:
        subjects = _behind_first(top)
    if not subjects and top.dep_ == "conj" and (finite or shared):
        own = stranded_subject(top, first_finite(top))
        subjects = [own] if own is not None else _inherited(top)
    if not subjects and top.dep_ == "ccomp" and finite:
        subjects = _behind_conjunction(top)
    if not subjects and top.dep_ == "acl:relcl" and finite:
        subjects = _of_first_relative(top)
    imperative = finite and not subjects and top.dep_ == "ROOT" and top.i == _first_word(top)
    return DeedClause(
        verb=verb,
        group=tuple(group),
        hanging=tuple(sorted((c for t in group for c in t.children if c not in group), key=attrgetter("i"))),
        kind=kind,
        auxiliaries=tuple(auxiliaries),
        subjects=tuple(subjects),
        objects=tuple(objects),
        nonfinite=not finite and kind != "participle",
        imperative=imperative,
    )


def _first_word(token: Token) -> int:
    return next((t.i for t in token.sent if t.is_alpha), -1)


def _evidence(
    head: Token, copulas: list[Token], auxiliaries: list[Token], finite: bool, top: Token
) -> tuple[Token, Kind]:
    stative = head.lower_ in words_of("stative")
    inflected = bool(copulas) and head.lower_.endswith("e")
    if form(head) == "Fin" and any("Rel" in c.morph.get("PronType", []) for c in head.children):
        if copulas and copulas[0].i == head.i + 1:
            return head, "verbal"  # het enige dat ik wil is
    if head.pos_ in ("VERB", "AUX") and (not copulas or (form(head) == "Part" and not inflected)):
        if stative and auxiliaries and all(simple_infinitive(aux) != "worden" for aux in auxiliaries):
            return head, "copular"
        bare = not own_subject(head) and (
            form(head) == "Part" and not auxiliaries and not copulas and not finite and top.dep_ in ("acl", "acl:relcl")
        )
        return head, "participle" if bare else "copular" if copulas and not _moves(head) else "verbal"
    if stative and form(head) == "Part" and not inflected:
        return head, "copular"
    return (copulas[-1] if copulas else head), "copular"


def _moves(participle: Token) -> bool:
    """Tell whether a participle with *zijn* tells what happened and no state: *zijn gevlucht*."""
    sense = verb_senses().get(infinitive(participle))
    return sense is not None and sense.deed in ("motion", "occurrence")


def _shared(top: Token, own: list[Token]) -> Token | None:
    """Give the earlier conjunct whose auxiliary this one shares: *werd opgepakt en vastgezet*."""
    if top.dep_ != "conj" or own or form(top) not in ("Part", "Inf") or has_te(top):
        return None
    first = _first_conjunct(top)
    return first if form(first) == form(top) and auxiliaries_of(first) else None


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _inherited(token: Token) -> list[Token]:
    """Give the subject that a later conjunct shares with the nearest that has one: *X kwam binnen en ging zitten*."""
    while token.dep_ == "conj" and token.head.i != token.i:
        beside = [c for c in token.head.children if c.dep_ in ("conj", "parataxis") and c.i < token.i]
        for sibling in reversed(beside):
            if subjects := _full_subjects(sibling):
                return subjects
        token = token.head
        group: Token | None = token
        while group is not None:
            subjects = _full_subjects(group)
            if len(subjects) > 1:
                subjects = arguments([group], True, True)[0]
            if subjects:
                return subjects
            group = carried(group) or None
        carrier = carried_by(token)
        if carrier is not None:
            token = carrier
            if subjects := subjects_of(token):
                return subjects
    return []


def _full_subjects(token: Token) -> list[Token]:
    """Give the subjects of a verb but for *er* and *het*, which another clause may not share."""
    return [subject for subject in subjects_of(token) if subject.lower_ not in ("er", "het")]


def _behind_conjunction(top: Token) -> list[Token]:
    """Give the subject that stands between *dat* and the verb but hangs on the clause above: *snapt dat zij zwijgt*."""
    mark = next((c for c in top.children if c.dep_ == "mark" and c.pos_ == "SCONJ"), None)
    if mark is None or mark.i < top.head.i:
        return []
    return [c for c in subjects_of(top.head) if mark.i < c.i < top.i][:1]


def _behind_first(top: Token) -> list[Token]:
    """Give the subject that opens a joined clause but hangs on the first: *drie zijn er al, twee komen nog*."""
    subjects = subjects_of(top.head)
    if len(subjects) < 2:
        return []
    edges = ((c, c.left_edge) for c in subjects if top.head.i < c.i < top.i)
    before = [(c, edge.nbor(-1)) for c, edge in edges if edge.i > top.sent.start]
    return [c for c, word in before if word.text == "," or word.dep_ == "cc"][:1]


def _of_first_relative(top: Token) -> list[Token]:
    """Give the subject of the relative clause that this one is joined to: *die zich misdroeg en een boete kreeg*."""
    joint = next((c for c in top.children if c.dep_ == "cc"), None)
    if joint is None:
        return []
    before = [t for t in top.doc[top.sent.start : joint.i] if t.dep_ == "acl:relcl" and own_subject(t)]
    return subjects_of(before[-1])[:1] if before else []


def _shared_objects(top: Token) -> list[Token]:
    """Give the object that stands before two conjoined participles and belongs to both."""
    if top.dep_ != "conj" or form(top) != "Part" or auxiliaries_of(top):
        return []
    first = top.head
    return [o for o in arguments([first], True, True)[1] if o.i < first.i]
