"""The command line as a user meets it: its files, its exit codes, its one clear line for each fault."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analysis import paths
from analysis.records import TABLES, columns
from analysis.tables import check_rows
from tests.running import run

pytestmark = pytest.mark.model

TEXT = "“Alle soldaten zijn veilig”, aldus president Joe Biden. De raid was volgens hem een succes.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "nieuws.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_tables_writes_every_table_as_designed(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("tables", article, "--out", tmp_path / "uit", "--format", "json", monkeypatch=monkeypatch) == 0
    for name, kind in TABLES.items():
        rows = json.loads((tmp_path / "uit" / "nieuws" / f"{name}.json").read_text("utf-8"))
        check_rows(rows, name)
        assert all(tuple(row) == columns(kind) for row in rows)
    (quote,) = [
        row
        for row in json.loads((tmp_path / "uit" / "nieuws" / "quotes.json").read_text("utf-8"))
        if row["kind"] == "direct"
    ]
    assert TEXT[quote["start"] : quote["end"]] == quote["text"] == "Alle soldaten zijn veilig"


BAD = {
    "leeg.txt": b"",
    "wit.txt": b" \n\n\t",
    "binair.txt": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("name", [*BAD, "ontbreekt.txt", "map"])
def test_a_bad_article_is_one_line_and_the_others_are_done(
    name: str,
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    if name == "map":
        (tmp_path / name).mkdir()
    code = run("tables", tmp_path / name, article, "--out", tmp_path / "uit", monkeypatch=monkeypatch)
    lines = capsys.readouterr().err.splitlines()
    assert code == 1
    assert len(lines) == 1 and name in lines[0] and "Traceback" not in lines[0]
    assert (tmp_path / "uit" / "nieuws" / "quotes.csv").is_file()


@pytest.mark.parametrize("command", ["tables", "figures", "report", "actors"])
def test_a_text_that_is_not_dutch_is_one_line_and_is_done_all_the_same(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    news = tmp_path / "news.txt"
    news.write_text("The mayor said on Monday that the old factory will be closed before the summer. " * 3, "utf-8")
    out = tmp_path / "uit" / ("uit" if command in ("tables", "figures") else "uit.html")
    assert run(command, news, "--out", out, monkeypatch=monkeypatch) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"mediabeeld: {news}: seems to be in English;")
    assert out.exists()


@pytest.mark.parametrize("command", ["tables", "figures", "report", "actors"])
def test_a_file_that_is_no_article_ends_with_1_and_nothing_is_written(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nieuws.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n")
    assert run(command, tmp_path / "nieuws.pdf", "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "nieuws.pdf: is a PDF that cannot be read" in line
    assert not (tmp_path / "uit").exists()


def test_two_articles_of_one_id_are_refused_and_nothing_is_written(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "elders" / "nieuws.txt"
    other.parent.mkdir()
    other.write_text(TEXT, "utf-8")
    assert run("tables", article, other, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 2
    assert "id 'nieuws'" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("name", ["NIEUWS.txt", "Nieuws.md"])
def test_ids_that_differ_in_capitals_alone_would_share_a_folder(
    name: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "elders" / name
    other.parent.mkdir()
    other.write_text(TEXT, "utf-8")
    assert run("tables", article, other, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 2
    assert not (tmp_path / "uit").exists()


def test_a_file_in_the_way_of_one_article_is_found_before_anything_is_written(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "tweede.txt"
    other.write_text(TEXT, "utf-8")
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "tweede").write_text("in de weg", "utf-8")
    assert run("tables", article, other, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 2
    assert not (tmp_path / "uit" / "nieuws").exists()


def test_a_table_that_cannot_be_written_is_one_line_and_the_others_are_done(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "tweede.txt"
    other.write_text(TEXT, "utf-8")
    (tmp_path / "uit" / "nieuws" / "quotes.csv").mkdir(parents=True)
    assert run("tables", article, other, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "quotes.csv: cannot be written" in line
    assert (tmp_path / "uit" / "tweede" / "quotes.csv").is_file()


def test_a_defect_in_one_article_is_one_line_and_the_others_are_done(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from analysis.portrait import of_articles

    real = of_articles.portray_parsed

    def fail_once(doc: Any, *more: Any) -> Any:
        if "stuk" in doc.text:
            raise KeyError("een sleutel")
        return real(doc, *more)

    monkeypatch.setattr(of_articles, "portray_parsed", fail_once)
    broken = tmp_path / "kapot.txt"
    broken.write_text("Dit gaat stuk, zo zei de minister.", "utf-8")
    assert run("tables", broken, article, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "kapot: Mediabeeld itself failed (KeyError: 'een sleutel'; " in line and "test_cli.py, line" in line
    assert (tmp_path / "uit" / "nieuws" / "quotes.csv").is_file()


def test_a_report_is_in_the_language_one_asks_for(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", article, "--out", tmp_path / "a.html", "--language", "nl", monkeypatch=monkeypatch) == 0
    assert "De portretten, naast elkaar" in (tmp_path / "a.html").read_text("utf-8")
    assert run("report", article, "--out", tmp_path / "b.html", "--language", "fr", monkeypatch=monkeypatch) == 2
    assert "unknown language 'fr'; allowed: en, nl" in capsys.readouterr().err
    assert not (tmp_path / "b.html").exists()


@pytest.mark.parametrize("command", ["actors", "report", "figures"])
def test_an_output_that_cannot_be_written_is_wrong_usage(
    command: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "weg").write_text("in de weg", "utf-8")
    assert run(command, article, "--out", tmp_path / "weg" / "uit", monkeypatch=monkeypatch) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--out" in line


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "xml"], "csv"),
        (["--actors", "kapot.yaml"], "kapot.yaml"),
        (["--actors", "ontbreekt.yaml"], "ontbreekt.yaml"),
        (["--pipeline", "nl_bestaat_niet"], "nl_bestaat_niet"),
        (["--kleur", "rood"], "--kleur"),
    ],
)
def test_wrong_usage_is_refused_and_nothing_is_written(
    options: list[str],
    said: str,
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kapot.yaml").write_text("actors:\n- id: biden\n  naam: Joe Biden\n", "utf-8")
    assert run("tables", article, "--out", "uit", *options, monkeypatch=monkeypatch) == 2
    fault = capsys.readouterr().err
    assert said in fault and "Traceback" not in fault
    assert not (tmp_path / "uit").exists()


def test_a_file_in_the_way_of_the_output_folder_is_wrong_usage(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "uit").write_text("in de weg", "utf-8")
    assert run("tables", article, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 2
    assert "--out" in capsys.readouterr().err


def test_explain_tells_and_an_unknown_code_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", "quote.cue-inverted", monkeypatch=monkeypatch) == 0
    assert "quote.cue-inverted: " in capsys.readouterr().out
    assert run("explain", "quote.onbekend", monkeypatch=monkeypatch) == 2


CODEBOOK = """title: a
description: b
reference: c
licence: d
version: "1"
frames:
  army:
    title: Army
    text: The story is about the army.
    reference: c
    items:
      soldiers: {question: Are there soldiers, indicators: [soldaat]}
    examples:
      - {item: soldiers, text: De soldaten zijn veilig.}
    counterexamples:
      - {text: Het regent., why: weather}
"""


@pytest.fixture
def codebook(tmp_path: Path) -> Path:
    path = tmp_path / "leger.yaml"
    path.write_text(CODEBOOK, "utf-8")
    return path


def test_a_codebook_of_ones_own_fills_the_table_of_frames(
    article: Path, codebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("tables", article, "--out", tmp_path / "uit", "--format", "json", "--codebook", codebook)
    assert run(*given, monkeypatch=monkeypatch) == 0
    (row,) = json.loads((tmp_path / "uit" / "nieuws" / "frames.json").read_text("utf-8"))
    assert (row["scheme"], row["frame"], row["text"], row["lexicon"]) == ("leger", "army", "soldaten", "leger@1")
    assert run("explain", "frame:army", "--codebook", codebook, monkeypatch=monkeypatch) == 0
    assert "Are there soldiers" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["tables", "figures", "report"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--codebook", "kapot.yaml"], "kapot.yaml: the card lacks licence"),
        (["--codebook", "ontbreekt.yaml"], "ontbreekt.yaml: cannot be read"),
        (["--scheme", "semetko"], "no codebook called 'semetko'; there are: "),
        (["--scheme", "semetko-valkenburg", "--codebook", "leger.yaml"], "not both"),
    ],
)
def test_a_wrong_codebook_or_scheme_is_wrong_usage_and_nothing_is_written(
    command: str,
    options: list[str],
    said: str,
    article: Path,
    codebook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kapot.yaml").write_text(CODEBOOK.replace("licence: d\n", ""), "utf-8")
    assert run(command, article, "--out", "uit", *options, monkeypatch=monkeypatch) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (tmp_path / "uit").exists()


def test_a_codebook_is_checked(
    codebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("codebook", "check", codebook, monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out == "leger@1: 2 of 2 examples and counter-examples are as the codebook says\n"
    codebook.write_text(CODEBOOK.replace("Het regent", "Een soldaat"), "utf-8")
    assert run("codebook", "check", codebook, monkeypatch=monkeypatch) == 1
    failing, summary = capsys.readouterr().out.splitlines()
    assert failing == (f"{codebook}, line 16: army: expected nothing (a counter-example), found soldiers: Een soldaat.")
    assert summary.startswith("leger@1: 1 of 2 examples")
    codebook.write_text(CODEBOOK.replace("examples:", "exempels:", 1), "utf-8")
    assert run("codebook", "check", codebook, monkeypatch=monkeypatch) == 2
    assert "lacks examples" in capsys.readouterr().err


def test_a_form_is_made_answered_kept_and_filled_in_again(
    article: Path, codebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "answers.csv"
    for coder, answer in (("anna", "ja"), ("bert", "nee")):
        form = tmp_path / f"{coder}.csv"
        assert run("codebook", "form", codebook, article, "--out", form, "--coder", coder, monkeypatch=monkeypatch) == 0
        text = form.read_text("utf-8")
        assert f",{coder}," in text
        form.write_text(text.replace(f",,{coder},", f",{answer},{coder},"), "utf-8")
        assert run("codebook", "read", form, "--out", kept, monkeypatch=monkeypatch) == 0
    said = capsys.readouterr().out
    assert "1 answer by 1 coder\n" in said and "2 answers by 2 coders" in said and "soldiers" in said
    again = (
        "codebook",
        "form",
        codebook,
        article,
        "--out",
        tmp_path / "anna.csv",
        "--coder",
        "anna",
        "--answers",
        kept,
    )
    assert run(*again, monkeypatch=monkeypatch) == 2
    assert "is there already and is not overwritten" in capsys.readouterr().err
    assert run(*again, "--force", monkeypatch=monkeypatch) == 0
    assert ",yes,anna," in (tmp_path / "anna.csv").read_text("utf-8")
    assert run("codebook", "form", "ontbreekt", article, "--out", again[5], monkeypatch=monkeypatch) == 2


def test_evaluate_measures_against_gold_and_a_folder_without_gold_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", monkeypatch=monkeypatch) == 0
    said = capsys.readouterr().out
    assert "Scores" in said and "marked" in said
    assert run("evaluate", "--gold", tmp_path, monkeypatch=monkeypatch) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_actors_writes_a_draft_registry_that_can_be_read(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.actors import read_actors

    draft = tmp_path / "actoren.yaml"
    assert run("actors", article, "--out", draft, monkeypatch=monkeypatch) == 0
    found = read_actors(draft)
    assert "Joe Biden" in {actor.name for actor in found}
    beside = tmp_path / "actoren.merges.tsv"
    pairs = [line.split("\t") for line in beside.read_text("utf-8").splitlines()[1:]] if beside.exists() else []
    assert {actor for first, second, *_ in pairs for actor in (first, second)} <= {actor.id for actor in found}


def test_a_registry_that_is_there_is_not_overwritten(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "mijn.yaml"
    draft.write_text("# met de hand", "utf-8")
    assert run("actors", article, "--out", draft, monkeypatch=monkeypatch) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "mijn.yaml is there already" in line and "--force" in line
    assert draft.read_text("utf-8") == "# met de hand"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mijn.yaml", "nieuws.txt"]


def test_force_keeps_every_registry_that_was_there(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "mijn.yaml"
    for n in (1, 2):
        draft.write_text(f"# versie {n}", "utf-8")
        assert run("actors", article, "--out", draft, "--force", monkeypatch=monkeypatch) == 0
        backup = tmp_path / f"mijn.backup-{n}.yaml"
        assert capsys.readouterr().out == f"{draft}: written anew; what stood there is kept as {backup}\n"
        assert "Joe Biden" in draft.read_text("utf-8")
    assert [(tmp_path / f"mijn.backup-{n}.yaml").read_text("utf-8") for n in (1, 2)] == ["# versie 1", "# versie 2"]


@pytest.mark.parametrize(("command", "suffix"), [("actors", ".yaml"), ("report", ".html")])
def test_several_articles_go_to_a_folder_that_is_made(
    command: str, suffix: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tweede.txt").write_text(TEXT, "utf-8")
    out = tmp_path / "uit" / "diep"
    assert run(command, article, tmp_path / "in", "--out", out, monkeypatch=monkeypatch) == 0
    assert sorted(path.name for path in out.iterdir()) == [f"nieuws{suffix}", f"tweede{suffix}"]


@pytest.mark.parametrize(("command", "name"), [("actors", "mijn.yaml"), ("report", "mijn.html")])
def test_several_articles_do_not_fit_in_one_file(
    command: str,
    name: str,
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = tmp_path / "tweede.txt"
    other.write_text(TEXT, "utf-8")
    assert run(command, article, other, "--out", tmp_path / name, monkeypatch=monkeypatch) == 2
    assert f"{name} is one file, and there are 2 articles; name a folder" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_figures_of_several_articles_have_a_folder_each(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "tweede.txt"
    other.write_text(TEXT, "utf-8")
    assert run("figures", article, other, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 0
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["nieuws", "tweede"]


def test_figures_are_chosen_by_name_width_focus_and_language(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "uit"
    chosen = ("--only", "deeds", "--only", "00-portraits", "--width", "8.5", "--focus", "joe-biden", "--language", "nl")
    assert run("figures", article, "--out", out, *chosen, monkeypatch=monkeypatch) == 0
    assert sorted({path.stem for path in out.iterdir()}) == ["00-portraits", "03-deeds"]
    svg = (out / "00-portraits.svg").read_text("utf-8")
    assert "<title>Hoe elke actor in beeld komt</title>" in svg and 'width="240.94' in svg
    assert "2 figures (svg, png, csv)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--only", "daden", "no figure 'daden'; there are: 00-portraits, 01-who-speaks"),
        ("--width", "12", "8.5"),
        ("--language", "fr", "unknown language 'fr'; allowed: en, nl"),
        ("--focus", "poetin", "no actor 'poetin' in nieuws; there are:"),
    ],
)
def test_a_figure_that_cannot_be_ends_with_2_and_writes_nothing(
    option: str, value: str, told: str, article: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run("figures", article, "--out", tmp_path / "uit", option, value, monkeypatch=monkeypatch) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_of_several_articles_one_without_the_actor_in_focus_is_a_line_and_the_others_are_done(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "tweede.txt"
    other.write_text("Minister Els Vos prees de boeren in Gent. Vos sprak lang en lachte daarna.", "utf-8")
    files = (article, other, "--out", tmp_path / "uit", "--only", "deeds", "--focus", "joe-biden")
    assert run("figures", *files, monkeypatch=monkeypatch) == 1
    assert "no actor 'joe-biden' in tweede" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["nieuws"]


def test_what_a_run_stopped_by_ctrl_c_has_written_is_whole_and_it_says_how_to_go_on(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from analysis.portrait import of_articles

    real = of_articles.portray_parsed

    def press(doc: Any, *more: Any) -> Any:
        if "Stop" in doc.text:
            signal.raise_signal(signal.SIGINT)
        return real(doc, *more)

    monkeypatch.setattr(of_articles, "portray_parsed", press)
    for name in ("tweede", "derde"):
        (tmp_path / f"{name}.txt").write_text(TEXT + "Stop nu maar.", "utf-8")
    files = [article, tmp_path / "tweede.txt", tmp_path / "derde.txt"]
    assert run("tables", *files, "--out", tmp_path / "uit", monkeypatch=monkeypatch) == 130
    assert capsys.readouterr().err.splitlines()[-1] == (
        "mediabeeld: stopped: 1 of 3 articles are done, and what is written of them is whole; "
        "to go on, give those that are left: tweede, derde"
    )
    assert {path.stem for path in (tmp_path / "uit" / "nieuws").iterdir()} == set(TABLES)
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["nieuws"]


@pytest.mark.parametrize("command", ["tables", "figures", "report", "actors", "read"])
def test_strict_ends_with_1_when_anything_was_warned_of(
    command: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = () if command == "read" else ("--out", tmp_path / "uit")
    assert run(command, article, *out, "--strict", monkeypatch=monkeypatch) == 0
    few = tmp_path / "kort.txt"
    few.write_text("Brand in Lier.", "utf-8")
    assert run(command, few, *out, monkeypatch=monkeypatch) == 0
    assert run(command, few, *out, *["--force"] * (command == "actors"), "--strict", monkeypatch=monkeypatch) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .endswith("kort.txt: has 3 words only; what is found in so few means little")
    )


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from analysis import __version__

    assert run("--version", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out == f"mediabeeld {__version__}\n"


def test_read_shows_what_was_taken_for_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text(f"nr;kop;tekst\n7;Raid;{TEXT.strip()} Lees ook: Brand\n", "utf-8")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40))
    assert run("read", tmp_path, monkeypatch=monkeypatch) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        str(tmp_path / "a.csv"),
        "  encoding: utf-8",
        "  a table (CSV, separated by semicolons): 1 row; id from 'nr', title from 'kop', text from 'tekst'",
        "  7",
        "    title: Raid",
        "    headline  Raid",
        "    lead      “Alle soldaten zijn veilig”, aldus president Joe Biden. De raid was …",
        "    left out  Lees ook: Brand",
        str(tmp_path / "b.doc"),
        "  could not be read",
    ]
    assert "b.doc: is a Word, Excel or PowerPoint file of the old kind" in said.err


def test_an_article_comes_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("tables", "-", "--out", tmp_path, monkeypatch=monkeypatch) == 0
    assert (tmp_path / "stdin" / "quotes.csv").is_file()


def test_tables_open_right_in_dutch_excel(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from openpyxl import load_workbook

    assert run("tables", article, "--out", tmp_path / "csv", "--excel", monkeypatch=monkeypatch) == 0
    raw = (tmp_path / "csv" / "nieuws" / "portraits.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfarticle;actor;name;")
    assert ";1,0;" in raw.decode("utf-8-sig")
    for folder in ("een", "twee"):
        given = ("tables", article, "--out", tmp_path / folder, "--format", "xlsx")
        assert run(*given, monkeypatch=monkeypatch) == 0
    books = [tmp_path / folder / "nieuws" / "quotes.xlsx" for folder in ("een", "twee")]
    assert books[0].read_bytes() == books[1].read_bytes()
    header, first, *_ = load_workbook(books[0]).active.iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    assert (row["text"], row["speakers"], row["start"]) == ("Alle soldaten zijn veilig", "joe-biden", 1)
    assert run("tables", article, "--out", tmp_path, "--excel", "--format", "json", monkeypatch=monkeypatch) == 2


def test_a_console_in_windows_1252_shows_what_it_can(article: Path, tmp_path: Path) -> None:
    article.write_text("De Poolse premier Wałęsa – ‘ja’ → zei “nee”, aldus de krant.", "utf-8")
    code = "from analysis.cli import main; main()"
    for command in (["read", article], ["explain", "distancing"], ["tables", article, "--out", tmp_path / "uit"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, command)],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        )
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
        done.stdout.decode("cp1252")


def test_the_main_job_writes_tables_and_figures_of_every_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("seeds", "data/actors"):
        shutil.copytree(paths.ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    assert run("figures", monkeypatch=monkeypatch) == 0
    tables = tmp_path / "data" / "tables" / "2022-02-03-al-qurayshi"
    assert {path.stem for path in tables.glob("*.csv")} == set(TABLES)
    assert "biden" in (tables / "portraits.csv").read_text("utf-8")
    stems = {path.stem for path in (tmp_path / "figures").iterdir()}
    assert len(stems) >= 4
    assert all((tmp_path / "figures" / f"{stem}.{end}").is_file() for stem in stems for end in ("svg", "png", "csv"))


def test_the_command_is_there_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "analysis.cli", "--help"], capture_output=True, text=True, check=True)
    assert "figures" in done.stdout


def test_no_help_is_eaten_as_markup() -> None:
    done = subprocess.run([sys.executable, "-m", "analysis.cli", "amcat"], capture_output=True, text=True)
    assert "columns back (extra: sources)" in " ".join(done.stdout.split())


def test_the_lab_opens_at_the_root_of_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    called: list[Any] = []
    monkeypatch.setattr(subprocess, "call", lambda command, cwd: called.append((command[1:], cwd)) or 0)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    assert run("lab", monkeypatch=monkeypatch) == 0
    assert called == [(["-m", "jupyterlab", f"--ServerApp.root_dir={tmp_path}"], tmp_path)]


def test_a_page_on_the_web_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("tables", "https://www.example.org/a.html", "--out", tmp_path, monkeypatch=monkeypatch) == 1
    assert (
        "https://www.example.org/a.html: pages are not fetched from the web; save the page" in capsys.readouterr().err
    )


@pytest.mark.slow
def test_notebook_asks_a_question_of_an_article(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "uit" / "mijn.ipynb"
    assert run("notebook", article, "--question", "01", "--out", out, monkeypatch=monkeypatch) == 0
    cells = json.loads(out.read_text("utf-8"))["cells"]
    assert "".join(cells[0]["source"]) == "# Who is heard, and in whose wording?"
    assert "".join(cells[1]["source"]) == 'article = "../nieuws.txt"\nactors = None\nannotations = None\ngold = None'
    assert "Alle soldaten zijn veilig" in json.dumps(cells)


@pytest.mark.slow
def test_a_notebook_reads_with_a_codebook_of_ones_own(
    article: Path, codebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit" / "mijn.ipynb"
    given = ("--question", "04", "--codebook", codebook, "--out", out)
    assert run("notebook", article, *given, monkeypatch=monkeypatch) == 0
    cells = json.loads(out.read_text("utf-8"))["cells"]
    assert "".join(cells[1]["source"]).endswith('codebook = "../leger.yaml"')


def test_a_notebook_that_cannot_be_is_refused_and_nothing_written(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for more, said in (
        (["--out", tmp_path / "mijn.html"], "name a file that ends in .ipynb"),
        (["--out", tmp_path / "mijn.ipynb", "--question", "99"], "no question '99'; there are: 00-"),
        (["--out", tmp_path / "mijn.ipynb", "--question", "08"], "name the second with --with"),
        (
            ["--out", tmp_path / "mijn.ipynb", "--question", "01", "--codebook", "eigen"],
            "takes no codebook; those that do: 04-",
        ),
        (["--out", tmp_path / "mijn.ipynb", "--question", "04", "--codebook", "eigen"], "eigen: cannot be read"),
    ):
        assert run("notebook", article, *more, monkeypatch=monkeypatch) == 2
        assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["nieuws.txt"]


def test_the_report_says_how_right_it_is_by_hand_coding(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    assert run("report", article, "--out", tmp_path / "a.html", "--gold", leeg, monkeypatch=monkeypatch) == 2
    assert "no gold here" in capsys.readouterr().err
    assert (
        run("report", article, "--out", tmp_path / "a.html", "--filled", leeg / "x.csv", monkeypatch=monkeypatch) == 2
    )
    assert "x.key.json: the key of the sheet cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()
