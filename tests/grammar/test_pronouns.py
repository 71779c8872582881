"""Which words are pronouns of the third person, which of them possessives, and of what number."""

from __future__ import annotations

import pytest

from analysis.grammar.pronouns import is_possessive, number_of, pronoun_at
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("«Hij» zweeg.", ("singular", "male", False)),
        ("De premier zag «haar».", ("singular", "female", False)),
        ("De premier zag «haar» broer.", ("singular", "female", True)),
        ("«Ze» zwegen.", ("plural", "female", False)),
        ("«Ze» zweeg.", ("singular", "female", False)),
        ("Zij gingen uit «elkaar».", None),
        ("Zij zag de brief in «zijn» geheel.", None),
        ("Het lukte, «zij» het laat.", None),
        ("Zij zag de agent door Jan Maes. «Die» zweeg.", ("singular", "-", False)),
        ("De agent «die» zweeg, kwam.", None),
    ],
)
def test_a_pronoun_its_number_its_gender_and_whether_it_is_a_possessive(
    text: str, told: tuple[str, str, bool] | None
) -> None:
    text, (word,) = without_marks(text)
    token = next(t for t in reversed(stored(text, "grammar")) if t.text == word)
    pronoun = pronoun_at(token)
    found = (number_of(token, pronoun), pronoun.gender, is_possessive(token, pronoun)) if pronoun else None
    assert found == told
