"""The sum of two: *Jan Bos en Els Vos … de twee … elkaar* are a group of their own, once the text counts them so."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.drafting import Ids, slug
from analysis.actors.prominence import ONE_OF_SEVERAL, Candidate
from analysis.grammar.noun_phrases import noun_phrases
from analysis.grammar.nouns import PERSONS
from analysis.grammar.wording import normalise
from analysis.parse import article_of, part_at
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What the sum of two is called; the second is one word.
TWO, BOTH = "twee", "beiden"
THE_TWO = f"de {TWO}"
#: An age after a name or a noun: *Jan Bos (20) en Els Vos, een vrouw van 48 en een man*.
_AGE = re.compile(r"\(\d{1,3}\)|\bvan \d{1,3}\b")


def with_pairs(doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Give the actors, and every two persons joined by *en* as a group, whom a plural pronoun may stand for.

    One of these groups is counted as *de twee* or *beiden*: where two are counted in words before (*twee broers*),
    these; otherwise the only two who were joined before; where several were, none. Two with one title (*de youtubers
    Jan Bos en Kees Smit*) are the group called so before, if one was.
    """
    pairs = _pairs(doc, mentions, {actor.id: actor for actor in actors})
    found = {actor.id: actor for actor in _with_counted(doc, actors, mentions, pairs)}
    ids = Ids(found)
    joined: dict[str, tuple[str, ...]] = {}
    for pair, _ in sorted(pairs.items(), key=lambda item: item[1][0].start):
        if not set.intersection(*(set(found[one].members_of) for one in pair)):
            group = Actor(id=ids.give(THE_TWO), name=THE_TWO, type="group")
            found[group.id] = group
            joined |= {one: (*joined.get(one, ()), group.id) for one in pair}
    return tuple(
        replace(actor, members_of=(*actor.members_of, *joined[actor.id])) if actor.id in joined else actor
        for actor in found.values()
    )


def _with_counted(
    doc: Doc,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    pairs: Mapping[frozenset[str], tuple[Mention, Mention]],
) -> tuple[Actor, ...]:
    """Give the actors, and the two who are counted or share a title."""
    known = {actor.id: actor for actor in actors}
    if len(pairs) == 1:
        (two,) = pairs.values()
        if (title := _shared_title(doc, two[0])) is not None:
            return _grouped(actors, two, _called(_group_called(title, actors) or _new_group(title, known)))
    counted = [token.idx for token in doc if token.lower_ in (TWO, BOTH) and _counts_two(token)]
    if not counted:
        return tuple(actors)
    before = [m for m in mentions if m.start < counted[0]]
    told = [m.actor for m in before if m.form == "aggregate" and TWO in m.text.lower().split()[:2]]
    if told:
        group = known[told[-1]]
        return tuple(_called(actor) if actor is group else actor for actor in actors)
    pairs = _pairs(doc, before, known)
    if len(pairs) != 1:
        return (*actors, _called(_new_group(THE_TWO, known)))  # two of whom the text does not tell surely who
    (two,) = pairs.values()
    # no name of a person in it, so that whoever withholds these need not look here
    return _grouped(actors, two, _called(_new_group(THE_TWO, known)))


def _pairs(
    doc: Doc, mentions: Sequence[Mention], known: Mapping[str, Actor]
) -> Mapping[frozenset[str], tuple[Mention, Mention]]:
    """Give each two persons joined by *en* where they are first; those of headings only where running text has none."""
    found = list(_joined(doc, mentions, known))
    told = [two for two in found if not part_at(doc, two[0].start).is_heading]
    return {frozenset((a.actor, b.actor)): (a, b) for a, b in reversed(told or found)}


def _grouped(actors: Sequence[Actor], two: tuple[Mention, Mention], group: Actor) -> tuple[Actor, ...]:
    """Make two persons members of a group, which may be among the actors."""
    ids = {mention.actor for mention in two}
    members = [replace(a, members_of=(*a.members_of, group.id)) if a.id in ids else a for a in actors]
    if any(a.id == group.id for a in actors):
        return tuple(group if a.id == group.id else a for a in members)
    return (*members, group)


def _new_group(name: str, known: Mapping[str, Actor]) -> Actor:
    return Actor(id=slug(name, known), name=name, type="group")


def _group_called(title: str, actors: Sequence[Actor]) -> Actor | None:
    """Find the group that was called by the noun of a title in the plural: *Nederlandse youtubers*."""
    noun = title.split()[-1].lower()
    groups = (a for a in actors if a.type == "group")
    return next((a for a in groups if any(text.lower().split()[-1] == noun for text in (a.name, *a.descriptors))), None)


def _shared_title(doc: Doc, first: Mention) -> str | None:
    """Give the title in the plural before the first of two names, without its article: *de youtubers Jan Bos en …*."""
    for phrase in noun_phrases(doc):
        if doc[phrase.start].idx != first.start or phrase.name is None or phrase.noun is None:
            continue
        if phrase.noun.plural and phrase.noun.kind in PERSONS and phrase.head < phrase.name[0]:
            return normalise(doc[phrase.start : phrase.head + 1].text)[1]
    return None


def is_counted(actor: Actor) -> bool:
    """Tell whether two who are counted are this actor."""
    return THE_TWO in actor.descriptors


def in_groups(actor: Actor, mentioned: Container[str]) -> Actor:
    """Give an actor as a member of those of its groups alone that are mentioned."""
    return replace(actor, members_of=tuple(group for group in actor.members_of if group in mentioned))


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
        if second is None or first.actor == second.actor:
            continue
        if _AGE.sub("", text[first.end : second.start]).strip() != "en":
            continue
        before = text[max(0, first.start - 2) : first.start].strip()
        if before != "," and {actors[m.actor].type for m in (first, second)} == {"person"}:
            yield first, second


def pair_candidates(
    doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor], seen: Sequence[Candidate]
) -> list[Candidate]:
    """Give the places where two who are a group are named in one breath, as whom a plural pronoun may stand for."""
    counted = {actor.id for actor in actors.values() if is_counted(actor) or actor.name == THE_TWO}
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
