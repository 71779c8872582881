"""One is told as one, wherever a command says how many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.agreement import agreement
from analysis.article import read_article
from analysis.exchange import CodedArticle, Coding, save_coded
from analysis.messages import how_many
from tests.running import run


@pytest.mark.parametrize(("n", "said"), [(0, "0 figures"), (1, "1 figure"), (2, "2 figures")])
def test_one_is_no_plural(n: int, said: str) -> None:
    assert how_many(n, "figure") == said


def test_one_article_and_one_difference_are_told_as_one(tmp_path: Path) -> None:
    article = read_article("“Nee”, zei ze.", id="een")
    for coder, kind in (("An", "direct"), ("Bé", "mixed")):
        codings = (Coding(start=1, end=4, code=("quotes", kind), coder=coder),)
        save_coded([CodedArticle(article=article, codings=codings)], tmp_path / f"{coder}.jsonl")
    said = str(agreement(tmp_path / "An.jsonl", tmp_path / "Bé.jsonl")).splitlines()
    assert (said[0], said[-1]) == ("Coders: An, Bé; 1 article", "1 difference")


@pytest.mark.model
def test_one_figure_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("“Wij komen”, zei Jan Bos. Hij zag Els Vos.\n", "utf-8")
    given = ("figures", tmp_path / "a.txt", "--only", "portraits", "--out", tmp_path / "uit")
    assert run(*given, monkeypatch=monkeypatch) == 0
    assert "1 figure (svg, png, csv) in" in capsys.readouterr().out
