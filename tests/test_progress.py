"""How far a long article is, is told while it is read, and shown on a terminal."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from analysis.article import Article
from analysis.commands import work
from analysis.parse import parse, read_conllu
from analysis.portrait import portray_doc
from analysis.progress import advance, shown_by

PARSED = """# text = De minister zwijgt.
1\tDe\tde\tDET\t_\t_\t2\tdet\t_\t_
2\tminister\tminister\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_
3\tzwijgt\tzwijgen\tVERB\t_\tVerbForm=Fin\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.model
def test_every_word_that_is_parsed_is_told_sentence_by_sentence() -> None:
    told: list[tuple[str, int]] = []
    with shown_by(lambda what, words: told.append((what, words))):
        parse("De minister zwijgt. Hij komt.")
    assert told == [("parse", 3), ("parse", 2)]


def test_what_is_sought_is_told() -> None:
    told: list[str] = []
    with shown_by(lambda what, words: told.append(what)):
        portray_doc(read_conllu(PARSED))
    assert told[:3] == ["actors", "quotes", "events"]
    assert told[-1] == "claims"


def test_a_long_article_is_followed_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(work, "_LONG", 10)
    with work.followed(Article(id="lang", text="De minister zwijgt.")):
        advance("parse", 2)
        advance("quotes")
    assert "lang" in screen.getvalue()
    assert "2/3" in screen.getvalue()
    assert "quotes" in screen.getvalue()


def test_a_short_article_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with work.followed(Article(id="kort", text="De minister zwijgt.")):
        advance("parse", 3)
    assert screen.getvalue() == ""
