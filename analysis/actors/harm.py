"""Words that tell of harm, where a wrong actor would wrong somebody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.pronouns import pronoun_at
from analysis.lexicon import load_lexicon
from analysis.parse import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def words_of_harm(lexicon: str, subject: str | None = None) -> frozenset[str]:
    """Give the words of a lexicon of deeds for harm; of verbs those whose subject does it, or undergoes it."""
    rows = load_lexicon(lexicon).rows
    return frozenset(
        row["lemma"] for row in rows if row["class"] == "harm" and (subject is None or row["subject"] == subject)
    )


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
