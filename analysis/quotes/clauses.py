"""Reported clauses: where they end, and the item that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.items import Item
from analysis.quotes.joining import gainsaid, goes_on_main, joins_main
from analysis.quotes.layout import Frame, Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]


def clause_item(
    layout: Layout,
    number: int,
    first: int,
    last: int,
    rule: str,
    source: Span | None,
    cue: CueAt | None,
    *,
    least: int = 3,
) -> Item | None:
    """Make an indirect item of tokens `first` to `last` without punctuation at its ends; None when it is too short."""
    doc = layout.doc
    while first < last and (doc[first].is_space or doc[first].text in {",", ":", ";", "-", "–", "—"}):
        first += 1
    while last > first and (
        doc[last - 1].is_space or doc[last - 1].text in {",", ".", "!", "?", ":", ";", "…", "-", "–", "—", "..."}
    ):
        last -= 1
    if last - first < least:
        return None
    end = doc[last - 1].idx + len(doc[last - 1].text)
    return Item(doc[first].idx, end, "indirect", rule, number, source, cue)


def clause_end(layout: Layout, frame: Frame, start: int, hit: CueAt) -> int:
    """Give where a reported clause ends: with the sentence, or where the clause of the cue goes on."""
    doc = layout.doc
    last = frame.last
    for passage in frame.passages:
        k = layout.token_at(passage.left)
        if k > start + 2 and doc[k - 1].text == ":":
            last = k - 1
            break
    later = layout.cues(start, last)
    for other in later:
        k = other.first
        if doc[k - 1].lower_ == "zo" and k - 1 > start:
            k -= 1
        if (
            k - 1 > start
            and doc[k - 1].text == ","
            and (
                other.cue.lemma == "aldus"
                or (
                    other.cue.type == "verb"
                    and is_finite(doc[other.first])
                    and "direct" in other.cue.kinds
                    and not other.participle
                )
            )
        ):
            last = k - 1
            break
    head = _clause_head(layout, start)
    if head is not None:
        members = {t.i for t in doc[head].subtree}
        for m in range(start, last):
            if m in members or m in layout.inside or doc[m].is_punct or doc[m].is_space:
                continue
            if m - start < 3 or not any(is_finite(doc[x]) for x in range(start, m) if x not in layout.inside):
                break
            if doc[m].lower_ in words_of("clause-join") and m + 1 < last and is_finite(doc[m + 1]):
                return m
            if is_finite(doc[m]) and doc[m - 1].text == ",":
                return m - 1
            break
    for m in range(start + 3, last - 1):
        if m in layout.inside:
            continue
        if doc[m].lower_ in {"en", "maar"} and goes_on_main(layout, frame, m + 1):
            if _ends_verb(doc, m) or m - 1 in layout.inside:
                return m
        if doc[m].text != ",":
            continue
        if doc[m + 1].lower_ in words_of("matrix-start") or gainsaid(layout, m + 1, last):
            return m
        if joins_main(layout, frame, m + 1):
            return m
    return last


def _ends_verb(doc: Doc, m: int) -> bool:
    """Tell whether a verb stands right before a token: a finite one, or an infinitive with *te*."""
    return is_finite(doc[m - 1]) or (doc[m - 1].pos_ in {"VERB", "AUX"} and doc[m - 2].lower_ == "te")


def _clause_head(layout: Layout, start: int) -> int | None:
    token = layout.doc[start]
    return token.head.i if token.dep_ == "mark" and token.head.i > start else None


def has_verb(layout: Layout, a: int, b: int) -> bool:
    """Tell whether a finite verb stands outside marks between two tokens."""
    return any(is_finite(layout.doc[m]) for m in range(a, b) if m not in layout.inside)


def visible(layout: Layout, first: int, last: int) -> list[int]:
    """Give the words outside marks between two tokens."""
    doc = layout.doc
    return [m for m in range(first, last) if m not in layout.inside and not doc[m].is_punct and not doc[m].is_space]
