"""Where a phrase begins: with its determiner and adjectives, and what belongs to these."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from analysis.grammar.heads import is_measure
from analysis.grammar.marks import is_closed_between, is_mark, marks_of
from analysis.grammar.nouns import fronts_compound
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


#: Relations that no determiner has to its noun.
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl")


def left_edge(doc: Doc, head: int, inside: Container[int]) -> int:
    """Find where a phrase begins: its determiner and adjectives with what belongs to them."""
    first = doc[head].sent.start
    start = head
    while start > first and fronts_compound(doc[start - 1]):
        start -= 1  # the Full of a Full House-ster
    i = start - 1
    while i >= first:
        token = doc[i]
        if i in inside and not (token.dep_ == "nmod:poss"):
            break
        if token.pos_ == "SPACE":
            break
        if is_mark(token.text) and i not in marks_of(doc).marks:
            break
        if i in marks_of(doc).marks:
            quoted = (
                i - 1 >= first and doc[i - 1].pos_ in ("DET", "ADJ", "PRON", "NUM") and _within(doc[i - 1], start, head)
            )
            if not (
                quoted or (start < head and i > first and doc[i + 1].pos_ == "ADJ" and is_closed_between(doc, i, head))
            ):
                break
            i -= 1
            continue
        if token.pos_ == "PUNCT":
            if not (
                token.text == ","
                and i - 1 >= first
                and doc[i - 1].pos_ == "ADJ"
                and doc[i + 1].pos_ == "ADJ"
                and "prenom" in doc[i - 1].tag_
            ):
                break
        elif token.pos_ in ("CCONJ",):
            if not (
                "prenom" in doc[i - 1].tag_
                and doc[i - 1].pos_ in ("ADJ", "VERB")
                and doc[i + 1].pos_ in ("ADJ", "VERB")
            ):
                break
        elif not _belongs(token, start, head) and not (i == start - 1 and is_measure(token, doc[head])):
            break
        if token.pos_ not in ("PUNCT", "CCONJ"):
            start = i
        if token.pos_ == "DET" and token.lower_ not in words_of("whole") and not is_measure(doc[i - 1], doc[head]):
            if (
                i - 1 >= first
                and doc[i - 1].lower_ in words_of("whole-before-article")
                and doc[i - 1].head.i in range(i, head + 1)
            ):
                start = i - 1
            break
        i -= 1
    own = [t.i for t in doc[head].lefts if t.i < start and t.dep_ in ("det", "nmod:poss") and t.pos_ in ("DET", "PRON")]
    if (
        own
        and start - own[0] <= 6
        and not any(t.pos_ in ("PUNCT", "CCONJ", "AUX") or t.i in inside for t in doc[own[0] : start])
    ):
        start = own[0]
    return start


def _within(token: Token, start: int, head: int) -> bool:
    """Tell whether a word depends, directly or not, on the words of a phrase."""
    seen = 0
    while token.head.i != token.i and seen < 6:
        token = token.head
        seen += 1
        if start <= token.i <= head:
            return True
    return False


def _belongs(token: Token, start: int, head: int) -> bool:
    after = token.nbor(1)
    if token.pos_ == "DET":
        if token.dep_ in _ARGUMENTS and token.lower_ not in kinds_in("determiners"):
            return False  # another word that is tagged as one: Er vielen dertien doden
        return (token.head.i >= start and token.head.i <= head) or after.i == start
    if token.pos_ == "PRON":
        determines = (
            feature(token, "Poss") == "Yes"
            or token.lower_ in kinds_in("determiners")
            or token.dep_ in ("nmod:poss", "det")
        )
        return determines and (_within(token, start, head) or "prenom" in token.tag_)
    if token.pos_ == "ADJ":
        if start == head and "|vrij|" in token.tag_ and token.head.i != head:
            return False
        degree = token.dep_ == "advmod" and start <= token.head.i < head
        return (
            degree
            or (token.dep_ in ("amod", "det", "nummod", "nmod", "conj", "obl") and _within(token, start, head))
            or "prenom" in token.tag_
        )
    if token.pos_ == "NUM":
        return _within(token, start, head)
    if token.pos_ == "VERB":
        return "prenom" in token.tag_ or token.dep_ == "amod"
    if token.pos_ == "ADV":
        return (
            ("prenom" in token.tag_ and token.head.i == head)
            or (
                token.head.i != head
                and start <= token.head.i < head
                and after.pos_ in ("NUM", "ADJ", "ADV", "DET", "PRON", "VERB")
            )
            or (after.pos_ == "NUM" and token.lower_ in kinds_in("determiners"))
        )
    if token.pos_ in ("ADP", "NOUN", "PROPN"):
        return _within_premodifier(token, start, head)
    return False


def _within_premodifier(token: Token, start: int, head: int) -> bool:
    """Tell whether a word belongs to an adjective before the head: de van oorsprong Surinaamse actrice."""
    k = token
    for _ in range(5):
        if k.head.i == k.i:
            return False
        k = k.head
        if start <= k.i < head and k.pos_ in ("ADJ", "VERB", "NUM"):
            return token.dep_ not in ("nsubj", "cc") and k.dep_ in ("amod", "nummod", "acl", "det")
    return False
