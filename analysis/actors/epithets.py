"""Descriptions that take up who was just named, though not so called before: de Rotterdamse actrice, de topclub."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.agreement import agrees, former_prefixes, is_told_by_itself
from analysis.actors.clusters import Cluster, type_of
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import PERSONS, look_up
from analysis.grammar.relations import relation, top
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import part_at, sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc


def epithet_of(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a description for the person at hand: de Rotterdamse actrice, de 34-jarige, de Limburger, after a name."""
    noun = phrase.noun
    if (
        noun is None
        or phrase.plural
        or noun.kind not in PERSONS
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
    kindred = [c for c in near if kinds_in("actor-fields").get(noun.entry) in _fields_of(c)]
    subjects = [c for c in before if relation(doc, c.phrases[-1]) in ("nsubj", "nsubj:pass", "ROOT")]
    if len(kindred) == 1 and kindred[0] in before and (kindred[0] in subjects or len(subjects) != 1):
        return kindred[0]
    if len(subjects) == 1:
        return subjects[0]
    aged = any(t.lower_.endswith("jarige") for t in doc[phrase.start : phrase.head + 1])
    if aged and len(near) == 1 and near[0].phrases[-1].end <= phrase.start:
        return near[0]
    return near[0] if len(near) == 1 and near == before else None


def _is_new(doc: Doc, phrase: Phrase) -> bool:
    return _is_former(doc, phrase) and phrase.reference == "definite"


def _is_former(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether somebody was what a description calls him: de voormalig coach, de oud-minister."""
    words = [t.lower_ for t in doc[phrase.start : phrase.head + 1]]
    return bool(words_of("former") & set(words)) or any(w.startswith(former_prefixes()) for w in words)


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
    """Take *de vrouw*, *het slachtoffer* for the one person of the article so far whom it fits."""
    noun = phrase.noun
    if noun is None or phrase.plural or phrase.end != phrase.stem[1] or phrase.stem[1] - phrase.start > 2:
        return None
    victim = noun.entry == "slachtoffer"
    if not victim and (noun.kind != "person" or noun.gender is None):
        return None
    persons = [
        c
        for c in recent
        if type_of(c) == "person"
        and not c.plural
        and agrees(doc, phrase, c)
        and not (victim and _fields_of(c))
        and not any(p.start <= phrase.start < p.end or phrase.start <= p.start < phrase.end for p in c.phrases)
    ]
    return persons[0] if len(persons) == 1 and not _same_clause(doc, phrase, persons[0]) else None


def _fields_of(cluster: Cluster) -> set[str]:
    return {kinds_in("actor-fields")[head] for head in cluster.heads if head in kinds_in("actor-fields")}


def _compatible(phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether somebody may be called so: an office holder is not called by another office."""
    noun = phrase.noun
    if noun is None:
        return True
    own = kinds_in("actor-fields").get(noun.entry)
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
    field = kinds_in("actor-fields").get(noun.entry)
    named = noun.kind == "role" and field not in ("crime", "police", "law", "medicine", "media")
    return (
        marked
        or (named and (field is not None or doc[phrase.head].lower_ != noun.entry))
        or (noun.gender is not None and noun.kind == "person")
    )
