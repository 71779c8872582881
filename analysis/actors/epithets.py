"""Descriptions that take up who was just named, though not so called before: de Rotterdamse actrice, de topclub."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.agreement import agrees, former_prefixes, is_told_by_itself
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.function_words import function_words
from analysis.actors.harmed import is_harmed, is_minor, was_harmed
from analysis.actors.nouns import PERSONS, look_up
from analysis.actors.phrases import Phrase
from analysis.actors.selecting import is_compound_person, is_plain_person, tells_by_deed
from analysis.actors.settings import relation, top
from analysis.lexicon import load_lexicon
from analysis.parse import part_at, sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def _fields() -> dict[str, str]:
    return {row["noun"]: row["field"] for row in load_lexicon("actor-fields").rows}


def epithet_of(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a description for the person at hand: de Rotterdamse actrice, de 34-jarige, de Limburger, after a name."""
    found = _at_hand(doc, phrase, recent)
    return found if found is not None and _may_be_called(doc, phrase, found) else None


def _at_hand(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the person a description may be of: the subject of the sentence before, or the only one near."""
    noun = phrase.noun
    if (
        noun is None
        or phrase.plural
        or noun.kind not in PERSONS
        or is_compound_person(doc, phrase)
        or (noun.kind == "person" and tells_by_deed(doc, phrase))
        or (phrase.end > phrase.stem[1] and not is_told_by_itself(doc, phrase) and not _is_new(doc, phrase))
    ):
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    near = [
        c
        for c in recent
        if not c.plural
        and type_of(c) == "person"
        and here - sentence_number(doc, doc[c.phrases[-1].start].idx)
        <= (1 if noun.kind == "office" and not _is_former(doc, phrase) else 2)
        and not any(p.start <= phrase.start < p.end or phrase.start <= p.start < phrase.end for p in c.phrases)
        and agrees(doc, phrase, c, renamed=not _is_called(doc, phrase, c))
        and c.evidence.get("place", 0) == 0
        and (noun.entry not in _fields() or _may_be_called(doc, phrase, c))
    ]
    near = [c for c in near if not _same_clause(doc, phrase, c)]
    before = [c for c in near if here > sentence_number(doc, doc[c.phrases[-1].start].idx)]
    if not _is_epithet(doc, phrase):
        return None
    if noun.kind == "inhabitant" and (hero := _protagonist(doc, phrase, recent, near)):
        return hero
    if phrase.end > phrase.stem[1] and not is_told_by_itself(doc, phrase):
        near = [c for c in near if c.names and not _functions(c)]
        before = [c for c in before if c in near]
    before = [c for c in before if _compatible(phrase, c)]
    near = [c for c in near if _compatible(phrase, c)]
    if noun.gender:
        sure = [c for c in near if c.gender == noun.gender]
        near, before = (sure, [c for c in before if c in sure]) if sure else (near, before)
    kindred = [c for c in near if _fields().get(noun.entry) in _fields_of(c)]
    subjects = [c for c in before if relation(doc, c.phrases[-1]) in ("nsubj", "nsubj:pass", "ROOT")]
    if len(kindred) == 1 and kindred[0] in before and (kindred[0] in subjects or len(subjects) != 1):
        return kindred[0]
    if len(subjects) == 1:
        return subjects[0]
    aged = any(t.lower_.endswith("jarige") for t in doc[phrase.start : phrase.head + 1])
    if aged and len(near) == 1 and near[0].phrases[-1].end <= phrase.start:
        return near[0]
    return near[0] if len(near) == 1 and near == before else None


#: Fields of those who speak or act for others: not *de man*, *de vrouw* in what they tell of.
IN_FUNCTION = frozenset({"law", "media", "politics", "press"})
#: Fields of those who are in the news for what they did.
_OF_DEEDS = frozenset({"crime", "violence"})


def _may_be_called(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether anything but sex and number lets a description stand for somebody not called so before.

    A judge, a spokesman, a minister is not *de man*, a grown-up no *jongen*; a function fits somebody of the same
    field, or somebody of whom no function is told; *de Kremlin-criticus* tells itself whose critic is meant.
    """
    noun = phrase.noun
    assert noun is not None
    fields = _fields_of(cluster)
    if is_plain_person(doc, phrase):
        if fields & IN_FUNCTION and not fields & _OF_DEEDS and not was_harmed(doc, cluster):
            return False
        return not is_minor(noun.entry) or not _is_grown_up(cluster)
    own = _fields().get(noun.entry)
    if noun.kind != "role" or (own is not None and cluster.names):
        return _compatible(phrase, cluster)
    if not cluster.names:
        return own is not None and own in fields
    return not _functions(cluster) or any(c.isupper() for c in doc[phrase.head].text)


def _is_grown_up(cluster: Cluster) -> bool:
    """Tell whether somebody was called by nouns for a person none of which is that of a minor, nor of a victim."""
    called = {n.entry for head in cluster.heads if (n := look_up(head)) and n.kind in PERSONS}
    return bool(called) and not any(is_minor(entry) or is_harmed(entry) for entry in called)


def _is_new(doc: Doc, phrase: Phrase) -> bool:
    return _is_former(doc, phrase) and phrase.reference == "definite"


def _is_former(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether somebody was what a description calls him: de voormalig coach, de oud-minister."""
    words = [t.lower_ for t in doc[phrase.start : phrase.head + 1]]
    return bool(function_words("former") & set(words)) or any(w.startswith(former_prefixes()) for w in words)


def _is_called(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether somebody was called by the noun of a description before."""
    return phrase.noun is not None and bool({phrase.noun.entry, doc[phrase.head].lower_} & cluster.heads)


def _functions(cluster: Cluster) -> set[str]:
    """Give the nouns for persons that somebody was called by."""
    return {head for head in cluster.heads if (noun := look_up(head)) and noun.kind in ("office", "role")}


def _protagonist(doc: Doc, phrase: Phrase, recent: Sequence[Cluster], near: Sequence[Cluster]) -> Cluster | None:
    """Find the one person whom the headline names, rather than one named once in passing: de Monegask."""
    if any(len(c.phrases) > 1 for c in near):
        return None
    named = [
        c
        for c in recent
        if c.names
        and type_of(c) == "person"
        and part_at(doc, doc[c.phrases[0].start].idx).kind == "headline"
        and not _same_clause(doc, phrase, c)
    ]
    fit = len(named) == 1 and len(named[0].phrases) > 1 and agrees(doc, phrase, named[0])
    return named[0] if fit else None


def _same_clause(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether somebody is the subject of the verb that the phrase hangs on, and so is another."""
    last = cluster.phrases[-1]
    subject = top(doc, last)
    return subject.dep_ in ("nsubj", "nsubj:pass") and top(doc, phrase).head.i == subject.head.i


def only_one(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take *de vrouw* for the one person of the article so far whom it fits, *het slachtoffer* for the one harmed."""
    noun = phrase.noun
    if noun is None or phrase.plural or phrase.end != phrase.stem[1] or phrase.stem[1] - phrase.start > 2:
        return None
    if is_compound_person(doc, phrase):
        return None
    victim = is_harmed(noun.entry)
    if not victim and (noun.kind != "person" or noun.gender is None):
        return None
    persons = [
        c
        for c in recent
        if type_of(c) == "person"
        and not c.plural
        and agrees(doc, phrase, c)
        and _may_be_called(doc, phrase, c)
        and (not victim or (was_harmed(doc, c) and not _fields_of(c) & _OF_DEEDS))
        and not any(p.start <= phrase.start < p.end or phrase.start <= p.start < phrase.end for p in c.phrases)
    ]
    return persons[0] if len(persons) == 1 and not _same_clause(doc, phrase, persons[0]) else None


def field_of(word: str) -> str | None:
    """Give the field of the function that a word names, if it does: politics for *minister*.

    >>> field_of("minister"), field_of("zangeres"), field_of("buurman")
    ('politics', 'art', None)
    """
    noun = look_up(word.lower())
    return _fields().get(noun.entry) if noun is not None else None


def _fields_of(cluster: Cluster) -> set[str]:
    """Give the fields of the functions that somebody was called by."""
    return {_fields()[head] for head in cluster.heads if head in _fields()}


def _compatible(phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether somebody may be called so: an office holder is not called by another office."""
    noun = phrase.noun
    if noun is None:
        return True
    own = _fields().get(noun.entry)
    theirs = _fields_of(cluster)
    return own is None or not theirs or own in theirs


def _is_epithet(doc: Doc, phrase: Phrase) -> bool:
    noun = phrase.noun
    if noun is None:
        return False
    if noun.kind == "inhabitant" or doc[phrase.head].lower_.endswith("jarige"):
        return True
    if noun.kind == "office":
        return _is_former(doc, phrase)
    modifiers = [t for t in doc[phrase.start : phrase.head] if t.pos_ in ("ADJ", "VERB")]
    marked = any(t.text[0].isupper() or t.lower_.endswith("jarige") for t in modifiers)
    field = _fields().get(noun.entry)
    named = noun.kind == "role" and field not in ("crime", "police", "law", "medicine", "media")
    return (
        marked
        or (named and (field is not None or doc[phrase.head].lower_ != noun.entry))
        or (noun.gender is not None and noun.kind == "person")
    )
