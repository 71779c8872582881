"""The casualty ledger, by a hand-built parse and hand-made mentions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from analysis.casualties import find_casualties
from analysis.lexicon import explain
from analysis.parse import parse, read_conllu
from analysis.records import Casualty
from tests.mentions import mention

PARSE = Path(__file__).parent / "parses" / "casualties.conllu"


@cache
def ledger() -> tuple[Casualty, ...]:
    doc = read_conllu(PARSE)
    mayor = mention(doc, "De burgemeester", "burgemeester")
    children = mention(doc, "vier kinderen", "kinderen", "aggregate")
    return tuple(find_casualties(doc, [children, mayor], []))


def test_every_number_of_people_with_category_and_modifier() -> None:
    assert [(c.text, c.category, c.number, c.modifier, c.who) for c in ledger()] == [
        ("zeker dertien doden", "dead", 13, "at-least", "dode"),
        ("vier kinderen", "dead", 4, "exact", "kind"),
        ("ongeveer veertig mensen", "dead", 40, "about", "mens"),
        ("tientallen omstanders", "wounded", None, "vague", "omstander"),
        ("drie mannen", "arrested", 3, "exact", "man"),
        ("25", "dead", 25, "exact", None),
        ("elf doden", "dead", 11, "exact", "dode"),
    ]


def test_a_part_points_to_its_whole() -> None:
    assert [c.part_of for c in ledger()][:3] == [None, ledger()[0].start, None]


def test_actor_and_source() -> None:
    assert (ledger()[1].actor, ledger()[-1].source, ledger()[0].source) == ("kinderen", "burgemeester", None)


def test_totals_that_cannot_both_be_true_are_flagged() -> None:
    assert [c.text for c in ledger() if c.conflict] == [
        "zeker dertien doden",
        "ongeveer veertig mensen",
        "25",
        "elf doden",
    ]


def test_records_slice_the_text_and_their_rules_are_explained() -> None:
    text = read_conllu(PARSE).text
    assert all(text[c.start : c.end] == c.text for c in ledger())
    assert all(explain(c.rule).title for c in ledger())


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Dertien mensen vonden de dood.", [("Dertien mensen", 13, "exact", "dead")]),
        ("Het leger schat het aantal doden op meer dan veertig.", [("meer dan veertig", 40, "more-than", "dead")]),
        ("Het aantal gewonden is opgelopen tot 25.", [("25", 25, "exact", "wounded")]),
        ("Dertien mensen kwamen bij de aanval in Kabul om.", [("Dertien mensen", 13, "exact", "dead")]),
        ("Een van de soldaten is omgekomen.", [("Een van de soldaten", 1, "exact", "dead")]),
        (
            "Daarbij kwamen een militair, een agent en twee burgers om.",
            [
                ("een militair", 1, "exact", "dead"),
                ("een agent", 1, "exact", "dead"),
                ("twee burgers", 2, "exact", "dead"),
            ],
        ),
        ("Vijf gewonden werden naar het ziekenhuis gebracht.", [("Vijf gewonden", 5, "exact", "wounded")]),
        ("Het ziekenhuis heeft zes gewonden opgenomen.", [("zes gewonden", 6, "exact", "wounded")]),
        ("Bij het ongeval in Gent vielen vijf gewonden.", [("vijf gewonden", 5, "exact", "wounded")]),
        ("De brandweer spreekt van vijf gewonden.", [("vijf gewonden", 5, "exact", "wounded")]),
        ("Vijf burgers zijn gesneuveld.", [("Vijf burgers", 5, "exact", "dead")]),
        ("De storm eiste twaalf levens.", [("twaalf levens", 12, "exact", "dead")]),
        ("Eén bewaker is gedood.", [("Eén bewaker", 1, "exact", "dead")]),
        ("Onder de doden zijn vier kinderen.", [("vier kinderen", 4, "exact", "dead")]),
        ("Onder de bezoekers zijn vier kinderen.", []),
        ("De raad eiste twaalf huizen.", []),
        ("De politie kwam met een auto en een boot.", []),
        ("Een van de drie daders sprak met een agent en een bakker.", []),
    ],
)
def test_the_forms_in_which_the_news_counts_people(text: str, rows: list[tuple[str, int, str, str]]) -> None:
    assert [(c.text, c.number, c.modifier, c.category) for c in find_casualties(parse(text), [], [])] == rows


@pytest.mark.parametrize(
    ("text", "clashing"),
    [
        ("Bij de ramp zijn vijf mensen omgekomen. Volgens de politie kwamen zeven mensen om.", [5, 7]),
        ("Zeker zes burgers zijn gedood. Het ministerie zegt dat er vier burgers zijn gedood.", [6, 4]),
        ("Er zijn negen doden. De brandweer meldde eerder dat er zes mensen waren omgekomen.", [9, 6]),
        ("Bij de brand raakten vier mensen gewond. De brandweer spreekt van zes gewonden.", [4, 6]),
        ("Zeker vijf mensen zijn gedood. Volgens de politie kwamen zeven mensen om.", []),
        ("Bij de ramp kwamen vijf mensen om, onder wie drie kinderen.", []),
        ("Bij de ramp kwamen vijf mensen om. Drie kinderen zijn gedood.", []),
        ("In Gent kwamen vijf mensen om. In Luik kwamen zeven mensen om.", []),
        ("Bij de brand kwamen vijf mensen om. In 2019 kwamen bij een brand zeven mensen om.", []),
        ("Bij de brand kwamen vijf mensen om. Bij een eerdere brand kwamen zeven mensen om.", []),
        ("Maandag zijn vijf mensen gedood. Zondag zijn zeven mensen gedood.", []),
        ("Vijf mensen zijn gedood. De twee mensen werden gisteren gedood.", []),
        ("Vijf Syrische burgers zijn gedood. Zeven Turkse burgers zijn gedood.", []),
        ("Er kwamen vijf mensen om. Er viel een zesde dode.", []),
        ("Onder de doden zijn vier kinderen. Er kwamen vijf mensen om.", []),
    ],
)
def test_totals_told_by_a_verb_clash_where_they_may_be_of_the_same_people(text: str, clashing: list[int]) -> None:
    assert [c.number for c in find_casualties(parse(text), [], []) if c.conflict] == clashing


@pytest.mark.parametrize(
    ("text", "who"), [("De brandweer spreekt van vijf gewonden.", "gewonde"), ("De storm eiste twaalf levens.", None)]
)
def test_whom_a_number_counts(text: str, who: str | None) -> None:
    assert [c.who for c in find_casualties(parse(text), [], [])] == [who]


@pytest.mark.parametrize("text", ["De brandweer spreekt van vijf gewonden.", "De brandweer houdt het op zeven doden."])
def test_who_reckons_a_number_is_its_source(text: str) -> None:
    doc = parse(text)
    assert [c.source for c in find_casualties(doc, [mention(doc, "De brandweer", "fire")], [])] == ["fire"]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("De bond en artsen die bekendstaan als de helpers spreken over zeven doden.", "artsen"),
        ("De leider van de bond en de politie melden zeven doden.", "de politie"),
        ("De bond kwam langs en meldde zeven doden.", None),
    ],
)
def test_both_who_speak_of_a_number_are_its_sources(text: str, others: str | None) -> None:
    doc = parse(text)
    first = mention(doc, "De leider van de bond" if "leider" in text else "De bond", "first")
    others_named = [mention(doc, others, "second")] if others else []
    found = find_casualties(doc, [first, *others_named], [])
    assert [c.source for c in found] == ["first;second" if others else "first"]
