"""The marked-up article: the whole text, escaped; every mark closed where it was opened; speakers and rules named."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.records import Mention, Quote
from analysis.show import render_article
from tests.sample import ACTORS, EVENTS, MENTIONS, PARTS, QUOTES, TEXT, empty_portrait, place, sample_portrait

ARTICLE = Article(id="sample", text=TEXT, parts=PARTS)


class Reader(HTMLParser):
    """Reads a page and remembers its text and whether its tags nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.aside: list[bool] = []
        self.text = ""
        self.titles: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.open.append(tag)
        self.aside.append(tag == "style" or found.get("class") == "key")
        self.titles += [title] if (title := found.get("title")) else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.aside.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.aside):
            self.text += data


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_page_has_the_whole_text_and_nothing_else() -> None:
    page = Reader(render_article(ARTICLE, MENTIONS, QUOTES, ACTORS))
    assert page.text.strip() == "\n".join(TEXT[part.start : part.end] for part in PARTS)
    assert page.open == []


def test_parts_are_set_apart() -> None:
    page = render_article(ARTICLE, MENTIONS, QUOTES)
    assert '<h3 class="crosshead">Bom</h3>' in page
    assert '<span class="credit">© AFP</span></p>' in page
    assert '<p class="lead">' in page


def test_quotation_names_speaker_kind_cue_and_rule() -> None:
    page = render_article(ARTICLE, [], QUOTES, ACTORS)
    assert '<span class="q direct" title="direct · speaker: Joe Biden · cue: zei · sample.hand">' in page
    assert '<span class="q scare" title="scare · sample.hand">blij</span>' in page


def test_a_speaker_stands_before_the_opening_mark_and_is_no_text() -> None:
    page = render_article(ARTICLE, [], QUOTES, ACTORS)
    who = '<span class="who" role="note" aria-label="{0}:" data-who="{0}:"></span>'
    assert who.format("Joe Biden") + '“<span class="q direct"' in page
    assert who.format("Bewoners and Kinderen") + '<span class="q indirect"' in page
    # The fragment is of one of the two: its own name stands before its mark, inside the words around it.
    assert "gedood door " + who.format("Bewoners") + '“</span><span class="q mixed"' in page
    assert Reader(page).text.count("Joe Biden:") == 0


@pytest.mark.parametrize(
    ("text", "kind", "words", "shown"),
    [
        ("Hij zei: “Ja.”", "direct", "Ja.", "Hij zei: @“Ja.”"),
        ("Hij zei: « Ja »", "direct", "Ja", "Hij zei: @« Ja »"),
        ("Hij zei: ,,Ja''", "direct", "Ja", "Hij zei: @,,Ja''"),
        ("„Ja”, zei hij", "mixed", "Ja", "@„Ja”, zei hij"),
        ("Hij zei dat hij komt", "indirect", "dat hij komt", "Hij zei @dat hij komt"),
        ("“Ja” dat hij komt", "indirect", "dat hij komt", "“Ja” @dat hij komt"),
    ],
)
def test_where_a_speaker_stands(text: str, kind: Any, words: str, shown: str) -> None:
    start = text.index(words)
    fields = {"article": "a", "sentence": 0, "part": "body", "rule": "sample.hand", "text": words}
    quote = Quote(**fields, start=start, end=start + len(words), quote_id="q1", kind=kind, speakers=("jan",))
    page = render_article(Article(id="a", text=text), [], [quote])
    assert Reader(re.sub(r'<span class="who"[^>]*>', "@", page).replace("@</span>", "@")).text.strip() == shown


def test_a_quotation_inside_one_of_the_same_speaker_names_him_once() -> None:
    quotes = [replace(quote, speakers=("biden",)) for quote in QUOTES]
    assert render_article(ARTICLE, [], quotes).count('class="who"') == 2


def test_speaker_nobody_found_is_said_to_be_nobody() -> None:
    page = render_article(ARTICLE, [], [replace(QUOTES[0], speakers=())])
    assert 'data-who="nobody named:"' in page


def test_what_an_article_calls_somebody_is_text_also_in_a_label() -> None:
    names = [replace(ACTORS[0], name='Joe "<b>" & co')]
    page = render_article(ARTICLE, [], QUOTES[:1], names)
    assert 'data-who="Joe &quot;&lt;b&gt;&quot; &amp; co:"' in page


def test_white_space_stays_as_it_is() -> None:
    text = "Een  regel\tmet ruimte\nen nog een."
    page = render_article(Article(id="a", text=text), [], [])
    assert f'<p class="body spaced">{text}</p>' in page
    assert '<p class="body">Een regel\nen nog een.</p>' in render_article(
        Article(id="a", text="Een regel\nen nog een."), [], []
    )


def test_kinds_of_quotation_differ_without_colour_and_are_printed() -> None:
    style = re.sub(r"\s+", " ", render_article(ARTICLE, [], []).partition("</style>")[0])
    for kind, line in {"direct": "solid", "mixed": "dashed", "indirect": "dotted"}.items():
        assert re.search(rf"\.{kind} {{[^}}]*border-top: [\d.]+px {line}", style)
    assert " print-color-adjust: exact" in style


def test_mention_inside_a_mention_is_marked_inside_it() -> None:
    page = render_article(ARTICLE, MENTIONS, [], ACTORS)
    assert re.search(
        r'title="Abu Ibrahim[^>]*><span class="m" [^>]*title="Islamitische Staat[^>]*>IS</span></span>', page
    )


def test_actors_without_names_show_their_ids() -> None:
    assert "biden · name · sample.hand" in Reader(render_article(ARTICLE, MENTIONS, [])).titles


def test_eighth_actor_and_later_are_dotted() -> None:
    crowd = [Mention(**place("blij"), actor=f"a{i}", form="name") for i in range(9)]
    page = render_article(ARTICLE, crowd, [])
    assert page.count('class="m other"') == 3
    assert "2 other actors" in page


def test_nothing_found_is_just_the_text() -> None:
    page = sample_portrait(mentions=(), quotes=(), events=EVENTS)._repr_html_()
    assert "Mentioned" not in page
    assert squeezed(Reader(page).text) == squeezed(TEXT)
    assert "Niets." in empty_portrait()._repr_html_()


edges = st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=2, unique=True).map(sorted)


@settings(max_examples=60)
@given(st.lists(edges, max_size=6), st.lists(edges, max_size=6))
def test_any_overlap_nests(mentions: list[list[int]], quotes: list[list[int]]) -> None:
    def at(start: int, end: int) -> dict[str, object]:
        return {**place("blij"), "start": start, "end": end, "text": TEXT[start:end]}

    page = render_article(
        ARTICLE,
        [Mention(**at(*edge), actor="biden", form="name") for edge in mentions],
        [Quote(**at(*edge), quote_id=f"q{i}", kind="direct") for i, edge in enumerate(quotes)],
    )
    read = Reader(page)
    assert read.open == []
    assert squeezed(read.text) == squeezed(TEXT)
