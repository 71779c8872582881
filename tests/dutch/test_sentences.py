from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.nl import Dutch

from analysis.dutch.sentences import sentence_starts
from analysis.dutch.tokenizer import build_tokenizer

CUT = build_tokenizer(Dutch().vocab)


def split(text: str, *, wrapped: bool = False) -> list[str]:
    doc = CUT(text)
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc], wrapped=wrapped)
    begins = [i for i, start in enumerate(starts) if start]
    return [doc[a:b].text.strip() for a, b in zip(begins, [*begins[1:], len(doc)], strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["“Het is zo.”", "Een verspreking was het niet."],
        ["“Kom!” riep hij.", "Ze kwam."],
        ["“Waarom?”, vroeg hij.", "Niemand wist het."],
        ["“Ik ga.", "Jij blijft.", "Zo is het”, zei ze."],
        ['"Wat een dag," zei ze.', '"Echt waar!"'],
        ["'Dit kan niet', zei hij.", "'Toch wel!'", "Ze lachte."],
        ["’Ik kom’, klonk het.", "’Nu nog?’ vroeg ze."],
        [",,Ik wist het. ''", ",, Hij niet. ''"],
        ["J.P. Balkenende sprak dr. De Vries.", "Prof. Jansen zweeg."],
        ["Het gaat om appels, peren, enz.", "De rest volgt."],
        ["Het begon op 14 sept. 2001 in de V.S.", "De rest volgde."],
        ["Om 14.30 uur meldde nu.nl het.", "Booking.com zweeg."],
        ["Yahoo! kocht het.", "Het programma Wie is de Mol? begint straks."],
        ["Hij zei… niets.", "Toen… ging hij."],
        ["1. Dit is een.", "2. Dit is twee.", "Dat was het."],
        ["Er kwamen 5.000 mensen.", "300 bleven."],
        ["Zie art. 3 en dl. 2.", "Er mogen max. 30 kinderen komen.", "Dat is het."],
        ["De zaal was vol.", "300 mensen bleven buiten."],
        ["Zij (28) won.", "(Lees ook dit.)", "Daarna ging ze."],
        ["’t Is mooi.", "’s Avonds niet.", "'t Blijft zo."],
        ["De iPhone is van Apple.", "iPads ook."],
        ["Wat?!", "Echt waar?!?", "Ja..."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kop zonder punt\nDe eerste zin. De tweede.", ["Kop zonder punt", "De eerste zin.", "De tweede."]),
        ("- brood\n- kaas", ["- brood", "- kaas"]),
        ("Hij ging weg.Zij bleef.", ["Hij ging weg.", "Zij bleef."]),
        ("“Nee.”Hij ging.", ["“Nee.”", "Hij ging."]),
        ("Een\n\nTwee", ["Een", "Twee"]),
        ("Een\r\n\r\nTwee", ["Een", "Twee"]),
    ],
)
def test_layout(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_full_line_is_wrapped() -> None:
    text = (
        "De minister van Buitenlandse Zaken zei gisteren in de Tweede\n"
        "Kamer dat hij het niet eens is met de plannen van de andere\npartijen."
    )
    assert len(split(text)) == 1
    assert len(split("De minister\nKwam niet.", wrapped=True)) == 1


@given(st.text(alphabet="Ab .!?\n’“”'\"1", max_size=60))
def test_the_first_word_begins_a_sentence_and_white_space_none(text: str) -> None:
    doc = CUT(text)
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    assert len(starts) == len(doc)
    assert starts[:1] in ([], [True])
    assert not any(start and token.is_space for token, start in list(zip(doc, starts, strict=True))[1:])


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("De N.V. Bakker c.s. was te laat .", [0]),
        ("Hij werkt bij de N.V. De baas ook .", [0, 5]),
        ("Hij werkt bij Philips N.V. Jansen ook .", [0, 5]),
        ("B.V. Kuiper betaalt in St. Niklaas .", [0]),
        ("De V.S. stemden in .", [0]),
    ],
)
def test_a_company_form_before_its_name_ends_no_sentence(words: str, starts: list[int]) -> None:
    split = words.split()
    found = sentence_starts(split, [True] * len(split))
    assert [i for i, start in enumerate(found) if start] == starts
