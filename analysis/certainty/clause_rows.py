"""`find_clauses`: every finite clause becomes a record of two scales, attribution and commitment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from analysis import judgements
from analysis.certainty.attribution import attribution_of
from analysis.certainty.commitment import Stated, commitment_of
from analysis.certainty.hedge_marks import Reading, read_marks
from analysis.grammar.finite import Finite, with_paired_marks
from analysis.grammar.mention_heads import Heads, mention_heads
from analysis.intervals import Intervals
from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.records import Clause, Mention, Quote, VoiceSpan, reading_order, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What a network judges of clauses, by the place of the verb.
Votes: TypeAlias = Mapping[int, tuple[judgements.Attribution, judgements.Commitment]]


def find_clauses(
    doc: Doc,
    mentions: Sequence[Mention],
    voices: Sequence[VoiceSpan],
    quotes: Sequence[Quote] = (),
    *,
    votes: Votes | None = None,
    reading: Reading | None = None,
) -> list[Clause]:
    """Find every finite clause, to whom the text gives it, and how far whoever states it stands behind it.

    A clause in a quotation of the `quotes` is attributed to its speaker, a reportative *zou* makes it hearsay. A
    question, a wish and both halves of a condition are not asserted; a hedge beats a negation. `votes` may hold other
    judgements by the `start` of a clause's verb: one counts where no criterion fits. `reading` is that of
    `read_marks`, where there is one. In reading order.

    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("Volgens Jan is er niemand gewond. De trein zou te hard hebben gereden.")
    >>> [(c.attribution, c.commitment) for c in find_clauses(doc, [], [], find_quotes(doc, []))]
    [('attributed', 'denied'), ('reportative', 'hedged')]

    Saurí and Pustejovsky (2009), FactBank; Pareti (2012), on attribution.
    """
    reading = reading or read_marks(doc, voices)
    heads, heard = mention_heads(doc, mentions), Intervals(quotes)
    clauses = reading.finites.clauses
    return reading_order([_clause(doc, c, reading, heads, voices, heard, votes or {}) for c in clauses])


def _clause(
    doc: Doc,
    clause: Finite,
    reading: Reading,
    heads: Heads,
    voices: Sequence[VoiceSpan],
    quotes: Intervals[Quote],
    votes: Votes,
) -> Clause:
    attribution = attribution_of(clause, reading, quotes)
    code, commitment = commitment_of(Stated(clause, reading, attribution))
    hearsay = attribution.value == "reportative" and code == "hedge"
    value = attribution.value
    rule = attribution.rule if hearsay or code == "assertion" else f"clause.{code}"
    if rule == "clause.own-voice" and clause.verb.idx in votes:
        (value, commitment), rule = votes[clause.verb.idx], "clause.voted"
    quote = attribution.quote
    source_start, source_end = (quote.source_start, quote.source_end) if quote else heads.span(attribution.source)
    start, end = _extent(clause, quote)
    voice = voice_at(voices, clause.verb.idx)
    return Clause(
        **anchor(doc, start, end),
        voice=voice.voice,
        voice_kind=voice.voice_kind,
        verb_start=clause.verb.idx,
        verb_end=clause.verb.idx + len(clause.verb),
        attribution=value,
        commitment=commitment,
        sources=quote.speakers if quote else heads.actors(attribution.source),
        source_start=source_start,
        source_end=source_end,
        rule=rule,
        lexicon=load_lexicon("clause-words").id,
    )


def _extent(clause: Finite, quote: Quote | None) -> tuple[int, int]:
    """Give where a clause begins and ends: what stands outside its quotation (*aldus Biden*) is no part of it."""
    if quote is None or not quote.start <= clause.verb.idx < quote.end:
        return clause.start, clause.end
    inside = [word for word in clause.words if quote.start <= word.idx < quote.end]
    while len(inside) > 1 and (inside[-1].is_punct or inside[-1].is_quote):
        inside.pop()
    whole = with_paired_marks(tuple(inside))
    return whole[0].idx, whole[-1].idx + len(whole[-1])
