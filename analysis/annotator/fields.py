"""The form of each table: which fields a coder is asked for, how, and what may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias, get_args

from analysis.annotations import fields_of
from analysis.framing import Codebook
from analysis.language import Language
from analysis.records import NARRATOR, UNKNOWN, ActorType
from analysis.table_uses import USES, columns_for
from analysis.tables import types_of

Kind: TypeAlias = Literal["choice", "choices", "actor", "actors", "voice", "span", "number", "text", "yes"]

#: Table → the fields that are asked for; all others follow, or are kept as they are.
FORMS = columns_for("asked")
#: What can be coded at chosen words, each with its key.
CODABLE = {table: use.key for table, use in USES.items() if use.key}
#: Layer → the tables whose marks it shows.
LAYERS = {
    layer: tuple(table for table, shown in columns_for("layers").items() if layer in shown)
    for layer in dict.fromkeys(layer for shown in columns_for("layers").values() for layer in shown)
}
#: Kinds of quotation that are paler: their words are not the speaker's.
PALE = ("indirect", "scare")
#: Fields that are an actor, or nobody in particular.
_VOICES = {("sentiment", "holder")}


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the form: how it is asked for, what may be chosen (value, title), and whether it must be given."""

    name: str
    title: str
    kind: Kind
    values: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    empty: bool = True
    first: Any = None
    step: float = 1
    least: float | None = None
    most: float | None = None


def ask(table: str, book: Codebook, say: Language) -> list[Asked]:
    """Give the form of a table.

    >>> from analysis.framing import choose_codebook
    >>> from analysis.language import choose_language
    >>> [(field.name, field.kind) for field in ask("mentions", choose_codebook(), choose_language("nl"))]
    [('actor', 'actor'), ('form', 'choice')]
    """
    return [_ask(table, name, book, say) for name in FORMS[table]]


def _ask(table: str, name: str, book: Codebook, say: Language) -> Asked:
    field = fields_of(table)[name]
    title = say.find(f"column.{field.column}", field.column.replace("_", " "))
    kinds = types_of(field.rule)
    values = _values(table, name, field.rule, book, say)
    kind: Kind = "text"
    if field.kind == "place":
        kind = "span"
    elif field.kind == "actors":
        kind = "actors"
    elif field.kind == "actor":
        kind = "voice" if (table, name) in _VOICES else "actor"
    elif "array" in kinds:
        kind = "choices"
    elif values:
        kind = "choice"
    elif "boolean" in kinds:
        kind = "yes"
    elif "number" in kinds or "integer" in kinds:
        kind = "number"
    bounds = {"step": 0.1, "least": -1, "most": 1} if name == "polarity" else {"step": 1, "least": 0}
    return Asked(
        name,
        title,
        kind,
        values,
        needed=field.needed,
        empty="null" in kinds or field.needed,
        first=USES[table].first.get(name),
        **(bounds if kind == "number" else {}),
    )


def _values(table: str, name: str, rule: Any, book: Codebook, say: Language) -> tuple[tuple[str, str], ...]:
    """Give the values that may be chosen: those of the schema, the codebook's frames, the items of these."""
    if (table, name) == ("frames", "frame"):
        return tuple((frame.id, frame.title) for frame in book.frames)
    if (table, name) == ("frames", "item"):
        return tuple((item.id, item.question) for frame in book.frames for item in frame.items)
    allowed: Sequence[str | None] = rule.get("enum") or rule.get("items", {}).get("enum") or rule.get("examples") or ()
    kind = "frame" if name == "frames" else "value"
    return tuple((value, say.find(f"{kind}.{value}", value)) for value in allowed if value is not None)


def list_types(say: Language) -> list[tuple[str, str]]:
    """Give the types an actor can have, each as a coder reads it."""
    return [(value, say.find(f"annotator.type.{value}", value)) for value in get_args(ActorType)]


def list_nobody(say: Language) -> dict[str, str]:
    """Give those who are no actors but can hold a view: the newspaper, and somebody who is not named."""
    return {NARRATOR: say.say("narrator"), UNKNOWN: say.say("unknown")}


def plain(fields: Sequence[Asked]) -> list[dict[str, Any]]:
    """Give the fields of a form as plain values, for the script of the page."""
    return [asdict(field) for field in fields]
