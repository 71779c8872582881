"""Where a phrase begins and ends: its determiner and adjectives, the prepositional phrases that restrict its head."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.heads import determiners, is_measure
from analysis.actors.names import first_names, place_names
from analysis.actors.nouns import Noun
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def left_edge(doc: Doc, head: int, inside: set[int]) -> int:
    """Find where a phrase begins: its determiner and adjectives with what belongs to them."""
    first = doc[head].sent.start
    start = head
    i = head - 1
    while i >= first:
        token = doc[i]
        if i in inside and not (token.dep_ == "nmod:poss"):
            break
        if token.pos_ == "SPACE":
            break
        if token.is_quote or token.text in "‘’“”'\"":
            quoted = (
                i - 1 >= first and doc[i - 1].pos_ in ("DET", "ADJ", "PRON", "NUM") and _within(doc[i - 1], start, head)
            )
            if not (
                quoted or (start < head and i > first and doc[i + 1].pos_ == "ADJ" and odd_quotes(doc, i + 1, head))
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
        if (
            token.pos_ == "DET"
            and token.lower_ not in ("al", "alle", "beide")
            and not is_measure(doc[i - 1], doc[head])
        ):
            if (
                i - 1 >= first
                and doc[i - 1].lower_ in ("al", "heel", "beide")
                and doc[i - 1].head.i in range(i, head + 1)
            ):
                start = i - 1
            break
        i -= 1
    own = [
        t.i
        for t in doc[first:start]
        if t.head.i == head and t.dep_ in ("det", "nmod:poss") and t.pos_ in ("DET", "PRON")
    ]
    if (
        own
        and start - own[0] <= 6
        and not any(t.pos_ in ("PUNCT", "CCONJ", "AUX") or t.i in inside for t in doc[own[0] : start])
    ):
        start = own[0]
    return start


def odd_quotes(doc: Doc, start: int, head: int) -> bool:
    """Tell whether a quotation mark is left open between two tokens."""
    return sum(doc[k].is_quote or doc[k].text in "‘’“”'\"" for k in range(start, head)) % 2 == 1


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
        return (token.head.i >= start and token.head.i <= head) or after.i == start
    if token.pos_ == "PRON":
        determines = "Poss" in str(token.morph) or token.lower_ in determiners() or token.dep_ in ("nmod:poss", "det")
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
            token.head.i != head
            and start <= token.head.i < head
            and after.pos_ in ("NUM", "ADJ", "ADV", "DET", "PRON", "VERB")
        ) or (after.pos_ == "NUM" and token.lower_ in determiners())
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


def right_edge(
    doc: Doc, head: int, end: int, stop: int, name: tuple[int, int] | None, noun: Noun | None, starts: dict[int, int]
) -> int:
    """Find where a phrase ends: with the prepositional phrases that restrict its head."""
    rules = _restrictive()
    bare_name = name is not None and noun is None
    while end < stop:
        token = doc[end]
        if token.pos_ != "ADP" or token.lower_ not in rules:
            return end
        led = [t.lower_ for t in doc[end : end + 3]] == ["onder", "leiding", "van"]
        target = _object(doc[end + 2] if led else token, stop)
        if target is None or target.lower_ in ("wie", "wier", "welke"):
            return end
        attached = head <= target.head.i < end or any(
            head <= t.i < end for t in (target.head, target.head.head) if t.pos_ != "VERB"
        )
        if rules[token.lower_] != "always" and not attached and not led:
            return end
        near = (end == head + 1 and target.head.pos_ in ("NOUN", "PROPN")) or (
            name is not None and end == name[1] and target.pos_ == "PROPN"
        )
        if rules[token.lower_] == "always" and not attached and not near:
            return end
        if (bare_name or (name is not None and name[1] == end)) and not _names_allow(token, target, noun):
            return end
        if noun is None and rules[token.lower_] != "always" and name is None:
            return end
        if token.lower_ != "van" and target.head.pos_ == "PROPN" and target.head.i != head:
            return end
        if target.lower_ in _times() or (target.pos_ == "NUM" and token.lower_ != "van"):
            return end
        end = max(_object_end(doc, target, stop, starts), end + 2)
    return end


@cache
def _restrictive() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load_lexicon("restrictive-prepositions").rows}


@cache
def _times() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("no-names").rows)


def _names_allow(preposition: Token, target: Token, noun: Noun | None) -> bool:
    """After a name only the portfolio or the office follows: minister Blok van Buitenlandse Zaken."""
    if preposition.lower_ != "van":
        return False
    return (noun is not None and noun.kind in ("office", "role")) or (
        target.text[0].isupper() and target.text not in place_names()
    )


def _object(preposition: Token, stop: int) -> Token | None:
    """Give the noun a preposition governs."""
    target = preposition.head
    if (
        preposition.dep_ in ("case", "mark", "fixed")
        and preposition.i < target.i < stop
        and target.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X")
    ):
        return target
    for token in preposition.doc[preposition.i + 1 : min(stop, preposition.i + 5)]:
        if token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            return None
    return None


def _object_end(doc: Doc, target: Token, stop: int, starts: dict[int, int]) -> int:
    end = starts.get(target.i, target.i + 1)
    for start, unit_end in starts.items():
        if start <= target.i < unit_end:
            end = unit_end
    if end in starts and end < stop and doc[end].head.i == target.i and doc[end].text not in first_names():
        end = starts[end]
    return end
