"""What is known of the actors of an article before it is read: their expressions, each with whom it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.grammar.demonyms import adjectives_of_origin
from analysis.grammar.names import without_genitive
from analysis.grammar.wording import normalise
from analysis.records import Actor


@dataclass(frozen=True, slots=True)
class Register:
    """The expressions of a set of actors, each with whom it stands for.

    `lengths` has for the first word of a name how many words the longest such name has, `lasts` the last words of the
    descriptors.
    """

    actors: dict[str, Actor]
    names: dict[tuple[str, ...], str]
    descriptors: dict[tuple[str, str], str]
    roles: dict[str, tuple[str, ...]]
    longest: int
    firsts: frozenset[str]
    lengths: dict[str, int]
    lasts: frozenset[str]


def make_register(actors: Sequence[Actor]) -> Register:
    """Order the expressions of actors for looking them up."""
    names: dict[tuple[str, ...], str] = {}
    descriptors: dict[tuple[str, str], str] = {}
    roles: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for text in actor.roles:
            roles[normalise(text)[1]].append(actor.id)
        for text in actor.descriptors:
            descriptors.setdefault(normalise(text), actor.id)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            if is_proper(name):
                names.setdefault(name_key(name.split()), actor.id)
            if normalise(name)[1] not in roles and (" " in name or not is_proper(name)):
                descriptors.setdefault(normalise(name), actor.id)
    longest = max((len(text.split()) for a in actors for text in (a.name, *a.aliases, *a.descriptors)), default=0)
    firsts = {key[0].lower() for key in names} | {words.split(" ")[0] for _, words in descriptors}
    held = {text: tuple(holders) for text, holders in roles.items()}
    lengths: dict[str, int] = {}
    for key in names:
        lengths[key[0]] = max(len(key), lengths.get(key[0], 0))
    lasts = frozenset(words.rsplit(" ", 1)[-1] for _, words in descriptors)
    return Register({a.id: a for a in actors}, names, descriptors, held, longest, frozenset(firsts), lengths, lasts)


def called_by(actors: Iterable[Actor], name: str) -> list[str]:
    """List the ids of the actors that have a name or an alias, in whatever capitals.

    >>> called_by([Actor(id="om", name="Openbaar Ministerie", type="organisation", aliases=("OM",))], "om")
    ['om']
    """
    words = name.casefold()
    return [actor.id for actor in actors if words in {known.casefold() for known in (actor.name, *actor.aliases)}]


def is_proper(name: str) -> bool:
    """Tell whether an expression is a proper name: Jan Smit, al-Qurayshi; not Amerikaanse troepen or regering.

    >>> is_proper("al-Qurayshi"), is_proper("Amerikaanse troepen"), is_proper("regering")
    (True, False, False)
    """
    words = name.split()
    first = words[0] not in adjectives_of_origin() and any(c.isupper() for c in words[0])
    return first and any(c.isupper() for c in words[-1])


def name_key(words: Sequence[str]) -> tuple[str, ...]:
    """Make a key of a name: a capital at the begin and a genitive make no difference."""
    key = [word.replace("’", "'") for word in words]
    if key:
        key[-1] = without_genitive(key[-1])
    if key and key[0][:1].islower():
        key[0] = key[0][0].upper() + key[0][1:]
    return tuple(key)


def name_in(words: Sequence[str], register: Register) -> str | None:
    """Find whose name a run of words is: the whole, without a genitive s, or the longest part of it that is a name."""
    count = len(words)
    for size in range(min(count, register.longest), 0, -1):
        part = words[count - size :]
        for variant in (part, [*part[:-1], part[-1].removesuffix("s")]):
            if actor := register.names.get(name_key(variant)):
                return actor
    return None
