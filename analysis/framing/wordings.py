"""The words of a text as a codebook may name them: forms, lemmas, endings (`-winst`), lists (`@bearer`), classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analysis.framing.codebook import Codebook
from analysis.framing.neighbours import lemmas
from analysis.grammar.nouns import BODIES, PERSONS, look_up
from analysis.lexicon import load_lexicon
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = {"PER": "@person", "ORG": "@organisation", "LOC": "@place"}
#: The word classes of which some words have a class of the codebook.
_CLASSED = ("NOUN", "NUM", "PRON")
_ORGANISED = BODIES - {"people"}


def list_wordings(doc: Doc, book: Codebook) -> list[frozenset[str]]:
    """Give what each token may be named by in a codebook: its form and lemmas, endings, lists and classes."""
    named: dict[tuple[str, ...], frozenset[str]] = {}
    found = []
    for token in doc:
        words = (token.lower_, *lemmas(token))
        if words not in named:
            named[words] = _named(words, book)
        classed = token.pos_ in _CLASSED or token.ent_type_
        found.append(named[words].union(_classes(token)) if classed else named[words])
    return found


def _named(words: Iterable[str], book: Codebook) -> frozenset[str]:
    """Give what a word may be named by for its form and lemmas: these, their ends and beginnings, lists with them."""
    own = {part for word in words for part in (word, *_parts(word, *book.affixes))}
    return frozenset(own.union(*(book.lists_of.get(word, ()) for word in own)))


@lru_cache(10_000)
def _parts(word: str, ends: frozenset[str], starts: frozenset[str]) -> tuple[str, ...]:
    """Give the endings and beginnings that a codebook asks for and a word has; a word is its own ending."""
    return (
        *(f"-{word[k:]}" for k in range(len(word)) if word[k:] in ends),
        *(f"{word[:k]}-" for k in range(1, len(word) + 1) if word[:k] in starts),
    )


@cache
def _pronouns() -> dict[str, tuple[str, str]]:
    """Give the number and gender of each personal pronoun, possessives included."""
    return {row["word"]: (row["number"], row["gender"]) for row in load_lexicon("pronouns").rows}


def _classes(token: Token) -> Iterator[str]:
    if token.pos_ == "NUM":
        yield "@number"
    if token.pos_ == "PRON" and "Prs" in feature(token, "PronType"):
        number, gender = _pronouns().get(token.lower_, ("plural", "-"))
        if gender != "neuter":
            yield from ("@human", "@party")
            if number != "plural":
                yield "@individual"
    elif token.ent_type_ in _NAMED:
        yield _NAMED[token.ent_type_]
        yield "@party"
        yield from ("@human", "@individual") if token.ent_type_ == "PER" else ("@body",)
    elif token.pos_ == "NOUN" and (noun := look_up(token.text, token.lemma_)) is not None:
        yield "@party"
        if noun.kind in PERSONS or noun.kind == "people":
            yield "@human"
        if noun.kind in PERSONS and "Plur" not in feature(token, "Number"):
            yield "@individual"
        if noun.kind in _ORGANISED or noun.kind in ("office", "place"):
            yield "@body"
