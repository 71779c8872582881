"""What is withheld of a corpus that is shared: the words of the articles, and the names of persons."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from analysis.corpus.keys import key_of
from analysis.records import Actor

#: Columns of free text, which may hold names: dropped with them. What a label says stays unless it holds a capital.
_FREE = ("text", "source", "via", "who", "title", "byline", "url", "error", "page")
#: Tables that are the text itself, word by word.
WORDS = ("tokens",)


def pseudonym(key: str, name: str, kind: str) -> str:
    """Give the pseudonym of a name under a secret key: the same for one name everywhere, of no use without the key.

    >>> pseudonym("geheim", "Jan Smit", "person") == pseudonym("geheim", "jan smit", "person")
    True
    """
    plain = " ".join(name.casefold().split())
    return f"{kind}-{hmac.new(key.encode(), plain.encode(), 'sha256').hexdigest()[:12]}"


def pseudonyms_of(actors: Iterable[Actor], key: str) -> dict[str, str]:
    """Give a pseudonym for the id of each person among some actors."""
    return {actor.id: pseudonym(key, actor.name, "person") for actor in actors if actor.type == "person"}


def withhold_actor(actor: Actor, key: str) -> Actor:
    """Give a person of an alias file under pseudonyms: those that its names have as keys in the tables."""
    if actor.type != "person":
        return actor
    names = tuple(pseudonym(key, key_of(name), "name") for name in (actor.name, *actor.aliases))
    own = pseudonym(key, actor.name, "person")
    return replace(actor, id=own, name=own, aliases=names, roles=(), descriptors=(), note=None)


def withhold_words(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row without the words it was found in; offsets, lemmas and codes stay."""
    return {column: None if column == "text" else value for column, value in row.items()}


def withhold_names(row: Mapping[str, Any], persons: Mapping[str, str]) -> dict[str, Any]:
    """Give a row without names of persons: ids become pseudonyms, free text goes.

    >>> withhold_names({"text": "Jan Smit", "speakers": ["smit"], "voice": "smit;om", "rule": "r"}, {"smit": "p-1"})
    {'text': None, 'speakers': ['p-1'], 'voice': 'p-1;om', 'rule': 'r'}
    """
    return {column: _withheld(column, value, persons) for column, value in row.items()}


def _withheld(column: str, value: Any, persons: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [persons.get(item, item) if isinstance(item, str) else item for item in value]
    if not isinstance(value, str):
        return value
    parts = value.split(";")
    if any(part in persons for part in parts):
        return ";".join(persons.get(part, part) for part in parts)
    if column in _FREE or (column in ("label", "lemma", "term", "indicator") and value != value.lower()):
        return None
    return value
