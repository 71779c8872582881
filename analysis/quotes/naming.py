"""Words that make what stands between marks a title, a term, a nickname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.marks import Passage
from analysis.grammar.name_spans import looks_named
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Token


_LONGEST_TERM = 4


def label_rule(layout: Layout, passage: Passage, words: list[Token]) -> str | None:
    """Give the rule by which the words before a passage make it a title or a label, if they do."""
    doc = layout.doc
    left = layout.token_at(passage.left)
    before = [doc[i] for i in range(max(0, left - 4), left) if not doc[i].is_space]
    if not before:
        return None
    last = before[-1]
    if last.lower_ in words_of("label") or (
        len(before) > 1 and before[-2].lower_ in words_of("label") and last.pos_ in {"DET", "ADP", "ADV"}
    ):
        return "quote.scare-label"
    if _known_as(before) or (passage.right < len(layout.text) and _bracketed(layout, passage, words)):
        return "quote.scare-label"
    if last.lower_ in words_of("work") or last.lemma_.lower() in words_of("work"):
        return "quote.scare-title"
    right = layout.token_at(passage.right)
    if looks_named(last) and right < len(doc) and looks_named(doc[right]) and len(words) <= 3:
        return "quote.scare-nickname"
    if right < len(doc) and len(words) == 1 and words[0].pos_ == "NOUN" and looks_named(doc[right]):
        return "quote.scare-label"
    if right < len(doc) and doc[right].lower_ in words_of("label-after"):
        return "quote.scare-label"
    if right < len(doc) and doc[right].text.startswith("-") and not doc[right - 1].whitespace_ and len(words) <= 3:
        return "quote.scare-label"
    return None


def _known_as(before: list[Token]) -> bool:
    """Tell whether a passage follows *bekend als (de)*."""
    words = [t.lower_ for t in before if t.pos_ != "DET"]
    return len(words) > 1 and words[-1] == "als" and words[-2] in words_of("known-as")


def _bracketed(layout: Layout, passage: Passage, words: list[Token]) -> bool:
    """Tell whether a few words between marks fill a pair of brackets: *de club (‘Oude Dame’)*."""
    text = layout.text
    return len(words) <= 4 and text[: passage.left].endswith("(") and text[passage.right :].startswith(")")


def is_term(layout: Layout, passage: Passage, words: list[Token]) -> bool:
    """Tell whether the article uses a few quoted words elsewhere without marks, in its own voice: a term.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De wet over voltooid leven komt. Hij vindt ‘voltooid leven’ een ruim begrip."))
    >>> passage = layout.passages[0]
    >>> is_term(layout, passage, list(layout.doc[10:12]))
    True
    """
    if words and words[0].lower_ in words_of("common-article"):
        words = words[1:]
    if not 1 < len(words) <= _LONGEST_TERM or any(is_finite(t) for t in words):
        return False
    text, term = layout.text.lower(), layout.text[words[0].idx : passage.end].strip(" ,.").lower()
    at = text.find(term)
    while at >= 0:
        outside = not any(p.left <= at < p.right for p in layout.passages)
        whole = not text[at - 1 : at].isalpha() and not text[at + len(term) : at + len(term) + 1].isalpha()
        if outside and whole:
            return True
        at = text.find(term, at + 1)
    return False
