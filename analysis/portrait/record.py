"""The portrait of an article as a value: everything found in it, by actor, as tables."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, overload

from analysis.actors import called_by
from analysis.annotations import Annotations, Correction, Unplaced, new_annotations, read_annotations, take_given
from analysis.article import Article
from analysis.errors import MediabeeldWarning, UsageError
from analysis.framing import Codebook
from analysis.portrayals import sum_up
from analysis.records import Actor, Mention, Portrayal, Quote, Record, VoiceSpan, rows_in
from analysis.tables import ACTOR_COLUMNS, actors_in, to_table

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc


class _Table(property):
    """A table of a portrait as an attribute, with what it tells."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.__doc__ = told

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, portrait: None, owner: type, /) -> Self: ...
    @overload
    def __get__(self, portrait: Any, owner: type | None = None, /) -> pd.DataFrame: ...
    def __get__(self, portrait: Any, owner: type | None = None, /) -> Any:
        return self if portrait is None else portrait.table(self.name)


@dataclass(frozen=True, slots=True)
class Making:
    """With what a portrait was made, so that it can be made anew: registry, pipeline, codebook, corrections.

    `again` makes it; `doc` is the parse of one that was made of a parse; `unplaced` are the corrections that could not
    be applied, and `coders` those who corrected an actor or took a row from it, by its id.
    """

    registry: tuple[Actor, ...] | None
    nlp: Language | None
    book: Codebook
    again: Callable[[Article, Making], Portrait] = field(repr=False)
    annotations: Annotations | None = None
    doc: Doc | None = None
    unplaced: tuple[Unplaced, ...] = ()
    coders: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def anew(self, article: Article, annotations: Annotations) -> Portrait:
        """Make the portrait of an article with other corrections."""
        return self.again(article, replace(self, annotations=annotations))


@dataclass(frozen=True, slots=True)
class Portrait:
    """How an article portrays its actors: each table an attribute, each record a stretch of `article.text`.

    `records` has the same findings as values, by table name. In a notebook a portrait shows the article, marked up.
    `made` is with what it was made; None when it was read from a file. `whole` is the portrait that `of` narrowed.
    """

    article: Article
    actors: tuple[Actor, ...]
    voices: tuple[VoiceSpan, ...]
    records: Mapping[str, tuple[Record, ...]]
    made: Making | None = field(default=None, repr=False, compare=False)
    whole: Portrait | None = field(default=None, repr=False, compare=False)

    def table(self, name: str) -> pd.DataFrame:
        """Give one table by name; `UsageError` names the tables there are."""
        return to_table(self.found(name), name)

    def found(self, name: str) -> Sequence[Record | Portrayal]:
        """Give the rows of one table as records, those of the actors summed up included."""
        return self.portrayals if name == "portraits" else self.records.get(name, ())

    @property
    def portrayals(self) -> list[Portrayal]:
        """The actors summed up, the most often mentioned first."""
        return sum_up(self.article.id, self.actors, self.records, self.made.coders if self.made else None)

    @property
    def annotations(self) -> Annotations:
        """What was put right by hand, to be saved (`annotations.save_annotations`); without any where nothing was."""
        known = self.made.annotations if self.made else None
        return known or new_annotations(self.article, self.names)

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The corrections that are not applied, each with why."""
        return self.made.unplaced if self.made else ()

    def corrected(self, *corrections: Correction | Annotations | str | Path) -> Portrait:
        """Make the portrait anew with corrections after those it was made with: all that depends on them moves.

        They are corrections (`analysis.annotations`), annotations, or the path of a file of them. Warns with
        `MediabeeldWarning` of each that could not be applied (`unplaced`). Raises `UsageError` for a broken file, one
        of another article, and a portrait that was read from a file.

        >>> from analysis.annotations import Anchor, SetRow
        >>> from analysis.portrait import portray
        >>> portrait = portray("“Wij komen”, zei Els Vos tot Jan Bos. “Wij ook.”")
        >>> bos = SetRow(table="quotes", at=Anchor(text="Wij komen"), to={"speakers": ("Jan Bos",)}, coder="jv")
        >>> portrait.corrected(bos).quotes[["speakers", "coder"]].iloc[0].tolist()
        [['jan-bos'], 'jv']
        """
        if self.made is None:
            raise UsageError(f"{self.article.id}: was read from a file; portray the article with annotations=")
        hand = self.annotations
        for given in corrections:
            if isinstance(given, str | Path):
                given = read_annotations(given)
            if isinstance(given, Annotations):
                take_given(given, self.article.id)
                hand = replace(hand, names={**given.names, **hand.names}).plus(*given.corrections, *given.codes)
            else:
                hand = hand.plus(given)
        portrait = self.made.anew(self.article, hand)
        warn_of_unplaced(portrait)
        return portrait

    def uncorrected(self) -> Portrait:
        """Make the portrait anew as it was found, without corrections; one that has none is given as it is."""
        if self.made is None or self.made.annotations is None or not self.made.annotations.corrections:
            return self
        return self.made.anew(self.article, replace(self.made.annotations, corrections=()))

    tokens = _Table("The text token by token.")
    sentences = _Table("Every sentence with its tone, frames, attribution and commitment, as the network judges it.")
    mentions = _Table("Every expression that refers to an actor.")
    quotes = _Table("Every passage of a quotation, with source, cue and speakers.")
    events = _Table("Every action: who does what to whom, and in which form it is told.")
    labels = _Table("Every word that characterises an actor, typed.")
    frames = _Table("Every indicator of a frame.")
    sentiment = _Table("Every evaluative expression.")
    casualties = _Table("Every number of people who died, were hurt, were caught.")
    hedges = _Table("Every mark of uncertainty or commitment, every *zou* with its kind.")
    clauses = _Table("Every finite clause: to whom it is given, and how far whoever states it stands behind it.")
    claims = _Table("Every checkable statement, with where it is repeated and whether it drifts.")
    portraits = _Table("One row an actor: all of the above, summed up.")

    @property
    def names(self) -> dict[str, str]:
        """The name of each actor, by id: what figures call them."""
        return {actor.id: actor.name for actor in self.actors}

    def __repr__(self) -> str:
        """Say in one line what was found; the whole is in the tables."""
        counts = ", ".join(f"{len(rows)} {name}" for name, rows in self.records.items())
        return f"Portrait({self.article.id!r}: {len(self.actors)} actors, {counts})"

    def of(self, actor: str, *, members: bool = False) -> Portrait:
        """Narrow the portrait to one actor: its mentions, words, deeds and labels; `members` adds its members'.

        `actor` is an id, or a name or alias that one actor alone has. Raises `UsageError` that lists the actors when it
        is none.
        """
        actor = self._named(actor)
        wanted = {actor} | ({a.id for a in self.actors if actor in a.members_of} if members else set())
        kept = {name: tuple(r for r in rows if wanted & _involved(r)) for name, rows in self.records.items()}
        chosen = tuple(a for a in self.actors if a.id in wanted)
        return replace(self, actors=chosen, records=MappingProxyType(kept), whole=self.whole or self)

    def _named(self, actor: str) -> str:
        """Give the id of an actor called by id, name or alias."""
        if not isinstance(actor, str):
            raise UsageError(f"an actor is called by its id or name, not by {type(actor).__name__}")
        if actor in {a.id for a in self.actors}:
            return actor
        named = called_by(self.actors, actor)
        if len(named) > 1:
            raise UsageError(f"{actor!r} is a name of several actors: {', '.join(named)}; give an id")
        if not named:
            there = ", ".join(f"{a.id} ({a.name})" for a in sorted(self.actors, key=lambda a: a.id))
            raise UsageError(f"no actor {actor!r} in {self.article.id}; there are: {there or 'none'}")
        return named[0]

    def _repr_html_(self) -> str:
        from analysis.show import render_article

        return render_article(self.article, rows_in(self.records, Mention), rows_in(self.records, Quote), self.actors)


def _involved(record: Record) -> set[str]:
    """Give the ids of the actors a record is about or comes from."""
    return {id for column in ACTOR_COLUMNS for id in actors_in(getattr(record, column, None))}


def warn_of_unplaced(portrait: Portrait) -> None:
    """Warn of each correction that is not applied; none is lost without a word."""
    for lost in portrait.unplaced:
        warnings.warn(f"{portrait.article.id}: {lost}", MediabeeldWarning, stacklevel=3)
