"""Every row of the table of words in names decides the example it is shown with, on a stored parse."""

from __future__ import annotations

import pytest

from analysis.cascade import Row, decide
from analysis.grammar.name_words import NAME_WORDS
from tests.parses import stored, without_marks


@pytest.mark.parametrize("row", NAME_WORDS, ids=[row.name for row in NAME_WORDS])
def test_every_row_decides_its_example(row: Row) -> None:
    text, (marked,) = without_marks(row.example)
    decided = {token.text: decide(NAME_WORDS, token).name for token in stored(text, "grammar")}
    assert decided[marked] == row.name
