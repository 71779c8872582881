"""Words that tell of harm, where a wrong actor would wrong somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.pronouns import pronoun_at
from analysis.grammar.verbs import words_of_harm
from analysis.parse import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


def does_harm(token: Token) -> bool:
    """Tell whether a word does what a verb of harm to others tells: *Hij sloeg*, *door hem*; not *sloeg zichzelf*.

    >>> doc = parse("De agent sloeg de man.")
    >>> does_harm(doc[1]), does_harm(doc[4])
    (True, False)
    """
    if token.dep_ not in ("nsubj", "obl:agent") or verb_lemma(token.head) not in words_of_harm("deeds", "agent"):
        return False
    told = [p for t in token.head.children if t.dep_ == "obj" and (p := pronoun_at(t)) is not None]
    return not any(pronoun.kind == "reflexive" for pronoun in told)
