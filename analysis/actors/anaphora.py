"""Descriptions that take up an actor named before: een vrouw … de vrouw, premier Michel … de premier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, origins_of
from analysis.actors.nouns import PERSONS
from analysis.actors.phrases import Phrase
from analysis.actors.settings import relation
from analysis.actors.wording import normalise
from analysis.lexicon import load_lexicon
from analysis.parse import sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How many sentences back a description may look for an actor that was not called so before.
REACH = 3


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_lexicon("actor-synonyms").rows:
        found.setdefault(row["noun"], set()).add(row["before"])
    return {noun: frozenset(before) for noun, before in found.items()}


@cache
def _conflicting() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("conflicting-modifiers").rows)


def antecedent(doc: Doc, phrase: Phrase, clusters: Sequence[Cluster]) -> Cluster | None:
    """Find the actor that a description takes up: by its words, its head, a synonym, or as an epithet of the person at hand."""
    text = doc[phrase.start : phrase.end].text
    kind, words = normalise(text)
    recent = sorted(clusters, key=lambda c: -c.phrases[-1].start)
    for cluster in recent:
        for other in cluster.texts:
            other_kind, other_words = normalise(other)
            if other_words == words and kind == other_kind != "indefinite" and phrase.reference != "quantified":
                return cluster
            if other_words == words and kind == "definite" and cluster.plural == phrase.plural:
                return cluster
    if phrase.reference != "definite" or phrase.noun is None:
        return None
    return _by_head(doc, phrase, recent) or _epithet(doc, phrase, recent)


def heads_of(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the words a later description may take up: the head as it stands, and its last part."""
    if phrase.noun is None:
        return set()
    text = doc[phrase.head].lower_
    found = {phrase.noun.entry.lower(), text}
    if phrase.noun.entry == "minister" and "eerste" in [t.lower_ for t in doc[phrase.start : phrase.head]]:
        found |= {"premier", "eerste minister"}
    return found


def _by_head(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    noun = phrase.noun
    assert noun is not None
    own = heads_of(doc, phrase)
    keys = [own, own | {s for head in own for s in _synonyms().get(head, ())}]
    for heads in keys:
        for cluster in recent:
            if heads & cluster.heads and _agree(doc, phrase, cluster) and _head_fits(doc, phrase, cluster, heads):
                return cluster
    return None


def _head_fits(doc: Doc, phrase: Phrase, cluster: Cluster, heads: set[str]) -> bool:
    """Tell whether a compound head goes with a head used before: another compound of the same noun does not."""
    text = doc[phrase.head].lower_
    noun = phrase.noun
    assert noun is not None
    if text in cluster.heads or phrase.plural and noun.entry == text or not noun.entry or heads != {noun.entry, text}:
        return True
    compound = text != noun.entry and not phrase.plural
    if compound:
        return noun.entry in cluster.heads and not any(h != noun.entry and h.endswith(noun.entry) for h in cluster.heads)
    return True


def _agree(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether number, gender, origin and modifiers allow that a phrase takes up a cluster."""
    if phrase.plural != cluster.plural:
        return False
    noun = phrase.noun
    if noun and noun.gender and cluster.gender and noun.gender != cluster.gender:
        return False
    origins = origins_of(doc, phrase)
    if origins and cluster.origins and not origins & cluster.origins:
        return False
    words = [token.lower_ for token in doc[phrase.start : phrase.head]]
    if "eerste" in words and noun and noun.entry == "minister":
        words.remove("eerste")
    if any(word in _conflicting() for word in words) or any(_conflict_between(t.lower_, cluster) for t in doc[phrase.start : phrase.head]):
        return False
    if phrase.end > phrase.stem[1]:
        return False
    return True


def _conflict_between(word: str, cluster: Cluster) -> bool:
    return word.startswith(("ex-", "oud-")) and not any(head.startswith(word) for head in cluster.heads)


def _epithet(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a description for the person at hand: de Rotterdamse actrice, de 34-jarige, de Limburger, after a name."""
    noun = phrase.noun
    if noun is None or phrase.plural or noun.kind not in PERSONS or phrase.end > phrase.stem[1]:
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    near = [
        c
        for c in recent
        if not c.plural and c.kind in ("person", None) and (c.names or c.heads)
        and here - sentence_number(doc, doc[c.phrases[-1].start].idx) <= (1 if noun.kind == "office" else 2)
        and not any(p.start <= phrase.start < p.end or phrase.start <= p.start < phrase.end for p in c.phrases)
        and _agree(doc, phrase, c) and c.evidence.get("place", 0) == 0
    ]
    before = [c for c in near if here > sentence_number(doc, doc[c.phrases[-1].start].idx)]
    if not _is_epithet(doc, phrase):
        return None
    subjects = [c for c in before if relation(doc, c.phrases[-1]) in ("nsubj", "nsubj:pass", "ROOT")]
    if len(subjects) == 1 and _compatible(phrase, subjects[0]):
        return subjects[0]
    if len(near) == 1 and _compatible(phrase, near[0]) and near == before:
        return near[0]
    return None


def _compatible(phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether somebody may be called so: an office holder is not called by another office."""
    noun = phrase.noun
    if noun is None:
        return True
    return not (cluster.evidence.get("office", 0) and noun.kind in ("office", "role") and noun.gender is None)


def _is_epithet(doc: Doc, phrase: Phrase) -> bool:
    noun = phrase.noun
    if noun is None:
        return False
    if noun.kind == "inhabitant" or doc[phrase.head].lower_.endswith("-jarige"):
        return True
    if noun.kind == "office":
        return False
    modifiers = [t for t in doc[phrase.start : phrase.head] if t.pos_ in ("ADJ", "VERB")]
    marked = any(t.text[0].isupper() or t.lower_.endswith("-jarige") for t in modifiers)
    return marked or noun.kind == "role" or noun.gender is not None and noun.kind == "person"
