"""Clauses with *dat*: under a verb, under a noun for speech, and before their cue."""

from __future__ import annotations

from analysis.grammar.can_speak import can_report, can_speak
from analysis.grammar.contrasts import clause_instead_of
from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import Span
from analysis.grammar.verb_groups import opens_with
from analysis.grammar.verbs import is_finite
from analysis.grammar.veridicality import saying_over
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.quotes.items import Content
from analysis.quotes.reading.clauses import clause_end, content
from analysis.quotes.sentences.layout import CueIn, Sentence
from analysis.quotes.sentences.sources import source_of

#: Tokens from a cue to its *dat*, from that to its verb, and back from it to *er*.
_FAR, _VERB, _ER = 30, 25, 12
#: Tokens of the shortest clause before its cue, and of what may stand between a noun for speech and its *dat*.
_SHORTEST, _BETWEEN = 4, 8


def that_clause(cue: CueIn) -> Content | None:
    """Read the clause with *dat* under a verb, a preposition or a phrase: *X zei dat …*.

    >>> sentence = lay_out(parse("De minister zei dat het plan doorgaat.")).sentences[0]
    >>> found = that_clause(CueIn(sentence, sentence.cues()[0]))
    >>> sentence.layout.text[found.start : found.end]
    'dat het plan doorgaat'
    """
    sentence, hit = cue
    return None if hit.cue.type == "noun" else _that(sentence, hit)


def that_noun(cue: CueIn) -> Content | None:
    """Read the clause with *dat* under a noun for speech: *de belofte van X dat …*."""
    sentence, hit = cue
    return _that(sentence, hit) if hit.cue.type == "noun" else None


def _that(sentence: Sentence, hit: CueAt) -> Content | None:
    doc = sentence.doc
    if "dat" not in hit.cue.complements or _object_first(sentence, hit):
        return None
    until = next((h.first for h in sentence.cues(hit.first + 1) if h.cue.complements), sentence.last)
    k = next((k for k in range(hit.last, min(sentence.last, hit.last + _FAR)) if _conjunction(sentence, k)), None)
    if k is None or k > until or not _reaches(sentence, hit, k) or _governed(sentence, hit, k):
        return None
    saying = saying_over(doc[k].head) if doc[k].dep_ == "mark" else None
    if saying is not None and hit.last < saying.i < k and opens_with(saying, "om"):
        return None  # schreef een rapport om te bewijzen dat
    source = source_of(sentence, hit)
    if source is None or not can_report(doc, source):
        return None
    holds = clause_instead_of(doc[k].head)  # zei niet dat hij ging, maar dat hij bleef
    k = holds.i if holds is not None else k
    return content(sentence, (k, clause_end(sentence, k)), source, hit)


def that_preposed(cue: CueIn) -> Content | None:
    """Read *Dat hij schuldig is, ontkent de man.*."""
    sentence, hit = cue
    doc = sentence.doc
    k = sentence.first
    if "dat" not in hit.cue.complements or hit.cue.type != "verb" or not _conjunction(sentence, k):
        return None
    comma = next((m for m in range(hit.first, k, -1) if doc[m].text == "," and is_finite(doc[m + 1])), None)
    if comma is None or comma - k < _SHORTEST:
        return None
    source = source_of(sentence, hit)
    if source is None or source[0] < comma or not can_report(doc, source):
        return None
    return content(sentence, (k, comma), source, hit)


def within_other(sentence: Sentence, source: Span | None, cue: CueAt | None) -> bool:
    """Tell whether *volgens X* reports what so many say: *Volgens X zegt een kwart van de leden dat …*."""
    if source is None or cue is None or can_speak(sentence.doc, source):
        return False
    return any(hit.cue.lemma == "volgens" for hit in sentence.cues(sentence.first, cue.first))


def _object_first(sentence: Sentence, hit: CueAt) -> bool:
    """Tell whether *Dat* opens the sentence as what is said, so that a later *dat* is relative: *Dat meldt X dat …*."""
    first = sentence.doc[sentence.first]
    return first.lower_ in words_of("what-is-said") and hit.first == sentence.first + 1


def _conjunction(sentence: Sentence, k: int) -> bool:
    token = sentence.doc[k]
    if token.lower_ != "dat" or k in sentence.quoted or token.dep_ == "obj":
        return False
    return token.pos_ == "SCONJ" or _opens_clause(sentence, k)


def _governed(sentence: Sentence, hit: CueAt, k: int) -> bool:
    """Tell whether a *dat* is not the cue's own: a preposition's (*over dat …*), or relative (*de bond, dat …*)."""
    doc = sentence.doc
    before = doc[k - 1]
    split = any(t.lower_ == "er" for t in doc[max(0, k - _ER) : k])
    preposition = before.pos_ == "ADP" and before.lower_ not in words_of("time")
    relative = before.text == "," and doc[k - 2].pos_ in {"NOUN", "PROPN"} and doc[k].pos_ == "PRON"
    if relative and sum(t.text == "," for t in doc[hit.last : k]) == 1:
        return True
    return preposition and before.i not in {hit.particle, hit.first} and not split


def _opens_clause(sentence: Sentence, k: int) -> bool:
    """Tell whether a *dat* that is tagged as a pronoun or article opens a clause with its verb at the end."""
    doc = sentence.doc
    before, last = doc[k - 1], k + _VERB
    common = "Com" in feature(before, "Gender") or "Plur" in feature(before, "Number")
    relative = before.pos_ == "NOUN" and doc[k].dep_ != "mark" and not common
    if (before.pos_ == "ADP" and before.dep_ != "compound:prt") or relative or k + 1 >= len(doc):
        return False
    if is_finite(doc[k + 1]):
        return False
    for m in range(k + 2, min(len(doc), last)):
        if doc[m].text in {".", ";", ":"} or doc[m].is_sent_start:
            return False
        if is_finite(doc[m]):
            follower = doc[m + 1] if m + 1 < len(doc) else None
            return follower is None or follower.is_punct or follower.pos_ in {"VERB", "AUX", "CCONJ", "ADP"}
    return False


def _reaches(sentence: Sentence, hit: CueAt, k: int) -> bool:
    """Tell whether the clause of a cue goes on to its *dat*: no other clause begins in between."""
    doc = sentence.doc
    if hit.cue.type == "noun":
        return k == hit.last or (
            all(t.pos_ in {"ADP", "DET", "NOUN", "PROPN", "ADJ"} for t in doc[hit.last : k]) and k - hit.last < _BETWEEN
        )
    finite = 0
    for m in range(hit.last, k):
        if m in sentence.quoted:
            continue
        if doc[m].text in {":", ";"}:
            return False
        relative = doc[m].lower_ in words_of("relative") and doc[m - 1].text == ","
        finite += is_finite(doc[m]) - relative
    return finite <= 0
