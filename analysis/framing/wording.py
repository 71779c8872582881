"""The words of a text as a codebook may name them: forms, lemmas, endings (`-winst`), lists (`@bearer`), classes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from analysis.framing.codebook import Codebook
from analysis.framing.neighbours import keys
from analysis.grammar.nouns import BODIES, PERSONS, look_up
from analysis.lexicon import load_lexicon
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = {"PER": "@person", "ORG": "@organisation", "LOC": "@place"}
_ORGANISED = BODIES - {"people"}
_SHORTEST = 3


def list_wordings(doc: Doc, book: Codebook) -> list[frozenset[str]]:
    """Give what each token may be named by in a codebook: its form and lemmas, endings, lists and classes."""
    asked = {word for _, _, indicator in book.entries() for word in indicator.named}
    listed = {word for _, words in book.lists for word in words}
    ends = frozenset(w[1:] for w in asked | listed if w.startswith("-") and len(w) > _SHORTEST)
    starts = frozenset(w[:-1] for w in asked | listed if w.endswith("-") and len(w) > _SHORTEST)
    found = []
    for token in doc:
        own = set(keys(token))
        own |= set(_parts(own, ends, starts))
        own |= {name for name, words in book.lists if not own.isdisjoint(words)}
        found.append(frozenset(own | set(_classes(token))))
    return found


def _parts(own: set[str], ends: frozenset[str], starts: frozenset[str]) -> Iterator[str]:
    """Give the endings and beginnings that a codebook asks for and a word has; a word is its own ending."""
    for word in own:
        yield from (f"-{word[k:]}" for k in range(len(word)) if word[k:] in ends)
        yield from (f"{word[:k]}-" for k in range(1, len(word) + 1) if word[:k] in starts)


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
