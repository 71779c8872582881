"""Cues: the verbs, nouns, prepositions and phrases of the lexicon, where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from analysis.grammar.marks import is_mark
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

CueType = Literal["verb", "noun", "preposition", "phrase"]


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the cue lexicon: its lemma, type, stance, the kinds it introduces, its complements, its traits."""

    lemma: str
    type: CueType
    particle: str
    stance: str
    kinds: frozenset[str]
    complements: frozenset[str]
    traits: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue in a text: tokens `first` to `last` (half open) hold the cue word, `particle` the index of its particle."""

    first: int
    last: int
    cue: Cue
    particle: int | None = None
    participle: bool = False


@cache
def _inventory() -> tuple[dict[str, tuple[tuple[Cue, bool], ...]], dict[str, tuple[tuple[Cue, tuple[str, ...]], ...]]]:
    """Give the cues by single form (with whether the form is a participle), and the phrases by their first word."""
    singles: dict[str, list[tuple[Cue, bool]]] = {}
    phrases: dict[str, list[tuple[Cue, tuple[str, ...]]]] = {}
    for row in load_lexicon("cues").rows:
        cue = Cue(
            row["cue"],
            cast(CueType, row["type"]),
            row["particle"],
            row["stance"],
            frozenset(row["kinds"].split()),
            frozenset(row["complements"].split()),
            frozenset(filter(None, row["traits"].split(";"))),
        )
        forms = row["forms"].split("; ") if cue.type in {"noun", "phrase", "preposition"} else row["forms"].split()
        for form in forms:
            words = form.split()
            if len(words) > 1:
                phrases.setdefault(words[0], []).append((cue, tuple(words)))
            else:
                singles.setdefault(form, []).append((cue, False))
        if cue.type == "verb":
            singles.setdefault(row["participle"].split()[-1], []).append((cue, True))
        if cue.particle and cue.type == "verb" and " " not in cue.lemma:
            for form in forms:
                singles.setdefault(cue.particle + form, []).append((_joined(cue), False))
    return {form: tuple(found) for form, found in singles.items()}, {word: tuple(p) for word, p in phrases.items()}


@cache
def _participles() -> dict[str, tuple[str, ...]]:
    return {row["cue"]: tuple(row["participle"].split()) for row in load_lexicon("cues").rows}


def _joined(cue: Cue) -> Cue:
    return replace(cue, particle="")


@cache
def cues_with(trait: str) -> frozenset[str]:
    """Give the lemmas of the cues with a trait; the card of the lexicon `cues` tells the traits.

    >>> sorted(cues_with("impersonal-verb"))
    ['klinken', 'luiden', 'weerklinken']
    """
    return frozenset(row["cue"] for row in load_lexicon("cues").rows if trait in row["traits"].split(";"))


def find_cues(doc: Doc, first: int, last: int, hidden: Iterable[int] = ()) -> list[CueAt]:
    """Find the cues among tokens `first` to `last` that are not hidden; separable verbs need their particle.

    >>> [hit.cue.lemma for hit in find_cues(parse("Volgens Jan gaf zij dat toe."), 0, 7)]
    ['volgens', 'toegeven']
    """
    singles, phrases = _inventory()
    skip = set(hidden)
    found: list[CueAt] = []
    taken: set[int] = set()
    visible = [i for i in range(first, last) if i not in skip and not doc[i].is_space]
    lower = {i: doc[i].lower_ for i in visible}
    for i in visible:
        for cue, words in phrases.get(lower[i], ()):
            end = i + len(words)
            if tuple(doc[k].lower_ for k in range(i, min(end, last))) == words and not (
                _article(doc, end, last, words) or _elsewhere(doc, end, last, words)
            ):
                found.append(CueAt(i, i + len(words), cue))
                taken |= set(range(i, i + len(words)))
    for i in visible:
        if i in taken or lower[i] not in singles:
            continue
        options = [_hit(doc, i, cue, participle, visible) for cue, participle in singles[lower[i]]]
        hits = [hit for hit in options if hit]
        if hits:
            found.append(
                max(hits, key=lambda hit: (hit.particle is not None, hit.participle, "indirect" in hit.cue.kinds))
            )
    return sorted(found, key=lambda hit: hit.first)


def _article(doc: Doc, end: int, last: int, words: tuple[str, ...]) -> bool:
    """Tell whether the *het* that ends a phrase is the article of a noun after it (*luidt het antwoord*)."""
    if words[-1] != "het" or end >= last:
        return False
    return doc[end].pos_ == "NOUN" or (doc[end].pos_ == "ADJ" and end + 1 < last and doc[end + 1].pos_ == "NOUN")


def _elsewhere(doc: Doc, end: int, last: int, words: tuple[str, ...]) -> bool:
    """Tell whether the *in* that ends a phrase leads to a place and no text (*staat in de buurt*)."""
    texts = words_of("report-place", "document")
    return words[-1] == "in" and not any(t.lower_ in texts for t in doc[end : min(end + 6, last)])


def _reflexive(doc: Doc, i: int, cue: Cue) -> bool:
    near = doc[max(0, i - 6) : i + 3]
    return "never-reflexive" in cue.traits and any(t.lower_ == "zich" for t in near)


def _hit(doc: Doc, i: int, cue: Cue, participle: bool, visible: list[int]) -> CueAt | None:
    token = doc[i]
    if cue.type == "noun":
        return CueAt(i, i + 1, cue) if token.pos_ not in {"VERB", "AUX", "ADJ"} else None
    if cue.type != "verb":
        return CueAt(i, i + 1, cue)
    if _reflexive(doc, i, cue) or (participle and i and doc[i - 1].lower_ in words_of("manner-of-speaking")):
        return None
    if token.pos_ in {"NOUN", "PROPN", "ADP", "SCONJ", "DET"} and not (
        participle or (token.pos_ == "NOUN" and _verbal(doc, i))
    ):
        return None
    if participle:
        if is_finite(token) and not any(child.dep_.startswith("aux") for child in token.children):
            return None
        if token.pos_ not in {"VERB", "AUX"}:
            return None
        if token.pos_ == "ADJ" and i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "PROPN"}:
            return None
        parts = _participles()[cue.lemma]
        if len(parts) > 1 and (i == 0 or doc[i - 1].lower_ != parts[-2]):
            return None
        return CueAt(i, i + 1, cue, participle=True)
    if not cue.particle:
        return CueAt(i, i + 1, cue)
    for k in visible:
        if i < k <= i + 25 and doc[k].lower_ == cue.particle and (doc[k].pos_ != "DET"):
            if _crosses(doc, i, k):
                return None
            if doc[k].pos_ == "ADP" and k + 1 < len(doc) and _governs(doc, k) and _occurs_alone(token.lower_):
                continue
            return CueAt(i, i + 1, cue, particle=k)
        if (
            k < i
            and k >= i - 8
            and not is_finite(token)
            and doc[k].lower_ == cue.particle
            and cue.lemma.startswith(cue.particle)
        ):
            if all(doc[m].lower_ == "te" or doc[m].pos_ in {"AUX"} for m in range(k + 1, i)):
                return CueAt(i, i + 1, cue, particle=k)
    return None


def _occurs_alone(form: str) -> bool:
    """Tell whether a verb form also occurs without its particle (*kondigde* does not)."""
    return form not in words_of("bound-verb")


def _verbal(doc: Doc, i: int) -> bool:
    """Tell whether a word tagged as a noun may be a verb after all: it follows a closing mark and a comma."""
    k = i - 1
    return k > 0 and doc[k].text == "," and is_mark(doc[k - 1].text)


def _crosses(doc: Doc, i: int, k: int) -> bool:
    """Tell whether a clause begins between a verb and what could be its particle."""
    return any(
        (doc[m].lower_ in words_of("clause-border") and doc[m].pos_ in {"SCONJ", "CCONJ"})
        or doc[m].text in {";", ":"}
        or (doc[m].lower_ == "en" and any(is_finite(t) for t in doc[m + 1 : k]))
        for m in range(i + 1, k)
    )


def _governs(doc: Doc, k: int) -> bool:
    """Tell whether an adposition governs the noun phrase after it, so that it is no particle."""
    follower = doc[k + 1]
    if follower.pos_ not in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return False
    if doc[k].dep_ == "compound:prt":
        return False
    return doc[k].dep_ == "case" and doc[k].head.i > k
