"""The noun phrase from a token on, as a source is coded: that of `noun_phrases`, or more by the order of the words.

A source takes in what is a phrase of its own as a mention: the van-phrase of a name, joint names, a name in apposition.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, TypeAlias

from analysis.grammar.name_words import looks_named
from analysis.grammar.noun_phrases import phrases_from
from analysis.grammar.phrase_core import core_end, determines, name_follows
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


#: Tokens from the first of an expression to the one after its last.
Span: TypeAlias = tuple[int, int]
#: What reads on until it needs the phrase from a later token, asks for it by that token, and is sent it.
_Reads: TypeAlias = Generator[int, Span | None, Span | None]
_Extends: TypeAlias = Generator[int, Span | None, int | None]
_SHORTEST_PART = 6


def phrase_at(doc: Doc, i: int, stop: int) -> Span | None:
    """Give the maximal noun phrase from token `i`: title, name, van-phrase, joint names; no relative clause.

    The longest that begins there, by the tree or by the order of the words, and ends at or before `stop`.

    >>> doc = parse("Dat zegt minister Els Vos van Volksgezondheid (CD&V).")
    >>> doc[slice(*phrase_at(doc, 2, len(doc)))].text
    'minister Els Vos van Volksgezondheid'
    """
    read: dict[int, Span | None] = {}  # each phrase once, and on no stack: a list may name a thousand
    waiting = [(i, _read(doc, i, stop))]
    found: Span | None = None
    while waiting:
        start, reading = waiting[-1]
        try:
            asked = reading.send(found)
        except StopIteration as done:
            found = read[start] = done.value
            waiting.pop()
            continue
        found = read.get(asked)
        if asked not in read:
            waiting.append((asked, _read(doc, asked, stop)))
    return found


def _read(doc: Doc, i: int, stop: int) -> _Reads:
    """Read the phrase from token `i`, part after part."""
    if i >= stop:
        return None
    token = doc[i]
    if token.lower_ in words_of("source-pronoun") and not determines(doc, i, stop):
        return (i, i + 1)
    ends = [phrase.end for phrase in phrases_from(doc, i) if phrase.end <= stop]
    longer = core_end(doc, i, stop)
    while longer is not None:
        ends.append(longer)
        longer = yield from _extend(doc, i, longer, stop)
    return (i, max(ends)) if ends else None


def _extend(doc: Doc, i: int, end: int, stop: int) -> _Extends:
    """Add a van-phrase, an attached phrase, a coordinate or a name in apposition; None when there is nothing to add."""
    if end >= stop:
        return None
    token = doc[end]
    low = token.lower_
    named = any(looks_named(t) for t in doc[i:end])
    if low in {"van", "v."}:
        timed = end + 1 < stop and doc[end + 1].lower_ in words_of("time")
        inner = None if timed else (yield end + 1)
        return inner[1] if inner else None
    attaches = low in words_of("attached-preposition") and token.pos_ == "ADP"
    if attaches and (not named or low == "uit" or doc[end - 1].pos_ == "NOUN"):
        inner = yield end + 1
        if inner is None or any(map(_is_medium, doc[slice(*inner)])):
            return None
        attached = token.dep_ == "case" and i <= token.head.head.i < end and token.head.i < inner[1]
        return inner[1] if attached else None
    if token.text == "(" and named and (shut := _age_ends(doc, end, stop)) is not None:
        return (yield from _extend(doc, i, shut, stop)) if doc[shut].lower_ in words_of("conjunction") else None
    if low in words_of("conjunction"):
        inner = yield end + 1
        return inner[1] if inner and _joined(doc, i, end, inner) else None
    if token.text == "," and end + 1 < stop:
        return (yield from _apposition(doc, i, end, stop))
    return None


def _age_ends(doc: Doc, end: int, stop: int) -> int | None:
    """Give the token after an age or a party in brackets that a joint source goes on after: *Bertens (27) en X*."""
    shut = next((m for m in range(end + 1, min(stop, end + 4)) if doc[m].text == ")"), None)
    return shut + 1 if shut is not None and shut + 1 < stop else None


def _is_medium(token: Token) -> bool:
    """Tell whether a noun is a medium or an occasion to speak, also as the last part of a compound: *tv-programma*."""
    places = words_of("medium", "report-place")
    return token.lower_ in places or any(
        token.lower_.endswith(place) for place in places if len(place) > _SHORTEST_PART
    )


def _joined(doc: Doc, i: int, end: int, inner: Span) -> bool:
    """Tell whether the phrase after a conjunction is joined to the one before it, not the begin of a new clause."""
    if inner[1] < len(doc) and is_finite(doc[inner[1]]) and feature(doc[inner[1]], "Number") == "Sing":
        return False
    if any(t.dep_ == "conj" and i <= t.head.i < end for t in doc[slice(*inner)]):
        return True
    if not any(looks_named(t) and not _after_van(t) for t in doc[i:end]) and inner[1] + 1 < len(doc):
        follower = doc[inner[1]]
        if (follower.text == "," and looks_named(doc[inner[1] + 1])) or any(_personal(doc, m) for m in range(*inner)):
            return doc[inner[0]].pos_ in {"NOUN", "ADJ", "VERB"}
    return looks_named(doc[end - 1]) and looks_named(doc[inner[0]])


def _after_van(token: Token) -> bool:
    """Tell whether a name word belongs to a van-phrase (*minister van Binnenlands Bestuur*)."""
    return any(before.lower_ == "van" for before in token.doc[max(0, token.i - 4) : token.i])


def _apposition(doc: Doc, i: int, end: int, stop: int) -> _Extends:
    """Read *, Bart Somers* after a description without a name, or the next of a list that a conjunction closes."""
    k = end + 1
    if not any(_personal(doc, m) for m in range(i, end)) and looks_named(doc[k]):
        m = k
        while m < stop and (
            looks_named(doc[m]) or (doc[m].lower_ in words_of("phrase-particle") and name_follows(doc, m, stop))
        ):
            m += 1
        closes = m >= stop or doc[m].text in {*",(.:;!?"} or is_finite(doc[m]) or doc[m].pos_ in {"ADP", "ADV"}
        if m - k >= 2 and closes:
            return m
    inner = yield k
    if inner is None or not any(t.lower_ in words_of("conjunction") for t in doc[k : min(stop, end + 12)]):
        return None
    return inner[1] if any(t.dep_ == "conj" and i <= t.head.i < end for t in doc[slice(*inner)]) else None


def _personal(doc: Doc, m: int) -> bool:
    """Tell whether two name words stand next to each other here: a first name and a surname."""
    return looks_named(doc[m]) and m + 1 < len(doc) and looks_named(doc[m + 1]) and doc[m].text[:1].isupper()
