"""Units: the codings of several coders that are of the same words, set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.agreement.coders import Coders, kinds_of
from analysis.agreement.variables import Variable, merge_names, people_of, value_of, variables_of
from analysis.evaluation import match_spans
from analysis.exchange import Coding

Value = str | float | None
#: How much of the union of two spans they must share to be one unit.
SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """What coders coded at one place, by coder; whoever found nothing there is not in it."""

    codings: dict[str, Coding]
    values: dict[str, dict[str, Value]] = field(default_factory=dict)

    @property
    def first(self) -> Coding:
        """The coding of the first coder who found it."""
        return next(iter(self.codings.values()))


@dataclass(frozen=True, slots=True)
class Coded:
    """One kind of coding in one article: the coders who looked for it there, their units, the length of the text."""

    article: str
    kind: str
    coders: tuple[str, ...]
    units: tuple[Unit, ...]
    length: int
    text: str
    spans: dict[str, tuple[Coding, ...]]


def line_up(coders: Coders) -> dict[str, tuple[tuple[Variable, ...], list[Coded]]]:
    """Line up codings kind by kind and article by article: the variables of each kind, and its units.

    Spans are of one unit when they share half of both together, best first, one to one; a coder joins a unit that
    those before have made, or makes a new one. Only articles in which two looked for the kind are there.
    """
    kinds = {name: kinds_of(articles) for name, articles in coders.items()}
    ids = sorted({id for articles in coders.values() for id in articles})
    every = sorted({kind for known in kinds.values() for told in known.values() for kind in told})
    found = {}
    for kind in every:
        codings = [c for articles in coders.values() for coded in articles.values() for c in coded.codings]
        variables = variables_of(kind, [coding for coding in codings if coding.code[0] == kind])
        rows = []
        for id in ids:
            looked = tuple(name for name in coders if kind in kinds[name].get(id, ()))
            if len(looked) > 1:
                rows.append(_line_up(coders, looked, kind, id, variables))
        if rows:
            found[kind] = (variables, rows)
    return found


def _line_up(coders: Coders, looked: tuple[str, ...], kind: str, id: str, variables: Sequence[Variable]) -> Coded:
    mine = {name: tuple(c for c in coders[name][id].codings if c.code[0] == kind) for name in looked}
    made: list[dict[str, Coding]] = []
    for name, codings in mine.items():
        anchors = [next(iter(unit.values())) for unit in made]
        pairs = _match(anchors, codings)
        taken = set(pairs.values())
        for place, number in pairs.items():
            made[place][name] = codings[number]
        made += [{name: coding} for number, coding in enumerate(codings) if number not in taken]
    made.sort(key=lambda unit: min((coding.start, -coding.end) for coding in unit.values()))
    article = coders[looked[0]][id].article
    units = _valued([{name: unit[name] for name in looked if name in unit} for unit in made], looked, variables)
    return Coded(id, kind, looked, tuple(units), len(article.text), article.text, mine)


def _match(one: Sequence[Coding], other: Sequence[Coding]) -> dict[int, int]:
    """Match spans one to one: those alike in words and code first, so that an agent is not set beside a patient."""
    exact: dict[int, int] = {}
    for code in sorted({coding.code for coding in one}):
        left, right = ([n for n, coding in enumerate(side) if coding.code == code] for side in (one, other))
        places = match_spans([_span(one[i]) for i in left], [_span(other[j]) for j in right], 1.0)
        exact |= {left[i]: right[j] for i, j in places.items()}
    left = [i for i in range(len(one)) if i not in exact]
    right = [j for j in range(len(other)) if j not in exact.values()]
    rest = match_spans([_span(one[i]) for i in left], [_span(other[j]) for j in right], SHARE)
    return exact | {left[i]: right[j] for i, j in rest.items()}


def _span(coding: Coding) -> tuple[int, int]:
    return coding.start, coding.end


def _valued(units: Sequence[dict[str, Coding]], coders: Sequence[str], variables: Sequence[Variable]) -> list[Unit]:
    """Give each unit its values, by variable and coder; who is one is told from all that the article calls them."""
    values: list[dict[str, dict[str, Value]]] = [{} for _ in units]
    for variable in variables:
        if not variable.people:
            for unit, told in zip(units, values, strict=True):
                told[variable.name] = {name: value_of(coding, variable) for name, coding in unit.items()}
            continue
        meant = [{name: people_of(coding, variable) for name, coding in unit.items()} for unit in units]
        known = merge_names({name: [p for unit in meant for p in unit.get(name, ())] for name in coders})
        for unit_meant, told in zip(meant, values, strict=True):
            told[variable.name] = {
                name: ";".join(sorted({known[person] for person in people})) or None
                for name, people in unit_meant.items()
            }
    return [Unit(unit, told) for unit, told in zip(units, values, strict=True)]
