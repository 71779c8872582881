"""The finders in the order in which each needs what others found: the one place where they meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.actors import find_author, find_mentions, find_undecided, identify, resolve_plural, settle_third_person
from analysis.annotations import Hand
from analysis.casualties import find_casualties
from analysis.certainty import find_clauses, find_hedges, judge_sentences, read_marks
from analysis.claims import find_claims
from analysis.events import find_events
from analysis.framing import DEFAULT_SCHEME, find_frames, settle_frames
from analysis.labels import find_labels
from analysis.parse import article_of, find_sentences, find_tokens
from analysis.portrait.record import Making, Portrait
from analysis.progress import advance
from analysis.quotes import find_quotes, find_voices, resolve_first_person
from analysis.records import UNKNOWN, Quote, Record, VoiceSpan, reading_order, voiced
from analysis.sentiment import find_sentiment

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Finder:
    """A finder of what is told once mentions, quotations and voices are known: the table it fills and what it needs.

    `needs` are the names of what it is given besides the parse: `mentions`, `voices`, `quotes`, `codebook`, `reading`
    (the marks of certainty), or tables of finders before it.
    """

    table: str
    find: Callable[..., Sequence[Record]]
    needs: tuple[str, ...] = ("mentions", "voices")


#: The finders of a portrait, in the order of its tables; a new one is a line here, beside its record and column texts.
FINDERS = (
    Finder("events", find_events),
    Finder("labels", find_labels),
    Finder("frames", find_frames, needs=("mentions", "voices", "codebook")),
    Finder("sentiment", find_sentiment),
    Finder("casualties", find_casualties),
    Finder("hedges", find_hedges, needs=("mentions", "voices", "reading")),
    Finder("clauses", find_clauses, needs=("mentions", "voices", "quotes", "reading")),
    Finder("claims", find_claims, needs=("events", "casualties", "clauses")),
)


def find_all(doc: Doc, making: Making, hand: Hand) -> Portrait:
    """Find everything in a parsed article, in order, each finding corrected before anything that depends on it."""
    registry = making.registry
    advance("actors")
    known, mentions = identify(doc) if registry is None else (registry, find_mentions(doc, registry))
    known, mentions = hand.find_actors(known, mentions, partial(find_mentions, doc))
    advance("quotes")
    quotes = hand.correct_quotes(find_quotes(doc, mentions))
    by_hand, mentions = hand.kept_apart(mentions)
    mentions = [*by_hand, *settle_third_person(doc, known, mentions, quotes, by_hand)]
    mentions += [*resolve_first_person(doc, mentions, quotes), *resolve_plural(doc, known, mentions, quotes)]
    if registry is None:
        author, own = find_author(doc, mentions, quotes)
        known, mentions = (*known, *([author] if author else [])), [*mentions, *own]
    known, mentions = hand.find_author(known, mentions)
    decided, undecided = hand.decide(find_undecided(doc, known, mentions, quotes))
    mentions = reading_order([*mentions, *decided])
    voices = find_voices(doc, quotes)
    rows = reading_order([*mentions, *undecided])
    records: dict[str, Sequence[Record]] = {
        "tokens": hand.mark_tokens(find_tokens(doc, voices)),
        "sentences": [voiced(s, voices) for s in find_sentences(doc)],
        "mentions": [voiced(m, voices) for m in rows],
        "quotes": [_voiced_quote(q, voices) for q in quotes],
    }
    given: dict[str, Any] = {"voices": voices, "codebook": making.book}
    given |= {"mentions": mentions, "quotes": quotes, "reading": read_marks(doc, voices)}
    for finder in FINDERS:
        advance(finder.table)
        found = finder.find(doc, **{name: given[name] for name in finder.needs})
        records[finder.table] = given[finder.table] = hand.correct_rows(finder.table, found, voices)
    clauses, reading = given["clauses"], given["reading"]
    judged = judge_sentences(records["sentences"], quotes, clauses, reading=reading)  # type: ignore[arg-type]
    if making.book.name == DEFAULT_SCHEME:
        judged = settle_frames(judged, given["frames"])
    records["sentences"] = hand.correct_rows("sentences", judged, voices)
    ordered = MappingProxyType({name: tuple(reading_order(rows)) for name, rows in records.items()})
    made = replace(making, unplaced=hand.unplaced, coders=hand.coders)
    return Portrait(article_of(doc), known, tuple(voices), ordered, made)


def _voiced_quote(quote: Quote, voices: Sequence[VoiceSpan]) -> Quote:
    """Give a quote its speaker's voice, also where a smaller quote begins with it; scare quotes are nobody's speech."""
    if quote.kind == "scare":
        return voiced(quote, voices)
    return replace(quote, voice=";".join(quote.speakers) or UNKNOWN, voice_kind=quote.kind)
