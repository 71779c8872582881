"""Which proper names of a text belong together, and of what type each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.binding import speech_verbs
from analysis.actors.clusters import Cluster, Words, fullest, is_short_for, name_evidence, same_name, words_of
from analysis.actors.heads import is_unknown_title
from analysis.actors.names import name_type
from analysis.actors.phrases import Phrase
from analysis.actors.settings import ARGUMENTS, preposition_of, relation, top
from analysis.first_names import load_first_names
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENTITIES = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "NORP": "group",
    "MISC": "thing", "EVENT": "thing", "PRODUCT": "thing", "WORK_OF_ART": "thing", "FAC": "thing", "LAW": "thing",
}  # fmt: skip


def gather_names(doc: Doc, phrases: Sequence[Phrase]) -> dict[int, Cluster]:
    """Give every phrase that holds a proper name, by its place in the list, the cluster of that name.

    The fullest names come first, shorter ones join them; names of things (a film, a storm) have no cluster.
    """
    names = {i: words_of(doc, p.name) for i, p in enumerate(phrases) if p.name is not None}
    clusters: list[Cluster] = []
    given: dict[int, Cluster] = {}
    for index in sorted(names, key=lambda i: (-len(names[i]), i)):
        words, phrase = names[index], phrases[index]
        cluster = _known(words, clusters, phrase) or Cluster(-1)
        if cluster not in clusters:
            clusters.append(cluster)
        _learn(doc, cluster, words, phrase)
        given[index] = cluster
    for cluster in clusters:
        mine = [(phrases[i], names[i]) for i in given if given[i] is cluster]
        cluster.kind = _decide(doc, cluster, mine)
    return {i: c for i, c in given.items() if c.kind in ("person", "organisation", "place")}


def _learn(doc: Doc, cluster: Cluster, words: Words, phrase: Phrase) -> None:
    if words not in cluster.names:
        cluster.names.append(words)
        full = fullest(words)
        if full != words and full not in cluster.names:
            cluster.names.append(full)
    assert phrase.name is not None
    if phrase.noun is None and phrase.head < phrase.name[0] and is_unknown_title(doc[phrase.head]):
        cluster.vote("person" if words[0] in load_first_names() else "organisation")
    if _is_thing(doc, phrase) or name_type(words) == "thing":
        cluster.vote("thing", 2)
        return
    cluster.vote(name_evidence(words, phrase), 2 if phrase.noun else 1)
    if phrase.noun is not None and name_type(words) in ("organisation", "place"):
        cluster.vote(name_type(words), 3)
    if not _may_be_common(doc, phrase):
        cluster.vote(_entity_type(doc, phrase.name), 1)


def _entity_type(doc: Doc, name: tuple[int, int]) -> str | None:
    """Give the type that the pipeline found for a name, of several the one of most of its words; None without any."""
    types = [_ENTITIES[token.ent_type_] for token in doc[slice(*name)] if token.ent_type_ in _ENTITIES]
    return max(types, key=types.count, default=None)


def _is_thing(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a name follows the noun of a thing: de serie Celblok H, orkaan Dorian."""
    if (
        phrase.name
        and any(c.isdigit() for t in doc[slice(*phrase.name)] for c in t.text)
        and name_type(words_of(doc, phrase.name)) is None
    ):
        return True
    if (
        phrase.reference == "possessive"
        and phrase.noun is None
        and phrase.name
        and doc[phrase.name[0]].text not in load_first_names()
    ):
        return True
    apart = phrase.name is not None and not phrase.name[0] <= phrase.head < phrase.name[1]
    return phrase.noun is None and apart and not is_unknown_title(doc[phrase.head])


def _known(words: Words, clusters: Sequence[Cluster], phrase: Phrase) -> Cluster | None:
    full = fullest(words)
    for cluster in clusters:
        if any(same_name(words, name) or same_name(full, name) for name in cluster.names):
            return cluster
    fitting = []
    for cluster in clusters:
        kind = max(cluster.evidence, key=lambda k: cluster.evidence[k]) if cluster.evidence else None
        if any(is_short_for(words, name, kind) for name in cluster.names if len(name) > len(words) or len(words) == 1):
            fitting.append(cluster)
    if len(fitting) > 1:
        whole = [c for c in fitting if c.names[0][0] in load_first_names()]
        return (whole or fitting)[0]
    return fitting[0] if fitting else None


def _decide(doc: Doc, cluster: Cluster, mine: Sequence[tuple[Phrase, Words]]) -> str | None:
    """Decide the type of a name: by title and words, else by what the text does with it."""
    votes = {k: n for k, n in cluster.evidence.items() if k in ("person", "organisation", "place", "thing")}
    if votes:
        best = max(votes, key=lambda k: (votes[k], k == "person"))
        return best
    if all(_may_be_common(doc, phrase) for phrase, _ in mine):
        return None
    speech = speech_verbs()
    score = 0
    for phrase, words in mine:
        token = top(doc, phrase)
        role = relation(doc, phrase)
        preposition = preposition_of(doc, phrase)
        adjectives = [t for t in doc[phrase.start : phrase.head] if t.pos_ == "ADJ"]
        if phrase.reference == "definite" and not any(
            t.text[0].isupper() or t.lower_.endswith("-jarige") for t in adjectives
        ):
            score -= 2
        if words[0] == "The" or (
            len(words) == 1 and token.head.lemma_ in ("melden", "berichten") and words[0] not in load_first_names()
        ):
            return "organisation" if role == "nsubj" and token.head.lemma_ in speech else "thing"
        if role in ARGUMENTS:
            score += 2 if token.head.lemma_ in speech else 1
        if preposition in ("volgens", "aldus", "tegen", "door", "aan", "met"):
            score += 1
        if preposition in ("in", "op", "naar", "te", "uit"):
            score -= 2
        if words[0] in load_first_names():
            score += 2
        elif len(words) > 1:
            score += 1
        if words[0] in load_first_names() and len(words) == 1:
            score += 1
    if score > 0:
        return "person"
    definite = any(phrase.reference == "definite" for phrase, _ in mine)
    acts = any(relation(doc, phrase) in ("nsubj", "obl:agent") for phrase, _ in mine)
    return "organisation" if definite and acts else None


def _may_be_common(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a single word owes its capital to where it stands: at the begin of a sentence, in a heading."""
    assert phrase.name is not None
    start, end = phrase.name
    if end - start > 1 or doc[start].text in load_first_names():
        return False
    token = doc[start]
    heading = part_at(doc, token.idx).kind == "crosshead"
    return heading or (bool(token.is_sent_start) and relation(doc, phrase) not in ARGUMENTS)
