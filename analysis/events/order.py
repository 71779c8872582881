"""Who is the subject where the parse may have it wrong, and what a relative pronoun stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.events.groups import form
from analysis.events.links import Heads, mentions_of
from analysis.events.words import Sense, thing_kind
from analysis.grammar.names import place_names

if TYPE_CHECKING:
    from spacy.tokens import Token

    from analysis.events.clauses import Clause

#: Classes of deeds that a thing does not do.
_OF_PERSONS = ("cognition", "communication", "creation", "perception", "possession", "speech", "state", "transfer")
_THINKING = ("speech", "cognition", "perception")


def is_turned(clause: Clause, themes: list[Token], sense: Sense | None, heads: Heads) -> bool:
    """Tell whether the parse has turned subject and object round.

    In *Dat vindt Derks* the pronoun is what is found; in *de jas die de dief droeg* the relative pronoun stands for
    no actor, and the phrase behind it does.
    """
    if len(clause.subjects) != 1 or len(themes) != 1:
        return False
    subject, theme = clause.subjects[0], themes[0]
    if sense is not None and sense.deed in _THINKING and subject.lower_ in ("dat", "dit", "wat"):
        return bool(mentions_of(theme, heads))
    if _is_place_instead(subject, theme, heads):
        return True
    thing = antecedent(subject)
    if thing is subject or not subject.i < theme.i < clause.verb.i or not mentions_of(theme, heads):
        return False
    if mentions_of(thing, heads) or thing.pos_ != "NOUN" or thing_kind(thing.lemma_) is not None:
        return False
    number = _number(clause)
    if number and theme.morph.get("Number", []) == number != thing.morph.get("Number", []):
        return True
    return sense is not None and sense.subject == "agent" and sense.deed in _OF_PERSONS


def _is_place_instead(subject: Token, theme: Token, heads: Heads) -> bool:
    """Tell whether *die* is somebody and the other phrase a place: *de zangeres die België vertegenwoordigt*."""
    owner = antecedent(theme)
    return owner is not theme and subject.text in place_names() and bool(mentions_of(owner, heads))


def _number(clause: Clause) -> list[str]:
    finite = [t for t in (*clause.group, *clause.auxiliaries) if form(t) == "Fin"]
    return finite[0].morph.get("Number", []) if finite else []


def with_subject(clause: Clause, heads: Heads) -> Clause:
    """Give a clause whose only object is its subject that subject: every finite clause has one.

    Beside an object clause (*Gisteren zei Derks dat*), and before the verb of a clause that is not joined to another,
    an object in a clause without subject can be nothing else.
    """
    if clause.subjects or clause.nonfinite or clause.imperative or clause.kind != "verbal" or len(clause.objects) != 1:
        return clause
    found = clause.objects[0]
    if clause.children("csubj", "expl") or not mentions_of(found, heads):
        return clause
    alone = clause.group[-1].dep_ != "conj" and found.i < min(t.i for t in clause.group)
    if not (alone or clause.children("ccomp")):
        return clause
    return replace(clause, subjects=(found,), objects=())


def antecedent(token: Token) -> Token:
    """Give what a relative pronoun refers to, the word itself for any other: *Grives, die werd opgepakt* → *Grives*.

    Of *een brief aan Jansen, dat* and *het hoofd van de school, die* the noun is meant that the pronoun agrees with.
    """
    if "Rel" not in token.morph.get("PronType", []) or token.lower_ in ("wat", "waar"):
        return token
    clause = token.head
    while clause.dep_ not in ("acl:relcl", "acl") and clause.head.i != clause.i:
        if clause.dep_ not in ("conj", "xcomp", "ccomp", "aux", "cop", "obj", "nmod", "obl"):
            return token
        clause = clause.head
    if clause.dep_ not in ("acl:relcl", "acl") or clause.head.i >= token.i:
        return token
    noun = clause.head
    while not _agrees(token, noun) and noun.dep_ in ("nmod", "flat", "appos") and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun if _agrees(token, noun) else clause.head


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Tell whether *dat* stands for a neuter noun, and *die* for any but a neuter singular."""
    if pronoun.lower_ == "dat":
        return noun.pos_ != "PROPN" and noun.morph.get("Gender", []) != ["Com"]
    neuter = noun.morph.get("Gender", []) == ["Neut"] and noun.morph.get("Number", []) == ["Sing"]
    return not (pronoun.lower_ == "die" and noun.pos_ == "NOUN" and neuter)
