"""The backdrop: a place or an organisation that is only where something happens, a field of office, a credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.names import load_first_names, name_type
from analysis.grammar.relations import ARGUMENTS, preposition_of, relation, top
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from analysis.grammar.noun_phrases import Phrase


def _acts(noun: str) -> bool:
    return noun in words_of("nouns-of-acting")


def is_credit(doc: Doc, token: int) -> bool:
    """Tell whether a token stands in the credit of a picture, which mentions nobody."""
    offset = doc[token].idx
    part = part_at(doc, offset)
    return (
        part.credit_start is not None and part.credit_end is not None and part.credit_start <= offset < part.credit_end
    )


def names_nobody(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase stands where nobody is mentioned: in a credit, in brackets, as the field of an office."""
    return is_credit(doc, phrase.start) or is_portfolio(doc, phrase) or is_bracketed(doc, phrase)


def is_setting(doc: Doc, phrase: Phrase, kind: str) -> bool:
    """Tell whether a place or an organisation is only where something happens: in de Kamer, op Twitter, naar Irak."""
    if phrase.start > 1 and doc[phrase.start - 1].lower_ == "van" and _acts(doc[phrase.start - 2].lower_):
        return False
    preposition = preposition_of(doc, phrase)
    role = relation(doc, phrase)
    if preposition is None:
        if kind != "place":
            return False
        return role not in ARGUMENTS | {"ROOT", "nmod:poss"} or (
            role in ("nsubj", "obj") and _is_predicate_place(doc, phrase)
        )
    stance = kinds_in("acting-prepositions").get(preposition, "setting")
    if kind == "place" and preposition == "door":
        return role != "obl:agent"
    if kind == "place":
        return stance != "acting" and not (preposition == "van" and _acts(top(doc, phrase).head.lower_))
    return stance == "setting" and not _undergoes(doc, phrase, preposition)


def _undergoes(doc: Doc, phrase: Phrase, preposition: str) -> bool:
    """Tell whether a phrase stands behind a deed as a noun, as who undergoes it: *de overwinning op IS*."""
    deed = noun_sense(top(doc, phrase).head.lower_)
    return deed is not None and preposition in deed.prepositions


def is_portfolio(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a name is the field of an office: minister van Defensie, hoogleraar Internationaal Recht."""
    if phrase.start < 2 or phrase.noun is not None:
        return False
    before = doc[phrase.start - 1]
    titles = words_of("portfolios")
    if before.lower_ != "van":
        return before.lower_ in titles and phrase.name is not None and not is_person_name(doc, phrase.name)
    head = top(doc, phrase).head
    titled = doc[phrase.start - 2]
    return (
        head.lower_ in titles
        or titled.lower_ in titles
        or any(t.lower_ in titles for t in titled.ancestors if t.i >= titled.i - 6)
    )


def is_bracketed(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a name stands alone in brackets after another name: a party, a portfolio; no mention."""
    if phrase.start < 2 or phrase.end >= len(doc) or doc[phrase.start - 1].text != "(" or phrase.name is None:
        return False
    if doc[phrase.start].text in words_of("portfolio-fields"):
        return True
    if doc[phrase.end].text != ")" or phrase.noun is not None or doc[phrase.start - 2].pos_ != "PROPN":
        return False
    if is_person_name(doc, phrase.name):
        return False
    before = doc[max(0, phrase.start - 7) : phrase.start - 1]
    initials = "".join(token.text[0] for token in before if token.text[0].isupper())
    return not initials.endswith(doc[phrase.start].text.upper())


def is_person_name(doc: Doc, name: tuple[int, int]) -> bool:
    """Tell by its words whether a name is that of a person."""
    return (
        name_type(tuple(token.text for token in doc[slice(*name)])) == "person"
        or doc[name[0]].text in load_first_names()
    )


def _is_predicate_place(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a place is left, reached or visited rather than acting: hij verliet Irak."""
    if relation(doc, phrase) == "nsubj":
        return False
    verb = top(doc, phrase).head
    return verb.lemma_ in words_of("verbs-of-place")
