"""The core of a noun phrase: determiners, adjectives, nouns and names, up to what may follow a complete phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.name_words import looks_named
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_FARTHEST = 12


def determines(doc: Doc, i: int, stop: int) -> bool:
    """Tell whether a pronoun form (*deze, beide, haar*) determines a noun after it.

    >>> doc = parse("Haar advocaat zwijgt.")
    >>> determines(doc, 0, len(doc))
    True
    """
    low = doc[i].lower_
    if low not in words_of("possessive", "determiner") or i + 1 >= stop:
        return False
    k = i + 1
    while k < stop and doc[k].pos_ in {"ADJ", "ADV", "CCONJ"}:
        k += 1
    nominal = k < stop and doc[k].pos_ in {"NOUN", "PROPN", "NUM", "VERB", "X", "SYM"}
    return nominal and doc[i + 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and not is_finite(doc[i + 1])


def core_end(doc: Doc, i: int, stop: int) -> int | None:
    """Read determiners, adjectives and nouns; give the end, or None when no noun comes.

    >>> doc = parse("Een van de spelers zwijgt.")
    >>> core_end(doc, 0, len(doc))
    1
    """
    end = _first_noun_end(doc, i, stop)
    return None if end is None else _goes_on_to(doc, i, end, stop)


def _first_noun_end(doc: Doc, i: int, stop: int) -> int | None:
    """Read up to the first noun, or to what stands for one; give where it ends."""
    if (head := _attributed(doc, i, stop)) is not None:
        return head + 1
    for j in range(i, stop):
        token = doc[j]
        if _stands_alone(doc, i, j, stop):
            return j + 1
        if _is_determiner(token):
            continue
        if _fraction(doc, j, stop):
            return j + 1
        if looks_nominal(token):
            return None if token.lower_ in words_of("time") and not token.text[0].isupper() else j + 1
        marked = token.text in {"'", "’", '"', "“", "‘", "„"} and i < j < stop - 2
        if not (marked or _precedes_noun(doc, j, stop)):
            return j + 1 if j > i and _nominalised(doc, j, stop) else None
    return None


def _goes_on_to(doc: Doc, i: int, j: int, stop: int) -> int:
    """Read on after the first noun: more of a name, its number, another word of a compound; give where it ends."""
    while j < stop:
        token = doc[j]
        if looks_nominal(token) and token.lower_ not in words_of("time") and token.pos_ != "SYM":
            if _another_noun(doc, i, j):
                break
            j += 1
        elif token.lower_ in words_of("phrase-particle") and looks_named(doc[j - 1]) and name_follows(doc, j, stop):
            while doc[j].lower_ in words_of("phrase-particle"):
                j += 1
        elif _numbers(doc, j, stop) or _joins_nouns(doc, j, stop):
            j += 1
        else:
            break
    return j


def _attributed(doc: Doc, i: int, stop: int) -> int | None:
    """Give the noun after a participle with its own phrases: *een door de stad gesteunde |vereniging|*."""
    if i + 3 >= stop or doc[i].pos_ != "DET" or doc[i + 1].pos_ != "ADP":
        return None
    head = doc[i].head
    inside = i + 2 < head.i < min(stop, i + _FARTHEST) and head.pos_ in {"NOUN", "PROPN"}
    plain = not any(is_finite(t) or t.text in {",", ":"} for t in doc[i : head.i])
    return head.i if inside and plain else None


def _stands_alone(doc: Doc, i: int, j: int, stop: int) -> bool:
    """Tell whether a word is a phrase without a noun: *een van de spelers, een ander, de derde*."""
    token = doc[j]
    follower = doc[j + 1] if j + 1 < stop else None
    if follower is not None and follower.lower_ == "van" and j == i:
        return token.lower_ in words_of("quantified", "indefinite") or token.pos_ == "NUM"
    if j == i or token.lower_ not in words_of("other"):
        return False
    return follower is None or follower.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"}


def _fraction(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether a word that is not tagged as a noun is a part of some: *driekwart van de kiezers*."""
    if doc[j].pos_ != "ADJ" or j + 1 >= stop or doc[j + 1].lower_ != "van":
        return False
    return doc[j].lower_.endswith(tuple(words_of("measure", "part")))


def _nominalised(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether an adjective after a determiner stands for a person by itself: *de Nederlandse, de verdachte*."""
    token = doc[j]
    if token.pos_ not in {"ADJ", "VERB", "NUM", "PRON"} or is_finite(token) or not token.lower_.endswith(("e", "en")):
        return False
    if doc[j - 1].lower_ == "het" and not token.lower_.endswith("e"):
        return False
    if doc[j - 1].lower_ not in words_of("before-nominal-adjective") or token.lower_ in words_of("time"):
        return False
    return j + 1 >= stop or doc[j + 1].is_punct or doc[j + 1].pos_ in {"ADP", "ADV", "CCONJ", "VERB", "AUX", "SCONJ"}


def _another_noun(doc: Doc, i: int, j: int) -> bool:
    """Tell whether a common noun right after a common noun is another phrase (*(volgens) de politie diefstal*)."""
    here, before = doc[j], doc[j - 1]
    if here.pos_ != "NOUN" or before.pos_ not in {"NOUN", "PROPN"} or not here.text[0].islower():
        return False
    if before.lower_ in words_of("measure", "part"):
        return False
    return not (i <= here.head.i < j or before.head.i == j or (before.head.i == here.head.i and before.dep_ == "appos"))


def _numbers(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether a number belongs to the name or noun before it: *Radio 5*, *nummer 4*."""
    if doc[j].pos_ != "NUM":
        return False
    follower = doc[j + 1] if j + 1 < stop else None
    plain = follower is None or follower.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"}
    return plain and (looks_named(doc[j - 1]) or doc[j - 1].lower_ in words_of("ranked"))


def _is_determiner(token: Token) -> bool:
    return token.pos_ in {"DET", "NUM"} or token.lower_ in words_of("possessive", "determiner")


def name_follows(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether a name goes on after particles.

    >>> doc = parse("Jan van den Berg")
    >>> name_follows(doc, 1, len(doc))
    True
    """
    k = j
    while k < stop and doc[k].lower_ in words_of("phrase-particle"):
        k += 1
    if k >= stop or k - j > 3 or doc[j].lower_ == "op":
        return False
    return doc[k].text[0].isupper() and doc[k].pos_ in {"PROPN", "NOUN", "X"}


def _precedes_noun(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether a word modifies a noun that comes: an adjective, a participle, an adverb before an adjective."""
    if doc[j].pos_ not in {"ADJ", "VERB", "ADV", "NUM", "DET"} or is_finite(doc[j]) or j + 1 >= stop:
        return False
    token, follower = doc[j], doc[j + 1]
    if token.pos_ == "ADV" and follower.pos_ not in {"ADJ", "NUM", "VERB"}:
        return False
    if token.pos_ == "VERB" and feature(token, "VerbForm") == "Inf":
        return False
    listed = follower.text in {",", "-"} and j + 2 < stop and doc[j + 2].pos_ == "ADJ"
    return listed or looks_nominal(follower) or follower.pos_ in {"ADJ", "NUM", "VERB", "CCONJ"}


def _joins_nouns(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether an adjective between two nouns makes them one: *hoogleraar internationaal recht*."""
    head, token = doc[j - 1], doc[j]
    if token.pos_ != "ADJ" or head.pos_ != "NOUN" or not token.text.endswith(("e", "l", "n")) or j + 1 >= stop:
        return False
    follower = doc[j + 1]
    if not looks_nominal(follower) or follower.lower_ in words_of("time"):
        return False
    if follower.pos_ != "NOUN":
        return token.head.i <= j + 1
    return follower.head.i == head.i or not follower.text[0].islower()


def looks_nominal(token: Token) -> bool:
    """Tell whether a token can be the head of a noun phrase."""
    return token.pos_ in {"NOUN", "PROPN", "X", "SYM"} or (
        token.text[:1].isupper()
        and token.pos_ not in {"DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ", "VERB", "AUX", "ADJ", "NUM"}
    )
