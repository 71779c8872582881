"""Settling: what coders agree on, and what was chosen where they did not, become one coding, the gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.agreement.coders import Coders
from analysis.agreement.differences import SPAN, Difference
from analysis.agreement.units import Coded, Unit
from analysis.agreement.variables import Named, Variable, merge_names, people_of
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a difference: as one coder has it, or a value of its own."""

    coder: str | None = None
    value: str | None = None


def read_choices(path: str | Path) -> dict[str, Choice]:
    """Read what was chosen on the page of differences, by the id of the difference.

    Raises `UsageError` that names the file and what is wrong.
    """
    place = Path(path)
    try:
        data = json.loads(place.read_text("utf-8"))
        return {
            id: Choice(coder=chosen.get("coder"), value=chosen.get("value"))
            for id, chosen in data["choices"].items()
            if chosen.get("coder") or chosen.get("value")
        }
    except OSError as fault:
        raise UsageError(f"{place}: cannot be read ({fault.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UsageError(f"{place}: is not what the page of differences saves ({fault!r})") from None


def settle(
    coders: Coders,
    lined_up: Mapping[str, tuple[Sequence[Variable], Sequence[Coded]]],
    differences: Sequence[Difference],
    choices: Mapping[str, Choice],
    settler: str,
) -> list[CodedArticle]:
    """Make one coding of several: what is agreed as it is, every difference as it was chosen.

    Raises `UsageError` where a difference has no choice yet, where a choice is of a difference that there is not (the
    codings have changed since), or names no coder of the unit.
    """
    known = {difference.id: difference for difference in differences}
    if stale := [id for id in choices if id not in known]:
        raise UsageError(f"{len(stale)} choices are of no difference there is, such as {stale[0]}; codings changed?")
    if unsettled := [id for id in known if id not in choices and _needed(known[id], known, choices)]:
        raise UsageError(f"{len(unsettled)} of {len(known)} differences are not settled yet, such as {unsettled[0]}")
    by_article: dict[str, list[Coding]] = {}
    for variables, rows in lined_up.values():
        for row in rows:
            made = by_article.setdefault(row.article, [])
            for place, unit in enumerate(row.units):
                made += _settle_unit(row, place, unit, variables, choices, settler)
    return [_article(coders, id, codings, settler) for id, codings in sorted(by_article.items())]


def _needed(difference: Difference, known: Mapping[str, Difference], choices: Mapping[str, Choice]) -> bool:
    """Tell whether a difference still counts: not where it was chosen that there is no such unit."""
    span = known.get(difference.id.rpartition("/")[0] + f"/{SPAN}")
    choice = choices.get(span.id) if span is not None else None
    return span is None or choice is None or choice.coder is None or span.values.get(choice.coder) is not None


def _settle_unit(
    row: Coded,
    place: int,
    unit: Unit,
    variables: Sequence[Variable],
    choices: Mapping[str, Choice],
    settler: str,
) -> Iterator[Coding]:
    first = unit.first
    id = f"{row.article}/{row.kind}/{place}/{first.start}-{first.end}"
    chosen = choices.get(f"{id}/{SPAN}")
    if chosen is not None and chosen.coder not in row.coders:
        raise UsageError(f"{id}/{SPAN}: {chosen.coder!r} is none of the coders {', '.join(row.coders)}")
    if chosen is not None and chosen.coder not in unit.codings:
        return  # there is no such unit
    base = unit.codings[chosen.coder] if chosen is not None and chosen.coder else first
    code, fields = base.code, dict(base.fields)
    for variable in variables:
        choice = choices.get(f"{id}/{variable.name}")
        if choice is None:
            continue
        if choice.value is not None:
            code, fields = _own(variable, choice.value, code, fields)
        elif choice.coder in unit.codings:
            code, fields = _taken(variable, unit.codings[choice.coder], code, fields)
        else:
            raise UsageError(f"{id}/{variable.name}: {choice.coder!r} coded nothing here")
    if "text" in fields:
        fields["text"] = row.text[base.start : base.end]
    helping = ("speaker_names", "actor_names")
    kept = {name: value for name, value in fields.items() if name not in helping}
    yield replace(base, code=code, fields=kept, coder=settler)


def _own(
    variable: Variable, value: str, code: tuple[str, ...], fields: dict[str, Any]
) -> tuple[tuple[str, ...], dict[str, Any]]:
    if not variable.fields:
        return (code[0], *value.split(" > ")), fields
    first, *others = variable.fields
    return code, {**{name: kept for name, kept in fields.items() if name not in others}, first: value}


def _taken(
    variable: Variable, other: Coding, code: tuple[str, ...], fields: dict[str, Any]
) -> tuple[tuple[str, ...], dict[str, Any]]:
    if not variable.fields:
        return other.code, fields
    kept = {name: value for name, value in fields.items() if name not in variable.fields}
    taken = {name: other.fields[name] for name in variable.fields if name in other.fields}
    names = [people for people in people_of(other, variable)] if variable.people else []
    if names and variable.fields[0] not in taken:  # the tool names people by id, a coder by name
        taken[variable.fields[0]] = " en ".join(max(person[1:] or person, key=len) for person in names)
        taken |= {"joint": True} if len(names) > 1 else {}
    return code, {**kept, **taken}


def _article(coders: Coders, id: str, codings: Sequence[Coding], settler: str) -> CodedArticle:
    coded = [articles[id] for articles in coders.values() if id in articles]
    names = [name for name, articles in coders.items() if id in articles]
    about: dict[str, Any] = {}
    for key in ("gold.quotes", "gold.actors"):
        heads = [one.about[key] for one in coded if key in one.about]
        if heads:
            head = {name: value for name, value in heads[0].items() if name not in ("stability", "settled")}
            about[key] = {**head, "coder": f"{settler}, who settled the codings of {', '.join(names)}"}
    known = [actor for one in coded for actor in one.about.get("gold.actors.actors", ())]
    called = _called(coders, id)
    made = [
        replace(c, fields={**c.fields, "actor": called.get(c.fields["actor"], c.fields["actor"])})
        if _names_actor(c)
        else c
        for c in codings
    ]
    if "gold.actors" in about:
        used = set(_actors(made))
        actors = [{**actor, "name": called[actor["name"]]} for actor in known]
        first = {actor["name"]: actor for actor in reversed(actors) if actor["name"] in used}
        about["gold.actors.actors"] = [first[name] for name in dict.fromkeys(a["name"] for a in actors) if name in used]
    return CodedArticle(article=coded[0].article, codings=tuple(made), about=about)


def _called(coders: Coders, id: str) -> dict[str, str]:
    """Tell what everybody is called in the gold, by what each coder called them."""
    people: dict[str, list[Named]] = {}
    for name, articles in coders.items():
        coded = articles.get(id)
        if coded is not None:
            listed = [(actor["name"],) for actor in coded.about.get("gold.actors.actors", ())]
            named = [tuple(c.fields.get("actor_names", (c.fields["actor"],))) for c in coded.codings if _names_actor(c)]
            people[name] = [*listed, *named]
    return {name: called for person, called in merge_names(people).items() for name in person}


def _names_actor(coding: Coding) -> bool:
    """Tell whether a coding of gold says whose it is: coders may call one actor by several names."""
    return coding.code[0] in ("mentions", "actions") and isinstance(coding.fields.get("actor"), str)


def _actors(codings: Sequence[Coding]) -> list[str]:
    return [coding.fields["actor"] for coding in codings if _names_actor(coding)]
