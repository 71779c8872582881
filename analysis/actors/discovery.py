"""Discovery: who is in an article, found without a registry.

Proper names are gathered first, for the whole text; then every phrase is read in order, and is given to an actor or
makes a new one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.agreement import heads_of
from analysis.actors.anaphora import antecedent
from analysis.actors.apposition import appositions
from analysis.actors.clusters import Cluster, Words, gender_of, longest, name_words, origins_of, slug, type_of
from analysis.actors.mentions import find_mentions
from analysis.actors.merging import absorb, with_inhabitants
from analysis.actors.naming import gather_names
from analysis.actors.presented import described_before
from analysis.actors.referring import refers
from analysis.actors.settings import is_bracketed, is_credit, is_portfolio, is_setting
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.nouns import PERSONS, kind_of_speaker
from analysis.grammar.wording import normalise
from analysis.grammar.words import words_of
from analysis.records import Actor

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
    phrases = [
        p for p in noun_phrases(doc) if not (is_credit(doc, p.start) or is_portfolio(doc, p) or is_bracketed(doc, p))
    ]
    clusters = _clusters(doc, phrases)
    actors = _actors(doc, [c for c in clusters if _is_actor(doc, c)])
    mentioned = {mention.actor for mention in find_mentions(doc, actors)}
    return tuple(actor for actor in actors if actor.id in mentioned)


def _clusters(doc: Doc, phrases: Sequence[Phrase]) -> list[Cluster]:
    named = gather_names(doc, phrases)
    joined = appositions(doc, phrases)
    owner: dict[int, Cluster] = {}
    clusters: list[Cluster] = []
    for index, phrase in enumerate(phrases):
        cluster = named.get(index)
        partner = joined.get(index)
        if cluster is None and phrase.name is not None and phrase.noun is None:
            continue
        if partner is not None and partner < index and partner in owner and (cluster is None or not cluster.phrases):
            if cluster is not None:
                absorb(cluster, owner[partner], clusters, owner)
            cluster = cluster or owner[partner]
        if cluster is not None and not cluster.phrases and (told := described_before(doc, phrase, clusters)):
            absorb(cluster, told, clusters, owner)
        strength = "strong" if cluster is not None or partner in named else refers(doc, phrase)
        if strength == "no":
            continue
        if cluster is None and partner is not None and partner in named:
            cluster = named[partner]
        if cluster is None:
            cluster = antecedent(doc, phrase, clusters) or Cluster(len(clusters))
        _add(doc, cluster, phrase, strength == "strong")
        owner[index] = cluster
        if cluster not in clusters:
            clusters.append(cluster)
    return with_inhabitants(doc, clusters)


def _add(doc: Doc, cluster: Cluster, phrase: Phrase, strong: bool) -> None:
    cluster.phrases.append(phrase)
    cluster.strong = cluster.strong or strong
    cluster.heads |= heads_of(doc, phrase)
    cluster.origins |= origins_of(doc, phrase)
    if (
        phrase.name is not None
        and phrase.noun is not None
        and phrase.reference == "definite"
        and phrase.name[0] > phrase.start
    ):
        cluster.titles.append(doc[phrase.start : phrase.name[0]].text)
    if phrase.name is None or not cluster.names:
        cluster.texts.append(doc[phrase.start : phrase.end].text)
        cluster.plural = cluster.plural or phrase.plural
    words: Words = name_words(doc, phrase.name) if phrase.name else ()
    cluster.gender = cluster.gender or gender_of(words, phrase, cluster.names)
    if phrase.noun is None and phrase.name is None:
        cluster.vote(kind_of_speaker(doc[phrase.head]), 1)
    if phrase.noun is not None:
        cluster.vote(_kind(phrase), 1)
        if phrase.noun.kind == "inhabitant":
            cluster.people.add(phrase.noun.entry)
        if phrase.noun.kind == "office":
            cluster.vote("office")


def _kind(phrase: Phrase) -> str | None:
    noun = phrase.noun
    if noun is None:
        return None
    if noun.kind in PERSONS:
        return "group" if phrase.plural and phrase.name is None else "person"
    if noun.kind == "people":
        return "group"
    return "group" if phrase.plural and phrase.name is None else "organisation"


def _is_actor(doc: Doc, cluster: Cluster) -> bool:
    kind = type_of(cluster)
    if cluster.names and kind == "person":
        return True
    if cluster.names and kind in ("place", "organisation", None):
        acting = [p for p in cluster.phrases if not is_setting(doc, p, kind or "organisation")]
        return bool(acting) and kind is not None
    if kind == "organisation" and all(is_setting(doc, phrase, kind) for phrase in cluster.phrases):
        return False
    return cluster.strong or len(cluster.phrases) > 1


def _actors(doc: Doc, clusters: Sequence[Cluster]) -> tuple[Actor, ...]:
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    surnames: Counter[str] = Counter()
    for cluster in clusters:
        for text in cluster.texts:
            owners[normalise(text)].add(id(cluster))
        surnames.update({" ".join(words) for words in cluster.names})
    actors: list[Actor] = []
    for cluster in clusters:
        texts = list(dict.fromkeys(_lowered(text) for text in cluster.texts))
        names = list(dict.fromkeys(" ".join(words) for words in cluster.names))
        name = " ".join(longest(_plain(cluster.names))) if names else normalise(texts[0])[1]
        shared = [text for text in texts if len(owners[normalise(text)]) > 1]
        common = [text for text in names if surnames[text] > 1 and text != name]
        actors.append(
            Actor(
                id=slug(name, (actor.id for actor in actors)),
                name=name if names else _cased(cluster.texts[0], name),
                type=type_of(cluster) or "group",
                aliases=tuple(text for text in names if text != name and text not in common),
                roles=(*shared, *common),
                descriptors=tuple(text for text in texts if text not in shared),
                gender=cluster.gender,  # type: ignore[arg-type]
            )
        )
    return tuple(actors)


def _plain(names: Sequence[Words]) -> list[Words]:
    """Leave out the names that are another with a genitive s: Petrovics."""
    known = set(names)
    return [words for words in names if (*words[:-1], words[-1].removesuffix("s")) not in known - {words}]


def _lowered(text: str) -> str:
    """Write an expression as inside a sentence: its first word in small letters, unless it is a name."""
    first, space, rest = text.partition(" ")
    if first.lower() in words_of("written-small") or not any(c.isupper() for c in first[1:]):
        plain = first.lower() if not first[:1].isupper() or _is_common(first) else first
        return plain + space + rest
    return text


def _is_common(word: str) -> bool:
    from analysis.grammar.demonyms import adjectives_of_origin
    from analysis.grammar.nouns import look_up

    noun = look_up(word)
    return word not in adjectives_of_origin() and not (noun and noun.kind == "inhabitant")


def _cased(text: str, name: str) -> str:
    """Give the words of a name with the capitals that the text has."""
    at = text.lower().replace("“", "").replace("”", "").find(name)
    plain = text.replace("“", "").replace("”", "")
    return plain[at : at + len(name)] if at > 0 else _lowered(plain)
