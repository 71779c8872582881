"""Passages without a source of their own: whose they are, and by which rule."""

from __future__ import annotations

import pytest

from analysis.quotes import find_quotes
from tests.quotes.examples import parsed


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("“Wij komen”, zei Els Vos. “Morgen zijn we er.”", ("Els Vos", "continued")),
        ("Els Vos is blij met de steun. “Dit hadden we nooit verwacht.”", ("Els Vos", None)),
        ("“Eindelijk weer thuis na al die jaren.” Els Vos zet haar koffer neer.", ("Els Vos", None)),
        ("“Er komt morgen sneeuw in het hele land.” Dat meldt het weerinstituut.", ("het weerinstituut", None)),
        ("Het regende hard.\n\nEr gebeurde niets. “Wij zijn moe van de reis.”", (None, None)),
        ("Jan Bos kwam aan in het dorp. “Bos moet gewoon weer naar huis gaan.”", (None, None)),
    ],
)
def test_a_passage_goes_on_or_is_of_who_stands_beside_it(text: str, last: tuple[str | None, str | None]) -> None:
    quote = [q for q in find_quotes(parsed(text), []) if q.kind == "direct"][-1]
    assert (quote.source, "continued" if quote.group else None) == last
