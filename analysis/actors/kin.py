"""Relatives: haar broer … de broer van de vrouw, one actor where nothing speaks against it.

And the relative of a relative: *de vader van Jan Bos … zijn zoon* is Jan Bos.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.agreement import Description, agrees
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.so_far import only
from analysis.actors.speaking import speaks
from analysis.grammar.marks import in_quotation
from analysis.grammar.names import name_gender
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import look_up
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Whose relative a possessive says it is, by gender or number.
POSSESSIVES = {"haar": "female", "zijn": "male", "z'n": "male", "hun": "plural"}

#: The relations in which two stand, by the classes of the nouns for the one and for the other.
_CONVERSE = {
    "kin-child": "kin-parent",
    "kin-parent": "kin-child",
    "kin-sibling": "kin-sibling",
    "kin-spouse": "kin-spouse",
}
#: How many sentences back the relative may stand who has a relative.
_NEAR = 1


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


def kin_of_kin(d: Description) -> Cluster | None:
    """Find whose father was just told of, for *mijn zoon* in his words, or *zijn zoon* where no other man is near.

    He was not told of but as the one whose relative it is: *de vader van Jan Bos … zijn zoon*.
    """
    phrase = d.phrase
    mine = d.doc[phrase.start].lower_ == "mijn" and in_quotation(d.doc, d.doc[phrase.start].idx)
    gender = POSSESSIVES.get(d.doc[phrase.start].lower_)
    converse = next((words_of(other) for own, other in _CONVERSE.items() if d.entry in words_of(own)), None)
    if converse is None or phrase.plural or phrase.name is not None or phrase.end - phrase.start != 2:
        return None
    if not mine and (gender not in ("male", "female") or d.entry in words_of("kin-sibling")):
        return None  # de broer van Jan … zijn broer: either may be the other's
    near = [c for c in d.within(_NEAR) if type_of(c) == "person" and not c.plural]
    found = [(c, own) for c in near for own in near if own is not c and _is_relative_of(d.doc, c, own, converse)]
    if len(found) != 1:
        return None
    relative, one = found[0]
    if mine and not speaks(d.doc, relative.phrases[-1]):
        return None
    others = [c for c in near if c is not relative and c is not one and c.gender in (None, gender)]
    if not mine and (others or relative.gender != gender):
        return None
    return one if agrees(d, one, renamed=True) and not d.shares_clause(one) else None


def _is_relative_of(doc: Doc, relative: Cluster, one: Cluster, nouns: frozenset[str]) -> bool:
    """Tell whether somebody was mentioned last as the relative of another, and that one as no more than that."""
    outer, inner = relative.phrases[-1], one.phrases[-1]
    called = outer.noun is not None and outer.noun.entry in nouns
    inside = outer.head < inner.start and inner.end <= outer.end
    return called and inside and doc[inner.start - 1].lower_ == "van" and inner.start - outer.head == 2


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
