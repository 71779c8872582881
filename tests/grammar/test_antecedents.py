"""What a relative pronoun stands for."""

from __future__ import annotations

import pytest

from analysis.grammar.antecedents import antecedent
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("De agent «die» Jan Maes sloeg, is geschorst.", "agent"),
        ("Het bedrijf «dat» de boete kreeg, zwijgt.", "bedrijf"),
        ("Het hoofd van de school, «die» zweeg, is ontslagen.", "school"),
        ("De broer van de buren «die» zwijgt, is ziek.", "broer"),
        ("De leden van de bond «die» staken, zijn boos.", "leden"),
        ("Jan Maes, «die» werd opgepakt, zweeg.", "Jan"),
        ("Zij zei «dat» Jan Maes kwam.", "dat"),
        ("«Die» kwam niet.", "Die"),
    ],
)
def test_a_relative_pronoun_stands_for_the_noun_that_it_agrees_with(text: str, meant: str) -> None:
    text, (pronoun,) = without_marks(text)
    doc = stored(text, "grammar")
    assert antecedent(next(token for token in doc if token.text == pronoun)).text == meant
