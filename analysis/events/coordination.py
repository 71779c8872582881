"""Coordination: the object that verbs beside each other share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.events.meanings import TO_ANOTHER, verb_senses
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.verbs import infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("obj", "iobj")
#: Classes of deeds whose verbs share the object of a verb beside them.
_WITH_SHARED_OBJECT = (*TO_ANOTHER, "change", "perception", "transfer")


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
