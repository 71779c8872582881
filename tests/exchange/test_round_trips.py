"""What goes out comes back: to the character, whatever the text, in every format."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis.article import Article, Part
from analysis.exchange import CodedArticle, Coding, code_portrait, read_coded, save_coded, table_rows
from analysis.exchange.formats import FORMATS
from analysis.tables import to_rows

WRITTEN = [format.endings[0] for format in FORMATS.values() if format.write is not None]
TRICKY = [
    "👩‍👧",
    "𝔄",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "é",
    "“",
    "&",
    "<",
    "_x000D_",
    "x005F_",
    "=1+1",
    "\ufeff",
    "mediabeeld:",
]
#: Everything but what no file in UTF-8 holds; XML lacks control characters in texts of its own.
ANY = st.characters(exclude_categories=("Cs",))
PLAIN = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
pieces = st.lists(st.sampled_from(TRICKY) | st.text(PLAIN, max_size=5), max_size=8).map("".join)
wild = st.lists(st.sampled_from(TRICKY) | st.text(ANY, max_size=5), max_size=8).map("".join)
names = st.text(PLAIN, min_size=1, max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | wild,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(wild, inner, max_size=3),
    max_leaves=4,
)


@st.composite
def coded_articles(draw: st.DrawFn) -> CodedArticle:
    text = draw(pieces)
    codings = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        codings.append(
            Coding(
                start=start,
                end=end,
                code=tuple(draw(st.lists(names, min_size=1, max_size=3))),
                fields=draw(st.dictionaries(wild, values, max_size=3)),
                coder=draw(st.none() | names),
                memo=draw(st.none() | wild),
            )
        )
    parts = (Part("body", 0, len(text), 0),) if text else ()
    article = Article(id=draw(names), text=text, title=draw(st.none() | wild), parts=parts)
    return CodedArticle(article=article, codings=tuple(codings), about=draw(st.dictionaries(wild, values, max_size=2)))


CRLF = CodedArticle(
    article=Article(id="crlf", text="“Nee 👍”, zei ze.\r\n\r\nEn 𝔄 zweeg."),
    codings=(
        Coding(start=1, end=6, code=("quotes", "direct"), fields={"speaker": "ze"}, coder="An", memo="Zeker?\r\n👍"),
        Coding(start=18, end=22, code=("mentions", "name"), fields={"": "", "n": None, "text": "=1"}, coder="Bé"),
    ),
)


@pytest.mark.parametrize("ending", WRITTEN)
@settings(max_examples=60)
@given(coded=coded_articles())
@example(coded=CRLF)
def test_what_goes_out_comes_back(ending: str, coded: CodedArticle) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{ending}")
        save_coded([coded], path)
        (back,) = read_coded(path)
    assert back == coded
    assert [coded.article.text[c.start : c.end] for c in back.codings] == [
        coded.article.text[c.start : c.end] for c in coded.codings
    ]


@pytest.mark.parametrize("ending", WRITTEN)
def test_the_same_codings_are_the_same_bytes(ending: str, tmp_path: Path) -> None:
    for name in "ab":
        save_coded([CRLF], tmp_path / f"{name}{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


@pytest.mark.parametrize("ending", WRITTEN)
def test_several_articles_stay_apart(ending: str, tmp_path: Path) -> None:
    other = CodedArticle(article=Article(id="z", text="Stil."))
    save_coded([CRLF, other], tmp_path / f"a{ending}")
    assert read_coded(tmp_path / f"a{ending}") == [CRLF, other]


@pytest.fixture(scope="module")
def portrait() -> Any:
    text = (
        "De burgemeester zwijgt\r\n\r\n“Alle soldaten zijn veilig 👍”, aldus president Joe Biden.\r\n\r\n"
        "Volgens hem kwamen zeker dertien mensen om. De oppositie noemt de aanval een schande."
    )
    return an.portray(an.read_article(text, id="bericht", outlet="De Krant"))


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if format.write])
def test_the_rows_of_a_portrait_come_back_as_they_were(name: str, portrait: Any, tmp_path: Path) -> None:
    format = FORMATS[name]
    path = tmp_path / f"a{format.endings[0]}"
    save_coded([code_portrait(portrait, format.tables)], path)
    (back,) = read_coded(path)
    assert back.article == portrait.article
    rows = table_rows(back)
    for table in format.tables:
        assert repr(rows.get(table, [])) == repr(to_rows(portrait.records[table], table)), table
    assert {"quotes", "mentions", "casualties", "sentiment"} <= rows.keys()
