"""Saved scrapes of fundus and news-please: the text, its parts, and what is known of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.article import read_article, read_articles
from analysis.article.reading import read_files

FUNDUS = {
    "title": "Brug dicht na aanvaring",
    "authors": ["Els Vos", "Jan Bos"],
    "publishing_date": "2031-02-03 09:15:00+01:00",
    "topics": ["brug"],
    "free_access": True,
    "body": {
        "summary": ["De brug is dicht nadat een schip een pijler raakte."],
        "sections": [
            {"headline": [], "paragraphs": ["Dat meldt de gemeente.", "Het herstel duurt twee weken."]},
            {"headline": ["Omrijden"], "paragraphs": ["Auto’s rijden om via de sluis."]},
        ],
    },
}
NEWS_PLEASE: dict[str, Any] = {
    "authors": ["Els Vos"],
    "date_download": "2031-02-04 01:00:00",
    "date_modify": "None",
    "date_publish": "2031-02-03 09:15:00",
    "description": "De brug is dicht.",
    "filename": "brug.html.json",
    "image_url": None,
    "language": "nl",
    "localpath": None,
    "maintext": "De brug is dicht nadat een schip een pijler raakte.\nHet herstel duurt twee weken.",
    "source_domain": "www.krant.example",
    "text": None,
    "title": "Brug dicht na aanvaring",
    "title_page": None,
    "title_rss": None,
    "url": "https://www.krant.example/brug",
}


def write(path: Path, data: Any) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def test_fundus_keeps_articles_under_their_publisher(tmp_path: Path) -> None:
    file = write(tmp_path / "oogst.json", {"De Krant": [FUNDUS, {**FUNDUS, "body": None}], "Het Blad": [FUNDUS]})
    (reading,) = read_files([file])
    first, second = reading.articles
    assert (first.outlet, second.outlet) == ("De Krant", "Het Blad")
    assert (first.title, first.date, first.byline) == ("Brug dicht na aanvaring", "2031-02-03", "Els Vos, Jan Bos")
    assert [(part.kind, first.text[part.start : part.end]) for part in first.parts] == [
        ("headline", "Brug dicht na aanvaring"),
        ("lead", "De brug is dicht nadat een schip een pijler raakte."),
        ("body", "Dat meldt de gemeente."),
        ("body", "Het herstel duurt twee weken."),
        ("crosshead", "Omrijden"),
        ("body", "Auto’s rijden om via de sluis."),
    ]
    assert "a scrape saved by fundus" in reading.notes
    assert "article 2 has no text and is left out" in reading.notes


def test_one_article_of_fundus_a_line_with_its_plain_text(tmp_path: Path) -> None:
    plain = {key: value for key, value in FUNDUS.items() if key != "body"} | {"plaintext": "De brug is dicht."}
    file = tmp_path / "oogst.jsonl"
    file.write_text(f"{json.dumps(plain)}\n{json.dumps(FUNDUS)}\n", "utf-8")
    first, second = read_articles(file)
    assert first.text == "Brug dicht na aanvaring\n\nDe brug is dicht."
    assert (first.id, first.outlet, second.parts[1].kind) == ("oogst-0001", None, "lead")


@pytest.mark.parametrize("order", [list, lambda keys: sorted(keys, reverse=True)])
def test_news_please_in_any_order_of_its_fields(order: Any, tmp_path: Path) -> None:
    page = {key: NEWS_PLEASE[key] for key in order(NEWS_PLEASE)}
    article = read_article(write(tmp_path / "brug_1.json", page))
    assert (article.id, article.outlet, article.date) == ("brug_1", "krant.example", "2031-02-03")
    assert (article.byline, article.url) == ("Els Vos", "https://www.krant.example/brug")
    assert article.text.startswith("Brug dicht na aanvaring\n\nDe brug is dicht nadat")


def test_what_news_please_writes_as_the_word_none_is_nothing(tmp_path: Path) -> None:
    page = {**NEWS_PLEASE, "date_publish": "None", "authors": []}
    article = read_article(write(tmp_path / "brug.json", page))
    assert (article.date, article.byline) == (None, None)


def test_other_json_is_a_table_as_before(tmp_path: Path) -> None:
    article = read_article(
        write(tmp_path / "een.json", {"text": "De brug is dicht en blijft dat.", "outlet": "De Krant"})
    )
    assert (article.text, article.outlet) == ("De brug is dicht en blijft dat.", "De Krant")
