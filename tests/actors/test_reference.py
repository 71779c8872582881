"""Which phrases refer; the rows one by one are in `test_actor_cascades`."""

from __future__ import annotations

from analysis.actors import find_actors
from tests.actors.mentioned_actors import holders, owners
from tests.parses import stored


def test_places_that_do_something_to_each_other_are_an_actor() -> None:
    found = holders("De twee landen legden elkaar heffingen op.")
    assert found == {"De twee landen": "twee-landen", "elkaar": "twee-landen"}


def test_several_countries_are_an_actor_but_where_something_happens() -> None:
    found = holders("De leiders van de zeven landen spraken. Andere landen zwegen. In die landen regent het.")
    assert found == {
        "De leiders van de zeven landen": "leiders-van-de-zeven-landen",
        "de zeven landen": "zeven-landen",
        "Andere landen": "andere-landen",
    }


def test_to_land_is_no_country() -> None:
    assert holders("De piloot leerde landen.") == {"De piloot": "piloot"}


def test_one_of_those_told_of_is_a_person_and_some_of_them_are_a_group() -> None:
    doc = stored("Zes mannen vluchtten gisteren. Een van hen viel. Drie van hen zijn opgepakt.", "actors")
    types = {actor.id: actor.type for actor in find_actors(doc)}
    assert types == {"zes-mannen": "group", "een-van-hen": "person", "drie-van-hen": "group"}


def test_one_of_them_once_more_is_not_the_same_one() -> None:
    text = "Zes mannen vluchtten gisteren. Een van hen viel. Het regende. Een van hen lachte."
    assert owners(text, "Een van hen") == ["een-van-hen", "een-van-hen-2"]


def test_what_is_of_them_is_not_one_of_them() -> None:
    assert "twee foto's van hen" not in holders("Zes mannen vluchtten. De politie heeft twee foto's van hen.")


def test_the_field_of_several_offices_is_no_actor() -> None:
    found = holders("De EU-ministers van Financiën kwamen bijeen.")
    assert found == {"De EU-ministers van Financiën": "eu-ministers-van-financien"}


def test_a_couple_is_an_actor_but_nothing_that_only_ends_so() -> None:
    found = holders("Het stel woont in Gent. Het uitstel duurt een jaar. Het vaststellen van de schade kost tijd.")
    assert found == {"Het stel": "stel"}


def test_one_of_whom_it_is_reported_or_must_be_is_somebody_and_one_in_a_condition_is_nobody() -> None:
    assert holders("Een vrouw zou het gisteren gezien hebben.") == {"Een vrouw": "vrouw"}
    assert holders("Een rechter moet de zaak behandelen.") == {"Een rechter": "rechter"}
    assert holders("Als een vrouw verhuist, regent het.") == {}
