"""Clusters that turn out to be one: a description before its name, the inhabitants of a country that acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, type_of
from analysis.grammar.demonyms import inhabitants

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_inhabitants(doc: Doc, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Give the inhabitants of a country that acts to the country: de Nederlanders willen … Nederland."""
    countries: dict[str, Cluster] = {}
    for cluster in clusters:
        if type_of(cluster) == "place":
            countries.update({" ".join(words): cluster for words in cluster.names})
    kept: list[Cluster] = []
    for cluster in clusters:
        country = countries.get(_land(doc, cluster) or "")
        if country is None:
            kept.append(cluster)
            continue
        country.texts += cluster.texts
        country.phrases += cluster.phrases
    return kept


def _land(doc: Doc, cluster: Cluster) -> str | None:
    first = cluster.phrases[0]
    noun = first.noun
    if noun is None or noun.kind != "inhabitant" or not cluster.plural or first.reference != "definite":
        return None
    if any(phrase.end - phrase.start != 2 for phrase in cluster.phrases):
        return None
    return inhabitants().get(noun.entry)


def absorb(cluster: Cluster, other: Cluster, clusters: list[Cluster], owner: dict[int, Cluster]) -> None:
    """Give what is known of a description before a name to the name: zijn advocaat, Luc Debrouck."""
    if cluster is other or other.names:
        return
    cluster.texts = other.texts + cluster.texts
    cluster.phrases = other.phrases + cluster.phrases
    cluster.heads |= other.heads
    cluster.origins |= other.origins
    cluster.people |= other.people
    cluster.gender = cluster.gender or other.gender
    for kind, count in other.evidence.items():
        cluster.vote(kind, count)
    clusters[clusters.index(other)] = cluster
    for index, known in owner.items():
        if known is other:
            owner[index] = cluster
