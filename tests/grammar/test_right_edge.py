"""Where a phrase ends: with the prepositional phrases that say which one it is."""

from __future__ import annotations

import pytest

from analysis.grammar.noun_phrases import noun_phrases
from tests.parses import stored


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Zij sprak de voorzitter van de bond.", "de voorzitter van de bond"),
        ("De leden in de Kamer zwijgen.", "De leden in de Kamer"),
        ("Toen zweeg de rechtbank in Groningen.", "de rechtbank in Groningen"),
        ("Toen kwam minister Blok van Buitenlandse Zaken.", "minister Blok van Buitenlandse Zaken"),
        ("Gisteren zwegen bestuurders bij grote banken.", "bestuurders bij grote banken"),
        ("Zij zag de agent op maandag.", "de agent"),
        ("Toen verkocht de boer in ruil voor geld zijn koe.", "de boer"),
    ],
)
def test_what_restricts_its_head_belongs_to_a_phrase(text: str, phrase: str) -> None:
    doc = stored(text, "grammar")
    assert phrase in [doc[p.start : p.end].text for p in noun_phrases(doc)]
