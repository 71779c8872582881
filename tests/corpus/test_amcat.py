"""AmCAT: articles of a query become a corpus, and what was found in them stands beside them in the archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import corpus
from analysis.article import read_articles
from analysis.corpus.amcat import fetch_articles, return_columns, score_columns
from analysis.errors import UsageError
from tests.corpus.amcat_server import KEY, Archive, serve
from tests.corpus.texts import ARTICLES
from tests.running import run

pytestmark = pytest.mark.model

DOCUMENTS = [
    {"_id": f"x-{row['id']}", "title": row["title"], "text": row["text"], "publisher": row["outlet"]}
    | {"date": "2021-03-02T00:00:00"}
    for row in ARTICLES
]


@pytest.fixture
def archive() -> Iterator[Archive]:
    with serve(Archive([dict(document) for document in DOCUMENTS])) as served:
        yield served


def test_a_query_becomes_articles_with_the_ids_of_the_archive(archive: Archive, tmp_path: Path) -> None:
    assert fetch_articles(archive.host, "kranten", tmp_path / "alle.jsonl") == 4  # of two pages
    assert fetch_articles(archive.host, "kranten", tmp_path / "klanten.jsonl", query="klanten") == 1
    (article,) = read_articles(tmp_path / "klanten.jsonl")
    assert (article.id, article.outlet, article.date) == ("x-a3", "Het Blad", "2021-03-02")
    assert article.text == "De Wit zwijgt\n\nAnna de Wit wil niet reageren. “Wij verliezen klanten”, aldus Piet Jansen."
    assert fetch_articles(archive.host, "kranten", tmp_path / "geen.jsonl", query="zeppelin") == 0


def test_columns_go_back_and_nothing_else_changes(archive: Archive, tmp_path: Path) -> None:
    fetch_articles(archive.host, "kranten", tmp_path / "alle.jsonl")
    opened = corpus.open(corpus.save_corpus(tmp_path / "alle.jsonl", tmp_path / "uit").folder)
    assert return_columns(opened, archive.host, "kranten") == 4
    columns = score_columns(opened).set_index("article")
    opened.close()
    assert archive.fields["mediabeeld_voice"] == "number" and archive.fields["mediabeeld_actors"] == "tag"
    document = archive.documents["x-a3"]
    assert {name: document[name] for name in DOCUMENTS[2]} == DOCUMENTS[2]
    assert document["mediabeeld_actors"] == ["Anna de Wit", "Piet Jansen"]
    assert document["mediabeeld_voice"] == columns.loc["x-a3", "voice"] == 0.2  # three words of fifteen
    assert columns.loc["x-a4", "voice"] == 0


def test_a_document_that_the_archive_lacks_is_not_made(archive: Archive, tmp_path: Path) -> None:
    fetch_articles(archive.host, "kranten", tmp_path / "alle.jsonl")
    opened = corpus.open(corpus.save_corpus(tmp_path / "alle.jsonl", tmp_path / "uit").folder)
    del archive.documents["x-a1"]
    assert return_columns(opened, archive.host, "kranten") == 3
    opened.close()
    assert set(archive.documents) == {"x-a2", "x-a3", "x-a4"}


def test_what_a_server_refuses_is_one_line(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"the server says no .*Index does not exist"):
        fetch_articles(archive.host, "bladen", tmp_path / "x.jsonl")
    with pytest.raises(UsageError, match="no server of AmCAT answers there"):
        fetch_articles("http://127.0.0.1:9", "kranten", tmp_path / "x.jsonl")
    assert not (tmp_path / "x.jsonl").exists()


def test_a_server_with_keys(tmp_path: Path) -> None:
    with serve(Archive([dict(document) for document in DOCUMENTS], "authorized_users_only")) as archive:
        with pytest.raises(UsageError, match="asks for an API key"):
            fetch_articles(archive.host, "kranten", tmp_path / "x.jsonl")
        with pytest.raises(UsageError, match="Invalid API key"):
            fetch_articles(archive.host, "kranten", tmp_path / "x.jsonl", key="fout")
        assert fetch_articles(archive.host, "kranten", tmp_path / "x.jsonl", key=KEY) == 4


def test_the_commands_get_and_put(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "artikelen.jsonl"
    given = ("amcat", "get", archive.host, "kranten", "--query", "brug", "--out", texts)
    assert run(*given, monkeypatch=monkeypatch) == 0
    assert [json.loads(line)["id"] for line in texts.read_text("utf-8").splitlines()] == ["x-a1", "x-a4"]
    assert run("corpus", texts, "--out", tmp_path / "uit", "--workers", "1", monkeypatch=monkeypatch) == 0
    assert run("amcat", "put", tmp_path / "uit", archive.host, "kranten", monkeypatch=monkeypatch) == 0
    assert "columns mediabeeld_… put beside 2 articles of kranten" in capsys.readouterr().out
    assert "mediabeeld_hedged" in archive.documents["x-a1"]
