"""What is negated: one answer for quotations, events, labels, casualties, frames and tone.

`is_negator` looks at one word. Two functions tell how far a negator reaches: `negator_of_phrase` over a noun or another
word that it hangs on (*geen doden*, *zonder ruzie*), `negator_of_clause` over a verb with its auxiliaries (*heeft
nimmer gezegd*, *niemand zegt*, *zonder te zeggen*, *weigerde te zeggen*).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.verb_groups import has_te, verb_group
from analysis.grammar.verbs import infinitive
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Relations of a word that may negate what it hangs on.
_NEGATING = ("advmod", "det", "mark", "obj", "iobj", "nsubj", "nsubj:pass", "amod", "case", "obl", "cc", "cc:preconj")
#: Relations of a phrase whose negation is that of the clause: *geen minister zegt*, *zegt helemaal niets*.
_PARTS = ("nsubj", "nsubj:pass", "obj", "iobj", "advmod")
#: Relations of a clause of its own: a negator in it does not reach the verb.
_CLAUSES = ("ccomp", "advcl", "conj", "parataxis", "csubj", "acl:relcl", "xcomp", "punct")


def is_negator(token: Token, weak: bool = False) -> bool:
    """Tell whether a word negates, but not in *niet alleen*; with `weak` also whether it all but does (*nauwelijks*).

    >>> [t.text for t in parse("Niet alleen zij zweeg, niemand sprak, en nauwelijks hoorbaar.") if is_negator(t)]
    ['niemand']
    """
    if token.lower_ not in (words_of("negation", "weak-negation") if weak else words_of("negation")):
        return False
    return token.i + 1 == len(token.doc) or token.nbor().lower_ not in words_of("focus-after-negation")


def negator_of_phrase(head: Token, weak: bool = False) -> Token | None:
    """Give the word that negates the noun or other word it hangs on; None without one.

    >>> negator_of_phrase(parse("Er vielen geen doden.")[3])
    geen
    """
    return next((child for child in head.children if is_negator(child, weak)), None)


def negator_of_clause(verb: Token, group: Sequence[Token] = ()) -> Token | None:
    """Give the word that denies what a verb tells; None without one.

    It hangs on the verb, on an auxiliary or modal (the words of `group`; without it those that the parse gives), or on
    the subject or object; or it is *zonder* before the infinitive, or *weigeren* and the like above it.

    >>> negator_of_clause(parse("De minister heeft nimmer gezegd dat het regent.")[4])
    nimmer
    >>> negator_of_clause(parse("De minister weigerde te zeggen dat het regent.")[4])
    weigerde
    """
    words = group or verb_group(verb)
    members = {word.i for word in words}
    near = [c for word in words for c in word.children if c.i not in members and c.dep_ not in _CLAUSES]
    parts = [part for part in near if part.dep_ in _PARTS]
    joined = [other for part in parts for other in part.children if other.dep_ == "conj"]
    near += [c for part in parts for c in part.children] + [c for o in joined for c in o.children if c.lower_ == "noch"]
    found = [c for c in near if c.dep_ in _NEGATING and is_negator(c) and not _is_of_infinitive(c, words)]
    if found:
        return min(found, key=lambda c: c.i)
    above = next((word.head for word in words if word.head.i not in members), None)
    return above if above is not None and _denies(above, words) else None


def _is_of_infinitive(negator: Token, words: Sequence[Token]) -> bool:
    """Tell whether a negator belongs to the infinitive that follows, whatever it hangs on: *zegt niet te weten*.

    It stands behind the verb and before the *te* of another that the verb governs, without *om*.
    """
    members = {word.i for word in words}
    for te in negator.doc[negator.i + 1 : negator.sent.end]:
        if te.is_punct or te.lower_ == "om":
            return False
        if te.lower_ == "te" and te.dep_ == "mark" and te.head.i not in members:
            return any(te.head.head.i == word.i < negator.i for word in words)
    return False


def _denies(above: Token, words: Sequence[Token]) -> bool:
    """Tell whether a verb denies the infinitive with *te* under it."""
    under = any(word.head.i == above.i and word.dep_ in ("xcomp", "ccomp") and has_te(word) for word in words)
    return under and infinitive(above) in words_of("negative-verb") and negator_of_clause(above) is None
