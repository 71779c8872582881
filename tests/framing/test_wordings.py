"""By what a codebook may name a word: its form and lemmas, endings, lists, classes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from analysis.framing.wordings import list_wordings
from tests.parses import stored

BOOK: Any = SimpleNamespace(
    affixes=(frozenset({"winst"}), frozenset({"anti"})), lists=(("@bearer", frozenset({"premier"})),)
)
TEXT = "De premier Jan Bos boekte een stembuswinst. Hij zag drie antifascisten in Gent."


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("premier", {"@bearer", "@party", "@human", "@individual"}),
        ("stembuswinst", {"-winst"}),
        ("antifascisten", {"anti-"}),
        ("Hij", {"@human", "@party", "@individual"}),
        ("drie", {"@number"}),
        ("Gent", {"@place", "@party", "@body"}),
    ],
)
def test_a_word_is_named_by_its_form_and_more(word: str, named: set[str]) -> None:
    doc = stored(TEXT, "framing")
    token = next(token for token in doc if token.text == word)
    found = list_wordings(doc, BOOK)[token.i]
    assert {name for name in found if name[0] in "@-" or name[-1] == "-"} >= named
    assert word.lower() in found
