"""Cues: the verbs, nouns, prepositions and phrases of the lexicon, where they stand in a text."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from analysis.grammar.marks import is_mark
from analysis.grammar.verb_groups import auxiliaries_of
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Tokens from a verb to its particle, behind it and before it.
_BEHIND, _BEFORE = 25, 8
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
                singles.setdefault(cue.particle + form, []).append((replace(cue, particle=""), False))
    return {form: tuple(found) for form, found in singles.items()}, {word: tuple(p) for word, p in phrases.items()}


@cache
def _participles() -> dict[str, tuple[str, ...]]:
    return {row["cue"]: tuple(row["participle"].split()) for row in load_lexicon("cues").rows}


@cache
def cues_with(trait: str) -> frozenset[str]:
    """Give the lemmas of the cues with a trait; the card of the lexicon `cues` tells the traits.

    >>> sorted(cues_with("impersonal-verb"))
    ['klinken', 'luiden', 'weerklinken']
    """
    return frozenset(row["cue"] for row in load_lexicon("cues").rows if trait in row["traits"].split(";"))


def find_cues(doc: Doc, first: int, last: int, hidden: Container[int] = ()) -> list[CueAt]:
    """Find the cues among tokens `first` to `last` that are not hidden; separable verbs need their particle.

    >>> [hit.cue.lemma for hit in find_cues(parse("Volgens Jan gaf zij dat toe."), 0, 7)]
    ['volgens', 'toegeven']
    """
    singles, phrases = _inventory()
    found: list[CueAt] = []
    taken: set[int] = set()
    visible = [token for token in doc[first:last] if token.i not in hidden and not token.is_space]
    for token in visible:
        for cue, words in phrases.get(token.lower_, ()):
            i, end = token.i, token.i + len(words)
            here = tuple(t.lower_ for t in doc[i : min(end, last)]) == words
            if here and not _article(doc, end, last, words) and not _elsewhere(doc, end, last, words):
                found.append(CueAt(i, end, cue))
                taken |= set(range(i, end))
    for token in visible:
        if token.lower_ in singles and token.i not in taken:
            options = (_hit(doc, token.i, cue, participle, visible) for cue, participle in singles[token.lower_])
            hits = [hit for hit in options if hit]
            found += [max(hits, key=_fits)] if hits else []
    return sorted(found, key=lambda hit: hit.first)


def _fits(hit: CueAt) -> tuple[bool, bool, bool]:
    """Rank what a form can be: with its particle, a participle, a cue of what is told, before anything else."""
    return hit.particle is not None, hit.participle, "indirect" in hit.cue.kinds


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


def _hit(doc: Doc, i: int, cue: Cue, participle: bool, visible: list[Token]) -> CueAt | None:
    """Give the cue at a word, if the word is used as that cue: as its noun, its participle, or with its particle."""
    if cue.type == "noun" and doc[i].pos_ in {"VERB", "AUX", "ADJ"}:
        return None
    if cue.type != "verb":
        return CueAt(i, i + 1, cue)
    if _reflexive(doc, i, cue):
        return None
    if participle:
        return CueAt(i, i + 1, cue, participle=True) if _is_participle(doc, i, cue) else None
    if doc[i].pos_ in {"PROPN", "ADP", "SCONJ", "DET"} or (doc[i].pos_ == "NOUN" and not _verbal(doc, i)):
        return None
    particle = _particle(doc, i, cue, visible) if cue.particle else None
    return CueAt(i, i + 1, cue, particle) if particle is not None or not cue.particle else None


def _is_participle(doc: Doc, i: int, cue: Cue) -> bool:
    """Tell whether a word is the participle of a cue, with the words before it that are part of it."""
    token, before = doc[i], doc[i - 1].lower_ if i else ""
    finite = is_finite(token) and not auxiliaries_of(token)
    if finite or token.pos_ not in {"VERB", "AUX"} or before in words_of("manner-of-speaking"):
        return False
    words = _participles()[cue.lemma]
    return len(words) == 1 or before == words[-2]


def _particle(doc: Doc, i: int, cue: Cue, visible: list[Token]) -> int | None:
    """Find the particle of a verb: behind it in its clause, or before it where it is an infinitive or participle."""
    for k in (token.i for token in visible if token.lower_ == cue.particle):
        if i < k <= i + _BEHIND and doc[k].pos_ != "DET":
            if _crosses(doc, i, k):
                return None
            governs = doc[k].pos_ == "ADP" and k + 1 < len(doc) and _governs(doc, k)
            if not governs or doc[i].lower_ in words_of("bound-verb"):
                return k
        elif i - _BEFORE <= k < i and not is_finite(doc[i]) and cue.lemma.startswith(cue.particle):
            if all(doc[m].lower_ == "te" or doc[m].pos_ == "AUX" for m in range(k + 1, i)):
                return k
    return None


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
