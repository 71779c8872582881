from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.nl import Dutch
from spacy.tokens import Doc

from analysis.dutch.tokenizer import build_tokenizer

CUT = build_tokenizer(Dutch().vocab)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'s Ochtends at hij foto’s.", ["'s", "Ochtends", "at", "hij", "foto’s", "."]),
        ("’t Regende in 's-Hertogenbosch.", ["’t", "Regende", "in", "'s-Hertogenbosch", "."]),
        ("z'n en d'r auto's", ["z'n", "en", "d'r", "auto's"]),
        ("sinds '22", ["sinds", "'22"]),
        ("Biden's VVD'er", ["Biden's", "VVD'er"]),
        ("IS-leider al-Qurayshi (80-jarige)", ["IS-leider", "al-Qurayshi", "(", "80-jarige", ")"]),
        ("© AFP", ["©", "AFP"]),
        ("©AFP", ["©", "AFP"]),
        ("“Ja”, „nee” en «goed»", ["“", "Ja", "”", ",", "„", "nee", "”", "en", "«", "goed", "»"]),
        ("'belangrijke' ‘nieuwe’ \"oude\"", ["'", "belangrijke", "'", "‘", "nieuwe", "’", '"', "oude", '"']),
        (",,Dat kan'', zei hij", [",,", "Dat", "kan", "''", ",", "zei", "hij"]),
        ("hij zei:,,Dat", ["hij", "zei", ":", ",,", "Dat"]),
        ("“Zo.”", ["“", "Zo", ".", "”"]),
        ("dr. De Vries, prof. Jansen en mr. Smit", ["dr.", "De", "Vries", ",", "prof.", "Jansen", "en", "mr.", "Smit"]),
        ("o.a. i.p.v. m.b.t. bijv. nr. 5", ["o.a.", "i.p.v.", "m.b.t.", "bijv.", "nr.", "5"]),
        ("Jan. Ja. Zo.", ["Jan", ".", "Ja", ".", "Zo", "."]),
        ("J.P. Balkenende", ["J.P.", "Balkenende"]),
        ("€ 1.000,50 of €5 (5%)", ["€", "1.000,50", "of", "€", "5", "(", "5%", ")"]),
        ("om 14.30 uur, 20:15", ["om", "14.30", "uur", ",", "20:15"]),
        ("ga naar www.nos.nl.", ["ga", "naar", "www.nos.nl", "."]),
        ("mail jan@nu.nl, @rutte #brexit", ["mail", "jan@nu.nl", ",", "@rutte", "#brexit"]),
        ("https://nu.nl/a?b=c!", ["https://nu.nl/a?b=c", "!"]),
        ("hij… en… dan...", ["hij", "…", "en", "…", "dan", "..."]),
        ("dat – zo—was", ["dat", "–", "zo", "—", "was"]),
        ("en/of 1985-1990", ["en/of", "1985-1990"]),
        ("Biden (D) won", ["Biden", "(", "D", ")", "won"]),
        ("(oud-)minister van partij(en)", ["(oud-)minister", "van", "partij(en)"]),
        ("in- en uitvoer", ["in-", "en", "uitvoer"]),
        ("weg.Toen kwam", ["weg", ".", "Toen", "kwam"]),
        ("op.”“Nee", ["op", ".", "”", "“", "Nee"]),
        ("mooi😀!", ["mooi", "😀", "!"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in CUT(text)] == words


@given(st.text())
def test_every_text_is_kept(text: str) -> None:
    doc = CUT(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(alphabet=" .,!?'’‘“”\"(a-Z5€\n", max_size=40))
def test_marks_never_upset_it(text: str) -> None:
    assert CUT(text).text == text


def test_the_type_is_spacys() -> None:
    cut: Callable[[str], Doc] = CUT
    assert isinstance(cut("Ja."), Doc)


@pytest.mark.parametrize(
    "text", ["woord" * 20000, "?!“”" * 5000, "De man " + "x" * 700 + "  zei dit. \n" + "y" * 400 + " "]
)
def test_runs_without_a_space_cost_little(text: str) -> None:
    assert CUT(text).text == text
