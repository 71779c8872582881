"""Why a text does not tell something as so: each row of the cascade by its example."""

from __future__ import annotations

import pytest

from analysis.cascade import Row
from analysis.grammar.veridicality import VERIDICALITY, Veridicality, saying_over, veridicality_of
from analysis.portrait import portray_doc
from tests.parses import stored, without_marks


@pytest.mark.parametrize("row", VERIDICALITY, ids=lambda row: row.name)
def test_a_row_decides_its_example(row: Row[object, Veridicality]) -> None:
    text, (word,) = without_marks(row.example)
    assert veridicality_of(next(t for t in stored(text, "grammar") if t.text == word)) == row.answer


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("De minister ontkent dat zij zei dat de agent de man sloeg.", "zei"),
        ("De minister zei geen moment dat de agent de man sloeg.", "zei"),
        ("De minister wil zeggen dat de agent de man sloeg.", "zeggen"),
        ("De minister zei dat de agent de man sloeg.", "zei"),
        ("Er is geen bewijs dat de agent de man sloeg.", None),
    ],
)
def test_of_which_saying_a_clause_is_the_content(text: str, saying: str | None) -> None:
    found = saying_over(next(t for t in stored(text, "grammar") if t.text == "sloeg"))
    assert (found.text if found is not None else None) == saying


def test_a_clause_that_the_parse_makes_part_of_the_group_above_it_is_not_its_own_content() -> None:
    doc = stored("Maar of dat de oplossing is valt nog te bezien.", "grammar")
    assert saying_over(next(token for token in doc if token.text == "bezien")) is None
    assert len(portray_doc(doc).records["clauses"]) == 2
