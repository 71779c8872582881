"""Quotations of whole articles: kind, content and source; wrong parses and odd texts."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from analysis.parse import parse
from analysis.quotes import find_quotes, find_voices
from tests.quotes.examples import COUNCIL, COURT, council, court


@pytest.mark.parametrize(("doc", "expected"), [(council(), COUNCIL), (court(), COURT)])
def test_kind_content_and_source(doc: Doc, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(q.kind, q.text, q.source) for q in find_quotes(doc, [])] == expected


@pytest.mark.parametrize("doc", [council(), court()])
def test_offsets_slice_the_text_and_nothing_changes_on_a_second_reading(doc: Doc) -> None:
    quotes = find_quotes(doc, [])
    assert quotes == find_quotes(doc, [])
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for q in quotes:
        assert doc.text[q.start : q.end] == q.text
        assert q.source is None or doc.text[q.source_start : q.source_end] == q.source
        assert q.cue is None or doc.text[q.cue_start : q.cue_end] == q.cue


def test_a_wrong_parse_loses_no_marked_quotation() -> None:
    right = [(q.text, q.source) for q in find_quotes(court(), []) if q.kind == "direct"]
    doc = court()
    flat = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.sent.start for t in doc],
        deps=["ROOT" if t.i == t.sent.start else "dep" for t in doc],
    )
    assert [(q.text, q.source) for q in find_quotes(flat, []) if q.kind == "direct"] == right


@pytest.mark.parametrize(
    "text", ["", "“", "”“”", "'", "’s", "“”", ": “a”", "Dat zegt", "Volgens", ", zegt", "“…”, zegt"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    doc = parse(text or " ")
    quotes = find_quotes(doc, [])
    assert all(doc.text[q.start : q.end] == q.text for q in quotes)
    find_voices(doc, quotes)
