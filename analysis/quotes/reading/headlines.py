"""Headlines that say who speaks: *X: <clause>*."""

from __future__ import annotations

from analysis.grammar.can_speak import can_speak
from analysis.grammar.demonyms import countries
from analysis.grammar.name_words import looks_named
from analysis.grammar.nouns import look_up
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.words import words_of
from analysis.quotes.items import Content
from analysis.quotes.reading.clauses import content
from analysis.quotes.sentences.layout import Sentence

_NOBODY = frozenset({"LOC", "GPE", "FAC", "EVENT"})
#: Tokens that a headline may hold before its colon.
_LONGEST_NAME = 9
_SOMEBODY = frozenset({"PER", "PERSON", "ORG"})


def headline(sentence: Sentence) -> Content | None:
    r"""Read a headline *X: <clause>* without marks, when X is a body, an office or somebody the article names again.

    >>> sentence = lay_out(parse("Vakbond: staking gaat door\n\nDe bond gaat staken.")).sentences[0]
    >>> found = headline(sentence)
    >>> sentence.layout.text[found.start : found.end]
    'staking gaat door'
    """
    doc = sentence.doc
    if sentence.kind != "headline" or sentence.passages:
        return None
    near = range(sentence.first, min(sentence.last, sentence.first + _LONGEST_NAME))
    colon = next((m for m in near if doc[m].text == ":"), None)
    source = phrase_at(doc, sentence.first, colon) if colon is not None else None
    if colon is None or source is None or source[1] != colon or not names_somebody(sentence, source):
        return None
    return content(sentence, (colon + 1, sentence.last), source, None)


def names_somebody(sentence: Sentence, source: Span) -> bool:
    r"""Tell whether the words that open a headline name who speaks, not what the article is about or where it happens.

    >>> sentence = lay_out(parse("Vakbond: staking gaat door\n\nDe bond gaat staken.")).sentences[0]
    >>> names_somebody(sentence, (0, 1))
    True
    """
    doc = sentence.doc
    first = next((t for t in doc[slice(*source)] if t.pos_ not in {"DET", "ADJ", "NUM"}), doc[source[0]])
    if first.pos_ == "NOUN":
        if not looks_named(first.nbor()):
            return look_up(first.text, first.lemma_) is not None
        if first.nbor().ent_type_ in _SOMEBODY:  # Wethouder Els Bos
            return True
    if not can_speak(doc, source) or first.ent_type_ in _NOBODY:
        return first.text in countries() | words_of("seats")
    again = [t for t in doc[sentence.last :] if t.text == doc[source[1] - 1].text and t.pos_ == "PROPN"]
    return first.ent_type_ in _SOMEBODY or bool(again)
