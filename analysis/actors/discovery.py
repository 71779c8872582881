"""Discovery: who is in an article, found without a registry.

Proper names are gathered first, for the whole text; then every phrase is read in order, and is given to an actor or
makes a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.accused import accused_before
from analysis.actors.agreement import Description, heads_of
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
from analysis.actors.lead import named_in_lead
from analysis.actors.mentions import DESCRIPTION, find_expressions, with_pronouns
from analysis.actors.pairs import in_groups, is_counted, with_pairs
from analysis.actors.place_weights import is_backdrop
from analysis.actors.reference import are_some_of_them, refers
from analysis.actors.restriction import wording
from analysis.actors.so_far import SoFar
from analysis.cascade import Sieve, first
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

    The rule of a description tells besides which sieve gave it to somebody told of before.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Alexander De Croo sprak met de vakbonden. De premier dankte de vakbonden.")
    >>> actors, mentions = identify(doc)
    >>> actors == find_actors(doc), mentions[-1].text, mentions[-1].rule
    (True, 'de vakbonden', 'mention.descriptor-same-words')
    """
    clusters = [cluster for cluster in _clusters(doc, mentioning(doc)) if _is_actor(doc, cluster)]
    drafted = draft_actors(doc, clusters)
    expressions = _with_sieves(doc, find_expressions(doc, drafted), drafted, clusters)
    actors = with_pairs(doc, drafted, expressions)
    if actors != drafted:
        expressions = find_expressions(doc, [actor for actor in actors if is_counted(actor)], expressions)
    mentions = with_pronouns(doc, actors, expressions)
    mentioned = {mention.actor for mention in mentions}
    return tuple(in_groups(actor, mentioned) for actor in actors if actor.id in mentioned), mentions


def _with_sieves(
    doc: Doc, mentions: Sequence[Mention], actors: Sequence[Actor], clusters: Sequence[Cluster]
) -> list[Mention]:
    """Give the mentions, those by a description with the sieve that gave it to their actor as their rule."""
    sieves = {
        (actor.id, doc[phrase.start].idx, doc[phrase.start : phrase.end].end_char): f"{DESCRIPTION}-{sieve}"
        for actor, cluster in zip(actors, clusters, strict=True)
        for phrase, sieve in cluster.sieves.items()
    }
    return [
        replace(m, rule=sieves.get((m.actor, m.start, m.end), DESCRIPTION)) if m.rule == DESCRIPTION else m
        for m in mentions
    ]


#: Who was described before and is named now: the first sieve that answers.
NAMED: tuple[Sieve[Description, Cluster], ...] = (
    Sieve("described-before", described_before, "De imam zweeg. «De imam Youssef Karam» lachte."),
    Sieve("accused-before", accused_before, "Een man is opgepakt. «Jan Bos» wordt verdacht van moord."),
    Sieve(
        "in-heading-before", named_in_lead, "Miljonair koopt kasteel\n\n«Jan Bos» kocht gisteren een kasteel in Gent."
    ),
)
#: What joins a description to the name beside it, as a sieve is called.
APPOSITION = "apposition"


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
        sieve = None if partner is None else APPOSITION
        if partner is not None and partner < index and partner in owner and (cluster is None or not cluster.phrases):
            if cluster is not None:
                _absorb(cluster, so_far.now(owner[partner]), so_far, APPOSITION)
            cluster = cluster or so_far.now(owner[partner])
        asked = Description(doc, phrase, so_far)
        if (
            cluster is not None
            and not cluster.phrases
            and (told := first(NAMED, asked))
            and not asked.overlaps(told[1])
        ):
            _absorb(cluster, told[1], so_far, told[0])
        strength = "strong" if cluster is not None or partner in named else refers(doc, phrase)
        if strength == "no":
            continue
        if cluster is None and partner is not None and partner in named:
            cluster = named[partner]
        if cluster is None:
            sieve, cluster = antecedent(asked) or (None, Cluster())
        if sieve is not None:
            cluster.sieves[phrase] = sieve
        _add(doc, cluster, phrase, strength == "strong")
        owner[index] = cluster
        so_far.mention(cluster, phrase)
    return with_inhabitants(doc, so_far.clusters)


def _absorb(cluster: Cluster, described: Cluster, so_far: SoFar, sieve: str) -> None:
    """Put a name in the place of those who were described before it, unless they have a name."""
    if cluster is described or described.names:
        return
    cluster.absorb(described, sieve)
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
        some = are_some_of_them(doc, phrase)
        cluster.vote(("group" if phrase.plural else "person") if some else kind_of_speaker(doc[phrase.head]))
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
        return kind is not None and not all(is_backdrop(doc, phrase, kind) for phrase in cluster.phrases)
    if kind == "organisation" and all(is_setting(doc, phrase, kind) for phrase in cluster.phrases):
        return False
    return cluster.strong or len(cluster.phrases) > 1
