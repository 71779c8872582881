"""Clusters: the phrases of a text that name one actor, and how proper names fall together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from analysis.actors.names import (
    name_gender,
    name_type,
    organisation_names,
    organisation_words,
    particles,
    surname,
)
from analysis.actors.nouns import BODIES, PERSONS, adjectives_of_origin, look_up
from analysis.actors.phrases import Phrase
from analysis.first_names import load_first_names
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


def words_of(doc: Doc, name: tuple[int, int]) -> Words:
    """Give the words of a name, without a genitive s."""
    words = [token.text.replace("’", "'") for token in doc[slice(*name)] if not token.is_space]
    if words and words[-1].endswith("'s"):
        words[-1] = words[-1][:-2]
    return tuple(words)


def same_name(first: Words, second: Words) -> bool:
    """Tell whether two names are one but for capitals and a genitive s: al-Qurayshi, Al-Qurayshi.

    >>> (
    ...     same_name(("Al-Baghdadi",), ("al-Baghdadi",)),
    ...     same_name(("Rutte",), ("Ruttes",)),
    ...     same_name(("Jan",), ("Piet",)),
    ... )
    (True, True, False)
    """
    one, two = (" ".join(words).lower() for words in (first, second))
    return one == two or (len(one) > 3 and len(two) > 3 and (one + "s" == two or two + "s" == one))


def is_short_for(short: Words, full: Words, kind: str | None) -> bool:
    """Tell whether a name is a shorter form of another: a surname, a first name, an abbreviation.

    >>> (
    ...     is_short_for(("De", "Wever"), ("Bart", "De", "Wever"), "person"),
    ...     is_short_for(("OM",), ("Openbaar", "Ministerie"), None),
    ... )
    (True, True)
    """
    if len(short) >= len(full) or not short:
        return len(full) > 1 and len(short) == 1 and is_abbreviation(short[0], full)
    if len(short) == 1 and is_abbreviation(short[0], full):
        return True
    if kind in ("organisation", "place") or full[0].lower() in organisation_words():
        return _is_short_body(short, full)
    tail = full[-len(short) :]
    if same_name(short, tail) and (len(short) > 1 or short[0].lower() not in ("de", "van")):
        return True
    if (
        len(short) == 1
        and len(full) > 1
        and short[0] == full[0]
        and (
            short[0] in load_first_names()
            or (
                kind in ("person", None)
                and (len(full) == 2 or full[1].lower() in particles("person"))
                and short[0].istitle()
            )
        )
    ):
        return True
    family = surname(full)
    return same_name(short, family) or (
        len(family) > len(short) and same_name(short, family[: len(short)]) and len(short[0]) > 3
    )


def _is_short_body(short: Words, full: Words) -> bool:
    """Tell whether a name shortens that of an organisation: MAX, Omroep MAX; Kamer, Tweede Kamer."""
    noun = look_up(full[0])
    if short == full[1:] and (full[0].lower() in organisation_words() or (noun is not None and noun.kind in BODIES)):
        return True
    last = look_up(short[0])
    return short == full[-1:] and " ".join(full) in organisation_names() and last is not None and last.kind in BODIES


def is_abbreviation(short: str, full: Words) -> bool:
    """Tell whether a word in capitals is made of the initials of a name."""
    if (
        not (short.isupper() or (re.fullmatch(r"[A-Z][A-Za-z&]{1,5}", short) and sum(c.isupper() for c in short) > 1))
        or len(short) < 2
    ):
        return False
    initials = "".join(word[0] for word in full if word[0].isupper())
    every = "".join(word[0] for word in full)
    return short.upper() in (initials.upper(), every.upper())


def fullest(name: Words) -> Words:
    """Give the fullest form of a known organisation's name: OM → Openbaar Ministerie."""
    known = organisation_names().get(" ".join(name))
    return tuple(known[0].split()) if known else name


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
