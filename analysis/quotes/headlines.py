"""Headlines that say who speaks: *X: <clause>*."""

from __future__ import annotations

from analysis.grammar.demonyms import countries
from analysis.grammar.marks import Passage
from analysis.grammar.name_spans import looks_named
from analysis.grammar.nouns import noun_classes
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.clauses import clause_item
from analysis.quotes.items import Attribution, Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak

Span = tuple[int, int]
_NOBODY = frozenset({"LOC", "GPE", "FAC", "EVENT"})
_SOMEBODY = frozenset({"PER", "PERSON", "ORG"})


def read_headline(layout: Layout, frame: Frame, number: int) -> list[Item]:
    r"""Read a headline *X: <clause>* without marks, when X is a body, an office or somebody the article names again.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Vakbond: staking gaat door\n\nDe bond gaat staken."))
    >>> [layout.text[i.start : i.end] for i in read_headline(layout, layout.frames[0], 0)]
    ['staking gaat door']
    """
    doc = layout.doc
    if frame.kind != "headline" or frame.passages:
        return []
    colon = next((m for m in range(frame.first, min(frame.last, frame.first + 9)) if doc[m].text == ":"), None)
    if colon is None:
        return []
    source = phrase_at(doc, frame.first, colon)
    if source is None or source[1] != colon or not names_somebody(layout, frame, source):
        return []
    item = clause_item(layout, number, colon + 1, frame.last, "quote.headline", source, None)
    return [item] if item else []


def headline_predicate(layout: Layout, frame: Frame, passage: Passage) -> Attribution | None:
    r"""Read a headline that gives somebody's words as its predicate: *OM ‘niet ontstemd’ over reis*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Premier ‘zeer teleurgesteld’ over akkoord\n\nDe premier zweeg."))
    >>> headline_predicate(layout, layout.frames[0], layout.passages[0]).rule
    'quote.headline-predicate'
    """
    doc = layout.doc
    left, right = layout.token_at(passage.left), layout.token_at(passage.right)
    words = [t for t in doc[layout.token_at(passage.start) : right] if t.is_alpha]
    if frame.kind != "headline" or not words or not words[0].text[0].islower() or words[-1].pos_ in {"NOUN", "PROPN"}:
        return None
    source = phrase_at(doc, frame.first, left)
    whole = source is not None and source[1] == left and names_somebody(layout, frame, source)
    verbs = any(is_finite(doc[i]) for i in range(frame.first, frame.last) if i not in layout.inside)
    return Attribution("quote.headline-predicate", source, None) if whole and not verbs else None


def names_somebody(layout: Layout, frame: Frame, source: Span) -> bool:
    r"""Tell whether the words that open a headline name who speaks, not what the article is about or where it happens.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Vakbond: staking gaat door\n\nDe bond gaat staken."))
    >>> names_somebody(layout, layout.frames[0], (0, 1))
    True
    """
    doc = layout.doc
    first = next((t for t in doc[slice(*source)] if t.pos_ not in {"DET", "ADJ", "NUM"}), doc[source[0]])
    if first.pos_ == "NOUN" and not looks_named(first.nbor()):
        return bool(noun_classes(first.lemma_.lower(), first.lower_))
    if not can_speak(doc, source) or first.ent_type_ in _NOBODY:
        return first.text in countries() | words_of("seats")
    again = [t for t in doc[frame.last :] if t.text == doc[source[1] - 1].text and t.pos_ == "PROPN"]
    return first.ent_type_ in _SOMEBODY or bool(again)
