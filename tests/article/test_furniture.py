"""Page furniture is no part of an article, and nobody reads it."""

from __future__ import annotations

import pytest

import analysis as an
from analysis.article import read_article
from analysis.parse import article_of, parse, read_conllu, to_conllu

BODY = "De directie liet weten dat veertig mensen hun baan verliezen, tot woede van de bonden."
MORE = "De minister wil volgende week met de directie praten over een sociaal plan."


def shown(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in read_article(text).parts]


@pytest.mark.parametrize(
    "line",
    [
        "Lees ook: Premier Kok: “Wij betalen niet”",
        "Lees ook: “Wij betalen niet”, zegt premier Kok",
        "► Lees ook: [Premier Kok blijft](https://www.krant.be/kok)",
        "**Lees ook:** Premier Kok blijft",
        "Lees ook het interview met premier Kok.",
        "Lees ons interview met premier Kok: “Wij betalen niet”",
        "Lees hier meer: Premier Kok blijft",
        "Beluister ook de podcast: “Het einde van de fabriek”",
        "Ook interessant: zo overleefde premier Kok de ramp",
        "Herlees: hoe de fabriek in 2010 bijna dichtging",
        "Bekijk: zo groot was de brand",
        "(Lees verder onder de foto)",
        "[Advertentie]",
        "BEKIJK OOK: de beelden van de brand",
        "Tekst loopt door onder de foto",
        "Meer over de sluiting",
        "Deel dit artikel",
        "Facebook Twitter WhatsApp",
        "Volg ons ook op sociale media.",
        "Lees verder met een abonnement",
        "Log in of neem nu een abonnement om verder te lezen.",
        "Abonneer je op onze nieuwsbrief en mis niets.",
        "Advertentie",
        "Leestijd 4 min",
        "Leestijd: 4 minuten",
        "3 min. leestijd",
        "Gepubliceerd op 3 februari 2022 om 12:05",
        "Laatste update: 12:05",
        "Door Jan Peeters",
        "Door Jan Peeters en An De Vos",
        "Van onze redacteur Jan Peeters",
        "Jan Peeters, 3 februari 2022",
        "Redactie",
        "Alle rechten voorbehouden",
        "![De fabriek](fabriek.jpg)",
        "[Premier Kok blijft](https://www.krant.be/kok)",
    ],
)
def test_a_line_of_furniture_is_no_part_and_nothing_is_found_in_it(line: str) -> None:
    text = f"Fabriek sluit\n\n{BODY}\n\n{line}\n\n{MORE}"
    assert shown(text) == [("headline", "Fabriek sluit"), ("lead", BODY), ("body", MORE)]
    portrait = an.portray(text)
    inside = range(text.index(line), text.index(line) + len(line))
    assert [record for rows in portrait.records.values() for record in rows if record.start in inside] == []


@pytest.mark.parametrize(
    "line",
    [
        "Lees meer boeken, zegt de minister tegen de leerlingen van de school.",
        "Deel dit niet met de pers, zei hij nog.",
        "Meer over hem weten we niet.",
        "Door de brand is de fabriek dicht.",
        "Redactie en directie zijn het oneens.",
        "Volgens Jan Peeters duurt het vier uur.",
        "Populair is de minister niet meer.",
        "“De fabriek moet open”",
        "Door de bocht",
        "12 april",
        "15.30 uur",
        "Bekijk hieronder de beelden:",
        "Kijk hier het hele interview met de minister",
        "Kijk: zo gaat het in het leven altijd.",
        "(En dat is waar.)",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert line in [words for _, words in shown(f"{BODY}\n\n{line}\n\n{MORE}")]


def test_lines_under_the_headline_are_not_the_title() -> None:
    lines = "Leestijd 4 min\n\nTom Peeters\n\nBRUSSEL\n\n3 februari 2022\n\n3 minuten"
    text = f"Fabriek sluit\n\n{lines}\n\n{BODY}\n\n(ANP)"
    assert shown(text) == [("headline", "Fabriek sluit"), ("lead", BODY)]
    assert [
        actor.name for actor in an.portray(text).actors if actor.name in ("Tom Peeters", "BRUSSEL", "Leestijd")
    ] == []


def test_a_list_of_other_articles_goes_with_its_heading() -> None:
    teasers = (
        'Meer uit Politiek\n\nDEN HAAG (ANP) - Premier Rob Jansen vindt het goed. "Dit is dichtbij."\n\n'
        "1 uur geleden\n\nKamer wil debat\n\n2 uur geleden"
    )
    assert shown(f"{BODY}\n\n{MORE}\n\n{teasers}") == [("lead", BODY), ("body", MORE)]
    for heading in ("Lees ook:", "Verder lezen?", "Meer nieuws uit de regio", "Meer over dit onderwerp"):
        assert shown(f"{BODY}\n\n{heading}\n\nKamer wil debat\n\n- Premier blijft\n\n{MORE}") == [
            ("lead", BODY),
            ("body", MORE),
        ]


def test_a_teaser_glued_to_a_paragraph_is_cut_off() -> None:
    assert shown(f"{BODY} Lees ook: Premier Kok blijft") == [("lead", BODY)]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("DEN HAAG (ANP) - ", "“We moeten door”, zei minister Karels."),
        ("BRUSSEL (Belga) – ", "“Wij stoppen ermee”, zegt premier Bos."),
        ("AMSTERDAM - ", "De politie heeft een man opgepakt."),
        ("KIEV, 3 maart (Reuters) - ", "“Wij geven niet op”, zei president Kovalenko."),
        ("HEERLEN | ", "De politie zoekt getuigen van de overval op de winkel."),
        ("(ANP) ", "Oud-minister Kamps is niet beschikbaar."),
        ("Brussel (Belga) - ", "De regering valt, zegt de premier."),
    ],
)
def test_a_dateline_is_no_part(dateline: str, rest: str) -> None:
    assert shown(dateline + rest) == [("lead", rest)]


@pytest.mark.parametrize(
    "text", ["AJAX – PSV eindigde zondag in een gelijkspel.", "KLM - AF: wat nu, vraagt de Kamer."]
)
def test_other_capitals_before_a_dash_stay(text: str) -> None:
    assert shown(text) == [("lead", text)]


def test_a_direct_quotation_behind_a_dateline_is_direct() -> None:
    quotes = an.portray('DEN HAAG (ANP) - "We moeten door", zei minister Karels.').quotes
    assert quotes[["text", "kind", "source"]].to_numpy().tolist() == [["We moeten door", "direct", "minister Karels"]]
    (quote,) = an.portray("DEN HAAG (ANP) - Oud-minister Kamps is niet beschikbaar, zegt hij.").quotes.itertuples()
    assert (quote.text, quote.kind) == ("Oud-minister Kamps is niet beschikbaar", "indirect")


def test_a_teaser_is_not_reporting() -> None:
    quotes = an.portray(f"{BODY}\n\nLees ook: Premier Kok: “Wij betalen niet”").quotes
    assert "Wij betalen niet" not in quotes["text"].tolist()
    assert "Lees" not in quotes["cue"].tolist()


def test_a_pull_quote_does_not_count_again() -> None:
    said = "“Wij leggen het werk neer”, zegt Nora Claes van de vakbond."
    for repeat in (
        "“Wij leggen het werk neer”\n\nNora Claes",
        "> Wij leggen het werk neer",
        "“Wij leggen het werk neer”\nNora Claes, vakbond",
        "“Wij leggen het werk neer”\n\nNora Claes\nvoorzitter van de bond",
        "‘Wij leggen het werk neer’ – Nora Claes",
        "Nora Claes: “Wij leggen het werk neer”",
    ):
        portrait = an.portray(f"Fabriek sluit\n\n{said}\n\n{MORE}\n\n{repeat}")
        assert [q.text for q in portrait.records["quotes"] if q.kind == "direct"] == ["Wij leggen het werk neer"]
        (row,) = portrait.portraits.query("actor == 'nora-claes'").to_dict("records")
        assert row["n_names"] == 1


def test_a_crosshead_that_echoes_a_quotation_stays() -> None:
    text = f"{BODY}\n\nClaes: ‘Leggen het werk neer’\n\n“Wij leggen het werk neer”, zegt Nora Claes van de vakbond."
    assert ("crosshead", "Claes: ‘Leggen het werk neer’") in shown(text)


def test_where_nothing_else_is_furniture_is_the_text() -> None:
    assert shown("Lees ook: Premier Kok blijft") == [("lead", "Lees ook: Premier Kok blijft")]


@pytest.mark.model
def test_no_word_of_furniture_is_a_word_of_the_parse() -> None:
    text = f"Advertentie\n\n{BODY}\n\nLees ook: Premier Kok blijft\n\n{MORE}"
    doc = parse(read_article(text))
    assert doc.text == text
    outside = [token for token in doc if "Kok" in token.text or "Advertentie" in token.text]
    assert [(token.text, token.is_space, token.pos_) for token in outside] == [
        ("Advertentie\n\n", True, "SPACE"),
        ("\n\nLees ook: Premier Kok blijft\n\n", True, "SPACE"),
    ]
    assert not any(token.is_space for token in parse("Advertentie"))


@pytest.mark.model
def test_furniture_survives_conllu() -> None:
    text = f"Reclame\n\n{BODY}\n\nLees ook: a | b=c\td\n\n{MORE}\n\nDeel dit artikel\n"
    article = read_article(text, byline="Tom Bos", section="Binnenland", page="3")
    again = read_conllu(to_conllu(parse(article)))
    assert again.text == text
    assert article_of(again) == article
    assert [(token.text, token.is_space) for token in again if "Lees" in token.text] == [
        ("\n\nLees ook: a | b=c\td\n\n", True)
    ]
    assert {token.text for token in parse(article) if token.is_space} == {t.text for t in again if t.is_space}
