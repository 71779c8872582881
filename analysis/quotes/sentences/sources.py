"""The source of a cue: after *volgens* and *aldus*, in a complement, behind *van*, by *door*, a verb's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.can_speak import can_speak
from analysis.grammar.cues import CueAt
from analysis.grammar.name_words import looks_named
from analysis.grammar.passives import is_passive
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.verb_groups import auxiliaries_of
from analysis.grammar.verbs import infinitive
from analysis.grammar.words import words_of
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Tokens back from a noun for speech to its possessive; back and on from a participle to its agent and its auxiliary.
_OWNER, _AGENT, _AUXILIARY = 4, (18, 6), (20, 4)
#: Prepositions before the text in which something is to be read.
_WHERE = ("in", "op")


def phrase_source(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give the source of a preposition or phrase: after *aldus*, in the complement of *luidt het*, the subject.

    >>> from analysis.grammar.cues import find_cues
    >>> sentence = lay_out(parse("Volgens minister Els Vos is het voorbij.")).sentences[0]
    >>> hit = find_cues(sentence.doc, 0, 4)[0]
    >>> sentence.doc[slice(*phrase_source(sentence, hit))].text
    'minister Els Vos'
    """
    doc = sentence.doc
    lemma = hit.cue.lemma
    stop = sentence.until_marks(hit.last)
    if "own-words" in hit.cue.traits and doc[hit.first + 1].lower_ in words_of("possessive"):
        return (hit.first + 1, hit.first + 2)
    if hit.cue.traits & {"own-words", "of-subject"}:
        return _own(sentence, hit)
    if hit.cue.type == "preposition" or lemma.endswith(" van"):
        k = hit.last
        while k < stop and doc[k].lower_ in words_of("adverb") and doc[k].lower_ not in words_of("source-pronoun"):
            k += 1
        found = phrase_at(doc, k, stop)
        if found is None or ("clause-around" in hit.cue.traits and _no_source(doc, found)):
            return None
        return found
    return complement_source(sentence, hit.last) or (_text_read(sentence, hit) if "read-in" in hit.cue.traits else None)


def _text_read(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give the text in which something is to be read: *is te lezen in de notulen*."""
    doc = sentence.doc
    where = next((i for i in range(hit.last, sentence.until_marks(hit.last)) if doc[i].lower_ in _WHERE), None)
    return phrase_at(doc, where + 1, sentence.until_marks(hit.last)) if where is not None else None


def complement_source(sentence: Sentence, i: int) -> Span | None:
    """Give the source in the complement of a cue without a subject: *klinkt het bij X*."""
    doc = sentence.doc
    stop = sentence.until_marks(i)
    k = i
    while k < stop and doc[k].text not in {",", ";", ":"}:
        low = doc[k].lower_
        if low in words_of("complement-preposition"):
            found = phrase_at(doc, k + 1, stop)
            if found:
                reported = [m for m in range(*found) if doc[m].lower_ in words_of("report-place")]
                owner = [m for m in range(*found) if doc[m].lower_ == "van"]
                if reported and owner and owner[0] > reported[0]:
                    return phrase_at(doc, owner[0] + 1, found[1])
                if not reported and (low in words_of("speaking-preposition") or can_speak(doc, found)):
                    return found
                k = found[1]
                continue
        k += 1
    return None


def noun_source(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give whose word a cue noun is (*de reactie van X*, *zijn reactie*); None when the text does not say."""
    doc = sentence.doc
    k = hit.last
    if k < sentence.last and doc[k].lower_ in {"van", "door"}:
        return phrase_at(doc, k + 1, sentence.until_marks(k))
    for m in range(hit.first - 1, max(sentence.first - 1, hit.first - _OWNER), -1):
        if doc[m].lower_ in words_of("possessive"):
            return (m, m + 1)
    if k + 1 < sentence.last and doc[k].pos_ in {"VERB", "AUX"}:
        return phrase_at(doc, k + 2, sentence.last) if doc[k + 1].lower_ == "van" else None
    return None


def passive_source(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give the agent of a passive cue: the noun phrase after *door* in its clause."""
    doc = sentence.doc
    for m in range(max(sentence.first, hit.first - _AGENT[0]), min(sentence.last, hit.last + _AGENT[1])):
        if m not in sentence.quoted and doc[m].lower_ == "door":
            found = phrase_at(doc, m + 1, sentence.until_marks(m + 1))
            if found and can_speak(doc, found):
                return found
    return None


def _own(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give whose *eigen zeggen* it is: the subject of the verb that the phrase hangs on, or of the nearest one."""
    doc = sentence.doc
    head = doc[hit.last - 1].head
    verb = head.i if sentence.first <= head.i < sentence.last and head.pos_ in {"VERB", "AUX", "ADJ"} else None
    if verb is not None:
        found = subject_of(sentence, verb)
        if found:
            return found
    for i in sorted(sentence.finite(), key=lambda i: abs(i - hit.first)):
        found = subject_of(sentence, i)
        if found:
            return found
    return None


def _no_source(doc: Doc, found: Span) -> bool:
    words = [doc[m] for m in range(*found)]
    if any(looks_named(t) for t in words):
        return False
    head = next((t for t in words if t.pos_ == "NOUN"), words[-1])
    return head.lower_ in words_of("not-source") or (words[-1].lower_ in words_of("no-source") and len(words) == 1)


def source_of(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give the source of a cue that introduces indirect speech: the subject, the agent of a passive, whose word it is.

    >>> sentence = lay_out(parse("Er is een brief, waarin de dienst zei niets te weten.")).sentences[0]
    >>> sentence.doc[slice(*source_of(sentence, sentence.cues()[-1]))].text
    'de dienst'
    """
    if hit.cue.type == "noun":
        return noun_source(sentence, hit)
    if "of-subject" in hit.cue.traits:
        return _own(sentence, hit)
    if hit.participle and is_passive_cue(sentence, hit):
        return passive_source(sentence, hit) or _text_before(sentence, hit)
    return subject_of(sentence, hit.first)


def _text_before(sentence: Sentence, hit: CueAt) -> Span | None:
    """Give the text that a relative clause is about: *een brief waarin werd erkend dat …*."""
    doc = sentence.doc
    verb = doc[hit.first]
    text = verb.head if verb.dep_.startswith("acl") else verb
    opens = any(t.lower_ in words_of("relative-adverb") for t in doc[text.i + 1 : verb.i])
    if not opens or text.lower_ not in words_of("document", "report-place"):
        return None
    starts = range(max(sentence.first, text.i - _OWNER), text.i + 1)
    spans = (phrase_at(doc, i, text.i + 1) for i in starts)
    return next((span for span in spans if span and span[1] == text.i + 1), None)


def is_passive_cue(sentence: Sentence, hit: CueAt) -> bool:
    """Tell whether a participle is told in the passive, by its form or by words near it: *werd … genoemd*."""
    verb, (back, on) = sentence.doc[hit.first], _AUXILIARY
    if verb.lower_ in words_of("stative") or infinitive(verb) in words_of("perfect-with-zijn"):
        return False
    if auxiliaries_of(verb) and is_passive(verb):
        return True
    words = {
        t.lower_ for t in sentence.outside(max(sentence.first, hit.first - back), min(sentence.last, hit.first + on))
    }
    return bool(words & words_of("passive")) and not words & words_of("perfect")
