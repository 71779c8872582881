"""The backdrop: a place or an organisation that is only where something happens, a field of office, a credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.demonyms import countries
from analysis.grammar.names import entity_type, load_first_names, name_type, place_names
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.nouns import PERSONS, look_up, singulars
from analysis.grammar.relations import ARGUMENTS, is_heading, preposition_of, relation, top
from analysis.grammar.verbs import infinitive, verb_form, verb_prepositions
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import ask_once, feature, part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The classes of deeds that somebody does, when a noun tells them.
_DONE = ("cognition", "conflict", "control", "harm", "social", "speech")
#: How many words and marks before letters in brackets they may stand for, the bracket counted.
_LONGEST_NAME = 7


def is_credit(doc: Doc, token: int) -> bool:
    """Tell whether a token stands in the credit of a picture, which mentions nobody."""
    offset = doc[token].idx
    part = part_at(doc, offset)
    return part.credit_start is not None and part.credit_start <= offset < (part.credit_end or 0)


@ask_once
def mentioning(doc: Doc) -> tuple[Phrase, ...]:
    """Give the noun phrases of a text that stand where somebody may be mentioned, in its order.

    >>> doc = parse("De minister van Defensie zweeg.")
    >>> [doc[p.start : p.end].text for p in mentioning(doc)]
    ['De minister van Defensie']
    """
    return tuple(phrase for phrase in noun_phrases(doc) if not names_nobody(doc, phrase))


def names_nobody(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase stands where nobody is mentioned: in a credit, in brackets, as the field of an office."""
    return is_credit(doc, phrase.start) or is_portfolio(doc, phrase) or is_bracketed(doc, phrase)


def is_setting(doc: Doc, phrase: Phrase, kind: str) -> bool:
    """Tell whether a place or an organisation is only where something happens: in de Kamer, op Twitter, naar Irak."""
    if (
        phrase.start > 1
        and doc[phrase.start - 1].lower_ == "van"
        and doc[phrase.start - 2].lower_ in words_of("nouns-of-acting")
    ):
        return False
    preposition = preposition_of(doc, phrase)
    role = relation(doc, phrase)
    if preposition is None:
        if kind != "place" or _is_owner_in_heading(doc, phrase):
            return False
        return role not in ARGUMENTS | {"ROOT", "nmod:poss"} or (
            role in ("nsubj", "obj") and _is_predicate_place(doc, phrase)
        )
    stance = kinds_in("acting-prepositions").get(preposition, "setting")
    if kind == "place" and preposition == "door":
        return role != "obl:agent" and not _is_doer(doc, phrase)
    if kind == "place":
        visited = preposition == "aan" and _governor(doc, phrase).lower_ in words_of("visit-noun")
        return visited or (stance != "acting" and not _has_part(doc, phrase, preposition))
    goal = preposition == "naar" or (preposition == "in" and _holds_people(doc, phrase))
    named = phrase.name is not None and goal  # stappen naar de Raad van State, maar naar het bureau
    return stance == "setting" and not named and not _undergoes(doc, phrase, preposition)


def _is_owner_in_heading(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a place stands right after what it does, without *van*, as in a heading: *steun VS aan Irak*."""
    head = top(doc, phrase).head
    text = doc[phrase.start : phrase.end].text
    heading = is_heading(doc, phrase) and (text in countries() or text.isupper())
    return heading and head.i == phrase.start - 1 and (head.lower_ in words_of("nouns-of-acting") or _is_done(head))


def _has_part(doc: Doc, phrase: Phrase, preposition: str) -> bool:
    """Tell whether a place has a part in a deed: *de steun van Irak, de band tussen Irak en Iran, winnen van Irak*."""
    head = _governor(doc, phrase)
    if preposition in words_of("between-actors") and head.lower_ in words_of("nouns-of-acting"):
        return True
    if relation(doc, phrase) == "obl:arg" and head.pos_ == "VERB":
        return (infinitive(head), preposition) in verb_prepositions()
    if preposition == "van":
        return _is_done(head)
    deed = noun_sense(head.lower_)
    harmed = deed is not None and deed.deed == "harm"  # the attack on Iraq is where it was made
    return not harmed and _undergoes(doc, phrase, preposition)


def _holds_people(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a body restricts a noun for people in it: *de leiders in de Senaat*."""
    head = _governor(doc, phrase)
    noun = look_up(head.text, head.lemma_)
    linked = top(doc, phrase).dep_ in ("nmod", "conj") and feature(head, "Number") == "Plur"
    return linked and noun is not None and noun.kind in PERSONS


def _governor(doc: Doc, phrase: Phrase) -> Token:
    """Give the word a phrase hangs on; in a coordination that of the first."""
    token = top(doc, phrase)
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.head


def _is_done(noun: Token) -> bool:
    """Tell whether a noun tells what somebody does, whom *van* brings: *het verzoek van Irak*."""
    sense = noun_sense(noun.lower_)
    return sense is not None and sense.van == "agent" and sense.deed in _DONE


def _is_doer(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase with *door* says who did what a noun or a participle before a noun tells."""
    head = _governor(doc, phrase)
    if head.pos_ == "VERB":
        return head.i >= phrase.end and verb_form(head) == "Part" and "prenom" in head.tag_
    return _is_done(head)


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
    if before.lower_ == "voor":
        field = doc[phrase.start].text in words_of("portfolio-fields")
        return field and any(t.lower_ in titles for t in before.head.ancestors)
    if before.lower_ != "van":
        field = phrase.name is not None and doc[slice(*phrase.name)].text not in place_names()
        return before.lower_ in titles and phrase.name is not None and field and not is_person_name(doc, phrase.name)
    titled = doc[phrase.start - 2]
    near = (t for t in titled.ancestors if t.i >= titled.i - 6)
    return any(_is_office(t) for t in (top(doc, phrase).head, titled, *near))


def _is_office(token: Token) -> bool:
    """Tell whether a noun is an office with a portfolio, or several, or of a body: *EU-ministers van Financiën*."""
    offices = words_of("portfolios")
    if token.lower_ in offices:
        return True
    noun = token.lower_.rpartition("-")[2]
    return token.pos_ == "NOUN" and not offices.isdisjoint(singulars(noun))


def is_bracketed(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a name stands alone in brackets after another name: a party, a portfolio; no mention."""
    if phrase.start < 2 or phrase.end >= len(doc) or phrase.name is None:
        return False
    if _is_bracketed_field(doc, phrase.start):
        return True
    if doc[phrase.start - 1].text != "(":
        return False
    if doc[phrase.end].text != ")" or phrase.noun is not None or doc[phrase.start - 2].pos_ != "PROPN":
        return False
    if is_person_name(doc, phrase.name):
        return False
    return not abbreviates(doc, phrase.start)


def is_short_form(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a name is letters in brackets for the words before, which are one mention: *de Bond (BFVW)*."""
    alone = phrase.start > 0 and phrase.end - phrase.start == 1 and phrase.end < len(doc)
    bracketed = alone and doc[phrase.start - 1].text == "(" and doc[phrase.end].text == ")"
    return bracketed and abbreviates(doc, phrase.start)


def _is_bracketed_field(doc: Doc, start: int) -> bool:
    """Tell whether a word is of a portfolio in brackets, the second of two as well: *(Justitie en Veiligheid)*."""
    fields = words_of("portfolio-fields")
    i = start
    while doc[i].text in fields | {","} or (i < start and doc[i].lower_ in words_of("and")):
        if doc[i - 1].text == "(":
            return True
        i -= 1
    return False


def abbreviates(doc: Doc, bracketed: int) -> bool:
    """Tell whether letters in brackets stand for the words right before: *Bond Friese Vogelwachten (BFVW)*.

    >>> doc = parse("Dat zegt het Planbureau voor de Leefomgeving (PBL).")
    >>> abbreviates(doc, next(token.i for token in doc if token.text == "PBL"))
    True
    """
    short, words = doc[bracketed].text, [t.text for t in doc[max(0, bracketed - _LONGEST_NAME) : bracketed - 1]]
    for k, word in enumerate(words):
        if len(short) == 1 or word[0] != short[0].upper() or word in load_first_names():
            continue
        initials = "".join(later[0] for later in words[k:] if later[0].isupper())
        if _holds("".join(words[k:]), short) and _holds(short, initials):
            return True
    return False


def _holds(word: str, letters: str) -> bool:
    """Tell whether letters stand in a word, in their order, be it with others between."""
    left = iter(word.lower())
    return all(letter in left for letter in letters.lower())


def is_person_name(doc: Doc, name: tuple[int, int]) -> bool:
    """Tell by its words whether a name is that of a person."""
    tokens = doc[slice(*name)]
    known = name_type(tuple(token.text for token in tokens)) == "person" or tokens[0].text in load_first_names()
    return known or (len(tokens) > 1 and all(entity_type(token) == "person" for token in tokens))


def _is_predicate_place(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a place is left, reached or visited rather than acting: hij verliet Irak."""
    if relation(doc, phrase) == "nsubj":
        return False
    verb = top(doc, phrase).head
    return verb.lemma_ in words_of("verbs-of-place")
