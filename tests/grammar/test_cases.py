"""The prepositions that hang on a word."""

from __future__ import annotations

from analysis.grammar.cases import case_of, cases_of
from tests.parses import stored


def test_a_word_has_the_prepositions_that_hang_on_it() -> None:
    doc = stored("De agenten spraken met de premier van België.", "grammar")
    told = {token.text: cases_of(token) for token in doc if token.pos_ in ("NOUN", "PROPN")}
    assert told == {"agenten": [], "premier": ["met"], "België": ["van"]}
    assert [case_of(doc[i]) for i in (1, 5, 7)] == ["", "met", "van"]
