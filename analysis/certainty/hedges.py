"""`find_hedges`: every mark of uncertainty or commitment becomes a record, every *zou* among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.certainty.hedge_marks import Reading, read_marks
from analysis.parse import anchor
from analysis.records import Hedge, Mention, VoiceSpan, reading_order, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_hedges(
    doc: Doc, mentions: Sequence[Mention], voices: Sequence[VoiceSpan], *, reading: Reading | None = None
) -> list[Hedge]:
    """Find what tells how sure whoever speaks is: *mogelijk, lijkt te, zeker*, and every *zou* with its kind.

    Every *zou* and *zouden* has a row of that one word; `rule` tells by which criterion it is reportative (hearsay),
    conditional, prospective (the future of a past) or undecided. Plain negation and *ongeveer* are no hedges. The scope
    is the clause or the noun that the words make uncertain. `reading` is that of `read_marks`, where there is one.
    In reading order.

    >>> from analysis.parse import parse
    >>> [(h.text, h.kind, h.rule) for h in find_hedges(parse("Hij zou zijn gevlucht, mogelijk naar Spanje."), [], [])]
    [('zou', 'reportative', 'zou.perfect'), ('mogelijk', 'adverb', 'hedge.adverb')]

    Hyland (2005), Metadiscourse; De Marneffe, Manning and Potts (2012), Computational Linguistics 38.
    """
    found = []
    for mark in (reading or read_marks(doc, voices)).marks:
        start, last = mark.words[0].idx, mark.words[-1]
        voice = voice_at(voices, start)
        found.append(
            Hedge(
                **anchor(doc, start, last.idx + len(last)),
                voice=voice.voice,
                voice_kind=voice.voice_kind,
                kind=mark.kind,
                scope_start=mark.scope[0],
                scope_end=mark.scope[1],
                rule=mark.rule,
                lexicon=mark.lexicon,
            )
        )
    return reading_order(found)
