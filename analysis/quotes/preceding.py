"""A clause before its cue: *<clause>, zegt X*, *<clause>, aldus X*, and the clause around *, zegt X,*."""

from __future__ import annotations

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.clauses import clause_item, has_verb, visible
from analysis.quotes.following import subject_after
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.sources import phrase_source

Span = tuple[int, int]
_LONG = 25


def before_cue(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *<clause>, zegt X* and *<clause>, aldus X*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De dader is gevlucht, zegt de politie."))
    >>> before_cue(layout, layout.frames[0], 0, layout.hits[0]).rule
    'quote.clause-cue'
    """
    doc = layout.doc
    k = hit.first
    if k - 1 > frame.first and doc[k - 1].lower_ in {"zo", "dat"}:
        k -= 1
    if k - 1 <= frame.first or doc[k - 1].text not in {",", "–", "-"} or k - 1 in layout.inside:
        return None
    opening = [p for p in frame.passages if p.left == frame.start]
    if opening and opening[0].end - opening[0].start > _LONG:
        return None
    seen = visible(layout, frame.first, k - 1)
    aldus = hit.cue.lemma == "aldus"
    if len(seen) < (3 if aldus else 1):
        return None
    whole = has_verb(layout, frame.first, k - 1) and not is_finite(doc[k - 2])
    if whole and not aldus and not _main(layout, frame, k - 1):
        return None
    if hit.cue.type == "verb":
        if "indirect" not in hit.cue.kinds or hit.participle or not is_finite(doc[hit.first]):
            later = doc[hit.first]
            if not (later.pos_ == "AUX" or hit.cue.lemma.startswith("laten")):
                return None
        source = subject_after(doc, hit.first + 1, frame.last)
    elif (
        hit.cue.lemma == "aldus"
        or hit.cue.lemma == "dixit"
        or (hit.cue.type == "phrase" and hit.cue.lemma.endswith("het"))
    ):
        source = phrase_source(layout, frame, hit)
    else:
        return None
    if source is None and whole and "impersonal-phrase" in hit.cue.traits:
        return clause_item(layout, number, frame.first, k - 1, "quote.clause-cue", None, hit)
    if source is None or not _closes(layout, frame, hit, source):
        return None
    if source and not (
        can_speak(doc, source)
        or hit.cue.lemma == "aldus"
        or any(t.lower_ in words_of("document") | words_of("report-place") for t in doc[source[0] : source[1]])
    ):
        return None
    rule = "quote.aldus" if aldus else "quote.clause-cue"
    goes_on = source[1] < frame.last and doc[source[1]].text == "," and has_verb(layout, source[1] + 1, frame.last)
    if whole or (aldus and not (goes_on and not has_verb(layout, frame.first, k - 1))):
        return clause_item(layout, number, frame.first, k - 1, rule, source, hit)
    if source[1] < frame.last and doc[source[1]].text == "," and _goes_on(layout, frame, source[1] + 1):
        return clause_item(layout, number, frame.first, frame.last, rule, source, hit)
    return None


def _goes_on(layout: Layout, frame: Frame, k: int) -> bool:
    """Tell whether the reported clause goes on after *, zegt X,*: words of the narrator's sentence, not a quotation."""
    seen = visible(layout, k, frame.last)
    return bool(seen) and seen[0] == k and not frame.passages and layout.doc[k].lower_ not in words_of("relative")


def _main(layout: Layout, frame: Frame, comma: int) -> bool:
    """Tell whether a main clause stands before a comma, not only a subordinate clause that opens the sentence."""
    doc = layout.doc
    if doc[frame.first].lower_ not in words_of("subordinate-start"):
        finite = [m for m in range(frame.first, comma) if is_finite(doc[m]) and m not in layout.inside]
        return not all(_relative(layout, frame, m) for m in finite)
    finite = [m for m in range(frame.first, comma) if is_finite(doc[m]) and m not in layout.inside]
    return len(finite) >= 2 and any(doc[m].text == "," for m in range(frame.first + 1, comma))


def _relative(layout: Layout, frame: Frame, m: int) -> bool:
    """Tell whether a finite verb belongs to a relative clause: a relative pronoun between the last comma and it."""
    doc = layout.doc
    for k in range(m - 1, frame.first, -1):
        if doc[k].text == ",":
            return False
        if doc[k].lower_ in words_of("relative") and doc[k].pos_ == "PRON" and not is_finite(doc[k + 1]):
            return doc[k - 1].pos_ in {"NOUN", "PROPN", "PUNCT"}
    return False


def _closes(layout: Layout, frame: Frame, hit: CueAt, source: Span) -> bool:
    """Tell whether no object, no *dat* and no colon follow the source."""
    doc = layout.doc
    rest = [doc[m] for m in range(source[1], frame.last)]
    for token in rest[:14]:
        if token.text in {",", "(", "."}:
            break
        if (token.lower_ == "dat" and token.pos_ == "SCONJ") or token.text == ":":
            return False
        if token.i in layout.inside:
            return False
    if (
        rest
        and rest[0].pos_ in {"NOUN", "DET", "PROPN"}
        and rest[0].lower_ not in words_of("time")
        and rest[0].dep_ in {"obj"}
    ):
        return False
    return True
