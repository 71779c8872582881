"""Questions: a main clause before a question mark, and one inside another clause: *onderzoekt of hij loog*."""

from __future__ import annotations

from analysis.grammar.finite import Finite
from analysis.grammar.marks import marks_of
from analysis.grammar.words import words_of

#: Relations of a clause that stands by itself, so that a question mark may make it a question.
_MAIN = ("ROOT", "parataxis", "conj", "ccomp")


def is_asked(clause: Finite) -> bool:
    """Tell whether a clause is a question, by itself or inside another."""
    return is_question(clause) or is_embedded_question(clause)


def is_question(clause: Finite) -> bool:
    """Tell whether a clause is a question: a main clause before a question mark.

    >>> from analysis.grammar.finite import finite_clauses
    >>> [is_question(clause) for clause in finite_clauses(parse("Heeft zij gewerkt? Zij heeft gewerkt.")).clauses]
    [True, False]
    """
    main = clause.opener is None and clause.head.dep_ in _MAIN
    if not main and not (clause.head.dep_ == "ROOT" or clause.is_verb_first):
        return False
    doc, verb = clause.verb.doc, clause.verb
    rest = doc[verb.i + 1 : verb.sent.end + 1]
    said = [p for p in marks_of(doc).held.touching(verb.idx, rest.end_char) if p.left > verb.idx]
    for token in rest:
        if token.is_sent_start:
            return False
        if said and any(p.left <= token.idx < p.right for p in said):
            continue  # heeft zij gezegd: “…”?
        if token.text in ".!;”" or (token.text == ":" and token.i + 1 not in marks_of(doc).marks):
            return False
        if token.text == "?":
            return True
    return False


def is_embedded_question(clause: Finite) -> bool:
    """Tell whether a clause is a question inside another: *onderzoekt of hij loog*, *onduidelijk is wie het deed*."""
    if clause.opened_by == "of" and clause.head.dep_ != "conj":
        return True
    return clause.opened_by in words_of("clause-question") and clause.governed_by("asking")
