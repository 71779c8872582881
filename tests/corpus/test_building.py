"""Making a corpus: the tables of one article, kept together; what is there is not read again; kills leave no trace."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from analysis import corpus
from analysis.article import read_articles
from analysis.corpus import building, manifest, shelf
from analysis.corpus.manifest import read_manifest
from analysis.corpus.schemas import OF_ALL, OF_ARTICLE, PLACE
from analysis.errors import UsageError
from analysis.portrait import portray
from analysis.records import TABLES
from analysis.saving import save_file
from analysis.tables import to_rows, with_actor
from tests.corpus.texts import ARTICLES, files_of, write_articles


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_articles(tmp_path)


def rows_of(folder: Path, table: str) -> list[dict[str, Any]]:
    return [row for path in sorted((folder / table).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def test_tables_are_those_of_one_article_with_its_place(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit", size=3)
    portraits = [portray(article) for article in read_articles(texts)]
    for name in TABLES:
        expected = []
        for portrait in portraits:
            records = portrait.portrayals if name == "portraits" else portrait.records[name]
            expected += to_rows(records, name)
        found = rows_of(tmp_path / "uit", name)
        assert [{column: row[column] for column in row if column not in PLACE} for row in found] == expected
    quote = next(row for row in rows_of(tmp_path / "uit", "quotes") if row["text"] == "Wij verliezen klanten")
    assert [quote[column] for column in PLACE] == ["Het Blad", "2021-05-12", "economie"]
    assert len(list((tmp_path / "uit" / "tokens").iterdir())) == 2  # three articles a part


def test_articles_have_a_row_each_with_status_and_date(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit")
    rows = rows_of(tmp_path / "uit", "articles")
    assert [(row["article"], row["status"], row["date"]) for row in rows] == [
        ("a1", "done", "2021-03-02"),
        ("a2", "done", "2021-05-12"),
        ("a3", "done", "2021-05-12"),
        ("a4", "done", "2022-01-09"),
    ]
    assert rows[1]["date_given"] == "12 mei 2021"
    assert rows[3]["text"] == "Brug weer open\n\nDe brug is weer open. De politie hield een man aan."
    assert (rows[3]["words"], rows[3]["sentences"], rows[3]["language"]) == (14, 3, "Dutch")


def test_nothing_is_read_twice(texts: Path, tmp_path: Path) -> None:
    assert corpus.save_corpus(texts, tmp_path / "uit").read == 4
    before = files_of(tmp_path / "uit")
    assert corpus.save_corpus(texts, tmp_path / "uit").read == 0
    assert files_of(tmp_path / "uit") == before


@pytest.mark.parametrize("size", [1, 3, 250])
def test_what_changed_is_read_again_and_the_corpus_is_as_if_made_at_once(size: int, tmp_path: Path) -> None:
    uit, anew = tmp_path / "uit", tmp_path / "anew"
    first = write_articles(tmp_path / "1")
    corpus.save_corpus(first, uit, size=size)
    changed = [ARTICLES[3], {**ARTICLES[0], "section": "regio"}, ARTICLES[2]]
    second = write_articles(tmp_path / "2", changed)
    assert corpus.save_corpus(second, uit, size=size).read == 1
    corpus.save_corpus(second, anew, size=size)
    assert files_of(uit) == files_of(anew)


@pytest.mark.parametrize("moment", range(5))
def test_killed_and_resumed_it_is_byte_for_byte_the_same(
    moment: int, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.save_corpus(texts, tmp_path / "whole", size=2)

    def dying(function: Any, tasks: Iterator[Any], shared: Any) -> Iterator[Any]:
        for number, task in enumerate(tasks):
            if number == moment:
                raise KeyboardInterrupt
            yield task, function(task, shared)

    with monkeypatch.context() as patch:
        patch.setattr(building, "run_here", dying)
        if moment < len(ARTICLES):
            with pytest.raises(KeyboardInterrupt):
                corpus.save_corpus(texts, tmp_path / "uit", size=2)
            assert not (tmp_path / "uit" / "datapackage.json").exists()
    made = corpus.save_corpus(texts, tmp_path / "uit", size=2)
    assert made.read == len(ARTICLES) - (moment if moment < len(ARTICLES) else 0)
    assert files_of(tmp_path / "uit") == files_of(tmp_path / "whole")


def test_killed_before_any_file_it_writes_and_resumed_it_is_the_same(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every place at which a run can die between two files: sheaves, tables of a part, links, duplicates, manifest."""
    written: list[str] = []
    left = -1

    def save(content: str | bytes, path: Path) -> None:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        written.append(path.parent.name)
        save_file(content, path)

    for module in (shelf, manifest):
        monkeypatch.setattr(module, "save_file", save)
    corpus.save_corpus(texts, tmp_path / "whole", size=2)
    whole, moments = files_of(tmp_path / "whole"), len(written)
    assert moments > 30 and written[-1] == "whole"  # the manifest is the last
    for moment in range(0, moments, 3):
        out = tmp_path / f"uit-{moment}"
        left = moment
        with pytest.raises(KeyboardInterrupt):
            corpus.save_corpus(texts, out, size=2)
        assert not (out / "datapackage.json").exists()
        left = -1
        corpus.save_corpus(texts, out, size=2)
        assert files_of(out) == whole, moment


@pytest.mark.parametrize("table", [*OF_ARTICLE, None])
def test_a_part_that_is_not_whole_is_made_again(table: str | None, texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit")
    whole = files_of(tmp_path / "uit")
    if table is None:
        (tmp_path / "uit" / "links" / "part-00000.parquet").unlink()
    else:
        (tmp_path / "uit" / table / "part-00000.parquet").unlink()
    corpus.save_corpus(texts, tmp_path / "uit")
    assert files_of(tmp_path / "uit") == whole


def test_another_alias_file_links_anew_and_reads_nothing(texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "wie.yaml"
    file.write_text("actors:\n- {id: burgemeester, name: Anna de Wit, type: person, aliases: [De Wit]}\n", "utf-8")
    corpus.save_corpus(texts, tmp_path / "uit")
    assert corpus.save_corpus(texts, tmp_path / "uit", aliases=file).read == 0
    assert "burgemeester" in {row["linked"] for row in rows_of(tmp_path / "uit", "links")}
    corpus.save_corpus(texts, tmp_path / "anew", aliases=file)
    assert files_of(tmp_path / "uit") == files_of(tmp_path / "anew")


def test_another_setting_reads_all_again(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit")
    assert corpus.save_corpus(texts, tmp_path / "uit", text=False).read == 4


def test_what_cannot_be_read_is_a_row_and_the_others_are_done(texts: Path, tmp_path: Path) -> None:
    broken = tmp_path / "kapot.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n")
    made = corpus.save_corpus([broken, texts], tmp_path / "uit")
    assert (made.articles, made.done, made.unreadable) == (5, 4, 1)
    row = rows_of(tmp_path / "uit", "articles")[0]
    assert (row["article"], row["status"]) == ("kapot.pdf", "unreadable")
    assert row["error"].startswith("kapot.pdf: is a PDF that cannot be read")  # and not where it stood
    assert str(tmp_path) not in " ".join(all_strings(tmp_path / "uit"))


def test_an_article_that_fails_is_a_row_and_the_others_are_done(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(item: Any, settings: Any) -> bytes:
        if item.entry.id == "a2":
            raise MemoryError("vol")
        return portray_item(item, settings)

    portray_item = building.portray_item
    with monkeypatch.context() as patch:
        patch.setattr(building, "portray_item", fail)
        made = corpus.save_corpus(texts, tmp_path / "uit")
    assert (made.done, made.failed) == (3, 1)
    assert rows_of(tmp_path / "uit", "articles")[1]["error"] == "a2: vol"
    assert corpus.save_corpus(texts, tmp_path / "uit").read == 0
    made = corpus.save_corpus(texts, tmp_path / "uit", again=True)
    assert (made.read, made.done, made.failed) == (1, 4, 0)


def test_two_articles_of_one_id_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    texts = write_articles(tmp_path, [ARTICLES[0], ARTICLES[0]])
    with pytest.raises(UsageError, match="two articles with the id 'a1'"):
        corpus.save_corpus(texts, tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_a_folder_with_something_else_is_refused(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "scriptie.txt").write_text("mijn scriptie", "utf-8")
    with pytest.raises(UsageError, match="holds something else than a corpus"):
        corpus.save_corpus(texts, tmp_path / "uit")


def test_standard_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="reads its input twice"):
        corpus.save_corpus("-", tmp_path / "uit")


def test_a_library_that_is_missing_names_the_extra(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r'a corpus needs duckdb: pip install "\.\[corpus\]" in the checkout'):
        corpus.save_corpus(texts, tmp_path / "uit")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def all_strings(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*.parquet"):
        found |= set(strings(pq.read_table(path).to_pylist()))
    return found


def test_without_text_no_words_of_the_articles_are_kept(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit", text=False)
    assert rows_of(tmp_path / "uit", "tokens") == []
    for name in TABLES:
        assert all(row.get("text") is None for row in rows_of(tmp_path / "uit", name))
    assert max(len(text.split()) for text in all_strings(tmp_path / "uit") if " " in text) <= 4


def test_pseudonyms_leave_no_name_of_a_person_and_still_link_them(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit", key="geheim")
    said = " ".join([*all_strings(tmp_path / "uit"), (tmp_path / "uit" / "datapackage.json").read_text("utf-8")])
    for name in ("wit", "anna", "jansen", "piet", "a1"):
        assert not re.search(rf"\b{name}\b", said.lower()), name
    opened = corpus.open(tmp_path / "uit")
    linked = opened.sql("select linked, count(*) as n from links where how = 'name' group by 1 order by 2 desc")
    assert linked["n"].tolist()[:2] == [3, 2]
    opened.close()


def test_pseudonyms_hold_for_the_alias_file_too(texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "wie.yaml"
    file.write_text("actors:\n- {id: de-wit, name: Anna de Wit, type: person}\n", "utf-8")
    corpus.save_corpus(texts, tmp_path / "uit", key="geheim", aliases=file)
    links = rows_of(tmp_path / "uit", "links")
    found = {row["linked"] for row in links if row["how"] == "alias"}
    assert len(found) == 1 and found.pop().startswith("person-")


def test_the_manifest_is_a_data_package_without_clock_and_path(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit")
    told = read_manifest(tmp_path / "uit")
    assert told is not None
    assert [resource["name"] for resource in told["resources"]] == [*OF_ARTICLE, *OF_ALL]
    assert told["mediabeeld"]["counts"]["articles"] == 4
    assert told["mediabeeld"]["lexicons"]["cues"].count(":") == 1
    assert str(tmp_path) not in json.dumps(told)
    for resource in told["resources"]:
        for path, digest in resource["hashes"].items():
            content = (tmp_path / "uit" / path).read_bytes()
            assert digest == f"sha256:{sha256(content).hexdigest()}"


def test_a_corpus_can_be_moved_and_asked(texts: Path, tmp_path: Path) -> None:
    corpus.save_corpus(texts, tmp_path / "uit")
    shutil.move(tmp_path / "uit", tmp_path / "el'ders")
    opened = corpus.open(tmp_path / "el'ders")
    assert repr(opened).startswith('Corpus("el\'ders": 4 articles, 4 done')
    assert opened.table("articles").filter("outlet = 'Het Blad'").aggregate("count(*)").fetchall() == [(2,)]
    assert opened.of("Piet Jansen", "quotes")["text"].tolist() == [
        "is de sluiting een ramp",
        "Wij verliezen klanten",
    ]
    quotes = opened.sql("select * from quotes order by article")
    assert len(with_actor(quotes, "piet-jansen")) == 2  # lists are lists
    with pytest.raises(UsageError, match="no actor 'Jan'"):
        opened.of("Jan", "quotes")
    with pytest.raises(UsageError, match="no table called 'citaten'"):
        opened.table("citaten")
    opened.close()


def test_an_unfinished_corpus_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no finished corpus"):
        corpus.open(tmp_path)
    (tmp_path / "a.txt").write_text("De school gaat dicht.\n", "utf-8")
    with pytest.raises(UsageError, match=r"a\.txt: is a file; a corpus is a folder"):
        corpus.open(tmp_path / "a.txt")
