"""Where a phrase begins: with its determiner and adjectives, and what belongs to these."""

from __future__ import annotations

from collections.abc import Callable, Container
from itertools import islice
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
#: Words between a head and a determiner of it that stands apart.
_FARTHEST = 6


def left_edge(doc: Doc, head: int, inside: Container[int]) -> int:
    """Find where a phrase begins: its determiner and adjectives with what belongs to them."""
    first = doc[head].sent.start
    start = _begin_of_compound(doc, head, first)
    while start > first and fronts_compound(doc[start - 1]):
        start -= 1  # the Full of a Full House-ster
    i = start - 1
    while i >= first and not _bars(token := doc[i], inside) and _goes_on_over(doc, i, start, head):
        if not _joins(token):
            start = i
            if _opens(token, doc[head]):
                start = i - 1 if i > first and _counts_all(doc[i - 1], i, head) else i
                break
        i -= 1
    return _before_comparison(doc, _before_participle(doc, _far_determiner(doc, head, start, inside)))


def _begin_of_compound(doc: Doc, head: int, first: int) -> int:
    """Give the first part of a compound that the head completes, where it stands apart: *|voor-| en tegenstanders*."""
    begin = head - 2
    joined = begin >= first and doc[head - 1].lower_ in words_of("conjunction")
    return begin if joined and len(doc[begin].text) > 1 and doc[begin].text.endswith("-") else head


def _before_comparison(doc: Doc, start: int) -> int:
    """Give the begin of what compares a number with another: *|meer| dan dertig agenten*."""
    compared = start - 2 >= doc[start].sent.start and doc[start - 1].lower_ == "dan"
    return (
        start - 2 if compared and _is_number(doc[start]) and doc[start - 2].lower_ in words_of("comparing") else start
    )


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" or token.dep_ == "nummod" or token.lower_ in words_of("number-words", "measure")


def _before_participle(doc: Doc, start: int) -> int:
    """Give the article before a participle with a phrase of its own: *|de| door Iran gesteunde beweging*."""
    token = doc[start]
    if token.pos_ != "VERB" or "prenom" not in token.tag_:
        return start
    first = token.sent.start
    for i in range(start - 2, max(first, start - 6) - 1, -1):
        if doc[i].pos_ == "DET" and doc[i + 1].pos_ == "ADP":
            return i
        if doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return start
    return start


def _opens(token: Token, head: Token) -> bool:
    """Tell whether a determiner opens its phrase: no other word of one, and no measure, stands before it."""
    other = token.pos_ != "DET" or token.lower_ in words_of("whole")
    return not other and not is_measure(token.doc[token.i - 1], head)


def _counts_all(token: Token, determiner: int, head: int) -> bool:
    """Tell whether a word before the determiner counts the whole phrase: *al de mannen*."""
    return token.lower_ in words_of("whole-before-article") and determiner <= token.head.i <= head


def _joins(token: Token) -> bool:
    """Tell whether a token only joins what stands in a phrase: a mark, a comma, *en*."""
    return token.pos_ in ("PUNCT", "CCONJ") or token.i in marks_of(token.doc).marks


def _bars(token: Token, inside: Container[int]) -> bool:
    """Tell whether no phrase reaches over a token: another name, white space, an apostrophe."""
    named = token.i in inside and token.dep_ != "nmod:poss"
    if named or token.is_alpha:
        return named
    return token.pos_ == "SPACE" or (is_mark(token.text) and token.i not in marks_of(token.doc).marks)


def _goes_on_over(doc: Doc, i: int, start: int, head: int) -> bool:
    """Tell whether a phrase that begins at `start` goes on to the left over the token `i`."""
    token = doc[i]
    if i in marks_of(doc).marks:
        quoted = doc[i - 1].pos_ in ("DET", "ADJ", "PRON", "NUM") and _within(doc[i - 1], start, head)
        closed = start < head and doc[i + 1].pos_ == "ADJ" and is_closed_between(doc, i, head)
        return i > token.sent.start and (quoted or closed)
    if token.pos_ == "PUNCT":
        return token.text == "," and _between_premodifiers(token, "ADJ")
    if token.pos_ == "CCONJ":
        return _between_premodifiers(token, "ADJ", "VERB")
    belongs = _BELONGS.get(token.pos_)
    return (belongs is not None and belongs(token, start, head)) or (i == start - 1 and is_measure(token, doc[head]))


def _between_premodifiers(token: Token, *classes: str) -> bool:
    """Tell whether a word stands between two adjectives before a noun: *de lange, donkere nacht*."""
    if token.i == token.sent.start:  # Maar gewonde soldaten vluchtten
        return False
    before, after = token.nbor(-1), token.nbor(1)
    return "prenom" in before.tag_ and before.pos_ in classes and after.pos_ in classes


def _far_determiner(doc: Doc, head: int, start: int, inside: Container[int]) -> int:
    """Take a determiner of the head that stands apart, with the words between: *de om haar moed geroemde agent*."""
    determiners = (t.i for t in doc[head].lefts if t.dep_ in ("det", "nmod:poss") and t.pos_ in ("DET", "PRON"))
    far = next(determiners, start)
    if not start - _FARTHEST <= far < start:
        return start
    barred = any(t.pos_ in ("PUNCT", "CCONJ", "AUX") or t.i in inside for t in doc[far:start])
    return start if barred else far


def _within(token: Token, start: int, head: int) -> bool:
    """Tell whether a word depends, directly or not, on the words of a phrase."""
    return any(start <= above.i <= head for above in islice(token.ancestors, 6))


def _determiner(token: Token, start: int, head: int) -> bool:
    if token.dep_ in _ARGUMENTS and token.lower_ not in kinds_in("determiners"):
        return False  # another word that is tagged as one: Er vielen dertien doden
    return start <= token.head.i <= head or token.i + 1 == start


def _pronoun(token: Token, start: int, head: int) -> bool:
    known = feature(token, "Poss") == "Yes" or token.lower_ in kinds_in("determiners")
    determines = known or token.dep_ in ("nmod:poss", "det")
    return determines and ("prenom" in token.tag_ or _within(token, start, head))


def _adjective(token: Token, start: int, head: int) -> bool:
    if token.head.i == head == start and token.nbor(1).i == head and token.doc[head].pos_ in ("ADJ", "VERB"):
        return token.lower_ not in words_of("focus")  # verstandelijk beperkten
    if start == head and "|vrij|" in token.tag_ and token.head.i != head:
        return False
    degree = token.dep_ == "advmod" and start <= token.head.i < head
    modifies = token.dep_ in ("amod", "det", "nummod", "nmod", "conj", "obl")
    return "prenom" in token.tag_ or degree or (modifies and _within(token, start, head))


def _participle(token: Token, start: int, head: int) -> bool:
    return "prenom" in token.tag_ or token.dep_ == "amod"


def _adverb(token: Token, start: int, head: int) -> bool:
    after = token.nbor(1).pos_
    degree = start <= token.head.i < head and after in ("NUM", "ADJ", "ADV", "DET", "PRON", "VERB")
    attribute = token.head.i == head and ("prenom" in token.tag_ or token.dep_ == "det")
    return degree or attribute or (after == "NUM" and token.lower_ in kinds_in("determiners"))


def _within_premodifier(token: Token, start: int, head: int) -> bool:
    """Tell whether a word belongs to an adjective before the head: de van oorsprong Surinaamse actrice."""
    above = (k for k in islice(token.ancestors, 5) if start <= k.i < head and k.pos_ in ("ADJ", "VERB", "NUM"))
    premodifier = next(above, None)
    if premodifier is None or token.dep_ in ("nsubj", "cc"):
        return False
    return premodifier.dep_ in ("amod", "nummod", "acl", "det")


def _owner(token: Token, start: int, head: int) -> bool:
    """Tell whether a name is of whom the head is, or belongs to an adjective before it: *Eva's vader*."""
    owns = token.dep_ == "nmod:poss" and token.head.i == head and token.i == start - 1
    return owns or _within_premodifier(token, start, head)


#: When a word of a class belongs to the phrase behind it, of a head and a begin so far.
_BELONGS: dict[str, Callable[[Token, int, int], bool]] = {
    "DET": _determiner,
    "PRON": _pronoun,
    "NUM": _within,
    "ADJ": _adjective,
    "VERB": _participle,
    "ADV": _adverb,
    "ADP": _within_premodifier,
    "NOUN": _within_premodifier,
    "PROPN": _owner,
}
