"""Whom a description may take up where no sieve is sure."""

from __future__ import annotations

import pytest

from analysis.actors.agreement import Description, heads_of
from analysis.actors.clusters import Cluster, gender_of
from analysis.actors.description_candidates import Alike, candidates_of, sort_of
from analysis.actors.so_far import SoFar
from analysis.grammar.noun_phrases import noun_phrases
from tests.parses import stored, without_marks


def told(text: str) -> tuple[Description, list[Cluster]]:
    """Give the description between «», and each phrase before it as an actor of its own."""
    text, (words,) = without_marks(text)
    doc = stored(text, "actors")
    so_far = SoFar(doc)
    actors: list[Cluster] = []
    for phrase in noun_phrases(doc):
        if doc[phrase.start : phrase.end].text == words:
            break
        named = [tuple(t.text for t in doc[slice(*phrase.name)])] if phrase.name else []
        kind = "person" if named or (phrase.noun and phrase.noun.kind in ("person", "role", "office", "kin")) else None
        cluster = Cluster(kind=kind or "organisation", names=named, plural=phrase.plural)
        cluster.mention(phrase)
        cluster.call(doc[phrase.start : phrase.end].text)
        cluster.heads |= heads_of(doc, phrase)
        cluster.gender = gender_of(named[0] if named else (), phrase, named)
        so_far.mention(cluster, phrase)
        actors.append(cluster)
    return Description(doc, phrase, so_far), actors


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("De regering zweeg. «De minister» kwam.", "person"),
        ("De regering zweeg. «De ministers» kwamen.", "group"),
        ("De regering zweeg. «De bevolking» zweeg ook.", "group"),
        ("De minister zweeg. «De regering» zweeg ook.", "organisation"),
        ("De minister zweeg. «De stad» zweeg ook.", "place"),
    ],
)
def test_a_description_is_of_a_person_a_body_a_place_or_of_several(text: str, sort: str) -> None:
    assert sort_of(told(text)[0]) == sort


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("Een bakker zweeg. «De bakker» kwam.", (True, False, False)),
        ("Een burgemeester zweeg. «De meester» kwam.", (False, True, False)),
        ("Een minister zweeg. «De bewindsman» kwam.", (False, False, True)),
        ("Een minister zweeg. «De bakker» kwam.", (False, False, False)),
        ("Een ouder zweeg. «De pomphouder» kwam.", (False, False, False)),
        ("Twee broers zwegen. «De tweelingbroers» kwamen.", (False, True, False)),
    ],
)
def test_nouns_are_the_same_or_one_ends_in_the_other_or_they_are_synonyms(
    text: str, alike: tuple[bool, bool, bool]
) -> None:
    d, (actor,) = told(text)
    found = Alike(d, actor)
    assert (found.same_noun, found.same_compound, found.same_sense) == alike


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Jan Maes kwam. «De winnaar van de quiz» zweeg.", ["Jan Maes"]),
        ("Jan Maes kwam. De regering zweeg. «De winnaar van de quiz» zweeg.", ["Jan Maes"]),
        ("Jan Maes kwam. «Een winnaar van de quiz» zweeg.", []),
        ("Jan Maes kwam. «De oprichter» zweeg.", []),
        ("Jan Maes kwam. «De moeder van Piet» zweeg.", []),
        ("Jan Maes kwam. «De dader van de aanslag» zweeg.", []),
    ],
)
def test_what_something_keeps_apart_is_no_candidate(text: str, candidates: list[str]) -> None:
    d, _ = told(text)
    assert [cluster.texts[0] for cluster in candidates_of(d)] == candidates


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Een man kwam. «Haar zoon» zweeg.", []),
        ("Een zoon kwam. «Haar zoon» zweeg.", ["Een zoon"]),
        ("Een jongen kwam. «Zijn vrouw» zweeg.", []),
        ("Een man kwam. «Een collega» zweeg.", []),
        ("Jan Maes kwam. «De vader van het meisje» zweeg.", []),
        ("Jan Maes kwam. «De vader van twee kinderen» zweeg.", ["Jan Maes"]),
        ("Anna Maes kwam. «De vrouw van Jan Bos» zweeg.", ["Anna Maes"]),
    ],
)
def test_a_relative_is_only_one_who_was_called_so(text: str, candidates: list[str]) -> None:
    d, _ = told(text)
    assert [cluster.texts[0] for cluster in candidates_of(d)] == candidates


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("De advocaat van de buren kwam. «Zijn advocaat» zweeg.", []),
        ("De advocaat van de man kwam. «Zijn advocaat» zweeg.", ["De advocaat van de man"]),
        ("De advocaat kwam. «Zijn advocaat» zweeg.", ["De advocaat"]),
    ],
)
def test_a_function_of_another_is_another(text: str, candidates: list[str]) -> None:
    d, _ = told(text)
    assert [cluster.texts[0] for cluster in candidates_of(d) if "advocaat" in cluster.heads] == candidates


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Jan Maes zweeg. «De omgekomen piloot van het toestel» was jong.", []),
        ("Jan Maes verongelukte. «De omgekomen piloot van het toestel» was jong.", ["Jan Maes"]),
    ],
)
def test_one_who_was_harmed_is_one_of_whom_that_is_told(text: str, candidates: list[str]) -> None:
    d, _ = told(text)
    assert [cluster.texts[0] for cluster in candidates_of(d)] == candidates
