"""Who can speak, and what can report: noun phrases for people and bodies; documents, so many of the viewers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.name_spans import has_addition
from analysis.grammar.name_words import looks_named
from analysis.grammar.nouns import kind_of_speaker, look_up
from analysis.grammar.phrase_at import Span
from analysis.grammar.verbs import known_verbs
from analysis.grammar.words import words_of
from analysis.parse import occurrences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Word classes of the word that a noun phrase is about.
_HEADS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def can_speak(doc: Doc, found: Span) -> bool:
    """Tell whether a noun phrase can be somebody who speaks: a name, a personal pronoun, a noun for people or a body.

    >>> can_speak(parse("De woordvoerder zwijgt."), (0, 2)), can_speak(parse("De tafel zwijgt."), (0, 2))
    (True, False)
    """
    words = [doc[m] for m in range(*found)]
    if len(words) == 1 and words[0].lower_ in words_of("source-pronoun", "demonstrative"):
        return True
    if len(words) == 1 and words[0].is_sent_start:
        if has_addition(words[0]) or any(map(looks_named, occurrences(doc, words[0].text))):
            return True
    if len(words) == 2 and words[1].pos_ == "ADJ" and words[0].lower_ in words_of("common-article"):
        return True
    for token in _without_attribute(words):
        if token.pos_ == "ADP" and token.i > found[0] and not looks_named(token):
            break
        if looks_named(token) and token.ent_type_ not in {"DATE"}:
            return True
        if token.pos_ == "NOUN" or len(words) == 1:
            if look_up(token.text, token.lemma_) is not None or kind_of_speaker(token) == "person":
                return True
    return False


def _without_attribute(words: list[Token]) -> list[Token]:
    """Leave out what a preposition brings before the noun that the phrase is about: *de ‹in Utrecht geboren› man*.

    That noun is the first that hangs on no other word of the phrase and has no preposition in it.
    """
    members = {word.i for word in words}
    tops = (word for word in words if word.head.i not in members or word.head.i == word.i)
    governed = (word for word in words if word.dep_ == "case" and word.i != words[0].i)
    objects = {word.head.i for word in governed}
    head = next((t.i for t in tops if t.pos_ in _HEADS and t.i not in objects), words[0].i)
    opening = next((t.i for t in words[1:] if t.pos_ == "ADP" and not looks_named(t)), head)
    return [word for word in words if not opening <= word.i < head]


def can_report(doc: Doc, source: Span) -> bool:
    """Tell whether a source can be reported: somebody, a document, so many of those who can speak.

    >>> can_report(parse("Een kwart van de kijkers zegt dat."), (0, 5))
    True
    """
    words = [t.lower_ for t in doc[source[0] : source[1]]]
    if can_speak(doc, source):
        return not (len(words) == 1 and words[0] in words_of("generic-pronoun"))
    if any(word in words_of("document", "report-place") for word in words):
        return True
    if len(words) == 2 and words[0] in words_of("common-article") and doc[source[1] - 1].pos_ == "PRON":
        return True
    bodies = any(
        t.pos_ == "NOUN" and "-" in t.text and look_up(t.lower_.split("-")[0]) is not None for t in doc[slice(*source)]
    )
    return bodies or _some_of(doc, source) or _agent(doc, source)


def _some_of(doc: Doc, source: Span) -> bool:
    """Tell whether a phrase is a quantity of people: *77 procent van de deelnemers*, *een deel van de kiezers*."""
    van = next((m for m in range(source[0] + 1, source[1] - 1) if doc[m].lower_ == "van"), None)
    if van is None or not can_speak(doc, (van + 1, source[1])):
        return False
    quantities = tuple(words_of("measure", "part"))
    return doc[van - 1].lower_.endswith(quantities) or any(t.pos_ == "NUM" for t in doc[source[0] : van])


def _agent(doc: Doc, source: Span) -> bool:
    """Tell whether a phrase is *de* and a noun for who does what a verb says: *de koper* (kopen)."""
    if source[1] - source[0] != 2 or doc[source[0]].lower_ not in words_of("common-article"):
        return False
    noun = doc[source[1] - 1]
    return noun.pos_ == "NOUN" and noun.lower_.endswith("er") and noun.lower_[:-1] + "n" in known_verbs()
