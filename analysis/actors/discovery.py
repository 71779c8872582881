"""Discovery: who is in an article, found without a registry.

Proper names are gathered first, for the whole text; then every phrase is read in order, and is given to an actor or
makes a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.accused import accused_before
from analysis.actors.agreement import heads_of
from analysis.actors.apposition import appositions, described_before
from analysis.actors.backdrop import is_setting, mentioning
from analysis.actors.clusters import (
    Cluster,
    Words,
    gender_of,
    is_another,
    name_words,
    origins_of,
    phrase_type,
    type_of,
    with_inhabitants,
)
from analysis.actors.coreference import antecedent
from analysis.actors.drafting import draft_actors
from analysis.actors.gathering import gather_names
from analysis.actors.mentions import find_mentions
from analysis.actors.pairs import with_pairs
from analysis.actors.reference import refers
from analysis.actors.restriction import wording
from analysis.actors.so_far import SoFar
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import kind_of_speaker
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_actors(doc: Doc) -> tuple[Actor, ...]:
    """Find who is in a text without a registry: persons, groups, organisations and places that act, in reading order.

    Deterministic and without network. Descriptions are joined only where the wording makes that certain; an
    expression that two actors share is a role of both, and stands for the one mentioned last.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Alexander De Croo sprak met de vakbonden. De premier dankte de vakbonden.")
    >>> [(actor.id, actor.type, actor.descriptors) for actor in find_actors(doc)]
    [('alexander-de-croo', 'person', ('de premier',)), ('vakbonden', 'group', ('de vakbonden',))]
    """
    return identify(doc)[0]


def identify(doc: Doc) -> tuple[tuple[Actor, ...], list[Mention]]:
    """Find who is in a text, as `find_actors` does, and their mentions, as `find_mentions` does, in one reading.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Alexander De Croo sprak met de vakbonden. De premier dankte de vakbonden.")
    >>> actors, mentions = identify(doc)
    >>> (actors, mentions) == (find_actors(doc), find_mentions(doc, find_actors(doc)))
    True
    """
    clusters = _clusters(doc, mentioning(doc))
    drafted = draft_actors(doc, [cluster for cluster in clusters if _is_actor(doc, cluster)])
    mentions = find_mentions(doc, drafted)
    summed = with_pairs(doc, drafted, mentions)
    if summed != drafted:
        drafted, mentions = summed, find_mentions(doc, summed)
    mentioned = {mention.actor for mention in mentions}
    actors = tuple(actor for actor in drafted if actor.id in mentioned)
    # one that is never mentioned may still have kept an expression from another
    return actors, mentions if len(actors) == len(drafted) else find_mentions(doc, actors)


def _clusters(doc: Doc, phrases: Sequence[Phrase]) -> list[Cluster]:
    """Give every phrase that refers to an actor to a cluster, in the order of the text."""
    named = gather_names(doc, phrases)
    joined = appositions(doc, phrases)
    owner: dict[int, Cluster] = {}
    so_far = SoFar(doc)
    for index, phrase in enumerate(phrases):
        cluster = named.get(index)
        if cluster is not None and is_another(doc, phrase, cluster.kind):
            cluster = None
        partner = joined.get(index)
        if cluster is None and phrase.name is not None and phrase.noun is None:
            continue
        if partner is not None and partner < index and partner in owner and (cluster is None or not cluster.phrases):
            if cluster is not None:
                _absorb(cluster, so_far.now(owner[partner]), so_far)
            cluster = cluster or so_far.now(owner[partner])
        if cluster is not None and not cluster.phrases:
            told = described_before(doc, phrase, so_far) or accused_before(doc, phrase, so_far)
            if told is not None:
                _absorb(cluster, told, so_far)
        strength = "strong" if cluster is not None or partner in named else refers(doc, phrase)
        if strength == "no":
            continue
        if cluster is None and partner is not None and partner in named:
            cluster = named[partner]
        if cluster is None:
            cluster = antecedent(doc, phrase, so_far) or Cluster()
        _add(doc, cluster, phrase, strength == "strong")
        owner[index] = cluster
        so_far.mention(cluster, phrase)
    return with_inhabitants(doc, so_far.clusters)


def _absorb(cluster: Cluster, described: Cluster, so_far: SoFar) -> None:
    """Put a name in the place of those who were described before it, unless they have a name."""
    if cluster is described or described.names:
        return
    cluster.absorb(described)
    so_far.replace(described, cluster)


def _add(doc: Doc, cluster: Cluster, phrase: Phrase, strong: bool) -> None:
    """Add a phrase to a cluster, and what it tells of the actor."""
    cluster.mention(phrase)
    cluster.strong = cluster.strong or strong
    cluster.heads |= heads_of(doc, phrase)
    cluster.origins |= origins_of(doc, phrase)
    titled = phrase.name is not None and phrase.noun is not None and phrase.reference == "definite"
    if titled and phrase.name is not None and phrase.name[0] > phrase.start:
        cluster.title(doc[phrase.start : phrase.name[0]].text)
    if phrase.name is None or not cluster.names:
        cluster.call(doc[phrase.start : phrase.end].text, wording(doc, phrase))
        cluster.plural = cluster.plural or phrase.plural
    words: Words = name_words(doc, phrase.name) if phrase.name else ()
    cluster.gender = cluster.gender or gender_of(words, phrase, cluster.names)
    if phrase.noun is None and phrase.name is None:
        cluster.vote(kind_of_speaker(doc[phrase.head]))
    if phrase.noun is not None:
        cluster.vote(phrase_type(phrase))
        if phrase.noun.kind == "inhabitant":
            cluster.people.add(phrase.noun.entry)


def _is_actor(doc: Doc, cluster: Cluster) -> bool:
    """Tell whether a cluster is an actor: named and not only a setting, surely referred to, or taken up again."""
    kind = type_of(cluster)
    if cluster.names and kind == "person":
        return True
    if cluster.names and kind in ("place", "organisation", None):
        return kind is not None and not all(is_setting(doc, phrase, kind) for phrase in cluster.phrases)
    if kind == "organisation" and all(is_setting(doc, phrase, kind) for phrase in cluster.phrases):
        return False
    return cluster.strong or len(cluster.phrases) > 1
