"""Two phrases of which one holds, or both: *niet A maar B*, *B en niet A*, *zowel A als B*."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from analysis.grammar.cases import cases_of
from analysis.grammar.negators import is_negator
from analysis.grammar.verb_groups import SUBJECTS, subjects_of
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Word classes of who or what takes part.
_NOMINAL = ("NOUN", "PROPN", "PRON")
#: Relations of who or what takes part.
_TAKING = (*SUBJECTS, "obj", "iobj")
#: Words after a negator among which its *maar* may stand: *niet de minister maar de premier*.
_NEAR = 8


def instead_of(phrase: Token) -> Token | None:
    """Give the phrase that holds instead of one: B of *niet A maar B*, *B en niet A*, *B, niet A*; None without one.

    >>> instead_of(parse("De agent schoot niet op de vrouw, maar op de man.")[6])
    man
    >>> instead_of(parse("De trainer en niet de keeper sloeg de scheidsrechter.")[5])
    trainer
    """
    start = int(phrase.left_edge.i)
    before = [
        *phrase.doc[max(start - 1, phrase.sent.start) : start + 1],
        *(c for c in phrase.children if c.i < phrase.i),
    ]
    return next((other for word in before if is_negator(word) and (other := contrast(word, ())) is not None), None)


def contrast(negator: Token, members: Collection[int]) -> Token | None:
    """Give the second of two phrases where a negator stands over the first alone, and neither is the verb.

    In *niet A maar B* that is B, in *B en niet A* the one in front, and so with clauses (*niet dat A, maar dat B*). Two
    phrases with a preposition are known by these: *niet naar huis, maar naar haar werk*.
    """
    behind = negator.nbor(1) if negator.i + 1 < negator.sent.end else negator
    if (holds := _before_denied(negator) or clause_instead_of(behind.head)) is not None:
        return holds
    for word in negator.doc[negator.i + 1 : min(negator.sent.end, negator.i + 1 + _NEAR)]:
        if is_finite(word):
            return None
        if word.lower_ == "maar" and word.dep_ == "cc":
            other, first = word.head, word.head.head
            clause = is_finite(other) or bool(subjects_of(other)) or any(is_finite(c) for c in other.children)
            if other.dep_ in SUBJECTS and negator.head.dep_ in SUBJECTS and negator.head.head.i == first.i:
                return other  # niet de soldaat maar de kolonel sloeg
            if other.i == negator.head.head.i and negator.head.dep_ in _TAKING:  # the parse hangs *maar* on the verb
                return next((c for c in other.children if c.dep_ in _TAKING and word.i < c.i < other.i), None)
            if not clause and other.pos_ in _NOMINAL and _stands_between(negator, word):
                return other  # zei niet de soldaat maar de kolonel
            joined = other.dep_ == "conj" and negator.i < first.i < word.i and first.i not in members and not clause
            return other if joined or (_opens_with_preposition(negator) and _opens_with_preposition(word)) else None
    return None


def clause_instead_of(clause: Token) -> Token | None:
    """Give the *dat* of the clause that holds instead of one, B of *niet dat A, maar dat B*; None without one.

    >>> clause_instead_of(parse("Zij zei niet dat het plan faalt, maar dat het duur is.")[6]).i
    9
    """
    mark = next((child for child in clause.children if child.lower_ == "dat" and child.dep_ == "mark"), None)
    if mark is None or mark.i == mark.sent.start or not is_negator(mark.nbor(-1)):
        return None
    for but in clause.doc[clause.i + 1 : clause.sent.end - 1]:
        if but.lower_ == "maar" and but.dep_ == "cc":
            return but.nbor(1) if but.nbor(1).lower_ == "dat" else None
    return None


def _before_denied(negator: Token) -> Token | None:
    """Give the phrase that *en niet*, or *niet* between commas, sets off from the one behind: *A en niet B sloeg hem*.

    The two are listed, or hang on the same verb. What one is not, *een stad, niet een dorp*, is no other phrase.
    """
    if negator.lower_ != "niet" or not negator.sent.start + 1 < negator.i < negator.sent.end - 1:
        return None
    joining, opening, last = negator.nbor(-1), negator.nbor(1), negator.nbor(-2)
    denied = _largest(opening, lambda t: t.left_edge.i >= joining.i)
    if denied is None or joining.lower_ not in ("en", ","):
        return None
    if joining.lower_ == ",":
        closed = denied.right_edge.i + 1 >= negator.sent.end or denied.right_edge.nbor(1).is_punct
        if not closed or opening.lower_ == "een":
            return None
    if denied.dep_ in ("conj", "appos"):
        listed = denied.head.pos_ in _NOMINAL and last in denied.head.subtree
        return denied.head if listed else None
    holds = _largest(last, lambda t: t.right_edge.i == last.i)
    if holds is None or denied.head.i != holds.head.i:
        return None
    same = {denied.dep_, holds.dep_} <= {*_TAKING} or (cases_of(denied) and cases_of(denied) == cases_of(holds))
    return holds if same else None


def _largest(word: Token, within: Callable[[Token], bool]) -> Token | None:
    """Give the head of the largest noun phrase with a word that stays within its bounds."""
    above = [t for t in (word, *word.ancestors) if t.pos_ in _NOMINAL and within(t)]
    return above[-1] if above else None


def _stands_between(negator: Token, joining: Token) -> bool:
    """Tell whether just the negated phrase, or a subject or object of the verb, stands between a negator and *maar*."""
    ends = [(c.left_edge.i, c.right_edge.i + 1) for c in negator.head.children if c.dep_ in _TAKING]
    last = joining.i - 1 if joining.nbor(-1).is_punct else joining.i
    named = negator.head if negator.head.pos_ in _NOMINAL and negator.head.i > negator.i else None
    return (negator.i + 1, last) in ends or (named is not None and named.right_edge.i + 1 == last)


def _opens_with_preposition(before: Token) -> bool:
    """Tell whether a preposition follows a word, but for an adverb between: *maar vooral om*."""
    after = before.doc[before.i + 1 : before.sent.end]
    return any(word.pos_ == "ADP" for word in after[:1]) or [w.pos_ for w in after[:2]] in (
        ["ADV", "ADP"],
        ["ADJ", "ADP"],
    )


def as_well_as(phrase: Token) -> Token | None:
    """Give the other of two phrases that both hold, wherever they hang: *niet alleen A maar ook B*, *zowel A als B*.

    No verb stands between the two.

    >>> doc = parse("Niet alleen Jan Smit maar ook Els Vos zei dat het plan mislukt.")
    >>> as_well_as(doc[2]), as_well_as(doc[6])
    (Els, Jan)
    """
    alone = words_of("focus-after-negation")
    for only in phrase.sent:
        if only.lower_ != "zowel" and not (only.lower_ in alone and _is_denied(only)):
            continue
        also = next((t for t in phrase.doc[only.i + 1 : phrase.sent.end] if _joins(t, only)), None)
        first, second = (_focused(only), _focused(also)) if also is not None else (None, None)
        if first is None or second is None or first == second or any(map(is_finite, phrase.doc[first.i : second.i])):
            continue
        if phrase in (first, second):
            return second if phrase == first else first
    return None


def _is_denied(word: Token) -> bool:
    return word.i > 0 and word.nbor(-1).lower_ == "niet"


def _joins(word: Token, only: Token) -> bool:
    """Tell whether a word joins a second phrase to the first: *zowel … als*, *alleen … maar ook*."""
    if only.lower_ == "zowel":
        return word.lower_ == "als"
    return word.lower_ in words_of("focus") and word.nbor(-1).lower_ == "maar"


def _focused(particle: Token) -> Token | None:
    """Give the noun that a word like *alleen* or *ook* in front of it singles out."""
    behind = particle.doc[particle.i + 1 : particle.sent.end]
    own = [t for t in behind if t.pos_ in _NOMINAL and (t == particle.head or t.left_edge.i == particle.i + 1)]
    return own[0] if own and not any(is_finite(t) for t in behind[: own[0].i - particle.i]) else None
