from pathlib import Path

import pytest

from analysis.actors import find_actors, find_mentions, read_actors, save_actors
from analysis.parse import parse, read_conllu

PARSES = Path(__file__).parents[1] / "parses"


def chains(name: str) -> dict[str, list[str]]:
    doc = read_conllu(PARSES / f"actors-{name}.conllu")
    found: dict[str, list[str]] = {}
    for mention in find_mentions(doc, find_actors(doc)):
        found.setdefault(mention.actor, []).append(mention.text)
    return found


def test_a_role_an_abbreviation_and_an_apposition_are_joined() -> None:
    found = chains("premier")
    assert found["sofie-maes"] == ["Premier Sofie Maes van België", "De premier", "ze", "haar", "Maes"]
    assert found["vakbonden"] == ["de vakbonden", "de vakbonden"]
    assert found["karel-wuyts"] == ["haar minister van Arbeid", "Karel Wuyts"]
    assert found["openbaar-ministerie"] == ["het Openbaar Ministerie", "OM", "het OM"]
    assert found["woordvoerder-van-het-openbaar-ministerie"] == [
        "een woordvoerder van het Openbaar Ministerie",
        "De woordvoerder",
        "hij",
    ]


def test_a_leader_and_the_one_before_are_two() -> None:
    found = chains("leaders")
    assert found["samir-haddad"] == ["de voormalige VDB-leider Samir Haddad", "diens", "De voormalige VDB-leider"]
    assert found["omar-al-farouk"][:2] == ["VDB-leider Omar al-Farouk", "De strijder"]
    assert found["vier-kinderen"] == ["vier kinderen"]
    assert found["drie-vrouwen"] == ["drie vrouwen"]


def test_a_part_is_an_actor_of_its_own_and_a_negated_phrase_is_none() -> None:
    found = chains("trial")
    assert found["19-jarige-vrouw"] == ["een 19-jarige vrouw", "De vrouw", "Haar"]
    assert found["piet-claes"] == ["Haar advocaat", "Piet Claes"]
    assert found["grootste-deel-van-de-familie"] == ["Het grootste deel van de familie"]
    assert "getuige" not in " ".join(found)


def test_types_and_genders() -> None:
    doc = read_conllu(PARSES / "actors-premier.conllu")
    actors = {actor.id: actor for actor in find_actors(doc)}
    assert actors["sofie-maes"].type == "person" and actors["sofie-maes"].gender == "female"
    assert actors["vakbonden"].type == "group"
    assert actors["openbaar-ministerie"].type == "organisation"
    assert actors["openbaar-ministerie"].aliases == ("OM",)
    assert "belgie" not in actors


def test_a_draft_registry_finds_what_discovery_found(tmp_path: Path) -> None:
    for name in ("premier", "leaders", "trial"):
        doc = read_conllu(PARSES / f"actors-{name}.conllu")
        actors = find_actors(doc)
        assert actors == find_actors(doc)
        save_actors(actors, tmp_path / "draft.yaml")
        assert find_mentions(doc, read_actors(tmp_path / "draft.yaml")) == find_mentions(doc, actors)


def _mentions(text: str) -> dict[str, str]:
    doc = parse(text)
    return {m.text: m.actor for m in find_mentions(doc, find_actors(doc))}


@pytest.mark.parametrize(
    ("text", "expression", "actor"),
    [
        ("Volgens minister van Binnenlandse Zaken Petrovic klopt het. De minister zweeg.", "De minister", "petrovic"),
        ("Fenna van der Berg won. Fenna juichte.", "Fenna", "fenna-van-der-berg"),
        ("Zijn zoon prins Filip kwam. De prins zweeg.", "De prins", "filip"),
        ("Anna Maes is dood. Haar broer huilde. De broer van de vrouw zweeg.", "De broer van de vrouw", "haar-broer"),
        ("Anna Maes is dood. Haar broer huilde. De broer van de vrouw zweeg.", "de vrouw", "anna-maes"),
        ("Max Maes won. De 38-jarige renner van Visma juichte.", "De 38-jarige renner van Visma", "max-maes"),
        ("Max Maes won van Jan Smit. Smit liep naar de Nederlander.", "de Nederlander", "max-maes"),
    ],
)
def test_a_description_takes_up_the_only_one_it_fits(text: str, expression: str, actor: str) -> None:
    assert _mentions(text)[expression] == actor


def test_places_that_do_something_to_each_other_are_an_actor() -> None:
    found = _mentions("De twee landen legden elkaar heffingen op.")
    assert found == {"De twee landen": "twee-landen", "elkaar": "twee-landen"}


def test_a_street_is_no_actor() -> None:
    assert _mentions("De politie stond in de Lange Brinkweg en de Waalsstraat.") == {"De politie": "politie"}
