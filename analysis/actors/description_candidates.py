"""Whom a description may take up where no sieve is sure: the actors of its sort, but those whom something keeps apart.

`APART` says what does; `Alike` whether the nouns are the same, one is a compound of the other, or they are synonyms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.actors.accused import was_accused
from analysis.actors.agreement import Description, Match, agrees
from analysis.actors.called import (
    OF_DEEDS,
    does_harm_at,
    field,
    fields_of,
    has_function,
    is_harmed,
    is_hurt_by_another,
    is_in_function,
    is_minor_of_grown_up,
    was_harmed,
)
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.kin import POSSESSIVES, owner_of
from analysis.actors.restriction import is_compound_person, is_plain_person, selects, tells_by_deed
from analysis.actors.synonyms import synonyms
from analysis.cascade import Row, held
from analysis.grammar.accusations import names_accused
from analysis.grammar.nouns import PERSONS, look_up, singulars
from analysis.grammar.relations import is_heading
from analysis.grammar.verbs import infinitive, words_of_harm
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.properties import cached_property

#: How many sentences back an actor may have been mentioned last.
REACH = 15
#: The fewest letters of a noun that is the last part of another.
_SHORTEST = 4


@dataclass(frozen=True)
class Alike:
    """A description beside an actor: whether he was called by its noun, or by one like it."""

    d: Description
    cluster: Cluster

    @cached_property
    def same_noun(self) -> bool:
        """Whether he was called by the same noun; one of a plain person by that very word: a *VN-man* is no *man*."""
        if self.d.kind == "person":
            return any(self.d.doc[p.head].lower_ == self.d.head for p in self.cluster.phrases)
        return bool(self.d.heads & self.cluster.heads)

    @cached_property
    def same_compound(self) -> bool:
        """Whether the one noun ends in the other: *vakantiehuisbouwer*, *de huisbouwer*."""
        own = self.d.head
        return (
            not self.same_noun
            and self.d.kind != "person"
            and (self.d.kind != "kin" or self.d.phrase.plural)  # a stepfather is no father
            and any(other != own and (_ends_in(other, own) or _ends_in(own, other)) for other in self.cluster.heads)
        )

    @cached_property
    def same_sense(self) -> bool:
        """Whether he was called by a synonym, and by no noun with the same words."""
        alike = {s for head in self.d.heads for s in synonyms().get(head, ())}
        return not (self.same_noun or self.same_compound) and bool(self.cluster.heads & alike)

    @property
    def akin(self) -> bool:
        """Whether any of these holds."""
        return self.same_noun or self.same_compound or self.same_sense


def _ends_in(whole: str, part: str) -> bool:
    """Tell whether a noun is the last part of another; *ouder* is none of *pomphouder*, which ends in *houder*."""
    if len(part) < _SHORTEST or not whole.endswith(part):
        return False
    last, own = look_up(whole), look_up(part)
    return last is None or own is None or last.entry in (own.entry, *singulars(whole))


def sort_of(d: Description) -> str:
    """Tell whether a description is of one person, of a body, of a place, or of several."""
    if d.phrase.plural or d.kind == "people":
        return "group"
    if d.kind == "place":
        return "place"
    return "person" if d.kind in PERSONS else "organisation"


def only_in_heading(d: Description, cluster: Cluster) -> bool:
    """Tell whether nothing but headings told of an actor."""
    return all(is_heading(d.doc, p) for p in cluster.phrases)


def _introduces(m: Match) -> bool:
    """Tell whether an indefinite or counted phrase is of one told of in running text, named, or in a function."""
    if m.described.phrase.reference not in ("indefinite", "quantified"):
        return False
    one = not m.described.phrase.plural
    other = one and has_function(m.cluster) and not Alike(m.described, m.cluster).akin
    return bool(m.cluster.names) or other or not only_in_heading(m.described, m.cluster)


def _has_part_beside(m: Match) -> bool:
    d = m.described
    return d.overlaps(m.cluster) or d.shares_clause(m.cluster) or d.beside_pronoun(m.cluster)


def _is_of_named(m: Match) -> bool:
    phrase = m.described.phrase
    after = {t.text for t in m.described.doc[phrase.head + 1 : phrase.end]}
    return any(name[-1] in after for name in m.cluster.names)


def _blames(m: Match) -> bool:
    """Tell whether it calls somebody a criminal or a suspect of whom the text told no such thing so far."""
    d, cluster = m.described, m.cluster
    if field(d.entry) not in OF_DEEDS and not names_accused(d.entry):
        return False
    return not (fields_of(cluster) & OF_DEEDS or cluster.ever(does_harm_at, d.doc) or was_accused(d.doc, cluster))


def _is_not_harmed(m: Match) -> bool:
    return is_harmed(m.described.entry) and not was_harmed(m.described.doc, m.cluster)


def _is_harmed_before_noun(m: Match) -> bool:
    """Tell whether a participle says that somebody not called so was harmed: *de omgekomen piloot*, *de vermoorde*."""
    d = m.described
    if d.kind not in PERSONS or Alike(d, m.cluster).akin:
        return False
    verbs = {infinitive(t) for t in d.before if "prenom" in t.tag_ and feature(t, "VerbForm") == "Part"}
    harmed = verbs & (words_of_harm("deeds", "patient") | words_of_harm("deeds", "agent"))
    return bool(harmed) and not was_harmed(d.doc, m.cluster)


def _conflicts(m: Match) -> bool:
    """Tell whether they conflict; a person is called by the same noun again only where nothing tells of which he is."""
    again = sort_of(m.described) == "person" and Alike(m.described, m.cluster).same_noun
    return not agrees(m.described, m.cluster, renamed=not again or only_in_heading(m.described, m.cluster))


def _is_selected_person(m: Match) -> bool:
    """Tell whether a man or woman is told by what he did or has, but not whose he is: *de man met het mes*."""
    d = m.described
    if d.kind != "person" or d.phrase.plural or Alike(d, m.cluster).akin:
        return False
    with_other = d.restricted and d.doc[d.phrase.stem[1]].lower_ != "van"
    return with_other or tells_by_deed(d.doc, d.phrase) or is_compound_person(d.doc, d.phrase)


def _is_other_function(m: Match) -> bool:
    """Tell whether an office, or a function that nothing is told of, is asked of one not called so: *de bakker*."""
    d = m.described
    alone = d.kind == "office" or (d.kind == "role" and d.phrase.end - d.phrase.start <= 2)
    return alone and not d.phrase.plural and not is_harmed(d.entry) and not Alike(d, m.cluster).akin


def _is_relative(m: Match) -> bool:
    """Tell whether it says whose relative or mate somebody is, and he was not called so: *haar zoon, een collega*.

    *De vader van Els Vos* and *de vader van twee kinderen* may still be the one at hand.
    """
    d, phrase = m.described, m.described.phrase
    if d.kind not in ("kin", "person") or phrase.plural or Alike(d, m.cluster).akin:
        return False
    if phrase.reference in ("indefinite", "quantified"):
        return d.kind == "kin"
    return phrase.reference == "possessive" or _is_of_person_at_hand(d)


def _is_of_person_at_hand(d: Description) -> bool:
    """Tell whether *van* and a definite noun for persons say whose it is: *van het meisje, van zijn zus*."""
    after = d.doc[d.phrase.stem[1] : d.phrase.end]
    if len(after) < 3 or after[0].lower_ != "van" or any(t.pos_ == "PROPN" for t in after):
        return False
    if after[1].lower_ not in words_of("common-article") | words_of("neuter-article") | POSSESSIVES.keys():
        return False
    nouns = (look_up(t.text, t.lemma_) for t in after if t.pos_ == "NOUN")
    return any(noun is not None and noun.kind in PERSONS for noun in nouns)


def _is_of_other_owner(m: Match) -> bool:
    """Tell whether a function is another's than it was before: *de advocaat van de buren … zijn advocaat*."""
    d = m.described
    own = owner_of(d.doc, d.phrase)[1]
    if own is None or d.kind not in ("role", "office") or d.phrase.plural:
        return False
    told = {owner for p in m.cluster.phrases if p.name is None and (owner := owner_of(d.doc, p)[1]) is not None}
    return bool(told) and own not in told


def _is_plain_of_function(m: Match) -> bool:
    return is_plain_person(m.described.doc, m.described.phrase) and is_in_function(m)


#: What keeps a description apart from an actor of its sort: any row that holds.
APART: tuple[Row[Match, bool], ...] = (
    Row("conflict", False, _conflicts, "Jan Maes kwam. «De moeder van Piet» zweeg."),
    Row("part beside it", False, _has_part_beside, "Jan Maes sprak met «de oprichter van de bond»."),
    Row("somebody new", False, _introduces, "Jan Maes kwam. «Een oprichter van de bond» zweeg."),
    Row("of a name in it", False, _is_of_named, "Anna Maes kwam. «De moeder van Maes» zweeg."),
    Row("harmed, of one who did harm", False, lambda m: m.described.kind in PERSONS and is_hurt_by_another(m),
        "De dader kwam. «Het slachtoffer van de brand» zweeg."),
    Row("blamed, of one not told to be", False, _blames, "Jan Maes kwam. «De dader van de aanslag» zweeg."),
    Row("harmed, of one not told to be", False, _is_not_harmed, "Jan Maes kwam. «Het slachtoffer van de brand» zweeg."),
    Row("harmed by a participle, of one not told to be", False, _is_harmed_before_noun,
        "Jan Maes zweeg. «De omgekomen piloot van het toestel» was jong."),
    Row("selected man or woman", False, _is_selected_person, "Buurman Piet Maes zweeg. «De man met het mes» vluchtte."),
    Row("other function", False, _is_other_function, "Jan Maes zweeg. «De bakker» kwam."),
    Row("function, of others", False, _is_of_other_owner, "De advocaat van de buren kwam. «Zijn advocaat» zweeg."),
    Row("man or woman, of one in a function", False, _is_plain_of_function,
        "Advocaat Kees Bos sprak. «De man van de buurvrouw» zweeg."),
    Row("minor, of a grown-up", False, is_minor_of_grown_up,
        "Zangeres An Peeters zong. «Het meisje van de buren» lachte."),
    Row("relative, of one not called so", False, _is_relative, "Jan Maes kwam. «De vader van het meisje» zweeg."),
)  # fmt: skip


def candidates_of(d: Description) -> list[Cluster]:
    """Give the actors that a description may take up, the one mentioned last first: of its sort, and not kept apart.

    None for what names somebody, is negated, or selects by a relative clause; none whose it is by a possessive.
    """
    if not d.kind or d.phrase.name is not None or d.phrase.reference in ("negative", "generic"):
        return []
    if selects(d.doc, d.phrase):
        return []
    found = [c for c in _of_sort(d) if held(APART, Match(d, c)) is None]
    owner = _owner_among(d, found)
    return [c for c in found if c is not owner]


def _of_sort(d: Description) -> Iterator[Cluster]:
    sort = sort_of(d)
    return (c for c in d.within(REACH) if sort == ("group" if c.plural else type_of(c)))


def _owner_among(d: Description, found: Sequence[Cluster]) -> Cluster | None:
    """Find whose it is by a possessive, so another: the one mentioned last of that gender, called by no like noun."""
    gender = POSSESSIVES.get(d.doc[d.phrase.start].lower_)
    if sort_of(d) != "person" or gender not in ("male", "female"):
        return None
    return next((c for c in found if c.gender in (None, gender) and not Alike(d, c).akin), None)


def is_mate_of_another(d: Description, cluster: Cluster) -> bool:
    """Tell whether it says whose relative or mate somebody is, and an actor is known by an office: *zijn vrouw*."""
    known = {noun.kind for head in cluster.heads if (noun := look_up(head)) is not None}
    of_one = d.phrase.reference == "possessive" and d.kind in PERSONS and not d.phrase.plural
    return of_one and "office" in known and not Alike(d, cluster).akin
