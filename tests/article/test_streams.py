"""A large file is read record by record, and gives what it gives when it is read at once."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from analysis.article import read_files, reading, streams
from analysis.article.model import Article
from analysis.errors import ArticleError

TEXT = "De burgemeester van Zandhove sluit vandaag het oude zwembad aan de Kerkstraat in het dorp."
NAMED = [{"id": f"a{k}", "kop": f"Kop {k}", "tekst": f"{TEXT} Regel {k}.\n\nEn “meer”."} for k in range(7)]
SCRAPED = [{"maintext": f"{TEXT} {k}", "source_domain": "www.krant.example", "date_publish": None} for k in range(5)]


def csv_of(*rows: str) -> str:
    return "titel;inhoud\n" + "".join(f"{row}\n" for row in rows)


FILES = {
    "rows.csv": csv_of(*(f'Kop {k};"{TEXT}\n\nMeer ""{k}""."' for k in range(5))),
    "bom.csv": "\ufeff" + csv_of(*(f"Kop {k};{TEXT}" for k in range(3))),
    "empty.csv": csv_of("Kop;", f"Kop;{TEXT}", "", f"Kop;{TEXT}"),
    "guessed.tsv": "nummer\tverhaal\n" + "".join(f"{k}\t{TEXT}\n" for k in range(3)),
    "one.csv": csv_of(f"Kop;{TEXT}"),
    "told.csv": "\ufeffsep=;\r\n" + csv_of(*(f"Kop {k};{TEXT}" for k in range(3))),
    "titled.csv": "Corpus Zandhove;\n" + csv_of(*(f"Kop {k};{TEXT}" for k in range(3))),
    "lines.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in NAMED),
    "lines.json": "\n\n".join(json.dumps(row) for row in NAMED),
    "scraped.jsonl": "".join(json.dumps(row) + "\n" for row in [*SCRAPED, {**SCRAPED[0], "maintext": None}]),
    "ragged.csv": csv_of(f"Kop;{TEXT}", f"Kop;{TEXT};nog wat"),
    "twice.csv": "inhoud;inhoud\n" + f"{TEXT};{TEXT}\n",
    "textless.csv": "naam;leeftijd\nEls;30\nJan;31\n",
    "broken.jsonl": json.dumps(NAMED[0]) + "\n{stuk}\n",
    "listed.jsonl": json.dumps(NAMED[0]) + "\n[1]\n",
}


def read(file: Path) -> tuple[list[Article], list[str], str | None]:
    found = list(read_files([file], warn=False))
    notes = [note for one in found for note in one.notes]
    fault = next((str(one.fault) for one in found if one.fault), None)
    return [article for one in found for article in one.articles], notes, fault


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_piece_by_piece_is_what_is_read_at_once(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / name
    file.write_text(FILES[name], "utf-8", newline="")
    at_once = read(file)
    monkeypatch.setattr(streams, "LARGE", 0)
    monkeypatch.setattr(reading, "_AT_ONCE", 2)
    assert streams.may_stream(file, file.suffix)
    assert read(file) == at_once
    assert bool(at_once[0]) == (at_once[2] is None)


def test_few_articles_of_a_large_file_are_held_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(FILES["lines.jsonl"], "utf-8")
    monkeypatch.setattr(streams, "LARGE", 0)
    monkeypatch.setattr(reading, "_AT_ONCE", 2)
    assert [len(one.articles) for one in read_files([file])] == [2, 2, 2, 1]


@pytest.mark.parametrize("content", ["“café” ".encode("cp1252") * 3, b'[{"tekst": "x"}]\n'])
def test_what_has_no_record_after_the_other_is_read_at_once(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LARGE", 0)
    file = tmp_path / "list.json"
    file.write_bytes(content)
    assert not streams.may_stream(file, ".json")


def test_a_large_file_that_is_no_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGE", 0)
    file = tmp_path / "rows.csv"
    file.write_bytes(b"titel;inhoud\n\x00;x\n")
    with pytest.raises(ArticleError, match=r"rows\.csv: is binary"):
        streams.may_stream(file, ".csv")


def test_an_archive_is_unpacked_a_file_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "archief.zip"
    with ZipFile(file, "w") as archive:
        for k in range(3):
            archive.writestr(f"{k}.txt", f"Kop {k}\n\n{TEXT}\n")

    def whole(path: Path) -> bytes:
        raise AssertionError(f"{path} was read at once")

    monkeypatch.setattr(reading, "read_bytes", whole)
    assert [article.id for article in read(file)[0]] == ["0", "1", "2"]
