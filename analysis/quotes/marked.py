"""Marked passages: whether they are speech (direct, mixed) or words between marks without a speech event (scare)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.marks import Passage
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.attribution import attribute, bounds
from analysis.quotes.fragments import is_fragment, is_predicate, main_subject
from analysis.quotes.headlines import headline_predicate
from analysis.quotes.items import Attribution, Item, Kind
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.naming import is_term, label_rule
from analysis.quotes.people import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADINGS = {"headline", "crosshead"}


def read_marked(layout: Layout, frame: Frame, number: int) -> list[Item]:
    """Read the marked passages of one reporting sentence: kind, and cue and source where the sentence has them.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Hij zag de film ‘De aanslag’."))
    >>> [item.kind for item in read_marked(layout, layout.frames[0], 0)]
    ['scare']
    """
    items: list[Item] = []
    for passage in frame.passages:
        items.append(_read(layout, frame, number, passage, items))
    for n in reversed(range(len(items) - 1)):
        if items[n].rule in {"quote.scare", "quote.scare-called"} and _joined(layout, items[n], items[n + 1]):
            items[n] = replace(
                items[n + 1], start=items[n].start, end=items[n].end, passage=items[n].passage, kind="mixed"
            )
    return items


def _joined(layout: Layout, item: Item, follower: Item) -> bool:
    """Tell whether only *en*, *of* or a comma stands between a passage and the next one, which is speech."""
    if follower.kind == "scare" or item.passage is None or follower.passage is None or follower.cue is None:
        return False
    between = layout.text[item.passage.right : follower.passage.left].replace(",", " ").split()
    return all(word in words_of("conjunction") for word in between) and len(between) <= 1


def _read(layout: Layout, frame: Frame, number: int, passage: Passage, earlier: list[Item]) -> Item:
    place = _place(layout, frame, passage)
    found = None if place == "alone" else attribute(layout, frame, passage)
    if found is None and place != "alone" and earlier and earlier[-1].cue is not None and not _beside(layout, passage):
        found = Attribution("quote.same-sentence", earlier[-1].source, earlier[-1].cue)
    if found is None and place == "inside" and earlier and earlier[-1].rule == "quote.fragment":
        if len([t for t in _tokens(layout, passage) if t.is_alpha]) > 2 and earlier[-1].source:
            found = Attribution("quote.same-sentence", earlier[-1].source, None)
    if place == "alone" and earlier:
        found = None
    if found is None and place == "inside":
        found = headline_predicate(layout, frame, passage)
    kind, rule = _kind(layout, frame, passage, place, found)
    if kind == "scare":
        return Item(passage.start, passage.end, "scare", rule, number, passage=passage)
    source = found.source if found else None
    if found is None and rule == "quote.fragment":
        source = main_subject(layout, frame)
    if not passage.closed:
        rule = "quote.unclosed"
    cue = found.cue if found else None
    return Item(passage.start, passage.end, kind, rule, number, source, cue, passage)


def _beside(layout: Layout, passage: Passage) -> bool:
    """Tell whether a passage is a word or two in a relative clause, which the cue before the clause does not govern."""
    doc = layout.doc
    left = layout.token_at(passage.left)
    short = layout.token_at(passage.right) - left <= 4
    return short and any(
        doc[i].lower_ in words_of("relative-subject") and doc[i].pos_ == "PRON" and doc[i - 1].text == ","
        for i in range(max(1, left - 20), left)
        if i not in layout.inside
    )


def _place(layout: Layout, frame: Frame, passage: Passage) -> str:
    """Tell how a passage stands in its sentence: `alone`, `first`, `colon`, or `inside`."""
    doc = layout.doc
    a, b, c, d = bounds(layout, frame, passage)
    before = [doc[i] for i in range(a, b) if not doc[i].is_space]
    after = [doc[i] for i in range(c, d) if not doc[i].is_space and not doc[i].is_punct]
    first = frame.passages[0] is passage
    if not [t for t in before if not t.is_punct] and (first or _sentence_before(layout, frame, passage)):
        return "first" if after or (len(frame.passages) > 1 and passage is not frame.passages[-1]) else "alone"
    if before and before[-1].text.endswith(":"):
        return "colon"
    return "inside"


def _sentence_before(layout: Layout, frame: Frame, passage: Passage) -> bool:
    earlier = [p for p in frame.passages if p.right <= passage.left]
    return bool(earlier) and layout.text[earlier[-1].start : earlier[-1].end].endswith((".", "!", "?", "…"))


def _kind(layout: Layout, frame: Frame, passage: Passage, place: str, found: Attribution | None) -> tuple[Kind, str]:
    words = [t for t in _tokens(layout, passage) if not t.is_punct and not t.is_space]
    clause = _is_clause(words)
    rule = found.rule if found else "quote.floating"
    heading = frame.kind in _HEADINGS
    if place == "alone" and not heading and not clause and len(words) <= 3 and _trails(layout, frame, passage):
        return "scare", "quote.scare"
    if place == "alone" and heading and len(words) == 1 and all(t.pos_ in {"NOUN", "PROPN", "ADJ", "X"} for t in words):
        return "scare", "quote.scare-title"
    if place == "alone":
        return (
            "mixed" if heading or (not clause and len(words) < 3) else "direct"
        ), "quote.heading" if heading else "quote.floating"
    label = label_rule(layout, passage, words)
    if label == "quote.scare-title" and found and found.cue and _names(found.cue) and words[0].text[0].islower():
        label = None
    if found is None:
        if label or (_title_case(words) and not clause):
            return "scare", label or "quote.scare-title"
        if place == "colon":
            return "direct", "quote.colon"
        if heading and place == "first":
            return "mixed", "quote.heading"
        if (clause and len(words) >= 4) or len(words) >= 6:
            if place == "first" and words[0].text[0].isupper() and len(words) >= 6:
                return "direct", "quote.floating"
            return "mixed", "quote.fragment"
        if (is_fragment(words) or is_predicate(layout, frame, passage, words)) and main_subject(layout, frame):
            return "mixed", "quote.fragment"
        return "scare", "quote.scare"
    if place in {"first", "colon"} and found.rule not in {"quote.embedded", "quote.cue-noun"}:
        if place == "first" and label:
            return "scare", label
        full = (
            clause
            or len(words) >= 4
            or found.rule
            in {"quote.aldus", "quote.cue-inverted", "quote.colon", "quote.colon-name", "quote.verb-inverted"}
        )
        return ("direct" if full else "mixed"), rule
    if found.cue and _names(found.cue) and len(words) <= 3 and found.source and _generic(layout, found.source):
        return "scare", "quote.scare-called"
    if found.rule == "quote.embedded" and found.source and not clause and len(words) <= 4 and _lifeless(layout, found):
        return "scare", "quote.scare"
    if label and not (clause and len(words) > 3):
        return "scare", label
    if found.rule == "quote.embedded" and is_term(layout, passage, words):
        return "scare", "quote.scare-term"
    if _title_case(words) and not clause and len(words) <= 6 and place != "first":
        return "scare", "quote.scare-title"
    if found.rule == "quote.cue-passive" and found.source is None and len(words) <= 3:
        return "scare", "quote.scare-called"
    sentences = sum(t.text in {".", "!", "?"} for t in _tokens(layout, passage))
    if clause and rule == "quote.cue-between":
        return "direct", rule
    if clause and len(words) >= 4 and (words[0].text[0].isupper() or sentences > 1):
        return "direct", rule
    return "mixed", rule


def _names(cue: CueAt) -> bool:
    """Tell whether a cue calls something what is quoted: *zij noemt de film “prachtig”*."""
    return "naming" in cue.cue.traits


def _generic(layout: Layout, source: tuple[int, int]) -> bool:
    """Tell whether a source is nobody in particular: *men noemt dat “groene stroom”*."""
    return source[1] - source[0] == 1 and layout.doc[source[0]].lower_ in words_of("generic-pronoun")


def _lifeless(layout: Layout, found: Attribution) -> bool:
    """Tell whether what seems the source is a bare noun that neither speaks nor is read (*Celstraf geëist*)."""
    if found.source is None or found.cue is None or _names(found.cue) or can_speak(layout.doc, found.source):
        return False
    texts = words_of("document") | words_of("report-place") | words_of("medium")
    words = list(layout.doc[slice(*found.source)])
    bare = words[0].is_sent_start and words[0].lower_ not in words_of("determiner") | words_of("common-article")
    return bool(bare) and words[0].pos_ != "DET" and len(words) > 1 and not any(t.lower_ in texts for t in words)


def _trails(layout: Layout, frame: Frame, passage: Passage) -> bool:
    """Tell whether a short passage without a full stop hangs at the end of a paragraph: a heading glued to it."""
    text = layout.text
    glued = passage.left > 0 and not text[passage.left - 1].isspace()
    return glued and not text[passage.start : passage.end].endswith((".", "!", "?", "…"))


def _tokens(layout: Layout, passage: Passage) -> list[Token]:
    doc = layout.doc
    return [doc[i] for i in range(layout.token_at(passage.start), layout.token_at(passage.end))]


def _is_clause(words: list[Token]) -> bool:
    return any(is_finite(t) for t in words) and len(words) > 1


def _title_case(words: list[Token]) -> bool:
    """Tell whether a passage inside a sentence is written like a title or a name: it begins with a capital."""
    return bool(words) and words[0].text[0].isupper() and not (words[0].lower_ == "ik")
