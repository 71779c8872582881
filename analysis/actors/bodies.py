"""Descriptions that take up the organisation just named: Juventus … de Italiaanse topclub."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.agreement import agrees
from analysis.actors.clusters import Cluster, type_of
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.relations import relation
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in load_lexicon("body-kinds").rows:
        found[row["noun"]] = (*found.get(row["noun"], ()), row["part"])
    return found


def kind_named(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a kind of organisation for the one named last whose name tells it: Autoriteit X … de toezichthouder."""
    parts = _parts().get(doc[phrase.head].lower_)
    if parts is None or phrase.plural or phrase.end - phrase.start != 2:
        return None
    for cluster in recent:
        if cluster.kind == "organisation" and any(
            part in word.lower() for name in cluster.names for word in name for part in parts
        ):
            return cluster
    return None


def body_named(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a description of an organisation for the one just named: Juventus … de Italiaanse topclub."""
    noun = phrase.noun
    words = words_of("bodies-taken-up")
    if noun is None or phrase.plural or phrase.end > phrase.stem[1]:
        return None
    trade = noun.entry in words_of("trades")
    if not trade and (noun.kind != "organisation" or not {noun.entry, doc[phrase.head].lower_} & words):
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    near = [
        c
        for c in recent
        if c.names
        and c.kind == "organisation"
        and 0 <= here - sentence_number(doc, doc[c.phrases[-1].start].idx) <= 1
        and c.phrases[-1].end <= phrase.start
        and agrees(doc, phrase, c)
    ]
    if trade and any(type_of(c) == "person" and not c.plural and _is_near(doc, here, c) for c in recent):
        return None
    before = [c for c in near if here > sentence_number(doc, doc[c.phrases[-1].start].idx)]
    subjects = [c for c in before if relation(doc, c.phrases[-1]) in ("nsubj", "nsubj:pass")]
    if len(near) == 1:
        return near[0]
    return subjects[0] if len(subjects) == 1 else None


def _is_near(doc: Doc, here: int, cluster: Cluster) -> bool:
    return here - sentence_number(doc, doc[cluster.phrases[-1].start].idx) <= 1
