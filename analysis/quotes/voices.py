"""Whose words stand where: the article as stretches of one voice each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.parse import article_of
from analysis.records import NARRATOR, UNKNOWN, Quote, VoiceKind, VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_voices(doc: Doc, quotes: Sequence[Quote]) -> list[VoiceSpan]:
    """Tell for every stretch of the text whose words it holds: the narrator's, a speaker's, or those of nobody we know.

    The spans cover the text without gaps; the innermost quotation wins; a source and a cue inside a quotation belong
    to the voice around it; scare quotes are no speech. Joint speakers are one voice, their ids joined by a semicolon.
    The voices are those of Vis, Sanders and Spooren (2012), Discourse, Context & Media 1.

    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("“Wij komen”, zei Els Vos.")
    >>> [(v.start, v.end, v.voice, v.voice_kind) for v in find_voices(doc, find_quotes(doc, []))]
    [(0, 1, 'narrator', 'narrator'), (1, 10, 'unknown', 'direct'), (10, 25, 'narrator', 'narrator')]
    """
    size = len(article_of(doc).text)
    if size == 0:
        return []
    paint: list[tuple[str, VoiceKind]] = [(NARRATOR, "narrator")] * size
    for quote in sorted(quotes, key=lambda q: (q.start - q.end, q.start)):
        if quote.kind == "scare":
            continue
        around = list(paint[quote.start : quote.end])
        voice: tuple[str, VoiceKind] = (";".join(quote.speakers) or UNKNOWN, quote.kind)
        paint[quote.start : quote.end] = [voice] * (quote.end - quote.start)
        for a, b in ((quote.source_start, quote.source_end), (quote.cue_start, quote.cue_end)):
            if a is None or b is None or a < quote.start or quote.end < b or (a, b) == (quote.start, quote.end):
                continue
            paint[a:b] = around[a - quote.start : b - quote.start]
    spans: list[VoiceSpan] = []
    begin = 0
    for (speaker, kind), stretch in groupby(paint):
        end = begin + len(list(stretch))
        spans.append(VoiceSpan(begin, end, speaker, kind))
        begin = end
    return spans
