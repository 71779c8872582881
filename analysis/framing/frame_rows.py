"""`find_frames`: the indicators of a coding scheme in a parsed article, and what a network takes for evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.framing.codebook import Codebook, choose_codebook
from analysis.framing.frame_votes import Vote, Votes, nearest_item, votes_on
from analysis.framing.matching import Hit, find_hits
from analysis.framing.neighbours import named_around
from analysis.grammar.mention_heads import mention_heads
from analysis.intervals import Intervals
from analysis.parse import anchor, sentence_number
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
) -> list[Frame]:
    """Find the words that speak for a frame: which item of the codebook, whose words they are, whom their clause names.

    An indicator is evidence for its sentence, not a verdict on the article. What is negated does not count, unless the
    codebook says so. Of overlapping indicators of one frame the longest counts. `scheme` names a codebook of the
    package (`semetko-valkenburg` by default), `codebook` is one of your own, a folder or file. Where the parse has the
    judgements of a network, it votes on the five frames of the default, beside the weighed words of the sentence and
    the other sentences (`analysis.votes`): `confidence` is how likely the frame is; where that is too little an
    indicator does not count. `rule` tells whether an indicator, the network (`frame.network`), both (`frame.both`) or
    the words' weight alone (`frame.words`) found the evidence. Raises `UsageError` for an unknown scheme or a broken
    codebook. After Semetko & Valkenburg (2000).

    >>> from analysis.parse import parse
    >>> [(f.frame, f.item, f.text) for f in find_frames(parse("De burgemeester verwijt de regering een gebrek."))]
    [('conflict', 'reproach', 'verwijt')]
    """
    book = choose_codebook(scheme, codebook)
    heads = mention_heads(doc, (mention for mention in mentions if not mention.nested))
    hits = find_hits(doc, book)
    votes = votes_on(doc, book, hits)
    voted = [(hit, votes.on(sentence_number(doc, doc[hit.first].idx), hit.frame.id)) for hit in hits]
    counted = [(hit, vote) for hit, vote in voted if vote is None or vote.chance is None or vote.counts]

    def row(first: int, last: int, frame: str, **own: Any) -> Frame:
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        voice = voice_at(voices, start)
        return Frame(
            **anchor(doc, start, end),
            voice=voice.voice,
            voice_kind=voice.voice_kind,
            scheme=book.name,
            frame=frame,
            actors=named_around(doc, first, last, heads),
            lexicon=book.id,
            **own,
        )

    found = [row(hit.first, hit.last, hit.frame.id, **_by_indicator(hit, vote)) for hit, vote in counted]
    places = Intervals((hit for hit, _ in counted), ends=lambda hit: (hit.first, hit.first + 1))
    found += [row(first, last, frame, **own) for first, last, frame, own in _by_network(doc, book, places, votes)]
    return reading_order(found)


def _by_indicator(hit: Hit, vote: Vote | None) -> dict[str, Any]:
    """Give what an indicator says of its row, and the network of its sentence."""
    return {
        "item": hit.item.id,
        "indicator": hit.indicator.name,
        "confidence": vote.confidence if vote is not None else None,
        "rule": "frame.both" if vote is not None and vote.seen else hit.indicator.rule,
    }


def _by_network(
    doc: Doc, book: Codebook, hits: Intervals[Hit], votes: Votes
) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    """Give the stretches of evidence that no indicator of their frame touches, with what the network says of them.

    `hits` are asked by the token with which they begin.
    """
    for found in votes.evidence(book):
        frame, sentence = found.frame.id, doc[found.first].sent
        here = [hit for hit in hits.within(sentence.start, sentence.end) if hit.frame.id == frame]
        if any(hit.first <= found.last and found.first <= hit.last for hit in here):
            continue
        own = {
            "item": nearest_item(doc, found, book, here),
            "confidence": found.vote.confidence,
            "rule": found.rule,
        }
        yield found.first, found.last, frame, own
