"""Mentions of the actors of a registry, on parses read by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysis.actors import find_mentions
from analysis.lexicon import load_lexicon
from analysis.parse import read_conllu
from analysis.records import Actor
from tests.actors.mentioned_actors import mentioned

PARSES = Path(__file__).parents[1] / "parses"

LEADERS = [
    Actor(
        id="al-farouk",
        name="Omar al-Farouk",
        type="person",
        descriptors=("de strijder", "de nieuwe leider van VDB"),
        gender="male",
    ),
    Actor(id="haddad", name="Samir Haddad", type="person", descriptors=("de voormalige VDB-leider",), gender="male"),
    Actor(id="vdb", name="VDB", type="organisation"),
    Actor(id="children", name="vier kinderen", type="group", descriptors=("vier kinderen",)),
]


def test_two_leaders_are_not_confused() -> None:
    doc = read_conllu(PARSES / "actors-leaders.conllu")
    found = [(m.text, m.actor, m.form, m.nested) for m in find_mentions(doc, LEADERS)]
    assert found == [
        ("VDB-leider Omar al-Farouk", "al-farouk", "name", False),
        ("De strijder", "al-farouk", "descriptor", False),
        ("de voormalige VDB-leider Samir Haddad", "haddad", "name", False),
        ("diens", "haddad", "possessive", False),
        ("vier kinderen", "children", "aggregate", False),
        ("De nieuwe leider van VDB", "al-farouk", "descriptor", False),
        ("VDB", "vdb", "name", True),
        ("Omar al-Farouk", "al-farouk", "name", False),
        ("zichzelf", "al-farouk", "pronoun", False),
        ("De voormalige VDB-leider", "haddad", "descriptor", False),
    ]


def test_mentions_slice_the_text_and_stand_in_reading_order() -> None:
    doc = read_conllu(PARSES / "actors-leaders.conllu")
    mentions = find_mentions(doc, LEADERS)
    assert all(doc.text[m.start : m.end] == m.text for m in mentions)
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)
    assert mentions == find_mentions(doc, LEADERS)


def test_no_actors_no_mentions() -> None:
    assert find_mentions(read_conllu(PARSES / "actors-trial.conllu"), ()) == []


def test_a_role_stands_for_the_holder_mentioned_last_and_a_negated_phrase_for_nobody() -> None:
    doc = read_conllu(PARSES / "actors-premier.conllu")
    maes = Actor(id="maes", name="Sofie Maes", type="person", aliases=("Maes",), roles=("de premier",), gender="female")
    forms = [(m.text, m.form) for m in find_mentions(doc, [maes])]
    assert forms[:4] == [
        ("Premier Sofie Maes van België", "name"),
        ("De premier", "role"),
        ("ze", "pronoun"),
        ("haar", "possessive"),
    ]
    witness = Actor(id="witness", name="getuige", type="person", descriptors=("geen enkele getuige", "getuige"))
    assert find_mentions(read_conllu(PARSES / "actors-trial.conllu"), [witness]) == []


def test_swapping_a_name_changes_no_other_mention() -> None:
    doc = read_conllu(PARSES / "actors-leaders.conllu")
    text = (PARSES / "actors-leaders.conllu").read_text("utf-8").replace("al-Farouk", "al-Rashid")
    swapped = read_conllu(text)
    other = [replace(LEADERS[0], name="Omar al-Rashid"), *LEADERS[1:]]
    first = [(m.start, m.end, m.actor) for m in find_mentions(doc, LEADERS)]
    second = [(m.start, m.end, m.actor) for m in find_mentions(swapped, other)]
    assert first == second


def test_a_lexicon_is_named_with_its_version() -> None:
    assert {m.lexicon for m in mentioned("De minister zweeg. Hij was boos.")} <= {
        load_lexicon(name).id for name in ("actor-nouns", "pronouns")
    }


def test_whoever_undergoes_a_deed_told_as_a_noun_is_no_setting() -> None:
    found = mentioned("Er is kritiek op de VRT. De minister zei op de VRT dat het meevalt.")
    assert [mention.text for mention in found if "VRT" in mention.text] == ["de VRT"]
