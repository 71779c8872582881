"""Who is who across articles: by the same name and type, or an alias file; never by a surname that two bear."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from analysis.actors.drafting import slug
from analysis.cascade import Sieve, first
from analysis.corpus.keys import key_of
from analysis.records import Actor

#: Who an actor is across the corpus: the id, and name and type there.
Link: TypeAlias = tuple[str, str, str]


@dataclass(slots=True)
class Bearers:
    """The names of a corpus: in how many articles each stands, how it is written, and who bears each part of it."""

    articles: Counter[tuple[str, str]] = field(default_factory=Counter)
    written: dict[tuple[str, str], str] = field(default_factory=dict)
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    firsts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    aliases: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    ids: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """An actor of an article, with all that decides whom it is linked to."""

    row: Mapping[str, Any]
    bearers: Bearers
    aliases: Mapping[str, Actor]
    registry: bool

    @property
    def key(self) -> tuple[str, str]:
        """Type and name."""
        return self.row["type"], self.row["name_key"]

    @property
    def itself(self) -> Link:
        """The actor as another in every article."""
        return f"{self.row['article']}/{self.row['actor']}", self.row["name"], self.row["type"]


def gather_names(rows: Iterable[Mapping[str, Any]], *, plain: bool = True) -> Bearers:
    """Read all actors of a corpus once and keep what links them; `plain` is False where names are pseudonyms."""
    found = Bearers()
    for row in rows:
        if not row["known"]:
            continue
        key = (row["type"], row["name_key"])
        found.articles[key] += 1
        found.written.setdefault(key, row["name"])
        if row["surname_key"]:
            found.surnames[row["surname_key"]].add(row["name_key"])
            found.firsts[row["first_key"]].add(row["name_key"])
        if row["type"] != "person" and plain:
            for alias in row["aliases"]:
                found.aliases[row["type"], key_of(alias)].add(row["name_key"])
    taken: Counter[str] = Counter()
    for kind, name in sorted(found.articles, key=lambda key: (key[1], -found.articles[key], key[0])):
        id = base = slug(name, ())
        while id in taken:
            taken[base] += 1
            id = f"{base}-{taken[base]}"
        taken[id] += 1
        found.ids[kind, name] = id
    return found


def registered(asked: Asked) -> Link | None:
    """Give the id of the registry that all articles share (`--actors`)."""
    return (asked.row["actor"], asked.row["name"], asked.row["type"]) if asked.registry else None


def confirmed(asked: Asked) -> Link | None:
    """Give the id of whose name, role or description it is in the alias file (`--aliases`, a registry)."""
    actor = asked.aliases.get(asked.row["name_key"] or key_of(asked.row["name"]))
    return (actor.id, actor.name, actor.type) if actor is not None else None


def described(asked: Asked) -> Link | None:
    """Keep whoever has no proper name, or an initial as suspects have (*Mohamed B.*), another in every article."""
    return None if asked.row["known"] else asked.itself


def shared(asked: Asked) -> Link | None:
    """Guess nobody for a surname or a first name alone that two persons of the corpus bear."""
    row, bearers = asked.row, asked.bearers
    if row["type"] != "person" or row["surname_key"]:
        return None
    several = any(len(known.get(row["name_key"], ())) > 1 for known in (bearers.surnames, bearers.firsts))
    return asked.itself if several else None


def named(asked: Asked) -> Link | None:
    """Give the one of the same name and type."""
    return asked.bearers.ids[asked.key], asked.bearers.written[asked.key], asked.row["type"]


#: Who an actor of an article is across the corpus: the first sieve that answers, whose name is the column `how`.
LINKS: tuple[Sieve[Asked, Link], ...] = (
    Sieve("registry", registered, "De Vries, in the registry of all articles"),
    Sieve("alias", confirmed, "het parket, where the alias file has it"),
    Sieve("none", described, "de agent, een Brit"),
    Sieve("ambiguous", shared, "De Vries, where Jan and Els de Vries are in the news"),
    Sieve("name", named, "Joe Biden, in two articles"),
)


def link_actor(asked: Asked) -> dict[str, Any]:
    """Tell who an actor of an article is across the corpus, and by which sieve of `LINKS` (`how`)."""
    found = first(LINKS, asked)
    assert found is not None  # the last one always answers
    how, (linked, name, kind) = found
    row = asked.row
    return {"article": row["article"], "actor": row["actor"], "linked": linked, "name": name, "type": kind, "how": how}


def read_aliases(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Give each name of an alias file its actor.

    >>> sorted(read_aliases([Actor(id="om", name="Openbaar Ministerie", type="organisation", aliases=("OM",))]))
    ['om', 'openbaar ministerie']
    """
    return {
        key_of(name): actor
        for actor in actors
        for name in (actor.name, *actor.aliases, *actor.roles, *actor.descriptors)
    }


def find_suggestions(bearers: Bearers) -> Iterator[dict[str, Any]]:
    """List who may be one, for a person to confirm in the alias file, the most frequent first.

    By a surname that one person bears, or several (then nothing is linked), by an alias that is elsewhere a name, and
    by one name with two types.
    """
    pairs: set[tuple[tuple[str, str], tuple[str, str], str]] = set()
    for surname, names in bearers.surnames.items():
        if (alone := ("person", surname)) in bearers.articles:
            why = "surname" if len(names) == 1 else "surname-shared"
            pairs |= {(alone, ("person", name), why) for name in names if name != surname}
    for (kind, alias), names in bearers.aliases.items():
        if (kind, alias) in bearers.articles:
            pairs |= {((kind, alias), (kind, name), "alias") for name in names if name != alias}
    types: dict[str, list[str]] = defaultdict(list)
    for kind, name in sorted(bearers.articles):
        types[name].append(kind)
    for name, kinds in types.items():
        pairs |= {((kinds[0], name), (other, name), "type") for other in kinds[1:]}
    for one, other, why in sorted(pairs, key=lambda pair: (-min(bearers.articles[k] for k in pair[:2]), pair)):
        yield {
            "first": bearers.ids[one],
            "second": bearers.ids[other],
            "first_name": bearers.written[one],
            "second_name": bearers.written[other],
            "n_first": bearers.articles[one],
            "n_second": bearers.articles[other],
            "why": why,
        }
