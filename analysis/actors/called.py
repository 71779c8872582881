"""Whether somebody may be called so, as far as the article tells: by functions and their fields, by age, by harm.

Sex and number alone join no description to a person: `CALLED` says what else must hold.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from analysis.actors.agreement import Description, Match
from analysis.actors.clusters import Cluster
from analysis.actors.harm import does_harm
from analysis.actors.restriction import is_plain_person
from analysis.cascade import Row, decide
from analysis.grammar.accusations import is_accused
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import IN_FUNCTION, PERSONS, look_up
from analysis.grammar.relations import relation, top
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.verbs import infinitive, words_of_harm
from analysis.grammar.words import kinds_in, several_in, words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Fields of those who are in the news for what they did.
OF_DEEDS = frozenset({"crime", "violence"})


def field(noun: str) -> str | None:
    """Give the field of a function: crime, police, sport; None for most nouns."""
    return kinds_in("actor-fields").get(noun)


def fields_of(cluster: Cluster) -> set[str]:
    """Give the fields of the functions that somebody was called by."""
    return {own for head in cluster.heads if (own := field(head))}


def has_function(cluster: Cluster) -> bool:
    """Tell whether somebody was called by an office or another function."""
    return any((noun := look_up(head)) and noun.kind in ("office", "role") for head in cluster.heads)


def is_of_field(d: Description, cluster: Cluster) -> bool:
    """Tell whether a function may be that of somebody, by the fields of those he was called by."""
    theirs = fields_of(cluster)
    return not theirs or field(d.entry) in {None, *theirs}


def is_in_function(m: Match) -> bool:
    """Tell whether somebody is there as one who speaks or acts for others, and not for what was done to or by him."""
    fields = fields_of(m.cluster)
    return bool(fields & IN_FUNCTION) and not fields & OF_DEEDS and not was_harmed(m.described.doc, m.cluster)


def is_hurt_by_another(m: Match) -> bool:
    """Tell whether a description is of one to whom harm was done, and the actor one who did it, or is said to have."""
    doc = m.described.doc
    if not (is_harmed(m.described.entry) or undergoes_harm(doc, m.described.phrase)):
        return False
    return bool(fields_of(m.cluster) & OF_DEEDS) or m.cluster.ever(does_harm_at, doc)


def _did_no_harm(m: Match) -> bool:
    """Tell whether a description is of a criminal, and no harm is told that the actor did or is accused of."""
    if "crime" not in several_in("actor-fields").get(m.described.entry, ()) or fields_of(m.cluster) & OF_DEEDS:
        return False
    return not m.cluster.ever(does_harm_at, m.described.doc) and not m.cluster.ever(_is_accused_at, m.described.doc)


def _is_accused_at(doc: Doc, phrase: Phrase) -> bool:
    return is_accused(top(doc, phrase))


def does_harm_at(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether the one whom a phrase mentions does harm there."""
    return does_harm(top(doc, phrase))


def _is_grown_up(cluster: Cluster) -> bool:
    """Tell whether somebody was called by nouns for a person none of which is that of a minor, nor of a victim."""
    called = {n.entry for head in cluster.heads if (n := look_up(head)) and n.kind in PERSONS}
    return bool(called) and not any(is_minor(entry) or is_harmed(entry) for entry in called)


def _is_plain(m: Match) -> bool:
    return is_plain_person(m.described.doc, m.described.phrase)


def is_minor_of_grown_up(m: Match) -> bool:
    """Tell whether a plain noun for somebody young is asked of one who was called a grown-up."""
    return _is_plain(m) and is_minor(m.described.entry) and _is_grown_up(m.cluster)


def _goes_by_field(m: Match) -> bool:
    """Tell whether the field decides: of an office, and of a function in a field for one who has a name."""
    return m.described.kind != "role" or (field(m.described.entry) is not None and bool(m.cluster.names))


def _has_capital(d: Description) -> bool:
    return any(c.isupper() for c in d.doc[d.phrase.head].text)


#: Whether anything but sex and number lets a description stand for somebody not called so before: the first that holds.
CALLED: tuple[Row[Match, bool], ...] = (
    Row("harmed, of one who did harm", False, lambda m: is_hurt_by_another(m),
        "De dader sloeg. «De vrouw» stierf."),
    Row("criminal, of one of whom no harm is told", False, _did_no_harm,
        "Anna Maes zweeg. «De schutter» vluchtte."),
    Row("man or woman, of one in a function", False, lambda m: _is_plain(m) and is_in_function(m),
        "Advocaat Kees Bos sprak. «De man» bekende de moord."),
    Row("minor, of a grown-up", False, lambda m: is_minor_of_grown_up(m),
        "Zangeres An Peeters opende de school. «Het meisje» lachte."),
    Row("man or woman", True, _is_plain, "Anna Maes zweeg. «De vrouw» lachte."),
    Row("other field", False, lambda m: _goes_by_field(m) and not is_of_field(m.described, m.cluster),
        "Minister Kees Bos zweeg. «De Gentse zanger» lachte."),
    Row("same field, or none told", True, _goes_by_field,
        "Wielrenner Max Maes sprak met Jan Smit. «De Gentse kampioen» straalde."),
    Row("same field, of one without a name", True,
        lambda m: not m.cluster.names and field(m.described.entry) in fields_of(m.cluster),
        "Een wielrenner won. «De Gentse kampioen» juichte."),
    Row("one without a name", False, lambda m: not m.cluster.names, "Een vrouw won. «De Gentse zangeres» juichte."),
    Row("no function told", True, lambda m: not has_function(m.cluster), "Kees Bos zweeg. «De Gentse fan» lachte."),
    Row("function that tells of whom", True, lambda m: _has_capital(m.described),
        "Schaker Kees Bos zweeg. «De Kremlin-criticus» lachte."),
    Row("other function", False, lambda m: True, "Schaker Kees Bos zweeg. «De Gentse fan» lachte."),
)  # fmt: skip


def may_be_called(d: Description, cluster: Cluster) -> bool:
    """Tell by `CALLED` whether a description may stand for somebody not called so before."""
    return decide(CALLED, Match(d, cluster)).answer


def is_minor(noun: str) -> bool:
    """Tell whether a noun names somebody young.

    >>> is_minor("meisje"), is_minor("vrouw")
    (True, False)
    """
    return kinds_in("person-conditions").get(noun) == "minor"


def is_harmed(noun: str) -> bool:
    """Tell whether a noun names somebody who was harmed.

    >>> is_harmed("slachtoffer"), is_harmed("dader")
    (True, False)
    """
    return kinds_in("person-conditions").get(noun) == "harmed"


def was_harmed(doc: Doc, cluster: Cluster) -> bool:
    """Tell whether the text says that somebody was harmed: he was shot, or died, or *de moord op* is on him."""
    return any(is_harmed(head) for head in cluster.heads) or cluster.ever(undergoes_harm, doc)


def undergoes_harm(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase names whom harm befalls, by its verb, its noun or a word before it."""
    role = relation(doc, phrase)
    here = top(doc, phrase)
    above = here.head
    harm, befalls = words_of_harm("deeds", "agent"), words_of_harm("deeds", "patient")
    if _is_told_harmed(doc[phrase.start : phrase.head], harm | befalls):
        return True
    if role in ("nmod", "obl"):
        done = above.lemma_.lower() in harm and any(t.dep_ == "case" and t.lower_ == "van" for t in here.children)
        return done or above.lemma_.lower() in words_of_harm("deed-nouns")  # het mishandelen van een agent
    done_to = role in ("obj", "nsubj:pass") and above.lemma_ in harm
    left = role in SUBJECTS and any(t.lower_ in words_of("harmed-state") for t in (above, *above.children))
    return done_to or left or (role == "nsubj" and above.lemma_ in befalls)


def _is_told_harmed(before: Span, harm: Set[str]) -> bool:
    """Tell whether a word before a noun says that somebody was harmed: *de mishandelde automobilist, de dode vrouw*."""
    done = (t for t in before if "prenom" in t.tag_ and feature(t, "VerbForm") == "Part")
    return any(infinitive(t) in harm for t in done) or any(t.lower_ in words_of("harmed-state") for t in before)
