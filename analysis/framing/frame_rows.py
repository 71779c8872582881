"""`find_frames`: the indicators of a coding scheme in a parsed article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.framing.codebook import Codebook, choose_codebook
from analysis.framing.matching import find_hits
from analysis.framing.neighbours import named_around
from analysis.grammar.mention_heads import mention_heads
from analysis.parse import anchor
from analysis.records import Frame, Mention, VoiceSpan, reading_order, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_frames(
    doc: Doc,
    mentions: Sequence[Mention] = (),
    voices: Sequence[VoiceSpan] = (),
    scheme: str | None = None,
    *,
    codebook: Codebook | str | Path | None = None,
    votes: Sequence[Mapping[str, float]] = (),
) -> list[Frame]:
    """Find the words that speak for a frame: which item of the codebook, whose words they are, whom their clause names.

    An indicator is evidence for its sentence, not a verdict on the article. What is negated does not count, unless the
    codebook says so. Of overlapping indicators of one frame the longest counts. `scheme` names a codebook of the
    package (`semetko-valkenburg` by default), `codebook` is one of your own, a folder or file. `votes` are the scores
    from 0 to 1 that a network gives each sentence for each frame, a mapping a sentence; `confidence` is that of the
    row's frame, null without it. Raises `UsageError` for an unknown scheme or a broken codebook. After Semetko &
    Valkenburg (2000).

    >>> from analysis.parse import parse
    >>> [(f.frame, f.item, f.text) for f in find_frames(parse("De burgemeester verwijt de regering een gebrek."))]
    [('conflict', 'reproach', 'verwijt')]
    """
    book = choose_codebook(scheme, codebook)
    heads = mention_heads(doc, (mention for mention in mentions if not mention.nested))
    records = []
    for hit in find_hits(doc, book):
        start, end = doc[hit.first].idx, doc[hit.last].idx + len(doc[hit.last])
        place, voice = anchor(doc, start, end), voice_at(voices, start)
        vote = votes[place["sentence"]].get(hit.frame.id) if votes else None
        records.append(
            Frame(
                **place,
                voice=voice.voice,
                voice_kind=voice.voice_kind,
                scheme=book.name,
                frame=hit.frame.id,
                item=hit.item.id,
                indicator=hit.indicator.name,
                actors=named_around(doc, hit.first, hit.last, heads),
                confidence=vote,
                rule=hit.indicator.rule,
                lexicon=book.id,
            )
        )
    return reading_order(records)
