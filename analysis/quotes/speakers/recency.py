"""Pronouns that no mention resolves: the subject above them, the last speaker, the nearest before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis.grammar.words import words_of
from analysis.parse import sentence_number
from analysis.quotes.speakers.cast import Cast
from analysis.quotes.speakers.descriptions import person_gender
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Characters back within which the last speaker goes on speaking, and speakers before that are looked at for others.
_NEAR, _SPEAKERS = 900, 3
#: Speeches before a pronoun: where each begins, and whose it is.
Spoken = Sequence[tuple[int, tuple[str, ...]]]


def subject_above(doc: Doc, start: int, form: str, cast: Cast) -> str | None:
    """Give the one actor that is the subject of the sentence, when a pronoun follows in a lower clause of it.

    Not for *hij* and *hem*, which may be another man, nor for *die* and *deze*.
    """
    if form in words_of("male-pronoun", "demonstrative"):
        return None
    number, sentence = sentence_number(doc, start), attrgetter("sentence")
    first, last = (bisect(cast.mentions, number, key=sentence) for bisect in (bisect_left, bisect_right))
    above = [m for m in cast.mentions[first:last] if m.end <= start and m.form not in {"pronoun", "possessive"}]
    spans = [(m, doc.char_span(m.start, m.end)) for m in above]
    subjects = {
        m.actor
        for m, span in spans
        if span and span.root.dep_ == "nsubj" and span.root.head.dep_ in {"ROOT", "parataxis"}
    }
    return subjects.pop() if len(subjects) == 1 else None


def agreeing(start: int, form: str, cast: Cast, spoken: Spoken) -> Iterator[str]:
    """Give the actors that a pronoun may stand for, the nearest first: those who spoke last or are named before it.

    *Die* and *deze* stand for one named or described, not for one who spoke; none is the body in a title (*minister
    Bos van Sociale Zaken*).

    >>> list(agreeing(0, "hij", Cast((), (), frozenset()), []))
    []
    """
    pointing = form in words_of("demonstrative")
    forms = {"name", "role", "descriptor"} if pointing else {"name", "role"}
    before = (cast.mentions[k] for k in range(bisect_left(cast.starts, start) - 1, -1, -1))
    named = ((m.start, (m.actor,)) for m in before if m.end <= start and m.form in forms and not m.nested)
    heard = sorted([] if pointing else spoken[-_SPEAKERS:], key=lambda speech: -speech[0])
    male, there = form in words_of("male-pronoun"), set()
    for _, speakers in merge(heard, named, key=lambda speech: -speech[0]):
        if len(speakers) == 1 and speakers[0] not in there:
            there.add(speakers[0])
            if not male or _gender(cast.of(speakers[0])) in {None, "male"}:
                yield speakers[0]


def last_speaker(start: int, form: str, spoken: Spoken) -> str | None:
    """Give the one who spoke last, not far back; nobody for *die* and *deze*.

    >>> last_speaker(100, "hij", [(40, ("vos",)), (60, ("smit", "mol"))])
    'vos'
    """
    if form in words_of("demonstrative"):
        return None
    return next((who[0] for at, who in reversed(spoken) if len(who) == 1 and start - at < _NEAR), None)


def _gender(mentions: Sequence[Mention]) -> str | None:
    """Give the gender that an actor's first name or pronouns tell."""
    called = any(m.form == "pronoun" and m.text.lower() in words_of("male-pronoun") for m in mentions)
    return person_gender(mentions) or ("male" if called else None)
