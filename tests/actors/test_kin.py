"""Relatives: one actor where nothing speaks against it."""

from __future__ import annotations

import pytest

from analysis.actors import identify
from tests.parses import stored


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Anna Maes is dood. Haar broer huilde. De broer van de vrouw zweeg.", ["haar broer", "de broer van de vrouw"]),
        ("Piet Maes is dood. Zijn broer huilde. De broer van de man zweeg.", ["zijn broer", "de broer van de man"]),
        ("Anna Maes is dood. Haar broer huilde. De broer van de man zweeg.", ["haar broer", "de man"]),
        ("Anna Maes is dood. De broer van de man huilde. De broer van de vrouw zweeg.", ["de broer van de man"]),
    ],
)
def test_two_relatives_are_one_where_a_possessive_and_a_noun_tell_of_the_same_person(
    text: str, called: list[str]
) -> None:
    actors, _ = identify(stored(text, "actors"))
    assert next(list(actor.descriptors) for actor in actors if "broer" in actor.name) == called


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Vader van verdachte Kuipers: “Mijn zoon is onschuldig.”", "Mijn zoon", "kuipers"),
        ("De moeder van Jan Bos huilde. Haar zoon is dood.", "Haar zoon", "jan-bos"),
        ("De vrouw van de verdachte zegt: “Mijn man is onschuldig.”", "Mijn man", "verdachte"),
        ("De broer van Jan Bos huilde. “Mijn broer was lief.”", "Mijn broer", "jan-bos"),
        # of the other gender
        ("De vader van Anna Bos sprak met zijn zoon.", "zijn zoon", "zijn-zoon"),
        # who was told of since may be the father
        ("De vader van Jan Bos zweeg. Jan huilde. Zijn zoon is dood.", "Zijn zoon", "zijn-zoon"),
        # so may another man
        ("De vader van Jan Bos kwam met Piet Mol. Zijn zoon is dood.", "Zijn zoon", "zijn-zoon"),
        # one of several sons
        ("De vader van Jan Bos zweeg. Zijn jongste zoon is dood.", "Zijn jongste zoon", "zijn-jongste-zoon"),
        # another speaks
        ("De vader van Jan Bos kwam. “Mijn zoon is dood”, zei Piet Mol.", "Mijn zoon", "mijn-zoon"),
    ],
)
def test_the_relative_of_a_relative_is_the_one_told_of(text: str, words: str, actor: str) -> None:
    _, mentions = identify(stored(text, "actors"))
    assert [m.actor for m in mentions if m.text == words] == [actor]
