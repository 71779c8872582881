"""Nouns that may be of one actor: *advocaat*, *raadsman*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analysis.lexicon import load_lexicon


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """Give for each noun those by which a text may call the same actor.

    >>> "trainer" in synonyms()["coach"], "coach" in synonyms()["trainer"]
    (True, True)
    """
    found: dict[str, set[str]] = {}
    for row in load_lexicon("actor-synonyms").rows:
        found.setdefault(row["noun"], set()).add(row["before"])
        found.setdefault(row["before"], set()).add(row["noun"])
    return {noun: frozenset(before) for noun, before in found.items()}
