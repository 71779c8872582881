"""Who stands where around a word: its clause, its owner, what a preposition brings, whose an attitude is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.grammar.agents import preposition
from analysis.grammar.nouns import look_up
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import auxiliaries_of, has_copula
from analysis.grammar.verbs import infinitive, simple_infinitive, verb_form
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: The preposition that brings who does or made something.
BY = frozenset(("door",))
_OBLIQUE = ("obl", "obl:arg", "obl:agent", "nmod", "advmod")
_CARRIED = ("obj", "obl", "obl:arg", "obl:agent", "xcomp", "compound:prt", "nsubj:pass", "nsubj", "iobj")
_CLAUSES = ("conj", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "ROOT", "csubj")


def helpers_over(verb: Token) -> list[Token]:
    """Give the verbs that help or want a verb, of an infinitive in a list those of the first: *wil halen en winnen*."""
    if verb.dep_ == "conj" and verb_form(verb) == "Inf" and not auxiliaries_of(verb):
        return helpers_over(verb.head) if verb_form(verb.head) == "Inf" else [verb.head]
    wanting = verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX")
    return [*auxiliaries_of(verb), *([verb.head] if wanting else ())]


def brought_by(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Give the phrases that hang on a word with one of these prepositions, in the order of the text."""
    for child in token.children:
        if child.dep_ in _OBLIQUE and preposition(child) in prepositions:
            yield child


def owners(noun: Token) -> list[Token]:
    """Give whose something is: *zijn daad*, *de daad van X*, *X' daad*, and in a headline the name behind it."""
    found = [c for c in noun.children if c.dep_ == "nmod:poss" or c.lower_ in words_of("possessor")]
    found += [c for c in noun.children if c.dep_ == "nmod" and preposition(c) == "van"]
    found += [c for c in noun.children if c.dep_ == "nmod" and preposition(c) is None and c.pos_ == "PROPN"]
    return found


def clause_of(token: Token) -> Token:
    """Give the head of the clause that a word stands in."""
    while token.dep_ not in _CLAUSES and token.head.i != token.i:
        token = token.head
    if token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX") and not has_copula(token):
        return clause_of(token.head) if token.head.i != token.i else token
    return token


def joined(token: Token) -> list[Token]:
    """Give a phrase and those listed with it, *Biden en Harris*; of *niet Biden maar Harris* only *Harris*."""
    return list(taking_part([token]))


def carrier(token: Token) -> Token | None:
    """Give the verb whose object or phrase a noun is: *kreeg … een boete* → *kreeg*."""
    head = token.head
    if token.dep_ in _CARRIED and head.pos_ in ("VERB", "AUX"):
        return head
    if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return carrier(head)
    return None


def first_listed(token: Token) -> Token:
    """Give the first of a list that a noun stands in: *een boete en een taakstraf* → *boete*."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN") and token.head.i < token.i:
        token = token.head
    return token


def verb_in(token: Token, *classes: str) -> bool:
    """Tell whether a verb is of one of these classes of the list of composition, one with a particle as a whole."""
    apart = any(c.dep_ == "compound:prt" and c.pos_ in ("ADP", "ADV", "ADJ") for c in token.children)
    return bool({infinitive(token) if apart else simple_infinitive(token), token.lemma_.lower()} & words_of(*classes))


def whose(attitude: Token) -> Token | None:
    """Give who has an attitude, as the words beside its noun say: *kritiek van de bonden*, *krijgt steun van hen*.

    Also among whom it lives, *onrust onder ouders, kritiek vanuit de Kamer*; *in* brings one only where it names a body
    without a name: *kritiek in de coalitie*, unlike *protest in Hongkong*.
    """
    found = [c for c in attitude.children if c.dep_ == "nmod" and preposition(c) == "van"] + owners(attitude)
    verb = carrier(attitude)
    if not found and verb is not None and verb_in(verb, "receiving-verb"):
        found = list(brought_by(verb, words_of("attitude-giver")))
    if not found:
        among = words_of("among")
        around = [*brought_by(attitude, among), *(brought_by(verb, among) if verb is not None else ())]
        found = [c for c in around if c.i > attitude.i and _has_attitudes(c)]
    return found[0] if found else None


def _has_attitudes(phrase: Token) -> bool:
    noun = look_up(phrase.text, phrase.lemma_) if phrase.pos_ == "NOUN" else None
    if preposition(phrase) == "in":
        return noun is not None and noun.kind in ("group", "organisation")
    return noun is not None or phrase.pos_ in ("PROPN", "PRON")
