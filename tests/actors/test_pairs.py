"""Two who are counted are a group of their own."""

from __future__ import annotations

from analysis.actors import identify
from tests.parses import stored


def test_two_who_were_named_together_are_a_group_once_they_are_counted() -> None:
    text = "Jan Bos en Els Vos trouwen in juni. De twee leerden elkaar kennen op school. Ze wonen in Gent."
    doc = stored(text, "actors")
    actors, mentions = identify(doc)
    assert [(a.id, a.type, a.members_of) for a in actors] == [
        ("jan-bos", "person", ("de-twee",)),
        ("els-vos", "person", ("de-twee",)),
        ("de-twee", "group", ()),
    ]
    assert [(m.text, m.form) for m in mentions if m.actor == "de-twee"] == [
        ("De twee", "aggregate"),
        ("elkaar", "pronoun"),
        ("Ze", "pronoun"),
    ]


def test_the_two_are_those_who_were_counted_before() -> None:
    doc = stored("Twee broers kwamen naar Gent. De twee zwegen. Beiden zijn thuis.", "actors")
    assert [(m.text, m.actor) for m in identify(doc)[1]] == [
        ("Twee broers", "twee-broers"),
        ("De twee", "twee-broers"),
        ("Beiden", "twee-broers"),
    ]


def test_the_two_are_nobody_where_several_were_named_together() -> None:
    doc = stored("Jan Bos en Els Vos kwamen. Piet Maes en Kees Smit gingen. De twee zwegen.", "actors")
    assert "De twee" not in [m.text for m in identify(doc)[1]]
