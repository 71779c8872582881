"""Edges of noun phrases, and phrases that refer to nobody in particular."""

from __future__ import annotations

import pytest

from analysis.grammar.noun_phrases import noun_phrases
from analysis.portrait import portray_doc
from analysis.records import Quote
from tests.parses import stored


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Er vielen dertien doden.", ["dertien doden"]),
        ("Al die agenten zwegen.", ["Al die agenten"]),
        ("Dat wil men, zegt D66-Kamerlid Paul van Meenen.", ["D66-Kamerlid Paul van Meenen"]),
        ("Meerdere vrouwen verklaarden dat.", ["Meerdere vrouwen"]),
        ("Zeker dertien doden werden geborgen.", ["Zeker dertien doden"]),
        ("Maar gewonde soldaten vluchtten.", ["gewonde soldaten"]),
        ("En president Biden zweeg.", ["president Biden"]),
        ("Of agenten dat wisten, zei hij niet.", ["agenten"]),
        ("Grote voedings- en vleesproducenten zwegen.", ["Grote voedings- en vleesproducenten"]),
        ("Meer dan dertig agenten zwegen.", ["Meer dan dertig agenten"]),
        ("De politie zag grote groepen supporters.", ["De politie", "grote groepen supporters"]),
        ("Er worden nog meer patiënten verwacht.", ["nog meer patiënten"]),
    ],
)
def test_a_phrase_begins_with_its_determiner(text: str, phrases: list[str]) -> None:
    doc = stored(text, "grammar")
    assert [doc[p.start : p.end].text for p in noun_phrases(doc)] == phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Hoogleraar criminologie Els Vos zweeg.", "Hoogleraar criminologie Els Vos"),
        ("“Dat kan beter”, zegt Els Vos, hoogleraar criminologie.", "hoogleraar criminologie"),
        ("Dreigbrief voor bouwer windmolenpark Gent\n\nEen bouwer kreeg een brief.", "bouwer windmolenpark Gent"),
        ("De agent kent de vrouw in kwestie niet.", "de vrouw in kwestie"),
        ("Zij zei dat de chef daarvan kwam.", "de chef daarvan"),
        ("Er is ruzie tussen voor- en tegenstanders van het park.", "voor- en tegenstanders van het park"),
    ],
)
def test_a_phrase_ends_with_what_a_function_is_of(text: str, phrase: str) -> None:
    doc = stored(text, "grammar")
    assert phrase in [doc[p.start : p.end].text for p in noun_phrases(doc)]


def test_als_before_a_clause_leads_no_predicate() -> None:
    told = portray_doc(stored("Els Vos zwijgt als onze minister-president hulp zoekt.", "grammar")).records
    assert [m.text for m in told["mentions"]] == ["Els Vos", "onze minister-president"]
    as_such = portray_doc(stored("Els Vos zoekt als minister-president hulp.", "grammar")).records
    assert [m.text for m in as_such["mentions"]] == ["Els Vos"]


@pytest.mark.parametrize(
    ("pronoun", "speakers"), [("Iedereen", ()), ("Iemand", ("iemand",)), ("Hij", ("jan-smit",)), ("Velen", ())]
)
def test_who_is_anybody_is_no_speaker(pronoun: str, speakers: tuple[str, ...]) -> None:
    doc = stored(f"Jan Smit kwam. {pronoun} zweeg. “Wij gaan.”", "grammar")
    found = [quote for quote in portray_doc(doc).records["quotes"] if isinstance(quote, Quote)]
    assert [(quote.source, quote.speakers) for quote in found] == [(pronoun, speakers)]
