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
