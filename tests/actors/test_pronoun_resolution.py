"""Whom a pronoun stands for; the sieves one by one are in `test_actor_cascades`."""

from __future__ import annotations

import pytest

from analysis.actors import find_mentions, identify
from analysis.records import Actor
from tests.parses import stored


def test_an_object_pronoun_beside_its_only_candidate_is_nobody() -> None:
    doc = stored("Jan Smit zag hem niet.", "actors")
    jan = Actor(id="jan", name="Jan Smit", type="person", gender="male")
    assert [m.text for m in find_mentions(doc, [jan])] == ["Jan Smit"]


def test_who_goes_on_speaking_is_the_person_who_spoke_last() -> None:
    text = "“Het is mooi”, zei Jan Smit. “De club wint vaak. Dat is leuk. Piet is blij. Alles is goed”, zei hij later."
    doc = stored(text, "actors")
    jan = Actor(id="jan", name="Jan Smit", type="person", gender="male")
    club = Actor(id="club", name="de club", type="organisation", descriptors=("de club",))
    piet = Actor(id="piet", name="Piet", type="person", gender="male")
    assert [m.actor for m in find_mentions(doc, [jan, club, piet]) if m.text == "hij"] == ["jan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kees Maas kwam. Jan Bos is kwaad op hem. Hij zag hem gisteren.", {"Hij": "jan-bos", "hem": "kees-maas"}),
        ("Kees Maas kwam. Jan Bos zag hem vallen.", {"hem": "kees-maas"}),
        ("Kees Maas kwam binnen. Jan Bos probeerde hem te slaan.", {"hem": "kees-maas"}),
    ],
)
def test_two_parts_of_a_clause_are_two_persons(text: str, expected: dict[str, str]) -> None:
    found = {m.text: m.actor for m in identify(stored(text, "actors"))[1] if m.form == "pronoun"}
    assert found == expected


def test_a_plural_below_people_at_large_stands_for_nobody_named() -> None:
    text = "De bakkers staken. De bakkers eisen loon. Mensen moeten hun brood kennen."
    assert [m.actor for m in identify(stored(text, "actors"))[1] if m.text == "hun"] == []


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        ("Els Vos prees Jan Maes en liet weten dat ze vertrok. Maes zweeg.", "ze", "els-vos"),
        ("Piet Claes zag Jan Maes. Maes zei tegen Claes dat hij kwam.", "hij", "jan-maes"),
        ("Piet Claes stak Jan Maes in zijn rug.", "zijn", "jan-maes"),
        ("Piet Claes sloeg Jan Maes met zijn hand.", "zijn", "piet-claes"),
        ("Piet Claes tikte Jan Maes op zijn schouder.", "zijn", "jan-maes"),
        ("Piet Claes sloeg Jan Maes met zijn schoen.", "zijn", "piet-claes"),
        # a room and a bicycle are no parts of the body, and to take along is no touch
        ("Jan Maes nam Piet Claes mee naar zijn slaapkamer.", "zijn", "jan-maes"),
        ("Jan Maes hield Piet Claes weg van zijn fiets.", "zijn", "jan-maes"),
        # several by their noun or by the verb
        ("Het echtpaar zweeg. Hun advocaat lachte.", "Hun", "echtpaar"),
        ("De VS verhogen hun heffingen.", "hun", "verenigde-staten"),
        # but those called so before one that only *ze* took for several
        ("De bank sluit. Ze willen sparen. Klanten zijn boos op de bank. Zij voelen zich misleid.", "Zij", "klanten"),
        # a body has these as well
        ("Het RIVM publiceerde zijn studie.", "zijn", "rivm"),
        ("De universiteit trok haar studie in.", "haar", "universiteit"),
        ("De bank gaat in beroep tegen haar veroordeling.", "haar", "bank"),
        ("Het bedrijf vecht zijn veroordeling aan.", "zijn", "bedrijf"),
        ("Jan Maes kwam. De politie trok zijn verblijfsvergunning in.", "zijn", "jan-maes"),
    ],
)
def test_a_pronoun_is_whom_its_clause_tells(text: str, pronoun: str, actor: str) -> None:
    assert [m.actor for m in identify(stored(text, "actors"))[1] if m.text == pronoun] == [actor]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Het hof zweeg. Het hof oordeelde dat zij mogen stemmen.", "zij"),  # not one body
        ("De politie sloeg zijn rug.", "zijn"),  # no body has a back
    ],
)
def test_a_pronoun_is_nobody_whom_its_clause_rules_out(text: str, pronoun: str) -> None:
    assert [m.actor for m in identify(stored(text, "actors"))[1] if m.text == pronoun] == []


def test_who_is_only_described_may_be_another_who_reports() -> None:
    # Jan Maes may be the baker
    text = "Jan Maes kwam. Maes zweeg. De bakker zei dat hij bleef."
    rules = [m.rule for m in identify(stored(text, "actors"))[1] if m.text == "hij"]
    assert rules == ["mention.pronoun-most-prominent"]
