"""Subjects of clauses with the verb at their end: of relative clauses, and of clauses around a marked passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.words import words_of
from analysis.quotes.sentences.can_speak import can_speak
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.subject_after_verb import subject_after

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BACK = 14


def antecedent(sentence: Sentence, relative: int, verb: int) -> Span | None:
    """Give whom a relative pronoun that is the subject of `verb` points back to: *Els Vos van de bond, die erop wijst*.

    >>> sentence = lay_out(parse("Dat is de fout van Els Vos, die erop wijst dat het regent.")).sentences[0]
    >>> sentence.doc[slice(*antecedent(sentence, 8, 10))].text
    'Els Vos'
    """
    doc = sentence.doc
    if doc[relative].lower_ not in words_of("relative-subject") or subject_after(doc, relative + 1, verb):
        return None
    end = relative - 1 if relative and doc[relative - 1].text == "," else relative
    best: Span | None = None
    for i in range(end - 1, max(sentence.first, end - _BACK) - 1, -1):
        if i in sentence.quoted or doc[i].text in {",", ";", ":", "(", ")"}:
            break
        found = phrase_at(doc, i, end)
        if found and found[1] == end and can_speak(doc, found):
            if best and _whole(doc, i, best[0]) is False:
                break
            best = found
    return best


def _whole(doc: Doc, i: int, start: int) -> bool:
    """Tell whether a phrase that begins at token `i` is more than a noun with the speaker in its complement."""
    return can_speak(doc, (i, start)) or not any(t.lower_ == "van" for t in doc[i:start])


def around_passage(sentence: Sentence, verb: int) -> Span | None:
    """Give the subject of a clause whose verb follows a marked passage at its end: *die ze “te duur” noemt*."""
    doc = sentence.doc
    k = verb - 1
    while k > sentence.first and k not in sentence.quoted and doc[k].pos_ in {"AUX", "VERB", "ADP", "PART", "ADV"}:
        k -= 1
    if k not in sentence.quoted or (verb + 1 < sentence.last and not _closes(doc, verb + 1)):
        return None
    while k > sentence.first and k - 1 in sentence.quoted:
        k -= 1
    left, s = k, k
    while s > sentence.first and s - 1 not in sentence.quoted and doc[s - 1].text not in {",", ":", ";", "(", "–"}:
        s -= 1
        if doc[s].lower_ in words_of("relative", "subordinator") and doc[s].pos_ in {"PRON", "SCONJ"}:
            break
    if s == left or doc[s].lower_ not in words_of("relative", "subordinator"):
        return None
    found = subject_after(doc, s + 1, left)
    if found and can_speak(doc, found):
        return found
    return antecedent(sentence, s, left)


def _closes(doc: Doc, k: int) -> bool:
    return doc[k].is_punct or doc[k].is_space or doc[k].pos_ in {"CCONJ", "AUX", "VERB"}


def within_clause(sentence: Sentence, verb: int) -> Span | None:
    """Give the subject of a relative clause that its verb follows at once: *de brief waarin de dienst zei …*.

    >>> sentence = lay_out(parse("Er is een brief, waarin de dienst zei niets te weten.")).sentences[0]
    >>> sentence.doc[slice(*within_clause(sentence, 8))].text
    'de dienst'
    """
    doc = sentence.doc
    openers = words_of("relative") - words_of("relative-subject")
    for k in range(verb - 1, max(sentence.first, verb - _BACK), -1):
        if k in sentence.quoted or doc[k].text in {",", ";", ":", "(", ")"}:
            return None
        if doc[k].lower_ in openers and doc[k].pos_ in {"ADV", "PRON", "SCONJ"}:
            found = subject_after(doc, k + 1, verb)
            return found if found and found[1] == verb and can_speak(doc, found) else None
    return None
