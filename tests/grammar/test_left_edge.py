"""Where a phrase begins."""

from __future__ import annotations

import pytest

from analysis.grammar.left_edge import left_edge
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("De lange, donkere «nacht» viel.", "De lange, donkere nacht"),
        ("Al de «mannen» zwegen.", "Al de mannen"),
        ("De door Iran gesteunde «beweging» zwijgt.", "De door Iran gesteunde beweging"),
        ("Toen zweeg de van oorsprong Surinaamse «actrice».", "de van oorsprong Surinaamse actrice"),
        ("Er vielen dertien «doden».", "dertien doden"),
        ("De zeer oude en zieke «man» kwam.", "De zeer oude en zieke man"),
        ("Gisteren zweeg zijn «advocaat».", "zijn advocaat"),
        ("Maar gewonde «soldaten» vluchtten.", "gewonde soldaten"),
    ],
)
def test_a_phrase_begins_with_its_determiner_and_what_belongs_to_its_adjectives(text: str, phrase: str) -> None:
    text, (head,) = without_marks(text)
    doc = stored(text, "grammar")
    i = next(token.i for token in doc if token.text == head)
    assert doc[left_edge(doc, i, ()) : i + 1].text == phrase


def test_no_phrase_reaches_over_another_name() -> None:
    doc = stored("De Belgische premier Michel zweeg.", "grammar")
    assert [left_edge(doc, 2, inside) for inside in ((), (1,))] == [0, 2]
