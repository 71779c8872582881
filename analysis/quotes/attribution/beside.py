"""Cue and source beside a passage: behind it, between two pieces of it, or with an earlier passage of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.can_speak import can_speak
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.words import words_of
from analysis.quotes.attribution.marked import Behind, Marked
from analysis.quotes.items import Attribution, Item
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.sources import noun_source, passive_source, phrase_source

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Tokens from a copula to its noun for speech (*is de reactie van X*).
_NEAR = 6
#: Tokens of a passage of a word or two with its marks, and back to the relative pronoun of its clause.
_SHORT, _FAR = 4, 20


def aldus_behind(m: Marked) -> Attribution | None:
    """Read *“…”, aldus X*."""
    return _phrase_behind(m, {"aldus", "dixit"})


def volgens_behind(m: Marked) -> Attribution | None:
    """Read *“…”, volgens X*; without a comma only behind a passage that opens the sentence."""
    behind = m.behind
    loose = behind is not None and not behind.pause and not behind.alone
    return _phrase_behind(m, {"luidens"} if loose else {"volgens", "luidens"})


def phrase_behind(m: Marked) -> Attribution | None:
    """Read *“…”, luidt het bij X*."""
    hit = m.behind.phrase if m.behind else None
    return None if hit is None or hit.cue.lemma == "volgens" else _phrase_behind(m, {hit.cue.lemma})


def _phrase_behind(m: Marked, lemmas: set[str]) -> Attribution | None:
    hit = m.behind.phrase if m.behind else None
    return Attribution(phrase_source(m.sentence, hit), hit) if hit and hit.cue.lemma in lemmas else None


def zo_behind(m: Marked) -> Attribution | None:
    """Read *“…”, zo X* without a verb."""
    behind = m.behind
    if behind is None or behind.phrase or not behind.pause or m.doc[behind.k].lower_ != "zo":
        return None
    source = phrase_at(m.doc, behind.k + 1, behind.end)
    return Attribution(source, None) if source and can_speak(m.doc, source) else None


def noun_behind(m: Marked) -> Attribution | None:
    """Read *“…”, was de reactie van X*."""
    behind = _inverted(m)
    if behind is None or not behind.copula or not behind.closed:
        return None
    noun = next((h for h in behind.hits if h.cue.type == "noun" and h.first - behind.k <= _NEAR), None)
    return Attribution(noun_source(m.sentence, noun), noun) if noun else None


def passive_behind(m: Marked) -> Attribution | None:
    """Read *“…”, wordt door X gezegd*."""
    behind = _inverted(m)
    if behind is None or not behind.copula or not behind.closed:
        return None
    verb = next((h for h in behind.hits if h.participle), None)
    return Attribution(passive_source(m.sentence, verb), verb) if verb else None


def verb_behind(m: Marked) -> Attribution | None:
    """Read *“…”, zei X*: a cue verb and its subject, or an auxiliary with the cue behind it (*“…”, heeft X gezegd*).

    A cue whose passage neither closes nor stands alone is none; nor is one whose subject the passage itself may be
    (*’Barney’ verwacht …*).
    """
    behind = _inverted(m)
    if behind is None or behind.copula:
        return None
    hit, source = behind.hit, behind.subject
    if hit is None:
        later = next((h for h in behind.hits if h.cue.type == "verb"), None)
        perfect = behind.closed and m.doc[behind.k].pos_ == "AUX"
        return Attribution(source, later) if later and perfect else None
    noun = next((h for h in behind.hits if h.cue.type == "noun" and source and source[0] <= h.first < source[1]), None)
    if noun and "impersonal-verb" in hit.cue.traits:
        return Attribution(noun_source(m.sentence, noun), hit)
    if not behind.closed and _may_be_subject(m.alphabetic) and (source is None or not can_speak(m.doc, source)):
        return None
    certain = (behind.closed and behind.alone) if source is None else (behind.closed or behind.alone)
    return Attribution(source, hit) if certain else None


def other_verb_behind(m: Marked) -> Attribution | None:
    """Read *“…”, wanhoopt X* and *“…”, heeft X …*: its place makes a cue of a verb that the lexicon has not."""
    behind = _inverted(m)
    if behind is None or behind.copula or behind.hit or not (behind.closed and behind.alone):
        return None
    verb = m.doc[behind.k]
    speaks = verb.pos_ == "VERB" or verb.lower_ in words_of("having")
    return Attribution(behind.subject, None) if behind.subject and speaks else None


def subject_first_behind(m: Marked) -> Attribution | None:
    """Read *“…”, hij zegt* (rare)."""
    behind = m.behind
    if behind is None or behind.phrase or behind.inverted or not (behind.pause and behind.alone):
        return None
    source = phrase_at(m.doc, behind.k, behind.end)
    verb = next((h for h in behind.hits if h.cue.type == "verb" and not h.participle and "direct" in h.cue.kinds), None)
    return Attribution(source, verb) if source and verb and verb.first == source[1] else None


def between(m: Marked) -> Attribution | None:
    """Read *Bovendien, zegt hij, “…”* and *“…”, zei hij, “…”*: a cue and its source right before the passage."""
    doc, (a, b) = m.doc, m.before
    hits = m.sentence.cues(a, b)
    if not hits or b <= a or doc[b - 1].text not in {","} | words_of("before-cue"):
        return None
    hit = hits[-1]
    if hit.cue.type == "verb" and not hit.participle and (hit.first == a or doc[hit.first - 1].text in {",", "zo"}):
        source = subject_after(doc, hit.first + 1, b)
        return Attribution(source, hit) if source else None
    return Attribution(phrase_source(m.sentence, hit), hit) if hit.cue.type in {"preposition", "phrase"} else None


def same_sentence(m: Marked) -> Attribution | None:
    """Give a passage the cue and source of the one before it in its sentence, of a piece without a cue the source."""
    last = m.earlier[-1] if m.earlier else None
    if last is not None and last.cue is not None and not _in_relative(m):
        return Attribution(last.source, last.cue)
    piece = last is not None and last.row_rule == "quote.fragment" and m.place == "inside" and len(m.alphabetic) > 2
    return Attribution(last.source, None) if last is not None and last.source and piece else None


def _inverted(m: Marked) -> Behind | None:
    return m.behind if m.behind and m.behind.inverted else None


def _may_be_subject(words: list[Token]) -> bool:
    """Tell whether what stands between marks is a name, the subject of the verb after it: *’Barney’ verwacht …*."""
    return len(words) <= 2 and all(t.pos_ in {"PROPN", "NOUN", "X"} and t.text[0].isupper() for t in words)


def _in_relative(m: Marked) -> bool:
    """Tell whether a passage is a word or two in a relative clause, which the cue before the clause does not govern."""
    doc = m.doc
    return m.right - m.left <= _SHORT and any(
        t.lower_ in words_of("relative-subject") and t.pos_ == "PRON" and doc[t.i - 1].text == ","
        for t in m.sentence.outside(max(1, m.left - _FAR), m.left)
    )


def joins(sentence: Sentence, item: Item, follower: Item) -> bool:
    """Tell whether only *en*, *of* or a comma stands between a scare quote and the next passage, which is speech."""
    if item.rule not in {"quote.scare", "quote.scare-called"} or follower.kind == "scare" or follower.cue is None:
        return False
    if item.passage is None or follower.passage is None:
        return False
    between = sentence.layout.text[item.passage.right : follower.passage.left].replace(",", " ").split()
    return len(between) <= 1 and all(word in words_of("conjunction") for word in between)
