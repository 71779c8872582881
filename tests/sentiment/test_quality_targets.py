"""Whom an adjective or adverb speaks of: word, target, who judges, rule."""

from __future__ import annotations

import pytest

from analysis.sentiment.quality_targets import bearer, feeling
from tests.sentiment.readings import Construction, readings


@pytest.mark.parametrize(
    ("construction", "text", "expected"),
    [
        (bearer, "De laffe minister zweeg.", [("laffe", "minister", None, "sentiment.attribute")]),
        (bearer, "De minister is laf.", [("laf", "minister", None, "sentiment.predicate")]),
        (bearer, "De bond noemt de minister laf.", [("laf", "minister", "bond", "sentiment.called")]),
        (bearer, "De keeper speelde knap.", [("knap", "keeper", None, "sentiment.manner")]),
        (bearer, "Het is slecht.", []),
        (feeling, "De bond is boos op de minister.", [("boos", "minister", "bond", "sentiment.attitude")]),
        (feeling, "De boze fans zwegen.", []),
    ],
)
def test_a_quality_is_of_its_bearer_and_a_feeling_of_its_object(
    construction: Construction, text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert readings(text, construction) == expected
