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
    rules = kinds_in("restrictive-prepositions")
    bare_name = name is not None and noun is None
    while end < stop:
        token = doc[end]
        if token.pos_ != "ADP" or token.lower_ not in rules:
            return end
        led = [t.lower_ for t in doc[end : end + 3]] == ["onder", "leiding", "van"]
        target = _object(doc[end + 2] if led else token, stop)
        if target is None or target.lower_ in words_of("relative-object") or _is_addressee(doc[head], token, target):
            return end
        if is_of_verb(token, doc[head], target):
            return end
        attached = head <= target.head.i < end or any(
            head <= t.i < end for t in (target.head, target.head.head) if t.pos_ != "VERB"
        )
        if rules[token.lower_] != "always" and not attached and not led:
            return end
        near = (end == head + 1 and target.head.pos_ in ("NOUN", "PROPN")) or (
            name is not None and end == name[1] and target.pos_ == "PROPN"
        )
        if rules[token.lower_] == "always" and not attached and not near:
            return end
        if (bare_name or (name is not None and name[1] == end)) and not _names_allow(token, target, noun):
            return end
        if noun is None and rules[token.lower_] != "always" and name is None:
            return end
        if token.lower_ != "van" and target.head.pos_ == "PROPN" and target.head.i != head:
            return end
        if target.lower_ in words_of("no-names") or (target.pos_ == "NUM" and token.lower_ != "van"):
            return end
        end = max(_object_end(doc, target, stop, inside), end + 2)
    return end


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
