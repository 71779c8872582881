"""Somebody described first and named after: De imam zweeg. De imam Youssef Karam; de advocaat … advocaat Smit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, type_of
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.relations import top
from analysis.grammar.verbs import speech_verbs
from analysis.parse import sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How many sentences back somebody may have been described who is named now.
REACH = 3


def described_before(doc: Doc, phrase: Phrase, clusters: Sequence[Cluster]) -> Cluster | None:
    """Find the one person whom the title before a name described without a name; with *van X* only one who speaks.

    `phrase` is the first that holds the name.
    """
    noun = phrase.noun
    if noun is None or noun.kind not in ("office", "role") or phrase.plural or phrase.name is None:
        return None
    text = doc[phrase.head].lower_
    same = [c for c in clusters if text in c.heads]
    if len(same) != 1 or same[0].names or same[0].plural or type_of(same[0]) != "person":
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    last = same[0].phrases[-1]
    if here - sentence_number(doc, doc[last.start].idx) > REACH or any(
        p.reference not in ("definite", "bare") or p.head > p.start + 1 for p in same[0].phrases
    ):
        return None
    if all(p.end == p.stem[1] for p in same[0].phrases):
        return same[0] if phrase.reference == "definite" or _speaks(doc, phrase) else None
    return same[0] if _speaks(doc, phrase) and phrase.reference == "bare" else None


def _speaks(doc: Doc, phrase: Phrase) -> bool:
    if phrase.start and doc[phrase.start - 1].lemma_ in speech_verbs():
        return True
    subject = top(doc, phrase)
    return subject.dep_ == "nsubj" and subject.head.lemma_ in speech_verbs()
