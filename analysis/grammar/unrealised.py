"""Deeds under words by which they are no fact: an attempt, a plan, a bid, a fear, an infinitive still to come.

Which words these are is data: the list `unrealised`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.verb_groups import SUBJECTS, auxiliaries_of, verb_group
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs, verb_form
from analysis.grammar.veridicality import saying_over, veridicality_of
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBORDINATE = ("acl", "acl:relcl", "advcl", "csubj", "parataxis", "ROOT")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
#: What joins the words of a cluster of nouns or verbs, rather than a deed to what it is told of.
_JOINED = ("conj", "fixed", "flat", "compound")


def is_unrealised(word: Token, *, is_noun: bool = False) -> bool:
    """Tell whether a deed is told as tried, planned, bidden, feared or still to come: *poging tot*, *zal*, *om te*.

    >>> doc = parse("De minister belde om te zeggen dat het regent.")
    >>> is_unrealised(doc[5]), is_unrealised(doc[2])
    (True, False)
    """
    if not _is_said_at_once(word) and (_stands_under_a_word(word, is_noun) or _is_to_come(word)):
        return True
    return verb_form(word) in ("Inf", "Part") and veridicality_of(word) in ("aimed", "unrealised")


def _is_said_at_once(verb: Token) -> bool:
    """Tell whether who wants to say something says it so, or a thing means it: *wil zeggen dat*, *dat wil zeggen*."""
    if infinitive(verb) not in speech_verbs() or veridicality_of(verb) is not None:
        return False
    group = verb_group(verb)
    beside = [child for word in group for child in word.children]
    means = any(child.dep_ in SUBJECTS and child.lower_ in words_of("thing-pronoun") for child in beside)
    wanted = any(simple_infinitive(word) == "willen" for word in group[1:])
    return wanted and (means or any(saying_over(child) == verb for child in beside))


def _stands_under_a_word(deed: Token, is_noun: bool) -> bool:
    """Tell whether a word of the list stands over a deed, joined by its preposition, or by none as its object."""
    known, words = _pairs("unrealised"), _words_under("unrealised")
    for below, above in _way_up(deed):
        joining, forms = _joining(below), _forms(above)
        particles = (c for c in above.children if c.dep_ in ("compound:prt", "advmod", "xcomp"))
        forms |= {part.lower_ + form for part in particles for form in _forms(above)}
        object_of = below.dep_ in ("obj", "nsubj:pass", "xcomp", "ccomp")
        if joining & words:
            return True
        if object_of and not is_noun:
            # *dreigde ermee te schieten*: the preposition is a word of its own, or there is none
            if forms & words:
                return True
        elif any((word, form) in known for word in ({"-"} if object_of else joining) for form in forms):
            return True
    return False


def _way_up(word: Token) -> Iterator[tuple[Token, Token]]:
    """Give the steps from a word to the verb of its clause: through the nouns and infinitives over it."""
    while word.head.i != word.i:
        if word.dep_ not in _JOINED:
            if word.dep_ in _SUBORDINATE and not _is_infinitive(word):
                return
            yield word, word.head
            if word.head.pos_ not in _NOUNS and not _is_infinitive(word.head):
                return
        word = word.head


def _is_to_come(verb: Token) -> bool:
    """Tell whether a verb is an infinitive that is not told as done."""
    if any(child.dep_ == "aux" and _is_open(child) for child in verb.children):
        return True
    above = verb.head
    if not _is_infinitive(verb) or above.i == verb.i:
        return False
    if verb.dep_ == "conj":
        return _is_to_come(above)
    joining = _joining(verb)
    if joining & _words_under("done"):
        return False
    if "te" in joining:
        received = any((one, form) in _pairs("received") for one in _forms(above) for form in _forms(verb))
        done = received or _forms(above) & _words_under("implicative")  # kreeg de premier te zien, begon te slaan
        return not done or _is_to_come(above)
    return bool(_forms(above) & _words_under("not-yet")) and _is_open(above)


def _is_open(auxiliary: Token) -> bool:
    """Tell whether an auxiliary leaves it open: *zal, wil, moet*, *wilde*; not *kon vluchten*, *moest toezien*."""
    wished = "Past" not in feature(auxiliary, "Tense") or _forms(auxiliary) & _words_under("wished")
    return bool(_forms(auxiliary) & _words_under("not-yet")) and bool(wished)


def _is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive, or a participle with one: *te hebben gedood*."""
    forms = {feature(word, "VerbForm") for word in (verb, *auxiliaries_of(verb))}
    return "Fin" not in forms and "Inf" in forms


def _joining(word: Token) -> set[str]:
    """Give the words that join a noun or an infinitive to what is above it: *op verdenking van*, *te*, *door*."""
    marks = [child for child in word.children if child.dep_ in ("case", "mark")]
    marks += [child for mark in marks for child in mark.children if child.dep_ == "fixed"]
    return {form for mark in marks for form in _forms(mark)}


def _forms(word: Token) -> set[str]:
    return {word.lower_, word.lemma_.lower()}


@cache
def _pairs(kind: str) -> frozenset[tuple[str, str]]:
    rows = load_lexicon("unrealised").rows
    return frozenset((row["beside"], row["word"]) for row in rows if row["class"] == kind)


@cache
def _words_under(kind: str) -> frozenset[str]:
    """Give the words of a class of the list, whatever stands before what they say."""
    return frozenset(word for _, word in _pairs(kind))
