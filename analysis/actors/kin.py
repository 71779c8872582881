"""Relatives: haar broer … de broer van de vrouw, one actor where nothing speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster
from analysis.grammar.names import name_gender
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import look_up

if TYPE_CHECKING:
    from spacy.tokens import Doc

_POSSESSIVES = {"haar": "female", "zijn": "male", "z'n": "male", "hun": "plural"}


def kin_of(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the relative a phrase names again: the only one called so, when both may be relatives of the same person.

    One of the two phrases must have a possessive; *de broer van X* and *de broer van Y* are left alone.
    """
    noun = phrase.noun
    if noun is None or phrase.plural:
        return None
    found: list[Cluster] = []
    for cluster in recent:
        same = [p for p in cluster.phrases if p.noun is not None and p.noun.entry == noun.entry and not p.plural]
        if same:
            found.append(cluster)
            if not all(_same_owner(doc, phrase, other) for other in same):
                return None
    return found[0] if len(found) == 1 else None


def _same_owner(doc: Doc, one: Phrase, other: Phrase) -> bool:
    owners = [_owner(doc, one), _owner(doc, other)]
    if not any(pronoun for pronoun, _ in owners):
        return False
    first, second = owners[0][1], owners[1][1]
    return first is not None and second is not None and first == second


def _owner(doc: Doc, phrase: Phrase) -> tuple[bool, str | None]:
    """Tell whether a pronoun names whose relative it is, and the gender of that person."""
    word = doc[phrase.start].lower_
    if word in _POSSESSIVES:
        return True, _POSSESSIVES[word]
    if phrase.end <= phrase.stem[1] or doc[phrase.stem[1]].lower_ != "van":
        return False, None
    for token in doc[phrase.stem[1] + 1 : phrase.end]:
        if token.pos_ == "PROPN":
            return False, name_gender((token.text,))
        noun = look_up(token.text, token.lemma_) if token.pos_ == "NOUN" else None
        if noun is not None:
            return False, "plural" if noun.plural else noun.gender
    return False, None
