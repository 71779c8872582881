"""What is compared of a coding: its code, who is meant, in which words, each on its scale of measurement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal, TypeAlias

from analysis.exchange import Coding
from analysis.records import RECORDS
from analysis.tables import ACTOR_COLUMNS, schema

Scale: TypeAlias = Literal["nominal", "ordinal"]
#: Somebody who is meant, by all that they are called.
Named = tuple[str, ...]

#: Values that stand in an order, from low to high; numbers always do.
ORDERS: dict[str, tuple[str, ...]] = {"tone": ("negative", "neutral", "positive")}
CODE = "code"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a kind of coding: where its value stands, on which scale, whether it names people.

    `fields` are the fields that belong together and are settled together, the one that is the value first.
    """

    name: str
    fields: tuple[str, ...] = ()
    scale: Scale = "nominal"
    people: bool = False


#: The variables of gold, by kind (`docs/gold.md`).
_GOLD: dict[str, tuple[Variable, ...]] = {
    "quotes": (
        Variable("type"),
        Variable("source", ("speaker", "speaker_start", "speaker_end")),
        Variable("speaker", ("speaker_name", "speaker_ids", "joint"), people=True),
        Variable("cue", ("cue", "cue_start", "cue_end")),
    ),
    "mentions": (Variable("kind"), Variable("actor", ("actor",), people=True)),
    "actions": (Variable("role"), Variable("voice", ("voice",)), Variable("actor", ("actor",), people=True)),
}


def variables_of(kind: str, codings: Sequence[Coding]) -> tuple[Variable, ...]:
    """List the variables of a kind: those of gold or of the table's columns, else the code and every plain field."""
    if kind in _GOLD and not any("rule" in coding.fields for coding in codings):
        return _GOLD[kind]
    if kind in RECORDS:
        return (Variable(CODE), *_columns(kind, codings))
    return (Variable(CODE), *_plain(codings)) if any(len(coding.code) > 1 for coding in codings) else _plain(codings)


def _columns(table: str, codings: Sequence[Coding]) -> Iterable[Variable]:
    for column, rule in schema(table)["properties"].items():
        if not any(column in coding.fields for coding in codings):
            continue
        if column in ACTOR_COLUMNS:
            yield Variable(column, (column,), people=True)
        elif column not in ("part", "voice", "voice_kind") and ("enum" in rule or rule["type"] == "boolean"):
            yield Variable(column, (column,), "ordinal" if column in ORDERS else "nominal")
        elif column == "polarity":
            yield Variable(column, (column,), "ordinal")


def _plain(codings: Sequence[Coding]) -> tuple[Variable, ...]:
    # How something was coded, blind or not, is no answer of the coder's.
    names = dict.fromkeys(name for coding in codings for name in coding.fields if name != "blind")
    found = []
    for name in names:
        values = [coding.fields[name] for coding in codings if coding.fields.get(name) is not None]
        numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
        if values and all(isinstance(value, str | int | float) for value in values):
            found.append(Variable(name, (name,), "ordinal" if numbers or name in ORDERS else "nominal"))
    return tuple(found)


def value_of(coding: Coding, variable: Variable) -> str | float | None:
    """Give what a coder gave a variable that names nobody; None where they gave nothing."""
    if not variable.fields:
        return " > ".join(coding.code[1:]) or coding.code[0]
    value = coding.fields.get(variable.fields[0])
    if value is None or isinstance(value, list | dict):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return float(value)
    return str(value)


def people_of(coding: Coding, variable: Variable) -> list[Named]:
    """Give whom a coder means, each by all that they are called: ids, and names as written.

    >>> fields = {"speaker_name": "Jan Vos en An Maes", "joint": True}
    >>> people_of(Coding(start=0, end=1, code=("quotes", "direct"), fields=fields), _GOLD["quotes"][2])
    [('Jan Vos',), ('An Maes',)]
    """
    fields: Mapping[str, Any] = coding.fields
    first = variable.fields[0]
    if "speaker_names" in fields and first == "speaker_name":
        return [tuple(names) for names in fields["speaker_names"]]
    if f"{first}_names" in fields:
        return [tuple(fields[f"{first}_names"])]
    value = fields.get(first)
    if first == "speaker_name":
        ids = fields.get("speaker_ids") or []
        if len(ids) > 1:
            return [(id,) for id in ids]
        names = str(value).split(" en ") if value and fields.get("joint") else [value] if value else []
        return [tuple(dict.fromkeys([*ids, *names]))] if ids else [(name,) for name in names]
    if isinstance(value, list):
        return [(str(item),) for item in value]
    return [(name,) for name in str(value).split(";")] if value else []


def merge_names(people: Mapping[str, Iterable[Named]]) -> dict[Named, str]:
    """Tell who is one among the people that several coders mean in an article; gives what each is called.

    A coder's own people are as many as the coder told apart. Those of another are the same when they share a name or an
    id, else when one is called by the last words of the other (*Vos*, *minister Els Vos*), the nearest first; of two
    that are equally near neither is taken. Everybody is called as the first coder called them.

    >>> called = merge_names({"An": [("Joe Biden",), ("Vos",)], "Bé": [("biden", "president Joe Biden"), ("Els Bos",)]})
    >>> list(called.values())
    ['Joe Biden', 'Vos', 'Joe Biden', 'Els Bos']
    """
    groups: list[dict[str, list[Named]]] = []
    for coder, mine in people.items():
        left = []
        for person in dict.fromkeys(mine):
            same = next((group for group in groups if any(_share(person, other) for other in _all(group))), None)
            if same is None:
                left.append(person)
            else:
                same.setdefault(coder, []).append(person)
        for person in left:
            free = [group for group in groups if coder not in group]
            near = sorted((far, n) for n, group in enumerate(free) if (far := _distance(person, group)) is not None)
            if near and (len(near) == 1 or near[0][0] < near[1][0]):
                free[near[0][1]][coder] = [person]
            else:
                groups.append({coder: [person]})
    called = {person: max(next(iter(_all(group))), key=len) for group in groups for person in _all(group)}
    return {person: called[person] for mine in people.values() for person in mine}


def _all(group: Mapping[str, Sequence[Named]]) -> list[Named]:
    return [person for mine in group.values() for person in mine]


def _share(one: Named, other: Named) -> bool:
    return not {name.casefold() for name in one}.isdisjoint(name.casefold() for name in other)


def _distance(person: Named, group: Mapping[str, Sequence[Named]]) -> int | None:
    """Give how many words one name has before the other, at the least; None where none ends as the other."""
    pairs = [(a.casefold().split(), b.casefold().split()) for b in chain(*_all(group)) for a in person]
    ends = [sorted(pair, key=len) for pair in pairs]
    return min((len(long) - len(short) for short, long in ends if short and long[-len(short) :] == short), default=None)
