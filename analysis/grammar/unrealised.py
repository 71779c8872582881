"""Deeds under words by which they are no fact: an attempt, a plan, a fear, *bijna*, an infinitive still to come.

Which words these are is data: the list `unrealised`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.grammar.to_come import forms_of, is_infinitival, is_to_come, joining_words, pairs, words_under
from analysis.grammar.verb_groups import SUBJECTS, verb_group
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs, verb_form
from analysis.grammar.veridicality import saying_over, veridicality_of
from analysis.grammar.words import kinds_in, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBORDINATE = ("acl", "acl:relcl", "advcl", "csubj", "parataxis", "ROOT")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
#: What joins the words of a cluster of nouns or verbs, rather than a deed to what it is told of.
_JOINED = ("conj", "fixed", "flat", "compound")


def is_unrealised(word: Token, *, is_noun: bool = False) -> bool:
    """Tell whether a deed is told as tried, planned, bidden, feared, all but done or to come: *poging tot*, *om te*.

    >>> doc = parse("De minister belde om te zeggen dat het regent.")
    >>> is_unrealised(doc[5]), is_unrealised(doc[2])
    (True, False)
    """
    if not _is_said_at_once(word) and (_stands_under_a_word(word, is_noun) or is_to_come(word)):
        return True
    if _is_almost(word):
        return True
    return verb_form(word) in ("Inf", "Part") and veridicality_of(word) in ("aimed", "unrealised")


def _is_almost(deed: Token) -> bool:
    """Tell whether a deed was all but done: *werd bijna gedood*; not *doodde bijna alle agenten*, *bijna nooit*."""
    if deed.pos_ != "VERB" and verb_form(deed) != "Part":
        return False
    beside = [child for word in verb_group(deed) for child in word.children if child.dep_ == "advmod"]
    owned = [obj for obj in deed.children if obj.dep_ == "obj" and any(c.dep_ == "nmod:poss" for c in obj.children)]
    beside += [child for obj in owned for child in obj.children]  # had bijna zijn vrouw vermoord
    almost = (
        child.nbor(1) for child in beside if child.lower_ in words_under("almost") and child.i < child.sent.end - 1
    )
    return any(after == deed or not _is_amount(after) for after in almost)


def _is_amount(word: Token) -> bool:
    """Tell whether a word opens what tells how much or how often, which *bijna* makes less: *alle, nooit, de hele*."""
    kind = kinds_in("determiners").get(word.lower_)
    if word.dep_ == "det" and any(c.lower_ in words_under("whole") or c.pos_ == "NUM" for c in word.head.children):
        return True
    return word.pos_ in ("NUM", "ADV", "ADJ") or kind in ("quantified", "negative")


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
    known, words = pairs("unrealised"), words_under("unrealised")
    for below, above in _way_up(deed):
        joining, forms = joining_words(below), forms_of(above)
        particles = (c for c in above.children if c.dep_ in ("compound:prt", "advmod", "xcomp"))
        forms |= {part.lower_ + form for part in particles for form in forms_of(above)}
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
            if word.dep_ in _SUBORDINATE and not is_infinitival(word):
                return
            yield word, word.head
            if word.head.pos_ not in _NOUNS and not is_infinitival(word.head):
                return
        word = word.head
