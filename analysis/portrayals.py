"""Each actor of an article summed up: counts by voice, and shares with the n they are shares of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, TypeVar

from analysis.intervals import Intervals
from analysis.processes import process
from analysis.records import (
    NARRATOR,
    UNKNOWN,
    Actor,
    Event,
    Frame,
    Label,
    Mention,
    Portrayal,
    Quote,
    Record,
    Sentiment,
    Token,
    rows_in,
)

R = TypeVar("R")

_PROCESSES = {"does": "n_deeds", "says": "n_speech", "senses": "n_perception", "is": "n_states"}
#: A mean of fewer expressions is not given.
FEWEST = 5
VOICE_KINDS = ("narrator", "direct", "mixed", "indirect")


def sum_up(
    article: str,
    actors: Sequence[Actor],
    records: Mapping[str, Sequence[Record]],
    coders: Mapping[str, Sequence[str]] | None = None,
) -> list[Portrayal]:
    """Sum up each actor of an article, the most often mentioned first (then by name).

    Counts of mentions, roles, labels, frames and evaluations are split by whose words they are in. `coders` are those
    who corrected an actor, by its id.
    """
    mentions, events = rows_in(records, Mention), rows_in(records, Event)
    of_actor = by_actor(mentions, lambda m: (m.actor,))
    agents = by_actor((e for e in events if not e.alleged), lambda e: e.agents)
    patients = by_actor(events, lambda e: e.patients)
    called = by_actor(rows_in(records, Label), lambda r: (r.actor,))
    framed = by_actor(rows_in(records, Frame), lambda f: f.actors)
    judged = by_actor(rows_in(records, Sentiment), lambda s: s.targets)
    spoken = by_actor(rows_in(records, Quote), lambda q: q.speakers)
    words = words_quoted(rows_in(records, Token), rows_in(records, Quote))
    said = sum(n for (_, kind), n in words.items() if kind in ("direct", "mixed"))
    rows = []
    for actor in actors:
        mine, agent, patient = of_actor.get(actor.id, []), agents.get(actor.id, []), patients.get(actor.id, [])
        labels, frames, toned = called.get(actor.id, []), framed.get(actor.id, []), judged.get(actor.id, [])
        evaluations = [s for s in toned if s.aspect == "evaluation"]
        said_by = spoken.get(actor.id, [])
        quotes = Counter(q.kind for q in said_by)
        forms = Counter(m.form for m in mine)
        own = words.get((actor.id, "direct"), 0.0) + words.get((actor.id, "mixed"), 0.0)
        rows.append(
            Portrayal(
                article=article,
                actor=actor.id,
                name=actor.name,
                type=actor.type,
                n_mentions=len(mine),
                mentions_share=_share(len(mine), len(mentions)),
                n_mentions_all=len(mentions),
                n_names=forms["name"],
                n_roles=forms["role"],
                n_descriptors=forms["descriptor"] + forms["aggregate"],
                n_pronouns=forms["pronoun"] + forms["possessive"],
                first_mention=min((m.start for m in mine), default=None),
                in_headline=any(m.part == "headline" for m in mine),
                in_lead=any(m.part == "lead" for m in mine),
                n_quotes_direct=quotes["direct"],
                n_quotes_mixed=quotes["mixed"],
                n_quotes_indirect=quotes["indirect"],
                words_direct=words.get((actor.id, "direct"), 0.0),
                words_mixed=words.get((actor.id, "mixed"), 0.0),
                words_indirect=words.get((actor.id, "indirect"), 0.0),
                words_share=_share(own, said),
                n_words_quoted_all=round(said),
                n_agent=len(agent),
                n_patient=len(patient),
                agent_share=_share(len(agent), len(agent) + len(patient)),
                **_by_process(agent),
                n_labels=len(labels),
                n_frames=len(frames),
                n_evaluations=len(evaluations),
                **_by_voice("mentions", mine),
                **_by_voice("agent", agent),
                **_by_voice("patient", patient),
                **_by_voice("labels", labels),
                **_by_voice("frames", frames),
                **_by_voice("evaluations", evaluations),
                **_tone(toned),
                coder=_coders((coders or {}).get(actor.id, ()), mine, said_by, agent, patient, labels, frames, toned),
            )
        )
    return sorted(rows, key=lambda row: (-row.n_mentions, row.name, row.actor))


def by_actor(rows: Iterable[R], actors: Callable[[R], Iterable[str | None]]) -> dict[str | None, list[R]]:
    """Give each actor the rows that are its, in their order; `actors` gives those of a row.

    >>> by_actor([("vos", "smit"), ("smit",)], lambda row: row)
    {'vos': [('vos', 'smit')], 'smit': [('vos', 'smit'), ('smit',)]}
    """
    found: dict[str | None, list[R]] = {}
    for row in rows:
        for actor in dict.fromkeys(actors(row)):
            found.setdefault(actor, []).append(row)
    return found


def _coders(named: Sequence[str], *counted: Sequence[Record]) -> str | None:
    """Name those who corrected an actor or a row that counts for it."""
    return ";".join(sorted({*named, *(row.coder for rows in counted for row in rows if row.coder)})) or None


def words_quoted(tokens: Iterable[Token], quotes: Sequence[Quote]) -> dict[tuple[str, str], float]:
    """Count the words each speaker says, by kind of quote; a word counts once, at its innermost quote.

    A word has a letter or a digit; a scare quote is no speech. A joint source shares its words equally; `unknown` has
    the words of speakers that were not found.
    """
    spoken = sorted((q for q in quotes if q.kind != "scare"), key=lambda q: (q.start, -q.end))
    held = Intervals(spoken)
    counts: dict[tuple[str, str], float] = defaultdict(float)
    for token in tokens:
        if not any(character.isalnum() for character in token.text):
            continue
        around = held.around(token.start, token.end)
        if not around:
            continue
        inner = min(around, key=lambda q: (q.end - q.start, -q.start))
        speakers = inner.speakers or (UNKNOWN,)
        for speaker in speakers:
            counts[speaker, inner.kind] += 1 / len(speakers)
    return dict(counts)


def _by_voice(what: str, rows: Iterable[Record]) -> dict[str, Any]:
    counts = Counter[str](row.voice_kind for row in rows)
    return {f"n_{what}_{kind}": counts[kind] for kind in VOICE_KINDS}


def _by_process(events: Iterable[Event]) -> dict[str, Any]:
    """Count the events in which an actor is the agent by what kind of process they are."""
    counts = Counter(process(event.deed) for event in events)
    return {column: counts[kind] for kind, column in _PROCESSES.items()}


def _tone(rows: Sequence[Sentiment]) -> dict[str, Any]:
    """Tell what the newspaper says of an actor, what others say and what befalls it: how many, and their mean.

    Never one number for all, and no mean of fewer than five: then there is only the evidence.
    """
    parts = {
        "evaluations_by_narrator": [r for r in rows if r.aspect == "evaluation" and r.holder == NARRATOR],
        "evaluations_by_others": [r for r in rows if r.aspect == "evaluation" and r.holder != NARRATOR],
        "effects": [r for r in rows if r.aspect == "effect"],
    }
    counts = {f"n_{name}": len(some) for name, some in parts.items()}
    return counts | {f"mean_{name}": mean_polarity([r.polarity for r in some]) for name, some in parts.items()}


def mean_polarity(polarities: Sequence[float]) -> float | None:
    """Give the mean of polarities, None of fewer than five (`FEWEST`)."""
    return round(fmean(polarities), 4) if len(polarities) >= FEWEST else None


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None
