"""The form of a clause: its diathesis, whether it is reflexive, whether it is negated. Form only, no roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.clauses import Clause, form, has_te
from analysis.events.words import Sense, special

if TYPE_CHECKING:
    from spacy.tokens import Token

Diathesis: TypeAlias = Literal["active", "passive", "intransitive", "impersonal", "nominal"]
Reflexive: TypeAlias = Literal["true", "inherent", "none"]

_INTRANSITIVE_CLASSES = ("motion", "occurrence")
_TELLING = ("speech", "communication", "cognition", "perception")


def diathesis(clause: Clause, sense: Sense | None) -> Diathesis:
    """Tell the form of a clause: active (with an object, an object clause or a quote), passive, intransitive, impersonal."""
    if clause.kind == "participle":
        return "passive"
    if clause.kind == "copular":
        return "intransitive"
    if is_passive(clause, sense):
        has_subject = bool(clause.subjects) or bool(clause.children("csubj", "ccomp", "xcomp"))
        return "passive" if has_subject or clause.nonfinite else "impersonal"
    if _impersonal(clause):
        return "impersonal"
    if objects(clause) or has_object_clause(clause, sense):
        return "active"
    return "intransitive"


def is_passive(clause: Clause, sense: Sense | None) -> bool:
    """Tell whether a clause is passive: *worden* or *zijn* with a participle, but not *is omgekomen*."""
    verb = clause.verb
    if form(verb) != "Part":
        return False
    lemmas = {aux.lemma_.lower() for aux in clause.auxiliaries}
    if "worden" in lemmas:
        return True
    if any(child.dep_ == "obl:agent" for child in clause.children("obl:agent")):
        return True
    marked = any(aux.dep_ == "aux:pass" for aux in clause.auxiliaries)
    marked = marked or any(s.dep_ == "nsubj:pass" for t in clause.group for s in t.children)
    undergoes = sense is not None and (sense.subject == "patient" or sense.deed in _INTRANSITIVE_CLASSES)
    return marked and "hebben" not in lemmas and not undergoes


def objects(clause: Clause) -> list[Token]:
    """Give the objects of a clause: not *zich*, and not a measure of time that the parse took for one."""
    found = clause.children("obj", "iobj")
    found += [c for c in _shared_objects(clause) if not found]
    return [token for token in found if token.lower_ not in ("zich", "er")]


def _shared_objects(clause: Clause) -> list[Token]:
    """Give the object that stands before two conjoined participles and belongs to both."""
    top = clause.group[-1]
    if top.dep_ != "conj" or form(top) != "Part" or any(c.dep_.startswith("aux") for c in top.children):
        return []
    return [c for c in top.head.children if c.dep_ in ("obj", "iobj") and c.i < top.head.i]


def has_object_clause(clause: Clause, sense: Sense | None) -> bool:
    """Tell whether a clause has an object clause, an infinitive with *te* as object, or a quote it introduces."""
    if clause.children("ccomp"):
        return True
    if any(has_te(child) for child in clause.children("xcomp") if child.pos_ == "VERB"):
        return not clause.children("expl:pv")
    telling = sense is not None and sense.deed in _TELLING
    top = clause.group[-1]
    if telling and top.dep_ == "parataxis":
        return True
    return telling and any(child.pos_ in ("VERB", "AUX", "NOUN", "ADJ") for child in clause.children("parataxis"))


def _impersonal(clause: Clause) -> bool:
    """Tell whether the only subject is an empty *het*: *het kwam tot gevechten*."""
    subjects = [c for t in clause.group for c in t.children if c.dep_ in ("expl", "nsubj", "nsubj:pass")]
    if not subjects or any(token.lower_ not in ("het", "'t", "er") for token in subjects):
        return False
    return any(t.dep_ == "expl" for t in subjects) or clause.verb.lemma_.lower() in special("impersonal")


def reflexive(clause: Clause) -> tuple[Reflexive, Token | None]:
    """Tell whether the doer does it to itself: *blies zichzelf op* (true), *gaf zich over* (inherent), and by which word."""
    for child in clause.children("obj", "iobj", "expl:pv", "obl:arg"):
        word = child.lower_
        if word == "zichzelf" and child.dep_ != "obl:arg":
            return "true", child
        if word == "zich" or child.dep_ == "expl:pv":
            return "inherent", child
    return "none", None


def is_negated(clause: Clause) -> bool:
    """Tell whether the clause denies the deed: *niet*, *nooit*, *geen*, *zonder te*, *niemand*."""
    near = [*clause.dependents(), *(d for a in clause.auxiliaries for d in a.children)]
    near += [d for child in near if child.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "advmod") for d in child.children]
    near += [d for child in clause.group for d in child.children if d.dep_ in ("advmod", "mark", "xcomp")]
    words = special("negator")
    return any(t.lower_ in words and t.dep_ in ("advmod", "det", "mark", "obj", "nsubj", "nsubj:pass", "amod", "case") for t in near)
