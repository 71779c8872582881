"""What a row says of its neighbours and of its cue."""

from __future__ import annotations

from analysis.quotes import find_quotes
from tests.quotes.examples import COUNCIL, by_text, council


def test_passages_of_one_quotation_know_it() -> None:
    quotes = by_text(find_quotes(council(), []))
    first, second = quotes["We hebben er jaren voor gevochten"], quotes[COUNCIL[2][1]]
    assert (first.group, second.group) == (None, first.quote_id)
    interrupted, rest = quotes["Niemand heeft ons iets gevraagd"], quotes["en dat doet pijn."]
    assert rest.group == interrupted.quote_id


def test_a_piece_between_marks_knows_the_reported_clause_around_it() -> None:
    quotes = by_text(find_quotes(council(), []))
    assert quotes["eerlijke vergoeding"].parent_id == quotes[COUNCIL[3][1]].quote_id


def test_the_medium_only_relays() -> None:
    quote = by_text(find_quotes(council(), []))["De buren zijn opgelucht"]
    assert (quote.source, quote.via) == ("twee bewoners", "de krant De Zandbode")
