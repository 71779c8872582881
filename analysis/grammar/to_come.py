"""Infinitives: whether what they tell is done, or still to come (*zal slaan, om te slaan*). The list: `unrealised`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.accusations import is_alleged
from analysis.grammar.cues import cues_with
from analysis.grammar.verb_groups import auxiliaries_of, is_infinitive
from analysis.grammar.verbs import infinitive, is_finite, simple_infinitive, speech_verbs, verb_form
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import ask_once, feature

if TYPE_CHECKING:
    from spacy.tokens import Token


@ask_once
def is_to_come(verb: Token) -> bool:
    """Tell whether a verb is an infinitive that is not told as done.

    >>> is_to_come(parse("De man wilde de agent slaan.")[5])
    True
    """
    if any(child.dep_ == "aux" and _is_open(child) for child in verb.children):
        return True
    above = verb.head
    if not is_infinitival(verb) or above.i == verb.i:
        return False
    if verb.dep_ == "conj":
        return is_to_come(above)
    joining = joining_words(verb)
    if joining & words_under("done"):
        return False
    if "te" in joining:
        received = any((one, form) in pairs("received") for one in forms_of(above) for form in forms_of(verb))
        if received or infinitive(above) in words_under("implicative"):
            return is_to_come(above)  # kreeg de premier te zien, kan beginnen te slaan
        return not _is_told(verb, above, joining)
    return bool(forms_of(above) & words_under("not-yet")) and _is_open(above)


def _is_told(verb: Token, above: Token, joining: set[str]) -> bool:
    """Tell whether an infinitive with *te* is claimed, a charge, or of what has been: *zegt te slaan*, *te hebben*."""
    if "om" in joining or infinitive(above) in words_under("hoped"):
        return False  # hoopt te hebben gewonnen
    return _is_claimed(verb, above) or is_perfect(verb) or is_alleged(verb)


def _is_claimed(verb: Token, above: Token) -> bool:
    """Tell whether an infinitive is what a verb of speech before it says, and no plan: *zegt te slaan*."""
    saying = infinitive(above) in speech_verbs() - words_of("seeking-verb") - cues_with("takes-om")
    between = verb.doc[above.i + 1 : verb.i]
    return saying and above.i < verb.i and not any(is_finite(word) for word in between)


def is_perfect(infinitive: Token) -> bool:
    """Tell whether an infinitive tells of what has been: *te hebben gedood, te zijn gedood*.

    >>> is_perfect(parse("De minister gaf toe te hebben gelogen.")[6])
    True
    """
    helpers = {simple_infinitive(word) for word in auxiliaries_of(infinitive) if verb_form(word) == "Inf"}
    return verb_form(infinitive) == "Part" and not helpers.isdisjoint(words_of("perfect-auxiliary"))


def _is_open(auxiliary: Token) -> bool:
    """Tell whether an auxiliary leaves it open: *zal, wil, moet*, *wilde*; not *kon vluchten*, *moest toezien*."""
    wished = "Past" not in feature(auxiliary, "Tense") or forms_of(auxiliary) & words_under("wished")
    return bool(forms_of(auxiliary) & words_under("not-yet")) and bool(wished)


def is_infinitival(verb: Token) -> bool:
    """Tell whether a verb is an infinitive, or a participle with one, without a finite auxiliary: *te hebben gedood*.

    >>> is_infinitival(parse("De minister gaf toe te hebben gelogen.")[6])
    True
    """
    return is_infinitive(verb) and not any(is_finite(word) for word in auxiliaries_of(verb))


def joining_words(word: Token) -> set[str]:
    """Give the words that join a noun or an infinitive to what is above it: *op verdenking van*, *te*, *door*."""
    marks = [child for child in word.children if child.dep_ in ("case", "mark")]
    marks += [child for mark in marks for child in mark.children if child.dep_ == "fixed"]
    return {form for mark in marks for form in forms_of(mark)}


def forms_of(word: Token) -> set[str]:
    """Give a word as it is written and its lemma, in small letters."""
    return {word.lower_, word.lemma_.lower()}


@cache
def pairs(kind: str) -> frozenset[tuple[str, str]]:
    """Give the words of a class of the list, each behind what joins it."""
    rows = load_lexicon("unrealised").rows
    return frozenset((row["beside"], row["word"]) for row in rows if row["class"] == kind)


@cache
def words_under(kind: str) -> frozenset[str]:
    """Give the words of a class of the list, whatever stands before what they say."""
    return frozenset(word for _, word in pairs(kind))
