"""The casualty ledger, by a hand-built parse and hand-made mentions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.casualties import find_casualties
from analysis.lexicon import explain
from analysis.parse import anchor, read_conllu
from analysis.records import Casualty, Mention

PARSE = Path(__file__).parent / "parses" / "casualties.conllu"


@cache
def ledger() -> tuple[Casualty, ...]:
    doc = read_conllu(PARSE)
    start = doc.text.index("De burgemeester")
    mayor = Mention(**anchor(doc, start, start + 15), rule="test", actor="burgemeester", form="role")
    start = doc.text.index("vier kinderen")
    children = Mention(**anchor(doc, start, start + 13), rule="test", actor="kinderen", form="aggregate")
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
