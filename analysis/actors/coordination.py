"""Two functions of one person, coordinated: de voormalig coach en oom van Nadal, acteur en regisseur Jan Smit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.function_words import function_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from analysis.actors.phrases import Phrase


def with_coordinated(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Join a phrase and a second function after *en* that has no article of its own.

    >>> from analysis.actors.phrases import noun_phrases
    >>> from analysis.parse import parse
    >>> doc = parse("“Het gaat goed”, zegt minister van Wonen en burgemeester van Lommel, Els Vos.")
    >>> [doc[p.start : p.end].text for p in noun_phrases(doc)][0]
    'minister van Wonen en burgemeester van Lommel'
    """
    starts = {phrase.start: phrase for phrase in reversed(phrases)}
    joined: dict[int, Phrase] = {}
    gone: set[int] = set()
    for phrase in phrases:
        if id(phrase) in gone or phrase.end + 1 >= len(doc) or doc[phrase.end].lower_ not in function_words("and"):
            continue
        second = starts.get(phrase.end + 1)
        if second is not None and _are_one(doc, phrase, second, starts):
            joined[id(phrase)] = replace(phrase, end=second.end, stem=(phrase.start, second.stem[1]), name=second.name)
            gone.add(id(second))
    return [joined.get(id(phrase), phrase) for phrase in phrases if id(phrase) not in gone]


def _are_one(doc: Doc, first: Phrase, second: Phrase, starts: dict[int, Phrase]) -> bool:
    """Tell whether two functions are of one person: the second is bare, and a name or singular verb goes with both."""
    one, two = first.noun, second.noun
    if one is None or two is None or first.name is not None or second.reference != "bare":
        return False
    if one.kind not in ("office", "role") or two.kind not in ("office", "role", "kin") or one.entry == two.entry:
        return False
    if first.plural or second.plural or (one.gender and two.gender and one.gender != two.gender):
        return False
    if first.reference == "bare":
        return second.name is not None or _is_named_after(doc, second, starts)
    return first.reference in ("definite", "indefinite", "possessive") and _has_singular_verb(doc, first)


def _is_named_after(doc: Doc, phrase: Phrase, starts: dict[int, Phrase]) -> bool:
    """Tell whether a name follows after a comma, and ends there."""
    after = starts.get(phrase.end + 1) if phrase.end < len(doc) and doc[phrase.end].text == "," else None
    return after is not None and after.name is not None and after.noun is None and after.start == after.name[0]


def _has_singular_verb(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase is the subject of a verb in the singular."""
    head = doc[phrase.head]
    if head.dep_ not in ("nsubj", "nsubj:pass"):
        return False
    verbs = [head.head, *(t for t in head.head.children if t.dep_ in ("aux", "aux:pass", "cop"))]
    finite = [verb for verb in verbs if verb.morph.get("VerbForm", []) == ["Fin"]]
    return bool(finite) and all(verb.morph.get("Number", []) == ["Sing"] for verb in finite)
