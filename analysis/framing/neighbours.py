"""What stands around a word in the tree: its keys, its neighbours, whom its clause names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.agents import agent, patients
from analysis.grammar.cases import cases_of
from analysis.grammar.clause_subjects import find_subjects
from analysis.grammar.mention_heads import Heads
from analysis.grammar.predications import predication_of
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import SUBJECTS, clause_over, heads_clause, own_subject
from analysis.grammar.words import words_of
from analysis.parse import ask_once, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARGUMENTS = (*SUBJECTS, "csubj", "obj", "iobj", "obl", "obl:arg", "obl:agent", "nmod:poss", "nmod", "appos")
_SMALL = ("case", "det", "nummod", "fixed", "mark", "compound:prt")


def keys(token: Token) -> Iterator[str]:
    """Give what a word of a codebook may be compared with: the form and the lemmas."""
    yield token.lower_
    yield from lemmas(token)


@ask_once
def lemmas(token: Token) -> tuple[str, ...]:
    """Give the lemma of a word, and of a verb that with its separated particle."""
    lemma = token.lemma_.replace("_", "").lower()
    return (lemma, verb_lemma(token).lower()) if token.pos_ in ("VERB", "AUX") else (lemma,)


def beside(doc: Doc, words: Sequence[frozenset[str]], first: int, last: int) -> set[str]:
    """Give what the words beside a stretch in the tree may be named by: its head, its dependents and small words."""
    found: set[str] = set()
    for i in range(first, last + 1):
        token = doc[i]
        near = [token.head]
        if token.dep_ in ("fixed", "case", "det", "amod", "nummod"):
            near.append(token.head.head)
        near += [*token.children]
        for other in list(near):
            near += [child for child in other.children if child.dep_ in (*_SMALL, "nmod:poss", "advmod", "obj", "obl")]
        below = [child for other in token.children for child in other.children]
        near += [child for child in below if child.dep_ in ("conj", "case")]
        if token.pos_ == "VERB":
            near += [small for child in below for small in child.children if small.dep_ == "case"]
        for other in near:
            if not first <= other.i <= last:
                found.update(words[other.i])
                found.update(_simple_verb(other))
    return found


def _simple_verb(token: Token) -> Iterator[str]:
    """Give the verb without its separated particle too: *liggen* of *lagen overhoop*."""
    lemma = token.lemma_.replace("_", "").lower()
    for child in token.children:
        if child.dep_ == "compound:prt" and lemma.startswith(child.lower_):
            yield lemma.removeprefix(child.lower_)


def doers_of(token: Token) -> Iterator[Token]:
    """Give who acts in the clause of a word: the subject, in a passive the agent, with what is joined or named with it.

    A clause without a subject of its own has that of the clause it hangs on.
    """
    clause = _own_clause(token)
    while not (found := find_subjects(predication_of(clause).head)) and clause.head.i != clause.i:
        clause = _own_clause(clause.head)
    passive = any(subject.dep_ == "nsubj:pass" for subject in found)
    return _with_company([one for one in ((agent(clause),) if passive else found) if one is not None])


def undergoing_of(token: Token) -> Iterator[Token]:
    """Give whom or what the clause of a word acts upon: the objects, in a passive the subject."""
    return _with_company(patients(_own_clause(token)))


def _with_company(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from (child for child in token.children if child.dep_ in ("conj", "appos", "nmod", "flat", "flat:name"))


def _own_clause(token: Token) -> Token:
    return token if heads_clause(token) or own_subject(token) else clause_over(token)


def named_around(doc: Doc, first: int, last: int, heads: Heads) -> tuple[str, ...]:
    """Give the ids of the actors that take part in what a stretch says: in its phrase and as arguments of its clause.

    The subject of a clause without one of its own is that of the clause it hangs on.
    """
    main = doc[last]
    for i in range(first, last + 1):
        if not first <= doc[i].head.i <= last:
            main = doc[i]
    around = {main.i}
    token = main
    while True:
        around |= {child.i for child in _participants(token)}
        subjects = find_subjects(predication_of(token).head) if _own_clause(token) == token else ()
        around = (around - {subject.i for subject in subjects}) | {taking.i for taking in taking_part(subjects)}
        if own_subject(token):
            break
        if token.head.i == token.i or token.dep_ in ("parataxis", "advcl", "acl:relcl", "ccomp"):
            break
        token = token.head
    return tuple(sorted({m.actor for i in around for m in heads.at.get(i, ())}))


def _participants(token: Token) -> Iterator[Token]:
    """Give those who take part in a clause or a noun phrase, and those joined with them."""
    for child in token.children:
        if child.dep_ not in _ARGUMENTS:
            continue
        if child.dep_ == "obl" and words_of("adjunct-preposition").intersection(cases_of(child)):
            continue
        yield child
        yield from (other for other in child.children if other.dep_ in ("conj", "appos"))
