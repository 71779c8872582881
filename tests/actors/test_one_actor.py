"""One actor by several names and descriptions, and several by one: short names, titles, words said again."""

from __future__ import annotations

import pytest

from analysis.actors import find_actors, find_mentions
from tests.parses import stored


def _holder(text: str, expression: str) -> str:
    doc = stored(text, "actors")
    return next(m.actor for m in find_mentions(doc, find_actors(doc)) if m.text == expression)


@pytest.mark.parametrize(
    ("text", "expression", "actor"),
    [
        (
            "Vader Marianne Vos schikt\n\nDe vader van wielrenster Marianne Vos zweeg. Marianne Vos juichte.",
            "De vader van wielrenster Marianne Vos",
            "marianne-vos",
        ),
        ("Vicepremier Els Vos sprak. Zij vervangt soms de premier.", "de premier", "els-vos"),
        ("Nieuw bestuur FNV\n\nDe FNV zweeg. Het bestuur zweeg ook.", "Het bestuur", "fnv"),
        ("Ploeg Vos wint\n\nMarianne Vos juichte. De ploeg zweeg.", "De ploeg", "marianne-vos"),
        ("Fans Ajax vechten\n\nAjax won gisteren. De fans vochten.", "De fans", "ajax"),
    ],
)
def test_a_name_behind_a_noun_may_only_tell_whose_somebody_is(text: str, expression: str, actor: str) -> None:
    assert _holder(text, expression) != actor


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Het Planbureau voor de Leefomgeving (PBL) zweeg. Het PBL wacht.",
            "Het Planbureau voor de Leefomgeving",
            "Het PBL",
        ),
        ("Het Willem Haga Lyceum zweeg. Het Haga Lyceum wacht.", "Het Willem Haga Lyceum", "Het Haga Lyceum"),
    ],
)
def test_a_body_and_its_short_name_are_one(text: str, one: str, other: str) -> None:
    assert _holder(text, one) == _holder(text, other)


def test_two_names_in_one_breath_are_two() -> None:
    text = "Trump zweeg. Khan zweeg ook. Gisteren noemde Trump Khan een verliezer. Khan lachte."
    assert {a.name for a in find_actors(stored(text, "actors"))} >= {"Trump", "Khan"}
    assert _holder(text, "Trump") != _holder(text, "Khan")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # a title of the other gender before a surname
        ("Stiefvader Leo den H. en moeder Linda H. zijn vrij. Moeder H. huilde.", "Moeder H.", "Stiefvader Leo den H."),
        # one of several, told of by the same words as another
        ("Een agent sloeg een man. In Gent werd een agent geslagen.", "Een agent", "een agent"),
    ],
)
def test_the_same_words_may_be_of_another(text: str, one: str, other: str) -> None:
    doc = stored(text, "actors")
    holders = {m.text: m.actor for m in find_mentions(doc, find_actors(doc))}
    assert holders[one] != holders.get(other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Stiefvader Leo den H. en moeder Linda H. zijn vrij. Moeder H. huilde.", "Moeder H.", "moeder Linda H."),
        ("De chauffeur, een 30-jarige Belg, zweeg gisteren.", "De chauffeur", "een 30-jarige Belg"),
        ("De advocaat van Jan Bos zegt dat die niet komt.", "die", "Jan Bos"),
    ],
)
def test_other_words_may_be_of_the_same(text: str, one: str, other: str) -> None:
    assert _holder(text, one) == _holder(text, other)


def test_a_pronoun_is_not_one_named_inside_the_phrase_for_another() -> None:
    text = "De verdachte van de moord op Jan Maes kwam gisteren. De rechter vraagt of zijn straf blijft staan."
    assert _holder(text, "zijn") != "jan-maes"
