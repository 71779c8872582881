"""A sample to check by hand: drawn by lot, filled in, scored with its interval."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import analysis as an
from analysis.errors import UsageError
from analysis.records import RECORDS
from analysis.sampling import JUDGED, draw_sample, save_sheet, score_sample, wilson_interval

TEXT = (
    "“Alle soldaten zijn veilig”, aldus president Joe Biden. “De raid was een succes”, zei hij.\r\n\r\n"
    "“Wij weten van niets”, zei minister Els Vos. Volgens Vos was er geen raid.\r\n"
)


@pytest.fixture(scope="module")
def portraits() -> list[Any]:
    return [an.portray(an.read_article(TEXT, id="bericht"))]


def fill(path: Path, *, separator: str = ",", **columns: list[str]) -> None:
    rows = list(csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=separator))
    for name, values in columns.items():
        for row, value in zip(rows, values, strict=False):
            row[name] = value
    page = StringIO()
    writer = csv.DictWriter(page, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text("\ufeff" + page.getvalue(), "utf-8")


def test_every_table_can_be_sampled_by_columns_it_has() -> None:
    assert set(JUDGED) == set(RECORDS)
    assert all(set(columns) <= set(RECORDS[table].__dataclass_fields__) for table, columns in JUDGED.items())


@pytest.mark.parametrize(
    ("right", "n", "interval"),
    [
        (8, 10, (0.4902, 0.9433)),
        (0, 10, (0.0, 0.2775)),
        (10, 10, (0.7225, 1.0)),
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263 and 15 of 148, 0 of 20, 1 of 29.
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_is_wilsons(right: int, n: int, interval: tuple[float, float]) -> None:
    low, high = wilson_interval(right, n)
    assert (round(low, 4), round(high, 4)) == pytest.approx(interval, abs=0.0001)


def test_the_same_seed_draws_the_same_rows_in_reading_order(portraits: list[Any]) -> None:
    one, other = (draw_sample(portraits, "tokens", 10, seed=3) for _ in range(2))
    assert one == other
    assert [row["start"] for row in one.rows] == sorted(row["start"] for row in one.rows)
    assert draw_sample(portraits, "tokens", 10, seed=4).rows != one.rows
    assert (len(one.rows), one.of) == (10, len(portraits[0].records["tokens"]))


def test_a_row_stands_in_its_words(portraits: list[Any]) -> None:
    for row in draw_sample(portraits, "quotes", 50).rows:
        assert TEXT[row["start"] : row["end"]] == row["text"]
        around = row["before"].lstrip("…") + row["text"] + row["after"].rstrip("…")
        assert around in TEXT


def test_a_filled_sheet_gives_a_precision_with_its_interval(portraits: list[Any], tmp_path: Path) -> None:
    sheet = draw_sample(portraits, "quotes", 50)
    assert len(sheet.rows) == 4
    save_sheet(sheet, tmp_path / "a.csv")
    fill(tmp_path / "a.csv", right=["ja", "JA", "nee", ""])
    table = score_sample(tmp_path / "a.csv")
    assert table.to_dict("records") == [
        {"what": "all", "n": 3, "right": 2, "precision": 0.667, "low": 0.208, "high": 0.939}
    ]


def test_a_blind_sheet_shows_nothing_of_what_was_found(portraits: list[Any], tmp_path: Path) -> None:
    sheet = draw_sample(portraits, "quotes", 50, blind=True)
    save_sheet(sheet, tmp_path / "a.csv", separator=";")
    page = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert page.splitlines()[0] == "number;article;start;end;before;text;after;kind;speakers;note"
    rows = list(csv.DictReader(StringIO(page, newline=""), delimiter=";"))
    assert [(row["kind"], row["speakers"], row["note"]) for row in rows] == [("", "", "")] * 4


def test_a_blind_sheet_is_compared_with_what_was_found(portraits: list[Any], tmp_path: Path) -> None:
    save_sheet(draw_sample(portraits, "quotes", 50, blind=True), tmp_path / "a.csv")
    kinds, speakers = ["direct", "direct", "mixed", "-"], ["Biden", "Joe Biden", "Els Vos", ""]
    fill(tmp_path / "a.csv", kind=kinds, speakers=speakers)
    table = score_sample(tmp_path / "a.csv").set_index("what")
    assert table["n"].to_dict() == {"all": 4, "kind": 4, "speakers": 3}
    assert table["right"].to_dict() == {"all": 2, "kind": 2, "speakers": 3}


@pytest.mark.parametrize(
    ("blind", "columns", "says"),
    [
        (False, {"right": ["misschien"]}, r"a\.csv, row 1: right is 'misschien'; allowed are yes, y, ja"),
        (True, {"kind": ["directe"]}, r"row 1: kind is 'directe'; allowed are direct, indirect, mixed, scare, -"),
        (False, {"text": ["iets anders"]}, r"a\.csv: row 1 is not the one that was drawn"),
        (False, {"number": ["17"]}, r"a\.csv: row 1 is not the one that was drawn"),
    ],
)
def test_a_slip_of_the_coder_is_told(
    blind: bool, columns: dict[str, list[str]], says: str, portraits: list[Any], tmp_path: Path
) -> None:
    save_sheet(draw_sample(portraits, "quotes", 50, blind=blind), tmp_path / "a.csv")
    fill(tmp_path / "a.csv", **columns)
    with pytest.raises(UsageError, match=says):
        score_sample(tmp_path / "a.csv")


def test_a_sheet_without_its_key_is_refused(portraits: list[Any], tmp_path: Path) -> None:
    save_sheet(draw_sample(portraits, "quotes", 2), tmp_path / "a.csv").unlink()
    with pytest.raises(UsageError, match=r"a\.key\.json: the key of the sheet cannot be read"):
        score_sample(tmp_path / "a.csv")


@pytest.mark.parametrize(("table", "n"), [("citaten", 5), ("quotes", 0)])
def test_wrong_wishes_are_refused(table: str, n: int, portraits: list[Any]) -> None:
    with pytest.raises(UsageError):
        draw_sample(portraits, table, n)


def test_a_sheet_that_excel_saved_as_its_own_is_read(portraits: list[Any], tmp_path: Path) -> None:
    import pandas as pd

    save_sheet(draw_sample(portraits, "quotes", 50), tmp_path / "a.csv")
    fill(tmp_path / "a.csv", right=["ja", "ja", "nee", "nee"])
    table = pd.read_csv(tmp_path / "a.csv", sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table.to_excel(tmp_path / "a.xlsx", index=False)
    assert score_sample(tmp_path / "a.xlsx")["precision"].tolist() == [0.5]
