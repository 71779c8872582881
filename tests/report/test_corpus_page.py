"""The page of a corpus: every number leads to sentences, its size is bounded, and nothing on it needs a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis import corpus, paths
from analysis.corpus import Corpus
from analysis.language import choose_language
from analysis.report import corpus_page, render_corpus_report
from analysis.report.corpus_findings import tell_most
from analysis.report.corpus_page import cut_sentence
from tests.browsing import Shown

pytestmark = pytest.mark.model

INVENTED = sorted((paths.DATA / "invented").glob("0[1-3]-*.txt"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    opened = corpus.open(corpus.save_corpus(INVENTED, tmp_path_factory.mktemp("corpus") / "uit").folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def html(made: Corpus) -> str:
    return render_corpus_report(made)


def test_every_link_has_its_evidence_and_no_evidence_is_without(html: str) -> None:
    links = set(re.findall(r'<a href="#(e\d+)"', html))
    assert len(links) > 100
    assert links == set(re.findall(r'<section class="places" id="(e\d+)"', html))


def test_a_number_of_an_actor_leads_to_that_many_places(made: Corpus, html: str) -> None:
    actor = corpus_page.score_actors(made, top=1).iloc[0]
    assert (actor["name"], actor["n_articles"]) == ("Tineke Hardeveld", 3)
    row = re.search(rf'<th scope="row" lang="nl">{actor["name"]}</th>(.*)', html)
    assert row is not None
    id, number = re.findall(r'<a href="#(e\d+)">([\d,]+)</a>', row[1])[1]
    assert int(number) == actor["named"]
    section = html.partition(f'id="{id}"')[2].partition("</section>")[0]
    assert f"places: {number}, in articles: 3" in section
    assert section.count("<li>") == corpus_page.MOST_PLACES
    assert f"{actor['named'] - corpus_page.MOST_PLACES} more; in Python all: " in section
    assert "corpus.of(&#34;tineke-hardeveld&#34;, &#34;mentions&#34;)" in section
    rows = made.of("tineke-hardeveld", "mentions")
    assert len(rows) == actor["named"]
    assert set(re.findall(r"<mark>(.*?)</mark>", section)) <= set(rows["text"])


def test_of_small_groups_the_page_says_that_there_is_no_interval(html: str) -> None:
    assert "No interval and no test of fewer than 20 articles a group: De Dijlekoerier (3)" in html
    assert "[–]" in html and "p\xa0=" not in html


def test_the_page_speaks_dutch(made: Corpus) -> None:
    page = render_corpus_report(made, by="month", language="nl")
    assert "wordt het meest genoemd" in page and "gegroepeerd per maand: 3" in page


def test_heard_most_is_who_has_most_words_quoted_and_paraphrased_together() -> None:
    rows = [
        {"name": "Nele Bos", "named": 9, "own": 30, "paraphrased": 0},
        {"name": "Els Vos", "named": 8, "own": 20, "paraphrased": 25},
    ]
    assert tell_most(rows, choose_language("en")) == (
        "Nele Bos is named most (9×); of those named most, Els Vos is heard most (45 words quoted or paraphrased)"
    )


def test_a_corpus_without_text_has_places_without_sentences(tmp_path: Path) -> None:
    with_none = corpus.open(corpus.save_corpus(INVENTED[:2], tmp_path / "uit", text=False).folder)
    page = render_corpus_report(with_none)
    assert "The corpus keeps no text." in page and "<mark>" not in page
    with_none.close()


def test_its_size_is_bounded_by_numbers_of_the_module(made: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands on a page follows these numbers, not the corpus."""
    sizes = {"MOST_ACTORS": 3, "ACTORS_OF_GROUP": 2, "MOST_GROUPS": 2, "MOST_KEYS": 1, "MOST_PLACES": 2}
    for name, size in {**sizes, "PLACES_OF_GROUP": 1}.items():
        monkeypatch.setattr(corpus_page, name, size)
    page = render_corpus_report(made)
    counted = len(corpus_page.COUNTED)
    most = 3 * counted * 2 + 2 * 2 * counted + 2 * (10 + 4)
    places = page.partition('class="places"')[2].count("<li>")
    assert 0.5 * most < places <= most
    # At the real numbers no page is larger than this: a sentence of 400 characters and 250 of its article a place.
    most = 20 * counted * 5 + 6 * 8 * counted * 3 + 6 * (10 + 4 * 5) * 3
    assert most * 650 < 1_600_000


def test_a_long_sentence_is_cut_around_its_evidence() -> None:
    before, hit, after = cut_sentence("a" * 500 + "brug" + "b" * 500, 500, 504)
    assert hit == "brug" and before[0] == "…" == after[-1]
    assert len(before + hit + after) <= corpus_page.LONGEST + 2


def test_without_a_script_a_number_opens_its_sentences(shown: Shown, html: str) -> None:
    assert "<script" not in html and "script-src" not in html
    page = shown.open(html, java_script_enabled=False)
    assert page.locator(".places:visible").count() == 0
    page.locator("#actors td a").first.click()
    assert page.locator(".places:visible").count() == 1
    assert page.locator(".places:visible mark").count() == corpus_page.MOST_PLACES
    page.get_by_role("link", name="Close").click()
    assert page.locator(".places:visible").count() == 0


def test_on_a_phone_nothing_is_wider_than_the_screen(shown: Shown, html: str) -> None:
    page = shown.open(html, "#e3", viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    script = """
    () => [document.documentElement.scrollWidth, [...document.querySelectorAll("body *")]
      .filter(n => !n.closest(".wide, .unseen") && n.getBoundingClientRect().right > 391)
      .map(n => n.outerHTML.slice(0, 80))]
    """
    width, wide = page.evaluate(script)
    assert wide == [] and width <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#e3"])
def test_axe_finds_nothing(shown: Shown, html: str, scheme: Any, address: str) -> None:
    page = shown.open(html, address, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
