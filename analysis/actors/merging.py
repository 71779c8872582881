"""Merges to consider: which two of the actors found may be one, with the reason, for a scholar to accept or not.

Discovery joins two descriptions only where the text makes that certain. `REASONS` says what else speaks for one actor;
how sure a reason is was counted on articles coded by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from analysis.actors.called import field
from analysis.cascade import Row, decide
from analysis.grammar.nouns import PERSONS, Noun, look_up
from analysis.properties import cached_property
from analysis.records import AUTHOR, Actor, Mention
from analysis.saving import save_file


@dataclass(frozen=True, slots=True)
class Merge:
    """Two actors that may be one: the one mentioned first, the other, the reason, how sure it is (0 to 1).

    `sure` is the share of pairs with that reason that were one actor in articles coded by hand.
    """

    first: str
    second: str
    reason: str
    sure: float


@dataclass(frozen=True)
class Two:
    """Two actors of an article, the one mentioned first before the other, with their mentions."""

    first: Actor
    second: Actor
    mentions: Sequence[Mention]

    @cached_property
    def nouns(self) -> tuple[dict[str, Noun], dict[str, Noun]]:
        """The nouns that each is called by, with what they say."""
        return _nouns(self.first), _nouns(self.second)

    @cached_property
    def names(self) -> tuple[set[str], set[str]]:
        """The words of the names of each."""
        return _names(self.first), _names(self.second)

    @property
    def one_named(self) -> bool:
        """Whether one of them has a name, and the other none."""
        return bool(self.names[0]) != bool(self.names[1])

    @property
    def both_named(self) -> bool:
        """Whether both have a name."""
        return bool(self.names[0]) and bool(self.names[1])

    @property
    def same_type(self) -> bool:
        """Whether they are of one type, and of no two genders."""
        genders = {self.first.gender, self.second.gender} - {None}
        return self.first.type == self.second.type and len(genders) < 2

    @property
    def apart(self) -> int:
        """How many sentences lie between a mention of the one and the nearest of the other; 99 for no mention."""
        one, other = ([m.sentence for m in self.mentions if m.actor == a.id] for a in (self.first, self.second))
        return min((abs(a - b) for a in one for b in other), default=99)

    @property
    def same_noun(self) -> bool:
        """Whether both are called by the same noun."""
        return bool(set(self.nouns[0]) & set(self.nouns[1]))

    @property
    def same_field(self) -> bool:
        """Whether both have a function of the same field: *minister*, *politica*."""
        one, other = ({field(noun.entry) for noun in nouns.values()} - {None} for nouns in self.nouns)
        return bool(one & other)

    @property
    def shares_name(self) -> bool:
        """Whether a word of the names of the one is one of the other's."""
        return bool(self.names[0] & self.names[1])


def _called(actor: Actor) -> tuple[str, ...]:
    return (*actor.roles, *actor.descriptors)


def _nouns(actor: Actor) -> dict[str, Noun]:
    words = [word for text in _called(actor) for word in text.split()]
    return {noun.entry: noun for word in words if (noun := look_up(word)) is not None}


def _names(actor: Actor) -> set[str]:
    called = {word for text in _called(actor) for word in text.split()}
    words = {word for name in (actor.name, *actor.aliases) for word in name.split() if word[:1].isupper()}
    return {word for word in words - called if len(word) > 2}


def _fits_unnamed_person(two: Two) -> bool:
    unnamed = two.nouns[1 if two.names[0] else 0]
    return two.one_named and two.first.type == "person" and all(n.kind in PERSONS for n in unnamed.values())


#: Why two actors may be one: the first that holds. The answer is the share of pairs that were one actor in the part
#: `train` of the articles coded by hand (of 13, 15, 62 and 100 pairs); 0 for those that are not suggested.
REASONS: tuple[Row[Two, float], ...] = (
    Row("of two types or genders", 0.0, lambda x: not x.same_type, "Een man zweeg. «Een vrouw» lachte."),
    Row("a name and the same function or field", 0.31, lambda x: x.one_named and (x.same_noun or x.same_field),
        "De minister, Els Vos, zweeg. Het regende. «Een politica» lachte."),
    Row("a word of both names", 0.47, lambda x: x.both_named and x.shares_name,
        "Sean Combs zong. «Diddy Combs» danste."),
    Row("the same noun", 0.45, lambda x: not x.both_named and x.same_noun,
        "Een man uit Gent zweeg. «Een man uit Lier» lachte."),
    Row("a description near a name", 0.25, lambda x: _fits_unnamed_person(x) and x.apart <= 1,
        "Els Vos won. «Een winnares» lachte."),
    Row("nothing", 0.0, lambda x: True, "Jan Smit zweeg. «Kees Bos» lachte."),
)  # fmt: skip


def suggest_merges(actors: Sequence[Actor], mentions: Sequence[Mention]) -> list[Merge]:
    """Suggest which actors may be one, the surest first: pairs of one type and of no two genders (`REASONS`).

    >>> actors = [
    ...     Actor(id="vos", name="Els Vos", type="person", descriptors=("de minister",)),
    ...     Actor(id="politica", name="politica", type="person", descriptors=("de politica",)),
    ... ]
    >>> [(m.first, m.second, m.reason) for m in suggest_merges(actors, [])]
    [('vos', 'politica', 'a name and the same function or field')]
    """
    found: list[Merge] = []
    for first, second in combinations([actor for actor in actors if actor.id != AUTHOR], 2):
        two = Two(first, second, mentions)
        reason = decide(REASONS, two)
        if reason.answer:
            found.append(Merge(first.id, second.id, reason.name, reason.answer))
    return sorted(found, key=lambda merge: -merge.sure)


def save_merges(merges: Sequence[Merge], actors: Sequence[Actor], path: Path | str) -> None:
    """Write suggested merges as a table of tab-separated columns: both actors by id and name, the reason, how sure."""
    names = {actor.id: actor.name for actor in actors}
    rows = [(m.first, m.second, names[m.first], names[m.second], m.reason, f"{m.sure:.2f}") for m in merges]
    lines = [("first", "second", "first_name", "second_name", "reason", "sure"), *rows]
    save_file("".join("\t".join(line) + "\n" for line in lines), path)
