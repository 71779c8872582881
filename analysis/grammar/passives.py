"""The passive by its form: the one reader of it, whatever its sense and the words around it tell besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.verb_groups import auxiliaries_of
from analysis.grammar.verbs import is_present_participle, simple_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_passive(verb: Token) -> bool:
    """Tell whether the subject of a verb undergoes it by its form: *werd gedood*, a bare *opgepakt* in a headline."""
    if "Part" not in verb.morph.get("VerbForm", []) or is_present_participle(verb):
        return False
    if any(c.dep_ == "nsubj:pass" for c in verb.children):
        return True
    helpers = {simple_infinitive(c) for c in auxiliaries_of(verb)}
    if "worden" in helpers:
        return True
    if helpers:
        return "hebben" not in helpers and any(c.dep_ in ("aux:pass", "obl:agent") for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and "Part" in verb.head.morph.get("VerbForm", []):
        return is_passive(verb.head)
    return verb.dep_ in ("ROOT", "acl", "acl:relcl", "amod", "parataxis", "advcl", "advmod", "xcomp")
