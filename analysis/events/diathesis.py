"""The form of a clause: its diathesis, whether it is reflexive, whether it is negated. Form only, no roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.clauses import Clause, form, has_te
from analysis.events.words import Sense, special, verb_senses
from analysis.verbs import simple_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

Diathesis: TypeAlias = Literal["active", "passive", "intransitive", "impersonal", "nominal"]
Reflexive: TypeAlias = Literal["true", "inherent", "none"]

_INTRANSITIVE_CLASSES = ("motion", "occurrence")
_TELLING = ("speech", "communication", "cognition", "perception")


def diathesis(clause: Clause, sense: Sense | None) -> Diathesis:
    """Tell the form of a clause: active (with an object, an object clause or a quote), passive, and so on."""
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
    lemmas = {simple_infinitive(aux) for aux in clause.auxiliaries}
    if "worden" in lemmas:
        return True
    if any(child.dep_ == "obl:agent" for child in clause.children("obl:agent")):
        return True
    marked = any(aux.dep_ == "aux:pass" for aux in clause.auxiliaries)
    marked = marked or any(s.dep_ == "nsubj:pass" for t in clause.group for s in t.children)
    undergoes = sense is not None and (sense.subject == "patient" or sense.deed in _INTRANSITIVE_CLASSES)
    return marked and "hebben" not in lemmas and not undergoes


def objects(clause: Clause) -> list[Token]:
    """Give the objects of a clause; the noun of *plaatsvinden* written apart is none."""
    verb = simple_infinitive(clause.verb)
    return [t for t in clause.objects if t.dep_ != "compound:prt" or t.lemma_.lower() + verb not in verb_senses()]


def has_object_clause(clause: Clause, sense: Sense | None) -> bool:
    """Tell whether a clause has an object clause, an infinitive with *te* as object, or a quote it introduces."""
    if any(child not in clause.group for child in clause.children("ccomp")):
        return True
    if any(
        c.dep_ == "mark" and c.lower_ in ("dat", "of") for child in clause.children("advcl") for c in child.children
    ):
        return True
    if any(has_te(child) for child in clause.children("xcomp")):
        return not clause.children("expl:pv")
    telling = sense is not None and sense.deed in _TELLING
    top = clause.group[-1]
    if top.dep_ == "parataxis" and (telling or _follows_quote(clause)):
        return True
    return telling and any(child.pos_ in ("VERB", "AUX", "NOUN", "ADJ") for child in clause.children("parataxis"))


def _follows_quote(clause: Clause) -> bool:
    """Tell whether a clause opens with its verb after a comma or a quotation mark: *“…”, zegt Biden*."""
    top = clause.group[-1]
    before = top.nbor(-1) if top.i > 0 else None
    return before is not None and before.is_punct and any(s.i > top.i for s in clause.subjects)


def _impersonal(clause: Clause) -> bool:
    """Tell whether the only subject is an empty *het*: *het kwam tot gevechten*."""
    subjects = [c for t in clause.group for c in t.children if c.dep_ in ("expl", "nsubj", "nsubj:pass")]
    if not subjects or any(token.lower_ not in ("het", "'t", "er") for token in subjects):
        return False
    return any(t.dep_ == "expl" for t in subjects) or simple_infinitive(clause.verb) in special("impersonal")


def reflexive(clause: Clause) -> tuple[Reflexive, Token | None]:
    """Tell whether the doer does it to itself, and by which word: *blies zichzelf op* is true, *gaf zich over* not."""
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
    near += [
        d for child in near if child.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "advmod") for d in child.children
    ]
    near += [d for child in clause.group for d in child.children if d.dep_ in ("advmod", "mark", "xcomp")]
    words = special("negator")
    return any(
        t.lower_ in words and t.dep_ in ("advmod", "det", "mark", "obj", "nsubj", "nsubj:pass", "amod", "case")
        for t in near
    )
