"""Claims: the checkable statements of an article, where they are repeated, and whether their footing drifts.

They rest on what the finders found: events, casualties and clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.grammar.nouns import singulars
from analysis.grammar.words import kinds_in, words_of
from analysis.intervals import Intervals
from analysis.judgements import Commitment
from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.records import Casualty, Claim, Clause, Event, reading_order

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Footing: TypeAlias = Literal["asserted", "attributed"]
Drift: TypeAlias = Literal["none", "asserted-then-attributed", "attributed-then-asserted"]

_DEEDS = ("harm", "conflict")
#: What is bidden, planned or refused is not stated to have happened: infinitives with *te*.
_UNTOLD = ("event.infinitive", "event.infinitive-control")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A claim with what makes it the same as another, and on what it rests: the text itself, or a source."""

    claim: Claim
    keys: frozenset[tuple[str, ...]]
    footing: Footing | None


def find_claims(
    doc: Doc, events: Sequence[Event], casualties: Sequence[Casualty], clauses: Sequence[Clause]
) -> list[Claim]:
    """Find what an article states that can be checked: what befell whom, how many, who did it, and by what.

    Each row has the clause it stands in, its sources and its commitment. Rows that state the same (one outcome for one
    actor or thing, one number of one category) name each other in `repeats`; `drift` tells whether such a statement
    is first given to a source and later asserted by the newspaper itself, or the other way. Hedged rows are neither.
    In reading order.

    >>> from analysis.certainty import find_clauses
    >>> from analysis.events import find_events
    >>> from analysis.parse import parse
    >>> doc = parse("De brug zou zijn verwoest. De brug is vernield.")
    >>> for claim in find_claims(doc, find_events(doc, [], []), [], find_clauses(doc, [], [])):
    ...     print(claim.text, claim.what, claim.commitment, claim.drift)
    verwoest event hedged attributed-then-asserted
    vernield event asserted attributed-then-asserted

    Kovach and Rosenstiel (2014), The Elements of Journalism, on the discipline of verification.
    """
    held = Intervals(clauses)
    stated = [*_from_events(doc, events, held), *_from_casualties(doc, casualties, held)]
    stated.sort(key=lambda s: (s.claim.start, -s.claim.end, s.claim.what))
    told: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for place, one in enumerate(stated):
        for key in one.keys:
            told.setdefault((one.claim.what, key), []).append(place)
    found = []
    for one in stated:
        same = [stated[k] for k in sorted({k for key in one.keys for k in told[one.claim.what, key]})]
        repeats = sorted({s.claim.start for s in same} - {one.claim.start})
        found.append(replace(one.claim, repeats=tuple(repeats), drift=_drift(same)))
    return reading_order(found)


def _drift(same: Sequence[_Stated]) -> Drift:
    """Tell whether a statement changes its footing after its first telling."""
    footings = [s.footing for s in same if s.footing is not None]
    if not footings or all(footing == footings[0] for footing in footings):
        return "none"
    return "asserted-then-attributed" if footings[0] == "asserted" else "attributed-then-asserted"


def _from_events(doc: Doc, events: Sequence[Event], clauses: Intervals[Clause]) -> Iterator[_Stated]:
    for event in events:
        if event.diathesis == "nominal" or event.rule in _UNTOLD:
            continue
        token = _token_at(doc, event.start)
        outcome = _outcome(event, token)
        if event.deed not in _DEEDS and outcome is None:
            continue
        state = event.rule == "event.state"
        things = _thing(doc, event.patient_start, event.patient_end)
        whom = event.agents if state else event.patients or things
        yield _event_claim(doc, event, "event", clauses, frozenset((outcome or event.lemma, who) for who in whom))
        if state or event.agent_status != "expressed":
            continue
        doers = event.agents if event.agents else _thing(doc, event.agent_start, event.agent_end)
        if doers:
            what: Literal["cause", "doer"] = "doer" if event.agent_kind == "actor" else "cause"
            keys = frozenset((doer, outcome or event.lemma, who) for doer in doers for who in whom or ("",))
            yield _event_claim(doc, event, what, clauses, keys)


def _event_claim(
    doc: Doc,
    event: Event,
    what: Literal["event", "doer", "cause"],
    clauses: Intervals[Clause],
    keys: frozenset[tuple[str, ...]],
) -> _Stated:
    clause = clause_around(event.start, clauses)
    voiced = event.voice_kind != "narrator"
    claimed = is_claimed(event, clause)
    attributed = clause.attribution != "none" or claimed if clause else voiced
    commitment = _commitment(clause, event.negated)
    if (event.alleged or event.unrealised) and commitment == "asserted":
        commitment = "not-asserted"
    if voiced and (clause is None or claimed):
        sources = tuple(sorted(event.voice.split(";"))) if event.voice != "unknown" else ()
    else:
        sources = clause.sources if clause else ()
    claim = Claim(
        **anchor(doc, event.start, event.end),
        voice=event.voice,
        voice_kind=event.voice_kind,
        what=what,
        clause_start=clause.start if clause else None,
        clause_end=clause.end if clause else None,
        sources=sources,
        commitment=commitment,
        rule=f"claim.{what}",
        lexicon=load_lexicon("outcomes").id,
    )
    polarity = "denied" if commitment == "denied" else ""
    return _Stated(claim, frozenset((*key, polarity) for key in keys), _footing(attributed, commitment))


def _from_casualties(doc: Doc, casualties: Sequence[Casualty], clauses: Intervals[Clause]) -> Iterator[_Stated]:
    for row in casualties:
        clause = clause_around(row.start, clauses)
        sources = tuple(sorted(row.source.split(";"))) if row.source else clause.sources if clause else ()
        attributed = bool(row.source) or (clause is not None and clause.attribution != "none")
        commitment = _commitment(clause, row.negated)
        claim = Claim(
            **anchor(doc, row.start, row.end),
            voice=row.voice,
            voice_kind=row.voice_kind,
            what="number",
            clause_start=clause.start if clause else None,
            clause_end=clause.end if clause else None,
            sources=sources,
            commitment=commitment,
            rule="claim.number",
            lexicon=row.lexicon,
        )
        whom = row.actor or row.who or ""
        keys = frozenset({(row.category, str(row.number), whom if row.part_of is not None else "")})
        yield _Stated(claim, keys if row.number is not None else frozenset(), _footing(attributed, commitment))


def _commitment(clause: Clause | None, negated: bool) -> Commitment:
    """Tell how far a statement is asserted: as its clause is; of *niet vermoord maar verwond* each as it is told."""
    if clause is None or clause.commitment in ("asserted", "denied"):
        return "denied" if negated else "asserted"
    return clause.commitment


def _footing(attributed: bool, commitment: str) -> Footing | None:
    """Tell on what a statement rests; what the newspaper itself hedges, denies or asks rests on neither."""
    if attributed:
        return "attributed"
    return "asserted" if commitment == "asserted" else None


def clause_around(start: int, clauses: Intervals[Clause]) -> Clause | None:
    """Give the smallest clause around a place."""
    around = clauses.around(start, start + 1)
    return min(around, key=lambda clause: (clause.end - clause.start, -clause.start), default=None)


def is_claimed(event: Event, clause: Clause | None) -> bool:
    """Tell whether a deed is told on somebody's word in a clause that is the newspaper's: *zegt te hebben geslagen*."""
    return event.voice_kind == "indirect" and clause is not None and clause.attribution == "none"


@cache
def _verb_outcomes() -> dict[str, str]:
    """Give the outcome of each verb, those of casualties too; to die and to be destroyed is to be lost."""
    rows = load_lexicon("casualty-terms").rows
    known = {row["term"]: row["category"] for row in rows if row["kind"] in ("subject", "object")}
    return {verb: "lost" if kind == "dead" else kind for verb, kind in known.items()} | dict(kinds_in("outcomes"))


def _outcome(event: Event, token: Token | None) -> str | None:
    """Give what became of somebody: by the verb, or by the predicate (*zijn veilig*, *vond de dood*)."""
    if event.rule != "event.state":
        return _verb_outcomes().get(event.lemma)
    predicate = token.head if token is not None and token.dep_ == "cop" else None
    return kinds_in("outcomes").get(predicate.lower_) if predicate is not None else None


def _thing(doc: Doc, start: int | None, end: int | None) -> tuple[str, ...]:
    """Give the noun of what is no actor; a general noun takes up the thing of the sentence before (*het toestel*)."""
    if start is None or end is None:
        return ()
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ()
    noun = _counted(span.root)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return ()
    if _lemma(noun) in words_of("thing-taken-up") and any(
        kinds_in("determiners").get(c.lower_) == "definite" for c in noun.children
    ):
        before = doc[noun.sent.start - 1].sent if noun.sent.start else None
        subjects = [t for t in before if t.dep_ in ("nsubj", "nsubj:pass")] if before is not None else []
        if subjects and _counted(subjects[0]).pos_ == "NOUN":
            noun = _counted(subjects[0])
    return (_lemma(noun),)


def _counted(token: Token) -> Token:
    """Give the noun of a partitive: *een van de helikopters*."""
    if token.pos_ not in ("NUM", "PRON", "DET"):
        return token
    return next((c for c in token.children if c.dep_ == "nmod" and c.pos_ in ("NOUN", "PROPN")), token)


def _lemma(noun: Token) -> str:
    shortest: str = min((noun.lemma_.lower(), *singulars(noun.lower_)[:1]), key=len)
    return shortest


def _token_at(doc: Doc, start: int) -> Token | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
