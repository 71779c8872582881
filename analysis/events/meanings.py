"""What the lexicons say about verbs and nouns that tell a deed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.nouns import people_part
from analysis.grammar.words import kinds_in
from analysis.lexicon import load_lexicon

#: Classes of deeds that are done to another.
TO_ANOTHER = ("control", "harm", "help", "social")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb tells: the class of the deed, whether its subject acts or undergoes, and of an idiom at whom.

    `prepositions` are those of who undergoes a fixed combination (*ruzie krijgen met*); `fixed` says that it is one.
    Its word must be joined to the verb as one of `joined` says, as `object` or with that preposition, where any stands
    there; `of_things` says that it has no person or animal as object.
    """

    deed: str
    subject: str
    lexicon: str
    prepositions: tuple[str, ...] = ()
    fixed: bool = False
    joined: tuple[str, ...] = ()
    of_things: bool = False


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
        found.setdefault(row["lemma"], {})[row["word"]] = Sense(
            row["class"],
            row["subject"],
            lexicon.id,
            prepositions=tuple(filter(None, row["prepositions"].split(","))),
            fixed=True,
            joined=tuple(filter(None, row["joined"].split(","))),
            of_things=row["object"] == "thing",
        )
    return found


@cache
def addressing() -> frozenset[tuple[str, str]]:
    """Give the pairs of a class of deeds and the preposition of who it is aimed at."""
    return frozenset((row["class"], row["preposition"]) for row in load_lexicon("addressees").rows)


def thing_kind(lemma: str) -> str | None:
    """Tell whether a noun in the place of a doer is an `event` or an `instrument`, by its last part.

    What ends in a longer word for people is neither (*commissie* is no *missie*, *promotor* no *motor*).

    >>> thing_kind("autobom"), thing_kind("premier"), thing_kind("onderzoekscommissie"), thing_kind("schietpartij")
    ('instrument', None, None, 'event')
    """
    lemma = lemma.lower()
    kinds = kinds_in("agent-kinds")
    tails = [lemma[cut:] for cut in range(max(1, len(lemma) - 2))]
    part = next((tail for tail in tails if tail in kinds and (tail == lemma or len(tail) > 4)), None)
    deed = noun_sense(lemma) if part is None else None
    people = people_part(lemma)
    if people is not None and len(people) >= len(part or (deed.lemma if deed else "")):
        return None
    return kinds[part] if part is not None else "event" if deed else None
