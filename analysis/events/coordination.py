"""Coordination: who is listed together, and where a list that the parse sees ends because a new clause begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.events.meanings import TO_ANOTHER, verb_senses
from analysis.grammar.clause_subjects import stranded_subject
from analysis.grammar.mention_heads import named_members
from analysis.grammar.predications import first_finite
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.verb_groups import SUBJECTS, own_subject
from analysis.grammar.verbs import infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("obj", "iobj")
#: Classes of deeds whose verbs share the object of a verb beside them.
_WITH_SHARED_OBJECT = (*TO_ANOTHER, "change", "perception", "transfer")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")


def conjuncts(token: Token) -> list[Token]:
    """Give what is listed after a phrase, *Biden en Harris*; also what it takes for an apposition."""
    found = []
    for child in token.children:
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(token, child))
        if listed and child.pos_ in _NOMINAL and not _opens_clause(child):
            found.append(child)
    return found + named_members(token)


def _is_listed(token: Token, apposition: Token) -> bool:
    """Tell whether an apposition is one of a list: *de premier, de minister en de koning*."""
    end = max(t.i for t in apposition.subtree)
    after = token.doc[end + 1] if end + 1 < len(token.doc) else None
    comma = token.doc[min(t.i for t in apposition.subtree) - 1].text == ","
    return comma and after is not None and after.lower_ in ("en", "of")


def gapped_objects(verb: Token) -> list[Token]:
    """Give the object that two verbs beside each other share: *sloeg en schopte haar*, *die haar sloeg en schopte*."""
    if (behind := _objects_behind(verb)) or not _takes_object(verb):
        return behind
    doc = verb.doc
    second = verb.nbor(2) if verb.i + 2 < len(doc) and verb.nbor(1).dep_ == "cc" else None
    if second is not None and second.dep_ == "conj" and second.head.i == verb.i:
        return [] if _own(second, SUBJECTS) else [o for o in _own(second, _OBJECTS) if o.i > second.i]
    first = verb.head
    if verb.dep_ == "conj" and first.i == verb.i - 2 and verb.nbor(-1).dep_ == "cc":
        return [] if _own(verb, SUBJECTS) else [o for o in arguments(first)[1] if o.i < first.i]
    return []


def _objects_behind(verb: Token) -> list[Token]:
    """Give the object behind a list of verbs, which all of them share: *sloegen, schopten en beroofden de man*."""
    first = verb.head if verb.dep_ == "conj" else verb
    listed = sorted((first, *(c for c in first.children if c.dep_ == "conj")), key=lambda token: token.i)
    between = verb.doc[listed[0].i : listed[-1].i + 1]
    beside = all(t in listed or t.is_punct or t.dep_ == "cc" for t in between)
    if len(listed) < 2 or not beside or not _takes_object(verb) or any(_own(v, SUBJECTS) for v in listed[1:]):
        return []
    return [o for v in listed for o in _own(v, _OBJECTS) if o.i > listed[-1].i]


def _own(verb: Token, relations: tuple[str, ...]) -> list[Token]:
    return [child for child in verb.children if child.dep_ in relations and child.lower_ != "zich"]


def _takes_object(verb: Token) -> bool:
    """Tell whether a verb tells what one does to another."""
    sense = verb_senses().get(infinitive(verb))
    return sense is not None and sense.subject == "agent" and sense.deed in _WITH_SHARED_OBJECT


def _opens_clause(token: Token) -> bool:
    """Tell whether what looks like a second object is the subject of the next clause."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    around = [*verb.children, *token.head.children]
    following = [c for c in around if c.dep_ in ("conj", "ccomp") and c.i > token.i and c.pos_ in ("VERB", "AUX")]
    return any(
        not own_subject(clause) and stranded_subject(clause, first_finite(clause)) == token for clause in following
    )
