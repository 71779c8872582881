"""A speaker mended in the file beside the article is right in every table, figure, page, notebook and corpus."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.annotations import read_annotations
from analysis.records import TABLES
from tests.annotations.article import TEXT
from tests.running import run

HAND = """article: nieuws
coder: jv
corrections:
- set: quotes
  at: Ik vind de regering laf
  was: {speakers: [els-vos]}
  to: {speakers: [jan-bos]}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "nieuws.txt"
    path.write_text(TEXT, "utf-8")
    path.with_name("nieuws.annotations.yaml").write_text(HAND, "utf-8")
    return path


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_in_every_table(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("tables", article, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 0
    start = TEXT.index("Ik vind")
    end = start + len("Ik vind de regering laf")
    for table in TABLES:
        for row in rows_of(tmp_path / "uit" / "nieuws", table):
            assert "coder" in row
            if table != "portraits" and start <= int(row["start"]) and int(row["end"]) <= end:
                assert row["voice"] == "jan-bos", table
    quotes, portraits = (rows_of(tmp_path / "uit" / "nieuws", table) for table in ("quotes", "portraits"))
    assert [row["speakers"] for row in quotes] == ["jan-bos", "burgemeester", "jan-bos"]
    assert [row["coder"] for row in quotes] == ["jv", "", ""]
    assert {row["actor"]: row["words_direct"] for row in portraits} == {
        "jan-bos": "5.0", "els-vos": "0.0", "burgemeester": "4.0", "regering": "0.0",
    }  # fmt: skip


def test_in_figures(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("figures", article, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 0
    spoken = {(row["actor"], row["kind"]): row["words"] for row in rows_of(tmp_path / "uit", "01-who-speaks")}
    assert spoken == {("jan-bos", "direct"): "5.0", ("burgemeester", "direct"): "4.0", ("jan-bos", "indirect"): "4.0"}
    judged = [(row["term"], row["holder"]) for row in rows_of(tmp_path / "uit", "06-evaluations")]
    assert ("laf", "jan-bos") in judged and ("laf", "els-vos") not in judged
    assert [row["holder"] for row in rows_of(tmp_path / "uit", "07-who-evaluates-whom") if "laf" in row["terms"]] == [
        "jan-bos"
    ]


def test_on_the_page(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("report", article, "--out", tmp_path / "nieuws.html", monkeypatch=monkeypatch) == 0
    page = (tmp_path / "nieuws.html").read_text("utf-8")
    lines = page.split("Ik vind de regering laf")
    assert "Jan Bos" in page and len(lines) > 1
    assert not any("Els Vos" in line[-60:] for line in lines[:-1][1:])


def test_in_a_corpus_and_only_what_changed_is_read_again(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from analysis.corpus import open, save_corpus

    folder = tmp_path / "corpus"
    assert save_corpus(article, folder).read == 1
    opened = open(folder)
    found = opened.sql("select speakers, coder from quotes order by start limit 1").values.tolist()
    opened.close()
    assert [(list(speakers), coder) for speakers, coder in found] == [(["jan-bos"], "jv")]
    assert save_corpus(article, folder).read == 0
    hand = article.with_name("nieuws.annotations.yaml")
    hand.write_text(HAND.replace("Ik vind de regering laf", "De brug is verwoest"), "utf-8")
    assert save_corpus(article, folder).read == 1
    opened = open(folder)
    assert [list(row[0]) for row in opened.sql("select speakers from quotes order by start").values] == [
        ["els-vos"], ["jan-bos"], ["jan-bos"],
    ]  # fmt: skip
    opened.close()
    hand.write_text(HAND.replace("Ik vind de regering laf", "De tunnel"), "utf-8")
    assert run("corpus", article, "--out", folder, "--workers", 1, monkeypatch=monkeypatch) == 0
    said = capsys.readouterr().err
    assert "1 correction of nieuws not applied (column unplaced of the table articles)" in said


def test_annotations_can_be_given_and_the_tool_is_measured_without_them(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "elders" / "nieuws.annotations.yaml"
    other.parent.mkdir()
    other.write_text(HAND.replace("[jan-bos]", "[regering]"), "utf-8")
    for given in (other, other.parent):
        out = tmp_path / "uit"
        assert run("tables", article, "--out", out, "--annotations", given, monkeypatch=monkeypatch) == 0
        assert rows_of(out / "nieuws", "quotes")[0]["speakers"] == "regering"
    sheet = tmp_path / "steekproef.csv"
    assert run("sample", article, "--n", 3, "--out", sheet, monkeypatch=monkeypatch) == 0
    assert "els-vos" in sheet.read_text("utf-8-sig")
    assert (
        run("sample", article, "--n", 3, "--out", sheet, "--force", "--annotations", other, monkeypatch=monkeypatch)
        == 0
    )
    assert "els-vos" not in sheet.read_text("utf-8-sig")


def test_what_cannot_be_placed_is_a_line_and_with_strict_a_1(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(TEXT.replace("Ik vind de regering laf", "Wij vinden de regering slap"), "utf-8")
    line = (
        "nieuws: correction 1 (set quotes “Ik vind de regering laf”) is not applied: “Ik vind de regering laf” stands "
        "nowhere in the article"
    )
    for more, code in (((), 0), (("--strict",), 1)):
        assert run("tables", article, "--out", tmp_path / "uit", *more, monkeypatch=monkeypatch) == code
        assert [said for said in capsys.readouterr().err.splitlines() if "correction" in said] == [
            f"mediabeeld: {line}"
        ]


@pytest.mark.parametrize("command", ["tables", "figures", "report", "actors", "corpus"])
def test_a_broken_file_is_a_2_and_nothing_is_written(
    command: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hand = article.with_name("nieuws.annotations.yaml")
    hand.write_text(HAND.replace("speakers: [jan-bos]", "speaker: [jan-bos]"), "utf-8")
    out = tmp_path / "uit"
    assert run(command, article, "--out", out, monkeypatch=monkeypatch) == 2
    assert f"{hand}, line 7: unknown key 'speaker'; did you mean 'speakers'?" in capsys.readouterr().err
    assert not out.exists() or not any(path.is_file() for path in out.rglob("*"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("weg.yaml", "annotations: there is no file or folder 'weg.yaml'"),
        ("ander.annotations.yaml", "is of the article 'ander', which is not given; there are: nieuws"),
    ],
)
def test_annotations_of_nothing_are_refused(
    given: str,
    message: str,
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ander.annotations.yaml").write_text("article: ander\n", "utf-8")
    assert run("tables", article, "--out", tmp_path / "uit", "--annotations", given, monkeypatch=monkeypatch) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_a_file_must_be_of_the_article_it_is_named_after(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article.with_name("nieuws.annotations.yaml").write_text("article: ander\n", "utf-8")
    assert run("report", article, "--out", tmp_path / "a.html", monkeypatch=monkeypatch) == 2
    assert "is by its name of the article 'nieuws', but 'article' in it is 'ander'" in capsys.readouterr().err


def test_the_example_of_the_documentation_is_read(tmp_path: Path) -> None:
    from analysis import paths

    page = (paths.ROOT / "docs" / "corrections.md").read_text("utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "artikel.annotations.yaml").write_text(example, "utf-8")
    assert len(read_annotations(tmp_path / "artikel.annotations.yaml").corrections) == 5


@pytest.mark.model
def test_processes_that_share_the_work_tell_what_has_no_place(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "ander.txt"
    other.write_text("“De tunnel is dicht”, zei Els Vos. Jan Bos zweeg.", "utf-8")
    other.with_name("ander.annotations.yaml").write_text(
        HAND.replace("nieuws", "ander").replace("Ik vind de regering laf", "De brug is dicht"), "utf-8"
    )
    out = tmp_path / "uit"
    assert run("tables", article, other, "--workers", 2, "--out", out, "--strict", monkeypatch=monkeypatch) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if "correction" in line]
    assert said == [
        "mediabeeld: ander: correction 1 (set quotes “De brug is dicht”) is not applied: “De brug is dicht” stands "
        "nowhere in the article"
    ]
    assert rows_of(out / "nieuws", "quotes")[0]["coder"] == "jv"


@pytest.mark.model
@pytest.mark.slow
def test_in_a_notebook(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = article.with_name("nieuws.annotations.yaml").rename(tmp_path / "elders.annotations.yaml")
    out = tmp_path / "uit" / "wie.ipynb"
    given = ("--question", "01", "--annotations", hand)
    assert run("notebook", article, "--out", out, *given, monkeypatch=monkeypatch) == 0
    assert "<td>Jan Bos</td><td>Ik vind de regering laf</td>" in out.read_text("utf-8")
