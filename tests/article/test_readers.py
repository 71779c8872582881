"""Each form an article comes in: what becomes of it, and what is said of what cannot be read."""

from __future__ import annotations

import builtins
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

import analysis as an
from analysis.article import Article, describe_reading, read_article, read_articles, read_files
from analysis.errors import ArticleError, MediabeeldWarning, UsageError
from tests.article.exports import pdf
from tests.article.parts import shown

BODY = "De fabriek in Eindhoven gaat dicht na een zware brand."
SAID = "“Wij leggen het werk neer”, zegt José Claes."


# Word


def test_a_word_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Fabriek sluit", 1)
    document.add_paragraph("Leestijd 4 min")
    document.add_paragraph("").add_run(BODY).bold = True
    document.add_heading("Woede", 2)
    document.add_paragraph(SAID)
    document.add_table(1, 1).cell(0, 0).text = "De bonden willen dinsdag praten met de directie."
    document.add_paragraph("De fabriek.", style="Caption")
    document.save(str(tmp_path / "fabriek.docx"))
    article = read_article(tmp_path / "fabriek.docx")
    assert (article.id, article.title) == ("fabriek", "Fabriek sluit")
    assert shown(article) == [
        ("headline", "Fabriek sluit"),
        ("lead", BODY),
        ("crosshead", "Woede"),
        ("body", SAID),
        ("body", "De bonden willen dinsdag praten met de directie."),
        ("caption", "De fabriek."),
    ]
    assert article.text == "\n\n".join(words for _, words in shown(article))


# Rich text


def test_rich_text(tmp_path: Path) -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 Fabriek sluit\par "
        rb"De fabriek in Eindhoven gaat dicht na een zware brand.\par "
        rb"\ldblquote Wij leggen het werk neer\rdblquote , zegt Jos\'e9 Claes.\par}"
    )
    (tmp_path / "fabriek.rtf").write_bytes(rtf)
    article = read_article(tmp_path / "fabriek.rtf")
    assert shown(article) == [("headline", "Fabriek sluit"), ("lead", BODY), ("body", SAID)]


# PDF


def test_a_pdf_with_text(tmp_path: Path) -> None:
    lines = [
        "Fabriek sluit",
        "De fabriek in Eindhoven gaat dicht na een zware brand die vorige week drie",
        "gebouwen in de as legde en waarbij niemand gewond raakte, zegt directeur José",
        "Claes van het bedrijf, dat veertig mensen werk gaf.",
        "De bonden willen dinsdag met de directie praten over een sociaal plan voor de",
        "mensen die hun baan verliezen.",
        "12",
    ]
    (tmp_path / "fabriek.pdf").write_bytes(pdf(lines))
    article = read_article(tmp_path / "fabriek.pdf")
    assert article.title == "Fabriek sluit"
    assert [kind for kind, _ in shown(article)] == ["headline", "lead", "body"]
    assert "12" not in article.text
    assert "José Claes" in [actor.name for actor in an.portray(article).actors]


def test_the_library_says_nothing_of_an_odd_pdf(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    raw = pdf(["De fabriek in Eindhoven gaat dicht na een zware brand."]).replace(b"WinAnsi", b"WonAnsi")
    (tmp_path / "fabriek.pdf").write_bytes(raw)
    assert read_article(tmp_path / "fabriek.pdf").text.startswith("De fabriek in Eindhoven gaat dicht")
    assert caplog.messages == []


def test_a_pdf_of_pictures_is_told(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf([]))
    with pytest.raises(ArticleError, match=r"scan.pdf: is a PDF without text, only pictures of pages; it needs OCR"):
        read_article(tmp_path / "scan.pdf")


# Tables


ROWS = [["Artikel-ID", "Kop", "Krant", "Datum", "Auteur", "Tekst", "Aantal"], ["7", "Fabriek sluit", "De Krant"]]
ROWS[1] += ["2014-03-12", "Tom Peeters", f"{BODY}\n\n{SAID}", "12"]
ROWS += [["8", "Minister wil onderzoek", "De Krant", "2014-03-13", "", f"De minister, zo blijkt, wil een {BODY}", "3"]]


def check_corpus(articles: list[Article]) -> None:
    first, second = articles
    assert (first.id, first.title, first.outlet) == ("7", "Fabriek sluit", "De Krant")
    assert (first.date, first.byline) == ("2014-03-12", "Tom Peeters")
    assert shown(first) == [("headline", "Fabriek sluit"), ("lead", BODY), ("body", SAID)]
    assert first.text == f"Fabriek sluit\n\n{BODY}\n\n{SAID}"
    assert (second.id, second.byline) == ("8", None)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_corpus_in_csv(mark: str, encoding: str, tmp_path: Path) -> None:
    text = "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in ROWS)
    (tmp_path / "corpus.csv").write_bytes(text.encode(encoding))
    check_corpus(list(read_articles(tmp_path / "corpus.csv")))


def test_a_corpus_in_excel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "corpus.xlsx")
    check_corpus(list(read_articles(tmp_path / "corpus.xlsx")))


def test_a_title_above_the_names_of_the_columns_is_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Corpus Lier"], [], *ROWS):
        book.active.append(row)
    book.save(tmp_path / "corpus.xlsx")
    (reading,) = read_files([tmp_path / "corpus.xlsx"])
    check_corpus(list(reading.articles))
    assert reading.notes[0] == "1 row above the names of the columns left out"


def test_the_line_in_which_excel_names_the_separator_is_none_of_the_table(tmp_path: Path) -> None:
    (tmp_path / "corpus.csv").write_bytes(f"sep=;\r\nkop;tekst\r\nBrand;{BODY}\r\n".encode("cp1252"))
    (article,) = read_articles(tmp_path / "corpus.csv")
    assert shown(article) == [("headline", "Brand"), ("lead", BODY)]


def test_a_corpus_in_json(tmp_path: Path) -> None:
    import json

    rows = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    check_corpus(list(read_articles(tmp_path / "corpus.jsonl")))
    (tmp_path / "corpus.json").write_text(json.dumps(rows), "utf-8")
    check_corpus(list(read_articles(tmp_path / "corpus.json")))
    (tmp_path / "kapot.jsonl").write_text('{"text": "De brand is uit."}\n{"text"', "utf-8")
    with pytest.raises(ArticleError, match=r"kapot.jsonl, line 2: is not JSON"):
        list(read_articles(tmp_path / "kapot.jsonl"))


def test_the_columns_are_told_and_that_of_the_texts_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "corpus.csv").write_text(f'a,b\n1,"{BODY} {BODY}"\n2,"{SAID} {BODY}"\n', "utf-8")
    (reading,) = read_files([tmp_path / "corpus.csv"])
    assert reading.notes == (
        "encoding: utf-8",
        "a table (CSV, separated by commas): 2 rows; text from 'b' (guessed: the longest); not used: a",
    )
    assert [article.id for article in reading.articles] == ["corpus-0001", "corpus-0002"]


def test_a_text_without_quotes_around_its_commas_is_told_by_its_row(tmp_path: Path) -> None:
    (tmp_path / "corpus.csv").write_text("id,tekst\n1,Ja\n2,De minister, zo blijkt, gaat weg.\n", "utf-8")
    with pytest.raises(ArticleError, match=r"whose row 2 has 4 cells under 2 names; a text that holds"):
        list(read_articles(tmp_path / "corpus.csv"))


def test_an_id_is_a_name_that_a_folder_can_have(tmp_path: Path) -> None:
    (tmp_path / "corpus.csv").write_text(f'id;tekst\n../../weg;"{BODY}"\na/b:c;"{SAID} {BODY}"\n', "utf-8")
    assert [article.id for article in read_articles(tmp_path / "corpus.csv")] == ["_.._weg", "a_b_c"]


# Folders, archives, standard input


def test_a_folder_and_a_zip(tmp_path: Path) -> None:
    home = tmp_path / "map"
    (home / "diep").mkdir(parents=True)
    (home / "b.txt").write_text(f"Fabriek sluit\n\n{BODY}", "utf-8")
    (home / "diep" / "a.md").write_text(f"# Woede\n\n{SAID} {BODY}", "utf-8")
    (home / "b.annotations.yaml").write_text("x: 1", "utf-8")
    (home / ".verborgen").write_text("x", "utf-8")
    (home / "oud.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    with zipfile.ZipFile(tmp_path / "map.zip", "w") as archive:
        for path in home.rglob("*"):
            archive.write(path, path.relative_to(home))
    for source in (home, tmp_path / "map.zip"):
        readings = list(read_files([source]))
        assert [article.id for reading in readings for article in reading.articles] == ["b", "a"]
        (fault,) = [reading.fault for reading in readings if reading.fault]
        assert "oud.doc: is a Word, Excel or PowerPoint file of the old kind" in str(fault)
        (left,) = [reading for reading in readings if reading.notes == ("left out: no article by its name",)]
        assert left.name.endswith("b.annotations.yaml")
    with pytest.raises(ArticleError, match=r"oud.doc"):
        list(read_articles(home))


def test_what_tells_of_a_folder_is_no_article_of_it(tmp_path: Path) -> None:
    home = tmp_path / "map"
    home.mkdir()
    for name in ("README.md", "LICENSE", "leesmij.txt", "readme-minister.txt"):
        (home / name).write_text(f"Fabriek sluit\n\n{BODY}", "utf-8")
    with zipfile.ZipFile(tmp_path / "map.zip", "w") as archive:
        for path in home.iterdir():
            archive.write(path, path.name)
    for source in (home, tmp_path / "map.zip"):
        readings = list(read_files([source]))
        assert [article.id for reading in readings for article in reading.articles] == ["readme-minister"]
        assert [reading.notes for reading in readings if not reading.articles] == [
            ("left out: no article by its name",)
        ] * 3
    assert [article.id for article in read_articles(home / "README.md")] == ["README"]  # asked for by its name


def test_what_a_browser_saved_with_a_page_is_left_out(tmp_path: Path) -> None:
    home = tmp_path / "map"
    for folder in ("Brand - De Gazet_files", "Raad_bestanden", "oude_files"):
        (home / folder).mkdir(parents=True)
        (home / folder / "ad.html").write_text("<p>Koop nu een nieuwe auto bij garage De Wit.</p>", "utf-8")
    for page in ("Brand - De Gazet.html", "Raad.htm"):
        (home / page).write_text(f"<html><h1>Fabriek sluit</h1><p>{BODY}</p></html>", "utf-8")
    with zipfile.ZipFile(tmp_path / "map.zip", "w") as archive:
        for path in home.rglob("*.*"):
            archive.write(path, path.relative_to(home))
    for source in (home, tmp_path / "map.zip"):
        readings = list(read_files([source]))
        assert [article.id for reading in readings for article in reading.articles] == [
            "Brand - De Gazet",
            "Raad",
            "ad",
        ]
        left = [(Path(reading.name).name, reading.notes) for reading in readings if not reading.articles]
        said = ("left out: what the browser saved with the page",)
        assert left == [("Brand - De Gazet_files", said), ("Raad_bestanden", said)]


def test_a_folder_or_archive_without_an_article_is_told(tmp_path: Path) -> None:
    home = tmp_path / "map"
    home.mkdir()
    (home / "foto.heic").write_bytes(b"\x00\x00\x00\x18ftypheic")
    (home / "oud.txt~").write_text(BODY, "utf-8")
    with zipfile.ZipFile(tmp_path / "leeg.zip", "w"), zipfile.ZipFile(tmp_path / "foto.zip", "w") as archive:
        archive.write(home / "foto.heic", "foto.heic")
    for source in (home, tmp_path / "leeg.zip", tmp_path / "foto.zip"):
        with pytest.raises(ArticleError, match=rf"{source.name}: holds no article; allowed are articles"):
            list(read_articles(source))


def test_a_zip_that_is_damaged_or_locked(tmp_path: Path) -> None:
    (tmp_path / "kapot.zip").write_bytes(b"PK\x03\x04kapot")
    with pytest.raises(ArticleError, match=r"kapot.zip: is an archive \(ZIP\) that is damaged"):
        list(read_articles(tmp_path / "kapot.zip"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"Fabriek sluit\n\n{BODY}".encode())))
    (article,) = read_articles("-")
    assert (article.id, article.title) == ("stdin", "Fabriek sluit")


# A library that is not there


@pytest.mark.parametrize(
    ("name", "raw", "package"),
    [
        ("a.docx", b"PK\x03\x04 word/document.xml", "python-docx"),
        ("a.rtf", b"{\\rtf1 Ja}", "striprtf"),
        ("a.pdf", b"%PDF-1.7", "pypdf"),
        ("a.xlsx", b"PK\x03\x04 xl/workbook.xml", "openpyxl"),
    ],
)
def test_a_missing_library_is_told(
    name: str, raw: bytes, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.article import libraries

    def without(module: str) -> Any:
        raise ImportError(module)

    monkeypatch.setattr(libraries, "import_module", without)
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(UsageError, match=rf'{name}: .* is read by {package}, .*pip install "\.\[readers\]"'):
        read_article(tmp_path / name)


def test_without_ftfy_a_text_encoded_twice_is_seen_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.article.encodings import find_misread

    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.startswith("ftfy"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert find_misread("Ze kwam uit BelgiÃ«, zei ze.") == [(17, 19, "ë")]
    assert find_misread("Ze kwam uit België, zei ze.") == []


# Pages


def test_a_small_bare_page_keeps_its_paragraphs() -> None:
    page = "<html><body><h1>Brand</h1><p>De brandweer rukte uit.</p><p>“Het ging snel”, zegt Jan Bos.</p></body></html>"
    assert shown(read_article(page)) == [
        ("headline", "Brand"),
        ("lead", "De brandweer rukte uit."),
        ("body", "“Het ging snel”, zegt Jan Bos."),
    ]
    loose = "<html><body><span>Brand in Lier</span><div>De brandweer rukte gisteren uit.</div></body></html>"
    assert shown(read_article(loose)) == [("headline", "Brand in Lier"), ("lead", "De brandweer rukte gisteren uit.")]
    named = "<html><h1>Caf&eacute; dicht</h1><p>&ldquo;Wij stoppen&rdquo;, zegt Jos&eacute; Claes.</p></html>"
    assert shown(read_article(named)) == [("headline", "Café dicht"), ("lead", "“Wij stoppen”, zegt José Claes.")]


@pytest.mark.parametrize("length", [1, 12])
def test_lists_of_other_articles_in_a_page_are_no_part_of_it(length: int) -> None:
    said = [f"{BODY} {SAID} Dat zei hij al {n} keer." for n in range(length)]
    body = "".join(f"<p>{words}</p>" for words in said)
    page = (
        f"<html><body><table><tr><td><a>Home</a> <a>Archief</a></td></tr></table><article><h1>Fabriek sluit</h1>{body}"
        '<section><h3>Hoofdpunten</h3><ul><li><a href="/1"><h1>Zangeres Eva Bos kondigt tournee aan</h1></a></li>'
        '<li><a href="/2"><h3>Meest gelezen: brand in Lier</h3></a></li></ul></section>'
        "<h3>Ook dit nog</h3><h3>En dit</h3><p><strong>Lees ook:</strong> <a href='/3'>Premier Kok blijft</a></p>"
        "<p>Volg ons ook op sociale media.</p><p>Lees verder met een abonnement</p></article></body></html>"
    )
    assert shown(read_article(page)) == [
        ("headline", "Fabriek sluit"),
        ("lead", said[0]),
        *[("body", words) for words in said[1:]],
    ]


def test_the_first_heading_of_a_page_without_a_title_is_its_headline() -> None:
    page = f"<html><h2>Dief gepakt</h2>{BODY}<br><br>{SAID}<h2>Vrij</h2>De dief is weer vrij.</html>"
    assert shown(read_article(page)) == [
        ("headline", "Dief gepakt"),
        ("lead", BODY),
        ("body", SAID),
        ("crosshead", "Vrij"),
        ("body", "De dief is weer vrij."),
    ]


def test_a_pull_quote_in_a_page_is_no_second_quotation() -> None:
    for set_large in ("Wij leggen het werk neer", "<p>Wij leggen het werk neer</p>"):
        page = (
            f"<html><body><h1>Fabriek sluit</h1><p>{BODY}</p><p>{SAID}</p>"
            f"<blockquote>{set_large}<cite>José Claes</cite></blockquote><p>De bonden zijn boos.</p>"
            "</body></html>"
        )
        article = read_article(page)
        assert [words for _, words in shown(article)] == ["Fabriek sluit", BODY, SAID, "De bonden zijn boos."]
        portrait = an.portray(article)
        assert [q.text for q in portrait.records["quotes"] if q.kind == "direct"] == ["Wij leggen het werk neer"]


# Doubts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Brand in Lier.", "has 3 words only"),
        (f"{BODY} \ufffd\ufffd", "holds 2 characters that are none"),
        (
            f"# Fabriek sluit\n\n{BODY}\n\n# Minister boos\n\n{SAID}",
            r"several articles \(2 headings of the first rank\)",
        ),
        (f"{BODY * 5}\n\n==========\n\n{BODY * 5}", r"several articles \(2 texts between lines of dashes\)"),
        (f"BRUSSEL (Belga) - {BODY}\n\nDEN HAAG (ANP) - {SAID}", r"several articles \(2 datelines\)"),
    ],
)
def test_what_is_likely_no_article_is_one_line_of_warning(text: str, doubt: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    with pytest.warns(MediabeeldWarning, match=rf"a.txt: .*{doubt}") as caught:
        (article,) = read_articles(tmp_path / "a.txt")
    assert article.text == text
    assert len(caught) == 1


def test_what_was_read_is_described(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"---\nkrant: x\noutlet: De Krant\n---\nFabriek sluit\n\n{BODY}\n\nDoor Tom Bos\n", "utf-8"
    )
    (reading,) = read_files([tmp_path / "a.txt"])
    assert describe_reading(reading).splitlines()[1:] == [
        "  encoding: utf-8",
        "  front matter: outlet",
        "  a",
        "    title: Fabriek sluit",
        "    outlet: De Krant",
        "    headline  Fabriek sluit",
        "    lead      De fabriek in Eindhoven gaat dicht na een zware brand.",
        "    left out  Door Tom Bos",
    ]
