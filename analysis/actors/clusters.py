"""Clusters: the phrases of a text that name one actor, and how proper names fall together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from analysis.grammar.demonyms import adjectives_of_origin
from analysis.grammar.names import name_gender, name_type, without_genitive
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import PERSONS
from analysis.records import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """What is known of one actor while a text is read."""

    number: int
    kind: str | None = None
    gender: str | None = None
    plural: bool = False
    names: list[Words] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    strong: bool = False
    evidence: dict[str, int] = field(default_factory=dict)

    def vote(self, kind: str | None, weight: int = 1) -> None:
        """Count a piece of evidence for a type."""
        if kind:
            self.evidence[kind] = self.evidence.get(kind, 0) + weight


def type_of(cluster: Cluster) -> ActorType | None:
    """Decide the type of a cluster by the evidence gathered; None when a name shows no type."""
    if cluster.kind:
        return cast(ActorType, cluster.kind)
    votes = {k: n for k, n in cluster.evidence.items() if k in ("person", "organisation", "group", "place")}
    if not votes:
        return None
    if cluster.names and "group" in votes:
        votes["organisation"] = votes.get("organisation", 0) + votes.pop("group")
    best = max(votes, key=lambda kind: (votes[kind], kind == "person"))
    return cast(ActorType, best)


def name_words(doc: Doc, name: tuple[int, int]) -> Words:
    """Give the words of a name, without a genitive s."""
    words = [token.text.replace("’", "'") for token in doc[slice(*name)] if not token.is_space]
    if words:
        words[-1] = without_genitive(words[-1])
    return tuple(words)


def gender_of(words: Words, phrase: Phrase, names: Sequence[Words]) -> str | None:
    """Give the gender that a title or a first name implies."""
    if phrase.noun and phrase.noun.kind in PERSONS and phrase.noun.gender:
        return phrase.noun.gender
    return name_gender(words) if len(words) > 1 and words in names[:1] else None


def name_evidence(words: Words, phrase: Phrase) -> str | None:
    """Tell the type a name has by its title, or by its own words."""
    if phrase.noun is not None:
        if phrase.noun.kind in PERSONS:
            return "person"
        return "place" if phrase.noun.kind == "place" else "organisation"
    return name_type(words)


def origins_of(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the places that the adjectives of a phrase name: de Belgische premier → België."""
    table = adjectives_of_origin()
    return {table[token.text] for token in doc[phrase.start : phrase.head] if token.text in table}


def slug(text: str, taken: Iterable[str]) -> str:
    """Make an id of a name: small letters without marks, hyphens between, a number where it is taken.

    >>> slug("Abu Ibrahim al-Qurayshi", ()), slug("de Croo", ("de-croo",)), slug("’s-Gravenhage", ())
    ('abu-ibrahim-al-qurayshi', 'de-croo-2', 's-gravenhage')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "actor"
    if base in ("narrator", "unknown"):
        base = f"{base}-actor"
    used = set(taken)
    if base not in used:
        return base
    return next(f"{base}-{n}" for n in range(2, len(used) + 3) if f"{base}-{n}" not in used)


def longest(names: Sequence[Words]) -> Words:
    """Give the fullest of several names; of equally long ones the first."""
    return max(names, key=lambda words: (len(words), len(" ".join(words))))
