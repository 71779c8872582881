"""Cue and source in front of a colon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.can_speak import can_speak
from analysis.grammar.cues import CueAt
from analysis.grammar.name_spans import has_addition
from analysis.grammar.name_words import looks_named
from analysis.grammar.nouns import look_up
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.subject_after_verb import skip_adjuncts
from analysis.grammar.verb_groups import helped
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import occurrences
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.items import Attribution
from analysis.quotes.reading.headlines import names_somebody
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.sources import complement_source, noun_source, phrase_source
from analysis.quotes.sentences.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class _Lead:
    """The words `a` to `b` in front of a colon, and the cues in them: verbs, prepositions and phrases, nouns."""

    sentence: Sentence
    a: int
    b: int
    verbs: list[CueAt]
    phrases: list[CueAt]
    nouns: list[CueAt]


def _lead(m: Marked) -> _Lead | None:
    return None if m.colon is None else _lead_of(m.sentence, m.before[0], m.colon)


def _lead_of(sentence: Sentence, a: int, b: int) -> _Lead:
    hits = sentence.cues(a, b)
    verbs = [h for h in hits if h.cue.type == "verb" and "direct" in h.cue.kinds and not _beneath(sentence.doc, a, h)]
    phrases = [h for h in hits if h.cue.type in {"preposition", "phrase"}]
    return _Lead(sentence, a, b, verbs, phrases, [h for h in hits if h.cue.type == "noun"])


def cue_before_colon(m: Marked) -> Attribution | None:
    """Read *X zei:*, *volgens X:*, *de reactie van X luidt:*, *in … staat te lezen:*: the last cue with a source.

    >>> sentence = lay_out(parse("De trainer zei na afloop: “Wij waren gewoon beter.”")).sentences[0]
    >>> found = cue_before_colon(Marked(sentence, sentence.passages[0]))
    >>> sentence.doc[slice(*found.source)].text
    'De trainer'
    """
    lead = _lead(m)
    if lead is None:
        return None
    if lead.phrases and not lead.verbs:
        return Attribution(phrase_source(m.sentence, lead.phrases[-1]), lead.phrases[-1])
    if lead.nouns and lead.verbs and "impersonal-verb" in lead.verbs[-1].cue.traits:
        return Attribution(noun_source(m.sentence, lead.nouns[-1]), lead.verbs[-1])
    for hit in reversed(lead.verbs):
        source = subject_of(m.sentence, hit.first)
        if "impersonal-verb" in hit.cue.traits and (source is None or not can_speak(m.doc, source)):
            source = complement_source(m.sentence, lead.a) or source
        if source and not _nobody(m.doc, source):
            return Attribution(source, hit)
    text = None if lead.verbs else _where_it_stands(lead)
    return Attribution(text, _last(lead.nouns)) if text else None


def noun_before_colon(m: Marked) -> Attribution | None:
    """Read *De reactie van X was kort:*."""
    lead = _lead(m)
    return _by_noun(lead) if lead else None


def _by_noun(lead: _Lead) -> Attribution | None:
    sources = ((noun_source(lead.sentence, noun), noun) for noun in reversed(lead.nouns))
    return next((Attribution(source, noun) for source, noun in sources if source), None)


def name_before_colon(m: Marked) -> Attribution | None:
    """Read *X:*, a noun phrase that can speak and no verb, and *De noodkreet van X:* before a clause."""
    lead = _lead(m)
    return (_by_name(lead) or (_by_owner(lead) if m.clause else None)) if lead else None


def introduced(sentence: Sentence) -> Attribution | None:
    """Read a sentence that introduces what follows it without a verb: *De reactie van Els Vos:*, *De minister:*.

    >>> sentence = lay_out(parse("Burgemeester Els Vos: “Wij zijn geschrokken van het nieuws.”")).sentences[0]
    >>> introduced(sentence) is None
    True
    """
    colon = sentence.last - 1
    while colon > sentence.first and sentence.doc[colon].is_space:
        colon -= 1
    if sentence.passages or sentence.doc[colon].text != ":" or sentence.has_verb():
        return None
    lead = _lead_of(sentence, sentence.first, colon)
    return _by_noun(lead) or _by_name(lead) or _by_owner(lead)


def _by_owner(lead: _Lead) -> Attribution | None:
    """Read whose something is that stands right before the colon without a verb: *de noodkreet van Els Vos:*."""
    doc = lead.sentence.doc
    van = next((i for i in range(lead.b - 1, lead.a, -1) if doc[i].lower_ == "van" and doc[i - 1].pos_ == "NOUN"), None)
    if van is None or doc[van - 1].lower_ in words_of("work", "medium", "document"):
        return None
    if lead.sentence.has_verb(lead.a, lead.b):
        return None
    source = phrase_at(doc, van + 1, lead.b)
    whole = source is not None and source[1] == lead.b and can_speak(doc, source)
    named = whole and source is not None and any(looks_named(t) for t in doc[slice(*source)])
    return Attribution(source, None) if named else None


def _by_name(lead: _Lead) -> Attribution | None:
    doc, sentence = lead.sentence.doc, lead.sentence
    k, b = lead.a, lead.b
    while k < b and (doc[k].is_punct or doc[k].is_space or doc[k].lower_ in words_of("clause-join", "matrix-start")):
        k += 1
    named = _name_alone(doc, k, b)
    if any(i != named and helped(doc[i]).dep_ != "acl:relcl" for i in sentence.finite(lead.a, lead.b)):
        return None
    if named is None:
        k = skip_adjuncts(doc, k, b)
    source = None if _participle(doc, k, b) else (k, k + 1) if named is not None else phrase_at(doc, k, b)
    headline = sentence.kind == "headline"
    if source is None or not can_speak(doc, source) or (headline and not names_somebody(sentence, source)):
        return None
    return Attribution(source, None)


def subject_before_colon(m: Marked) -> Attribution | None:
    """Read *X is er duidelijk over:*, a sentence without a cue whose subject can speak."""
    lead = _lead(m)
    for i in m.sentence.finite(lead.a, lead.b) if lead else ():
        source = subject_of(m.sentence, i)
        if lead and source and can_speak(m.doc, source):
            return Attribution(source, _last(lead.verbs or lead.nouns))
    return None


def colon_alone(m: Marked) -> Attribution | None:
    """Read a colon before which nobody is named."""
    lead = _lead(m)
    if lead is None:
        return None
    finite = m.sentence.has_verb(lead.a, lead.b)
    return Attribution(None, _last(lead.verbs or lead.nouns if finite else lead.nouns or lead.verbs))


def _name_alone(doc: Doc, k: int, b: int) -> int | None:
    """Give the first word of a sentence that is a name elsewhere and has an addition behind it: *Verlaat, verrast:*.

    No verb stands before a comma or bracket there, whatever the parser makes of a surname.
    """
    if k + 1 >= b or not doc[k].is_sent_start or doc[k + 1].text not in {",", "("}:
        return None
    return k if has_addition(doc[k]) or any(map(looks_named, occurrences(doc, doc[k].text))) else None


def _participle(doc: Doc, k: int, b: int) -> bool:
    """Tell whether a present participle alone stands before the colon: *Lachend: “…”*."""
    return k + 1 == b and doc[k].lower_.endswith(("end", "ende")) and look_up(doc[k].text) is None


def _beneath(doc: Doc, a: int, hit: CueAt) -> bool:
    """Tell whether a cue stands in a subordinate clause behind a main verb: *Zij was boos nadat hij dat zei:*."""
    for i in range(hit.first - 1, a, -1):
        if doc[i].lower_ in words_of("subordinate-start") and doc[i].pos_ == "SCONJ":
            return any(is_finite(doc[k]) for k in range(a, i))
        if doc[i].text in {",", ";"} and is_finite(doc[i - 1]):
            return False
    return False


def _where_it_stands(lead: _Lead) -> Span | None:
    """Give the text that *in … staat (te lezen)* names as the source."""
    doc, a, b = lead.sentence.doc, lead.a, lead.b
    if not any(doc[i].lower_ in words_of("stands") for i in range(a, b)):
        return None
    for i in range(a, b):
        found = phrase_at(doc, i + 1, b) if doc[i].lower_ in {"in", "op"} and doc[i].pos_ == "ADP" else None
        if found and any(t.lower_ in words_of("report-place", "document") for t in doc[slice(*found)]):
            return found
    return None


def _last(hits: list[CueAt]) -> CueAt | None:
    return hits[-1] if hits else None


def _nobody(doc: Doc, source: Span) -> bool:
    return source[1] - source[0] == 1 and doc[source[0]].lower_ in words_of("no-source")
