"""The country that *het land* takes up, and that a capital stands for."""

from __future__ import annotations

import pytest

from analysis.actors import identify
from tests.parses import stored


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Iran dreigt met oorlog. Het land stuurt schepen.", "iran"),
        ("Iran dreigt met oorlog in Irak. Het land stuurt schepen.", "iran"),
        ("Iran en Irak dreigen met oorlog. Irak stuurt schepen. Iran ook. Het land zwijgt.", None),
        ("Iran dreigt. Het regent. Het waait. Het sneeuwt. Het land stuurt schepen.", None),
    ],
)
def test_the_land_is_the_only_country_near_that_acts(text: str, meant: str | None) -> None:
    _, mentions = identify(stored(text, "actors"))
    found = {m.actor for m in mentions if m.rule == "mention.descriptor-country-named"}
    assert found == ({meant} if meant else set())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Iran dreigt met oorlog. Teheran ontkent dat.", [("Iran", "iran"), ("Teheran", "iran")]),
        ("Teheran ontkent dat.", [("Teheran", "teheran")]),
        ("Iran dreigt met oorlog. In Teheran regent het.", [("Iran", "iran")]),
        ("Frankrijk dreigt met oorlog. Parijs ontkent dat.", [("Frankrijk", "frankrijk"), ("Parijs", "parijs")]),
    ],
)
def test_a_capital_that_acts_is_its_country_where_that_is_named(text: str, meant: list[tuple[str, str]]) -> None:
    actors, mentions = identify(stored(text, "actors"))
    assert [(m.text, m.actor) for m in mentions] == meant
    assert {a.name for a in actors} == {actor.title() for _, actor in meant}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # a place beside the mention that acts is none
        (
            "Teheran ontkent aanval op tanker\n\nIran heeft dat ontkend. In Teheran vierden bewoners feest.",
            [("Teheran", "iran"), ("Iran", "iran"), ("bewoners", "bewoners")],
        ),
        # a team
        (
            "De VS dreigen. Washington won zonder moeite.",
            [("De VS", "verenigde-staten"), ("Washington", "washington")],
        ),
        # those who live there
        ("Iran dreigt met oorlog. Teheran staakte massaal.", [("Iran", "iran"), ("Teheran", "teheran")]),
        # the city that is harmed, beside the government that speaks
        (
            "Oekraïne vraagt om wapens. Kiev wil meer geld. Rusland bombardeerde Kiev.",
            [("Oekraïne", "oekraine"), ("Kiev", "oekraine"), ("Rusland", "rusland"), ("Kiev", "kiev")],
        ),
        (
            "Iran dreigt. Washington en Teheran onderhandelen.",
            [("Iran", "iran"), ("Washington", "washington"), ("Teheran", "iran")],
        ),
    ],
)
def test_a_capital_is_its_country_only_where_it_speaks_or_decides(text: str, meant: list[tuple[str, str]]) -> None:
    _, mentions = identify(stored(text, "actors"))
    assert [(m.text, m.actor) for m in mentions] == meant
