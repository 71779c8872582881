"""Who introduces indirect speech, whether that can speak at all, and whether the speech is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.nouns import noun_classes
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite, known_verbs
from analysis.grammar.words import words_of
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.relatives import within_clause
from analysis.quotes.sources import noun_source, passive_source
from analysis.quotes.subjects import clause_start, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]


def introducer(layout: Layout, frame: Frame, hit: CueAt) -> Span | None:
    """Give the source of a cue that introduces indirect speech: the subject, the agent of a passive, whose word it is.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Er is een brief, waarin de dienst zei niets te weten."))
    >>> layout.doc[slice(*introducer(layout, layout.frames[0], layout.hits[-1]))].text
    'de dienst'
    """
    if hit.cue.type == "noun":
        return noun_source(layout, frame, hit)
    if hit.participle:
        doc = layout.doc
        window = range(max(frame.first, hit.first - 20), min(frame.last, hit.first + 4))
        if any(doc[i].lower_ in words_of("passive") for i in window if i not in layout.inside):
            return passive_source(layout, frame, hit)
    return (
        within_clause(layout, frame, hit.first)
        or _after_conjunction(layout, frame, hit.first)
        or _among_others(layout, frame, hit.first)
        or subject_of(layout, frame, hit.first)
    )


def _after_conjunction(layout: Layout, frame: Frame, verb: int) -> Span | None:
    """Give the subject between a conjunction and its verb in a second main clause: *De bond wacht en leden zeggen*."""
    doc = layout.doc
    k = verb - 1
    while k > frame.first and doc[k].pos_ not in {"CCONJ", "PUNCT", "VERB", "AUX"} and k not in layout.inside:
        k -= 1
    if doc[k].pos_ != "CCONJ" or doc[k].lower_ not in words_of("clause-join") or not is_finite(doc[verb]):
        return None
    comma = max((m for m in range(frame.first, k) if doc[m].text in {",", ";", ":"}), default=frame.first)
    if not any(is_finite(doc[m]) for m in range(comma, k) if m not in layout.inside):
        return None
    found = phrase_at(doc, k + 1, verb)
    return found if found and found[1] == verb and can_speak(doc, found) else None


def _among_others(layout: Layout, frame: Frame, verb: int) -> Span | None:
    """Give the whole joint source after *Onder andere* and *Onder meer*, which open the sentence."""
    doc, k = layout.doc, frame.first
    if k + 2 >= verb or doc[k].pos_ != "ADP" or doc[k + 1].dep_ != "fixed" or doc[k + 1].head.i != k:
        return None
    found = phrase_at(doc, k + 2, verb)
    return found if found and found[1] == verb else None


def speaks(doc: Doc, source: Span) -> bool:
    """Tell whether a source can introduce speech: somebody, a document, so many of those who can speak.

    >>> from analysis.parse import parse
    >>> speaks(parse("Een kwart van de kijkers zegt dat."), (0, 5))
    True
    """
    words = [t.lower_ for t in doc[source[0] : source[1]]]
    if can_speak(doc, source):
        return not (len(words) == 1 and words[0] in words_of("generic-pronoun"))
    if any(word in words_of("document") | words_of("report-place") for word in words):
        return True
    if len(words) == 2 and words[0] in words_of("common-article") and doc[source[1] - 1].pos_ == "PRON":
        return True
    bodies = any(
        t.pos_ == "NOUN" and "-" in t.text and noun_classes(t.lower_.split("-")[0]) for t in doc[slice(*source)]
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


def _parts(doc: Doc, begin: int, m: int, cue: int) -> bool:
    """Tell whether a token parts the clause of a cue from the clause before: a comma, *en* before a second verb."""
    if doc[m].text in {",", ";"}:
        return True
    joins = doc[m].pos_ == "CCONJ" and doc[m].lower_ in words_of("clause-join") and cue - m <= 2 and is_finite(doc[cue])
    return joins and any(is_finite(t) for t in doc[begin:m])


def withheld(layout: Layout, frame: Frame, hit: CueAt, k: int) -> bool:
    """Tell whether the speech is withheld, empty, or only supposed: *wilde niet zeggen dat*, *als hij zegt dat*."""
    doc = layout.doc
    begin = max(frame.first, hit.first - 12)
    zone = [doc[m] for m in range(begin, k) if m not in layout.inside]
    near = [t for t in zone if t.i > hit.first - 8]
    comma = max([t.i for t in zone if t.i < hit.first and _parts(doc, begin, t.i, hit.first)] or [begin - 1])
    if "may-deny" not in hit.cue.traits and any(
        t.lower_ in words_of("negation-of-speech") and t.i > comma for t in near
    ):
        return True
    clause = [t for t in zone if t.i > comma]
    if "attitude" in hit.cue.traits and hit.participle and any(t.lower_ in {"had", "hadden"} for t in near):
        return True
    opening = clause_start(layout, frame, hit.first)
    purpose = any(t.lower_ == "om" and 0 < hit.first - t.i < 8 and doc[hit.first - 1].lower_ == "te" for t in clause)
    return purpose or (
        doc[opening].lower_ in words_of("hypothetical-opening") and doc[opening].pos_ in {"SCONJ", "VERB", "AUX"}
    )
