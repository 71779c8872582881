"""The commands of hand coding, as a scholar meets them: out and in again, agreement, a sample."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.running import run

TEXT = "“Alle soldaten zijn veilig 👍”, aldus president Joe Biden.\r\n\r\nDe raid was volgens hem een succes.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "nieuws.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.mark.parametrize(
    ("to", "name"), [("qdpx", "a.qdpx"), ("xmi", "a.zip"), ("xlsx", "a.xlsx"), ("jsonl", "a.jsonl")]
)
def test_tables_go_out_and_come_in_equal(
    to: str, name: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("tables", article, "--out", tmp_path / "wel", "--format", "json", monkeypatch=monkeypatch) == 0
    assert run("export", article, "--to", to, "--out", tmp_path / name, monkeypatch=monkeypatch) == 0
    assert run("import", tmp_path / name, "--out", tmp_path / "in", monkeypatch=monkeypatch) == 0
    assert (tmp_path / "in" / "nieuws.txt").read_bytes() == TEXT.encode()
    came = sorted(path.name for path in (tmp_path / "in" / "nieuws").iterdir())
    assert {"quotes.json", "mentions.json"} <= set(came)
    for table in came:
        assert (tmp_path / "in" / "nieuws" / table).read_text() == (tmp_path / "wel" / "nieuws" / table).read_text()


def test_parses_go_out_and_come_in(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("export", article, "--to", "conllu", "--out", tmp_path / "a.conllu", monkeypatch=monkeypatch) == 0
    assert run("import", tmp_path / "a.conllu", "--out", tmp_path / "in", monkeypatch=monkeypatch) == 0
    tokens = json.loads((tmp_path / "in" / "nieuws" / "tokens.json").read_text("utf-8"))
    assert [token["text"] for token in tokens][:5] == ["“", "Alle", "soldaten", "zijn", "veilig"]


def test_a_data_package_is_written(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("export", article, "--to", "frictionless", "--out", tmp_path / "p", monkeypatch=monkeypatch) == 0
    assert (tmp_path / "p" / "datapackage.json").is_file() and (tmp_path / "p" / "data" / "quotes.csv").is_file()


GOLD: dict[str, list[dict[str, Any]]] = {
    "quotes": [{"type": "direct", "start": 1, "end": 28, "speaker_name": "Joe Biden"}]
}


@pytest.fixture
def gold(article: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "anna"
    folder.mkdir()
    shutil.copy(article, folder)
    (folder / "nieuws.quotes.json").write_text(json.dumps(GOLD), "utf-8")
    return folder


def test_gold_goes_out_and_comes_in_as_gold(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("export", "--gold", gold, "--to", "qdpx", "--out", tmp_path / "a.qdpx", monkeypatch=monkeypatch) == 0
    assert run("import", tmp_path / "a.qdpx", "--out", tmp_path / "in", monkeypatch=monkeypatch) == 0
    assert json.loads((tmp_path / "in" / "nieuws.quotes.json").read_text("utf-8")) == GOLD


def test_each_coder_of_a_project_gets_a_folder(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("export", "--gold", gold, "--to", "jsonl", "--out", tmp_path / "a.jsonl", monkeypatch=monkeypatch) == 0
    page = (tmp_path / "a.jsonl").read_text("utf-8")
    more = page.splitlines()[-1].replace('"anna"', '"bert"').replace('"direct"', '"mixed"')
    (tmp_path / "a.jsonl").write_text(f"{page}{more}\n", "utf-8")
    assert run("import", tmp_path / "a.jsonl", "--out", tmp_path / "in", monkeypatch=monkeypatch) == 0
    types = [
        json.loads((tmp_path / "in" / who / "nieuws.quotes.json").read_text("utf-8"))["quotes"][0]["type"]
        for who in ("anna", "bert")
    ]
    assert types == ["direct", "mixed"]


def test_what_is_there_is_not_written_over(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("export", "--gold", gold, "--to", "jsonl", "--out", tmp_path / "a.jsonl", monkeypatch=monkeypatch)
    assert run("import", tmp_path / "a.jsonl", "--out", gold, monkeypatch=monkeypatch) == 2
    assert "nieuws.txt is there already and is not overwritten" in capsys.readouterr().err
    before = (gold / "nieuws.quotes.json").read_bytes()
    assert run("import", tmp_path / "a.jsonl", "--out", gold, "--force", monkeypatch=monkeypatch) == 0
    assert (gold / "nieuws.quotes.backup-1.json").read_bytes() == before
    assert "what stood there is kept as" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "--to", "qdpx", "--out", "a.qdpx"), "give articles or --gold, one of the two"),
        (("export", "nieuws.txt", "--to", "qdpx", "--out", "a.xml"), "a.xml must end in .qdpx for --to qdpx"),
        (("export", "nieuws.txt", "--to", "docx", "--out", "a.docx"), "'docx' is not one of"),
        (("export", "nieuws.txt", "--to", "qdpx", "--out", "a.qdpx", "--tables", "citaten"), "no table called citaten"),
        (
            ("export", "--gold", "anna", "--to", "conllu", "--out", "a.conllu"),
            "gold goes to qdpx, webanno, xlsx, jsonl",
        ),
        (("agreement", "anna"), "anna: one coder agrees with nobody; name another, or give --tool"),
        (("agreement", "anna", "leeg"), "leeg: no codings here; it needs files ID.quotes.json"),
        (("agreement", "anna", "bert"), "bert: there is no such file or folder"),
        (("agreement", "anna", "--tool", "--settled", "x.json"), "--settled and --gold go together"),
        (("agreement", "anna", "--tool", "--language", "fr"), "unknown language 'fr'; allowed: en, nl"),
        (("import", "nieuws.txt", "--out", "in"), "nieuws.txt: no format of exchange has this ending"),
        (("sample", "--out", "a.csv"), "give articles to draw from, or --filled"),
        (("sample", "nieuws.txt", "--out", "a.csv", "--table", "citaten"), "no table called 'citaten' to sample"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(
    arguments: tuple[str, ...],
    said: str,
    gold: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg").mkdir()
    before = sorted(tmp_path.rglob("*"))
    assert run(*arguments, monkeypatch=monkeypatch) == 2
    assert said in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_that_leads_out_of_the_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"article": {"id": "../weg"}, "text": "Kort."})
    (tmp_path / "a.jsonl").write_text(line + "\n", "utf-8")
    assert run("import", tmp_path / "a.jsonl", "--out", tmp_path / "in", monkeypatch=monkeypatch) == 2
    assert "the article '../weg' cannot be the name of a file" in capsys.readouterr().err


def test_a_value_that_no_column_has_is_told(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--to", "jsonl", "--out", tmp_path / "a.jsonl", "--tables", "quotes")
    run("export", article, *options, monkeypatch=monkeypatch)
    page = (tmp_path / "a.jsonl").read_text("utf-8")
    (tmp_path / "a.jsonl").write_text(page.replace('["quotes", "direct"]', '["quotes", "directe"]'), "utf-8")
    assert run("import", tmp_path / "a.jsonl", "--out", tmp_path / "in", monkeypatch=monkeypatch) == 2
    assert "nieuws: table quotes, row 0: 'directe' is not one of" in capsys.readouterr().err


def test_a_sample_is_drawn_filled_and_scored(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "steekproef.csv"
    assert run("sample", article, "--n", "5", "--table", "quotes", "--out", sheet, monkeypatch=monkeypatch) == 0
    assert "2 of 2 rows of quotes" in capsys.readouterr().out
    rows = list(csv.DictReader(StringIO(sheet.read_text("utf-8-sig"), newline="")))
    page = StringIO()
    writer = csv.DictWriter(page, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, "right": answer} for row, answer in zip(rows, ("ja", "nee"), strict=True))
    sheet.write_text(page.getvalue(), "utf-8")
    assert run("sample", "--filled", sheet, monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out.split() == [
        "what", "n", "right", "precision", "low", "high", "all", "2", "1", "0.5", "0.095", "0.905",
    ]  # fmt: skip
    filled = sheet.read_text("utf-8")
    assert run("sample", article, "--table", "quotes", "--out", sheet, "--force", monkeypatch=monkeypatch) == 0
    assert (tmp_path / "steekproef.backup-1.csv").read_text("utf-8") == filled


def test_agreement_is_told_and_written(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(gold, tmp_path / "bert")
    changed = {"quotes": [{**GOLD["quotes"][0], "type": "mixed"}]}
    (tmp_path / "bert" / "nieuws.quotes.json").write_text(json.dumps(changed), "utf-8")
    out = tmp_path / "uit"
    arguments = ("agreement", gold, tmp_path / "bert", "--out", out, "--language", "nl")
    assert run(*arguments, monkeypatch=monkeypatch) == 0
    said = capsys.readouterr().out
    assert "Coders: anna, bert; 1 article\n" in said and "De codeurs verschilden in 1 beslissing." in said
    names = ["agreement.csv", "by-article.csv", "differences.csv", "differences.html", "methods.txt", "pairs.csv"]
    assert sorted(path.name for path in out.iterdir()) == names
    (row,) = csv.DictReader(StringIO((out / "differences.csv").read_text("utf-8"), newline=""))
    assert (row["variable"], row["anna"], row["bert"]) == ("type", "direct", "mixed")


@pytest.mark.parametrize(
    ("library", "arguments", "said"),
    [
        ("krippendorff", ("agreement", "anna", "anna2"), "a comparison of coders needs krippendorff"),
        ("cassis", ("export", "nieuws.txt", "--to", "webanno", "--out", "a.zip"), "a file .zip needs cassis"),
        ("openpyxl", ("export", "nieuws.txt", "--to", "xlsx", "--out", "a.xlsx"), "a file .xlsx needs openpyxl"),
    ],
)
def test_a_library_that_is_missing_is_told_with_its_extra(
    library: str,
    arguments: tuple[str, ...],
    said: str,
    gold: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from analysis.exchange import formats

    monkeypatch.chdir(tmp_path)
    real = formats.find_spec
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == library else real(name))
    assert run(*arguments, monkeypatch=monkeypatch) == 2
    assert f'{said}: pip install ".[exchange]" in the checkout' in capsys.readouterr().err


def test_without_tornado_the_annotator_says_what_to_install(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from analysis.annotator import opening

    real = opening.find_spec
    monkeypatch.setattr(opening, "find_spec", lambda name: None if name == "tornado" else real(name))
    for name in ["tornado", *(name for name in sys.modules if name.startswith("tornado."))]:
        monkeypatch.setitem(sys.modules, name, None)  # as where it is not there: its import fails
    monkeypatch.delitem(sys.modules, "analysis.annotator.server", raising=False)
    assert run("annotate", article, "--coder", "jv", monkeypatch=monkeypatch) == 2
    fault = capsys.readouterr().err
    assert 'the annotator needs tornado: pip install ".[annotator]" in the checkout' in fault


def test_gold_that_is_settled_anew_keeps_what_stood_there(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(gold, tmp_path / "bert")
    (tmp_path / "keuzes.json").write_text('{"choices": {}}', "utf-8")
    settle = ("agreement", gold, tmp_path / "bert", "--settled", tmp_path / "keuzes.json", "--gold", tmp_path / "goud")
    assert run(*settle, monkeypatch=monkeypatch) == 0
    place = tmp_path / "goud" / "nieuws.quotes.json"
    place.write_text("{}", "utf-8")
    assert run(*settle, monkeypatch=monkeypatch) == 2
    assert run(*settle, "--force", monkeypatch=monkeypatch) == 0
    assert (tmp_path / "goud" / "nieuws.quotes.backup-1.json").read_text("utf-8") == "{}"
