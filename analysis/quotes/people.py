"""Who can speak: noun phrases for people and bodies, by names and by the nouns of the lexicon `actor-nouns`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.name_spans import looks_named
from analysis.grammar.nouns import BODIES, PERSONS, kind_of_speaker, look_up, noun_classes
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]


def can_speak(doc: Doc, found: Span) -> bool:
    """Tell whether a noun phrase can be somebody who speaks: a name, a personal pronoun, a noun for people or a body.

    >>> from analysis.parse import parse
    >>> can_speak(parse("De woordvoerder zwijgt."), (0, 2)), can_speak(parse("De tafel zwijgt."), (0, 2))
    (True, False)
    """
    words = [doc[m] for m in range(*found)]
    if len(words) == 1 and words[0].lower_ in words_of("source-pronoun") | words_of("demonstrative"):
        return True
    if len(words) == 1 and words[0].is_sent_start and any(t.text == words[0].text and looks_named(t) for t in doc):
        return True
    if len(words) == 2 and words[1].pos_ == "ADJ" and words[0].lower_ in words_of("common-article"):
        return True
    for token in words:
        if token.pos_ == "ADP" and token.i > found[0] and not looks_named(token):
            break
        if looks_named(token) and token.ent_type_ not in {"DATE"}:
            return True
        if token.pos_ == "NOUN" or len(words) == 1:
            if noun_classes(token.lemma_.lower(), token.lower_) or kind_of_speaker(token) == "person":
                return True
            known = look_up(token.text, token.lemma_) if token.pos_ == "NOUN" else None
            if known is not None and known.kind in PERSONS | BODIES:
                return True
    return False
