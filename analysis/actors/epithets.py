"""Descriptions that take up who was just named, though not so called before: de Rotterdamse actrice, de topclub.

`EPITHETS` says which descriptions may be of the person at hand, `AT_HAND` who that is, and `called` whether he may be
called so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.actors.agreement import Description, agrees
from analysis.actors.called import (
    OF_DEEDS,
    field,
    fields_of,
    has_function,
    is_harmed,
    is_of_field,
    may_be_called,
    was_harmed,
)
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.restriction import is_compound_person, tells_by_deed
from analysis.actors.so_far import only
from analysis.cascade import Row, Sieve, decide, first
from analysis.grammar.nouns import AGED, PERSONS, is_member
from analysis.grammar.relations import relation
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.words import several_in, words_of
from analysis.properties import cached_property

#: How many sentences back the person at hand was named; of an office how many.
REACH, REACH_OF_OFFICE = 2, 1
#: How many sentences back the only one named in a text may have been mentioned.
FAR = 5
#: The most letters of a part of a name that is a word of its own.
_SHORT = 3


def _has_marked_modifier(d: Description) -> bool:
    modifiers = [t for t in d.before if t.pos_ in ("ADJ", "VERB")]
    return any(t.text[0].isupper() or t.lower_.endswith(AGED) for t in modifiers)


def _is_telling_function(d: Description) -> bool:
    own = field(d.entry)
    plain = own in ("crime", "police", "law", "medicine", "media")
    return d.kind == "role" and not plain and (own is not None or d.head != d.entry)


def _members(d: Description) -> list[Cluster]:
    """Give the persons of whom the text tells that they are of the party or club of a word: *SP'er*."""
    word = d.doc[d.phrase.head].text
    if not is_member(word):
        return []
    body = word.replace("’", "'").partition("'")[0]
    return [c for c in d.so_far if type_of(c) == "person" and not c.plural and _is_told_member(d, c, body)]


def _is_told_member(d: Description, cluster: Cluster, body: str) -> bool:
    for p in cluster.phrases:
        words = [t.text for t in d.doc[p.start : p.end]]
        after = [t.text for t in d.doc[p.end : p.end + 3]]
        if after == ["(", body, ")"] or any(word.startswith((f"{body}-", f"{body}'", f"{body}’")) for word in words):
            return True
    return False


#: Whether a description may be of the person at hand, whatever he was called before: the first row that holds.
EPITHETS: tuple[Row[Description, bool], ...] = (
    Row("not of one person", False, lambda d: d.phrase.plural or d.kind not in PERSONS,
        "Max Maes won. «De bonden» juichten."),
    Row("trade", False, lambda d: is_compound_person(d.doc, d.phrase),
        "Minister Els Vos zweeg. «De poetsvrouw» lachte."),
    Row("told by a deed", False, lambda d: d.kind == "person" and tells_by_deed(d.doc, d.phrase),
        "Piet Maes zweeg. «De gewapende man» is opgepakt."),
    Row("of one of several", False, lambda d: len(_members(d)) > 1,
        "SP-Kamerlid Jan Bos sprak met SP-leider Els Vos. «De SP'er» is boos."),
    Row("of somebody", False, lambda d: d.restricted and not d.of_itself and not d.former,
        "Max Maes won. «De trainer van Ajax» juichte."),
    Row("inhabitant", True, lambda d: d.kind == "inhabitant", "Max Maes won. «De Limburger» juichte."),
    Row("age", True, lambda d: d.head.endswith(AGED), "Max Maes won. Gisteren juichte «de 34-jarige»."),
    Row("former office", True, lambda d: d.kind == "office" and d.former, "Max Maes won. «De oud-minister» juichte."),
    Row("office", False, lambda d: d.kind == "office", "Max Maes won. «De minister» juichte."),
    Row("origin or age before it", True, _has_marked_modifier, "Max Maes won. «De Rotterdamse acteur» juichte."),
    Row("function that tells", True, _is_telling_function, "Max Maes won. «De zanger» juichte."),
    Row("man or woman", True, lambda d: d.kind == "person" and d.gender is not None, "Max Maes won. «De man» juichte."),
    Row("anything else", False, lambda d: True, "Max Maes won. «De verdachte» juichte."),
)  # fmt: skip


@dataclass(frozen=True)
class AtHand:
    """A description and the persons near it that it agrees with."""

    d: Description

    @cached_property
    def near(self) -> list[Cluster]:
        """The persons named a few sentences back at most, the last first, whom nothing tells apart from it."""
        reach = REACH_OF_OFFICE if self.d.kind == "office" and not self.d.former else REACH
        return [
            c
            for c in self.d.within(reach)
            if not c.plural
            and type_of(c) == "person"
            and not self.d.overlaps(c)
            and agrees(self.d, c, renamed=not {self.d.entry, self.d.head} & c.heads)
            and c.evidence.get("place", 0) == 0
            and (c.gender == self.d.gender or bool(c.names) or not _is_woman_of(self.d))
            and (field(self.d.entry) is None or may_be_called(self.d, c))
            and not self.d.shares_clause(c)
            and not self.d.beside_pronoun(c)
        ]

    @cached_property
    def fitting(self) -> list[Cluster]:
        """Those of them of whom no other function is told; where its gender is known of some, these."""
        fitting = [c for c in self.near if _may_have_function(self.d, c)]
        sure = [c for c in fitting if self.d.gender and c.gender == self.d.gender]
        return sure or fitting

    @cached_property
    def before(self) -> list[Cluster]:
        """Those of the fitting who were named in a sentence before."""
        return [c for c in self.fitting if self.d.sentences_since(c) > 0]

    @cached_property
    def subjects(self) -> list[Cluster]:
        """Those of them who were the subject there."""
        return [c for c in self.before if relation(self.d.doc, c.phrases[-1]) in (*SUBJECTS, "ROOT")]


def _may_have_function(d: Description, cluster: Cluster) -> bool:
    """Tell whether somebody may be called so: an office holder is not called by another office."""
    if d.restricted and not d.of_itself and (not cluster.names or has_function(cluster)):
        return False
    return is_of_field(d, cluster)


def _is_woman_of(d: Description) -> bool:
    """Tell whether it is of a woman by her country alone: *de Letse*."""
    return d.kind == "inhabitant" and d.gender is not None


def protagonist(hand: AtHand) -> Cluster | None:
    """Find the one person whom the headline names, for an inhabitant, rather than one named once in passing."""
    d = hand.d
    if d.kind != "inhabitant" or any(len(c.phrases) > 1 for c in hand.near):
        return None
    named = only(c for c in d.so_far.by("headline", "") if type_of(c) == "person" and not d.shares_clause(c))
    return named if named is not None and len(named.phrases) > 1 and agrees(d, named) else None


def of_that_field(hand: AtHand) -> Cluster | None:
    """Find the only one who has a function of the same field, unless another is the only subject."""
    kindred = [c for c in hand.fitting if field(hand.d.entry) in fields_of(c)]
    if len(kindred) != 1 or kindred[0] not in hand.before:
        return None
    return kindred[0] if kindred[0] in hand.subjects or len(hand.subjects) != 1 else None


def only_subject(hand: AtHand) -> Cluster | None:
    """Find the only one who was the subject of a sentence before."""
    return hand.subjects[0] if len(hand.subjects) == 1 else None


def only_one_of_age(hand: AtHand) -> Cluster | None:
    """Find the only one near, for a description that tells an age, also in the same sentence."""
    near = hand.fitting
    ends = len(near) == 1 and near[0].phrases[-1].end <= hand.d.phrase.start
    return near[0] if hand.d.aged and ends else None


def only_one_near(hand: AtHand) -> Cluster | None:
    """Find the only one near, named in a sentence before."""
    alone = len(hand.fitting) == len(hand.before) == 1
    return hand.before[0] if alone and _is_told_of(hand.d, hand.before[0]) else None


def topic(hand: AtHand) -> Cluster | None:
    """Find the only one near whom the headline names, if he has at least two mentions more than any other near."""
    headlined = set(hand.d.so_far.by("headline", ""))
    headed = [c for c in hand.before if c in headlined]
    others = [len(c.phrases) for c in hand.fitting if c not in headed]
    return headed[0] if len(headed) == 1 and len(headed[0].phrases) > max(others, default=0) + 1 else None


def only_one_named(hand: AtHand) -> Cluster | None:
    """Find the only one with a name so far, for a function that tells of whom, some sentences later."""
    d = hand.d
    if d.kind != "role" or not _is_telling_function(d):
        return None

    def named(cluster: Cluster) -> bool:
        person = bool(cluster.names) and not cluster.plural and type_of(cluster) == "person"
        return person and agrees(d, cluster, renamed=True)

    near = next(filter(named, d.within(FAR)), None)
    if near is None or only(filter(named, d.so_far)) is not near or not is_of_field(d, near):
        return None
    return near if not d.shares_clause(near) and not d.overlaps(near) else None


#: Who is at hand: the first sieve that answers.
AT_HAND: tuple[Sieve[AtHand, Cluster], ...] = (
    Sieve("protagonist", protagonist,
          "Max Maes wint\n\nMax Maes won de rit. Het regende. Het woei. Jan Bos zweeg. Toen juichte «de Belg»."),
    Sieve("of-that-field", of_that_field, "Wielrenner Max Maes sprak met Jan Smit. «De Gentse kampioen» straalde."),
    Sieve("only-subject", only_subject, "Anna Maes won van Els Vos. «De Rotterdamse actrice» juichte."),
    Sieve("only-one-of-age", only_one_of_age, "De jury gaf Anna Maes een prijs, en «de 34-jarige» huilde."),
    Sieve("only-one-near", only_one_near, "De jury prees Anna Maes. «De Rotterdamse actrice» juichte."),
    Sieve("topic", topic,
          "Eddie Murphy speelt\n\nMurphy kwam. Murphy sprak. Murphy prees Leslie Bos. Bos lachte. «De acteur» juicht."),
    Sieve("only-one-named", only_one_named,
          "Anna Maes speelt weer. Een man kwam. Het regent. Het waait. «De actrice» juichte."),
)  # fmt: skip


def epithet_of(d: Description) -> Cluster | None:
    """Find the person at hand, for a description that may be of anybody (`EPITHETS`, `AT_HAND`, `CALLED`)."""
    found = first(AT_HAND, AtHand(d)) if decide(EPITHETS, d).answer else None
    return found[1] if found and may_be_called(d, found[1]) else None


def only_one(d: Description) -> Cluster | None:
    """Find the one person so far whom *de vrouw* fits; for *het slachtoffer* the only one who was harmed."""
    if d.phrase.plural or d.restricted or d.phrase.stem[1] - d.phrase.start > 2:
        return None
    if is_compound_person(d.doc, d.phrase):
        return None
    victim = is_harmed(d.entry)
    if not victim and (d.kind != "person" or d.gender is None):
        return None
    one = only(
        c
        for c in d.so_far
        if type_of(c) == "person"
        and not c.plural
        and agrees(d, c)
        and may_be_called(d, c)
        and (not victim or (was_harmed(d.doc, c) and not fields_of(c) & OF_DEEDS))
        and not d.overlaps(c)
    )
    if one is None or d.shares_clause(one) or d.beside_pronoun(one):
        return None
    return one if victim or _is_told_of(d, one) else None


def _is_told_of(d: Description, cluster: Cluster) -> bool:
    """Tell whether *de man* or *de vrouw* may be somebody: with a name, of that gender, or once subject or object."""
    told = any(relation(d.doc, p) in (*SUBJECTS, "obj", "ROOT") for p in cluster.phrases)
    return d.kind != "person" or bool(cluster.names) or cluster.gender is not None or told


def kind_named(d: Description) -> Cluster | None:
    """Find the body named last whose name tells that it is of that kind: *Omroep Gelre … de regionale omroep*."""
    if d.phrase.plural or d.restricted or d.phrase.reference != "definite":
        return None
    parts = several_in("body-kinds").get(d.head, ())
    if d.entry == "ministerie":
        return next((c for c in d.so_far.by("body", "") if _is_portfolio(c)), None)
    return next((c for c in d.so_far.by("body", "") if _holds(c.names, parts)), None) if parts else None


def _is_portfolio(cluster: Cluster) -> bool:
    """Tell whether a body is named by what it is the ministry of: *Buitenlandse Zaken*."""
    return any(set(name) <= words_of("portfolio-fields") | {"en"} for name in cluster.names)


def _holds(names: Sequence[Sequence[str]], parts: Sequence[str]) -> bool:
    """Tell whether a name holds a part that tells its kind, a short one (*NOS*) as a word of its own."""
    words = {word.lower() for name in names for word in name}
    return any(part in words if len(part) <= _SHORT else any(part in word for word in words) for part in parts)


def member_named(d: Description) -> Cluster | None:
    """Find the only person so far of whom the text tells that party or club: *SP-Kamerlid Van Nispen … de SP'er*."""
    told = _members(d) if not d.phrase.plural and not d.restricted else []
    return told[0] if len(told) == 1 and agrees(d, told[0], renamed=True) and not d.shares_clause(told[0]) else None


def party_named(d: Description) -> Cluster | None:
    """Find the only party so far whose people are called so: *de liberalen*."""
    called = several_in("party-members")
    parties = called.get(d.doc[d.phrase.head].text, ()) or called.get(d.head, ())
    if not d.phrase.plural or d.phrase.end - d.phrase.start != 2:
        return None
    return only(d.so_far.by("name", *parties))


def governed(d: Description) -> Cluster | None:
    """Find the country that the adjective names, for who governs it: *het Iraanse regime*; never for *de regering*."""
    if d.entry not in words_of("governments") or d.phrase.plural or d.restricted:
        return None
    places = d.origins
    return next((c for c in d.so_far.by("name", *places) if type_of(c) == "place"), None)


def body_named(d: Description) -> Cluster | None:
    """Find the body just named, for a description of its trade: the only one near, or the only subject."""
    trade = d.entry in words_of("trades")
    taken_up = d.kind == "organisation" and _is_taken_up(d)
    if d.phrase.plural or (d.restricted and not (trade and _tells_trade(d))) or not (trade or taken_up):
        return None
    at = d.doc[d.phrase.start - 1].lower_ == "bij" if d.phrase.start else False
    if trade and not at and any(type_of(c) == "person" and not c.plural for c in d.within(1)):
        return None
    near = [
        c
        for c in d.within(1)
        if c.names and c.kind == "organisation" and c.phrases[-1].end <= d.phrase.start and agrees(d, c, renamed=trade)
    ]
    subjects = [c for c in near if d.sentences_since(c) and relation(d.doc, c.phrases[-1]) in SUBJECTS]
    if len(near) == 1:
        return near[0]
    if near or not taken_up or d.head in words_of("loose-body"):
        return subjects[0] if len(subjects) == 1 else None
    named = only(d.so_far.by("body", ""))
    fits = named is not None and d.sentences_since(named) <= FAR and agrees(d, named)
    return named if named is not None and fits and not d.shares_clause(named) else None


def _is_taken_up(d: Description) -> bool:
    """Tell whether a noun, or the last part of it, names a kind of body that is named before: *voetbalbond*."""
    known, loose = words_of("bodies-taken-up"), words_of("loose-body")
    alone = d.head in words_of("known-by-itself")
    if alone and d.origins:
        return False  # de Engelse voetbalbond is not the KNVB
    if alone or d.entry in loose or any(c.isupper() for c in d.doc[d.phrase.head].text[1:]):
        return d.head in known
    ends = {d.head[k:] for k in range(1, len(d.head) - _SHORT)} - loose
    return bool({d.entry, d.head, *ends} & known)


def _tells_trade(d: Description) -> bool:
    """Tell whether *van* says what is made or sold, and not whose it is: *de maker van elektrische auto's*."""
    after = d.doc[d.phrase.stem[1] : d.phrase.end]
    return after[0].lower_ == "van" and not any(t.pos_ in ("PROPN", "DET", "PRON") for t in after)
