"""Descriptions for somebody known (*de aanvaller*, *de Australiër*): the person who speaks or is spoken of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.name_words import looks_named
from analysis.grammar.names import load_first_names
from analysis.grammar.nouns import AGED, BODIES, IN_FUNCTION, field_of, look_up
from analysis.grammar.phrase_at import Span
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Fields whose people an article tells of beside those it is about: the judge, the officer, the doctor, the reporter.
_OF_OTHERS = frozenset({"law", "media", "medicine", "police", "press"})


def is_epithet(doc: Doc, source: Span) -> bool:
    """Tell whether a source is a definite description that can stand for a person already named, not *de man die …*.

    >>> is_epithet(parse("De aanvaller zweeg."), (0, 2)), is_epithet(parse("Een aanvaller zweeg."), (0, 2))
    (True, False)
    """
    words = list(doc[slice(*source)])
    if len(words) < 2 or words[0].lower_ not in words_of("common-article"):
        return False
    if len(words) > 2 and looks_named(words[1]):
        return False
    head = _head_of(doc, source)
    if head.pos_ == "PROPN":
        return len(words) == 2 and head.lower_.endswith(tuple(words_of("demonym-ending")))
    noun = look_up(head.text, head.lemma_)
    plural = noun.plural if noun else "Plur" in feature(head, "Number")
    if words_of("another") & {t.lower_ for t in words} or _is_stranger(head):
        return False
    after = doc[source[1]] if source[1] < len(doc) else None
    told = after is not None and after.lower_ in words_of("relative-subject") and after.pos_ == "PRON"
    if plural or (told and noun is not None and noun.kind == "person"):
        return False
    if head.text[0].isupper():
        return head.pos_ in {"NOUN", "ADJ"} and not head.text.isupper()
    if noun is None:
        return head.lower_ not in words_of("document", "report-place", "medium")
    return noun.kind in {"role", "person"} or head.lemma_.lower() in words_of("epithet")


def _is_stranger(head: Token) -> bool:
    """Tell whether a noun is for a body, one of many in an article (*de verkoper*), or a trade (*de poetsvrouw*)."""
    noun = look_up(head.text, head.lemma_)
    if noun is None:
        return head.lower_ in words_of("stranger")
    if noun.kind in BODIES or field_of(head.text) in _OF_OTHERS:
        return True
    trade = noun.kind == "person" and head.lower_ not in {noun.entry, noun.entry + "s"} and AGED not in head.lower_
    return trade or bool({head.lower_, noun.entry} & words_of("stranger"))


def _head_of(doc: Doc, source: Span) -> Token:
    """Give the first noun of a description after its first word, or its last word."""
    return next((t for t in doc[source[0] + 1 : source[1]] if t.pos_ in {"NOUN", "PROPN"}), doc[source[1] - 1])


def noun_gender(doc: Doc, source: Span) -> str | None:
    """Give the gender that the noun of a description tells, if it does.

    >>> noun_gender(parse("De zangeres zweeg."), (0, 2))
    'female'
    """
    head = _head_of(doc, source)
    if head.lower_.endswith(tuple(words_of("female-ending"))):
        return "female"
    noun = look_up(head.text, head.lemma_)
    return noun.gender if noun else None


def most_told_of(counts: Counter[str]) -> str | None:
    """Give the one told of at least twice as often as the next.

    >>> most_told_of(Counter({"vos": 2, "smit": 1})), most_told_of(Counter({"vos": 2, "smit": 2}))
    ('vos', None)
    """
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def holds_no_other(mentions: Sequence[Mention], field: str | None) -> bool:
    """Tell whether no mention of an actor calls him a judge or politician, unless a description is of that field.

    >>> holds_no_other([], None)
    True
    """
    words = {word for m in mentions if m.form not in {"pronoun", "possessive"} for word in m.text.split()}
    fields = {field_of(word) for word in words} & IN_FUNCTION
    return not fields or field in fields


def person_gender(mentions: Sequence[Mention]) -> str | None:
    """Give the gender that the first name of an actor tells, in the mentions of it.

    >>> person_gender([]) is None
    True
    """
    known = (load_first_names().get(w) for m in mentions if m.form == "name" for w in m.text.split())
    return next((g for g in known if g in {"female", "male"}), None)
