"""What is learned to be good or bad of somebody, beyond what a construction gives: word, sign and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.grammar.agents import agent, objects, patients, subject
from analysis.grammar.mention_heads import Heads
from analysis.judgements import Sign
from analysis.sentiment.evaluations import Aspect, Entry, Kind
from analysis.sentiment.judged import Reading
from analysis.sentiment.likelihood import LEARNED, Candidate, likelihood
from analysis.sentiment.participants import carrier, clause_of, whose
from analysis.sentiment.somebody import is_somebody
from analysis.sentiment.target_choice import Asked, choose_target, is_same
from analysis.sentiment.tone_words import SIGNS, Unit, Weighed, chances

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Below this chance, of the word and its target together, nothing is told: fewer such rows are right in all fields than
#: are not, of those read.
LEAST = 0.45
#: The clauses that a predicate may be about.
_JUDGED = frozenset({"csubj", "ccomp", "advcl"})
#: What of a word that only the network knows is taken to be: attitudes are judgements more often than not.
_TYPES: dict[Aspect, Kind] = {"evaluation": "judgement", "effect": "effect"}


def learned_row(unit: Unit, read: Sequence[Candidate], heads: Heads) -> tuple[Candidate, float] | None:
    """Give what a word most likely says of whom, with its chance; None where that is too unlikely.

    `read` is what the constructions give of it, each too unlikely by itself. Of things, and of others than the network
    points to, such words are right too seldom.
    """
    found = chances(unit, [Weighed(one.polarity, likelihood(one)) for one in read], heads)
    sign = max(SIGNS, key=found.__getitem__)
    if found[sign] < LEAST:
        return None
    asked = asked_of(unit, sign, read)
    target, chance = choose_target(asked, heads)
    chance = round(chance * found[sign], 2)
    if target is None or chance < LEAST or not is_somebody(target, heads):
        return None
    if asked.pointed is not None and not is_same(target, asked.pointed, heads):
        return None
    entry = _entry(unit, sign, asked.aspect)
    if not _hangs_together(unit.expression.head, entry, target, heads):
        return None
    if entry.role == "object" and _is_feeling(unit.expression.head, target, heads):
        return None  # de boze fans: they are angry, and blamed for nothing
    polarity = 1.0 if sign == "positive" else -1.0
    reading = Reading((target,), _judge(unit, entry, target, read, heads), LEARNED)
    return Candidate(unit.expression, unit.composition, entry, reading, polarity, unit.vote, heads), chance


def asked_of(unit: Unit, sign: Sign, read: Sequence[Candidate]) -> Asked:
    """Give what the choice of a target goes by."""
    vote = unit.vote
    return Asked(
        word=unit.expression.head,
        sign=sign,
        aspect=_aspect(unit, sign),
        roles=frozenset(entry.role for entry in _entries(unit, sign)),
        pointed=None if vote is None else vote.target,
        marked=vote is not None and not vote.is_silent,
        read=tuple(
            target for one in read if (one.polarity > 0) == (sign == "positive") for target in one.reading.targets
        ),
    )


def _entries(unit: Unit, sign: Sign) -> list[Entry]:
    """Give the entries that have a sign here, the surest first."""
    whole = [(unit.composition.apply(entry.polarity), entry) for entry in unit.expression.entries]
    same = [entry for polarity, entry in whole if polarity != 0 and (polarity > 0) == (sign == "positive")]
    return sorted(same, key=lambda entry: -entry.confidence)


def _aspect(unit: Unit, sign: Sign) -> Aspect:
    """Tell whether a word evaluates or is an effect: as network and lexicon say, else by its word class."""
    vote, entries = unit.vote, _entries(unit, sign)
    seen: list[Aspect] = []
    if vote is not None:
        seen += ["effect"] if vote.effect == sign else []
        seen += ["evaluation"] if vote.evaluation == sign else []
    known = [entry.aspect for entry in entries]
    both = [aspect for aspect in known if aspect in seen]
    usual: Aspect = "effect" if unit.expression.head.pos_ == "VERB" else "evaluation"
    return next(iter((*both, *seen, *known)), usual)


def _entry(unit: Unit, sign: Sign, aspect: Aspect) -> Entry:
    """Give the entry of a word; of one that the lexicon does not have, one for what the network sees."""
    entries = _entries(unit, sign)
    if entries:
        same = next((entry for entry in entries if entry.aspect == aspect), None)
        if same is not None or entries[0].type == "judgement":
            return same or entries[0]  # X is schuldig: blame, though it bodes ill for X
        return replace(entries[0], type=_TYPES[aspect])
    head = unit.expression.head
    polarity = 1.0 if sign == "positive" else -1.0
    return Entry(
        head.lemma_.replace("_", "").lower(), head.pos_, _TYPES[aspect], polarity, "bearer", frozenset(), 0.5, LEARNED
    )


def _hangs_together(word: Token, entry: Entry, target: Token, heads: Heads) -> bool:
    """Tell whether a word may be about its target as the clause is built.

    An effect is on an actor, and what only says when, where or how tells of none (*na een val*); a verb with an object
    tells of no harm to its doer. Praise and blame are of whom a predicate is, or of who does what it judges (*het is
    knap dat X wint*); of a verb only where the lexicon says that it is of its subject: by likelihood alone no deed
    condemns its doer (*X pakt geld af*).
    """
    if entry.type == "effect":
        circumstance = word.dep_ in ("obl", "nmod", "advmod")
        does_harm = word.pos_ == "VERB" and entry.polarity < 0 and entry.role != "subject" and bool(patients(word))
        return bool(heads.of(target)) and not circumstance and not (does_harm and target.dep_ == "nsubj")
    if word.pos_ == "VERB":
        return entry.role == "subject" and target == agent(word)
    return target in _borne_by(word)


def _borne_by(word: Token) -> Iterator[Token]:
    """Give of whom a quality is, *de laffe X*, *X blijft laf*, *acht X schuldig*; or whose deed, *laf dat X zwijgt*."""
    if word.dep_ == "amod":
        yield word.head
    if word.pos_ not in ("ADJ", "NOUN") or word.dep_ not in ("xcomp", "ROOT", "ccomp", "conj", "parataxis"):
        return
    above = [word.head] if word.dep_ == "xcomp" else []
    for verb in above:
        who = subject(verb)
        yield from (one for one in (who, *objects(verb)) if one is not None)
    for clause in (below for top in (word, *above) for below in top.children if below.dep_ in _JUDGED):
        who = subject(clause)
        if who is not None:
            yield who


def _judge(unit: Unit, entry: Entry, target: Token, read: Sequence[Candidate], heads: Heads) -> Token | None:
    """Give who the clause says judges or feels: as a construction says, who feels, or whom the network points to.

    *X hekelt Y*: who does what is thought of its object; *de boze fans*, *X is woedend*: who is.
    """
    head = unit.expression.head
    if entry.type == "effect":
        return None
    found = [one.reading.judge for one in read if one.entry.role == entry.role]
    if entry.origin == LEARNED and head.pos_ == "VERB" and target in patients(head):
        found.append(agent(head))
    if head.dep_ == "xcomp" and subject(head.head) != target:
        found.append(agent(head.head))  # X acht Y schuldig, X vindt het bedenkelijk dat Y zwijgt
    if entry.role == "object":
        found.append(_feeling(head))
    if unit.vote is not None and (entry.role == "object" or entry.origin == LEARNED):
        found.append(unit.vote.holder)
    somebody = (one for one in found if one is not None and is_somebody(one, heads))
    return next((one for one in somebody if not is_same(one, target, heads)), None)


def _is_feeling(word: Token, target: Token, heads: Heads) -> bool:
    """Tell whether it is the target itself who has the attitude."""
    who = _feeling(word)
    return who is not None and is_same(who, target, heads)


def _feeling(word: Token) -> Token | None:
    """Give who has an attitude: *de boze fans*, *X is woedend*, *de steun van X*, *X zet vraagtekens*."""
    if word.pos_ == "VERB":
        return agent(word)
    if word.pos_ == "NOUN":
        verb = carrier(word)
        return whose(word) or (agent(verb) if verb is not None and word.dep_ == "obj" else None)
    return word.head if word.dep_ == "amod" else subject(clause_of(word))
