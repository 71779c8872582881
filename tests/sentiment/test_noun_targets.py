"""Whom a noun speaks of: word, target, who judges, rule."""

from __future__ import annotations

import pytest

from analysis.sentiment.noun_targets import attitude, deed, label, undergone
from tests.sentiment.readings import Construction, readings


@pytest.mark.parametrize(
    ("construction", "text", "expected"),
    [
        (label, "Jan Smit is een held.", [("held", "Jan", None, "sentiment.predicate")]),
        (label, "De premier noemt Jan Smit een held.", [("held", "Jan", "premier", "sentiment.called")]),
        (label, "De terrorist zweeg.", [("terrorist", "terrorist", None, "sentiment.label")]),
        (deed, "De fraude van Jan Smit kwam uit.", [("fraude", "Jan", None, "sentiment.deed")]),
        (deed, "Jan Smit pleegde fraude.", [("fraude", "Jan", None, "sentiment.deed")]),
        (deed, "Jan Smit wordt verdacht van fraude.", [("fraude", "Jan", None, "sentiment.deed")]),
        (deed, "Dat is bedrog.", []),
        (undergone, "De aanval op de agent duurde lang.", [("aanval", "agent", None, "sentiment.undergone")]),
        (undergone, "De moord op Els Vos schokte iedereen.", [("moord", "Els", None, "sentiment.undergone")]),
        (
            attitude,
            "De kritiek van de bonden op de minister is fel.",
            [("kritiek", "minister", "bonden", "sentiment.attitude")],
        ),
    ],
)
def test_a_noun_is_of_who_is_called_so_did_it_underwent_it_or_is_the_object(
    construction: Construction, text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert readings(text, construction) == expected
