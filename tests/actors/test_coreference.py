"""Whom a description takes up; the sieves one by one are in `test_actor_cascades`."""

from __future__ import annotations

import pytest

from tests.actors.mentioned_actors import holders


@pytest.mark.parametrize(
    ("text", "expression", "actor"),
    [
        ("Volgens minister van Binnenlandse Zaken Petrovic klopt het. De minister zweeg.", "De minister", "petrovic"),
        ("Twee broers staan terecht. De rechter zag beide broers.", "beide broers", "twee-broers"),
        ("Burgemeester zwijgt\n\nDe burgemeester van Gent kwam.", "De burgemeester van Gent", "burgemeester"),
        ("Echtgenote veroordeeld\n\nDe echtgenote van Jan Bos zweeg.", "De echtgenote van Jan Bos", "echtgenote"),
        ("Fenna van der Berg won. Fenna juichte.", "Fenna", "fenna-van-der-berg"),
        ("Zijn zoon prins Filip kwam. De prins zweeg.", "De prins", "filip"),
        ("Anna Maes is dood. Haar broer huilde. De broer van de vrouw zweeg.", "De broer van de vrouw", "haar-broer"),
        ("Anna Maes is dood. Haar broer huilde. De broer van de vrouw zweeg.", "de vrouw", "anna-maes"),
        ("Max Maes won. De 38-jarige renner van Visma juichte.", "De 38-jarige renner van Visma", "max-maes"),
        ("Max Maes won van Jan Smit. Smit liep naar de Nederlander.", "de Nederlander", "max-maes"),
        ("Botswana is boos. Critici vrezen dat de Botswaanse regering zwicht.", "de Botswaanse regering", "botswana"),
        ("Minister Els Vos zweeg. Gisteren sprak de minister van Defensie.", "de minister van Defensie", "els-vos"),
        (
            "De Italiaanse minister van Binnenlandse Zaken is boos. Minister Salvini had gewaarschuwd.",
            "De Italiaanse minister van Binnenlandse Zaken",
            "salvini",
        ),
        ("Na de koop van vleesbedrijf Enkco groeit KBC. Het bedrijf juicht.", "Het bedrijf", "kbc"),
        ("Boze agent slaat man\n\nEen agent sloeg gisteren een man.", "Een agent", "boze-agent"),
        ("Robert Kelly zweeg. Anna Kelly leeft niet meer met de zanger.", "de zanger", "robert-kelly"),
        ("SP-Kamerlid Jan Bos sprak met Els Vos. Het regende. De SP’er is boos.", "De SP’er", "jan-bos"),
        ("Jan Bos (SP) sprak met Els Vos. Het regende. De SP’er is boos.", "De SP’er", "jan-bos"),
        ("Een jongetje belde gisteren. De jongen huilde.", "De jongen", "jongetje"),
        # the person at hand
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
        # who is called so elsewhere in the text
        (
            "Wethouder wil nieuwe school\n\nWethouder Els Vos wil een school. De wethouder lachte.",
            "Wethouder",
            "els-vos",
        ),
        ("Minister Els Vos lachte. Het regende. De VVD-bewindsvrouw zweeg.", "De VVD-bewindsvrouw", "els-vos"),
        ("De Letse Eva Kalnina verloor. Maar de Letse kwam er nooit aan te pas.", "de Letse", "eva-kalnina"),
        ("Anna Maes speelt weer. Een man kwam. Het regent. Het waait. De actrice juichte.", "De actrice", "anna-maes"),
        ("Iran dreigt met oorlog. Het Iraanse regime zwijgt.", "Het Iraanse regime", "iran"),
    ],
)
def test_a_description_takes_up_one_by_what_the_text_tells(text: str, expression: str, actor: str) -> None:
    assert holders(text)[expression] == actor


@pytest.mark.parametrize(
    ("text", "expression", "other"),
    [
        # the government at home
        ("Oekraïne vraagt om wapens. De regering stuurt geld.", "De regering", "oekraine"),
        ("Botswana is boos. Critici vrezen dat de regering zwicht.", "de regering", "botswana"),
        (
            "Minister Els Vos en minister Jan Bos zwegen. Gisteren sprak de minister van Defensie.",
            "de minister van Defensie",
            "els-vos",
        ),
        (
            "De minister van Defensie is boos. Minister Vos en minister Bos hadden gewaarschuwd.",
            "De minister van Defensie",
            "vos",
        ),
        ("SP-Kamerlid Jan Bos sprak met SP-leider Els Vos. De SP’er is boos.", "De SP’er", "jan-bos"),
        ("De moordenaar van zijn oma Toni Maes is opgepakt.", "De moordenaar van zijn oma Toni Maes", "toni-maes"),
        (
            "Iran is boos. Gisteren heeft een Saoedische minister Iran gewaarschuwd.",
            "een Saoedische minister Iran",
            "iran",
        ),
        ("De VVD en Open VLD zijn boos. De liberalen juichen.", "De liberalen", "vvd"),
        ("De VVD en D66 zijn boos. De liberalen juichen.", "De liberalen", "vvd"),
        ("Vlaams Belang en N-VA zijn boos. De Vlaams-nationalisten juichen.", "De Vlaams-nationalisten", "n-va"),
    ],
)
def test_a_description_is_not_of_one_of_two(text: str, expression: str, other: str) -> None:
    assert holders(text).get(expression) != other


def test_a_heading_names_a_body_by_its_bare_noun() -> None:
    text = (
        "Ondernemingsraad boos\n\nDe ondernemingsraad van Philips is boos. De ondernemingsraad stapt naar de rechter."
    )
    assert holders(text)["De ondernemingsraad"] == holders(text)["De ondernemingsraad van Philips"]


@pytest.mark.parametrize(
    ("text", "expression", "other"),
    [
        (
            "Wethouder wil school\n\nWethouder Els Vos wil een school. Wethouder Jan Bos wil een park.",
            "Wethouder",
            "els-vos",
        ),
        ("Eva Kalnina won van Anna Bos. De Letse versloeg Kalnina.", "De Letse", "eva-kalnina"),
        ("ECB wil lage rente. De regeringspartij zweeg.", "De regeringspartij", "ecb"),
    ],
)
def test_a_description_is_of_nobody_who_is_another(text: str, expression: str, other: str) -> None:
    assert holders(text)[expression] != other


def test_two_surnames_before_a_verb_are_two_persons() -> None:
    text = "Getuigen zeggen dat Bakker Smit sloeg. Bakker is aangehouden. Smit ligt in het ziekenhuis."
    found = holders(text)
    assert (found["Bakker"], found["Smit"]) == ("bakker", "smit")


def test_a_game_that_is_played_is_no_actor() -> None:
    assert "Rainbow Six" not in holders("De jongens speelden Rainbow Six op de computer. In Rainbow Six schieten zij.")
