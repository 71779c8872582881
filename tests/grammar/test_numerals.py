"""Numbers in words and digits."""

from __future__ import annotations

import pytest

from analysis.grammar.numerals import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dertien", 13),
        ("eenentwintig", 21),
        ("honderdvijf", 105),
        ("tweeduizend", 2000),
        ("1.250", 1250),
        ("enkele", None),
    ],
)
def test_numbers_in_words_and_digits(text: str, value: int | None) -> None:
    assert read_number(text) == value
