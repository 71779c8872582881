"""The sum of two: *Jan Bos en Els Vos … de twee … elkaar* are a group of their own, once the text counts them so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.drafting import slug
from analysis.actors.prominence import ONE_OF_SEVERAL, Candidate
from analysis.parse import article_of
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What the sum of two is called; the second is one word.
TWO, BOTH = "twee", "beiden"
THE_TWO = f"de {TWO}"


def with_pairs(doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Give the actors, and the two who are counted as *de twee* or *beiden*: a group of their own, or the one told so.

    Where two are counted in words before (*twee broers*), these are meant; otherwise the only two persons who were
    joined by *en*; where several were, nobody.
    """
    counted = [token.idx for token in doc if _counts_two(token)]
    if not counted:
        return tuple(actors)
    before = [m for m in mentions if m.start < counted[0]]
    told = [m.actor for m in before if m.form == "aggregate" and TWO in m.text.lower().split()[:2]]
    known = {actor.id: actor for actor in actors}
    if told:
        group = known[told[-1]]
        return tuple(_called(actor) if actor is group else actor for actor in actors)
    pairs = {frozenset((a.actor, b.actor)): (a.actor, b.actor) for a, b in _joined(doc, before, known)}
    if len(pairs) != 1:
        return tuple(actors)
    (two,) = pairs.values()
    # no name of a person in it, so that whoever withholds these need not look here
    group = _called(Actor(id=slug(THE_TWO, known), name=THE_TWO, type="group"))
    members = [replace(a, members_of=(*a.members_of, group.id)) if a.id in two else a for a in actors]
    return (*members, group)


def _called(actor: Actor) -> Actor:
    return replace(actor, descriptors=tuple(dict.fromkeys((*actor.descriptors, THE_TWO, BOTH))))


def _counts_two(token: Token) -> bool:
    """Tell whether a word counts two persons told of before: *de twee*, *beiden*, but not *de twee broers*."""
    if token.lower_ == BOTH:
        return True
    if token.lower_ != TWO or token.i == 0 or token.nbor(-1).lower_ != "de":
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is None or after.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM", "ADP")


def _joined(doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterator[tuple[Mention, Mention]]:
    """Give the persons named in one breath: *Jan Bos en Els Vos*."""
    text = article_of(doc).text
    outer = [m for m in mentions if not m.nested]
    for i, first in enumerate(outer):
        second = outer[i + 1] if i + 1 < len(outer) else None
        if second is None or text[first.end : second.start].strip() != "en" or first.actor == second.actor:
            continue
        before = text[max(0, first.start - 2) : first.start].strip()
        if before != "," and {actors[m.actor].type for m in (first, second)} == {"person"}:
            yield first, second


def pair_candidates(
    doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor], seen: Sequence[Candidate]
) -> list[Candidate]:
    """Give the places where two who are a group are named in one breath, as whom a plural pronoun may stand for."""
    counted = {actor.id for actor in actors.values() if THE_TWO in actor.descriptors}
    groups = counted & {group for actor in actors.values() for group in actor.members_of}
    if not groups:
        return []
    weights = {(c.start, c.end): c for c in seen}
    found: list[Candidate] = []
    for first, second in _joined(doc, mentions, actors):
        shared = groups & set(actors[first.actor].members_of) & set(actors[second.actor].members_of)
        for group in sorted(shared):
            one = weights[first.start, first.end]
            weight = one.weight - ONE_OF_SEVERAL
            found.append(replace(one, actor=group, end=second.end, plural=True, form="aggregate", weight=weight))
    return found
