"""Descriptions that take up an actor named before: een vrouw … de vrouw, premier Michel … de premier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.agreement import agrees, heads_of
from analysis.actors.bodies import body_named, kind_named
from analysis.actors.clusters import Cluster, Words
from analysis.actors.epithets import epithet_of, only_one
from analysis.actors.kin import kin_of
from analysis.grammar.names import organisation_names
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import BODIES
from analysis.grammar.wording import normalise
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import part_at

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


def antecedent(doc: Doc, phrase: Phrase, clusters: Sequence[Cluster]) -> Cluster | None:
    """Find the actor a description takes up: by its words, its head, a synonym, or as an epithet of the one at hand."""
    text = canonical(doc[phrase.start : phrase.end].text)
    kind, words = normalise(text)
    recent = sorted(clusters, key=lambda c: -c.phrases[-1].start)
    stem = normalise(doc[phrase.start : phrase.stem[1]].text)[1]
    if named := _named_since(doc, phrase, recent):
        return named
    for cluster in recent:
        if _counted_again(doc, phrase, words) and any(canonical(t).lower() == text.lower() for t in cluster.texts):
            return cluster
        if kind == "indefinite" and "-jarige" in stem and any(normalise(text)[1] == stem for text in cluster.texts):
            return cluster
        for other in (*cluster.texts, *cluster.titles):
            other_kind, other_words = normalise(canonical(other))
            if other_words == words and kind == other_kind != "indefinite" and phrase.reference != "quantified":
                return cluster
            bodies = (
                phrase.noun is not None and phrase.noun.kind in BODIES and {kind, other_kind} == {"bare", "definite"}
            )
            if other_words == words and bodies and phrase.reference != "possessive":
                return cluster
            long = phrase.noun is not None and phrase.noun.kind in BODIES and words.count(" ") > 1
            if other_words == words and (kind == "definite" or long) and cluster.plural == phrase.plural:
                return cluster
    if phrase.noun is not None and phrase.reference == "bare" and phrase.plural:
        return _same_plural(doc, phrase, recent)
    if phrase.noun is not None and phrase.noun.kind == "kin" and (kin := kin_of(doc, phrase, recent)):
        return kin
    if phrase.reference != "definite" or phrase.noun is None:
        return None
    return (
        _from_heading(doc, phrase, recent)
        or _by_name(doc, phrase, recent)
        or _by_head(doc, phrase, recent)
        or kind_named(doc, phrase, recent)
        or epithet_of(doc, phrase, recent)
        or body_named(doc, phrase, recent)
        or only_one(doc, phrase, recent)
    )


def _named_since(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the body named last by a name with the noun in it: het Letterkundig Museum … het museum."""
    noun = phrase.noun
    if (noun is not None and noun.kind != "organisation") or phrase.reference != "definite" or phrase.plural:
        return None
    if phrase.end - phrase.start > 2:
        return None
    text = doc[phrase.head].lower_
    for cluster in recent:
        if any(len(name) > 1 and _ends_in(name, text) for name in cluster.names):
            return cluster
        if any(p.noun is not None and p.name is None and doc[p.head].lower_ == text for p in cluster.phrases):
            return None
    return None


def _ends_in(name: Words, noun: str) -> bool:
    """Tell whether the first or last word of a name is a noun or a compound of it: Kenniscentrum Dierplagen."""
    words = (name[0].lower(), name[-1].lower())
    return noun in words or (len(noun) >= 5 and any(word.endswith(noun) for word in words))


def _counted_again(doc: Doc, phrase: Phrase, words: str) -> bool:
    """Tell whether a phrase is a bare number and a noun: twee kinderen … twee kinderen."""
    first = doc[phrase.start]
    counted = first.pos_ == "NUM" or first.dep_ == "nummod" or first.lower_ in words_of("number-words")
    return phrase.reference == "quantified" and words.count(" ") == 1 and counted


def _from_heading(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the body that a heading names by a bare noun: Ondernemingsraad boos … de ondernemingsraad van X."""
    noun = phrase.noun
    if noun is None or noun.kind not in BODIES or phrase.plural:
        return None
    text = doc[phrase.head].lower_
    same = [c for c in recent if not c.names and not c.plural and text in c.heads]
    if len(same) != 1 or not all(_is_bare_heading(doc, p) for p in same[0].phrases):
        return None
    return same[0]


def _is_bare_heading(doc: Doc, phrase: Phrase) -> bool:
    heading = part_at(doc, doc[phrase.start].idx).kind in ("headline", "crosshead")
    return heading and phrase.reference == "bare" and phrase.end - phrase.start == 1


def _by_name(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the name that a common noun writes small: de Belastingdienst … de belastingdienst."""
    text = doc[phrase.head].lower_
    return next((c for c in recent if any(len(name) == 1 and name[0].lower() == text for name in c.names)), None)


def canonical(text: str) -> str:
    """Write known names of organisations in their fullest form: de leider van IS → de leider van Islamitische Staat."""
    known = organisation_names()
    return " ".join(known[word][0] if word in known else word for word in text.split())


def _same_plural(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    """Find the plural that a like one takes up: speciale eenheden van het leger … Amerikaanse speciale eenheden."""
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


def _by_head(doc: Doc, phrase: Phrase, recent: Sequence[Cluster]) -> Cluster | None:
    noun = phrase.noun
    assert noun is not None
    own = heads_of(doc, phrase)
    simple = phrase.plural or doc[phrase.head].lower_ == noun.entry
    keys = [own, own | {s for head in own for s in _synonyms().get(head, ())}] if simple else [own]
    for heads in keys:
        for cluster in recent:
            if (
                (heads & cluster.heads or _is_tail_of(doc, phrase, cluster))
                and agrees(doc, phrase, cluster)
                and _head_fits(doc, phrase, cluster)
            ):
                return cluster
    return None


def _is_tail_of(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a head is the last part of one used before: terreurgroep … de groep."""
    text = doc[phrase.head].lower_
    tails = any(h.endswith(text) and len(h) >= len(text) + 3 for h in cluster.heads)
    return len(text) >= 4 and (tails or _is_named_after(text, cluster))


def _is_named_after(text: str, cluster: Cluster) -> bool:
    """Tell whether a noun opens a compound with a name used before: de commissie-Fokkens … de commissie."""
    words = [word for expression in cluster.texts for word in expression.split()]
    return any(w.lower().startswith(f"{text}-") and w[len(text) + 1 : len(text) + 2].isupper() for w in words)


def _head_fits(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a compound head goes with a head used before: another compound of the same noun does not."""
    text = doc[phrase.head].lower_
    noun = phrase.noun
    assert noun is not None
    if phrase.plural or text == noun.entry or text in cluster.heads or _is_tail_of(doc, phrase, cluster):
        return True
    return not any(head != noun.entry and head.endswith(noun.entry) for head in cluster.heads)
