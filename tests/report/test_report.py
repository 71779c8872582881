"""The report without its script: text, marks, portraits and rows, all escaped, in one file that asks nothing."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import paths
from analysis.article import Article
from analysis.errors import UsageError
from analysis.framing import load_codebook
from analysis.language import choose_language, load_texts
from analysis.records import Actor, Mention, Quote
from analysis.report import render_report
from analysis.report.cells import write_value
from analysis.report.data import SHOWN
from analysis.report.end_tables import FACTUALITY, NOTES, TABLES
from analysis.report.marking import Marked, mark_up
from analysis.tables import schema
from tests.sample import PARTS, empty_portrait, place, sample_portrait
from tests.sample import TEXT as SAMPLE

TEXT = "“Alles is <b>veilig</b> & wel”, zei burgemeester Els Vos. Er vielen twee doden."
#: What HTML lets end without an end tag.
LOOSE = {"td", "tr"}
VOID = {"meta", "br", "hr", "img"}


@pytest.fixture(scope="module")
def page() -> str:
    return render_report(an.portray(TEXT))


def section(page: str, tag: str) -> str:
    found = re.search(rf"<{tag}\b.*?</{tag}>", page, re.S)
    assert found
    return found.group()


def data_of(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found.group(1))


def sheet(page: str, table: str) -> str:
    found = re.search(rf'<details class="sheet" data-table="{table}".*?</details>', page, re.S)
    assert found
    return found.group()


def test_the_page_has_a_headline_the_article_the_portraits_and_the_rows(page: str) -> None:
    assert "Too little to say: " in section(page, "h1")
    text = unescape(re.sub(r"<[^>]+>", "", section(page, "article"))).strip()
    assert text == TEXT
    assert '<tr data-actor="els-vos">' in section(page, "aside")
    assert "<td>Alles is &lt;b&gt;veilig&lt;/b&gt; &amp; wel<td>" in sheet(page, "quotes")


def test_the_marks_stand_on_the_page_without_its_script(page: str) -> None:
    article = section(page, "article")
    assert re.search(r'<span class=direct data-i="?[\d ]+"?>Alles is', article)
    assert re.search(
        r'<span class=named data-i="?[\d ]+"?>Els Vos|<span class=named data-i="?[\d ]+"?>burgemeester', article
    )
    assert "<noscript>" in page


def test_every_number_of_the_portraits_has_rows(page: str) -> None:
    data = data_of(render_report(sample_portrait()))
    parts = [part for told in data["measures"].values() for cell in told["cells"].values() for part in cell]
    rows = {i for part in parts for i in (range(part[0], part[1] + 1) if isinstance(part, list) else [part])}
    assert rows and max(rows) < len(data["rows"])
    biden = str([id for id, _ in data["actors"]].index("biden"))
    assert data["measures"]["named"]["cells"][biden] == [[0, 2]]
    assert data["measures"]["own"]["cells"][biden] == [9]  # after nine mentions, the first quotation


def test_the_page_needs_nothing_beside_it(page: str) -> None:
    assert not re.findall(r'(?:src|href)\s*=\s*"', page)
    assert (
        "@import" not in page
        and "url(" not in page
        and "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    )
    assert not re.search(r'\sstyle="|\son\w+="', page)


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(page: str) -> None:
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1))
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    script = re.search(r'<script type="module">(.*?)</script>', page, re.S).group(1)
    style_hash, script_hash = (b64encode(sha256(x.encode()).digest()).decode() for x in (style, script))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_what_the_article_says_is_text_and_never_markup(page: str) -> None:
    assert "<b>" not in page
    nasty = an.portray("“</script><script>alert(1)</script>”, zei Jan Bos. Hij kwam. {{7*7}} {% x %} ${a} </style>")
    page = render_report(nasty)
    assert page.count("</script>") == 2 and page.count("</style>") == 1
    assert "{{7*7}} {% x %} ${a}" in unescape(re.sub(r"<[^>]+>", "", section(page, "article")))


def test_tables_call_actors_by_their_names_and_cut_no_evidence() -> None:
    long = "wij hebben er met zijn allen heel erg lang aan gewerkt en het is nu eindelijk klaar"
    actors = [
        Actor(id="els-vos", name="Els Vos", type="person", aliases=("Vos",)),
        Actor(id="jan-bos", name="Jan Bos", type="person", aliases=("Bos",)),
    ]
    portrait = an.portray(f"“{long.capitalize()}”, zeggen Els Vos en Jan Bos. Vos sloeg Bos.", actors=actors)
    rows = section(render_report(portrait), "footer")
    assert "<td>Vos and Bos<td>" in rows and f"<td>{long.capitalize()}<td>" in rows
    assert "els-vos" not in rows and "jan-bos" not in rows and "narrator" not in rows
    assert "the newspaper" in rows
    assert "<td>Vos en Bos<td>" in render_report(portrait, "nl")


def test_counts_are_whole_numbers(page: str) -> None:
    assert not re.search(r"<td>\d+\.0\b", page)


def test_tone_says_how_far_to_trust_it() -> None:
    rows = sheet(render_report(an.portray("De laffe dader Jan Bos doodde Els Vos.")), "sentiment")
    assert "<strong>Found by a word list, the parse and a network: " in rows
    assert "over seven in ten had the right target" in rows
    assert "<td>doodde<td>-1<td>Els Vos<td>" in rows


def test_a_layer_is_there_when_something_was_found_in_it() -> None:
    def layers(page: str) -> list[str]:
        return re.findall(r'<button data-layer="(\w+)"', page)

    assert layers(render_report(sample_portrait())) == ["all", "speech", "deeds", "names", "judgement", "frames"]
    assert layers(render_report(empty_portrait())) == ["all"]


def test_dutch_is_dutch() -> None:
    page = render_report(sample_portrait(), "nl")
    assert '<html lang="nl">' in page and "De portretten, naast elkaar" in page and "wie spreekt" in page
    assert "everything" not in page and "who speaks" not in page


def test_another_language_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown language 'de'; allowed: en, nl"):
        render_report(sample_portrait(), "de")


@pytest.mark.parametrize("table", [name for name in TABLES if name not in ("hedges", "claims")])
def test_columns_of_the_page_are_columns_of_the_tables(table: str) -> None:
    assert set(TABLES[table]) - {FACTUALITY} <= set(schema(table)["properties"])
    assert set(NOTES.get(table, ())) <= set(TABLES[table])


def test_the_script_is_given_every_text_it_says(page: str) -> None:
    script = (paths.TEMPLATES / "report.js").read_text("utf-8")
    said = {one or other for one, other in re.findall(r'texts(?:\.(\w+)|\["([\w-]+)"\])', script)}
    assert said == set(data_of(page)["texts"])


def test_every_mark_is_shown_in_a_layer() -> None:
    from analysis.measures import MEASURES

    shown = {mark for marks in SHOWN.values() for mark in marks}
    assert {measure.mark for measure in MEASURES if measure.mark} <= shown


edges = st.lists(st.integers(0, len(SAMPLE)), min_size=2, max_size=2, unique=True).map(sorted)


@settings(max_examples=60)
@given(st.lists(edges, max_size=8), st.lists(edges, max_size=4))
def test_any_overlap_of_marks_leaves_the_text_as_it_is(mentions: list[list[int]], quotes: list[list[int]]) -> None:
    def at(start: int, end: int) -> dict[str, object]:
        return {**place("blij"), "start": start, "end": end, "text": SAMPLE[start:end]}

    rows = [Marked("mentions", Mention(**at(*edge), actor="a", form="name"), {"named": ("a",)}) for edge in mentions]
    for number, edge in enumerate(quotes):
        quote = Quote(**at(*edge), quote_id=f"q{number}", kind="direct", speakers=("a",))
        rows.append(Marked("quotes", quote, {"direct": ("a",)}))
    html = mark_up(Article(id="sample", text=SAMPLE, parts=PARTS), rows, lambda quote: "A")
    parts = re.findall(r"<(?:p|h\d) [^>]*>(.*?)</(?:p|h\d)>", html, re.S)
    assert [unescape(re.sub(r"<[^>]+>", "", part)) for part in parts] == [SAMPLE[p.start : p.end] for p in PARTS]
    for number, row in enumerate(rows):
        pieces = [p for p in re.findall(r'data-i="?([\d ]+)"?>(?:<span class="credit">)?([^<]*)', html)]
        found = "".join(unescape(words) for numbers, words in pieces if str(number) in numbers.split())
        assert found == "".join(SAMPLE[max(p.start, row.record.start) : min(p.end, row.record.end)] for p in PARTS)


def test_every_element_is_closed() -> None:
    class Balance(HTMLParser):
        stack: list[str]

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag in LOOSE and self.stack[-1] == "td":
                self.stack.pop()
            if tag not in VOID:
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            while self.stack[-1] != tag and self.stack[-1] in LOOSE:
                self.stack.pop()
            assert self.stack.pop() == tag

    for portrait in (sample_portrait(), empty_portrait()):
        parser = Balance()
        parser.stack = []
        parser.feed(render_report(portrait))
        assert parser.stack == []


@pytest.mark.parametrize("book", ["semetko-valkenburg", "entman", "militarese", "war-peace"])
def test_every_item_of_a_codebook_has_its_words(book: str) -> None:
    ids = {item.id for frame in load_codebook(book).frames for item in frame.items}
    assert {f"item.{id}" for id in ids} <= set(load_texts())


def test_an_item_is_told_in_the_language_of_the_page() -> None:
    told = [write_value("able", "item", {}, choose_language(code)) for code in ("en", "nl")]
    assert told == ["able to solve it", "kan het oplossen"]
    assert write_value("mijn-item", "item", {}, choose_language("nl")) == "mijn-item"
