"""Two portraits side by side: the actors of both, matched by name, each number beside the other, with a floor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
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


def compare_portraits(a: Portrait, b: Portrait) -> pd.DataFrame:
    """Set the portraits of two articles side by side: a row an actor and measure, each number beside the other.

    Columns: `name`, the ids `actor_a` and `actor_b` (missing where an article lacks the actor), `measure` (as
    `explain` tells them: named, heard …), the numbers `a` and `b`, of how many in the whole article (`n_a`, `n_b`), the
    shares of those, and their `difference`, b less a. Of an article in which fewer than five are counted (of quoted
    words: five quotations) there is no share, and no difference. Actors stand in it who are named twice or heard in one
    of the two, matched by name; who is mentioned most is first. Words of a joint source are shared and rounded.

    >>> from analysis.portrait import portray
    >>> table = compare_portraits(
    ...     portray("Jan Bos kwam. Hij zag Els Vos. Bos lachte. Hij sprak tot Vos."), portray("Jan Bos zweeg.")
    ... )
    >>> table[["name", "measure", "a", "b", "n_a", "n_b", "difference"]].values.tolist()[0]
    ['Jan Bos', 'named', 4, 1, 6, 1, <NA>]
    """
    import pandas as pd

    counts = count(a), count(b)
    matched = match_actors(a.actors, b.actors)
    known = {actor.id: actor for actor in b.actors}
    pairs = [(actor, known.pop(matched[actor.id]) if actor.id in matched else None) for actor in a.actors]
    both = [*pairs, *((None, actor) for actor in known.values())]
    kept = [pair for pair in both if any(p and stands_out(p.id, c) for p, c in zip(pair, counts, strict=True))]
    rows: list[tuple[Any, ...]] = []
    for pair in kept:
        for measure in MEASURES:
            values, wholes, shares = [], [], []
            for actor, counted in zip(pair, counts, strict=True):
                of = counted.get(measure, {})
                value, whole = (round(of[who].value) if who in of else 0 for who in (actor.id if actor else "", ALL))
                values.append(value)
                wholes.append(whole)
                enough = ALL in of and len(of[ALL].rows) >= FLOOR
                shares.append(round(value / whole, 3) if enough and whole else None)
            if any(values):
                one, other = shares
                difference = None if one is None or other is None else round(other - one, 3)
                ids = [actor.id if actor else None for actor in pair]
                name = max((actor.name for actor in pair if actor), key=len)
                rows.append((name, *ids, measure, *values, *wholes, *shares, difference))
    named = Counter({row[0]: row[4] + row[5] for row in rows if row[3] == "named"})
    rows.sort(key=lambda row: (-named[row[0]], row[0], str(row[1]), str(row[2]), MEASURES.index(row[3])))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {"name": "str", "actor_a": "str", "actor_b": "str", "measure": "str"}
    numbers = dict.fromkeys(("a", "b", "n_a", "n_b"), "Int64")
    return table.astype(kinds | numbers | dict.fromkeys(("share_a", "share_b", "difference"), "Float64"))


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
    table = compare_portraits(a, b)
    one, other = name_articles(a, b)
    short = _short_by_name(b) | _short_by_name(a)
    told = []
    for measure in _TOLD:
        enough = table[["a", "b"]].max(axis=1) >= FLOOR
        rows = table[(table["measure"] == measure) & table["difference"].fillna(0).ne(0) & enough]
        for row in rows.sort_values("difference", key=abs, ascending=False, kind="stable")[:1].to_dict("records"):
            slots = {"share_a": say.share(row["a"], row["n_a"]), "share_b": say.share(row["b"], row["n_b"])}
            slots |= {"n_a": say.number(row["n_a"]), "n_b": say.number(row["n_b"])}
            told.append(say.say(f"differ.{measure}", many=False, a=one, b=other, actor=short[row["name"]], **slots))
    if not told:
        told.append(say.say("differ.nothing"))
    for present, absent, where in (("actor_a", "actor_b", one), ("actor_b", "actor_a", other)):
        alone = table.loc[table[absent].isna() & table[present].notna() & (table["measure"] == "named"), "name"]
        if len(alone):
            names = say.join([short[name] for name in alone[:_MOST_NAMES]])
            rest = "" if len(alone) <= _MOST_NAMES else say.say("differ.more", n=say.number(len(alone) - _MOST_NAMES))
            told.append(say.say("differ.alone", article=where, names=names, rest=rest))
    return tuple(told)


def _short_by_name(portrait: Portrait) -> dict[str, str]:
    short = short_names(portrait.actors)
    return {actor.name: short[actor.id] for actor in portrait.actors}
