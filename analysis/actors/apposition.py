"""Appositions: two phrases, a comma between them, for one actor: de nieuwe leider van de partij, Jan Smit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.names import name_type
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import BODIES, PERSONS
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def appositions(doc: Doc, phrases: Sequence[Phrase]) -> dict[int, int]:
    """Find the appositions after a comma: for each of the two phrases, by its place in the list, the other.

    >>> from analysis.grammar.noun_phrases import noun_phrases
    >>> from analysis.parse import parse
    >>> doc = parse("De nieuwe leider van de partij, Jan Smit, zweeg.")
    >>> appositions(doc, noun_phrases(doc))
    {0: 2, 2: 0}
    """
    starts = {phrase.start: index for index, phrase in reversed(list(enumerate(phrases)))}
    found: dict[int, int] = {}
    for index, phrase in enumerate(phrases):
        comma = phrase.end
        if comma + 1 >= len(doc) or doc[comma].text not in (",", "("):
            continue
        other = starts.get(comma + 1)
        if other is None or other == index or index in found:
            continue
        last = phrases[other].end
        if doc[comma].text == "(" and (last >= len(doc) or doc[last].text != ")"):
            continue
        if _is_apposition(doc, phrase, phrases[other]):
            found[index] = other
            found[other] = index
    return found


def _is_apposition(doc: Doc, first: Phrase, second: Phrase) -> bool:
    if (
        (first.name is None) == (second.name is None)
        or (first.plural and first.name is None)
        or (second.plural and second.name is None)
    ):
        return False
    named, described = (first, second) if first.name else (second, first)
    if described.noun is None or described.reference not in ("definite", "possessive", "indefinite", "bare"):
        return False
    if described.noun.kind == "people" or not _same_sort(doc, named, described):
        return False
    return not _goes_on(doc, second.end)


def _same_sort(doc: Doc, named: Phrase, described: Phrase) -> bool:
    assert named.name is not None and described.noun is not None
    kind = name_type(tuple(token.text for token in doc[slice(*named.name)]))
    if described.noun.kind in PERSONS:
        return kind in ("person", None)
    return described.noun.kind in BODIES and kind in ("organisation", None) and named.noun is None


def _goes_on(doc: Doc, end: int) -> bool:
    """Tell whether an enumeration goes on after the second phrase: Jan, de trainer en Piet."""
    if end >= len(doc):
        return False
    after = doc[end]
    return after.lower_ in words_of("joint")
