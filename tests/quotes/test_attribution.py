"""Passages between marks: their cue and source, and what kind they are."""

from __future__ import annotations

import pytest

from analysis.quotes import find_quotes
from tests.quotes.examples import COURT, by_text, court, parsed


def test_the_mark_that_never_closes_is_told_by_the_rule() -> None:
    assert by_text(find_quotes(court(), []))[COURT[1][1]].rule == "quote.unclosed"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Wij komen terug”, aldus de Belgische.", "de Belgische"),
        ("De club kreeg een boete, die zij “veel te hoog” noemt.", "zij"),
    ],
)
def test_sources_after_and_inside_the_clause(text: str, source: str) -> None:
    assert [q.source for q in find_quotes(parsed(text), [])] == [source]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De club (‘Oude Meester’) won.", ("scare", None)),
        ("Het plein staat bekend als het ‘rode hart’.", ("scare", None)),
        ("De brug, ‘Lange Jan’ gedoopt, is dicht.", ("scare", None)),
        ("In de brief staat: “Wij betalen niet.”", ("direct", "de brief")),
        ("De minister wil de regels „verzachten”.", ("mixed", "De minister")),
        ("Vos was boos nadat de bank dat had gemeld: “Ik betaal niet.”", ("direct", "Vos")),
        ("Vos werd aangekondigd als de man “die alles kan en alles weet”.", ("mixed", None)),
    ],
)
def test_what_stands_between_marks_and_whose_it_is(text: str, found: tuple[str, str | None]) -> None:
    assert [(q.kind, q.source) for q in find_quotes(parsed(text), [])] == [found]


def test_what_nobody_in_particular_calls_something_is_no_speech() -> None:
    assert [q.kind for q in find_quotes(parsed("Dat noemt men ‘groene stroom’."), [])] == ["scare"]
