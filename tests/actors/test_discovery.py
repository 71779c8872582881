"""Who is in a text without a registry, on parses read by hand."""

from __future__ import annotations

from pathlib import Path

from analysis.actors import find_actors, find_mentions, read_actors, save_actors
from analysis.parse import read_conllu
from tests.actors.mentioned_actors import PARSES, chains


def test_a_role_an_abbreviation_and_an_apposition_are_joined() -> None:
    found = chains("premier")
    assert found["sofie-maes"] == ["Premier Sofie Maes van België", "De premier", "ze", "haar", "Maes"]
    assert found["vakbonden"] == ["de vakbonden", "de vakbonden"]
    assert found["karel-wuyts"] == ["haar minister van Arbeid", "Karel Wuyts"]
    assert found["openbaar-ministerie"] == ["het Openbaar Ministerie", "het OM"]
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
