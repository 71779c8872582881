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


def test_the_two_are_none_of_those_of_whom_several_were_named_together() -> None:
    doc = stored("Jan Bos en Els Vos kwamen. Piet Maes en Kees Smit gingen. De twee zwegen.", "actors")
    actors, mentions = identify(doc)
    assert mentions[-1].text == "De twee"
    assert [a.id for a in actors if a.id == mentions[-1].actor or a.members_of] == ["de-twee"]


def test_two_with_one_title_are_the_group_that_was_called_so() -> None:
    text = "Vloggers opgepakt\n\nDe vloggers Jan Bos (20) en Kees Smit (21) zijn opgepakt. Ze zitten vast."
    actors, mentions = identify(stored(text, "actors"))
    assert [(a.id, a.members_of) for a in actors] == [
        ("vloggers", ()),
        ("jan-bos", ("vloggers",)),
        ("kees-smit", ("vloggers",)),
    ]
    assert [m.text for m in mentions if m.actor == "vloggers"] == ["Vloggers", "Ze"]


def test_two_with_one_title_are_a_new_group_where_nobody_was_called_so() -> None:
    actors, mentions = identify(stored("De renners Jan Bos en Kees Smit zijn gevallen. Ze zwegen.", "actors"))
    assert [(a.id, a.type) for a in actors] == [("jan-bos", "person"), ("kees-smit", "person"), ("renners", "group")]
    assert [(m.text, m.actor) for m in mentions][-1] == ("Ze", "renners")


def test_who_is_joined_in_the_heading_is_told_of_again_in_the_text() -> None:
    text = "Burgemeester en Vos trouwen\n\nJan Bos en Els Vos trouwen in juni. De twee wonen in Gent."
    actors, _ = identify(stored(text, "actors"))
    assert sorted(a.id for a in actors if "de-twee" in a.members_of) == ["els-vos", "jan-bos"]


def test_a_group_that_is_never_mentioned_has_no_members() -> None:
    actors, _ = identify(stored("De renners Jan Bos en Kees Smit zijn gevallen.", "actors"))
    assert [(a.id, a.members_of) for a in actors] == [("jan-bos", ()), ("kees-smit", ())]


def test_two_who_were_named_together_are_a_group_of_whom_a_plural_pronoun_tells() -> None:
    text = "Jan Bos en Els Vos trouwen. Ze wonen in Gent. Piet Maes en Kees Smit gingen."
    actors, mentions = identify(stored(text, "actors"))
    assert [(a.id, a.members_of) for a in actors] == [
        ("jan-bos", ("de-twee",)),
        ("els-vos", ("de-twee",)),
        ("piet-maes", ()),
        ("kees-smit", ()),
        ("de-twee", ()),
    ]
    assert [m.text for m in mentions if m.actor == "de-twee"] == ["Ze"]


def test_one_is_none_of_the_several_who_do_it() -> None:
    text = "Sofie Claes viel. Jan Bos en Els Vos kwamen. Ze troostten haar."
    mentions = identify(stored(text, "actors"))[1]
    assert [(m.text, m.actor) for m in mentions if m.form == "pronoun"] == [("Ze", "de-twee"), ("haar", "sofie-claes")]


def test_an_age_between_two_does_not_part_them() -> None:
    text = "De politie zoekt een vrouw van 48 en een 62-jarige man. De twee zwegen."
    assert "De twee" in [m.text for m in identify(stored(text, "actors"))[1]]
