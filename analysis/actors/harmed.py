"""Who was harmed and who is a minor, as far as the words of an article tell: nobody else is *het slachtoffer*."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.relations import relation, top
from analysis.grammar.words import kinds_in
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_minor(noun: str) -> bool:
    """Tell whether a noun names somebody young.

    >>> is_minor("meisje"), is_minor("vrouw")
    (True, False)
    """
    return kinds_in("person-conditions").get(noun) == "minor"


def is_harmed(noun: str) -> bool:
    """Tell whether a noun names somebody who was harmed.

    >>> is_harmed("slachtoffer"), is_harmed("dader")
    (True, False)
    """
    return kinds_in("person-conditions").get(noun) == "harmed"


def was_harmed(doc: Doc, cluster: Cluster) -> bool:
    """Tell whether the text says that somebody was harmed: he was shot, or died, or *de moord op* is on him."""
    return any(is_harmed(head) for head in cluster.heads) or any(_undergoes(doc, p) for p in cluster.phrases)


def _undergoes(doc: Doc, phrase: Phrase) -> bool:
    role = relation(doc, phrase)
    above = top(doc, phrase).head
    if role in ("nmod", "obl"):
        return above.lemma_.lower() in _harm("deed-nouns")
    done_to = role in ("obj", "nsubj:pass") and above.lemma_ in _harm("deeds", "agent")
    return done_to or (role == "nsubj" and above.lemma_ in _harm("deeds", "patient"))


@cache
def _harm(lexicon: str, subject: str | None = None) -> frozenset[str]:
    """Give the words of a lexicon of deeds for harm; of verbs those whose subject does it, or undergoes it."""
    rows = load_lexicon(lexicon).rows
    return frozenset(
        row["lemma"] for row in rows if row["class"] == "harm" and (subject is None or row["subject"] == subject)
    )
