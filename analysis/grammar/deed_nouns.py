"""Nouns that tell a deed: what they tell, and whom *van* and other prepositions bring beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.grammar.nouns import singulars
from analysis.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class NounSense:
    """What a noun tells: the class of the deed, the role that *van* gives, the prepositions of who undergoes it."""

    lemma: str
    deed: str
    van: str
    prepositions: tuple[str, ...]
    compounds: bool


@cache
def noun_senses() -> dict[str, NounSense]:
    """Give each noun that tells a deed with its sense."""
    return {
        row["lemma"]: NounSense(
            row["lemma"],
            row["class"],
            row["van"],
            tuple(filter(None, row["prepositions"].split(","))),
            row["compounds"] == "yes",
        )
        for row in load_lexicon("deed-nouns").rows
    }


@lru_cache(10_000)
def noun_sense(lemma: str) -> NounSense | None:
    """Look a noun up, itself or as the last part of a compound (*raketaanval* is an *aanval*).

    >>> noun_sense("raketaanval").deed
    'harm'
    """
    senses = noun_senses()
    lemma = next((form for form in (lemma.lower(), *singulars(lemma.lower())) if form in senses), lemma.lower())
    for cut in range(max(1, len(lemma) - 3)):
        sense = senses.get(lemma[cut:])
        if sense and (cut == 0 or sense.compounds):
            return sense
    return None
