"""JSON Lines: slips of a script or a hand are told with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding, read_coded, save_coded

HEAD = '{"article": {"id": "a"}, "text": "Kort."}\n'


def test_a_file_made_by_hand_needs_no_more_than_it_must(tmp_path: Path) -> None:
    coding = '{"article": "a", "start": 0, "end": 4, "code": ["x"]}\n'
    (tmp_path / "a.jsonl").write_text(HEAD + "\n" + coding, "utf-8")
    assert read_coded(tmp_path / "a.jsonl") == [
        CodedArticle(article=Article(id="a", text="Kort."), codings=(Coding(start=0, end=4, code=("x",)),))
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("geen json", r"a\.jsonl, line 2: is no article and no coding"),
        (
            '{"article": "b", "start": 0, "end": 4, "code": ["x"]}',
            r"line 2: is no article and no coding \(KeyError\('b'\)\)",
        ),
        ('{"article": "a", "start": "nul", "end": 4, "code": ["x"]}', r"line 2: is no article and no coding"),
        (
            '{"article": "a", "start": 0, "end": 4, "code": []}',
            r"a\.jsonl, coding 1: has no code; a code is a name",
        ),
        ('{"article": "a", "start": 4, "end": 1, "code": ["x"]}', r"coding 1: 4 to 1 lies outside the text"),
    ],
)
def test_a_slip_is_told_with_its_line(line: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(HEAD + line + "\n", "utf-8")
    with pytest.raises(UsageError, match=says):
        read_coded(tmp_path / "a.jsonl")


@pytest.mark.parametrize("name", ["a.docx", "a"])
def test_an_ending_that_is_none_is_refused_with_those_there_are(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format of exchange has this ending; allowed are \.qdpx, .*\.conllu"):
        save_coded([], tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"weg\.qdpx: there is no such file or folder"):
        read_coded(tmp_path / "weg.qdpx")


def test_parses_are_not_written_as_codings(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="parses are written by export_conllu"):
        save_coded([], tmp_path / "a.conllu")
