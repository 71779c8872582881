"""Two portraits side by side: the actors of both, matched by name, each number beside the other, with a floor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.actors.name_matching import is_short_for
from analysis.findings import FLOOR, short_names
from analysis.language import choose_language
from analysis.measures import ALL, count, stands_out
from analysis.portrait import Portrait
from analysis.records import Actor

if TYPE_CHECKING:
    import pandas as pd

#: What is compared of each actor, as `measures` counts it.
MEASURES = ("named", "heard", "own", "paraphrased", "does", "undergoes", "called", "judged")
COLUMNS = ("name", "actor_a", "actor_b", "measure", "a", "b", "n_a", "n_b", "share_a", "share_b", "difference")

#: What the findings compare, the most telling first.
_TOLD = ("heard", "named", "undergoes", "does")
#: Of those who stand in one article only, so many are named.
_MOST_NAMES = 5


def _are_called_alike(first: Actor, second: Actor) -> bool:
    return first.name.casefold() == second.name.casefold()


def _share_a_name(first: Actor, second: Actor) -> bool:
    names = ({name.casefold() for name in (actor.name, *actor.aliases)} for actor in (first, second))
    return bool(next(names) & next(names))


def _is_shorter(first: Actor, second: Actor) -> bool:
    """Tell whether the name of a person or body is a shorter form of the other's: Bos, Jan Bos."""
    if "group" in (first.type, second.type):
        return False
    one, other = (tuple(actor.name.split()) for actor in (first, second))
    return is_short_for(one, other, second.type) or is_short_for(other, one, first.type)


#: When an actor of one article is an actor of another: asked in this order, of those who are not matched yet.
MATCHING: tuple[Callable[[Actor, Actor], bool], ...] = (_are_called_alike, _share_a_name, _is_shorter)


def match_actors(first: Sequence[Actor], second: Sequence[Actor]) -> dict[str, str]:
    """Find which actors of one article are which of another, by their names: id → id, one to one.

    Nobody is matched who could be two.

    >>> jan = Actor(id="jan-bos", name="Jan Bos", type="person", aliases=("Bos",))
    >>> match_actors([jan], [Actor(id="bos", name="Bos", type="person", aliases=())])
    {'jan-bos': 'bos'}
    """
    found: dict[str, str] = {}
    for is_same in MATCHING:
        left = [actor for actor in first if actor.id not in found]
        right = [actor for actor in second if actor.id not in found.values()]
        pairs = [(a.id, b.id) for a in left for b in right if is_same(a, b)]
        times = (Counter(a for a, _ in pairs), Counter(b for _, b in pairs))
        found |= {a: b for a, b in pairs if times[0][a] == times[1][b] == 1}
    return found


@dataclass(frozen=True, slots=True)
class _Pair:
    """A measure of one actor in two articles: its value in each, of how much, and its share where enough is counted."""

    name: str
    actor_a: str | None
    actor_b: str | None
    measure: str
    values: tuple[float, ...]
    wholes: tuple[float, ...]
    shares: tuple[float | None, ...]

    @property
    def difference(self) -> float | None:
        """Give the second share less the first, if there are both."""
        one, other = self.shares
        return None if one is None or other is None else round(other - one, 3)


def _order_pairs(a: Portrait, b: Portrait) -> list[_Pair]:
    """Set the measures of both articles in the order of the table: who is mentioned most is first."""
    pairs = list(_measure_pairs(a, b))
    named = Counter({pair.name: sum(pair.values) for pair in pairs if pair.measure == "named"})

    def place(pair: _Pair) -> tuple[float, str, str, str, int]:
        return -named[pair.name], pair.name, str(pair.actor_a), str(pair.actor_b), MEASURES.index(pair.measure)

    return sorted(pairs, key=place)


def _measure_pairs(a: Portrait, b: Portrait) -> Iterator[_Pair]:
    """Count every measure of every actor that stands out in one of the two articles, parts of words kept."""
    counts = count(a), count(b)
    matched = match_actors(a.actors, b.actors)
    known = {actor.id: actor for actor in b.actors}
    pairs = [(actor, known.pop(matched[actor.id]) if actor.id in matched else None) for actor in a.actors]
    both = [*pairs, *((None, actor) for actor in known.values())]
    for pair in both:
        if not any(p and stands_out(p.id, c) for p, c in zip(pair, counts, strict=True)):
            continue
        name = max((actor.name for actor in pair if actor), key=len)
        one, other = (actor.id if actor else None for actor in pair)
        for measure in MEASURES:
            counted = [c.get(measure, {}) for c in counts]
            values = tuple(of[id].value if id and id in of else 0 for id, of in zip((one, other), counted, strict=True))
            wholes = tuple(of[ALL].value if ALL in of else 0 for of in counted)
            enough = (ALL in of and len(of[ALL].rows) >= FLOOR for of in counted)
            numbers = zip(values, wholes, enough, strict=True)
            shares = tuple(value / whole if told and whole else None for value, whole, told in numbers)
            if any(values):
                yield _Pair(name, one, other, measure, values, wholes, shares)


def compare_portraits(a: Portrait, b: Portrait) -> pd.DataFrame:
    """Set the portraits of two articles side by side: a row an actor and measure, each number beside the other.

    Columns: `name`, the ids `actor_a` and `actor_b` (missing where an article lacks the actor), `measure` (as
    `explain` tells them: named, heard …), the numbers `a` and `b`, of how many in the whole article (`n_a`, `n_b`), the
    shares of those, and their `difference`, b less a. Of an article in which fewer than five are counted (of quoted
    words: five quotations) there is no share, and no difference. Actors stand in it who are named twice or heard in one
    of the two, matched by name; who is mentioned most is first. Words of a joint source are shared: shares are of the
    parts of words, numbers are rounded.

    >>> from analysis.portrait import portray
    >>> table = compare_portraits(
    ...     portray("Jan Bos kwam. Hij zag Els Vos. Bos lachte. Hij sprak tot Vos."), portray("Jan Bos zweeg.")
    ... )
    >>> table[["name", "measure", "a", "b", "n_a", "n_b", "difference"]].values.tolist()[0]
    ['Jan Bos', 'named', 4, 1, 6, 1, <NA>]
    """
    import pandas as pd

    rows: list[tuple[Any, ...]] = []
    for pair in _order_pairs(a, b):
        numbers = map(round, (*pair.values, *pair.wholes))
        shares = (None if share is None else round(share, 3) for share in pair.shares)
        rows.append((pair.name, pair.actor_a, pair.actor_b, pair.measure, *numbers, *shares, pair.difference))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {"name": "str", "actor_a": "str", "actor_b": "str", "measure": "str"}
    whole = dict.fromkeys(("a", "b", "n_a", "n_b"), "Int64")
    return table.astype(kinds | whole | dict.fromkeys(("share_a", "share_b", "difference"), "Float64"))


def name_articles(a: Portrait, b: Portrait) -> tuple[str, str]:
    """Give two articles names to tell them apart: their outlets, or where these are one or none, their ids."""
    first, second = (portrait.article.outlet or "" for portrait in (a, b))
    return (first, second) if first and second and first != second else (a.article.id, b.article.id)


def find_differences(a: Portrait, b: Portrait, language: str = "en") -> tuple[str, ...]:
    """Say in sentences how two portraits differ, the greatest differences of shares first, and who stands in one only.

    Of articles in which fewer than five are counted nothing is claimed.

    >>> from analysis.portrait import portray
    >>> find_differences(portray("Jan Bos zweeg."), portray("Jan Bos lachte."))
    ('Too little to compare: fewer than five are counted in one of the two articles.',)
    """
    say = choose_language(language)
    ordered = _order_pairs(a, b)
    one, other = name_articles(a, b)
    short = _short_by_name(b) | _short_by_name(a)
    told = []
    for measure in _TOLD:
        differing = [row for row in ordered if row.measure == measure and row.difference and max(row.values) >= FLOOR]
        for row in sorted(differing, key=lambda row: -abs(row.difference or 0))[:1]:
            share_a, share_b = map(say.share, row.values, row.wholes)
            n_a, n_b = map(say.number, row.wholes)
            slots = {"share_a": share_a, "share_b": share_b, "n_a": n_a, "n_b": n_b}
            told.append(say.say(f"differ.{measure}", many=False, a=one, b=other, actor=short[row.name], **slots))
    if not told:
        told.append(say.say("differ.nothing"))
    named = [row for row in ordered if row.measure == "named"]
    only = [row.name for row in named if row.actor_b is None], [row.name for row in named if row.actor_a is None]
    for alone, where in zip(only, (one, other), strict=True):
        if alone:
            names = say.join([short[name] for name in alone[:_MOST_NAMES]])
            rest = "" if len(alone) <= _MOST_NAMES else say.say("differ.more", n=say.number(len(alone) - _MOST_NAMES))
            told.append(say.say("differ.alone", article=where, names=names, rest=rest))
    return tuple(told)


def _short_by_name(portrait: Portrait) -> dict[str, str]:
    short = short_names(portrait.actors)
    return {actor.name: short[actor.id] for actor in portrait.actors}
