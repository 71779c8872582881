"""Who is who across articles."""

from __future__ import annotations

from typing import Any

from analysis.corpus.keys import keys_of
from analysis.corpus.linking import LINKS, Asked, find_suggestions, gather_names, link_actor, read_aliases
from analysis.records import Actor, ActorType


def row(article: str, name: str, type: ActorType = "person", aliases: tuple[str, ...] = ()) -> dict[str, Any]:
    actor = Actor(id=name.lower().replace(" ", "-"), name=name, type=type, aliases=aliases)
    keys = keys_of(actor)
    known = {"known": keys["name_key"] is not None, "aliases": list(aliases)}
    return {"article": article, "actor": actor.id, "name": name, "type": type, **known, **keys}


#: For each sieve the actors of some articles, of whom the last is linked by it.
EXAMPLES: dict[str, list[dict[str, Any]]] = {
    "registry": [row("1", "De Vries")],
    "alias": [row("1", "het parket", "organisation")],
    "none": [row("1", "de agent")],
    "ambiguous": [row("1", "Jan de Vries"), row("2", "Els de Vries"), row("3", "De Vries")],
    "name": [row("1", "Joe Biden"), row("2", "Joe Biden")],
}


def test_every_sieve_links_its_example() -> None:
    aliases = [Actor(id="om", name="Openbaar Ministerie", type="organisation", roles=("het parket",))]
    found = {how: link(rows, aliases, registry=how == "registry")[-1][1] for how, rows in EXAMPLES.items()}
    assert found == {sieve.name: sieve.name for sieve in LINKS}


def link(
    rows: list[dict[str, Any]], aliases: list[Actor] | None = None, registry: bool = False
) -> list[tuple[str, str]]:
    bearers, names = gather_names(rows), read_aliases(aliases or [])
    found = [link_actor(Asked(one, bearers, names, registry)) for one in rows]
    return [(one["linked"], one["how"]) for one in found]


def test_one_name_and_type_is_one_actor() -> None:
    rows = [row("1", "Mark Rutte"), row("2", "Mark Rutte"), row("3", "Mark Rutte", "organisation")]
    assert link(rows) == [("mark-rutte", "name"), ("mark-rutte", "name"), ("mark-rutte-2", "name")]


def test_a_surname_that_two_bear_links_nobody() -> None:
    rows = [row("1", "Jan de Vries"), row("2", "Els de Vries"), row("3", "De Vries"), row("4", "De Vries")]
    assert link(rows)[2:] == [("3/de-vries", "ambiguous"), ("4/de-vries", "ambiguous")]
    said = [(s["first_name"], s["second_name"], s["why"]) for s in find_suggestions(gather_names(rows))]
    assert said == [("De Vries", "Els de Vries", "surname-shared"), ("De Vries", "Jan de Vries", "surname-shared")]


def test_a_surname_that_one_bears_is_suggested_and_not_joined() -> None:
    rows = [row("1", "Joe Biden"), row("2", "Biden"), row("3", "Biden")]
    assert link(rows) == [("joe-biden", "name"), ("biden", "name"), ("biden", "name")]
    (said,) = find_suggestions(gather_names(rows))
    assert (said["first"], said["second"], said["n_first"], said["n_second"], said["why"]) == (
        "biden",
        "joe-biden",
        2,
        1,
        "surname",
    )


def test_a_description_is_another_in_every_article() -> None:
    rows = [row("1", "de agent"), row("2", "de agent"), row("3", "Brit"), row("4", "Brit")]
    assert [how for _, how in link(rows)] == ["none", "none", "none", "none"]
    assert len({linked for linked, _ in link(rows)}) == 4


def test_a_first_name_that_two_bear_links_nobody_and_an_initial_is_no_surname() -> None:
    rows = [row("1", "Max Verstappen"), row("2", "Max Westerman"), row("3", "Max"), row("4", "Max")]
    assert [how for _, how in link(rows)] == ["name", "name", "ambiguous", "ambiguous"]
    assert [how for _, how in link([row("1", "Mohamed B."), row("2", "Mohamed B.")])] == ["none", "none"]


def test_the_alias_file_joins_what_a_person_confirmed() -> None:
    biden = Actor(id="biden", name="Joe Biden", type="person", aliases=("Biden",))
    om = Actor(id="om", name="Openbaar Ministerie", type="organisation", roles=("het parket",))
    rows = [row("1", "Joe Biden"), row("2", "Biden"), row("3", "het parket", "organisation")]
    assert link(rows, [biden, om]) == [("biden", "alias"), ("biden", "alias"), ("om", "alias")]


def test_a_shared_registry_has_the_last_word() -> None:
    assert link([row("1", "De Vries"), row("2", "Jan de Vries")], registry=True) == [
        ("de-vries", "registry"),
        ("jan-de-vries", "registry"),
    ]


def test_an_alias_that_is_elsewhere_a_name_and_two_types_are_suggested() -> None:
    rows = [row("1", "Openbaar Ministerie", "organisation", ("OM",)), row("2", "OM", "organisation")]
    rows += [row("3", "Ajax", "organisation"), row("4", "Ajax", "place")]
    said = [(s["first"], s["second"], s["why"]) for s in find_suggestions(gather_names(rows))]
    assert said == [("ajax", "ajax-2", "type"), ("om", "openbaar-ministerie", "alias")]


def test_two_names_never_share_an_id() -> None:
    rows = [row("1", "Jan Müller"), row("2", "Jan Muller"), row("3", "Jan Muller 1", "organisation")]
    assert len({linked for linked, _ in link(rows)}) == 3
