"""Where a phrase ends: with the prepositional phrases that restrict its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.attachment import is_of_verb
from analysis.grammar.names import load_first_names, place_names
from analysis.grammar.nouns import Noun, look_up
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import kinds_in, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def right_edge(
    doc: Doc, head: int, end: int, stop: int, name: tuple[int, int] | None, noun: Noun | None, inside: dict[int, int]
) -> int:
    """Find where a phrase ends: with the prepositional phrases that restrict its head.

    `inside` has the tokens of proper names, each with the end of its name.
    """
    while end < stop and doc[end].pos_ == "ADP" and doc[end].lower_ in kinds_in("restrictive-prepositions"):
        led = [t.lower_ for t in doc[end : end + 3]] == ["onder", "leiding", "van"]
        target = _object(doc[end + 2] if led else doc[end], stop)
        if target is None or not _restricts(doc[end], target, doc[head], name, noun, led):
            break
        end = max(_object_end(doc, target, stop, inside), end + 2)
    return end


def _restricts(
    preposition: Token, target: Token, head: Token, name: tuple[int, int] | None, noun: Noun | None, led: bool
) -> bool:
    """Tell whether a preposition right behind a phrase says with its noun which one it is."""
    end, above = preposition.i, target.head
    van = preposition.lower_ == "van"
    always = kinds_in("restrictive-prepositions")[preposition.lower_] == "always"
    higher = (t.i for t in (above, above.head) if t.pos_ != "VERB")
    attached = head.i <= above.i < end or any(head.i <= i < end for i in higher)
    behind_name = name is not None and name[1] == end
    near = (end == head.i + 1 and above.pos_ in ("NOUN", "PROPN")) or (behind_name and target.pos_ == "PROPN")
    named = behind_name or (name is not None and noun is None)
    return (
        target.lower_ not in words_of("relative-object", "no-names")
        and (van or (target.pos_ != "NUM" and (above.pos_ != "PROPN" or above.i == head.i)))
        and (always or noun is not None or name is not None)
        and (attached or (near if always else led))
        and (not named or _names_allow(preposition, target, noun))
        and not _is_addressee(head, preposition, target)
        and not is_of_verb(preposition, head, target)
    )


def _is_addressee(head: Token, preposition: Token, target: Token) -> bool:
    """Tell whether a medium after the one who speaks is told so: meldden omwonenden aan Reuters."""
    told = head.dep_ == "nsubj" and head.head.i < head.i and head.head.lemma_ in speech_verbs()
    return (
        told and preposition.lower_ in words_of("relay") and any(t.lower_ in words_of("medium") for t in target.subtree)
    )


def _names_allow(preposition: Token, target: Token, noun: Noun | None) -> bool:
    """After a name only the portfolio, office, body or home follows: minister Blok van Buitenlandse Zaken."""
    if preposition.lower_ == "uit":
        return target.text in place_names() and target.i == preposition.i + 1
    if preposition.lower_ != "van":
        return False
    body = look_up(target.text, target.lemma_) if target.pos_ == "NOUN" else None
    if body is not None and body.kind == "organisation":
        return True
    return (noun is not None and noun.kind in ("office", "role")) or (
        target.text[0].isupper() and target.text not in place_names()
    )


def _object(preposition: Token, stop: int) -> Token | None:
    """Give the noun a preposition governs."""
    target = preposition.head
    if (
        preposition.dep_ in ("case", "mark", "fixed")
        and preposition.i < target.i < stop
        and target.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X")
    ):
        return target
    for token in preposition.doc[preposition.i + 1 : min(stop, preposition.i + 5)]:
        if token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            return None
    return None


def _object_end(doc: Doc, target: Token, stop: int, inside: dict[int, int]) -> int:
    end = inside.get(target.i, target.i + 1)
    if target.text.endswith("-") and end + 1 < stop and doc[end].lower_ in words_of("conjunction"):
        end += 2  # the first part of a compound that the second completes: 16- en 17-jarigen
    field = doc[end - 1].text in words_of("portfolio-fields")
    linked = end in inside and end < stop and doc[end].head.i == target.i
    if linked and not field and doc[end].text not in load_first_names():
        end = inside[end]
    return end
