"""Who stands where around a word: who does it, who undergoes it, whose it is."""

from __future__ import annotations

import pytest

from analysis.grammar.agents import agent, is_passive, objects, patients, subject
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "passive", "does", "undergoes"),
    [
        ("De man «doodde» de agent.", False, "man", ["agent"]),
        ("De agent werd «gedood» door de man.", True, "man", ["agent"]),
        ("De agent werd «gedood».", True, None, ["agent"]),
        ("Jan Bos heeft de agent «geslagen».", False, "Jan", ["agent"]),
        ("De «opgepakte» man zweeg.", False, None, ["man"]),
    ],
)
def test_who_does_and_who_undergoes_what_a_verb_tells(
    text: str, passive: bool, does: str | None, undergoes: list[str]
) -> None:
    text, (word,) = without_marks(text)
    verb = next(token for token in stored(text, "sentiment") if token.text == word)
    doer = agent(verb)
    assert is_passive(verb) is passive or verb.dep_ == "amod"
    assert (doer.text if doer is not None else None, [token.text for token in patients(verb)]) == (does, undergoes)


def test_the_subject_of_another_clause_is_lent() -> None:
    doc = stored("De man zweeg en vluchtte.", "sentiment")
    second = next(token for token in doc if token.text == "vluchtte")
    lent = subject(second)
    assert lent is not None and lent.text == "man"
    assert objects(second) == []
