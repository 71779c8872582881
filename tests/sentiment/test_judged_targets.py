"""Whom a judgement falls on: who is called so, who owns or makes what is judged."""

from __future__ import annotations

import pytest

from analysis.grammar.mention_heads import mention_heads
from analysis.sentiment.judged import called_so, doers_of, is_empty, predicated, van_of
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Het «spel» van Ajax was slecht.", ["Ajax"]),
        ("De «agent» was moe.", ["agent"]),
        ("Dit «plan» is een misser.", ["plan"]),
        ("De minister hield een «toespraak».", ["minister"]),
    ],
)
def test_what_is_said_of_a_work_falls_on_whose_it_is(text: str, doers: list[str]) -> None:
    text, (word,) = without_marks(text)
    doc = stored(text, "sentiment")
    token = next(t for t in doc if t.text == word)
    assert [one.text for one in doers_of(token, mention_heads(doc, []))] == doers


def test_who_calls_somebody_something_judges() -> None:
    doc = stored("De minister noemt Jan Smit een leugenaar.", "sentiment")
    reading = called_so(doc[6])
    assert reading is not None and reading.judge is not None
    assert ([t.text for t in reading.targets], reading.judge.text) == (["Jan"], "minister")
    assert called_so(doc[1]) is None


def test_of_no_subject_nothing_is_predicated() -> None:
    doc = stored("Het is slecht.", "sentiment")
    assert is_empty(doc[0]) and is_empty(None) and predicated(None, mention_heads(doc, [])) is None


def test_whom_van_brings_is_told_by_the_noun() -> None:
    doc = stored("De mishandeling van de agent en de fraude van de man.", "sentiment")
    assert [van_of(doc[1]), van_of(doc[7]), van_of(doc[4])] == ["patient", "agent", None]
