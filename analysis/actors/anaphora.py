"""Descriptions that take up an actor named before: een vrouw … de vrouw, premier Michel … de premier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, origins_of, type_of
from analysis.actors.names import organisation_names
from analysis.actors.nouns import BODIES, PERSONS, adjectives_of_origin, singulars
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
        found.setdefault(row["before"], set()).add(row["noun"])
    return {noun: frozenset(before) for noun, before in found.items()}


@cache
def _fields() -> dict[str, str]:
    return {row["noun"]: row["field"] for row in load_lexicon("actor-fields").rows}


@cache
def _conflicting() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("conflicting-modifiers").rows)


def antecedent(doc: Doc, phrase: Phrase, clusters: Sequence[Cluster]) -> Cluster | None:
    """Find the actor that a description takes up: by its words, its head, a synonym, or as an epithet of the person at hand."""
    text = canonical(doc[phrase.start : phrase.end].text)
    kind, words = normalise(text)
    recent = sorted(clusters, key=lambda c: -c.phrases[-1].start)
    for cluster in recent:
        for other in (*cluster.texts, *cluster.titles):
            other_kind, other_words = normalise(canonical(other))
            if other_words == words and kind == other_kind != "indefinite" and phrase.reference != "quantified":
                return cluster
            if other_words == words and kind == "definite" and cluster.plural == phrase.plural:
                return cluster
    if phrase.noun is not None and phrase.reference == "bare" and phrase.plural:
        return _same_plural(doc, phrase, recent)
    if phrase.reference != "definite" or phrase.noun is None:
        return None
    return (
        _by_name(doc, phrase, recent)
        or _by_head(doc, phrase, recent)
        or _epithet(doc, phrase, recent)
        or _body(doc, phrase, recent)
    )


def _by_name(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the name that a common noun writes small: de Belastingdienst … de belastingdienst."""
    text = doc[phrase.head].lower_
    return next((c for c in recent if any(len(name) == 1 and name[0].lower() == text for name in c.names)), None)


def _body(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a description of an organisation for the one just named: Juventus … de Italiaanse topclub."""
    noun = phrase.noun
    words = frozenset(row["word"] for row in load_lexicon("bodies-taken-up").rows)
    if noun is None or noun.kind != "organisation" or phrase.plural or phrase.end > phrase.stem[1]:
        return None
    if noun.entry not in words and doc[phrase.head].lower_ not in words:
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    near = [
        c
        for c in recent
        if c.names
        and c.kind == "organisation"
        and 0 <= here - sentence_number(doc, doc[c.phrases[-1].start].idx) <= 1
        and c.phrases[-1].end <= phrase.start
        and _agree(doc, phrase, c)
    ]
    before = [c for c in near if here > sentence_number(doc, doc[c.phrases[-1].start].idx)]
    subjects = [c for c in before if relation(doc, c.phrases[-1]) in ("nsubj", "nsubj:pass")]
    if len(near) == 1:
        return near[0]
    return subjects[0] if len(subjects) == 1 else None


def canonical(text: str) -> str:
    """Write known names of organisations in their fullest form: de leider van IS → de leider van Islamitische Staat."""
    known = organisation_names()
    return " ".join(known[word][0] if word in known else word for word in text.split())


def _same_plural(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the plural without article that a like one takes up: speciale eenheden van het leger … Amerikaanse speciale eenheden."""
    own = _adjectives(doc, phrase)
    for cluster in recent:
        if cluster.plural and not cluster.names and doc[phrase.head].lower_ in cluster.heads and own:
            last = cluster.phrases[0]
            other = _adjectives(doc, last)
            if other and (other <= own or own <= other) and last.reference in ("bare", "definite"):
                return cluster
    return None


def _adjectives(doc: Doc, phrase: Phrase) -> set[str]:
    return {token.lower_ for token in doc[phrase.start : phrase.head] if token.pos_ == "ADJ"}


def heads_of(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the words a later description may take up: the head as it stands, and its last part."""
    if phrase.noun is None:
        return set()
    text = doc[phrase.head].lower_
    found = {phrase.noun.entry.lower(), text}
    if phrase.end > phrase.stem[1] and doc[phrase.stem[1]].lower_ == "van":
        owner = [t.text for t in doc[phrase.stem[1] + 1 : phrase.end] if t.pos_ not in ("DET", "ADJ")]
        found.add(f"{' '.join(owner)}-{text}".lower())
    found |= {t.lower_ for t in doc[phrase.start : phrase.head] if t.pos_ == "NOUN"}
    found |= {form for form in singulars(text) if form.endswith(phrase.noun.entry.lower())}
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
            if (
                (heads & cluster.heads or _is_tail_of(doc, phrase, cluster))
                and _agree(doc, phrase, cluster)
                and _head_fits(doc, phrase, cluster, heads)
            ):
                return cluster
    return None


def _is_tail_of(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a head is the last part of one used before: terreurgroep … de groep."""
    text = doc[phrase.head].lower_
    return len(text) >= 4 and any(h.endswith(text) and len(h) >= len(text) + 3 for h in cluster.heads)


def _head_fits(doc: Doc, phrase: Phrase, cluster: Cluster, heads: set[str]) -> bool:
    """Tell whether a compound head goes with a head used before: another compound of the same noun does not."""
    text = doc[phrase.head].lower_
    noun = phrase.noun
    assert noun is not None
    if any(head != text and head.endswith(text) and len(head) >= len(text) + 3 for head in cluster.heads):
        return True
    if text in cluster.heads or (phrase.plural and noun.entry == text) or not noun.entry or heads != {noun.entry, text}:
        return True
    compound = text != noun.entry and not phrase.plural
    if compound:
        return noun.entry in cluster.heads and not any(
            h != noun.entry and h.endswith(noun.entry) for h in cluster.heads
        )
    return True


def _agree(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether number, gender, origin and modifiers allow that a phrase takes up a cluster."""
    if phrase.plural != cluster.plural:
        return False
    noun = phrase.noun
    if noun and noun.gender and cluster.gender and noun.gender != cluster.gender:
        return False
    origins = origins_of(doc, phrase)
    if origins and cluster.origins and not origins & cluster.origins and noun and noun.kind in BODIES | {"office"}:
        return False
    if noun and noun.kind == "organisation" and not cluster.names and _extra_adjective(doc, phrase, cluster):
        return False
    words = [token.lower_ for token in doc[phrase.start : phrase.head]]
    if "eerste" in words and noun and noun.entry == "minister":
        words.remove("eerste")
    if any(word in _conflicting() for word in words) or any(
        _conflict_between(t.lower_, cluster) for t in doc[phrase.start : phrase.head]
    ):
        return False
    if phrase.end > phrase.stem[1] and not (noun and noun.kind == "inhabitant"):
        return any("-" in head and head in cluster.heads for head in heads_of(doc, phrase))
    return True


def _extra_adjective(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a phrase has an adjective that the descriptions before did not have: it may be another body."""
    said = {word.lower() for text in cluster.texts for word in text.split()}
    adjectives = {
        t.lower_ for t in doc[phrase.start : phrase.head] if t.pos_ == "ADJ" and t.text not in adjectives_of_origin()
    }
    return bool(adjectives - said)


def _conflict_between(word: str, cluster: Cluster) -> bool:
    return word.startswith(("ex-", "oud-")) and not any(head.startswith(word) for head in cluster.heads)


def _epithet(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Take a description for the person at hand: de Rotterdamse actrice, de 34-jarige, de Limburger, after a name."""
    noun = phrase.noun
    if (
        noun is None
        or phrase.plural
        or noun.kind not in PERSONS
        or (phrase.end > phrase.stem[1]
        and noun.kind != "inhabitant")
    ):
        return None
    here = sentence_number(doc, doc[phrase.start].idx)
    near = [
        c
        for c in recent
        if not c.plural
        and type_of(c) == "person"
        and here - sentence_number(doc, doc[c.phrases[-1].start].idx) <= (1 if noun.kind == "office" else 2)
        and not any(p.start <= phrase.start < p.end or phrase.start <= p.start < phrase.end for p in c.phrases)
        and _agree(doc, phrase, c)
        and c.evidence.get("place", 0) == 0
    ]
    before = [c for c in near if here > sentence_number(doc, doc[c.phrases[-1].start].idx)]
    if not _is_epithet(doc, phrase):
        return None
    before = [c for c in before if _compatible(phrase, c)]
    near = [c for c in near if _compatible(phrase, c)]
    if noun.gender:
        sure = [c for c in near if c.gender == noun.gender]
        near, before = (sure, [c for c in before if c in sure]) if sure else (near, before)
    subjects = [c for c in before if relation(doc, c.phrases[-1]) in ("nsubj", "nsubj:pass", "ROOT")]
    if len(subjects) == 1:
        return subjects[0]
    return near[0] if len(near) == 1 and near == before else None


def _compatible(phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether somebody may be called so: an office holder is not called by another office."""
    noun = phrase.noun
    if noun is None:
        return True
    own = _fields().get(noun.entry)
    theirs = {_fields()[head] for head in cluster.heads if head in _fields()}
    return own is None or not theirs or own in theirs


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
    field = _fields().get(noun.entry)
    named = noun.kind == "role" and field not in ("crime", "police", "law", "medicine", "media")
    return (
        marked
        or (named
        and (field is not None or doc[phrase.head].lower_ != noun.entry))
        or (noun.gender is not None
        and noun.kind == "person")
    )
