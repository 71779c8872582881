"""Whom the headline tells of by a noun alone, and the text then by name: *Schrijfster wint prijs / Els Vos won …*.

Joined is the first name that fits in the first sentences, where no other fits as well. One who did harm, or is
suspected, in the headline is the one named only where the text tells that of him too, and so is one who was harmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors.accused import was_accused
from analysis.actors.agreement import Description, agrees, heads_of
from analysis.actors.called import OF_DEEDS, does_harm_at, fields_of, has_function, may_be_called, was_harmed
from analysis.actors.clusters import Cluster, gender_of, type_of
from analysis.actors.description_candidates import Alike
from analysis.actors.so_far import only
from analysis.actors.speaking import speaks
from analysis.grammar.accusations import is_accused
from analysis.grammar.names import INITIAL
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.relations import is_heading, top
from analysis.parse import part_at, sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How many sentences after the headline the name must stand.
REACH = 3


@dataclass(frozen=True)
class Naming(Description):
    """The first phrase that names somebody: which of the phrases it is, and whom these name."""

    index: int
    phrases: Sequence[Phrase]
    named: Mapping[int, Cluster]


def headed(d: Naming) -> Cluster | None:
    """Find whom the headline tells of without a name, for the first phrase with a person's name that fits him alone."""
    doc, phrase, so_far, cluster = d.doc, d.phrase, d.so_far, d.named.get(d.index)
    if cluster is None:
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    if cluster.kind != "person" or phrase.plural or not 0 < here <= REACH or is_heading(doc, phrase):
        return None
    one = only(
        c for c in so_far if _is_of_headline(doc, c) and _fits(Description(doc, c.phrases[0], so_far), phrase, cluster)
    )
    if one is None:
        return None
    told = Description(doc, one.phrases[0], so_far)
    others = _others(doc, d.phrases, d.named, cluster)
    return None if any(_fits(told, d.phrases[k], d.named[k]) for k in others) else one


def _is_of_headline(doc: Doc, cluster: Cluster) -> bool:
    """Tell whether somebody without a name was told of in the headline first, by a noun without an article."""
    if cluster.names or cluster.plural or type_of(cluster) != "person":
        return False
    first = cluster.phrases[0]
    return first.reference == "bare" and part_at(doc, doc[first.start].idx).kind == "headline"


def _others(doc: Doc, phrases: Sequence[Phrase], named: Mapping[int, Cluster], cluster: Cluster) -> Iterable[int]:
    """Give the first phrases that name other persons in the first sentences, whom no heading names."""
    seen = {cluster}
    for k, phrase in enumerate(phrases):
        other = named.get(k)
        if sentence_number(doc, doc[phrase.start].idx) > REACH:
            return
        if other is not None and other not in seen:
            seen.add(other)
            if other.kind == "person" and not is_heading(doc, phrase):
                yield k


def _fits(told: Description, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a name, by the phrase that holds it first, may be that of one whom the headline describes."""
    doc, words = told.doc, cluster.names[0]
    bearer = Cluster(kind="person", names=list(cluster.names), heads=heads_of(doc, phrase), phrases=[phrase])
    bearer.gender = gender_of(words, phrase, cluster.names)
    if Alike(told, bearer).akin or (told.kind == "office" and has_function(bearer)):
        return False  # the same title: `described_before`
    if speaks(doc, phrase) or not (agrees(told, bearer, renamed=True) and may_be_called(told, bearer)):
        return False
    one = next(c for c in told.so_far if told.phrase in c.phrases)
    if fields_of(one) & OF_DEEDS or one.ever(does_harm_at, doc) or was_accused(doc, one):
        initial = INITIAL.match(words[-1]) is not None
        return (is_accused(top(doc, phrase)) or initial) and not was_harmed(doc, bearer)
    return not was_harmed(doc, one) or was_harmed(doc, bearer)
