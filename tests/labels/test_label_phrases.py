"""A mention taken apart: its head, its name, its own nouns and adjectives."""

from __future__ import annotations

import pytest

from analysis.intervals import Intervals
from analysis.labels.phrases import own_adjectives, own_nouns, take_apart
from tests.mentions import mention
from tests.parses import stored, without_marks


@pytest.mark.parametrize(
    ("text", "form", "parts"),
    [
        ("«De Belgische minister Els Vos» zweeg.", "name", ("Els Vos", ["minister"], ["Belgische"])),
        ("«Mark van der Laan» zweeg.", "name", ("Mark van der Laan", [], [])),
        ("«De laffe dader» vluchtte.", "descriptor", ("", ["dader"], ["laffe"])),
        ("«De voorzitter van de bond» zweeg.", "descriptor", ("", ["voorzitter"], [])),
        ("«IS-leider Abu Noor» is dood.", "name", ("Abu Noor", ["IS-leider"], [])),
    ],
)
def test_the_name_the_nouns_and_the_adjectives_of_a_mention(
    text: str, form: str, parts: tuple[str, list[str], list[str]]
) -> None:
    text, (words,) = without_marks(text)
    doc = stored(text, "labels")
    one = mention(doc, words, "x", form)
    phrase = take_apart(doc, one, Intervals([one]))
    assert phrase is not None
    name = " ".join(token.text for token in phrase.name)
    assert (name, [t.text for t in own_nouns(phrase)], [t.text for t in own_adjectives(phrase)]) == parts
