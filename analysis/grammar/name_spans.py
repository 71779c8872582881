"""Where proper names stand: the names whole, with particles, not glued to a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.marks import marks_of
from analysis.grammar.name_words import before_name, begins, is_name_token
from analysis.grammar.names import INITIAL, entity_type, is_genitive, load_first_names, organisation_names, place_names
from analysis.grammar.nouns import look_up
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

#: Words of the longest nickname.
_NICKNAME = 4
#: Tokens from a name to the bracket that closes behind it; digits of an age.
_BRACKETS, _AGE = 6, 3
#: The most words of a name, and the bracket, before letters in brackets that stand for it.
_LONGEST_NAME = 9


def name_units(doc: Doc) -> list[tuple[int, int]]:
    """Find the proper names of a text as ranges of tokens, whole: with particles, and not glued to a title before them.

    >>> doc = parse("Volgens minister Ank Bijleveld van Defensie liegt Mark van der Laan.")
    >>> [doc[start:end].text for start, end in name_units(doc)]
    ['Ank Bijleveld', 'Defensie', 'Mark van der Laan']
    """
    spelt = {token.text for token in doc if token.pos_ == "NOUN" and token.is_lower}
    named = [
        (not t.is_lower or t.pos_ == "PROPN")  # most words are no names
        and (_is_of_party(t) or _is_first_name(t) or (is_name_token(t) and not _is_common_elsewhere(t, spelt)))
        for t in doc
    ]
    first = _joined(doc, _units(doc, named, frozenset()))
    again = {
        doc[end - 1].text
        for start, end in first
        if doc[end - 1].pos_ == "PROPN" and (end - start > 1 or not doc[start].is_sent_start)
    }
    tails = {(doc[k - 1].lower_, doc[k].text) for start, end in first for k in range(start + 1, end)}
    whole = _joined(doc, [_with_particle(doc, unit, tails) for unit in _units(doc, named, frozenset(again))])
    return _with_nicknames(doc, _two_apart(doc, _with_abbreviated(doc, whole)))


def _with_abbreviated(doc: Doc, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take into a name all that letters in brackets behind it stand for: *de Raad voor het bosbeheer (Rbb)*."""
    taken: list[tuple[int, int]] = []
    for start, end in units:
        if not taken or start >= taken[-1][1]:
            taken.append((start, _abbreviated_end(doc, start, end)))
    return taken


def _abbreviated_end(doc: Doc, start: int, end: int) -> int:
    """Find where a name ends: before the bracket with the letters of its words, of two at least, else where it did."""
    shut = next((k for k in range(end, min(start + _LONGEST_NAME, len(doc) - 2)) if not doc[k].is_alpha), end)
    if shut == end or doc[shut].text != "(" or doc[shut + 2].text != ")":
        return end
    links = words_of("name-link", "name-link-article", "and")
    words = [t for t in doc[start:shut] if t.pos_ not in ("ADP", "DET", "CCONJ") and t.text not in links]
    initials = "".join(t.text[0] for t in words)
    return shut if len(words) > 1 and initials.lower() == doc[shut + 1].lower_ else end


def _two_apart(doc: Doc, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Part two surnames that meet before a verb, each a name by itself elsewhere: *dat Bakker Smit sloeg*."""
    alone = {doc[start].text for start, end in units if end - start == 1}
    apart: list[tuple[int, int]] = []
    for start, end in units:
        known = end - start == 2 and {doc[start].text, doc[start + 1].text} <= alone
        if known and doc[start].text not in load_first_names() and _stands_before_verb(doc, start, end):
            apart += [(start, start + 1), (start + 1, end)]
        else:
            apart.append((start, end))
    return apart


def _stands_before_verb(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a clause with its verb at the end begins before some words, and the verb follows them."""
    opens = start > 0 and not doc[start].is_sent_start and doc[start - 1].pos_ in ("SCONJ", "PRON", "ADV")
    return opens and end < len(doc) and doc[end].pos_ in ("VERB", "AUX") and doc[start].head.i >= end


def _is_first_name(token: Token) -> bool:
    """Tell whether a word that may call an inhabitant is the first name of somebody: *wethouder Noor Tak*."""
    if token.pos_ != "PROPN" or token.text not in load_first_names() or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    return after.dep_ == "flat" and after.head.i == token.i and entity_type(token) == entity_type(after) == "person"


def has_addition(token: Token) -> bool:
    """Tell whether an age or a party stands in brackets behind a word, as behind somebody's name.

    >>> doc = parse("Bos (44) zweeg. De brug (van 1950) niet.")
    >>> [token.text for token in doc if has_addition(token)]
    ['Bos']
    """
    return _is_of_party(token) or (bool(held := _in_brackets(token)) and held.isdigit() and len(held) <= _AGE)


def _is_of_party(token: Token) -> bool:
    """Tell whether a word with a capital that is no noun for people has a party behind it: *Verlaat (CDA)*."""
    held = _in_brackets(token)
    return bool(held) and held in words_of("parties") and look_up(token.text, token.lemma_) is None


def _in_brackets(token: Token) -> str:
    """Give what stands in brackets behind a word with a capital; nothing where there are none."""
    if not token.text[0].isupper():
        return ""
    doc, i = token.doc, token.i
    if i + 3 >= len(doc) or doc[i + 1].text != "(":
        return ""
    shut = next((k for k in range(i + 3, min(i + _BRACKETS, len(doc))) if doc[k].text == ")"), None)
    return doc[i + 2 : shut].text if shut else ""


def _is_common_elsewhere(token: Token, spelt: set[str]) -> bool:
    """Tell whether a word alone has its capital from the begin, and the text has it as a noun: *Fabriek sluit*."""
    if token.lower_ not in spelt or not begins(token) or token.text in load_first_names():
        return False
    return not before_name(token)


def _with_nicknames(doc: Doc, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a first name and a surname with a nickname between marks in the middle: Piet “de Kale” Jansen."""
    pieces = {start: (start, end) for start, end in units}
    ends = {end: start for start, end in units}
    for passage in marks_of(doc).passages:
        span = _with_brackets(doc, doc.char_span(passage.left, passage.right))
        if span is None or span.start not in ends or span.end not in pieces:
            continue
        first = pieces[ends[span.start]]
        words = [token for token in span if token.text[0].isalnum()]
        if len(words) > _NICKNAME or not _may_open_person(doc[first[0]]) or doc[span.end].pos_ != "PROPN":
            continue
        joined = (first[0], pieces[span.end][1])
        pieces = {a: (a, b) for a, b in pieces.values() if b <= joined[0] or a >= joined[1]} | {joined[0]: joined}
        ends = {b: a for a, b in pieces.values()}
    return sorted(pieces.values())


def _with_brackets(doc: Doc, span: Span | None) -> Span | None:
    """Take in the brackets around a nickname: *Gerard (‘de Kale’) Mulder*."""
    if span is None or not 0 < span.start < span.end < len(doc):
        return span
    held = doc[span.start - 1].text == "(" and doc[span.end].text == ")"
    return doc[span.start - 1 : span.end + 1] if held else span


def _may_open_person(token: Token) -> bool:
    return bool(token.text in load_first_names() or INITIAL.match(token.text) or entity_type(token) == "person")


def _with_particle(doc: Doc, unit: tuple[int, int], tails: set[tuple[str, str]]) -> tuple[int, int]:
    """Take a capitalised particle into a surname known from elsewhere: Van Gerwen, at the begin of a sentence."""
    start, end = unit
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    if (
        before is not None
        and before.text[0].isupper()
        and before.lower_ in words_of("person-particle", "name-article")
        and (before.lower_, doc[start].text) in tails
    ):
        return start - 1, end
    if (
        before is not None
        and before.pos_ == "PROPN"
        and {before.lower_, doc[start].text} <= words_of("person-particle")
    ):
        return start - 1, end  # zegt van der Velde
    return unit


def _units(doc: Doc, named: Sequence[bool], known: frozenset[str]) -> list[tuple[int, int]]:
    """Find the runs of name tokens; `known` are last words of names found elsewhere, names whatever the parser says."""
    again = [token.text in known and token.pos_ in ("NOUN", "ADJ", "VERB", "X", "ADV", "INTJ") for token in doc]
    units: list[tuple[int, int]] = []
    end = 0
    for i, (first, once_more) in enumerate(zip(named, again, strict=True)):
        if (first or once_more) and i >= end:
            end = _run_end(doc, named, i, doc[i].sent.end)
            units += _split(doc, i, end)
    return units


def _joined(doc: Doc, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the name of an organisation that a preposition cuts in two: Raad van State."""
    whole: list[tuple[int, int]] = []
    for start, end in units:
        if whole and _is_link(doc, whole[-1], start):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _is_link(doc: Doc, before: tuple[int, int], start: int) -> bool:
    between = [token.text for token in doc[before[1] : start]]
    fields = words_of("portfolio-fields")
    van = any(token.lower_ == "van" for token in doc[max(0, before[0] - 1) : before[1]])
    if between and set(between) <= words_of("and") | {","} and van:
        return doc[before[1] - 1].text in fields and doc[start].text in fields
    articles = words_of("name-link-article")
    if not between or between[0] not in words_of("name-link") or len(between) > 2 or not set(between[1:]) <= articles:
        return False
    last = doc[before[1] - 1].text
    body = last.lower() in words_of("organisation-words") and last[0].isupper()
    return body and " ".join(t.text for t in doc[slice(*before)]) not in place_names()


def _run_end(doc: Doc, named: Sequence[bool], start: int, stop: int) -> int:
    """Find the end of a run of name tokens; particles count when the name goes on after them."""
    end = start + 1
    while end < stop:
        k = end
        while k < stop and k - end < 3 and _joins(doc, start, k):
            k += 1
        if k == end and doc[k].pos_ == "NUM" and doc[k].dep_ in ("flat", "fixed") and doc[k].text.isdigit():
            end = k + 1
            continue
        if k >= stop or not named[k]:
            break
        end = k + 1
    return end


def _joins(doc: Doc, start: int, k: int) -> bool:
    word = doc[k].text
    if doc[k - 1].text.endswith("-") and word in words_of("joint"):
        return True
    if word == "van" and k + 1 < len(doc) and doc[k + 1].text in words_of("portfolio-fields"):
        return False
    if word in words_of("surname-preposition") and (
        k + 1 >= len(doc) or doc[k + 1].text not in words_of("surname-article")
    ):
        return False
    if word in words_of("person-particle"):
        return _person_like(doc, start, k) or word in words_of("free-particle")
    if word in words_of("work-particle"):
        return doc[k].pos_ in ("PROPN", "X", "SYM") or word == "&"
    return doc[k].dep_ == "flat" and word in words_of("and")  # het Sociaal en Cultureel Planbureau


def _person_like(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name so far can be the front of a person's: first names and initials only."""
    return all(
        t.text in load_first_names() or INITIAL.match(t.text) or t.text in words_of("person-particle")
        for t in doc[start:end]
    ) or (end - start == 1 and doc[end].dep_ in ("flat", "fixed"))


def _split(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Split a run before a first name that follows what is no first name: Internationaal Recht | André Nollkaemper."""
    for k in range(start + 1, end):
        if is_genitive(doc[k - 1].text):
            return [(start, k)]
        first, second = (" ".join(t.text for t in doc[a:b]) for a, b in ((start, k), (k, end)))
        known = first in place_names() and _is_known(second) and not _is_known(f"{first} {second}")
        if known or _is_behind_office(doc, start, k, end):
            return [(start, k), (k, end)]
        if second in place_names() and _meets_place(doc, start, k, end):
            return [(start, k), (k, end)]
    before_portfolio = doc[start - 1] if start else None
    if before_portfolio is not None and before_portfolio.lower_ == "van" and end - start > 1:
        k = _portfolio_end(doc, start, end)
        if start < k < end and doc[k].pos_ in ("PROPN", "X"):
            return [(start, k), (k, end)]
    for k in range(start + 1, end - 1):
        here, before = doc[k], doc[k - 1]
        if (
            here.text in load_first_names()
            and doc[k + 1].text not in words_of("work-particle")
            and before.text not in load_first_names()
            and before.text.lower() not in words_of("person-particle")
            and not INITIAL.match(before.text)
            and (
                here.dep_ not in ("flat", "fixed")
                or doc[start].lower_ in words_of("organisation-words")
                or _abstract(doc[start:k])
            )
        ):
            return [(start, k), (k, end)]
    return [(start, end)]


def _meets_place(doc: Doc, start: int, k: int, end: int) -> bool:
    """Tell whether a person and a place only meet: *dat Bos Irak verlaat*."""
    person = all(entity_type(token) == "person" for token in doc[start:k])
    place = all(entity_type(token) == "place" for token in doc[k:end])
    return person and place and doc[k].dep_ not in ("flat", "fixed", "compound")


def _is_behind_office(doc: Doc, start: int, k: int, end: int) -> bool:
    """Tell whether somebody is named behind an office and what it is of: *burgemeester van Lier | Rita Bos*."""
    if start < 2 or doc[start - 1].lower_ != "van" or k + 1 >= end:
        return False
    office = look_up(doc[start - 2].text, doc[start - 2].lemma_)
    saint = doc[k - 1].text in load_first_names() or doc[k - 1].lower_ in words_of("saint")
    return office is not None and office.kind == "office" and doc[k].text in load_first_names() and not saint


def _is_known(name: str) -> bool:
    return name in place_names() or name in organisation_names()


def _portfolio_end(doc: Doc, start: int, end: int) -> int:
    """Find where the name of a ministry at the begin of a run ends: Binnenlandse Zaken | Petrovic."""
    k = start
    while k < end and doc[k].text in words_of("portfolio-fields"):
        k += 1
    return k


def _abstract(tokens: Iterable[Token]) -> bool:
    """Tell whether the words look like the name of a field or a portfolio: Buitenlandse Zaken, Internationaal Recht."""
    words = [t.text for t in tokens]
    return words[0] in words_of("portfolio-fields") or words[-1] in words_of("portfolio-fields")
