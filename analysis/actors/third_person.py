"""The third person inside a quotation, a pronoun or a description, is never its speaker, who would say *ik*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.mentions import with_pronouns
from analysis.grammar.verb_groups import clause_over, with_helpers
from analysis.grammar.verbs import is_finite
from analysis.intervals import Intervals
from analysis.records import Actor, Mention, Quote, reading_order

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PRONOUNS = frozenset({"pronoun", "possessive"})
_DESCRIPTIONS = frozenset({"role", "descriptor"})


def settle_third_person(
    doc: Doc,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    by_hand: Sequence[Mention] = (),
) -> list[Mention]:
    """Give the mentions without a third-person pronoun or description for the one who says it: somebody else is meant.

    A pronoun is given to the next candidate where one remains, and to nobody otherwise; a description (*de minister* in
    the words of *minister Bal*) to nobody, where a cue says whose words they are. All other mentions stay as they are,
    in reading order. In a mixed quotation this holds for a clause with its own verb between the marks; the pronoun of a
    smaller piece is fitted to the sentence around it (*hij zei dat hij “zijn best” deed*) and may be the speaker.
    `by_hand` are mentions of which a hand said whom they stand for: they are none of these, and may be meant.

    >>> from analysis.actors import identify
    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("Rechter Els Vos sprak. “Ze blokkeerde hem”, zei Vos. Ze zweeg.")
    >>> actors, mentions = identify(doc)
    >>> settled = settle_third_person(doc, actors, mentions, find_quotes(doc, mentions))
    >>> [(m.text, m.start) for m in mentions if m.form == "pronoun"], [(m.text, m.start) for m in settled][-1]
    ([('Ze', 24), ('Ze', 53)], ('Ze', 53))
    """
    spoken = [(q.start, q.end, q.speakers) for q in quotes if q.kind in {"direct", "mixed"} and q.speakers]
    heard = Intervals(q for q in quotes if q.kind in {"direct", "mixed"})
    mistaken = [m for m in mentions if _is_self(doc, m, heard)]
    if not mistaken:
        return list(mentions)
    wrong = {(m.start, m.end) for m in mistaken}
    pronouns = {(m.start, m.end) for m in mistaken if m.form in _PRONOUNS}
    expressions = [m for m in (*by_hand, *mentions) if m.form not in _PRONOUNS and doc.char_span(m.start, m.end)]
    again = with_pronouns(doc, actors, reading_order(expressions), spoken) if pronouns else []
    kept = [m for m in mentions if (m.start, m.end) not in wrong]
    return reading_order([*kept, *(m for m in again if (m.start, m.end) in pronouns)])


def _is_self(doc: Doc, mention: Mention, quotes: Intervals[Quote]) -> bool:
    """Tell whether a third-person pronoun or a description stands for the one who says it."""
    if mention.form not in _PRONOUNS | _DESCRIPTIONS or mention.rule == "mention.pronoun-bound-by-subject":
        return False
    innermost = quotes.innermost(mention.start, mention.end)
    if innermost is None or mention.actor not in innermost.speakers:
        return False
    if mention.form in _DESCRIPTIONS and (innermost.cue is None or len(innermost.speakers) > 1):
        return False
    return innermost.kind == "direct" or _is_clause(doc, mention, innermost)


def _is_clause(doc: Doc, mention: Mention, quote: Quote) -> bool:
    """Tell whether the clause of a pronoun, with its finite verb, stands between the marks as a whole."""
    span = doc.char_span(mention.start, mention.end)
    if span is None:
        return True
    words = with_helpers(clause_over(span.root))
    return any(is_finite(t) and quote.start <= t.idx < quote.end for t in words)
