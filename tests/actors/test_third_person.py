"""In somebody's own words the third person is another, and those words are of nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.parse import read_conllu
from analysis.portrait import Portrait, portray_doc
from analysis.records import Actor, Mention, Quote
from tests.parses import stored

PARSES = Path(__file__).parents[1] / "parses"
SPEAKER = Actor(
    id="deconinck",
    name="Sofie Deconinck",
    type="person",
    gender="female",
    aliases=("Deconinck",),
    roles=("procureur",),
)


def mentions_of(portrait: Portrait, actor: str) -> list[Mention]:
    return [m for m in portrait.records["mentions"] if isinstance(m, Mention) and m.actor == actor]


def pronouns(portrait: Portrait, actor: str) -> list[str]:
    """Give the pronouns and possessives that stand for an actor, the first person left out."""
    mine = mentions_of(portrait, actor)
    return [
        m.text for m in mine if m.rule.startswith("mention.pronoun-") and m.rule != "mention.pronoun-bound-by-subject"
    ]


def speakers(text: str) -> list[tuple[str, ...]]:
    quotes = [q for q in portray_doc(stored(text, "actors")).records["quotes"] if isinstance(q, Quote)]
    return [q.speakers for q in quotes]


def test_a_prosecutor_on_a_parse_read_by_hand() -> None:
    portrait = portray_doc(read_conllu(PARSES / "quotes-prosecutor.conllu"))
    assert pronouns(portrait, "sofie-deconinck") == ["Ze"]
    assert pronouns(portrait, "piet-maes") == ["hij", "zijn"]
    assert pronouns(portrait, "tom-kok") == ["Hij", "Zijn", "hij"]
    assert pronouns(portrait, "an-claes") == []
    said = [(q.text, q.speakers) for q in portrait.records["quotes"] if isinstance(q, Quote) and q.kind == "direct"]
    assert said[-1] == ("Ik ken u niet", ())


@pytest.mark.parametrize(
    ("left", "right"), [("“", "”"), ('"', '"'), ("„", "”"), ("‘", "’"), ("«", "»"), (",,", "''"), ("'", "'")]
)
@pytest.mark.parametrize("registry", [False, True])
def test_the_speaker_is_no_third_person_whatever_the_marks(left: str, right: str, registry: bool) -> None:
    text = (
        "Procureur Sofie Deconinck gaf uitleg. "
        f"{left}Toen ze hem blokkeerde, wachtte hij haar op{right}, zei Deconinck."
    )
    portrait = portray_doc(stored(text, "actors"), [SPEAKER] if registry else None)
    assert pronouns(portrait, "deconinck" if registry else "sofie-deconinck") == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("“Toen ze hem blokkeerde, wachtte hij haar op”, zei Sofie Deconinck.", "sofie-deconinck"),
        ("Sofie Deconinck kwam. Ze sprak. “Ze blokkeerde hem. Hij sloeg haar”, zei ze.", "sofie-deconinck"),
        ("Sofie Deconinck gaf uitleg. Deconinck: “Ze blokkeerde hem.”\n\n“Hij sloeg haar neer.”", "sofie-deconinck"),
        ("Sofie Deconinck sprak. “Ze blokkeerde hem.\n\n“Hij volgde haar”, aldus Deconinck.", "sofie-deconinck"),
        ("Jan Pauwels kwam. “Hij is gevlucht”, zegt Pauwels. “We zoeken hem nog.”", "jan-pauwels"),
        ("Jan Pauwels kwam. Volgens Pauwels “had hij dat nooit gedaan”.", "jan-pauwels"),
        ("Kapitein Tom Peters kwam. “Hij schoot twee keer”, vertelde de kapitein.", "tom-peters"),
    ],
)
def test_nobody_speaks_of_himself_as_he(text: str, actor: str) -> None:
    portrait = portray_doc(stored(text, "actors"))
    said = [q for q in portrait.records["quotes"] if isinstance(q, Quote) and q.kind in ("direct", "mixed")]
    assert said and all(q.speakers == (actor,) for q in said)
    inside = [m for m in mentions_of(portrait, actor) for q in said if q.start <= m.start < q.end]
    assert [m.text for m in inside if m.rule != "mention.plural-speaker"] == []


def test_the_pronoun_goes_to_the_next_candidate() -> None:
    text = "Piet Maes verdedigt Tom Kok. “Hij is onschuldig”, zegt Maes."
    assert pronouns(portray_doc(stored(text, "actors")), "tom-kok") == ["Hij"]


def test_a_piece_fitted_to_the_sentence_may_be_the_speaker() -> None:
    text = "Advocaat Piet Maes kwam. Maes zei dat hij “zijn uiterste best” doet."
    assert pronouns(portray_doc(stored(text, "actors")), "piet-maes") == ["hij", "zijn"]


def test_himself_and_majesties_are_another_matter() -> None:
    text = (
        "Minister Els Vos kwam. Ze zei: “Hare Majesteit is welkom, zij is onze gast.” Vos zei dat ze zichzelf prijst."
    )
    assert pronouns(portray_doc(stored(text, "actors")), "els-vos") == ["Ze", "ze"]
    assert "zichzelf" in [m.text for m in portray_doc(stored(text, "actors")).records["mentions"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ja”, zei Jan Maes. “Nee”, zei de ander.", [("jan-maes",), ()]),
        ("“Ja”, zei Jan Maes. “Nee”, zei de andere man.", [("jan-maes",), ("andere-man",)]),
        ("“Ja”, zei Jan Maes. “Nee”, zeggen anderen.", [("jan-maes",), ()]),
        ("“Ja”, zei minister Els Vos. “Nee”, zei de poetsvrouw.", [("els-vos",), ("poetsvrouw",)]),
        ("“Ja”, zei minister Kees Bos. “Nee”, zei de buschauffeur.", [("kees-bos",), ("buschauffeur",)]),
        ("“Ja”, zei minister Kees Bos. “Nee”, zei de man.", [("kees-bos",), ("man",)]),
        ("“Ja”, zei zangeres Els Vos. “Nee”, zei de zangeres.", [("els-vos",), ("els-vos",)]),
        ("“Zij riep: ‘Ik kom’”, vertelt Els Vos.", [("els-vos",), ()]),
    ],
)
def test_nobody_is_given_what_another_said(text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected
