"""Mentions: every expression of a text that refers to one of its actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.actors.nouns import adjectives_of_origin, look_up
from analysis.actors.phrases import Phrase, noun_phrases
from analysis.actors.pronouns import find_pronouns
from analysis.actors.settings import is_credit, is_portfolio, is_setting
from analysis.actors.wording import normalise
from analysis.parse import anchor
from analysis.records import Actor, Mention, reading_order

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEXICON = "actor-nouns"


@dataclass(frozen=True, slots=True)
class Register:
    """The expressions of a set of actors, each with whom it stands for."""

    actors: dict[str, Actor]
    names: dict[tuple[str, ...], str]
    descriptors: dict[tuple[str, str], str]
    roles: dict[str, tuple[str, ...]]
    longest: int


def find_mentions(doc: Doc, actors: Sequence[Actor]) -> list[Mention]:
    """Find every mention of the actors: names, roles, descriptors, and third-person pronouns whose referent is certain.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Alexander De Croo sprak met de bonden. Hij dankte de bonden.")
    >>> actors = [
    ...     Actor(id="de-croo", name="Alexander De Croo", type="person", gender="male"),
    ...     Actor(id="bonden", name="bonden", type="group", descriptors=("de bonden",)),
    ... ]
    >>> [(m.text, m.actor, m.form) for m in find_mentions(doc, actors)][:3]
    [('Premier Alexander De Croo', 'de-croo', 'name'), ('de bonden', 'bonden', 'descriptor'), ('Hij', 'de-croo', 'pronoun')]
    """
    register = make_register(actors)
    if not register.actors:
        return []
    phrases = noun_phrases(doc)
    found = _phrases_found(doc, phrases, register)
    found += _names_left(doc, found, register)
    mentions = [mention for mention, _ in found]
    mentions += find_pronouns(doc, phrases, mentions, register.actors)
    return _nested(reading_order(mentions))


def make_register(actors: Sequence[Actor]) -> Register:
    """Order the expressions of actors for looking them up."""
    names: dict[tuple[str, ...], str] = {}
    descriptors: dict[tuple[str, str], str] = {}
    roles: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            if is_proper(name):
                names.setdefault(_name_key(name.split()), actor.id)
            descriptors.setdefault(normalise(name), actor.id)
        for text in actor.descriptors:
            descriptors.setdefault(normalise(text), actor.id)
        for text in actor.roles:
            roles[normalise(text)[1]].append(actor.id)
    longest = max((len(key) for key in names), default=0)
    return Register({a.id: a for a in actors}, names, descriptors, {k: tuple(v) for k, v in roles.items()}, longest)


def is_proper(name: str) -> bool:
    """Tell whether an expression is a proper name: Jan Smit, al-Qurayshi; not Amerikaanse troepen or regering.

    >>> is_proper("al-Qurayshi"), is_proper("Amerikaanse troepen"), is_proper("regering")
    (True, False, False)
    """
    words = name.split()
    first = words[0] not in adjectives_of_origin() and any(c.isupper() for c in words[0])
    return first and any(c.isupper() for c in words[-1])


def _name_key(words: Sequence[str]) -> tuple[str, ...]:
    """Make a key of a name: a capital at the begin and a genitive make no difference."""
    key = [word.replace("’", "'") for word in words]
    if key and key[-1].endswith("'s"):
        key[-1] = key[-1][:-2]
    if key and key[0][:1].islower():
        key[0] = key[0][0].upper() + key[0][1:]
    return tuple(key)


def name_in(words: Sequence[str], register: Register) -> str | None:
    """Find whose name a run of words is: the whole, without a genitive s, or the longest part of it that is a name."""
    count = len(words)
    for size in range(min(count, register.longest), 0, -1):
        part = words[count - size :]
        for variant in (part, [*part[:-1], part[-1].removesuffix("s")]):
            if actor := register.names.get(_name_key(variant)):
                return actor
    return None


def _phrases_found(doc: Doc, phrases: Sequence[Phrase], register: Register) -> list[tuple[Mention, Phrase | None]]:
    found: list[tuple[Mention, Phrase | None]] = []
    last: dict[str, int] = {}
    for phrase in phrases:
        if is_credit(doc, phrase.start) or is_portfolio(doc, phrase):
            continue
        match = _actor_of(doc, phrase, register, last)
        if match is None:
            continue
        actor, form, rule = match
        if _is_left_out(doc, phrase, register.actors[actor], form):
            continue
        last[actor] = phrase.start
        found.append((_mention(doc, phrase.start, phrase.end, actor, form, rule), phrase))
    return found


def _is_left_out(doc: Doc, phrase: Phrase, actor: Actor, form: str) -> bool:
    """Tell whether an expression of an actor does not refer to it here: the setting, or a negation."""
    if phrase.reference == "negative":
        return True
    if actor.type == "place" and phrase.name is None:
        return False
    return actor.type in ("place", "organisation") and is_setting(doc, phrase, actor.type)


def _actor_of(doc: Doc, phrase: Phrase, register: Register, last: dict[str, int]) -> tuple[str, str, str] | None:
    text = doc[phrase.start : phrase.end].text
    if actor := _described(text, register) or _described(doc[phrase.start : phrase.stem[1]].text, register):
        holds_name = phrase.name is not None and phrase.name[1] <= phrase.stem[1]
        if holds_name:
            return actor, "name", "mention.name"
        return (
            actor,
            "aggregate" if phrase.reference == "quantified" and phrase.plural else "descriptor",
            "mention.descriptor",
        )
    if phrase.name:
        words = [token.text for token in doc[slice(*phrase.name)] if not token.is_space]
        actor = name_in(words, register)
        return (actor, "name", "mention.name" if phrase.noun is None else "mention.title-name") if actor else None
    if phrase.reference in ("definite", "bare") and (actor := _role(doc, phrase, register, last)):
        return actor, "role", "mention.role"
    return None


def _described(text: str, register: Register) -> str | None:
    kind, words = normalise(text)
    exact = register.descriptors.get((kind, words))
    if exact or kind == "indefinite":
        return exact
    return register.descriptors.get(("bare", words)) or (
        register.descriptors.get(("definite", words)) if kind == "bare" and " " in words else None
    )


def _role(doc: Doc, phrase: Phrase, register: Register, last: dict[str, int]) -> str | None:
    """Find who holds a role: by its words, then by its head alone; of several the one mentioned last."""
    if (
        phrase.reference == "bare"
        and phrase.noun is not None
        and phrase.start == phrase.head
        and not doc[phrase.start].is_sent_start
    ):
        return None
    words = normalise(doc[phrase.start : phrase.stem[1]].text)[1]
    keys = [words, doc[phrase.head].lower_]
    for key in keys:
        holders = register.roles.get(key, ())
        if holders:
            return max(holders, key=lambda actor: last.get(actor, -1))
    return None


def _names_left(
    doc: Doc, found: Sequence[tuple[Mention, Phrase | None]], register: Register
) -> list[tuple[Mention, Phrase | None]]:
    """Find names that no phrase covered, whatever the parser took them for."""
    taken = set()
    for _, phrase in found:
        if phrase is not None:
            taken.update(range(phrase.start, phrase.stem[1]))
    left: list[tuple[Mention, Phrase | None]] = []
    i = 0
    while i < len(doc):
        size = _known_at(doc, i, register, taken)
        if size:
            actor = register.names[_name_key([t.text for t in doc[i : i + size]])]
            if not is_credit(doc, i) and register.actors[actor].type != "place":
                left.append((_mention(doc, i, i + size, actor, "name", "mention.name"), None))
        i += size or 1
    return left


def _known_at(doc: Doc, i: int, register: Register, taken: set[int]) -> int:
    for size in range(min(register.longest, len(doc) - i), 1, -1):
        if any(k in taken for k in range(i, i + size)):
            continue
        if _name_key([token.text for token in doc[i : i + size]]) in register.names:
            return size
    return 0


def _mention(doc: Doc, start: int, end: int, actor: str, form: str, rule: str) -> Mention:
    span = doc[start:end]
    lexicon = LEXICON if look_up(span.root.text) and form != "name" else None
    return Mention(**anchor(doc, span.start_char, span.end_char), actor=actor, form=form, rule=rule, lexicon=lexicon)  # type: ignore[arg-type]


def _nested(mentions: Sequence[Mention]) -> list[Mention]:
    """Drop what stands twice, and mark the mentions that lie inside a larger one."""
    kept: list[Mention] = []
    seen: set[tuple[int, int]] = set()
    reach = -1
    for mention in mentions:
        if (mention.start, mention.end) in seen:
            continue
        seen.add((mention.start, mention.end))
        kept.append(replace(mention, nested=True) if mention.end <= reach else mention)
        reach = max(reach, mention.end)
    return kept
