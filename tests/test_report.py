"""The report: one page with everything in it, that loads nothing from elsewhere and escapes what the article says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import analysis as an
from analysis.figures import list_figures
from analysis.report import TABLES, render_report


@pytest.fixture(scope="module")
def page() -> str:
    return render_report(an.portray("“Alles is <b>veilig</b> & wel”, zei burgemeester Els Vos. Er vielen twee doden."))


def test_the_page_has_the_article_every_figure_and_the_main_tables(page: str) -> None:
    assert page.count("<svg") == len(list_figures())
    assert all(f">{name.capitalize()}</h2>" in page for name in TABLES)
    assert "Els Vos" in page


def test_the_page_needs_nothing_beside_it(page: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', page.replace("xlink:", ""))
    assert "<script" not in page and "@import" not in page


def test_what_the_article_says_is_text_and_never_markup(page: str) -> None:
    assert "<b>veilig" not in page and "&lt;b&gt;veilig&lt;/b&gt; &amp; wel" in page


def test_every_element_is_closed(page: str) -> None:
    class Balance(HTMLParser):
        stack: list[str]

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in {"meta", "br", "hr", "img"}:
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag

    parser = Balance()
    parser.stack = []
    parser.feed(page)
    assert parser.stack == []
