"""What a relative pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.verb_groups import SUBJECTS, own_subject, subjects_of, with_helpers
from analysis.grammar.verbs import is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("acl:relcl", "acl")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")


def antecedent(token: Token) -> Token:
    """Give what a relative pronoun refers to, the word itself for any other: *Grives, die werd opgepakt* → *Grives*.

    Of *een brief aan Jansen, dat* and *het hoofd van de school, die* the noun is meant that the pronoun agrees with, of
    *de broer van de buren die zwijgt* the one with the number of the verb. Where the parse hangs the clause on a phrase
    from which a verb parts it (*volgens de arts is Jansen, die zweeg*), or on no phrase at all, it is the one before.
    """
    if "Rel" not in token.morph.get("PronType", []) or token.lower_ in ("wat", "waar"):
        return token
    clause = token.head
    while clause.dep_ not in _CLAUSES and clause.head.i != clause.i:
        if clause.dep_ not in ("conj", "xcomp", "ccomp", "aux", "cop", "compound:prt", "obj", "nmod", "obl"):
            return _before(token) or token
        clause = clause.head
    if clause.dep_ not in _CLAUSES or clause.head.i >= token.i:
        return _before(token) or token
    noun = clause.head
    if _is_parted(noun, token) and (near := _before(token)) is not None:
        return near
    while not _agrees(token, noun) and noun.dep_ in ("nmod", "flat", "appos") and noun.head.pos_ in _NOMINAL:
        noun = noun.head
    if _agrees(token, noun):
        return noun
    return token if _is_opener(token, clause.head) else _before(token) or clause.head


def _before(pronoun: Token) -> Token | None:
    """Give the head of the phrase right before *die* or *dat* and its comma, where the pronoun agrees with it."""
    if pronoun.i < 2 or pronoun.nbor(-1).text != ",":
        return None
    noun = pronoun.nbor(-2)
    while noun.dep_ in ("flat", "appos", "nmod", "conj") and noun.head.i < pronoun.i:
        if noun.dep_ in ("nmod", "conj") and noun.pos_ in _NOMINAL and _agrees(pronoun, noun):
            break
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") and _agrees(pronoun, noun) else None


def _is_parted(noun: Token, pronoun: Token) -> bool:
    """Tell whether a finite verb that is no part of the noun's phrase stands between the noun and the pronoun."""
    between = noun.doc[noun.i + 1 : pronoun.i]
    return any(is_finite(t) and noun not in t.ancestors for t in between)


def _is_opener(pronoun: Token, noun: Token) -> bool:
    """Tell whether *dat* opens a clause of its own: *verwijt de wethouder dat hij loog*, with no neuter noun before."""
    common = noun.pos_ == "NOUN" and noun.morph.get("Gender", []) == ["Com"]
    beside = pronoun.dep_ == "obj" and own_subject(pronoun.head)
    close = pronoun.i > 0 and not pronoun.nbor(-1).is_punct
    return pronoun.lower_ == "dat" and common and beside and close and noun.morph.get("Number", []) == ["Sing"]


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Tell whether *dat* stands for a neuter noun, *die* for any but a neuter singular, a subject for its number."""
    if noun.dep_ == "nmod" and noun.pos_ == "NOUN" and _number_differs(pronoun, noun):
        return False
    if pronoun.lower_ == "dat":
        return noun.pos_ != "PROPN" and noun.morph.get("Gender", []) != ["Com"]
    neuter = noun.morph.get("Gender", []) == ["Neut"] and noun.morph.get("Number", []) == ["Sing"]
    return not (pronoun.lower_ == "die" and noun.pos_ == "NOUN" and neuter)


def _number_differs(pronoun: Token, noun: Token) -> bool:
    """Tell whether the verb has another number than a noun that the pronoun, its only subject, would stand for."""
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or any(c.dep_ == "conj" for c in noun.children):
        return False
    if len(subjects_of(verb)) > 1:
        return False
    if any(c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN") for c in verb.children):
        return False  # de leden van het bestuur die de bank kiest
    finite = next((t for t in with_helpers(verb) if is_finite(t)), None)
    number = finite.morph.get("Number", []) if finite is not None else []
    own, above = noun.morph.get("Number", []), noun.head.morph.get("Number", [])
    differs = bool(number and own) and number != own
    return differs and (above == number or (not above and noun.head.pos_ != "NUM"))  # een van de vrouwen die kwam
