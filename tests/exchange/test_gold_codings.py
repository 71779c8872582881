"""Gold as codings and back: nothing a coder wrote is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.article import Article
from analysis.errors import MediabeeldWarning, UsageError
from analysis.evaluation import read_gold
from analysis.exchange import CodedArticle, Coding, gold_of, read_coded, read_gold_folder, save_coded, save_gold

TEXT = "“Wij gaan door 👍”, zei Anna Maes.\r\n\r\nZij zweeg daarna.\r\n"
QUOTES: dict[str, Any] = {
    "id": "a",
    "coder": "Bé",
    "quotes": [
        {"type": "direct", "start": 1, "end": 15, "text": "Wij gaan door 👍", "speaker": "Anna Maes",
         "speaker_start": 22, "speaker_end": 31, "speaker_name": "Anna Maes", "cue": "zei", "cue_start": 18, "note": ""}
    ],
}  # fmt: skip
ACTORS: dict[str, Any] = {
    "conventions": "kort",
    "actors": [
        {"name": "Anna Maes", "type": "person", "mentions": [
            {"text": "Anna Maes", "start": 22, "end": 31, "kind": "name"}, {"start": 37, "end": 40}]},
        {"name": "niemand", "type": "other", "mentions": []},
    ],
    "actions": [{"verb": "zweeg", "verb_start": 41, "actor": "Anna Maes", "role": "agent", "voice": "intransitive"}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "anna"
    place.mkdir()
    (place / "a.txt").write_bytes(TEXT.encode())
    (place / "a.quotes.json").write_text(json.dumps(QUOTES), "utf-8")
    (place / "a.actors.json").write_text(json.dumps(ACTORS), "utf-8")
    return place


@pytest.mark.parametrize("ending", ["qdpx", "zip", "xlsx", "jsonl"])
def test_gold_that_travels_comes_back_as_it_was(ending: str, folder: Path, tmp_path: Path) -> None:
    coded = read_gold_folder(folder)
    assert coded[0].coders == ["anna"]
    save_coded(coded, tmp_path / f"a.{ending}")
    (back,) = read_coded(tmp_path / f"a.{ending}")
    save_gold(back, tmp_path / "uit")
    assert json.loads((tmp_path / "uit" / "a.quotes.json").read_text("utf-8")) == QUOTES
    assert json.loads((tmp_path / "uit" / "a.actors.json").read_text("utf-8")) == ACTORS
    assert (tmp_path / "uit" / "a.txt").read_bytes() == TEXT.encode()


def test_an_action_is_coded_at_the_whole_verb(folder: Path) -> None:
    (coded,) = read_gold_folder(folder)
    (action,) = [coding for coding in coded.codings if coding.code == ("actions", "agent")]
    assert coded.article.text[action.start : action.end] == "zweeg"


def test_codes_of_another_program_become_gold(tmp_path: Path) -> None:
    codings = (
        Coding(start=1, end=15, code=("quotes", "direct"), coder="Bé", memo="Zeker?"),
        Coding(start=22, end=31, code=("Stilte", "zwijgen")),
    )
    save_gold(CodedArticle(article=Article(id="a", text=TEXT), codings=codings), tmp_path)
    ((_, gold),) = read_gold(tmp_path)
    assert gold == {"quotes": [{"type": "direct", "start": 1, "end": 15, "note": "Zeker?"}]}


def test_rows_of_the_tool_are_no_gold() -> None:
    coding = Coding(start=1, end=15, code=("quotes", "direct"), fields={"rule": "quote.aldus"})
    assert gold_of(CodedArticle(article=Article(id="a", text=TEXT), codings=(coding,))) == {}


def test_a_registry_that_stays_behind_is_told_of(folder: Path, tmp_path: Path) -> None:
    (folder / "wie.yaml").write_text("actors: []\n", "utf-8")
    (folder / "a.quotes.json").write_text(json.dumps({**QUOTES, "actors": "wie.yaml"}), "utf-8")
    (coded,) = read_gold_folder(folder)
    with pytest.warns(MediabeeldWarning, match=r"a\.quotes\.json: its registry wie\.yaml is not found from"):
        save_gold(coded, tmp_path / "uit")
    save_gold(coded, folder)
    assert json.loads((folder / "a.quotes.json").read_text("utf-8"))["actors"] == "wie.yaml"


def test_gold_without_its_article_is_refused(folder: Path) -> None:
    (folder / "a.txt").unlink()
    with pytest.raises(UsageError, match=r"a\.quotes\.json: its article cannot be read"):
        read_gold_folder(folder)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no gold here; files are called ID\.quotes\.json or ID\.actors\.json"):
        read_gold_folder(tmp_path)
    with pytest.raises(UsageError, match="nergens: there is no such folder"):
        read_gold_folder(tmp_path / "nergens")


def test_what_somebody_does_who_is_never_mentioned_stays_gold() -> None:
    fields = {"actor": "Jan", "voice": "active"}
    action = Coding(start=41, end=46, code=("actions", "agent"), fields=fields)
    gold = gold_of(CodedArticle(article=Article(id="a", text=TEXT), codings=(action,)))
    assert gold[".actors.json"] == {
        "actors": [{"name": "Jan", "type": "other", "mentions": []}],
        "actions": [{"verb_start": 41, "role": "agent", **fields}],
    }


def test_answers_of_a_coding_form_beside_gold_travel_with_it(folder: Path, tmp_path: Path) -> None:
    (coded,) = read_gold_folder(folder)
    answer = Coding(start=37, end=54, code=("ruzie", "zwijgen"), fields={"answer": "yes"}, coder="anna")
    settled = CodedArticle(article=coded.article, codings=(*coded.codings, answer), about=coded.about)
    save_coded([settled], folder / "a.jsonl")
    (read,) = read_gold_folder(folder)
    assert read.codings == (*coded.codings, answer)
    save_coded([read], tmp_path / "a.qdpx")
    (back,) = read_coded(tmp_path / "a.qdpx")
    assert sorted(back.codings, key=repr) == sorted(read.codings, key=repr)


def test_codings_of_another_text_beside_gold_are_refused(folder: Path) -> None:
    save_coded([CodedArticle(article=Article(id="a", text=TEXT + "!"), codings=())], folder / "a.jsonl")
    with pytest.raises(UsageError, match=r"a\.jsonl: is of another text than the gold beside it"):
        read_gold_folder(folder)
