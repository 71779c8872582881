"""Clauses: which words tell a deed, and which words belong to each, whatever the parse hangs them on.

An auxiliary, a modal and a verb like *laten* or *gaan* only carry the verb with the meaning and form one group with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.coordination import first_finite, gapped_objects, stranded_subject
from analysis.events.meanings import verb_senses
from analysis.events.subjects_and_objects import arguments
from analysis.grammar.cases import cases_of
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
        bears = any(child.dep_ in _OF_PREDICATE for child in token.children)
        return bears and (has_copula(token) or bool(_alone(token)))
    if token.dep_ in _NO_CLAUSE and not carried_by(token):
        return False
    if not verb_form(token) and feature(token, "VerbForm") == "Inf":
        return False  # boos, taken for an infinitive
    if verb_form(token) != "Fin" and any(child.dep_ in ("det", "nmod:poss", "amod") for child in token.children):
        return False
    if verb_form(token) == "Inf" and token.dep_ in ("nsubj", "obj", "obl", "nmod", "nsubj:pass") and not has_te(token):
        return False
    if token.dep_ in ("acl", "acl:relcl") and verb_form(token) == "Part" and token.i < token.head.i:
        return False
    return carried(token) is None


def _alone(predicate: Token) -> list[Token]:
    """Give the modal that goes with a predicate and no verb: *Vos moet dinsdag naar de Kamer*."""
    if predicate.pos_ in ("VERB", "AUX") or has_copula(predicate) or not own_subject(predicate):
        return []
    modals = [c for c in auxiliaries_of(predicate) if simple_infinitive(c) in words_of("bare")]
    return [c for c in modals if verb_form(c) == "Fin"][:1]


def _clause(head: Token) -> DeedClause:
    group = [head]
    while (carrier := carried_by(group[-1])) is not None:
        group.append(carrier)
    auxiliaries = [c for t in group for c in auxiliaries_of(t)]
    copulas = [c for c in head.children if c.dep_ == "cop"] or _alone(head)
    auxiliaries = [c for c in auxiliaries if c not in copulas]
    top = group[-1]
    shared = _shared(top, auxiliaries + copulas)
    if shared:
        auxiliaries += auxiliaries_of(shared)
    finite = any(verb_form(t) == "Fin" for t in [*group, *auxiliaries, *copulas])
    finite = finite or first_finite(top) == top
    verb, kind = _evidence(head, copulas, auxiliaries, finite, top)
    auxiliaries += copulas if kind == "verbal" else []
    subjects, objects = arguments(group, kind == "verbal", finite)
    objects = [one for one in objects if one not in particles_of(verb)]
    objects += [] if objects else _shared_objects(top) or gapped_objects(top)
    if not subjects and kind != "participle":
        subjects = _on_helpers(head, [*auxiliaries, *copulas])
    if not subjects and kind == "participle":
        subjects = [top.head] if top.dep_ in _BESIDE_NOUN else _of_main_clause(top)
    if not subjects and top.dep_ in ("conj", "parataxis") and finite:
        subjects = _behind_first(top)
    if not subjects and finite and top.dep_ == "xcomp":
        subjects = subjects_of(top.head)[:1]
    if not subjects and top.dep_ == "conj" and (finite or shared) and not _has_own_place(top, auxiliaries):
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


def _on_helpers(head: Token, helpers: Sequence[Token]) -> list[Token]:
    """Give the subject that hangs on a word with a verb or predicate: its auxiliary, or the *in* of *is in functie*."""
    within = [c for c in head.children if c.dep_ in ("case", "fixed")] if has_copula(head) else []
    return [c for word in (*helpers, *within) for c in subjects_of(word) if c.lower_ not in ("er", "het")][:1]


def _first_word(token: Token) -> int:
    return next((t.i for t in token.sent if t.is_alpha), -1)


def _evidence(
    head: Token, copulas: list[Token], auxiliaries: list[Token], finite: bool, top: Token
) -> tuple[Token, Kind]:
    stative = head.lower_ in words_of("stative") or (verb_form(head) == "Part" and is_present_participle(head))
    inflected = bool(copulas) and head.lower_.endswith("e")
    if verb_form(head) == "Fin" and any("Rel" in c.morph.get("PronType", []) for c in head.children):
        if copulas and copulas[0].i == head.i + 1:
            return head, "verbal"  # het enige dat ik wil is
    if head.pos_ in ("VERB", "AUX") and (not copulas or (verb_form(head) == "Part" and not inflected)):
        if stative and auxiliaries and all(simple_infinitive(aux) != "worden" for aux in auxiliaries):
            return head, "copular"
        bare = not (auxiliaries or copulas or finite or own_subject(head)) and verb_form(head) == "Part"
        bare = bare and (top.dep_ in _BESIDE_NOUN or _goes_with_clause(top))
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


def _of_main_clause(participle: Token) -> list[Token]:
    """Give the subject of the clause that a participle goes with."""
    verb: Token | None = participle.head
    while verb is not None and not own_subject(verb):
        verb = carried_by(verb)
    return subjects_of(verb)[:1] if verb is not None else []


def _moves(participle: Token) -> bool:
    """Tell whether a participle with *zijn* tells what happened and no state: *zijn gevlucht*."""
    sense = verb_senses().get(infinitive(participle))
    return sense is not None and sense.deed in ("motion", "occurrence")


def _shared(top: Token, own: list[Token]) -> Token | None:
    """Give the earlier conjunct whose auxiliary this one shares: *werd opgepakt en vastgezet*."""
    if top.dep_ != "conj" or own or verb_form(top) not in ("Part", "Inf") or has_te(top):
        return None
    first = _first_conjunct(top)
    return first if verb_form(first) == verb_form(top) and auxiliaries_of(first) else None


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


def _has_own_place(top: Token, auxiliaries: list[Token]) -> bool:
    """Tell whether a later conjunct has a place for a subject of its own: *maar daar is niets van te zien*.

    A main clause shares the subject of the first only where it opens with its verb; one that ends with its verbs may
    have other phrases before them (*die komt en morgen vertrekt*). An empty *het* is a subject too.
    """
    if any(c.dep_ == "expl" and c.lower_ == "het" for c in top.children):
        return True
    joint = next((c for c in top.children if c.dep_ == "cc" and c.i < top.i), None)
    finite = next((t for t in (top, *auxiliaries) if verb_form(t) == "Fin" and (t == top or t.head == top)), None)
    if joint is None or finite is None or finite.i > top.i:
        return False
    own = [c for c in top.children if c.dep_ not in (*CLAUSES, "cc", "compound:prt") and c not in auxiliaries]
    if not any(joint.i < c.i < finite.i for c in own):
        return False
    if finite != top:
        return any(t.pos_ not in ("VERB", "AUX") and t.lower_ != "te" for t in top.doc[finite.i + 1 : top.i])
    return any(c.i > top.i and c.dep_ in (*SUBJECTS, "obj", "iobj") and not cases_of(c) for c in own)


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
    if top.dep_ != "conj" or verb_form(top) != "Part" or auxiliaries_of(top):
        return []
    first = top.head
    return [o for o in arguments([first], True, True)[1] if o.i < first.i]
