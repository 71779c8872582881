"""Control: who is to do what an infinitive with *te* tells, though only the clause above names them.

With most verbs it is the subject (*beloofde te komen*), with verbs of asking, bidding and helping the one asked (*vroeg
haar te komen*). Van Leeuwen (2008) counts the doer of such an infinitive as backgrounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from analysis.events.meanings import TO_ANOTHER
from analysis.events.telling import Telling
from analysis.grammar.cases import case_of
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.mention_heads import Heads
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import has_te
from analysis.grammar.verbs import simple_infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.records import VoiceSpan, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_BELOW = ("xcomp", "ccomp", "advcl", "csubj", "acl", "obl", "obj")
_INSIDE = ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "obl:arg", "conj", "appos", "xcomp", "fixed")
_POSSESSORS = ("nmod:poss", "nmod")


def find_controllers(
    tellings: Sequence[Telling], heads: Heads, voices: Sequence[VoiceSpan]
) -> dict[int, tuple[Token, ...]]:
    """Give for the verb of each infinitive with *te* the phrases above that control it, where they are actors.

    The clause that introduces a quotation controls nothing in it.
    """
    above = {t.i: telling for telling in tellings for t in (*telling.clause.group, *telling.clause.auxiliaries)}
    above |= {telling.clause.verb.i: telling for telling in tellings}
    ordered = sorted(above.items(), key=_place)
    heard: dict[tuple[int, int], Mapping[int, Telling]] = {}
    found: dict[int, tuple[Token, ...]] = {}
    for telling in tellings:
        voice = voice_at(voices, telling.clause.verb.idx)
        place = (voice.start, voice.end)
        if place not in heard:
            heard[place] = _heard(voice, ordered) if voice.voice_kind in ("direct", "mixed") else above
        controllers = _controllers(telling, heard[place], heads, 0)
        if controllers:
            found[telling.clause.verb.i] = controllers
    return found


def _place(pair: tuple[int, Telling]) -> int:
    return pair[1].clause.verb.idx


def _heard(voice: VoiceSpan, above: Sequence[tuple[int, Telling]]) -> Mapping[int, Telling]:
    """Keep the clauses in the same quotation, for an infinitive that stands in one; they come in order."""
    first, last = (bisect_left(above, offset, key=_place) for offset in (voice.start, voice.end))
    return dict(above[first:last])


def _te_infinitives(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, int]]:
    """Give each infinitive with *te* that hangs on another clause, with the place of that clause's verb."""
    above = {t.i: telling.clause.verb.i for telling in tellings for t in telling.clause.group}
    for below in tellings:
        at = above.get(below.clause.group[-1].head.i)
        if at is not None and at != below.clause.verb.i and below.clause.nonfinite and _with_te(below):
            yield below, at


def raise_objects(tellings: Sequence[Telling], heads: Heads) -> list[Telling]:
    """Give the verb above its object where the parse hangs it on the infinitive: *dwong de burgers te vluchten*.

    It is the one asked or bidden when the infinitive takes no object, or has two.
    """
    found = {telling.clause.verb.i: telling for telling in tellings}
    for below, at in _te_infinitives(tellings):
        governor = found[at]
        told = governor.shape in ("active", "intransitive")  # spoorde zijn volgers ertoe aan te lezen
        asked = _control().get(governor.lemma) == "object" and told and not below.clause.subjects
        if not asked or any(heads.of(t) for t in governor.roles.patients) or not below.clause.objects:
            continue
        first = below.clause.objects[0]
        alone = below.sense is not None and below.sense.deed in ("motion", "occurrence", "speech", "state")
        needed = governor.lemma in words_of("needs-object") and not governor.clause.objects
        if not heads.of(first) or not (alone or needed or len(below.clause.objects) > 1):
            continue
        raised = taking_part([first])
        patients = tuple(t for t in below.roles.patients if t not in raised)
        found[at] = replace(governor, roles=replace(governor.roles, patients=(*governor.roles.patients, *raised)))
        found[below.clause.verb.i] = replace(below, roles=replace(below.roles, patients=patients))
    return list(found.values())


def lower_objects(tellings: Sequence[Telling], heads: Heads) -> list[Telling]:
    """Give an infinitive its object where the parse hangs it on the verb above: *probeerden de man te redden*.

    The verb above asks or bids nobody, and what the infinitive tells is done to another.
    """
    found = {telling.clause.verb.i: telling for telling in tellings}
    for below, at in _te_infinitives(tellings):
        governor = found[at]
        done = below.sense is not None and below.sense.subject == "agent" and below.sense.deed in TO_ANOTHER
        alone = not below.clause.objects and not below.roles.patients and below.reflexive == "none"
        asks = _control().get(governor.lemma) == "object" or governor.shape != "active" or governor.word is not None
        told_of = governor.lemma in words_of("without-addressee") and (
            below.sense is None or below.sense.deed not in ("motion", "occurrence")
        )  # zegt de minister niet te kennen
        if not (done or told_of) or not alone or asks or below.shape not in ("active", "intransitive"):
            continue
        verb = below.clause.verb
        lowered = taking_part(
            [t for t in governor.clause.objects if t.i < verb.i and (heads.of(t) or t.pos_ == "PROPN")][:1]
        )
        if not lowered or any(t in governor.clause.subjects for t in lowered):
            continue
        rest = tuple(t for t in governor.roles.patients if t not in lowered)
        found[at] = replace(governor, roles=replace(governor.roles, patients=rest))
        roles = replace(below.roles, patients=lowered)
        found[verb.i] = replace(below, shape="active", roles=roles, clause=replace(below.clause, objects=lowered))
    return list(found.values())


def raise_subjects(tellings: Sequence[Telling]) -> list[Telling]:
    """Give the finite verb above its subject where the parse has it as object of the infinitive.

    *Daarop besloot de meldkamer terug te bellen*: a finite verb has a subject, and it is the phrase right behind it.
    """
    found = {telling.clause.verb.i: telling for telling in tellings}
    for below, at in _te_infinitives(tellings):
        governor = found[at]
        lacks = not governor.clause.subjects and not governor.clause.nonfinite and not governor.clause.imperative
        first = next(iter(below.clause.objects), None)
        finite = governor.clause.group[-1]
        hurt = below.sense is not None and below.sense.deed == "harm" and len(below.clause.objects) < 2
        if verb_form(finite) != "Fin" or hurt:
            continue  # whom a verb of harm has as its object stays so
        if not lacks or first is None or governor.shape != "active" or finite.i != first.left_edge.i - 1:
            continue
        subjects = taking_part([first])
        clause = replace(governor.clause, subjects=(first,))
        roles = replace(governor.roles, agents=subjects)
        found[at] = replace(governor, clause=clause, roles=roles)
        rest = tuple(t for t in below.clause.objects if t != first)
        patients = tuple(t for t in below.roles.patients if t not in subjects)
        found[below.clause.verb.i] = replace(
            below, clause=replace(below.clause, objects=rest), roles=replace(below.roles, patients=patients)
        )
    return list(found.values())


@cache
def _control() -> dict[str, str]:
    return {row["lemma"]: row["controller"] for row in load_lexicon("control-verbs").rows}


def _controllers(telling: Telling, above: Mapping[int, Telling], heads: Heads, depth: int) -> tuple[Token, ...]:
    clause = telling.clause
    if (seen := _perceived(telling, above, heads)) is not None:
        return seen
    if depth > 4 or not clause.nonfinite or clause.subjects or clause.is_headline() or not _with_te(telling):
        return ()
    top = clause.group[-1]
    while top.dep_ == "conj" and top.head.i in above and top.head.i != top.i:
        first = above[top.head.i]
        if not first.clause.nonfinite:
            return ()
        if first.clause.subjects or not _with_te(first):
            return ()
        top = first.clause.group[-1]
    if top.dep_ not in _BELOW:
        return ()
    noun = top.head
    if noun.i not in above and noun.pos_ in ("NOUN", "PROPN"):
        if owners := _owners(noun, heads):
            return taking_part(owners)
    head = noun
    while head.i not in above and head.dep_ in _INSIDE and head.head.i != head.i:
        head = head.head
    governor = above.get(head.i)
    if governor is None or governor is telling:
        return ()
    return _governed(telling, governor, noun, above, heads, depth)


def _governed(
    telling: Telling, governor: Telling, noun: Token, above: Mapping[int, Telling], heads: Heads, depth: int
) -> tuple[Token, ...]:
    planners = [
        c
        for t in governor.clause.objects
        if t.i < telling.clause.verb.i and noun_sense(t.lemma_) is not None
        for c in _owners(t, heads)
    ]
    if planners:
        return taking_part(planners)  # accepteert de beslissing van de leiders om haar te kiezen
    kind = _control().get(governor.lemma, "subject")
    subjects = taking_part(list(governor.clause.subjects))
    others = tuple(t for t in governor.roles.patients if heads.of(t) and t not in subjects)
    given = [noun, *governor.clause.objects]
    if others and any(t.pos_ == "NOUN" and t.lemma_.lower() in words_of("permission") for t in given):
        kind = "object"  # gaf de politie opdracht om te schieten
    if kind == "object":
        found = others or (_passive_subjects(governor) if governor.shape == "passive" else ())
    elif governor.clause.nonfinite and not subjects:
        found = _controllers(governor, above, heads, depth + 1)
    elif governor.shape == "impersonal" and verb_form(governor.clause.verb) == "Part":
        found = ()  # er wordt met X onderhandeld om Y over te nemen
    elif governor.shape == "impersonal" or all(t.lower_ in words_of("empty", "what-is-said") for t in subjects):
        found = others or _beneficiaries(telling, heads)
    elif governor.shape == "passive" and kind != "raising":
        found = governor.roles.agents
    else:
        found = subjects
    return tuple(t for t in found if heads.of(t))


def _perceived(telling: Telling, above: Mapping[int, Telling], heads: Heads) -> tuple[Token, ...] | None:
    """Give whom somebody sees or hears do what a bare infinitive tells: *zag de man het kind slaan*."""
    clause = telling.clause
    governor = above.get(clause.group[-1].head.i)
    if governor is None or governor is telling or not clause.nonfinite or clause.subjects or _with_te(telling):
        return None
    perceives = governor.sense is not None and governor.sense.deed == "perception" and governor.shape == "active"
    if not perceives or verb_form(clause.verb) != "Inf" or clause.group[-1].dep_ not in ("xcomp", "ccomp"):
        return None
    seen = tuple(t for t in governor.roles.patients if heads.of(t) and t.i < clause.verb.i)
    return seen[:1] or None


def _passive_subjects(governor: Telling) -> tuple[Token, ...]:
    return taking_part([*governor.clause.subjects, *governor.clause.children("obj", "iobj")])


def _beneficiaries(telling: Telling, heads: Heads) -> tuple[Token, ...]:
    """Give whom something is hard for or up to: *het is moeilijk voor de partij om te winnen, is aan haar om*."""
    above = telling.clause.group[-1].head
    near = [c for t in above.children for c in (t, *t.children) if c.dep_ in ("obl", "nmod")]
    up_to = ("aan", "voor") if simple_infinitive(above) == "zijn" else ("voor",)
    found = [c for c in near if case_of(c) in up_to and heads.of(c)]
    return taking_part(found[:1])


def _owners(noun: Token, heads: Heads) -> list[Token]:
    """Give the mentions that a noun belongs to."""
    return [c for c in noun.children if c.dep_ in _POSSESSORS and _owns(c) and heads.of(c)]


def _owns(token: Token) -> bool:
    return token.dep_ == "nmod:poss" or case_of(token) in ("van", "door")


def _with_te(telling: Telling) -> bool:
    """Tell whether a clause is an infinitive with *te*, also in the perfect or passive: *te hebben gedaan*."""
    words = [*telling.clause.group, *telling.clause.auxiliaries, telling.clause.verb]
    joined = telling.clause.group[-1].dep_ == "conj" and verb_form(telling.clause.verb) == "Inf"
    return joined or any(has_te(t) for t in words) or any(c.lower_ == "te" for t in words for c in t.children)
