"""The benchmarks that need no treebank: what they read, and how they count."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="a source distribution has no benchmarks")


@pytest.fixture
def pipelines(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("pipelines")


@pytest.fixture
def processors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("processors")


def test_a_speed_is_of_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    accuracy = importlib.import_module("accuracy")
    told = "processor\t: 0\nmodel name\t: AMD EPYC\nflags\t\t: fpu sse4_2 avx2 avx512_vnni\n"
    assert accuracy.describe_processor(told) == "AMD EPYC (avx2, avx512_vnni)"
    assert accuracy.describe_processor("") == "a processor that does not say its name (none known)"


def test_the_words_of_frog(pipelines: ModuleType) -> None:
    output = "1\tHij\thij\t\tVNW(pers)\t1.0\tO\t\t\t\n2\tslaapt\tslapen\t\tWW(pv)\t0.9\tO\t\t\t\n\n"
    output += "1\tOslo\tOslo\t[Oslo]\tSPEC(deeleigen)\t1.0\tb-loc\tB-NP\t\t\n\n"
    first, second = pipelines.frog_sentences(output)
    assert [word.lemma for word in first] == ["hij", "slapen"]
    assert [(word.tag, word.name) for word in second] == [("SPEC(deeleigen)", "B-LOC")]


def test_tags_in_two_spellings(pipelines: ModuleType) -> None:
    gold = [["N|soort|mv|basis", "N|eigen|ev|basis|zijd|stan", "LET"], ["BW"]]
    found = [["N(soort,mv,basis)", "SPEC(deeleigen)", "LET()"], []]
    assert pipelines.score_tags(gold, found) == {
        "CGN tag, whole": 50.0,
        "CGN tag, main class": 50.0,
        "CGN tag, whole, proper names as one": 75.0,
        "CGN tag, main class, proper names as one": 75.0,
    }


def test_cuts(pipelines: ModuleType) -> None:
    scores = pipelines.score_cuts([["Ja", "."], ["Nee", "."]], [["Ja", "."], ["Nee."]])
    assert scores == {"words, F1": pytest.approx(200 * 2 / 7), "sentences, F1": 100.0}
    assert pipelines.score_cuts([["…"]], [["..."]]) == {}


def test_names_of_peoples(pipelines: ModuleType) -> None:
    text = pipelines.NamedText([], [{(3, 4, "LOC")}], [{(0, 1, "LOC")}])
    found = [pipelines.comparable([(0, 1, "GPE"), (3, 4, "LOC"), (5, 6, "WORK")])]
    scores = pipelines.score_names(text, found)
    assert scores["names LOC, F1 (n = 1)"] == pytest.approx(200 / 3)
    assert scores["names LOC where peoples do not count, F1 (n = 1)"] == 100.0
    assert scores["names PER, F1 (n = 0)"] == 0.0


def test_a_table_without_frog(pipelines: ModuleType) -> None:
    costs = {"words/s, all texts in one go": {"embedded": [1000.0, 2000.0], "other": [500.0, 500.0]}}
    table = pipelines.render({"lemma": {"embedded": [97.0]}}, costs, ["embedded", "other"])
    assert table.splitlines()[2:] == [
        "| lemma | 97.0 | – |",
        "| words/s, all texts in one go | 1,500 (1.00) | 500 (0.38) |",
    ]


@pytest.mark.model
def test_a_dump_and_its_comparison(processors: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump = processors.read("De minister zweeg.", None)
    processors.save(dump, tmp_path / "dump.npz")
    again = processors.load(tmp_path / "dump.npz")
    assert again.rows == dump.rows and again.machine == dump.machine
    assert all(np.array_equal(again.scores[0][name], array) for name, array in dump.scores[0].items())
    assert processors.report(dump, again) == 0
    other: Any = [[*row[:5], "zwijgen", *row[6:]] for row in dump.rows]
    assert processors.report(dump, processors.Dump(dump.machine, other, dump.scores)) == 3
    assert "lemma 3" in capsys.readouterr().out


def test_hard_texts_are_what_they_are_called() -> None:
    costs = importlib.import_module("benchmarks.costs")
    texts = dict(costs.hard_texts(["Het regent in Gent.\n", "Het waait in Lier.\n"]))
    assert len(texts["one sentence of 3,000 words"].split()) == 3000
    assert texts["20,000 quotation marks"].count("“") + texts["20,000 quotation marks"].count("”") == 20_000
    assert texts["20,000 straight marks in one paragraph"].count('"') == 20_000
    names = texts["2,000 names in a list"].removeprefix("Aanwezig waren ").removesuffix(" en anderen.\n").split(", ")
    assert len(names) == len(set(names)) == 2_000
    assert len(texts["5,000 paragraphs of a word"].split("\n\n")) == 5_000
    assert texts["a file of 5 MB"].startswith("Het regent in Gent.\n\nHet waait in Lier.\n\nHet regent")
    assert costs.joined(["een twee", "drie"], 4) == ["een twee", "drie", "een twee"]
