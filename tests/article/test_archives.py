"""Exports of press archives: each form split into its articles, their header lines taken as fields."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

import analysis as an
from analysis.article import read_articles, read_files
from analysis.article.archives import split_archive
from analysis.errors import ArticleError, UsageError
from tests.article import exports
from tests.article.parts import shown

FORMS = {
    "LexisNexis": exports.LEXISNEXIS,
    "Nexis Uni": exports.NEXIS_UNI,
    "Factiva": exports.FACTIVA_CODES,
    "Factiva as shown": exports.FACTIVA_DISPLAY,
    "Europresse": exports.EUROPRESSE,
    "Europresse as a page": exports.EUROPRESSE_PAGE,
    "GoPress": exports.GOPRESS,
    "GoPress with fields": exports.GOPRESS_FIELDS,
}
#: Which archives give the section.
SECTIONED = ("LexisNexis", "Nexis Uni", "Factiva", "Factiva as shown")


@pytest.mark.parametrize("form", FORMS)
def test_an_export_is_split_into_its_articles(form: str, tmp_path: Path) -> None:
    file = tmp_path / "export.txt"
    file.write_text(FORMS[form], "utf-8")
    first, second = read_articles(file)
    section = "Ten eerste" if form in SECTIONED else None
    fields = (first.id, first.title, first.outlet, first.date, first.byline, first.section, first.page)
    assert fields == (
        *("export-0001", "Fabriek sluit na brand", "de Volkskrant", "2014-03-12", "TOM PEETERS", section, "3"),
    )
    fields = (second.id, second.title, second.outlet, second.date, second.byline, second.section, second.page)
    section = "BINNENLAND" if form in SECTIONED else None
    assert fields == (*("export-0002", "Minister wil onderzoek", "NRC Handelsblad", "2014-03-13", None, section, "5"),)
    (headline, *_, said) = shown(first)
    assert headline == ("headline", "Fabriek sluit na brand")
    assert said == ("body", '"Wij leggen het werk neer", zegt Nora Claes.')
    assert shown(second) == [
        ("headline", "Minister wil onderzoek"),
        ("lead", "De minister wil een onderzoek. Dat zei ze in de Kamer."),
    ]
    for word in ("DOCUMENTS", "LENGTH", "woorden", "Copyright", "PEETERS", "rechten", "Document", "Body", "2014"):
        assert word not in first.text


@pytest.mark.parametrize("form", FORMS)
def test_windows_line_ends_change_nothing(form: str) -> None:
    unix, windows = (list(read_articles(FORMS[form].replace("\n", end))) for end in ("\n", "\r\n"))
    assert [(a.title, a.outlet, a.date, a.page, len(a.parts)) for a in windows] == [
        (a.title, a.outlet, a.date, a.page, len(a.parts)) for a in unix
    ]


def test_lines_of_the_page_width_break_no_name() -> None:
    first = next(read_articles(exports.LEXISNEXIS))
    assert "directeur Sofie\nDeconinck" in first.text
    portrait = an.portray(first)
    assert [actor.name for actor in portrait.actors if "Sofie" in actor.name] == ["Sofie Deconinck"]
    (mention,) = portrait.mentions.query("actor == 'sofie-deconinck' and form == 'name'").to_dict("records")
    assert first.text[mention["start"] : mention["end"]] == mention["text"] == "directeur Sofie\nDeconinck"


@pytest.mark.parametrize("form", ["LexisNexis", "Nexis Uni", "GoPress"])
def test_an_export_in_word_and_in_rich_text(form: str, tmp_path: Path) -> None:
    document, page = docx.Document(), BytesIO()
    for line in FORMS[form].splitlines():
        document.add_paragraph(line.strip())
    document.save(page)
    (tmp_path / "export.docx").write_bytes(page.getvalue())
    escaped = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in FORMS[form])
    (tmp_path / "export.rtf").write_text("{\\rtf1\\ansi " + escaped.replace("\n", "\\par\n") + "}", "ascii")
    for name in ("export.docx", "export.rtf"):
        first, second = read_articles(tmp_path / name)
        assert (first.title, first.outlet, first.date, first.page) == (
            *("Fabriek sluit na brand", "de Volkskrant", "2014-03-12", "3"),
        )
        assert (second.title, second.outlet, second.page) == ("Minister wil onderzoek", "NRC Handelsblad", "5")


def test_the_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(exports.NEXIS_UNI, "utf-8")
    (reading,) = read_files([tmp_path / "export.txt"])
    assert reading.notes == (
        "encoding: utf-8",
        "an export of Nexis Uni: 2 articles, header lines taken as fields",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hij telde er 1 of 2. De documenten waren weg.",
        "Titel: de kampioen\n\nDe ploeg won de titel, zei de trainer.",
        "Het boek (Lannoo, 3 maart 2020, p. 5) is uit.\n\nDe schrijver is blij, zegt ze.",
        "HD is beter dan SD, zegt de zender.\n\nDe kijker merkt er niets van.",
    ],
)
def test_an_article_is_no_export(text: str) -> None:
    assert split_archive(text) is None


def test_read_article_reads_one_and_refuses_more(tmp_path: Path) -> None:
    file = tmp_path / "export.txt"
    file.write_text(exports.LEXISNEXIS, "utf-8")
    with pytest.raises(ArticleError, match=r"export.txt: holds 2 articles; read_articles reads them all"):
        an.read_article(file)
    file.write_text(exports.LEXISNEXIS.partition("2 of 2")[0], "utf-8")
    assert (an.read_article(file).id, an.read_article(file).title) == ("export", "Fabriek sluit na brand")


def test_two_articles_of_one_id_are_refused(tmp_path: Path) -> None:
    rows = "id;tekst\nx;De brand in Lier is sinds gisteren uit.\nX;De dijk houdt het nog, zegt de burgemeester.\n"
    (tmp_path / "een.csv").write_text(rows, "utf-8")
    with pytest.raises(UsageError, match="two articles with the id 'X'"):
        list(read_articles(tmp_path / "een.csv"))
