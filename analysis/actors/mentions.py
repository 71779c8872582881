"""Mentions: every expression of a text that refers to one of its actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.pronouns import find_pronouns
from analysis.actors.register import Register, make_register, name_in, name_key
from analysis.actors.settings import is_bracketed, is_credit, is_portfolio, is_setting
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.nouns import look_up
from analysis.grammar.wording import normalise
from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.records import Actor, Mention, reading_order

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEXICON = "actor-nouns"


def find_mentions(doc: Doc, actors: Sequence[Actor]) -> list[Mention]:
    """Find every mention of the actors: names, roles, descriptors, and third-person pronouns whose referent is certain.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Alexander De Croo sprak met de bonden. Hij dankte de bonden.")
    >>> actors = [
    ...     Actor(id="de-croo", name="Alexander De Croo", type="person", gender="male"),
    ...     Actor(id="bonden", name="bonden", type="group", descriptors=("de bonden",)),
    ... ]
    >>> [(m.text, m.actor) for m in find_mentions(doc, actors)][:3]
    [('Premier Alexander De Croo', 'de-croo'), ('de bonden', 'bonden'), ('Hij', 'de-croo')]
    """
    register = make_register(actors)
    if not register.actors:
        return []
    phrases = noun_phrases(doc)
    mentions, taken = _phrases_found(doc, phrases, register)
    mentions += _words_left(doc, taken, register)
    mentions += find_pronouns(doc, phrases, mentions, register.actors)
    return _nested(reading_order(mentions))


def _phrases_found(doc: Doc, phrases: Sequence[Phrase], register: Register) -> tuple[list[Mention], set[int]]:
    """Find the phrases that refer to an actor; and the tokens of all that name one, whether or not they refer here."""
    found: list[Mention] = []
    taken: set[int] = set()
    last: dict[str, int] = {}
    reach = -1
    for phrase in phrases:
        if is_credit(doc, phrase.start) or is_portfolio(doc, phrase) or is_bracketed(doc, phrase):
            continue
        match = _actor_of(doc, phrase, register, last)
        if match is None:
            continue
        actor, form, rule = match
        taken.update(range(phrase.start, phrase.stem[1]))
        if _is_left_out(doc, phrase, register.actors[actor], form):
            continue
        # whose name only says whose the other is (de oom van Nadal) is not spoken of himself
        last[actor] = last.get(actor, -1) if phrase.end <= reach else phrase.start
        reach = max(reach, phrase.end)
        found.append(_mention(doc, phrase.start, phrase.end, actor, form, rule))
    return found, taken


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
        return actor, _form(phrase), "mention.descriptor"
    if phrase.name:
        words = [token.text for token in doc[slice(*phrase.name)] if not token.is_space]
        actor = name_in(words, register) or _shared_name(words, register, last)
        return (actor, "name", "mention.name" if phrase.noun is None else "mention.title-name") if actor else None
    if actor := _role(doc, phrase, register, last):
        person = register.actors[actor].type == "person" and phrase.reference in ("definite", "bare")
        return (actor, "role", "mention.role") if person else (actor, _form(phrase), "mention.descriptor")
    return None


def _shared_name(words: Sequence[str], register: Register, last: dict[str, int]) -> str | None:
    """Find whose name a surname is that several bear: the one mentioned last."""
    holders = register.roles.get(normalise(" ".join(words))[1], ())
    return max(holders, key=lambda actor: last.get(actor, -1)) if holders else None


def _form(phrase: Phrase) -> str:
    return "aggregate" if phrase.reference == "quantified" and phrase.plural else "descriptor"


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
    whole = register.roles.get(normalise(doc[phrase.start : phrase.end].text)[1], ())
    if phrase.reference in ("indefinite", "quantified"):
        fresh = [actor for actor in whole if actor not in last]
        return fresh[0] if fresh else max(whole, key=lambda actor: last[actor]) if whole else None
    alone = phrase.reference == "bare" and phrase.start == phrase.head and not doc[phrase.start].is_sent_start
    stem = register.roles.get(normalise(doc[phrase.start : phrase.stem[1]].text)[1], ())
    head = register.roles.get(doc[phrase.head].lower_, ()) if phrase.reference == "definite" else ()
    holders = whole or (() if alone else stem or head)
    return max(holders, key=lambda actor: last.get(actor, -1)) if holders else None


def _words_left(doc: Doc, taken: set[int], register: Register) -> list[Mention]:
    """Find names and longer descriptors that no phrase covered, whatever the parser took their words for."""
    left: list[Mention] = []
    i = 0
    while i < len(doc):
        size, actor, form = _known_at(doc, i, register, taken)
        place = actor in register.actors and register.actors[actor].type == "place"
        if size and not place and not is_credit(doc, i):
            left.append(_mention(doc, i, i + size, actor, form, f"mention.{form}"))
        i += size or 1
    return left


def _known_at(doc: Doc, i: int, register: Register, taken: set[int]) -> tuple[int, str, str]:
    """Find the longest expression of an actor that begins at a token: its size, the actor, the form."""
    later = doc[i + 1].lower_ if i + 1 < len(doc) and doc[i].pos_ in ("DET", "PRON") else ""
    if doc[i].lower_ not in register.firsts and later not in register.firsts:
        return 0, "", ""
    for size in range(min(register.longest, len(doc) - i), 0, -1):
        if any(k in taken for k in range(i, i + size)):
            continue
        actor = register.names.get(name_key([token.text for token in doc[i : i + size]]))
        if actor and (size > 1 or _is_stray_name(doc[i])):
            return size, actor, "name"
        described = register.descriptors.get(normalise(doc[i : i + size].text)) if size > 1 else None
        if described and not doc[i].is_punct and not doc[i + size - 1].is_punct:
            return size, described, "descriptor"
    return 0, "", ""


def _is_stray_name(token: Token) -> bool:
    """Tell whether a single word may be a name that the parser took for something else."""
    return token.text[0].isupper() and token.pos_ in ("NOUN", "ADJ", "VERB", "X") and not token.is_sent_start


def _mention(doc: Doc, start: int, end: int, actor: str, form: str, rule: str) -> Mention:
    span = doc[start:end]
    lexicon = load_lexicon(LEXICON).id if look_up(span.root.text) and form != "name" else None
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
