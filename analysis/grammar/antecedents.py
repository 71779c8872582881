"""What a relative pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def antecedent(token: Token) -> Token:
    """Give what a relative pronoun refers to, the word itself for any other: *Grives, die werd opgepakt* → *Grives*.

    Of *een brief aan Jansen, dat* and *het hoofd van de school, die* the noun is meant that the pronoun agrees with.
    """
    if "Rel" not in token.morph.get("PronType", []) or token.lower_ in ("wat", "waar"):
        return token
    clause = token.head
    while clause.dep_ not in ("acl:relcl", "acl") and clause.head.i != clause.i:
        if clause.dep_ not in ("conj", "xcomp", "ccomp", "aux", "cop", "compound:prt", "obj", "nmod", "obl"):
            return token
        clause = clause.head
    if clause.dep_ not in ("acl:relcl", "acl") or clause.head.i >= token.i:
        return token
    noun = clause.head
    while not _agrees(token, noun) and noun.dep_ in ("nmod", "flat", "appos") and noun.head.pos_ == "NOUN":
        noun = noun.head
    if _agrees(token, noun):
        return noun
    return token if _is_opener(token, clause.head) else clause.head


def _is_opener(pronoun: Token, noun: Token) -> bool:
    """Tell whether *dat* opens a clause of its own: *verwijt de wethouder dat hij loog*, with no neuter noun before."""
    common = noun.pos_ == "NOUN" and noun.morph.get("Gender", []) == ["Com"]
    beside = pronoun.dep_ == "obj" and any(c.dep_ in ("nsubj", "nsubj:pass") for c in pronoun.head.children)
    close = pronoun.i > 0 and not pronoun.nbor(-1).is_punct
    return pronoun.lower_ == "dat" and common and beside and close and noun.morph.get("Number", []) == ["Sing"]


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Tell whether *dat* stands for a neuter noun, and *die* for any but a neuter singular."""
    if pronoun.lower_ == "dat":
        return noun.pos_ != "PROPN" and noun.morph.get("Gender", []) != ["Com"]
    neuter = noun.morph.get("Gender", []) == ["Neut"] and noun.morph.get("Number", []) == ["Sing"]
    return not (pronoun.lower_ == "die" and noun.pos_ == "NOUN" and neuter)
