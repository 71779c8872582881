"""Relatives: haar broer … de broer van de vrouw, one actor where nothing speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.agreement import Description
from analysis.actors.clusters import Cluster
from analysis.actors.so_far import only
from analysis.grammar.names import name_gender
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import look_up

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Whose relative a possessive says it is, by gender or number.
POSSESSIVES = {"haar": "female", "zijn": "male", "z'n": "male", "hun": "plural"}


def kin_of(d: Description) -> Cluster | None:
    """Find the only one called by that noun, when both may be relatives of the same person.

    One of the two phrases must have a possessive; *de broer van X* and *de broer van Y* are left alone.
    """
    if d.kind != "kin" or d.phrase.plural:
        return None
    found = only(d.so_far.by("kin", d.entry))
    if found is None:
        return None
    same = (p for p in found.phrases if p.noun is not None and p.noun.entry == d.entry and not p.plural)
    return found if all(_same_owner(d.doc, d.phrase, other) for other in same) else None


def _same_owner(doc: Doc, one: Phrase, other: Phrase) -> bool:
    (first_told, first), (second_told, second) = owner_of(doc, one), owner_of(doc, other)
    return (first_told or second_told) and first is not None and first == second


def owner_of(doc: Doc, phrase: Phrase) -> tuple[bool, str | None]:
    """Tell whether a pronoun names whose relative, or whose lawyer, it is, and that person's gender, or *plural*."""
    word = doc[phrase.start].lower_
    if word in POSSESSIVES:
        return True, POSSESSIVES[word]
    if phrase.end <= phrase.stem[1] or doc[phrase.stem[1]].lower_ != "van":
        return False, None
    for token in doc[phrase.stem[1] + 1 : phrase.end]:
        if token.pos_ == "PROPN":
            return False, name_gender((token.text,))
        noun = look_up(token.text, token.lemma_) if token.pos_ == "NOUN" else None
        if noun is not None:
            return False, "plural" if noun.plural else noun.gender
    return False, None
