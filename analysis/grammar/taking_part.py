"""Who takes part: those listed with a phrase too, for a relative pronoun whom it means; of *niet A maar B* only B."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from analysis.grammar.antecedents import antecedent
from analysis.grammar.cases import cases_of
from analysis.grammar.clause_subjects import NOMINAL, main_verb_of, stranded_subject
from analysis.grammar.contrasts import as_well_as, instead_of
from analysis.grammar.mention_heads import named_members
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.predications import first_finite
from analysis.grammar.subjects_and_objects import clear_number, listed_within
from analysis.grammar.verb_groups import SUBJECTS, own_subject
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def taking_part(phrases: Iterable[Token]) -> tuple[Token, ...]:
    """Give who takes part where these phrases do, in the order of the text; each is known by its head.

    *Biden en Harris* are two; of *niet A maar B*, *B en niet A* only B takes part, of *niet alleen A maar ook B* both.

    >>> taking_part([parse("Niet Jan Smit maar Els Vos zei dat het plan mislukt.")[1]])
    (Els,)
    """
    phrases = list(phrases)
    if not phrases:
        return ()
    found: dict[int, Token] = {}
    for token in chain.from_iterable(map(_antecedents, phrases)):
        found[token.i] = token
        pending = [token]
        while pending:
            for child in conjuncts(pending.pop()):
                found[child.i] = child
                pending.append(child)
    found |= {other.i: other for token in phrases for other in _joined_within(token)}
    found |= {other.i: other for token in phrases if (other := as_well_as(token)) is not None}
    for token in list(found.values()):
        if (other := instead_of(token)) is not None:
            found.pop(token.i)
            found[other.i] = other
    return tuple(found[i] for i in sorted(found))


def source_taking_part(doc: Doc, source: Span | None) -> Span | None:
    """Give the source that stands in place of one with *niet*, or the two of *niet alleen A maar ook B*; else that one.

    >>> doc = parse("Niet Jan Smit maar Els Vos zei dat het plan mislukt.")
    >>> doc[slice(*source_taking_part(doc, (1, 3)))].text
    'Els Vos'
    """
    if source is None:
        return None
    first, last = source
    for word in doc[first:last]:
        if first <= word.head.i < last:
            continue
        if (other := instead_of(word)) is not None and not first <= other.i < last:
            return _phrase_of(doc, other, last if other.i >= last else 0) or source
        if (other := as_well_as(word)) is not None and not first <= other.i < last and not cases_of(other):
            beside = _phrase_of(doc, other, 0) or source
            return (min(first, beside[0]), max(last, beside[1]))
    return source


def conjuncts(token: Token) -> list[Token]:
    """Give what is listed after a phrase, *Biden en Harris*; also what the parse takes for an apposition.

    >>> conjuncts(parse("De ministers Bos en Vos zwegen.")[1])
    [Bos, Vos]
    """
    found = []
    for child in token.children:
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(token, child))
        if listed and child.pos_ in NOMINAL and not _opens_clause(child):
            found.append(child)
    return found + named_members(token)


def _joined_within(subject: Token) -> list[Token]:
    """Give those joined with a subject whom the parse lists within it: *de leider van de bond en de politie zeggen*.

    The subject is one, and its verb is of several.
    """
    verb = subject.head if subject.dep_ in SUBJECTS else main_verb_of(subject)
    finite = first_finite(verb) if verb is not None else None
    if finite is None or finite.i < subject.i or finite.morph.get("Number", []) != ["Plur"]:
        return []
    edge = subject.left_edge
    if clear_number(subject) != ["Sing"] and (edge.lower_ != "het" or edge.dep_ != "det"):
        return []
    if any(c.dep_ == "conj" for c in subject.children) or subject.lemma_.lower() in words_of("amount"):
        return []
    return [c for c in listed_within(subject) if c.i < finite.i]


def _antecedents(token: Token) -> list[Token]:
    """Give what a phrase refers to; of two joined, both where the verb is plural: *een broer en een oom, die wonen*."""
    noun = antecedent(token)
    number = token.head.morph.get("Number", []) if noun is not token else []
    joined = noun.dep_ == "conj" and number == ["Plur"] and noun.morph.get("Number", []) == ["Sing"]
    return [noun.head, noun] if joined and noun.head.pos_ in ("NOUN", "PROPN") else [noun]


def _is_listed(token: Token, apposition: Token) -> bool:
    """Tell whether an apposition is one of a list: *de premier, de minister en de koning*."""
    end = max(t.i for t in apposition.subtree)
    after = token.doc[end + 1] if end + 1 < len(token.doc) else None
    comma = token.doc[min(t.i for t in apposition.subtree) - 1].text == ","
    return comma and after is not None and after.lower_ in ("en", "of")


def _opens_clause(token: Token) -> bool:
    """Tell whether what looks like a second object is the subject of the next clause."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    around = [*verb.children, *token.head.children]
    following = [c for c in around if c.dep_ in ("conj", "ccomp") and c.i > token.i and c.pos_ in ("VERB", "AUX")]
    return any(
        not own_subject(clause) and stranded_subject(clause, first_finite(clause)) == token for clause in following
    )


def _phrase_of(doc: Doc, head: Token, after: int) -> Span | None:
    """Give the phrase of a noun from a token on, without what joins it."""
    of_other = (word.i for word in head.subtree if after <= word.i <= head.i)
    begin = next(
        (i for i in of_other if doc[i].dep_ not in ("cc", "mark", "punct", "case") and not _is_focus(doc[i])), head.i
    )
    return phrase_at(doc, begin, head.sent.end)


def _is_focus(token: Token) -> bool:
    return token.lower_ in words_of("focus", "focus-after-negation", "negation")
