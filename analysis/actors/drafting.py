"""Drafting a registry: how an actor that was found is entered, with id, name, aliases, roles and descriptors."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, Words, longest, type_of
from analysis.actors.restriction import wording
from analysis.grammar.demonyms import adjectives_of_origin
from analysis.grammar.nouns import look_up
from analysis.grammar.wording import normalise
from analysis.grammar.words import words_of
from analysis.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc


def draft_actors(doc: Doc, clusters: Sequence[Cluster]) -> tuple[Actor, ...]:
    """Draft the registry of an article: an actor a cluster, in order; what two are called is a role of both."""
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    called: dict[str, set[int]] = defaultdict(set)
    surnames: Counter[str] = Counter()
    for cluster in clusters:
        for text in cluster.texts:
            owners[normalise(text)].add(id(cluster))
            called[normalise(text)[1]].add(id(cluster))
        surnames.update({" ".join(words) for words in cluster.names})
    actors: list[Actor] = []
    ids = Ids()
    genitives = {token.text for token in doc if token.dep_ == "nmod:poss" and token.pos_ == "PROPN"}
    for cluster in clusters:
        texts = list(dict.fromkeys(_lowered(text, genitives) for text in cluster.texts))
        names = list(dict.fromkeys(" ".join(words) for words in cluster.names))
        shared = [text for text in texts if len(owners[normalise(text)]) > 1]
        told = "" if names else _description(doc, cluster, called)
        name = " ".join(longest(_plain(cluster.names))) if names else normalise(told)[1]
        common = [text for text in names if surnames[text] > 1 and text != name]
        actors.append(
            Actor(
                id=ids.give(name),
                name=name if names else _cased(told, name, genitives),
                type=type_of(cluster) or "group",
                aliases=tuple(text for text in names if text != name and text not in common),
                roles=(*shared, *common),
                descriptors=tuple(text for text in texts if text not in shared),
                gender=cluster.gender,  # type: ignore[arg-type]
            )
        )
    return tuple(actors)


def _description(doc: Doc, cluster: Cluster, called: Mapping[str, Set[int]]) -> str:
    """Give what an actor without a name is called; with its relative clause where another is called the same."""
    whole = wording(doc, cluster.phrases[0])
    plain = cluster.texts[0]
    words = normalise(plain)[1]
    if whole == plain:
        return plain
    return whole if called[words] - {id(cluster)} else plain


def _plain(names: Sequence[Words]) -> list[Words]:
    """Leave out the names that are another with a genitive s: Petrovics."""
    known = set(names)
    return [words for words in names if (*words[:-1], words[-1].removesuffix("s")) not in known - {words}]


def _lowered(text: str, names: Set[str]) -> str:
    """Write an expression as inside a sentence: its first word in small letters, unless it is a name."""
    first, space, rest = text.partition(" ")
    if first in names:
        return text
    if first.lower() in words_of("written-small") or not any(c.isupper() for c in first[1:]):
        plain = first.lower() if not first[:1].isupper() or _is_common(first) else first
        return plain + space + rest
    return text


def _is_common(word: str) -> bool:
    noun = look_up(word)
    return word not in adjectives_of_origin() and not (noun and noun.kind == "inhabitant")


def _cased(text: str, name: str, names: Set[str]) -> str:
    """Give the words of a name with the capitals that the text has."""
    at = text.lower().replace("“", "").replace("”", "").find(name)
    plain = text.replace("“", "").replace("”", "")
    return plain[at : at + len(name)] if at > 0 else _lowered(plain, names)


def slug(text: str, taken: Iterable[str]) -> str:
    """Make an id of a name: small letters without marks, hyphens between, a number where it is taken.

    >>> slug("Abu Ibrahim al-Qurayshi", ()), slug("de Croo", ("de-croo",)), slug("’s-Gravenhage", ())
    ('abu-ibrahim-al-qurayshi', 'de-croo-2', 's-gravenhage')
    """
    return Ids(taken).give(text)


class Ids:
    """Ids for names, each given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def give(self, text: str) -> str:
        """Make an id of a name, as `slug` does, that nobody has, and take it."""
        given = base = _base(text)
        while given in self._taken:
            self._next[base] = self._next.get(base, 1) + 1
            given = f"{base}-{self._next[base]}"
        self._taken.add(given)
        return given


def _base(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "actor"
    if base in ("author", "narrator", "unknown"):
        base = f"{base}-actor"
    return base
