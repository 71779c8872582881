"""What a researcher's hand writes beside an article: corrections of what was found, and codes of their own.

Nothing here refers to a row by its number. A place is an `Anchor`, offsets together with the words that stand there; an
actor is an id, or a name that one actor alone has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeAlias

from analysis.article import Article
from analysis.errors import UsageError
from analysis.records import Actor

#: The version of the file that is written.
VERSION = 1
#: So many characters on each side tell one place of the same words from another.
CONTEXT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A stretch of an article: its words, and where they stood when somebody pointed at them.

    `before` and `after` are the characters around it, `occurrence` says the how manieth it is of these words in the
    article, the first being 1. Only `text` must be there: an anchor written by hand may be the words alone.
    """

    text: str
    start: int | None = None
    end: int | None = None
    before: str = ""
    after: str = ""
    occurrence: int | None = None


def anchor_in(text: str, start: int, end: int) -> Anchor:
    """Point at a stretch of a text, with all that finds it again; raises `UsageError` for one that lies outside it.

    >>> anchor_in("Vos kwam. Vos zweeg.", 10, 13)
    Anchor(text='Vos', start=10, end=13, before='Vos kwam. ', after=' zweeg.', occurrence=2)
    """
    if not 0 <= start < end <= len(text):
        raise UsageError(f"no stretch of the article: {start} to {end}; it has {len(text)} characters")
    words = text[start:end]
    nth = next(n for n, at in enumerate(occurrences(words, text), 1) if at == start)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(text=words, start=start, end=end, before=before, after=after, occurrence=nth)


def occurrences(words: str, text: str) -> Iterator[int]:
    """Go through the places at which words begin in a text, letter by letter.

    >>> list(occurrences("aha", "ahaha"))
    [0, 2]
    """
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """Fields of a row get other values: the speaker of a quotation, the agent of an event, the type of a label.

    `at` is where the row stands, `was` what it said before, which tells rows at one place apart; `to` the new values by
    field (`fields_of(table)`): plain values, tuples, and of a field that is a place (`source_at`) an anchor.
    """

    table: str
    at: Anchor
    to: Mapping[str, Any]
    was: Mapping[str, Any] = field(default_factory=dict)
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRow:
    """A row that was not found: `at` is its stretch, `to` its fields (those it needs: `annotations.needed_of`)."""

    table: str
    at: Anchor
    to: Mapping[str, Any]
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRow:
    """A row that is none; `was` tells rows at one place apart."""

    table: str
    at: Anchor
    was: Mapping[str, Any] = field(default_factory=dict)
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetActor:
    """Fields of an actor get other values: its name, type, aliases, roles and the others of a registry."""

    actor: str
    to: Mapping[str, Any]
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddActor:
    """An actor who was not found; what it is called by is looked for in the article."""

    actor: Actor
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropActor:
    """An actor that is none: it loses its mentions, and with them all that it said, did and was called."""

    actor: str
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeActors:
    """Several actors are one, `into`, who may be one of them."""

    actors: tuple[str, ...]
    into: str
    coder: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitActor:
    """Some mentions of an actor are somebody else's: `into`, who is new."""

    actor: str
    mentions: tuple[Anchor, ...]
    into: Actor
    coder: str
    note: str | None = None


Correction: TypeAlias = SetRow | AddRow | DropRow | SetActor | AddActor | DropActor | MergeActors | SplitActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a coder gave a stretch of the article of their own accord, or the article as a whole (`at` is None).

    `code` leads from the general to the particular: `("frames", "conflict", "reproach")`, `("quotes", "direct")`, or a
    code of one's own; `values` is what else was coded, as in `exchange.Coding.fields` (an item of a coding form:
    `{"answer": "yes"}`). `blind` tells that no suggestion was seen.
    """

    code: tuple[str, ...]
    at: Anchor | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    coder: str
    blind: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All that was written by hand of one article, in the order in which it is to be applied.

    `article` is its id, `text_sha256` tells the text they were made of (`text_digest`), `names` what the actors are
    called whose ids stand here: should an id change, its actor is found by the name.
    """

    article: str
    text_sha256: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    codes: tuple[Code, ...] = ()

    def plus(self, *entries: Correction | Code) -> Annotations:
        """Add corrections and codes after those there are.

        >>> new = new_annotations(Article(id="a", text="Vos kwam."))
        >>> new.plus(DropActor(actor="vos", coder="jv")).corrections
        (DropActor(actor='vos', coder='jv', note=None),)
        """
        codes = tuple(entry for entry in entries if isinstance(entry, Code))
        corrections = tuple(entry for entry in entries if not isinstance(entry, Code))
        return replace(self, corrections=self.corrections + corrections, codes=self.codes + codes)


def new_annotations(article: Article, names: Mapping[str, str] | None = None) -> Annotations:
    """Begin the annotations of an article, without any; `names` are those of its actors, by id (`Portrait.names`)."""
    return Annotations(article=article.id, text_sha256=text_digest(article.text), names=names or {})


def text_digest(text: str) -> str:
    """Give what tells a text from an edited one (SHA-256, in hexadecimal digits)."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
