"""`judge_sentences`: attribution and commitment of whole sentences, by the network and by the clauses together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from analysis import judgements
from analysis.certainty.hedge_marks import Reading
from analysis.grammar.finite import Finite
from analysis.intervals import Intervals
from analysis.records import Clause, Quote, Sentence
from analysis.votes import NETWORK_COMMITS, QUOTED_SHARE


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What the rules say of a sentence; a commitment is None where it has no finite clause."""

    attribution: judgements.Attribution
    commitment: judgements.Commitment | None


#: Rules of what somebody is accused of: of *beschuldigd dat* the accusation is the fact that is told.
_ACCUSING = ("clause.accusation", "clause.accused", "clause.convicted")


def judge_sentences(
    sentences: Sequence[Sentence], quotes: Sequence[Quote], clauses: Sequence[Clause], *, reading: Reading
) -> list[Sentence]:
    """Decide to whom each sentence is given and how far it is asserted, where the network and the clauses both judge.

    The rules have the clause with the main assertion: no clause that only tells who says it, the least subordinate,
    the longest. A sentence is given to a source where the rules find one, or else the network. Of two commitments that
    of the clause counts, but for pairs in which the network is right more often (`votes.NETWORK_COMMITS`), and where
    there is no finite clause. `rule` tells who decided what they differ in. A sentence that no network judged stays as
    it is. `reading` is that of `read_marks`. In the order given.
    """
    by_verb = {clause.verb_start: clause for clause in clauses}
    speech = [quote for quote in quotes if quote.kind != "scare"]
    spoken, cues = Intervals(speech), {quote.cue_start for quote in speech}
    return [
        _decided(sentence, _by_rules(sentence, by_verb, spoken, cues, reading)) if _is_judged(sentence) else sentence
        for sentence in sentences
    ]


def _is_judged(sentence: Sentence) -> bool:
    return sentence.attribution is not None or sentence.commitment is not None


def _decided(sentence: Sentence, ruled: _Ruled) -> Sentence:
    attribution, commitment = sentence.attribution, sentence.commitment
    deciders = set()
    if attribution is not None and attribution != ruled.attribution:
        deciders.add("judged" if ruled.attribution == "none" else "ruled")
        attribution = attribution if ruled.attribution == "none" else ruled.attribution
    if commitment is not None and commitment != ruled.commitment:
        network = ruled.commitment is None or (ruled.commitment, commitment) in NETWORK_COMMITS
        deciders.add("judged" if network else "ruled")
        commitment = commitment if network else ruled.commitment
    rule = "agreed" if not deciders else deciders.pop() if len(deciders) == 1 else "divided"
    return replace(sentence, attribution=attribution, commitment=commitment, rule=f"sentence.{rule}")


def _by_rules(
    sentence: Sentence,
    by_verb: dict[int, Clause],
    quotes: Intervals[Quote],
    cues: set[int | None],
    reading: Reading,
) -> _Ruled:
    clauses, verb = reading.finites.clauses, attrgetter("verb.idx")
    first, last = (bisect_left(clauses, offset, key=verb) for offset in (sentence.start, sentence.end))
    here = [c for c in clauses[first:last] if c.verb.idx in by_verb]
    inside = quotes.touching(sentence.start, sentence.end)
    quoted = sum(min(q.end, sentence.end) - max(q.start, sentence.start) for q in inside)
    if not here:
        return _Ruled("attributed" if _is_most(quoted, sentence) else "none", None)
    main = by_verb[_main_assertion(here, by_verb, cues).verb.idx]
    attribution = main.attribution
    if attribution == "none" and _is_most(quoted, sentence):
        attribution = "attributed"
    return _Ruled(attribution, main.commitment)


def _is_most(quoted: int, sentence: Sentence) -> bool:
    return quoted > QUOTED_SHARE * (sentence.end - sentence.start)


def _main_assertion(here: Sequence[Finite], by_verb: dict[int, Clause], cues: set[int | None]) -> Finite:
    """Give the clause that tells what the sentence is there to tell: not *zegt*, but what is said."""

    def only_tells_who(clause: Finite) -> bool:
        if any(word.idx in cues for word in clause.words):
            return True
        below = [by_verb[other.verb.idx] for other in here if other.parent is clause]
        told = any(row.attribution == "attributed" and row.rule not in _ACCUSING for row in below)
        return by_verb[clause.verb.idx].attribution == "none" and told

    left = [clause for clause in here if not only_tells_who(clause)] or list(here)
    top = min(map(_depth, left))
    return max((clause for clause in left if _depth(clause) == top), key=lambda clause: len(clause.words))


def _depth(clause: Finite) -> int:
    """Count the clauses above a clause."""
    return 0 if clause.parent is None else 1 + _depth(clause.parent)
