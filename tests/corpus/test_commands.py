"""The commands `corpus`, `compare` and `tables --workers`, from files to files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from tests.corpus.texts import files_of, write_articles
from tests.running import run

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]


def test_two_workers_write_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = write_articles(tmp_path)
    for workers in ("1", "2"):
        assert run("corpus", texts, "--out", tmp_path / workers, "--workers", workers, monkeypatch=monkeypatch) == 0
        tables = ("tables", texts, "--out", tmp_path / f"t{workers}", "--workers", workers)
        assert run(*tables, monkeypatch=monkeypatch) == 0
    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")
    assert files_of(tmp_path / "t1") == files_of(tmp_path / "t2")
    assert len(files_of(tmp_path / "t2")) == 4 * 13


def test_tables_of_two_workers_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = write_articles(tmp_path)
    registry = tmp_path / "wie.yaml"
    registry.write_text("actors:\n- {id: niemand, name: Karel Niemand, type: person}\n", "utf-8")
    said = []
    for workers in ("1", "2"):
        out = tmp_path / workers
        out.mkdir()
        (out / "a2").write_text("staat in de weg", "utf-8")
        given = ("tables", texts, "--out", out, "--actors", registry, "--workers", workers)
        said.append((run(*given, monkeypatch=monkeypatch), capsys.readouterr().err.replace(str(out), "OUT")))
    assert said[0] == said[1]


def test_a_file_that_cannot_be_read_ends_with_1_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = write_articles(tmp_path)
    (tmp_path / "leeg.txt").write_bytes(b"")
    given = ("corpus", texts, tmp_path / "leeg.txt", "--out", tmp_path / "uit", "--workers", "1")
    assert run(*given, monkeypatch=monkeypatch) == 1
    told = capsys.readouterr()
    assert "5 articles in" in told.out
    assert "leeg.txt: is empty" in told.err


def test_articles_that_may_be_no_dutch_news_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = write_articles(tmp_path)
    english = "The minister said on Monday that the government would not close the factory before the summer."
    (tmp_path / "engels.txt").write_text(" ".join([english] * 5), "utf-8")
    given = ("corpus", texts, tmp_path / "engels.txt", "--out", tmp_path / "uit", "--workers", "1")
    assert run(*given, monkeypatch=monkeypatch) == 0
    told = capsys.readouterr().err
    assert "1 article may be no Dutch news (column doubts of the table articles): engels" in told


def test_compare_writes_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = write_articles(tmp_path)
    assert run("corpus", texts, "--out", tmp_path / "uit", "--workers", "1", monkeypatch=monkeypatch) == 0
    assert run("compare", tmp_path / "uit", "--by", "outlet", monkeypatch=monkeypatch) == 0
    table = pd.read_csv(tmp_path / "uit" / "comparison" / "measures.csv")
    voice = table[table["measure"] == "voice"].set_index("group")
    assert voice.loc["De Krant", ["n_articles", "part"]].tolist() == [2, 4]
    assert voice["low"].isna().all()
    assert run("compare", tmp_path / "uit", "--by", "krant", monkeypatch=monkeypatch) == 2
    assert run("compare", tmp_path, monkeypatch=monkeypatch) == 2


def test_pseudonyms_have_a_key_outside_the_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = write_articles(tmp_path)
    given = ("corpus", texts, "--out", tmp_path / "uit", "--pseudonymise", "--workers", "1")
    assert run(*given, monkeypatch=monkeypatch) == 0
    key = (tmp_path / "uit.key").read_text("utf-8").strip()
    before = files_of(tmp_path / "uit")
    assert len(key) == 64
    assert not any(key.encode() in content for content in before.values())
    assert run(*given, monkeypatch=monkeypatch) == 0
    assert files_of(tmp_path / "uit") == before


@pytest.mark.slow
def test_killed_with_all_its_processes_at_several_points_and_resumed_it_is_the_same(tmp_path: Path) -> None:
    articles = [
        {"id": f"n{n}", "outlet": "De Krant", "text": "“Dat is goed”, zegt minister Jan Smit. Hij sluit de brug. " * 6}
        for n in range(12)
    ]
    texts = write_articles(tmp_path, articles)
    script = tmp_path / "maak.py"
    script.write_text(
        "import sys\nfrom analysis.corpus import save_corpus\n"
        "if __name__ == '__main__':\n    save_corpus(sys.argv[1], sys.argv[2], workers=2, size=5)\n",
        "utf-8",
    )

    def start(out: Path) -> subprocess.Popen[bytes]:
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))}
        return subprocess.Popen([sys.executable, script, texts, out], start_new_session=True, env=paths)

    assert start(tmp_path / "whole").wait() == 0
    uit = tmp_path / "uit"
    killed = 0
    points = (
        ("the first article is done", lambda: any(uit.glob(".spool/*/*.sheaf"))),
        ("a part is being written", lambda: any(uit.glob("tokens/*.parquet"))),
        ("a part is there", lambda: any(uit.glob("articles/*.parquet"))),
        ("actors are being linked", lambda: any(uit.glob("links/*.parquet"))),
    )
    for _, reached in points:
        process = start(uit)
        while process.poll() is None and not reached():
            time.sleep(0.005)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed >= 3
    assert start(uit).wait() == 0
    assert files_of(uit) == files_of(tmp_path / "whole")
