"""The data package: its description is true of its files, column by column and cell by cell."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import analysis as an
from analysis.exchange import save_data_package
from analysis.records import TABLES

TEXT = "“Alle soldaten zijn veilig”, aldus president Joe Biden.\r\n\r\nZeker dertien mensen kwamen om, zei hij."
CASTS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda cell: {"true": True, "false": False}[cell],
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pakket")
    portraits = [an.portray(an.read_article(TEXT, id=id, outlet="De Krant, NV")) for id in ("een", "twee")]
    save_data_package(portraits, folder)
    return folder


def read(package: Path, name: str) -> list[dict[str, str]]:
    with (package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_file_is_as_the_package_says(package: Path) -> None:
    told = json.loads((package / "datapackage.json").read_text("utf-8"))
    assert {"articles", "codebook", *TABLES} == {resource["name"] for resource in told["resources"]}
    for resource in told["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        with (package / resource["path"]).open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert header == [field["name"] for field in fields]
        for row in rows:
            for cell, field in zip(row, fields, strict=True):
                if cell in resource["schema"]["missingValues"]:
                    continue
                value = CASTS[field["type"]](cell)
                assert value in field.get("constraints", {}).get("enum", [value]), (resource["name"], field, cell)
        for key in resource["schema"].get("foreignKeys", ()):
            known = {row["id"] for row in read(package, key["reference"]["resource"])}
            assert {dict(zip(header, row, strict=True))[key["fields"][0]] for row in rows} <= known


def test_the_tables_hold_every_article_and_the_articles_what_is_known(package: Path) -> None:
    quotes = read(package, "quotes")
    assert [row["article"] for row in quotes if row["kind"] == "direct"] == ["een", "twee"]
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["text"] for row in quotes)
    assert [(row["id"], row["outlet"], row["characters"]) for row in read(package, "articles")] == [
        ("een", "De Krant, NV", str(len(TEXT))),
        ("twee", "De Krant, NV", str(len(TEXT))),
    ]


def test_the_codebook_has_every_column_and_its_values(package: Path) -> None:
    rows = read(package, "codebook")
    told = json.loads((package / "datapackage.json").read_text("utf-8"))
    columns = {
        (resource["name"], field["name"])
        for resource in told["resources"]
        for field in resource["schema"]["fields"]
        if resource["name"] in TABLES
    }
    assert {(row["table"], row["column"]) for row in rows} == columns
    assert all(row["description"] or row["meaning"] for row in rows)
    values = {row["value"] for row in rows if (row["table"], row["column"]) == ("quotes", "kind") and row["value"]}
    assert values == {"direct", "indirect", "mixed", "scare"}


def test_the_same_articles_are_the_same_bytes(package: Path, tmp_path: Path) -> None:
    portraits = [an.portray(an.read_article(TEXT, id=id, outlet="De Krant, NV")) for id in ("een", "twee")]
    for path in save_data_package(portraits, tmp_path):
        assert path.read_bytes() == (package / path.relative_to(tmp_path)).read_bytes()
    (one,) = save_data_package(portraits, tmp_path / "a.zip")
    with ZipFile(one) as archive:
        assert len(archive.namelist()) == 3 + len(TABLES)
        assert all(archive.read(name) == (package / name).read_bytes() for name in archive.namelist())
