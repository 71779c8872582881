"""The first person inside a quotation is its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import anchor
from analysis.records import Mention, Quote, reading_order

if TYPE_CHECKING:
    from spacy.tokens import Doc


def resolve_first_person(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Mention]:
    """Give a mention for every *ik, mij, mijn* in a direct or mixed quotation: it refers to the one who speaks.

    Only the added mentions are returned, in reading order; a quotation with no speaker or with several gives none.

    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("“Ik kom”, zei Els Vos.")
    >>> vos = Mention(
    ...     article="", start=14, end=21, text="Els Vos", sentence=0, part="body", rule="-", actor="vos", form="name"
    ... )
    >>> [(m.text, m.actor) for m in resolve_first_person(doc, [vos], find_quotes(doc, [vos]))]
    [('Ik', 'vos')]
    """
    taken = {(m.start, m.end) for m in mentions}
    added: dict[int, Mention] = {}
    spoken = Intervals(q for q in quotes if q.kind in {"direct", "mixed"})
    forms = words_of("first-person")
    for token in doc:
        low = token.lower_
        if low not in forms or token.pos_ in {"NOUN", "PROPN"}:
            continue
        innermost = spoken.innermost(token.idx, token.idx + 1)
        if innermost is None or len(innermost.speakers) != 1 or (token.idx, token.idx + len(token)) in taken:
            continue
        form: Literal["pronoun", "possessive"] = "possessive" if low in words_of("possessive") else "pronoun"
        place = anchor(doc, token.idx, token.idx + len(token))
        added[token.i] = Mention(**place, actor=innermost.speakers[0], form=form, rule="quote.first-person")
    return reading_order(list(added.values()))
