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


@pytest.mark.parametrize(
    ("text", "name", "outer", "inner"),
    [
        (
            "De broer van de dader, Sem Bos, werkt bij de gemeente. De dader schoot drie mensen dood.",
            "Sem Bos",
            "De broer van de dader",
            "De dader",
        ),
        (
            "De advocaat van de verdachte, Inez Weski, sprak met de pers. De verdachte bekende de moord.",
            "Inez Weski",
            "De advocaat van de verdachte",
            "De verdachte",
        ),
        (
            "De moeder van de jongen, Ria Kok, huilde. De jongen stak een leraar neer.",
            "Ria Kok",
            "De moeder van de jongen",
            "De jongen",
        ),
        (
            "De vader van de verdachte (Henk Mol) zweeg. De verdachte bekende.",
            "Henk Mol",
            "De vader van de verdachte",
            "De verdachte",
        ),
        (
            "Het slachtoffer van de overvaller, Rita Bos, herstelt. De overvaller is opgepakt.",
            "Rita Bos",
            "Het slachtoffer van de overvaller",
            "De overvaller",
        ),
        (
            "De opvolger van Donald Trump, Joe Biden, zweeg. Trump is boos.",
            "Joe Biden",
            "De opvolger van Donald Trump",
            "Trump",
        ),
        (
            "De nieuwe leider van de partij, Jan Smit, zweeg. De partij verloor zetels.",
            "Jan Smit",
            "De nieuwe leider van de partij",
            "De partij",
        ),
        (
            "Sem Bos, de broer van de dader, werkt in Gent. De dader schoot drie mensen dood.",
            "Sem Bos",
            "de broer van de dader",
            "De dader",
        ),
    ],
)
def test_who_is_named_after_a_relation_is_not_the_one_it_is_with(text: str, name: str, outer: str, inner: str) -> None:
    assert _holder(text, outer) == _holder(text, name) != _holder(text, inner)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # the name is of the other gender than the noun
        ("De moeder van de jongen, Kees Bos, huilde. De jongen stak een leraar neer.", "De jongen", "Kees Bos"),
        # what stands before it is no person
        ("De kamer van de verdachte, Kees Bos, is doorzocht. De verdachte bekende.", "De verdachte", "Kees Bos"),
        # a part of a body is named by the body
        ("Het bestuur van de bank, Weinstein Co, zweeg. De bank verloor geld.", "De bank", "Weinstein Co"),
    ],
)
def test_a_name_after_a_relation_may_be_of_the_inner_one(text: str, one: str, other: str) -> None:
    assert _holder(text, one) == _holder(text, other)


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "De vader van de vader van het meisje huilde.",
            "De vader van de vader van het meisje",
            "de vader van het meisje",
        ),
        (
            "Een kind huilde. Drie van die kinderen zijn dood. De kinderen sliepen.",
            "Drie van die kinderen",
            "De kinderen",
        ),
    ],
)
def test_nobody_is_taken_up_inside_a_phrase_for_him(text: str, outer: str, inner: str) -> None:
    assert _holder(text, outer) != _holder(text, inner)


def test_nobody_is_the_owner_in_a_phrase_for_himself() -> None:
    doc = stored("Zijn vriend zweeg. Zijn vriend huilde om zijn zus.", "actors")
    held = [(m.text, m.actor) for m in find_mentions(doc, find_actors(doc))]
    assert ("Zijn vriend", "zijn-vriend") in held
    assert ("Zijn", "zijn-vriend") not in held
