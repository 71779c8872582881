"""Pronouns that no mention resolves: the subject above them, the last speaker, the one named last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.words import words_of
from analysis.parse import sentence_number
from analysis.quotes.epithets import person_gender
from analysis.quotes.items import Item, Speaking
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = 900


def _gender(mentions: Sequence[Mention], actor: str) -> str | None:
    """Give the gender that an actor's first name or pronouns tell."""
    called = any(
        m.actor == actor and m.form == "pronoun" and m.text.lower() in words_of("male-pronoun") for m in mentions
    )
    return person_gender(mentions, actor) or ("male" if called else None)


def _subject_above(doc: Doc, start: int, mentions: Sequence[Mention]) -> str | None:
    """Give the one actor that is the subject of the sentence, when a pronoun follows in a lower clause of it."""
    number = sentence_number(doc, start)
    above = [m for m in mentions if m.sentence == number and m.end <= start and m.form not in {"pronoun", "possessive"}]
    spans = [(m, doc.char_span(m.start, m.end)) for m in above]
    subjects = {
        m.actor
        for m, span in spans
        if span and span.root.dep_ == "nsubj" and span.root.head.dep_ in {"ROOT", "parataxis"}
    }
    return subjects.pop() if len(subjects) == 1 else None


def by_recency(
    doc: Doc, start: int, form: str, mentions: Sequence[Mention], before: Sequence[tuple[Item, Speaking]]
) -> Speaking:
    """Resolve a pronoun without a mention: the last speaker or named actor that agrees with it.

    *Die* and *deze* stand for the one named last, not for the one who spoke last.

    >>> from analysis.parse import parse
    >>> by_recency(parse("Hij zweeg."), 0, "hij", [], []).speakers
    ()
    """
    wanted = "male" if form in words_of("male-pronoun") else None
    if wanted is None and form not in words_of("demonstrative") and (subject := _subject_above(doc, start, mentions)):
        return Speaking((subject,), "anaphoric")
    candidates: list[str] = []
    pointing = form in words_of("demonstrative")
    spoken = [(i.start, r.speakers) for i, r in before if r.speakers and i.kind != "scare"]
    named: list[tuple[int, tuple[str, ...]]] = [
        (m.start, (m.actor,))
        for m in mentions
        if m.end <= start and (m.form in {"name", "role"} or (pointing and m.form == "descriptor"))
    ]
    for _, speakers in sorted(([] if pointing else spoken[-3:]) + named, key=lambda pair: -pair[0]):
        if len(speakers) == 1 and speakers[0] not in candidates:
            gender = _gender(mentions, speakers[0])
            if wanted is None or gender in {None, wanted}:
                candidates.append(speakers[0])
    last = next((s for s in reversed(spoken) if len(s[1]) == 1 and start - s[0] < _NEAR), None)
    if last and last[1][0] in candidates and not pointing:
        candidates.remove(last[1][0])
        candidates.insert(0, last[1][0])
    if not candidates:
        return Speaking()
    return Speaking((candidates[0],), "anaphoric", candidates[1] if len(candidates) > 1 else None)
