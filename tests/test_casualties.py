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
    assert [c.text for c in ledger() if c.conflict] == ["zeker dertien doden", "25", "elf doden"]


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
        ("De politie kwam met een auto en een boot.", []),
        ("Een van de drie daders sprak met een agent en een bakker.", []),
    ],
)
def test_the_forms_in_which_the_news_counts_people(text: str, rows: list[tuple[str, int, str, str]]) -> None:
    assert [(c.text, c.number, c.modifier, c.category) for c in find_casualties(parse(text), [], [])] == rows
