"""Who is who without a registry: epithets, namesakes, coordinated functions, names that hold together."""

from __future__ import annotations

import pytest

from analysis.actors import find_actors, find_mentions
from analysis.lexicon import load_lexicon
from analysis.parse import parse


def holder(text: str, expression: str) -> str | None:
    """Give the actor of the last mention with these words."""
    doc = parse(text)
    found = [m.actor for m in find_mentions(doc, find_actors(doc)) if m.text == expression]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "expression", "actor"),
    [
        (
            "Pieter Claes heeft zich kandidaat gesteld. De oud-burgemeester van Lommel wil minister worden.",
            "De oud-burgemeester van Lommel",
            "pieter-claes",
        ),
        (
            "Burgemeester Els Vos zweeg. De burgemeester van Lommel was boos.",
            "De burgemeester van Lommel",
            "burgemeester-van-lommel",
        ),
        (
            "Burgemeester Els Vos zweeg. De oud-burgemeester was boos.",
            "De oud-burgemeester",
            "oud-burgemeester",
        ),
        ("De imam was boos. Dat zei de imam Youssef Karam gisteren.", "De imam", "youssef-karam"),
        (
            "“Dit is onrecht”, liet de advocaat van Karel Maes weten. “Wij gaan in beroep”, zegt advocaat Smit.",
            "de advocaat van Karel Maes",
            "smit",
        ),
    ],
)
def test_a_description_is_of_the_person_at_hand(text: str, expression: str, actor: str) -> None:
    assert holder(text, expression) == actor


def test_two_functions_before_one_name_are_one_person() -> None:
    doc = parse("“Het gaat goed”, zegt minister van Wonen en burgemeester van Lommel, Els Vos.")
    assert [actor.id for actor in find_actors(doc)] == ["els-vos"]


def test_a_surname_that_two_bear_is_the_one_named_last() -> None:
    text = "Bart Maes kwam binnen. Maes zweeg. Ook Karel Maes kwam binnen. Maes lachte."
    doc = parse(text)
    found = [m.actor for m in find_mentions(doc, find_actors(doc)) if m.text == "Maes"]
    assert found == ["bart-maes", "karel-maes"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Warenhuisketen Hudson's Bay sluit tien winkels.", "Hudson's Bay"),
        (
            "De Algemene Inlichtingen- en Veiligheidsdienst waarschuwt het kabinet.",
            "Algemene Inlichtingen- en Veiligheidsdienst",
        ),
    ],
)
def test_a_name_holds_together(text: str, name: str) -> None:
    assert name in [actor.name for actor in find_actors(parse(text))]


def test_a_body_is_taken_up_by_a_part_of_its_name_and_by_its_abbreviation() -> None:
    text = "Het Kenniscentrum Bijenziekten telt de bijen. Volgens het centrum gaat het slecht met de bijen."
    assert holder(text, "het centrum") == "kenniscentrum-bijenziekten"
    text = "Analisten van KBC Securities zijn bezorgd. KBC verwacht dat de winst daalt."
    assert holder(text, "KBC") == "kbc-securities"


def test_a_heading_names_a_body_by_its_bare_noun() -> None:
    text = (
        "Ondernemingsraad boos\n\nDe ondernemingsraad van Philips is boos. De ondernemingsraad stapt naar de rechter."
    )
    assert holder(text, "De ondernemingsraad") == holder(text, "De ondernemingsraad van Philips")


def test_a_lexicon_is_named_with_its_version() -> None:
    doc = parse("De minister zweeg. Hij was boos.")
    assert {m.lexicon for m in find_mentions(doc, find_actors(doc))} <= {
        load_lexicon(name).id for name in ("actor-nouns", "pronouns")
    }
