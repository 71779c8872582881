"""Sentences that tell who said the one before: *Dat zegt X*, *Aldus X*, *Met die woorden opende X*."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.items import Attribution, Content
from analysis.quotes.reading.clauses import content, withheld
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.sources import passive_source
from analysis.quotes.sentences.subjects import subject_of

#: Tokens from the first of the sentence to its cue, and from the cue on to a *dat* of its own.
_FAR, _CLAUSE = 16, 12


def told(sentence: Sentence) -> Attribution | None:
    """Read a sentence that tells who said the one before: *Dat zegt X*, *Aldus X*, *Zo luidde de reactie van X*.

    >>> sentence = lay_out(parse("Er komt sneeuw. Dat meldt het instituut.")).sentences[1]
    >>> found = told(sentence)
    >>> found.cue.cue.lemma, sentence.doc[slice(*found.source)].text
    ('melden', 'het instituut')
    """
    doc, k = sentence.doc, sentence.first
    if k + 1 >= sentence.last or sentence.passages:
        return None
    low = doc[k].lower_
    hits = sentence.cues() if low in words_of("opens-telling") else []
    if not hits:
        return None
    if low == "aldus":
        source = phrase_at(doc, k + 1, sentence.last)
        return Attribution(source, hits[0]) if source else None
    if low == "met":
        words = [t.lower_ for t in doc[k + 1 : min(k + 3, sentence.last)]]
        spoken = len(words) == 2 and words[0] in {"die", "deze"} and words[1] in words_of("words-noun")
        return Attribution(subject_of(sentence, k + 3), hits[0]) if spoken else None
    return _pointing(sentence, low, hits) if is_finite(doc[k + 1]) else None


def _pointing(sentence: Sentence, low: str, hits: list[CueAt]) -> Attribution | None:
    """Read *Dat zegt X*, *Dat heeft X gezegd*, *Dat is gemeld door X*, *Zo zegt X*: the verb stands second."""
    doc, k = sentence.doc, sentence.first
    hit = next((h for h in hits if h.cue.type == "verb" and "indirect" in h.cue.kinds and h.first - k <= _FAR), None)
    if hit is None or "untold" in hit.cue.traits:
        return None
    second = hit.first == k + 1
    if low == "zo" and not second:
        return None
    inner = range(k + 1, min(sentence.last, hit.first + _CLAUSE))
    if (low == "zo" or not second) and any(doc[m].lower_ == "dat" and doc[m - 1].pos_ != "ADP" for m in inner):
        return None
    if not second and not hit.participle and doc[k + 1].pos_ != "AUX":
        return None
    if any(t.lower_ in words_of("question-word") for t in doc[hit.first + 1 : sentence.last]):
        return None
    if hit.participle and any(t.lower_ in words_of("copula-or-passive") for t in doc[k : hit.first]):
        return Attribution(passive_source(sentence, hit), hit)
    source = subject_after(doc, k + 2, sentence.last)
    if source is None or withheld(doc, hit):
        return None
    return Attribution(source, hit)


class Untaken(NamedTuple):
    """A reporting sentence, and the numbers of those that hold a quotation."""

    sentence: Sentence
    taken: Set[int]


def told_after(untaken: Untaken) -> Content | None:
    """Read a sentence that the next one attributes (*Dat zegt X*), when neither holds a quotation.

    >>> sentence = lay_out(parse("Er komt morgen sneeuw. Dat meldt het instituut.")).sentences[0]
    >>> found = told_after(Untaken(sentence, set()))
    >>> sentence.layout.text[found.start : found.end]
    'Er komt morgen sneeuw'
    """
    sentence, taken = untaken
    later = sentence.layout.sentences[sentence.number + 1 : sentence.number + 2]
    if not later or {sentence.number, sentence.number + 1} & taken or later[0].part - sentence.part > 1:
        return None
    found = None if sentence.heading or sentence.kind == "caption" else told(later[0])
    if found is None or found.source is None or not sentence.has_verb():
        return None
    return content(sentence, (sentence.first, sentence.last), found.source, found.cue)
