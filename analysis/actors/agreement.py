"""Whether a description may take up an actor: number, gender, origin, and modifiers that tell one from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, origins_of
from analysis.grammar.demonyms import adjectives_of_origin, countries, inhabitants
from analysis.grammar.heads import is_title
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import BODIES, PERSONS, Noun, singulars
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


_AGE = re.compile(r"\d+(?=-jarige)")


def heads_of(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the words a later description may take up: the head as it stands, and its last part."""
    if phrase.noun is None:
        return set()
    text = doc[phrase.head].lower_
    found = {phrase.noun.entry.lower(), text}
    if phrase.end > phrase.stem[1] and doc[phrase.stem[1]].lower_ == "van":
        owner = [t.text for t in doc[phrase.stem[1] + 1 : phrase.end] if t.pos_ not in ("DET", "ADJ")]
        found.add(f"{' '.join(owner)}-{text}".lower())
        if phrase.noun.kind in PERSONS and owner and doc[phrase.end - 1].pos_ == "PROPN":
            found.add(f"{owner[-1]}-{text}".lower())
    found |= {t.lower_ for t in doc[phrase.start : phrase.head] if t.pos_ == "NOUN"}
    if phrase.name is not None and phrase.name[0] > phrase.head:
        found |= {t.lower_ for t in doc[phrase.head + 1 : phrase.name[0]] if is_title(t)}
    found |= {form for form in singulars(text) if form.endswith(phrase.noun.entry.lower())}
    if phrase.noun.entry == "minister" and "eerste" in [t.lower_ for t in doc[phrase.start : phrase.head]]:
        found |= {"premier", "eerste minister"}
    return found


def agrees(doc: Doc, phrase: Phrase, cluster: Cluster, renamed: bool = False) -> bool:
    """Tell whether number, gender, origin and modifiers allow that a phrase takes up a cluster.

    `renamed`: the phrase calls somebody what he was not called before, so *voormalig* tells him from nobody.
    """
    if phrase.plural != cluster.plural:
        return False
    noun = phrase.noun
    if noun and noun.gender and cluster.gender and noun.gender != cluster.gender:
        return False
    if _ages(doc[phrase.start : phrase.end].text, cluster.texts):
        return False
    origins = origins_of(doc, phrase)
    if origins and cluster.origins and not origins & cluster.origins and noun and noun.kind in BODIES | {"office"}:
        return False
    if noun and noun.kind == "organisation" and not cluster.names and _extra_adjective(doc, phrase, cluster):
        return False
    if noun and (noun.kind == "inhabitant" or origins) and _foreign(noun, origins, cluster):
        return False
    words = [token.lower_ for token in doc[phrase.start : phrase.head]]
    if "eerste" in words and noun and noun.entry == "minister":
        words.remove("eerste")
    telling = [word for word in words if word in words_of("conflicting-modifiers")]
    if renamed:
        telling = [word for word in telling if word not in words_of("former")]
    if telling or (not renamed and _is_another(doc, phrase, cluster)):
        return False
    if not renamed and phrase.end > phrase.stem[1] and not is_told_by_itself(doc, phrase):
        return any("-" in head and head in cluster.heads for head in heads_of(doc, phrase))
    return True


def _ages(text: str, others: Sequence[str]) -> bool:
    """Tell whether an expression gives an age that contradicts those given before: de 23-jarige, de 25-jarige."""
    age = _AGE.search(text)
    told = {found.group() for other in others if (found := _AGE.search(other))}
    return age is not None and bool(told) and age.group() not in told


def is_told_by_itself(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a description takes up somebody whatever follows it: de Limburger, de 38-jarige renner van Visma."""
    noun = phrase.noun
    if noun is None:
        return False
    aged = any(t.lower_.endswith("jarige") for t in doc[phrase.start : phrase.head])
    return noun.kind == "inhabitant" or (aged and noun.kind == "role")


def _extra_adjective(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a phrase has an adjective that the descriptions before did not have: it may be another body."""
    said = {word.lower() for text in cluster.texts for word in text.split()}
    adjectives = {
        t.lower_ for t in doc[phrase.start : phrase.head] if t.pos_ == "ADJ" and t.text not in adjectives_of_origin()
    }
    return bool(adjectives - said)


def _foreign(noun: Noun, origins: set[str], cluster: Cluster) -> bool:
    """Tell whether an actor is known to be of another country: de Nederlander after de Rus."""
    own = {inhabitants().get(noun.entry, ""), *origins} & countries()
    people = {inhabitants()[head] for head in cluster.people if head in inhabitants()}
    theirs = (people | cluster.origins) & countries()
    return bool(own and theirs) and not own & theirs


def _is_another(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a prefix sets a phrase apart from an actor who was never called so: de oud-burgemeester."""
    before = [t.lower_ for t in doc[phrase.start : phrase.head + 1] if t.lower_.startswith(former_prefixes())]
    return any(not any(head.startswith(word) for head in cluster.heads) for word in before)


def former_prefixes() -> tuple[str, ...]:
    """Give the prefixes of one who was something: oud-burgemeester, ex-man."""
    return tuple(sorted(words_of("former-prefix")))
