"""Reading an article: the text, the metadata, the parts, and what is refused."""

from __future__ import annotations

import re
import string
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.article import READERS, find_parts, read_article, read_articles
from analysis.article.blocks import find_blocks
from analysis.article.captions import find_captions
from analysis.article.furniture import clear_furniture
from analysis.errors import ArticleError, MediabeeldWarning
from tests.article.parts import shown

SEED = Path(__file__).parents[2] / "seeds" / "2022-02-03-al-qurayshi.txt"
NEWS = "De leider is dood.\n\nBom\n\nHij blies zichzelf op, zei Biden vanmiddag."


# The seed article


def test_seed_text_is_the_file() -> None:
    assert read_article(SEED).text == SEED.read_bytes().decode("utf-8")


def test_seed_parts() -> None:
    article = read_article(SEED)
    kinds = [kind for kind, _ in shown(article)]
    assert article.id == "2022-02-03-al-qurayshi"
    assert article.title is None
    assert kinds[0] == "lead"
    assert (kinds.count("lead"), kinds.count("headline")) == (1, 0)
    crossheads = [text for kind, text in shown(article) if kind == "crosshead"]
    assert crossheads == ["Bom", "Tegenstand", "Helikopter opgeblazen", "Al-Baghdadi"]


def test_seed_captions_and_credits() -> None:
    article = read_article(SEED)
    captions = [part for part in article.parts if part.kind == "caption"]
    assert [article.text[part.start : part.end] for part in captions] == [
        "Volledig scherm Abu Ibrahim al-Hashimi al-Qurayshi. © AFP",
        "Volledig scherm Het lijkt erop dat de Amerikaanse troepen met veel tegenstand te maken kregen. © EPA",
        "Volledig scherm Het kwam tot zware gevechten aan het bewuste huis waar de IS-leider zat. © VIA REUTERS",
        "Volledig scherm Restanten van een Amerikaanse helikopter. © AFP",
        "Volledig scherm Er vielen mogelijk ook burgerslachtoffers bij de actie. © Mohamed Al-Daher via REUTERS",
    ]
    credits = [article.text[part.credit_start : part.credit_end] for part in captions]
    assert credits == ["© AFP", "© EPA", "© VIA REUTERS", "© AFP", "© Mohamed Al-Daher via REUTERS"]


def test_a_glued_caption_shares_its_paragraph_with_the_running_text() -> None:
    article = read_article(SEED)
    at = next(i for i, part in enumerate(article.parts) if part.kind == "caption")
    glued, text = article.parts[at : at + 2]
    assert glued.paragraph == text.paragraph == 2
    assert article.text[text.start :].startswith("Tijdens een kort persmoment")


# Captions


@pytest.mark.parametrize(
    ("paragraph", "caption", "credit"),
    [
        ("De Kamer. (foto: Belga)", "De Kamer. (foto: Belga)", "(foto: Belga)"),
        ("De premier in de Kamer. Foto: ANP", "De premier in de Kamer. Foto: ANP", "Foto: ANP"),
        ("De premier in de Kamer. Beeld AFP", "De premier in de Kamer. Beeld AFP", "Beeld AFP"),
        ("De premier Beeld Jan Janssens / ANP", "De premier Beeld Jan Janssens / ANP", "Beeld Jan Janssens / ANP"),
        ("Trump. © Getty Images", "Trump. © Getty Images", "© Getty Images"),
        ("Trump. © ANP / EPA Hij kwam laat.", "Trump. © ANP / EPA", "© ANP / EPA"),
        ("Rutte en Kaag. © ANP, Sem van der Wal", "Rutte en Kaag. © ANP, Sem van der Wal", "© ANP, Sem van der Wal"),
        ("Volledig scherm X. © Jan van den Berg Volgens de politie", "Volledig scherm X. © Jan van den Berg", None),
        ("Zij kwamen. Volledig scherm De leider. © AFP Daarna", "Volledig scherm De leider. © AFP", "© AFP"),
        ("Volledig scherm De leider van IS", "Volledig scherm De leider van IS", ""),
        ("Volledig scherm De leider. © AFP “Hij is dood”, zei Biden.", "Volledig scherm De leider. © AFP", "© AFP"),
    ],
)
def test_captions(paragraph: str, caption: str, credit: str | None) -> None:
    ((start, end, credit_start, credit_end),) = find_captions(paragraph)
    assert paragraph[start:end] == caption
    if credit is not None:
        assert (paragraph[credit_start:credit_end] if credit_start is not None else "") == credit


@pytest.mark.parametrize(
    "paragraph",
    [
        "Premier Michel (foto: Belga) zegt dat hij komt.",
        "Het algoritme zette ruwe data om in de iconische foto:",
        "Foto: De president zei dat hij niet kwam.",
        "De man (foto) is opgepakt. Hij zit vast.",
        "Copyright: de rechten op het boek zijn van hem.",
        "Het volledig scherm van de computer werd zwart.",
    ],
)
def test_no_captions(paragraph: str) -> None:
    assert find_captions(paragraph) == []


# Headline, lead, crossheads


@pytest.mark.parametrize("line", ["Raid in Syrië", "Wie wordt de nieuwe leider?", "’Heel erg ongelukkig’"])
def test_a_short_first_line_is_the_headline(line: str) -> None:
    article = read_article(f"{line}\n\n{NEWS}")
    assert shown(article)[:2] == [("headline", line), ("lead", "De leider is dood.")]
    assert article.title == line


@pytest.mark.parametrize(
    "line",
    [
        "De leider is dood.",
        "BRUSSEL (Belga) -",
        "Door Jan Janssens",
        "Lees ook: de raid",
        "De leider zegt: “Ik ga.”",
        "Grote vraag is er. Wie wordt het?",
        "x" * 121,
    ],
)
def test_other_first_lines_are_not(line: str) -> None:
    article = read_article(f"{line}\n\nHij blies zichzelf op, zei Biden vanmiddag.")
    assert "headline" not in [kind for kind, _ in shown(article)]
    assert article.title is None


def test_a_title_decides_about_the_headline() -> None:
    assert shown(read_article(NEWS, title="De leider is dood."))[0] == ("headline", "De leider is dood.")
    assert shown(read_article("Kop\n\n" + NEWS, title="Iets anders"))[0] == ("lead", "Kop")
    assert read_article("Kop\n\n" + NEWS, title="Iets anders").title == "Iets anders"


@pytest.mark.parametrize(
    "line", ["Bom", "’Heel erg ongelukkig’", "12 april", "Hoe nu verder?", "Geen Sluiter in China"]
)
def test_crossheads(line: str) -> None:
    assert ("crosshead", line) in shown(read_article(f"De leider is dood.\n\n{line}\n\nHij blies zichzelf op."))


@pytest.mark.parametrize(
    "line",
    [
        "Hij is dood.",
        "Bekijk hieronder de beelden:",
        "Klik hier voor de uitslagen",
        "- een punt",
        "en verder niets",
        "Hoe kan het dat hij daar nog altijd zit?",
        "Jan Janssens,",
    ],
)
def test_other_lines_are_body(line: str) -> None:
    assert ("body", line) in shown(read_article(f"De leider is dood.\n\n{line}\n\nHij blies zichzelf op."))


def test_lists_and_signatures_are_body() -> None:
    listed = shown(read_article("De uitslagen.\n\nAjax\n\nPSV\n\nFeyenoord\n\nDe rest speelt morgen."))
    assert ("body", "PSV") in listed
    assert ("body", "Feyenoord") in listed
    assert shown(read_article("De brief is af.\n\nJan Janssens, Hoofddorp"))[-1][0] == "body"


def test_single_line_ends_divide_paragraphs_unless_the_page_width_does() -> None:
    single = "De leider is dood.\nBom\nHij blies zichzelf op, zei Biden."
    assert [kind for kind, _ in shown(read_article(single))] == ["lead", "crosshead", "body"]
    wide = (
        "Speciale eenheden van het Amerikaanse leger hebben in\nSyrië een belangrijke missie tegen de leider van de\n"
    )
    wrapped = wide + "terreurgroep uitgevoerd, zegt de president.\n\nDe leider is dood."
    assert [kind for kind, _ in shown(read_article(wrapped))] == ["lead", "body"]


# Markdown


def test_the_lines_of_a_narrow_column_are_one_paragraph() -> None:
    column = (
        "“Dit is het einde”, zei directeur\nMarc Lens van de school in Ronse\ntegen de ouders die gisteren naar\n"
        "de vergadering kwamen, zo blijkt."
    )
    assert shown(read_article(column)) == [("lead", column)]
    lines = "Fabriek in Lier gaat dicht\nDoor Jan Peeters\nLier\nDe directie zwijgt vandaag."
    assert [kind for kind, _ in shown(read_article(lines))] != ["lead"]


def test_markdown() -> None:
    text = "# Raid in Syrië\n\nBij een raid vielen doden.\n\n**De leider is [dood](x).**\n\n## Bom\n\n"
    text += "Hij is *dood*.\n\n---\n"
    article = read_article(text)
    assert article.text == text
    assert article.title == "Raid in Syrië"
    assert shown(article) == [
        ("headline", "Raid in Syrië"),
        ("body", "Bij een raid vielen doden."),
        ("lead", "De leider is [dood](x)."),
        ("crosshead", "Bom"),
        ("body", "Hij is *dood*."),
    ]


# Front matter and arguments


def test_front_matter() -> None:
    text = "---\ntitle: Raid in Syrië\noutlet: HLN\ndate: 2022-02-03\nurl: https://example.org/x\nauteur: x\n---\n"
    text += "De leider.\n"
    article = read_article(text)
    assert article.text == "De leider.\n"
    assert (article.title, article.outlet, article.date) == ("Raid in Syrië", "HLN", "2022-02-03")
    assert article.url == "https://example.org/x"
    assert read_article(text, id="a1", title="Anders", date="1999").date == "1999"
    assert read_article(text, id="a1", title="Anders").title == "Anders"
    assert read_article(text, id="a1").id == "a1"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\ntitle: x\n\nDe leider.", "line 1"),
        ("---\ntitle: x\ndate: [1, 2\n---\nDe leider.", "line 4"),
        ("---\nDe leider is dood.\n---\nDe leider.", "line 2"),
        ("---\ntitle: {a: b}\n---\nDe leider.", "title"),
        ("---\ntitle: x\n---\n \n", "empty"),
    ],
)
def test_broken_front_matter(text: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        read_article(text)


# Files and encodings


@pytest.mark.parametrize(
    "raw",
    [
        "De coördinatie – “goed” – was klaar.\r\n\r\nTweede.".encode(encoding)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
    ],
)
def test_encodings_and_line_ends(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "een artikel.txt"
    file.write_bytes(raw)
    assert read_article(file).text == "De coördinatie – “goed” – was klaar.\r\n\r\nTweede."
    assert read_article(str(file)) == read_article(file)
    assert read_article(file).id == "een artikel"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"De leider\x00is dood.", "binary"),
        (bytes(range(1, 30)) * 5, "binary"),
        ("De coördinatie is één ".encode() + b"\xff\xfe.", "byte"),
        (b"De \x81 is dood.", "byte 3"),
        (b"\xff\xfeD\x00e", "utf-16"),
    ],
)
def test_refused_files(tmp_path: Path, raw: bytes, says: str) -> None:
    file = tmp_path / "stuk.txt"
    file.write_bytes(raw)
    with pytest.raises(ArticleError, match=says) as caught:
        read_article(file)
    assert "stuk.txt" in str(caught.value)
    assert "allowed" in str(caught.value)


WORD = b"PK\x03\x04\x14\x00\x06\x00word/document.xml\x00\x00"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER = {
    "a Word, Excel or PowerPoint file of the old kind": [OLD + bytes(40)],
    "a Word file of the old kind": [OLD + bytes(40) + "WordDocument".encode("utf-16-le")],
    "an Excel file of the old kind": [OLD + bytes(40) + "Workbook".encode("utf-16-le")],
    "an OpenDocument file": [b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text"],
    "an archive (7z)": [b"7z\xbc\xaf\x27\x1c\x00"],
    "an archive (tar)": [b"een.txt".ljust(257, b"\x00") + b"ustar\x0000"],
    "a compressed file": [b"\x1f\x8b\x08\x00\x00"],
    "a picture": [b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"\xff\xd8\xff\xe0\x00\x10JFIF"],
    "a mail": [b"From: a@b.nl\nSubject: Brand\nMIME-Version: 1.0\n\nDe brandweer blust.\n"],
    "data (XML)": [
        b'<?xml version="1.0"?><nitf><body>De brandweer blust.</body></nitf>',
        b"<artikel>\n<titel>Brand</titel><tekst>De brandweer blust.</tekst></artikel>",
    ],
}
#: What a reader reads, but not this: each with what is said of it.
BROKEN = [
    (b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n", "is a PDF that cannot be read"),
    (WORD, "is a Word document .docx. that is damaged"),
    (b"PK\x03\x04\x14\x00een.txt", "is an archive .ZIP. that is damaged"),
    (b"\xef\xbb\xbfnaam,partij\r\nRutte,VVD\r\n", "without a column of texts; its columns are naam, partij"),
    (b'[{"a": 1}]', "is data .JSON. without a column of texts; its columns are a;"),
    (b'{"id": 1}\n{"id": 2}\n', "without a column of texts; its columns are id;"),
]


@pytest.mark.parametrize(("what", "raw"), [(what, raw) for what, files in OTHER.items() for raw in files])
def test_what_is_no_article_is_refused_by_what_it_is(what: str, raw: bytes, tmp_path: Path) -> None:
    for name in ("nieuws.txt", "nieuws.html", "nieuws"):
        file = tmp_path / name
        file.write_bytes(raw)
        with pytest.raises(
            ArticleError, match=rf"{name}: is {re.escape(what)}.*, not an article; allowed are articles"
        ):
            read_article(file)


@pytest.mark.parametrize(("raw", "said"), BROKEN)
def test_what_is_broken_is_told_by_what_it_is(raw: bytes, said: str, tmp_path: Path) -> None:
    for name in ("nieuws.txt", "nieuws"):
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(ArticleError, match=f"{name}: {said}" if said.startswith("is") else said):
            list(read_articles(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "what"), [("a.csv", "CSV"), ("a.TSV", "CSV"), ("a.json", "JSON"), ("a.xml", "XML"), ("a.mhtml", "MIME")]
)
def test_a_file_named_as_data_is_refused_whatever_stands_in_it(name: str, what: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("De brandweer blust.", "utf-8")
    with pytest.raises(ArticleError, match=what):
        read_article(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        "Brand, paniek\n\nDe brandweer kwam, zag en bluste.",
        "Winst 3,5 miljoen\n\nHet bedrijf, zo blijkt, groeit.\n\nVerlies 2,4 miljoen.",
        "Ajax – PSV; wie wint\n\nDe trainer twijfelt; de spits niet.",
        "[Update] De brand is geblust.",
        "[1]\nDe brand is geblust.",
        "{Foto} De brand is geblust.",
        "<b>De brand</b> is geblust.",
        "Wat is %PDF-1.7? Een formaat.",
        "Ja",
        "Rood, wit, blauw",
    ],
)
def test_running_text_is_not_taken_for_data(text: str) -> None:
    assert read_article(text).text == text


def test_a_reader_can_be_added_in_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.article.drafts import Draft, Source

    def read_nitf(source: Source) -> Iterator[Draft]:
        yield Draft(text=f"Dit zijn {len(source.content)} tekens en dat is alles.")

    assert ".nitf" not in READERS
    monkeypatch.setitem(READERS, ".nitf", read_nitf)
    (tmp_path / "nieuws.nitf").write_bytes(b"<nitf>")
    assert read_article(tmp_path / "nieuws.nitf").text == "Dit zijn 6 tekens en dat is alles."


def test_every_format_that_is_read_is_told() -> None:
    told = set(re.findall(r"\w+", (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8").lower()))
    assert [ending for ending in READERS if ending[1:] not in told] == [], "a line in docs/reading.md tells of it"


def test_a_page_is_read_as_a_page_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("raid.txt", "raid.php", "raid"):
        (tmp_path / name).write_text(PAGE, "utf-8")
        assert read_article(tmp_path / name).text.startswith("Raid in Syrië\n\nSpeciale eenheden")


# Language

DUTCH = (
    "De burgemeester sluit de oude fabriek nog voor de zomer, na maanden van overleg met de vakbonden en de provincie."
)
FOREIGN = {
    "English": "The mayor said on Monday that the old factory will be closed before the summer. It took months.",
    "French": "Le bourgmestre a déclaré que la vieille usine fermerait avant l’été, après des mois de négociations.",
    "German": "Der Bürgermeister sagte, dass die alte Fabrik noch vor dem Sommer geschlossen wird. Das war lang.",
    "Frisian": "De boargemaster sei moandei dat it âlde fabryk foar de simmer sletten wurdt. It hat moannen duorre.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_that_is_not_dutch_is_read_with_one_warning(language: str, tmp_path: Path) -> None:
    file = tmp_path / "nieuws.txt"
    file.write_text(f"{FOREIGN[language]}\n" * 2, "utf-8")
    with pytest.warns(MediabeeldWarning) as caught:
        assert read_article(file).text == f"{FOREIGN[language]}\n" * 2
    (warning,) = caught
    assert str(warning.message).startswith(f"{file}: seems to be in {language};")
    assert Path(warning.filename) == Path(__file__)


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        DUTCH.upper(),
        f"{DUTCH} “The mayor said on Monday that the old factory will be closed”, aldus een vakbondsman.",
        "The Voice of Holland stopt",
        "Manchester United – Liverpool 2-1",
        "Breaking news",
        "“Non, je ne regrette rien”",
        "Ja",
        "42",
    ],
)
def test_dutch_and_short_texts_give_no_warning(text: str) -> None:
    assert read_article(text).text == text  # a warning would be an error here


def test_front_matter_values_are_the_text_they_are() -> None:
    article = read_article("---\ntitle: No\ndate: 2022-13-45\noutlet: null\nurl:\n---\nDe leider is dood.\n")
    assert (article.title, article.date, article.outlet, article.url) == ("No", "2022-13-45", None, None)
    assert read_article("---\ndate: 2022-02-03T08:15:00+01:00\n---\nDood.\n").date == "2022-02-03T08:15:00+01:00"


def test_a_name_of_dots_names_no_folder(tmp_path: Path) -> None:
    (tmp_path / "...txt").write_text("De leider is dood, zei Biden gisteren.", "utf-8")
    assert read_article(tmp_path / "...txt").id == "...txt"


def test_a_device_without_end_is_too_large() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no endless device")
    with pytest.raises(ArticleError, match="too large"):
        read_article(Path("/dev/zero"))


def test_refused_sources(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="directory"):
        read_article(tmp_path)
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "weg.txt")
    with pytest.raises(ArticleError, match="no such file"):
        read_article("seeds/weg.txt")
    with pytest.raises(ArticleError, match="no such file"):
        read_article("weg.md")
    with pytest.raises(ArticleError, match="no such file"):
        read_article("weg.csv")
    with pytest.raises(ArticleError, match="empty"):
        read_article("  \n")
    with pytest.raises(ArticleError, match="not fetched"):
        read_article("https://www.example.org/nieuws")
    with pytest.raises(ArticleError, match="binary"):
        read_article("De leider\x00is dood.")
    with pytest.raises(ArticleError, match="surrogate"):
        read_article("De leider \ud800 is dood.")


def test_a_sentence_is_a_text() -> None:
    assert read_article("De leider en/of zijn broer is dood").text == "De leider en/of zijn broer is dood"
    assert read_article("\ufeffDood").text == "Dood"
    assert read_article("Alle cijfers staan in doden.csv").text == "Alle cijfers staan in doden.csv"


# Web pages

PAGE = """<!DOCTYPE html><html lang="nl"><head><title>Raid in Syrië | Krant</title>
<meta property="og:title" content="Raid in Syrië"><meta property="og:site_name" content="Krant">
<meta property="article:published_time" content="2022-02-03T15:00:00+01:00">
<link rel="canonical" href="https://www.example.org/raid"></head><body><nav><ul><li>Home</li></ul></nav>
<article><h1>Raid in Syrië</h1><p><strong>Speciale eenheden van het leger hebben afgelopen nacht een belangrijke
antiterreurmissie uitgevoerd in het noorden.</strong></p>
<figure><img src="a.jpg"><figcaption>De leider. <span>© AFP</span></figcaption></figure>
<p>Dat er een operatie was, werd vanmorgen al <a href="/x">duidelijk gemaakt</a> door het ministerie van Defensie.</p>
<h2>Bom</h2><p>Volgens Biden kozen de “dappere” eenheden bewust voor een gevaarlijkere raid op de grond dan nodig.</p>
</article><footer>Alle rechten voorbehouden</footer></body></html>"""


def test_web_page(tmp_path: Path) -> None:
    file = tmp_path / "raid.html"
    file.write_bytes(PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"))
    article = read_article(file)
    assert (article.id, article.title, article.outlet) == ("raid", "Raid in Syrië", "Krant")
    assert (article.date, article.url) == ("2022-02-03T15:00:00+01:00", "https://www.example.org/raid")
    assert [kind for kind, _ in shown(article)] == ["headline", "lead", "caption", "body", "crosshead", "body"]
    assert article.text.startswith("Raid in Syrië\n\nSpeciale eenheden")
    caption = article.parts[2]
    assert article.text[caption.start : caption.end] == "De leider. © AFP"
    assert article.text[caption.credit_start : caption.credit_end] == "© AFP"
    assert "Home" not in article.text
    assert "rechten" not in article.text


def test_web_page_without_an_article() -> None:
    article = read_article("<html><body><h2>Bom</h2><p>Hij is dood.</p></body></html>")
    assert shown(article) == [("headline", "Bom"), ("lead", "Hij is dood.")]
    with pytest.raises(ArticleError, match="no running text"):
        read_article("<html><body><nav><p>Home</p></nav></body></html>")


# As regional papers do: lead and picture stand apart from the body, the headline is longer than the page's title.
APART = """<html><head><title>x</title><meta property="og:title" content="Man opgepakt in Borgerhout"></head><body>
<h1>Man opgepakt in Borgerhout: “Zeker vijf knallen”</h1>
<div class="intro">In Borgerhout is een man opgepakt na een schietpartij. Niemand raakte gewond.</div>
<div class="byline">Jan Peeters 03-02-22, 09:12</div>
<div class="photo"><img src="b.jpg"><div>Volledig scherm De straat. © Jan Peeters</div></div>
<div class="body"><p>De feiten gebeurden rond 2.30 uur. Een buurtbewoonster werd wakker van het lawaai en belde.</p>
<p><b>Bivakmuts</b></p><p>Volgens getuigen droeg de schutter een bivakmuts. Hij vluchtte te voet weg door het park.</p>
</div></body></html>"""

# As pages of old do: paragraphs are text between line breaks.
BREAKS = """<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<h1>Biden meldt dood van IS-leider</h1><div>Bij een raid in het noorden van Syri&euml; kwamen dertien mensen om.</div>
<section><div>President <span>Joe&nbsp;Biden</span> heeft donderdag de dood van de IS-leider gemeld.<br/><br/>
&ldquo;Dankzij de moed van onze soldaten is hij er niet meer&rdquo;, zei Biden in het Witte Huis.<br/><h3>Bom</h3>
De leider blies zichzelf en zijn gezin op toen de Amerikaanse soldaten naderden, aldus het Pentagon.</div>
</section></body></html>"""


def test_a_lead_and_a_picture_that_stand_apart_are_of_the_article() -> None:
    article = read_article(APART)
    assert article.title == "Man opgepakt in Borgerhout: “Zeker vijf knallen”"
    kinds = [kind for kind, _ in shown(article)]
    assert kinds == ["headline", "lead", "caption", "body", "crosshead", "body"]
    assert "09:12" not in article.text


def test_text_between_line_breaks_is_not_lost() -> None:
    assert shown(read_article(BREAKS)) == [
        ("headline", "Biden meldt dood van IS-leider"),
        ("lead", "Bij een raid in het noorden van Syrië kwamen dertien mensen om."),
        ("body", "President Joe Biden heeft donderdag de dood van de IS-leider gemeld."),
        ("body", "“Dankzij de moed van onze soldaten is hij er niet meer”, zei Biden in het Witte Huis."),
        ("crosshead", "Bom"),
        (
            "body",
            "De leider blies zichzelf en zijn gezin op toen de Amerikaanse soldaten naderden, aldus het Pentagon.",
        ),
    ]


# Whatever the text

LINES = st.sampled_from(
    ["Bom", "De leider is dood.", "Volledig scherm De leider. © AFP", "© AFP", "# Kop", "**Vet.**", "---", "", "  x  "]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES, max_size=12).map("\n".join),
    st.lists(LINES, max_size=12).map("\r\n\r\n".join),
)
MARKS = string.whitespace + "\x85\x1c\x1d\x1e\x1f\xa0\u2028\u2029*_#=~->"


@given(TEXTS)
def test_parts_cover_the_text_but_for_page_furniture(text: str) -> None:
    blocks = find_blocks(text)
    assume(list(clear_furniture(text, blocks, None)) == list(blocks))  # a line *A* is a button for the size of letters
    parts = find_parts(text)
    at = 0
    for part in parts:
        assert at <= part.start < part.end <= len(text)
        assert not text[at : part.start].strip(MARKS)
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        if part.credit_start is not None and part.credit_end is not None:
            assert part.kind == "caption"
            assert part.start <= part.credit_start < part.credit_end <= part.end
        at = part.end
    assert not text[at:].strip(MARKS)
    assert [part.paragraph for part in parts] == sorted(part.paragraph for part in parts)
    assert sum(part.kind == "lead" for part in parts) <= 1
    assert sum(part.kind == "headline" for part in parts) <= 1
    assert find_parts(text) == parts


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_a_written_text_is_read_back(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.txt")
        file.write_bytes(("De leider is dood, zei hij toen. " + text).encode("utf-8"))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", MediabeeldWarning)  # of characters that are none
                assert read_article(file).text == "De leider is dood, zei hij toen. " + text
        except ArticleError as error:
            assert "binary" in str(error)
