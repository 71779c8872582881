"""The actors of a text so far, the one mentioned last first, and those of them that a word may take up.

A description is compared with those alone whom its words may mean, so that a text four times as long costs four times
as much, and not sixteen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.actors.agreement import canonical, wording_of
from analysis.actors.clusters import Cluster
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.wording import normalise
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: By what actors are found: the words of what they were called (as they stand, with names of bodies in full, and as
#: they are counted), a head of it, what begins a compound with a name (*commissie-Fokkens*); the noun of a phrase
#: without a name, and of one that is no plural; a name, one of a single word, a word at the edge of a longer one; a
#: body with a name; a name in the headline.
By: TypeAlias = Literal[
    "words", "wording", "counted", "head", "opening", "noun", "kin", "name", "single", "edge", "body", "headline"
]
#: The fewest letters of the end of a head, and of a word in a name, by which it is taken up, and how much longer it is.
TAIL, LONGER, END = 4, 3, 5


class SoFar:
    """The actors of a text so far; going through them, the one mentioned last comes first."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._clusters: list[Cluster] = []
        self._places: dict[Cluster, int] = {}
        self._order: dict[Cluster, None] = {}
        self._found: dict[tuple[By, str], dict[Cluster, None]] = {}
        self._keys: dict[Cluster, dict[tuple[By, str], None]] = {}
        self._learnt: dict[Cluster, tuple[int, int]] = {}
        self._now: dict[Cluster, Cluster] = {}
        self._tails: dict[str, set[str]] = {}
        self._ends: dict[str, set[str]] = {}

    @property
    def clusters(self) -> list[Cluster]:
        """All of them, in the order in which they came."""
        return list(self._clusters)

    def __iter__(self) -> Iterator[Cluster]:
        return _in_order(self._order, self._places)

    def by(self, kind: By, *words: str) -> Iterator[Cluster]:
        """Give those who are known by any of some words, the one mentioned last first."""
        buckets = [found for word in dict.fromkeys(words) if (found := self._found.get((kind, word)))]
        return self._merged(_in_order(bucket, self._places) for bucket in buckets)

    def either(self, *found: Iterator[Cluster]) -> Iterator[Cluster]:
        """Give those who are among any of some who were found, the one mentioned last first."""
        return self._merged(found)

    def tailed(self, noun: str) -> Iterator[Cluster]:
        """Give those called by a word of which a noun is the last part: *terreurgroep … de groep*."""
        return self.by("head", *self._tails.get(noun, ()))

    def ending(self, noun: str) -> Iterator[Cluster]:
        """Give those with a name whose first or last word is a noun or ends in it: *Kenniscentrum Dierplagen*."""
        return self.by("edge", noun, *self._ends.get(noun, ()))

    def now(self, cluster: Cluster) -> Cluster:
        """Give who stands in the place of one, if another does."""
        while cluster in self._now:
            cluster = self._now[cluster]
        return cluster

    def mention(self, cluster: Cluster, phrase: Phrase) -> None:
        """Learn that an actor, who may be new, was mentioned by a phrase, and by what it is known since."""
        if cluster not in self._places:
            self._places[cluster] = len(self._clusters)
            self._clusters.append(cluster)
            self._enter(cluster)
        keys = self._keys[cluster]
        keys |= dict.fromkeys(self._told(cluster, phrase))
        for key in keys:
            found = self._found.setdefault(key, {})
            found.pop(cluster, None)
            found[cluster] = None
        self._order.pop(cluster, None)
        self._order[cluster] = None

    def replace(self, described: Cluster, cluster: Cluster) -> None:
        """Put an actor in the place of another, whose phrases it took over."""
        place = self._places.pop(described)
        self._places[cluster] = place
        self._clusters[place] = cluster
        self._now[described] = cluster
        self._learnt[cluster] = self._learnt.pop(described)
        del self._order[described]
        self._enter(cluster)
        for key in self._keys.pop(described):
            del self._found[key][described]
            self._keys[cluster][key] = None

    def _enter(self, cluster: Cluster) -> None:
        """Learn the names of an actor, which were gathered before, and whether the headline tells of it."""
        keys: dict[tuple[By, str], None] = {}
        self._keys[cluster] = keys
        for name in cluster.names:
            keys["name", " ".join(name)] = None
            if len(name) == 1:
                keys["single", name[0].lower()] = None
            else:
                for word in (name[0].lower(), name[-1].lower()):
                    keys["edge", word] = None
                    for end in (word[k:] for k in range(1, len(word) - END + 1)):
                        self._ends.setdefault(end, set()).add(word)
        if cluster.names and cluster.kind == "organisation":
            keys["body", ""] = None
        first = cluster.phrases[0].start
        if cluster.names and part_at(self._doc, self._doc[first].idx).kind == "headline":
            keys["headline", ""] = None

    def _told(self, cluster: Cluster, phrase: Phrase) -> Iterator[tuple[By, str]]:
        """Give by what an actor is known since a phrase."""
        texts, titles = self._learnt.get(cluster, (0, 0))
        for text in cluster.texts[texts:]:
            yield "words", normalise(text)[1]
            yield "counted", canonical(text).lower()
            yield from (("opening", word) for word in _openings(text))
        for text in (*cluster.texts[texts:], *cluster.titles[titles:]):
            yield "wording", wording_of(text)[1]
        self._learnt[cluster] = len(cluster.texts), len(cluster.titles)
        known = self._keys[cluster]
        for head in cluster.heads:
            if ("head", head) not in known:
                yield "head", head
                for tail in (head[k:] for k in range(LONGER, len(head) - TAIL + 1)):
                    self._tails.setdefault(tail, set()).add(head)
        if phrase.noun is not None:
            if phrase.name is None:
                yield "noun", self._doc[phrase.head].lower_
            if not phrase.plural:
                yield "kin", phrase.noun.entry

    def _merged(self, found: Iterable[Iterator[Cluster]]) -> Iterator[Cluster]:
        last: Cluster | None = None
        for cluster in merge(*found, key=lambda c: (-c.phrases[-1].start, self._places[c])):
            if cluster is not last:
                last = cluster
                yield cluster


def only(found: Iterator[Cluster]) -> Cluster | None:
    """Give the only one; None where there is none, or more than one."""
    one = next(found, None)
    return one if one is not None and next(found, None) is None else None


def _in_order(found: dict[Cluster, None], places: dict[Cluster, int]) -> Iterator[Cluster]:
    """Give actors, of which the one mentioned last stands last; of those by one word the one that came first."""
    for _, together in groupby(reversed(found), key=lambda cluster: cluster.phrases[-1].start):
        yield from sorted(together, key=places.__getitem__)


def _openings(text: str) -> Iterator[str]:
    """Give what opens a compound with a name: *commissie* of *de commissie-Fokkens*."""
    for word in text.split():
        small = word.lower()
        for k, letter in enumerate(small):
            if letter == "-" and word[k + 1 : k + 2].isupper():
                yield small[:k]
