"""What the lexicon of evaluations says of a word or a phrase: the entries, looked up by lemma and word class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.grammar.nouns import singulars
from analysis.grammar.verbs import infinitive, is_verb_of_its_own, simple_infinitive
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind: TypeAlias = Literal["judgement", "affect", "appreciation", "effect"]
Aspect: TypeAlias = Literal["evaluation", "effect"]
Role: TypeAlias = Literal["bearer", "doer", "subject", "object", "undergoer"]

NAME = "evaluations"
#: The word classes that the lexicon has words of.
EVALUATING = frozenset({"ADJ", "ADV", "AUX", "NOUN", "PROPN", "VERB"})
#: A shorter last part of a compound says too little of the whole.
_SHORTEST_TAIL = 5
_SHORTEST_BEFORE = 4
_DOUBLE = re.compile(r"([aeou])\1")
#: How sure an entry is that was found by a part of the word only.
_COMPOUND = 0.9


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says: the type of evaluation, its sign and strength, of whom, and how far to trust it."""

    lemma: str
    upos: str
    type: Kind
    polarity: float
    role: Role
    prepositions: frozenset[str]
    confidence: float
    origin: str

    @property
    def aspect(self) -> Aspect:
        """Tell whether the word evaluates somebody, or tells what is good or bad for them."""
        return "effect" if self.type == "effect" else "evaluation"

    @property
    def of_contest(self) -> bool:
        """Tell whether the word is of who wins or loses, and not of the other side: *de overwinning van X op Y*."""
        return "contest" in self.prepositions

    @property
    def names_somebody(self) -> bool:
        """Tell whether the word calls somebody what it judges: *terrorist*, *held*."""
        return self.upos == "NOUN" and self.role == "bearer" and self.type == "judgement"

    @property
    def only_with_somebody(self) -> bool:
        """Tell whether the word counts only where somebody stands beside it: *aanslag*, unlike *fraude*."""
        return "event" in self.prepositions


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase: the words as they stand in the text, the infinitive with them (or none), its entries."""

    words: tuple[str, ...]
    verb: str | None
    entries: tuple[Entry, ...]

    @property
    def rank(self) -> tuple[int, bool, tuple[str, ...]]:
        """Which of several that begin alike is tried first: the longest."""
        return -len(self.words), self.verb is None, self.words


@cache
def lexicon_id() -> str:
    """Give name and version of the lexicon, as the `lexicon` column of a table gives it."""
    return load_lexicon(NAME).id


@cache
def _entries() -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    found: dict[tuple[str, str], list[Entry]] = {}
    for row in load_lexicon(NAME).rows:
        entry = Entry(
            row["lemma"],
            row["upos"],
            row["type"],  # type: ignore[arg-type]
            float(row["polarity"]),
            row["role"],  # type: ignore[arg-type]
            frozenset(filter(None, row["prepositions"].split(","))),
            float(row["confidence"]),
            row["origin"],
        )
        found.setdefault((entry.lemma, entry.upos), []).append(entry)
    return MappingProxyType({key: tuple(entries) for key, entries in found.items()})


@cache
def phrases() -> Mapping[tuple[str, str], tuple[Phrase, ...]]:
    """Give the fixed phrases by their first two words; of one word beside a verb the second is empty."""
    found: dict[tuple[str, str], list[Phrase]] = {}
    for (lemma, upos), entries in _entries().items():
        words = tuple(lemma.split())
        if len(words) == 1:
            continue
        phrase = Phrase(words[:-1], words[-1], entries) if upos == "VERB" else Phrase(words, None, entries)
        first, second, *_ = (*phrase.words, "")
        found.setdefault((first, second), []).append(phrase)
    return MappingProxyType({begin: tuple(some) for begin, some in found.items()})


@cache
def first_words() -> frozenset[str]:
    """Give the words that fixed phrases begin with."""
    return frozenset(first for first, _ in phrases())


@cache
def exempt() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the phrases that evaluate nobody (*goede doelen*), by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in load_lexicon("no-evaluations").rows:
        words = tuple(row["phrase"].split())
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(some) for first, some in found.items()})


def entries_of(token: Token) -> tuple[Entry, ...]:
    """Give what the lexicon says of a word: by its lemma and word class, a participle as adjective, then as verb.

    >>> from analysis.parse import parse
    >>> doc = parse("De laffe dader doodde een agent.")
    >>> [(entry.lemma, entry.type, entry.role) for token in doc for entry in entries_of(token)]
    [('laf', 'judgement', 'bearer'), ('dader', 'judgement', 'bearer'), ('doden', 'effect', 'object')]
    """
    if token.pos_ in ("VERB", "AUX"):
        return _of_verb(token)
    if token.pos_ in ("ADJ", "ADV"):
        return _of_adjective(token)
    if token.pos_ in ("NOUN", "PROPN"):
        plural = feature(token, "Number") != "Sing"
        return _of_noun(token.lower_, token.lemma_.lower().replace("_", ""), token.pos_, plural)
    return ()


def _of_verb(token: Token) -> tuple[Entry, ...]:
    """Look a verb up with its particle; without it only where the two make no verb of their own (*oppikken*)."""
    known = _entries()
    whole = infinitive(token)
    found = known.get((whole, "VERB"), ())
    if not found and not is_verb_of_its_own(whole):
        found = known.get((simple_infinitive(token), "VERB"), ())
    if not found and "Part" in feature(token, "VerbForm"):
        return known.get((token.lower_, "ADJ")) or known.get((token.lower_.removesuffix("e"), "ADJ"), ())
    return found


def _of_adjective(token: Token) -> tuple[Entry, ...]:
    known = _entries()
    lemma = token.lemma_.lower().replace("_", "")
    for form in dict.fromkeys((lemma, token.lower_, token.lower_.removesuffix("e"), *_positives(token.lower_))):
        for upos in ("ADJ", "ADV"):
            if found := known.get((form, upos)):
                return found
    return known.get((lemma, "VERB"), ()) if lemma.endswith("en") else ()


def _positives(form: str) -> Iterator[str]:
    """Give what a comparative or superlative may come from: *hardhandigste*, *zorgelijker*."""
    for ending in ("ste", "er", "ere", "st"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 3:
            yield stem


@lru_cache(10_000)
def _of_noun(word: str, lemma: str, upos: str, plural: bool) -> tuple[Entry, ...]:
    known = _entries()
    others = [form for form in singulars(word) if lemma == word or _is_spelt_alike(form, lemma)] if plural else []
    forms = tuple(dict.fromkeys((lemma, *others)))
    for form in forms:
        if found := known.get((form, "NOUN")):
            return found
    if upos == "PROPN" or forms[0] in words_of("actor-nouns"):
        return ()
    for form in forms:
        for cut in range(_SHORTEST_BEFORE, len(form) - _SHORTEST_TAIL + 1):
            if found := known.get((form[cut:], "NOUN")):
                return tuple(_weaker(entry) for entry in found if entry.polarity < 0 or entry.type == "effect")
    for cut in range(len(lemma) - 3, 2, -1):
        if found := known.get((lemma[:cut] + "-", "PART")):
            return tuple(_weaker(entry) for entry in found)
    return ()


def _is_spelt_alike(form: str, lemma: str) -> bool:
    """Tell whether a lemma is a singular with its vowel spelt as in the plural: *criminel* for *crimineel*."""
    return _DOUBLE.sub(r"\1", form) == _DOUBLE.sub(r"\1", lemma)


def _weaker(entry: Entry) -> Entry:
    return replace(entry, confidence=round(entry.confidence * _COMPOUND, 2))
