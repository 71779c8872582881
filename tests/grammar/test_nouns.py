"""What a noun names: one answer for actors, quotations and labels."""

from __future__ import annotations

import pytest
from spacy.lang.nl import Dutch
from spacy.tokens import Doc

from analysis.grammar.can_speak import can_speak
from analysis.grammar.nouns import fronts_compound, kind_of_speaker, last_part, look_up, names_no_actor
from analysis.grammar.words import words_of
from analysis.labels.naming_words import noun_type
from analysis.lexicon import load_lexicon
from analysis.portrait import portray_doc
from analysis.records import Claim, Event
from tests.parses import stored

VOCAB = Dutch().vocab
NOBODY = sorted(words_of("false-actor-nouns"))
SOMEBODY = sorted(row["noun"] for row in load_lexicon("actor-nouns").rows)
#: Nouns whose label is by the word itself: parts of people, what one calls them, and couples (*vaststellen* ends so).
CALLED = {
    "gezicht": "objectivation",
    "lichaam": "objectivation",
    "monster": "appraisement",
    "stellen": "collectivisation",
}


def phrase(noun: str) -> Doc:
    """Give *de* and a noun of the common gender, as a parse has them."""
    morphs = ["Definite=Def", "Gender=Com|Number=Sing", "VerbForm=Fin"]
    heads, relations = [1, 2, 2], ["det", "nsubj", "ROOT"]
    return Doc(VOCAB, ["De", noun, "zwijgt"], pos=["DET", "NOUN", "VERB"], morphs=morphs, heads=heads, deps=relations)


def test_who_is_nobody_is_so_in_every_table() -> None:
    assert [noun for noun in NOBODY if look_up(noun) is not None] == []
    docs = [phrase(noun) for noun in NOBODY]
    assert [doc.text for doc in docs if kind_of_speaker(doc[1]) is not None or can_speak(doc, (0, 2))] == []
    assert {noun: found.type for noun in NOBODY if (found := noun_type(noun, noun)) is not None} == CALLED


def test_who_is_somebody_can_speak() -> None:
    assert [noun for noun in SOMEBODY if look_up(noun) is None or not can_speak(phrase(noun), (0, 2))] == []


def test_no_noun_stands_in_both_lists() -> None:
    assert not set(NOBODY) & set(SOMEBODY)


def test_forms_of_a_noun_that_names_no_actor() -> None:
    assert names_no_actor("badkamers", "badkamer")
    assert not names_no_actor("dierentuin")  # listed itself, whatever its last part
    assert look_up("badkamers", "badkamer") is None
    assert look_up("Kamer") is not None


@pytest.mark.parametrize(
    ("form", "part"), [("rebellenleider", "leider"), ("oud-leider", "leider"), ("leider", None), ("xxleider", None)]
)
def test_the_last_part_of_a_compound(form: str, part: str | None) -> None:
    assert last_part(form, {"leider"}) == part


def test_a_part_may_have_to_be_longer() -> None:
    assert last_part("draagster", {"ster"}) == "ster"
    assert last_part("draagster", {"ster"}, 5) is None


@pytest.mark.parametrize("text", ["De badkamer zegt dat het lekt.", "De regeling zegt dat het mag."])
def test_a_thing_is_no_actor_and_no_speaker(text: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    assert (records["mentions"], records["quotes"], records["labels"]) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De badkamer zegt dat het lekt.", "other"),
        ("De slaapkamer sloeg de dief.", "other"),
        ("De commissie sloeg de dief.", "actor"),
        ("De redactie sloeg de dief.", "actor"),
        ("De onderzoekscommissie bekritiseerde de minister.", "actor"),
        ("De schietpartij doodde de man.", "event"),
    ],
)
def test_what_does_a_deed_is_of_the_kind_that_the_noun_names(text: str, kind: str) -> None:
    events = [row for row in portray_doc(stored(text, "grammar")).records["events"] if isinstance(row, Event)]
    event = next(row for row in events if row.diathesis != "nominal")
    assert (event.agent_kind, event.agents != ()) == (kind, kind == "actor")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("De slaapkamer sloeg de dief.", ["cause", "event"]),
        ("De commissie sloeg de dief.", ["doer", "event"]),
    ],
)
def test_a_thing_is_a_cause_and_no_doer(text: str, what: list[str]) -> None:
    claims = [row for row in portray_doc(stored(text, "grammar")).records["claims"] if isinstance(row, Claim)]
    assert [claim.what for claim in claims] == what


def test_somebody_is_both() -> None:
    records = portray_doc(stored("De omwonenden zeggen dat het lekt.", "grammar")).records
    assert [row.text for row in records["mentions"]] == ["De omwonenden"]
    assert [row.text for row in records["quotes"]] == ["dat het lekt"]


def test_more_words_with_a_capital_may_stand_in_a_row_than_a_stack_is_deep() -> None:
    words = ["De", *["Karel", "Dirksen"] * 750, "Floyd-gitarist"]
    doc = Doc(VOCAB, words, sent_starts=[True] + [False] * 1501)
    assert [fronts_compound(doc[i]) for i in (0, 1, 1492, 1493, 1500, 1501)] == [False, False, False, True, True, False]
    assert not fronts_compound(Doc(VOCAB, words[:-1], sent_starts=[True] + [False] * 1500)[1])
