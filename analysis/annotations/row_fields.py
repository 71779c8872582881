"""Which fields of a row a hand can give, and which follow from others: the columns of the tables, places as anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, Literal, TypeAlias

from analysis.records import RECORDS
from analysis.table_uses import columns_for
from analysis.tables import fits, schema, types_of

Kind: TypeAlias = Literal["plain", "place", "places", "actor", "actors"]

#: What every row has that follows from its place, the quotation around it, or how it was found.
_FOLLOWS = ("article", "start", "end", "text", "sentence", "part", "voice", "voice_kind", "rule", "lexicon", "coder")
#: Fields that are places, or several, though their names do not tell, one actor or several, or the words at a place.
_PLACES, _WORDS, _ONE_ACTOR = columns_for("places"), columns_for("words"), columns_for("actor")
#: Fields that follow from other rows of the table, and what a row that is added can do without.
_COUNTED, _TOLD = columns_for("counted"), columns_for("told")
_MANY_PLACES = ("parts", "repeats")
_ACTORS = ("speakers", "agents", "patients", "actors", "targets", "sources")
#: The stretch of the row itself, which can be moved.
OWN = "at"
#: Tables whose rows are those of the text itself: their fields can be set, but none can be added or dropped.
GIVEN = ("tokens", "sentences")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table that a hand can give: what kind of value it has, and the rule of the table's schema for it.

    A `place` is an anchor and stands for the columns `NAME_start` and `NAME_end`, or for the `start` of another row.
    """

    name: str
    kind: Kind
    rule: Mapping[str, Any]
    needed: bool = False

    @property
    def column(self) -> str:
        """The column, or for a place what the names of its columns begin with."""
        return self.name.removesuffix("_at")


@cache
def fields_of(table: str) -> dict[str, Field]:
    """Give the fields of a table that can be corrected, by name; `UsageError` lists the tables there are.

    >>> [name for name, field in fields_of("quotes").items() if field.kind == "place"]
    ['at', 'group_at', 'source_at', 'cue_at']
    """
    rules = schema(table)["properties"]
    needed = {f.name for f in fields(RECORDS[table]) if f.default is MISSING and f.default_factory is MISSING}
    needed -= {*_TOLD.get(table, ()), *(f"{name}_{end}" for name in _TOLD.get(table, ()) for end in ("start", "end"))}
    found = {} if table in GIVEN else {OWN: Field(OWN, "place", rules["start"])}
    for column, rule in rules.items():
        if column in (*_FOLLOWS, *_COUNTED.get(table, ()), *_WORDS.get(table, ())) or column.endswith("_end"):
            continue
        if column.endswith("_start"):
            name = column.removesuffix("start") + "at"
            found[name] = Field(name, "place", rule, column in needed)
        elif column in _MANY_PLACES:
            found[f"{column}_at"] = Field(f"{column}_at", "places", rule)
        elif column in _PLACES.get(table, ()):
            found[f"{column}_at"] = Field(f"{column}_at", "place", rule)
        else:
            kind: Kind = "plain"
            if column in _ACTORS:
                kind = "actors"
            elif column in _ONE_ACTOR.get(table, ()):
                kind = "actor"
            found[column] = Field(column, kind, rule, column in needed)
    return found


def needed_of(table: str) -> tuple[str, ...]:
    """Give the fields that a row must have to be added.

    >>> needed_of("events"), needed_of("clauses")
    (('diathesis',), ('verb_at', 'attribution', 'commitment'))
    """
    return tuple(name for name, field in fields_of(table).items() if field.needed)


def owns_words(table: str, field: Field) -> bool:
    """Tell whether a table has, beside a place, a column with the words that stand there."""
    return field.column in _WORDS.get(table, ())


def points_at_row(table: str, field: Field) -> bool:
    """Tell whether a place stands for another row, which has no end of its own here."""
    return field.column in _PLACES.get(table, ())


def is_fit(field: Field, value: Any) -> bool:
    """Tell whether a plain value is one that the column can hold.

    >>> is_fit(fields_of("quotes")["kind"], "direct"), is_fit(fields_of("quotes")["kind"], "loud")
    (True, False)
    """
    return fits(list(value) if isinstance(value, tuple) else value, field.rule)


def tell_allowed(field: Field) -> str:
    """Say which values a field can have.

    >>> tell_allowed(fields_of("quotes")["speakers"])
    'ids or names of actors, in a list'
    """
    if field.kind == "actors":
        return "ids or names of actors, in a list"
    if field.kind == "actor":
        return "the id or name of an actor"
    if field.kind in ("place", "places"):
        words = "words of the article, or text, start, end, before, after, occurrence"
        return f"a list of places ({words})" if field.kind == "places" else words
    if "enum" in field.rule:
        return ", ".join("null" if value is None else str(value) for value in field.rule["enum"])
    return " or ".join(types_of(field.rule))
