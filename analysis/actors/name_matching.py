"""Whether two names are of one actor: a surname, a pet name, an abbreviation; and which of namesakes is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from analysis.actors.clusters import Cluster, Words
from analysis.cascade import Row, decide
from analysis.grammar.names import INITIAL, load_first_names, organisation_names, place_names, surname
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import BODIES, look_up
from analysis.grammar.words import words_of

#: The shortest abbreviation that stands for a longer name it begins.
_ACRONYM = 3
#: The fewest letters of a pet name: *Gini*.
_PET = 4
#: Of so few named so far all are compared.
_FEW = 8


def same_name(first: Words, second: Words) -> bool:
    """Tell whether two names are one but for capitals and a genitive s: al-Qurayshi, Al-Qurayshi.

    >>> (
    ...     same_name(("Al-Baghdadi",), ("al-Baghdadi",)),
    ...     same_name(("Rutte",), ("Ruttes",)),
    ...     same_name(("Jan",), ("Piet",)),
    ... )
    (True, True, False)
    """
    if first == second:
        return True
    one, two = " ".join(first).lower(), " ".join(second).lower()
    return one == two or (len(one) > 3 and len(two) > 3 and (one + "s" == two or two + "s" == one))


@dataclass(frozen=True)
class Names:
    """Two names that may be of one actor, and the type of the one who bears the fuller, where it is known."""

    short: Words
    full: Words
    kind: str | None

    @property
    def one_word(self) -> bool:
        """Whether the shorter is a single word."""
        return len(self.short) == 1

    @property
    def is_first_name(self) -> bool:
        """Whether the shorter is the first word of a person's name, and may be a first name."""
        if not self.one_word or self.short[0] != self.full[0]:
            return False
        two = len(self.full) == 2 or self.full[1].lower() in words_of("person-particle")
        return self.short[0] in load_first_names() or (
            self.kind in ("person", None) and two and self.short[0].istitle()
        )

    @property
    def is_tail(self) -> bool:
        """Whether the fuller ends in the shorter, and that is more than a particle."""
        tail = same_name(self.short, self.full[-len(self.short) :])
        return tail and not (self.one_word and self.short[0].lower() in ("de", "van"))

    @property
    def is_married(self) -> bool:
        """Whether one of two persons' names adds a surname to the other: *Els Vos*, *Els Vos-Maes*."""
        one, two = sorted((self.short, self.full), key=lambda words: len(words[-1]) if words else 0)
        if not one or len(one) > len(two) or not two[-1].lower().startswith(f"{one[-1].lower()}-"):
            return False
        added = two[-1][len(one[-1]) + 1 :]
        person = self.kind == "person" or two[0] in load_first_names()
        return person and added[:1].isupper() and one == (*two[-len(one) : -1], one[-1])

    @property
    def is_initial(self) -> bool:
        """Whether one of two names has the initial of the other's first name: *R. Kelly*, *Robert Kelly*."""
        if len(self.short) != len(self.full) or len(self.full) < 2 or not same_name(self.short[1:], self.full[1:]):
            return False
        one, two = sorted((self.short[0], self.full[0]), key=len)
        return INITIAL.match(one) is not None and INITIAL.match(two) is None and two[0] == one[0]

    @property
    def is_surname(self) -> bool:
        """Whether the shorter is the surname, or the first of two."""
        family = surname(self.full)
        first = len(family) > len(self.short) and same_name(self.short, family[: len(self.short)])
        return same_name(self.short, family) or (first and len(self.short[0]) > 3)


#: Whether a name is a shorter form of another: the first row that holds.
SHORTER: tuple[Row[Names, bool], ...] = (
    Row("added surname", True, lambda n: n.is_married, "Els Vos won. «Els Vos-Maes» juichte."),
    Row("initial", True, lambda n: n.is_initial, "Robert Kelly won. «R. Kelly» juichte."),
    Row("no shorter", False, lambda n: not n.short or len(n.short) >= len(n.full), "Jan won van «Piet»."),
    Row("abbreviation", True, lambda n: n.one_word and is_abbreviation(n.short[0], n.full),
        "Het Nationaal Instituut Taalzorg zwijgt. Het «NIT» wacht."),
    Row("one of two", False, lambda n: "&" in n.full and "&" not in n.short, "Jansen & Bos wonnen. «Bos» juichte."),
    Row("short name of a body", True, lambda n: _names_body(n) and _is_short_body(n.short, n.full),
        "De Tweede Kamer zwijgt. De «Kamer» wacht."),
    Row("other name of a body", False, lambda n: _names_body(n), "Het Openbaar Ministerie zwijgt. «Jan» wacht."),
    Row("last words", True, lambda n: n.is_tail, "Bart De Wever won. «De Wever» juichte."),
    Row("first name", True, lambda n: n.is_first_name, "Fenna van der Berg won. «Fenna» juichte."),
    Row("pet name", True, lambda n: n.kind == "person" and n.one_word and is_pet_name(n.short[0], n.full[0]),
        "Georginio Wijnaldum won. «Gini» juichte."),
    Row("surname", True, lambda n: n.is_surname, "Alexandria Ocasio Cortez won. «Ocasio» juichte."),
    Row("anything else", False, lambda n: True, "Jan Smit won van «Piet»."),
)  # fmt: skip


def is_short_for(short: Words, full: Words, kind: str | None) -> bool:
    """Tell whether a name is a shorter form of another: a surname, a first name, an abbreviation.

    >>> (
    ...     is_short_for(("De", "Wever"), ("Bart", "De", "Wever"), "person"),
    ...     is_short_for(("OM",), ("Openbaar", "Ministerie"), None),
    ... )
    (True, True)
    """
    return decide(SHORTER, Names(short, full, kind)).answer


def _names_body(names: Names) -> bool:
    return names.kind in ("organisation", "place") or names.full[0].lower() in words_of("organisation-words")


def _is_short_body(short: Words, full: Words) -> bool:
    """Tell whether a name shortens that of an organisation: MAX, Omroep MAX; Ahold, Ahold Groep; Tweede Kamer.

    So do its last words, its first before the place it is in, and the noun for what it is before what it is for: Haga
    Lyceum, Radboud Universiteit Nijmegen, VVV-Venlo, Raad voor het bosbeheer, Koninklijke Landmacht.
    """
    noun = look_up(full[0])
    if len(short) > 1 and short == full[-len(short) :]:
        return True
    if len(short) > 1 and short == full[: len(short)] and " ".join(full[len(short) :]) in place_names():
        return True
    first, hyphen, place = full[0].partition("-")
    if hyphen and short == (first,) and len(full) == 1 and place in place_names():
        return True
    if short == full[1:] and (
        full[0].lower() in words_of("organisation-words") or (noun is not None and noun.kind in BODIES)
    ):
        return True
    rest = full[len(short) :]
    if short == full[: len(short)] and rest and all(word.lower() in words_of("company-tail") for word in rest):
        return True
    said = short[0].lower() in words_of("organisation-words") or _names_kind(short[0])
    if short == full[:1] and len(full) > 2 and full[1].lower() in words_of("name-link"):
        return said
    whole = " ".join(full) in organisation_names() or full[0].lower() in words_of("body-adjective")
    return short == full[-1:] and said and whole


def _names_kind(word: str) -> bool:
    noun = look_up(word)
    return noun is not None and noun.kind in BODIES


def is_pet_name(short: str, first: str) -> bool:
    """Tell whether a word that is no first name of its own shortens one: Gini, of Georginio; not Jan, of Janneke."""
    inside = _PET <= len(short) < len(first) and short.lower() in first.lower()
    return inside and short.istitle() and short not in load_first_names()


def is_abbreviation(short: str, full: Words) -> bool:
    """Tell whether a word in capitals is made of the initials of a name."""
    if (
        not (short.isupper() or (re.fullmatch(r"[A-Z][A-Za-z&]{1,5}", short) and sum(c.isupper() for c in short) > 1))
        or len(short) < 2
    ):
        return False
    return short.upper() in _initials(full)


def _initials(name: Words) -> tuple[str, str]:
    """Give the initials of the words with a capital, and those of all words, in capitals."""
    capitals = "".join(word[0] for word in name if word[0].isupper())
    return capitals.upper(), "".join(word[0] for word in name).upper()


def fullest(name: Words) -> Words:
    """Give the fullest form of a known organisation's name: OM → Openbaar Ministerie."""
    known = organisation_names().get(" ".join(name))
    return tuple(known[0].split()) if known else name


_NOWHERE: Mapping[Words, int] = MappingProxyType({})


class Named:
    """The clusters named so far, by the words of their names: those that a name may be compared with at all.

    Two names of one actor share the first word of the shorter, but for a genitive s and an added surname; or the
    shorter is made of the initials of the fuller, or shortens its first word; or the first name of one is an initial,
    and the last words are the same. Only such clusters are given, in the order they came in.
    """

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []
        self._numbers: dict[int, int] = {}
        self._learnt: list[int] = []
        self._by_word: dict[str, set[int]] = {}
        self._by_initials: dict[str, set[int]] = {}
        self._by_first: dict[str, set[int]] = {}
        self._holding: dict[str, dict[str, None]] = {}
        self._by_last: dict[str, set[int]] = {}

    def add(self, cluster: Cluster) -> None:
        """Learn the names of a cluster that are new."""
        number = self._numbers.setdefault(id(cluster), len(self._clusters))
        if number == len(self._clusters):
            self._clusters.append(cluster)
            self._learnt.append(0)
        for name in cluster.names[self._learnt[number] :]:
            for word in name:
                for part in {word.lower(), word.lower().partition("-")[0]}:
                    self._by_word.setdefault(part, set()).add(number)
            for initials in _initials(name):
                self._by_initials.setdefault(initials, set()).add(number)
            if name:
                first = name[0].lower()
                self._by_first.setdefault(first, set()).add(number)
                for k in range(len(first) - _PET + 1):
                    self._holding.setdefault(first[k : k + _PET], {})[first] = None
            if len(name) > 1 and INITIAL.match(name[0]):
                self._by_last.setdefault(name[-1].lower(), set()).add(number)
        self._learnt[number] = len(cluster.names)

    def alike(self, words: Words) -> list[Cluster]:
        """Give the clusters that a name may stand for, by its words alone."""
        if not words or len(self._clusters) <= _FEW:
            return list(self._clusters)
        found: set[int] = set()
        for first in {words[0].lower(), fullest(words)[0].lower()}:
            for form in (first, first + "s", first.removesuffix("s")):
                found |= self._by_word.get(form, set())
        found |= self._by_last.get(words[-1].lower(), set())
        if INITIAL.match(words[0]):
            found |= self._by_word.get(words[-1].lower(), set())
        if len(words) == 1:
            found |= self._by_initials.get(words[0].upper(), set())
            for first in self._holding.get(words[0].lower()[:_PET], ()):
                if is_pet_name(words[0], first):
                    found |= self._by_first[first]
        return [self._clusters[number] for number in sorted(found)]


def known_by(words: Words, clusters: Sequence[Cluster], firsts: Mapping[Words, int] = _NOWHERE) -> list[Cluster]:
    """Find whom a name may stand for; several where persons share a surname: Toni Nadal, Rafael Nadal, Nadal.

    `firsts` tells where each name stands first: a shorter name rather is of one whose fuller name stands before it.
    """
    forms = dict.fromkeys((words, fullest(words)))
    same = [c for c in clusters if any(same_name(form, name) for name in c.names for form in forms)]
    if same:
        return same if len(words) == 1 else same[:1]
    fitting = []
    for cluster in clusters:
        kind = max(cluster.evidence, key=lambda k: cluster.evidence[k]) if cluster.evidence else None
        if any(is_short_for(words, name, kind) for name in cluster.names if len(name) >= len(words)):
            fitting.append(cluster)
    if len(fitting) > 1:
        whole = _with_first_name(fitting)
        if len(words) == 1 and all(len(c.names[0]) == 2 and c.names[0][1] == words[0] for c in whole):
            return whole  # relatives
        here = firsts.get(words, 0)
        persons = [c for c in fitting if "person" in c.evidence]
        before = [c for c in persons if any(firsts.get(name, here) < here for name in c.names)]
        return _with_first_name(before or fitting)[:1]
    return fitting


def _with_first_name(clusters: list[Cluster]) -> list[Cluster]:
    """Give those whose name opens with a first name, where there are any."""
    return [c for c in clusters if c.names[0][0] in load_first_names()] or clusters


def longer(words: Words, clusters: Sequence[Cluster], firsts: Mapping[Words, int]) -> list[Cluster]:
    """Find the one body that was called by more words first: KBC Securities … KBC; but not VRT NWS, a known name."""
    if len(words) > 1 or not words[0].isupper() or len(words[0]) < _ACRONYM:
        return []
    begun = [c for c in clusters if any(len(name) > 1 and name[0] == words[0] for name in c.names)]
    if len(begun) != 1:
        return []
    fuller = [name for name in begun[0].names if name in firsts]
    late = all(firsts[name] < firsts[words] for name in fuller)
    known = any(" ".join(name) in organisation_names() for name in fuller)
    return begun if fuller and late and not known else []


def nearest(index: int, known: Sequence[Cluster], given: Mapping[int, Cluster], phrases: Sequence[Phrase]) -> Cluster:
    """Choose of several namesakes the one named last, but not inside a phrase of another; else the first."""
    before = range(index - 1, -1, -1) if len(known) > 1 else ()
    named = (given[k] for k in before if k in given and not _is_inside(phrases, k))
    return next((cluster for cluster in named if cluster in known), known[0])


def _is_inside(phrases: Sequence[Phrase], index: int) -> bool:
    """Tell whether a phrase stands inside one that begins before it: de oom van Rafael Nadal."""
    here = phrases[index]
    return any(p.start < here.start and here.end <= p.end for p in phrases[max(0, index - 5) : index])
