"""The words of a text as a codebook may name them: forms, lemmas, endings (`-winst`), lists (`@bearer`), classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analysis.framing.codebook import Codebook, lists_by_word
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
    names_of = _namer(book.affixes, book.lists)
    found = []
    for token in doc:
        names = names_of((token.lower_, *lemmas(token)))
        classed = token.pos_ in _CLASSED or token.ent_type_
        found.append(names.union(_classes(token)) if classed else names)
    return found


@lru_cache(8)
def _namer(
    affixes: tuple[frozenset[str], frozenset[str]], lists: tuple[tuple[str, frozenset[str]], ...]
) -> Callable[[tuple[str, ...]], frozenset[str]]:
    """Give what tells by what a word may be named for its form and lemmas; it remembers the words met last."""
    lists_of = lists_by_word(lists)

    @lru_cache(5_000)
    def names_of(words: tuple[str, ...]) -> frozenset[str]:
        own = {part for word in words for part in (word, *_parts(word, *affixes))}
        return frozenset(own.union(*(lists_of.get(word, ()) for word in own)))

    return names_of


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
