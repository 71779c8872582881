"""What an actor is said to be."""

from __future__ import annotations

import pytest

from analysis.intervals import Intervals
from analysis.labels.phrases import take_apart
from analysis.labels.predicates import find_predicates
from tests.mentions import mention
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("«Jan Bos» is een leugenaar.", ["leugenaar"]),
        ("«Jan Bos» is geen leugenaar.", []),
        ("«Jan Bos» is een dief en een leugenaar.", ["dief", "leugenaar"]),
        ("«Jan Bos» werd minister.", ["minister"]),
        ("De krant noemt «Jan Bos» een held.", ["held"]),
        ("«Jan Bos» zag een held.", []),
        ("«Jan Bos» is geen held, maar een lafaard.", ["lafaard"]),
    ],
)
def test_a_predicate_is_said_of_its_subject_or_object_unless_it_is_denied(text: str, said: list[str]) -> None:
    text, (words,) = without_marks(text)
    doc = stored(text, "labels")
    one = mention(doc, words, "bos", "name")
    phrase = take_apart(doc, one, Intervals([one]))
    assert phrase is not None
    assert [word.text for _, word, _ in find_predicates(doc, [phrase])] == said
