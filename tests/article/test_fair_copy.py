"""The fair copy: what is read, and the way back to the text as it was given."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import analysis as an
from analysis.article import Article, fair_copy, find_parts, read_article
from analysis.article.encodings import find_misread, guess_encoding
from analysis.errors import MediabeeldWarning


def copied(text: str) -> str:
    return fair_copy(Article(id="a", text=text, parts=find_parts(text))).article.text


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Volgens\u00a0de minister is het klaar.", "Volgens de minister is het klaar."),
        ('Zegt [Jan Bos](https://x.be/a_(b) "titel") nu.', "Zegt Jan Bos nu."),
        ("Het is **heel [goed](x)** en *mooi* en __dik__.", "Het is heel goed en mooi en dik."),
        ("Een ![foto](a.jpg)plaatje hier.", "Een plaatje hier."),
        ("Zo is 2 * 3 * 4 en snake_case_name en 5*.", "Zo is 2 * 3 * 4 en snake_case_name en 5*."),
        ("Hij [sic] zei [dat] (ja).", "Hij [sic] zei [dat] (ja)."),
        ("Het <b>huis</b> is &eacute;&eacute;n&nbsp;keer a < b.", "Het huis is één keer a < b."),
        ('<p class="x">Zie <a href="https://x.be">hier</a>: a <b, c> d.</p>', "Zie hier: a <b, c> d."),
        ("De poli\u00adtie vond de ﬁets.", "De politie vond de fiets."),
        ("Cafe\u0301 dicht in de stad.", "Café dicht in de stad."),
        ("> De man is weg.", "De man is weg."),
    ],
)
def test_what_is_read(given: str, read: str) -> None:
    assert copied(given) == read


WRAPPED = (
    "“Wij doen wat we kunnen met de mensen die we hebben”, zei procureur{0}"
    "Sofie Deconinck gisteren in Brussel. Zij wees erop dat de politie-{0}"
    "agenten uit Noord-{0}Brabant en de in-{0}en uitvoer daar niets van wisten,{0}"
    "hoewel ze al maanden met het onderzoek bezig waren.{0}"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "   \n  "])
def test_lines_of_a_page_width_are_joined(end: str) -> None:
    text = WRAPPED.format(end)
    article = read_article(text)
    assert (article.text, len(article.parts)) == (text, 1)
    read = fair_copy(article).article.text
    assert "procureur Sofie Deconinck gisteren" in read
    assert "politieagenten uit Noord-Brabant en de in- en uitvoer" in read
    (quote,) = [q for q in an.portray(text).records["quotes"] if q.kind == "direct"]
    assert quote.source == f"procureur{end}Sofie Deconinck"
    assert quote.speakers == ("sofie-deconinck",)


def test_a_link_is_neither_name_nor_obstacle() -> None:
    text = "“Ik ga weg”, zegt [Hendrik Vandamme](https://www.krant.be/x)."
    (quote,) = an.portray(text).records["quotes"]
    assert (quote.source, quote.speakers) == ("Hendrik Vandamme", ("hendrik-vandamme",))


DOUBLE = "“Ik ga naar België”, zegt José Claes – één keer."


def test_a_text_encoded_twice_is_read_as_it_was_meant() -> None:
    text = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in DOUBLE.encode())
    assert "BelgiÃ«" in text
    with pytest.warns(MediabeeldWarning, match="was read in a wrong encoding before it came here"):
        article = an.read_article(text)
    assert article.text == text
    assert fair_copy(article).article.text == DOUBLE
    (quote,) = an.portray(article).records["quotes"]
    assert text[quote.start : quote.end] == quote.text == "Ik ga naar BelgiÃ«"
    assert quote.speakers == ("jose-claes",)


def test_mac_roman() -> None:
    raw = DOUBLE.encode("mac_roman")
    assert guess_encoding(raw) == "mac_roman"
    assert guess_encoding(DOUBLE.encode("cp1252")) == "cp1252"
    assert guess_encoding("De foto‘s van 'toen‘".encode("cp1252")) == "cp1252"
    wrong = raw.decode("cp1252", "replace")
    assert copied("ÒHet ging snelÓ, zei JosŽ.") == "“Het ging snel”, zei José."
    assert wrong != DOUBLE


@pytest.mark.parametrize(
    "text",
    [
        *("Café", "De Ñandú rent weg.", "Ãngela zei “ja”.", "Õhtuleht is een krant.", "€ 5 – 6"),
        *("Het 'dorp‘ loopt leeg", "De foto‘s en video‘s van de wijk", "Zo“n 5•6 punten"),
    ],
)
def test_a_right_text_is_not_mended(text: str) -> None:
    assert find_misread(text) == []


PIECES = st.sampled_from(
    [
        *("De man", "een", ".", " ", "\n", "\n\n", "\r\n", "\u00a0", "\u00ad", "- ", "# ", "> ", "é", "ﬁ", "Ã«"),
        *("[x](y)", "**", "*a*", "&amp;", "<b>", "“Nee”, zei Bos.", "Lees ook: x", "DEN HAAG (ANP) - "),
    ]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#\xa0Brand in Lier\xa0#\n\nEr was brand.", ["Brand in Lier", "Er was brand."]),
        ("** Brand in Lier **\n\nEr was brand.", ["** Brand in Lier **", "Er was brand."]),
        ("**Brand in Lier\u2003**\n\nEr was brand.", ["Brand in Lier", "Er was brand."]),
        (">\xa0Er was brand.\n\n>> \u2003Er is rook.", ["Er was brand.", "Er is rook."]),
    ],
)
def test_no_part_begins_or_ends_with_white_space_behind_a_mark(text: str, words: list[str]) -> None:
    assert [text[part.start : part.end] for part in find_parts(text)] == words


@example("# \xa0\xad")
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_offsets_of_the_copy_lead_back_in_order(text: str) -> None:
    article = Article(id="a", text=text, parts=find_parts(text))
    copy = fair_copy(article)
    read = copy.article.text
    places = [copy.start(i) for i in range(len(read))]
    assert places == sorted(places)
    for start in range(len(read)):
        a, b = copy.start(start), copy.end(start + 1)
        assert 0 <= a <= b <= len(text)
        if b - a == 1 and not read[start].isspace():
            assert text[a] == read[start] or not text.isascii() or "&" in text
    for before, after in zip(article.parts, copy.article.parts, strict=False):
        assert after.kind in ("headline", "lead", "body", "crosshead", "caption")
        assert before.paragraph >= 0
    assert all(read[part.start : part.end] == read[part.start : part.end].strip() for part in copy.article.parts)
