"""The report: one page with everything in it, that loads nothing from elsewhere and escapes what the article says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from sample import sample_portrait

import analysis as an
from analysis.figures import list_figures
from analysis.records import Actor
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


def test_tables_call_actors_by_their_names_and_cut_no_evidence() -> None:
    long = "wij hebben er met zijn allen heel erg lang aan gewerkt en het is nu eindelijk klaar"
    actors = [
        Actor(id="els-vos", name="Els Vos", type="person", aliases=("Vos",)),
        Actor(id="jan-bos", name="Jan Bos", type="person", aliases=("Bos",)),
    ]
    page = render_report(an.portray(f"“{long.capitalize()}”, zeggen Els Vos en Jan Bos. Vos sloeg Bos.", actors=actors))
    tables = page[page.index('<div class="table">') :]
    assert "<td>Els Vos, Jan Bos</td>" in tables and f"<td>{long.capitalize()}</td>" in tables
    assert "els-vos" not in page and "jan-bos" not in page and "narrator" not in tables
    assert "the newspaper itself" in tables


def test_the_table_of_sentiment_says_how_far_to_trust_it() -> None:
    table = render_report(an.portray("De laffe dader Jan Bos doodde Els Vos.")).partition(">Sentiment</h2>")[2]
    assert table.strip().startswith('<p class="warning">Found by a word list and the parse;')
    assert "<td>doodde</td>" in table and "<td>effect</td>" in table


def test_an_id_is_of_one_element() -> None:
    page = render_report(sample_portrait())
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)) > 0
    assert set(re.findall(r'(?:href="|url\()#([^")]*)', page)) <= set(ids)


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
