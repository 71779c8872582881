"""Which names are one actor, and what each is the name of."""

from __future__ import annotations

import pytest

from analysis.actors import find_actors
from tests.actors.mentioned_actors import holders, owners
from tests.parses import stored


def test_two_functions_before_one_name_are_one_person() -> None:
    doc = stored("“Het gaat goed”, zegt minister van Wonen en burgemeester van Lommel, Els Vos.", "actors")
    assert [actor.id for actor in find_actors(doc)] == ["els-vos"]


def test_a_surname_that_two_bear_is_the_one_named_last() -> None:
    text = "Bart Maes kwam binnen. Maes zweeg. Ook Karel Maes kwam binnen. Maes lachte."
    assert owners(text, "Maes") == ["bart-maes", "karel-maes"]


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
    assert name in [actor.name for actor in find_actors(stored(text, "actors"))]


def test_a_body_is_taken_up_by_a_part_of_its_name_and_by_its_abbreviation() -> None:
    text = "Het Kenniscentrum Bijenziekten telt de bijen. Volgens het centrum gaat het slecht met de bijen."
    assert holders(text)["het centrum"] == "kenniscentrum-bijenziekten"
    text = "Analisten van KBC Securities zijn bezorgd. KBC verwacht dat de winst daalt."
    assert holders(text)["KBC"] == "kbc-securities"


def test_a_street_is_no_actor() -> None:
    assert holders("De politie stond in de Lange Brinkweg en de Waalsstraat.") == {"De politie": "politie"}


@pytest.mark.parametrize(
    ("text", "expression", "actor"),
    [
        ("Els Vos won. Els Vos-Maes juichte.", "Els Vos-Maes", "els-vos-maes"),
        ("Els Vos won. Els Vos-Maes juichte.", "Els Vos", "els-vos-maes"),
        ("Robert Kelly won. R. Kelly juichte.", "R. Kelly", "robert-kelly"),
        ("Sean ‘Diddy’ Combs won. Diddy juichte.", "Diddy", "sean-combs"),
        ("De Ahold Groep groeit. Gisteren juichte Ahold.", "Ahold", "ahold-groep"),
        # Els Vos stands before *Els*, and Jan Els behind it
        ("Els Vos won. Els juichte. Toen kwam Jan van der Els.", "Els", "els-vos"),
    ],
)
def test_a_name_is_another_form_of_one(text: str, expression: str, actor: str) -> None:
    assert holders(text)[expression] == actor


@pytest.mark.parametrize(
    ("text", "expression", "other"),
    [
        ("Robert Kelly won. P. Kelly juichte.", "P. Kelly", "robert-kelly"),
        ("Els Vos won. An Vos-Maes juichte.", "An Vos-Maes", "els-vos"),
        ("De VRT groeit. VRT Radio juicht.", "VRT Radio", "vrt"),
    ],
)
def test_a_name_is_of_another(text: str, expression: str, other: str) -> None:
    assert holders(text).get(expression) != other


def test_a_name_runs_to_the_letters_in_brackets_that_stand_for_it() -> None:
    text = "Dat zegt de Raad voor de leefomgeving en infrastructuur (Rli). De Rli wil minder vliegtuigen."
    raad = "raad-voor-de-leefomgeving-en-infrastructuur"
    assert holders(text) == {
        "de Raad voor de leefomgeving en infrastructuur": raad,
        "De Rli": raad,
    }
    text = "Het College van Beroep voor het bedrijfsleven (CBb) bevestigt de uitspraak."
    assert list(holders(text)) == ["Het College van Beroep voor het bedrijfsleven"]


def test_a_capital_is_the_government_of_the_country_that_is_named_too() -> None:
    text = "Iran is boos. Washington dreigt Teheran met oorlog. Trump trok de VS terug."
    assert holders(text) == {
        "Iran": "iran",
        "Teheran": "iran",
        "Washington": "verenigde-staten",
        "de VS": "verenigde-staten",
        "Trump": "trump",
    }


def test_a_capital_whose_country_is_not_named_is_itself() -> None:
    assert holders("Washington dreigt met oorlog.") == {"Washington": "washington"}
