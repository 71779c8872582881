"""The one who is suspected, accused or on trial, where an article tells of one only: *de verdachte*, *mijn cliënt*.

Where it tells of several (*de verdachten*, *een tweede verdachte*, two persons who are held), nobody is taken for the
one meant. *De dader* is not joined: whoever is suspected need not have done it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analysis.actors.agreement import Description, agrees
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.so_far import only
from analysis.grammar.accusations import is_accused, names_accused
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.relations import top
from analysis.grammar.words import words_of
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Doc


def accused(d: Description) -> Cluster | None:
    """Find the one who is accused, where one only is, for *de verdachte*, and for *mijn cliënt* of the defence."""
    noun = d.phrase.noun
    if noun is None or d.phrase.plural or d.phrase.name is not None or several_accused(d.doc):
        return None
    if names_accused(noun.entry):
        fits = d.phrase.reference == "definite" and not d.restricted
    else:
        fits = noun.entry in words_of("clients") and d.phrase.reference == "possessive" and _one_side(d.doc)
    found = only(accused_of(d.doc, d.so_far)) if fits else None
    return found if found is not None and agrees(d, found, renamed=True) else None


def accused_before(d: Description) -> Cluster | None:
    """Find the one accused without a name so far, for a name that is: *Een man is opgepakt. D.V.B. wordt verdacht*."""
    if d.phrase.name is None or d.phrase.plural or not is_accused(d.top) or several_accused(d.doc):
        return None
    found = only(accused_of(d.doc, d.so_far))
    return found if found is not None and not found.names else None


def accused_of(doc: Doc, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Give the persons who are accused as far as the text has told."""
    return (c for c in clusters if type_of(c) == "person" and not c.plural and was_accused(doc, c))


def was_accused(doc: Doc, cluster: Cluster) -> bool:
    """Tell whether the text says that somebody is suspected, accused or on trial."""
    return any(names_accused(head) for head in cluster.heads) or cluster.ever(_tells_accused, doc)


def _tells_accused(doc: Doc, phrase: Phrase) -> bool:
    return is_accused(top(doc, phrase))


@ask_once
def several_accused(doc: Doc) -> bool:
    """Tell whether a text tells of more than one who is accused.

    >>> several_accused(parse("De verdachte zweeg. De andere verdachte bekende."))
    True
    """
    for phrase in noun_phrases(doc):
        if phrase.noun is not None and names_accused(phrase.noun.entry):
            another = any(t.lower_ in words_of("another") for t in doc[phrase.start : phrase.head])
            if phrase.plural or another or doc[phrase.head].lower_.startswith(tuple(words_of("along-with"))):
                return True
        if is_accused(top(doc, phrase)) and (phrase.plural or _is_joined(doc, phrase)):
            return True
    return False


def _is_joined(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether somebody is named in one breath with another: *Jan Bos en Kees Maas*."""
    return any(t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN") for t in top(doc, phrase).children)


@ask_once
def _one_side(doc: Doc) -> bool:
    """Tell whether no lawyer of the harmed speaks in a text: *de advocaat van de nabestaanden*."""
    lawyers = [p for p in noun_phrases(doc) if p.noun is not None and p.noun.entry in words_of("lawyers")]
    return not any(t.lower_ in words_of("harmed-party") for p in lawyers for t in doc[p.head : p.end])
