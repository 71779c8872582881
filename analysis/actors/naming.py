"""Which proper names of a text belong together, and of what type each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.aliases import aliases
from analysis.actors.clusters import Cluster, Words, name_evidence, name_words
from analysis.actors.namesakes import known_by, longer, nearest
from analysis.actors.shortening import fullest
from analysis.actors.speaking import opens_quotation, speaks
from analysis.grammar.cues import cues_with
from analysis.grammar.names import load_first_names, name_type
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import PERSONS, is_unknown_title
from analysis.grammar.quoted import CLOSING_MARKS, OPENING_MARKS
from analysis.grammar.relations import ARGUMENTS, preposition_of, relation, top
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of
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
    names = {i: name_words(doc, p.name) for i, p in enumerate(phrases) if p.name is not None}
    firsts: dict[Words, int] = {}
    for i, words in names.items():
        firsts.setdefault(words, i)
    clusters: list[Cluster] = []
    given: dict[int, Cluster] = {}
    for index in sorted(names, key=lambda i: (-len(names[i]), i)):
        words, phrase = names[index], phrases[index]
        known = known_by(words, clusters) or longer(words, clusters, firsts)
        cluster = nearest(index, known, given, phrases) if known else Cluster(-1)
        if cluster not in clusters:
            clusters.append(cluster)
        for other in known:
            if words not in other.names:
                other.names.append(words)
        _learn(doc, cluster, words, phrase)
        given[index] = cluster
    for first, second in aliases(doc, phrases):
        _join(given, clusters, given[first], given[second])
    for cluster in clusters:
        mine = [(phrases[i], names[i]) for i in given if given[i] is cluster]
        cluster.kind = _decide(doc, cluster, mine)
    return {i: c for i, c in given.items() if c.kind in ("person", "organisation", "place")}


def _join(given: dict[int, Cluster], clusters: list[Cluster], cluster: Cluster, other: Cluster) -> None:
    """Make one cluster of two."""
    if cluster is other:
        return
    cluster.names += [words for words in other.names if words not in cluster.names]
    for kind, weight in other.evidence.items():
        cluster.vote(kind, weight)
    clusters.remove(other)
    given.update({index: cluster for index, owner in given.items() if owner is other})


def _learn(doc: Doc, cluster: Cluster, words: Words, phrase: Phrase) -> None:
    if words not in cluster.names:
        cluster.names.append(words)
        full = fullest(words)
        if full != words and full not in cluster.names:
            cluster.names.append(full)
    assert phrase.name is not None
    if phrase.noun is None and phrase.head < phrase.name[0] and is_unknown_title(doc[phrase.head]):
        cluster.vote("person" if words[0] in load_first_names() else "organisation")
    titled = phrase.noun is not None and phrase.noun.kind in PERSONS
    if _is_thing(doc, phrase) or (name_type(words) == "thing" and not titled) or _is_quoted(doc, phrase.name):
        cluster.vote("thing", 2)
        return
    told = name_evidence(words, phrase)
    cluster.vote(told, 2 if phrase.noun or (told == "organisation" and len(words) > 1) else 1)
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
        and name_type(name_words(doc, phrase.name)) is None
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


def _is_quoted(doc: Doc, name: tuple[int, int]) -> bool:
    """Tell whether a single word stands alone between quotation marks: ‘Prima’."""
    first, end = name
    marks = OPENING_MARKS + CLOSING_MARKS
    return end - first == 1 and 0 < first < end < len(doc) and doc[first - 1].text in marks and doc[end].text in marks


def _decide(doc: Doc, cluster: Cluster, mine: Sequence[tuple[Phrase, Words]]) -> str | None:
    """Decide the type of a name: by title and words, else by what the text does with it."""
    votes = {k: n for k, n in cluster.evidence.items() if k in ("person", "organisation", "place", "thing")}
    voiced = any(speaks(doc, phrase) for phrase, _ in mine)
    if votes:
        best = max(votes, key=lambda k: (votes[k], k == "person"))
        return "organisation" if best == "thing" and voiced else best
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
            len(words) == 1 and token.head.lemma_ in cues_with("reporting") and words[0] not in load_first_names()
        ):
            return "organisation" if role == "nsubj" and token.head.lemma_ in speech else "thing"
        if role in ARGUMENTS:
            score += 2 if token.head.lemma_ in speech else 1
        if preposition in words_of("person-preposition"):
            score += 1
        if preposition in words_of("place-preposition"):
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
    return "organisation" if voiced or (definite and acts) else None


def _may_be_common(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a single word owes its capital to where it stands: at the begin of a sentence, in a heading."""
    assert phrase.name is not None
    start, end = phrase.name
    if end - start > 1 or doc[start].text in load_first_names() or opens_quotation(doc, phrase):
        return False
    token = doc[start]
    heading = part_at(doc, token.idx).kind == "crosshead"
    return heading or (bool(token.is_sent_start) and relation(doc, phrase) not in ARGUMENTS)
