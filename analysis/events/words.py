"""What the lexicons say about verbs and nouns that tell a deed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.grammar.nouns import singulars
from analysis.grammar.words import kinds_in
from analysis.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb tells: the class of the deed, whether its subject acts or undergoes, and of an idiom at whom.

    `prepositions` are those of who undergoes a fixed combination (*ruzie krijgen met*); `fixed` says that it is one.
    """

    deed: str
    subject: str
    lexicon: str
    prepositions: tuple[str, ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class NounSense:
    """What a noun tells: the class of the deed, the role that *van* gives, the prepositions of who undergoes it."""

    deed: str
    van: str
    prepositions: tuple[str, ...]
    compounds: bool


@cache
def verb_senses() -> dict[str, Sense]:
    """Give each known verb with its sense."""
    lexicon = load_lexicon("deeds")
    return {row["lemma"]: Sense(row["class"], row["subject"], lexicon.id) for row in lexicon.rows}


@cache
def idioms() -> dict[str, dict[str, Sense]]:
    """Give for each verb of a fixed combination the words it goes with, and what they tell together."""
    lexicon = load_lexicon("verb-idioms")
    found: dict[str, dict[str, Sense]] = {}
    for row in lexicon.rows:
        prepositions = tuple(filter(None, row["prepositions"].split(",")))
        sense = Sense(row["class"], row["subject"], lexicon.id, prepositions, fixed=True)
        found.setdefault(row["lemma"], {})[row["word"]] = sense
    return found


@cache
def noun_senses() -> dict[str, NounSense]:
    """Give each noun that tells a deed with its sense."""
    return {
        row["lemma"]: NounSense(
            row["class"], row["van"], tuple(filter(None, row["prepositions"].split(","))), row["compounds"] == "yes"
        )
        for row in load_lexicon("deed-nouns").rows
    }


def noun_sense(lemma: str) -> NounSense | None:
    """Look a noun up, itself or as the last part of a compound (*raketaanval* is an *aanval*).

    >>> noun_sense("raketaanval").deed
    'harm'
    """
    senses = noun_senses()
    lemma = next((form for form in singulars(lemma.lower()) if form in senses), lemma.lower())
    for cut in range(max(1, len(lemma) - 3)):
        sense = senses.get(lemma[cut:])
        if sense and (cut == 0 or sense.compounds):
            return sense
    return None


@cache
def addressing() -> frozenset[tuple[str, str]]:
    """Give the pairs of a class of deeds and the preposition of who it is aimed at."""
    return frozenset((row["class"], row["preposition"]) for row in load_lexicon("addressees").rows)


def thing_kind(lemma: str) -> str | None:
    """Tell whether a noun in the place of a doer is an `event` or an `instrument`, by its last part.

    >>> thing_kind("autobom"), thing_kind("premier")
    ('instrument', None)
    """
    lemma = lemma.lower()
    kinds = kinds_in("agent-kinds")
    tails = [lemma[cut:] for cut in range(max(1, len(lemma) - 2))]
    found = next((kinds[tail] for tail in tails if tail in kinds and (tail == lemma or len(tail) > 4)), None)
    return found or ("event" if noun_sense(lemma) else None)


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for row in load_lexicon("actor-nouns").rows if row["class"] != "place") | frozenset(
        row["noun"] for row in load_lexicon("naming-nouns").rows
    )


def names_people(lemma: str) -> bool:
    """Tell whether a noun is a word for people or a body of people, by its last part.

    >>> names_people("oud-minister"), names_people("sprookje")
    (True, False)
    """
    lemma = lemma.lower()
    return any(lemma[cut:] in _people() for cut in range(max(1, len(lemma) - 4)))
