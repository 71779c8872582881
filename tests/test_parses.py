"""The stored parses: who has no marker `model` has no model, and what is stored stands in order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.tokens import Doc

from analysis import paths
from analysis.article import read_article
from analysis.dutch import pipeline
from analysis.parse import article_of, load_pipeline, parse, read_conllu
from tests import parses
from tests.parses import PARSES, STORES, StoredPipeline

FILES = sorted(PARSES.glob("sentences-*.conllu"))
HOMES = ("analysis", "tests", "data", "conftest.py", "pyproject.toml")
ROOMS = ("events", "labels", "certainty", "sentiment")


ARTICLE = (
    "Raid in Syrië\n\nDe leider is dood, zei president Biden. “Een daad van lafheid.”\n\nLees ook: Kok blijft\n\n"
    "Volledig scherm De president. © AFP\n\nBom\n\nDe helikopter werd opgeblazen. De minister legde uit waarom.\n"
)


def test_without_the_marker_a_text_that_is_not_stored_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STORES, raising=False)
    with pytest.raises(KeyError, match=r"not in sentences-parses\.conllu; `python -m tests\.parses` with the test"):
        parse("Deze zin is nergens bewaard.")


@pytest.mark.skipif(STORES in os.environ, reason="who stores parses has the model")
def test_without_the_marker_the_network_is_refused() -> None:
    with pytest.raises(pytest.fail.Exception, match="give the test the marker `model`"):
        pipeline.build_pipeline()


@pytest.mark.model
def test_with_the_marker_it_is() -> None:
    assert not isinstance(load_pipeline(), StoredPipeline)
    assert [token.pos_ for token in parse("Deze zin is nergens bewaard.")][:2] == ["DET", "NOUN"]


@pytest.mark.model
def test_a_stored_article_is_read_as_the_model_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def facts(doc: Doc) -> list[tuple[object, ...]]:
        return [(t.idx, t.text, t.pos_, t.morph, t.lemma_, t.dep_, t.head.i, t.sent.start, t.ent_type_) for t in doc]

    monkeypatch.setattr(parses, "PARSES", tmp_path)
    article = read_article(ARTICLE)
    monkeypatch.setenv(STORES, "1")
    parse(article, StoredPipeline("again"))
    monkeypatch.delenv(STORES)
    again = parse(article, StoredPipeline("again"))
    assert [str(fact) for fact in facts(again)] == [str(fact) for fact in facts(parse(article))]
    assert article_of(again) == article


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_texts_of_a_room_stand_in_order_and_once(path: Path) -> None:
    parts = re.split(r"^(?=# newdoc)", path.read_text("utf-8"), flags=re.M)[1:]
    texts = [read_conllu(part).text for part in parts]
    assert texts == sorted(set(texts))


@pytest.mark.slow
def test_rules_pass_where_there_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STORES, raising=False)
    for name in HOMES:
        if (paths.ROOT / name).is_dir():
            shutil.copytree(paths.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("model", "__pycache__"))
        else:
            shutil.copy(paths.ROOT / name, tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    rooms = [f"{home}/{room}" for home in ("tests", "analysis") for room in ROOMS]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not model", *rooms]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) passed", done.stdout).group(1)) > 150
