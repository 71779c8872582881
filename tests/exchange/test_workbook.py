"""Excel: what a coder changes in a sheet, adds to it or spoils in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding, read_coded, save_coded

CODED = CodedArticle(
    article=Article(id="a", text="“Nee”, zei An.\r\nZij zweeg."),
    codings=(
        Coding(start=1, end=4, code=("quotes", "direct"), fields={"speaker": "An", "n": 3, "cue": None}, coder="Bé"),
        Coding(start=11, end=13, code=("mentions", "name"), fields={"actor": "an"}),
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save_coded([CODED], tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_a_sheet_reads_as_a_table(file: Path) -> None:
    book = load_workbook(file)
    assert book.sheetnames == ["articles", "texts", "mentions", "quotes"]
    assert [[cell.value for cell in row] for row in book["quotes"]] == [
        ["article", "n", "start", "end", "text", "code", "coder", "memo", "speaker", "field n", "cue"],
        ["a", 1, 1, 4, "Nee", "quotes > direct", "Bé", None, "An", 3, "null"],
    ]


def edit(file: Path, **cells: Any) -> None:
    book = load_workbook(file)
    for place, value in cells.items():
        book["quotes"][place] = value
    book.save(file)


def test_what_is_changed_and_added_in_a_sheet_is_read(file: Path) -> None:
    edit(file, F2="quotes > scare", I2="Zij", A3="a", C3=15, D3=18, F3="quotes > indirect", G3="Cé", H3="toch")
    (back,) = read_coded(file)
    assert back.codings == (
        Coding(start=1, end=4, code=("quotes", "scare"), fields={"speaker": "Zij", "n": 3, "cue": None}, coder="Bé"),
        CODED.codings[1],
        Coding(start=15, end=18, code=("quotes", "indirect"), coder="Cé", memo="toch"),
    )


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"C2": "een"}, r"a\.xlsx, sheet quotes, row 2: start must be a whole number, not 'een'"),
        ({"F2": None}, r"sheet quotes, row 2: lacks code; a row needs article, start, end, code"),
        ({"D2": 900}, r"1 to 900 lies outside the text of 'a', which has 26 characters"),
        ({"A2": "b"}, r"codings of b, which the sheet articles does not have"),
        ({"I2": '"An'}, r"row 2: '\"An' begins as JSON and is none"),
    ],
)
def test_a_slip_in_a_sheet_is_told_with_its_place(cells: dict[str, Any], says: str, file: Path) -> None:
    edit(file, **cells)
    with pytest.raises(UsageError, match=says):
        read_coded(file)


def test_what_is_no_workbook_of_codings_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK niets")
    with pytest.raises(UsageError, match=r"a\.xlsx: is no Excel workbook"):
        read_coded(tmp_path / "a.xlsx")


def test_a_text_longer_than_a_cell_goes_in_pieces(tmp_path: Path) -> None:
    coded = CodedArticle(article=Article(id="a", text="👍 é\r\n" * 20_000))
    save_coded([coded], tmp_path / "a.xlsx")
    assert read_coded(tmp_path / "a.xlsx") == [coded]


def test_a_value_longer_than_a_cell_is_refused(tmp_path: Path) -> None:
    coding = Coding(start=0, end=1, code=("x",), fields={"lang": "a" * 40_000})
    with pytest.raises(UsageError, match="40000 characters is more than a cell of Excel holds; take jsonl"):
        save_coded([CodedArticle(article=Article(id="a", text="a"), codings=(coding,))], tmp_path / "a.xlsx")
