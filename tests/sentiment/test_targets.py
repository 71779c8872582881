"""Whom a verb or fixed phrase speaks of: word, target, who judges, rule."""

from __future__ import annotations

import pytest

from analysis.sentiment.targets import read
from tests.sentiment.readings import Construction, readings


@pytest.mark.parametrize(
    ("construction", "text", "expected"),
    [
        (read, "Een man doodde een agent.", [("doodde", "agent", None, "sentiment.verb-object")]),
        (read, "De wethouder faalde.", [("faalde", "wethouder", None, "sentiment.deed-verb")]),
        (read, "De minister prees de agenten.", [("prees", "agenten", "minister", "sentiment.attitude")]),
        (read, "Breda won van Tilburg.", [("won", "Tilburg", None, "sentiment.verb-object")]),
        (read, "De directeur ligt onder vuur.", [("ligt", "directeur", None, "sentiment.verb-subject")]),
    ],
)
def test_a_verb_is_of_who_does_or_undergoes_it(
    construction: Construction, text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert readings(text, construction) == expected
