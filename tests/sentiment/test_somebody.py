"""Who may stand to gain or lose by words."""

from __future__ import annotations

import pytest

from analysis.grammar.mention_heads import mention_heads
from analysis.sentiment.somebody import is_somebody
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("De «agent» zweeg.", True),
        ("De «regering» zweeg.", True),
        ("«Hij» zweeg.", True),
        ("«Mensen» zwegen.", False),
        ("De «mensen» zwegen.", True),
        ("Geen «agent» zweeg.", False),
        ("De «tafel» viel.", False),
        ("«Niemand» zweeg.", False),
    ],
)
def test_persons_groups_and_bodies_are_somebody(text: str, somebody: bool) -> None:
    text, (word,) = without_marks(text)
    doc = stored(text, "sentiment")
    assert is_somebody(next(t for t in doc if t.text == word), mention_heads(doc, [])) is somebody
