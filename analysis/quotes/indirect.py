"""Indirect speech with a cue before it: clauses with *dat* and infinitives with *te*."""

from __future__ import annotations

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.clauses import clause_end, clause_item
from analysis.quotes.infinitives import with_te
from analysis.quotes.introducing import introducer, speaks, withheld
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak


def read_indirect(layout: Layout, frame: Frame, number: int) -> list[Item]:
    """Find indirect speech that its cue introduces: *X zei dat …*, *X ontkende te …*, *Dat …, ontkent X*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De minister zei dat het plan doorgaat."))
    >>> [layout.doc.text[i.start : i.end] for i in read_indirect(layout, layout.frames[0], 0)]
    ['dat het plan doorgaat']
    """
    hits = [h for h in layout.cues(frame.first, frame.last) if h.cue.complements]
    found: list[Item] = []
    for n, hit in enumerate(hits):
        until = hits[n + 1].first if n + 1 < len(hits) else frame.last
        item = _with_dat(layout, frame, number, hit, until) or with_te(layout, frame, number, hit)
        item = item or _preposed(layout, frame, number, hit)
        if item and _within_other(layout, frame, item):
            continue
        if item and not any(other.start <= item.start < other.end for other in found):
            found.append(item)
    return found


def _within_other(layout: Layout, frame: Frame, item: Item) -> bool:
    """Tell whether *volgens X* reports what so many say: *Volgens X zegt een kwart van de leden dat …*."""
    if item.source is None or item.cue is None or can_speak(layout.doc, item.source):
        return False
    return any(hit.cue.lemma == "volgens" for hit in layout.cues(frame.first, item.cue.first))


def _with_dat(layout: Layout, frame: Frame, number: int, hit: CueAt, until: int) -> Item | None:
    doc = layout.doc
    if "dat" not in hit.cue.complements or _object_first(layout, frame, hit):
        return None
    k = next((k for k in range(hit.last, min(frame.last, hit.last + 30)) if _conjunction(layout, k)), None)
    if k is None or k > until or not _reaches(layout, hit, k) or _governed(layout, hit, k):
        return None
    source = introducer(layout, frame, hit)
    if source is None or not speaks(doc, source) or withheld(layout, frame, hit, k):
        return None
    end = clause_end(layout, frame, k, hit)
    rule = "quote.dat-noun" if hit.cue.type == "noun" else "quote.dat-clause"
    return clause_item(layout, number, k, end, rule, source, hit)


def _object_first(layout: Layout, frame: Frame, hit: CueAt) -> bool:
    """Tell whether *Dat* opens the sentence as what is said, so that a later *dat* is relative: *Dat meldt X dat …*."""
    first = layout.doc[frame.first]
    return first.lower_ in words_of("what-is-said") and hit.first == frame.first + 1


def _conjunction(layout: Layout, k: int) -> bool:
    token = layout.doc[k]
    if token.lower_ != "dat" or k in layout.inside or token.dep_ == "obj":
        return False
    return token.pos_ == "SCONJ" or _opens_clause(layout, k)


def _governed(layout: Layout, hit: CueAt, k: int) -> bool:
    """Tell whether a *dat* is not the cue's own: a preposition's (*over dat …*), or relative (*de bond, dat …*)."""
    doc = layout.doc
    before = doc[k - 1]
    split = any(t.lower_ == "er" for t in doc[max(0, k - 12) : k])
    preposition = before.pos_ == "ADP" and before.lower_ not in words_of("time")
    relative = before.text == "," and doc[k - 2].pos_ in {"NOUN", "PROPN"} and doc[k].pos_ == "PRON"
    if relative and sum(t.text == "," for t in doc[hit.last : k]) == 1:
        return True
    return preposition and before.i not in {hit.particle, hit.first} and not split


def _opens_clause(layout: Layout, k: int) -> bool:
    """Tell whether a *dat* that is tagged as a pronoun or article opens a clause with its verb at the end."""
    doc = layout.doc
    before, last = doc[k - 1], k + 25
    common = "Com" in before.morph.get("Gender", []) or "Plur" in before.morph.get("Number", [])
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


def _reaches(layout: Layout, hit: CueAt, k: int) -> bool:
    """Tell whether the clause of a cue goes on to its *dat*: no other clause begins in between."""
    doc = layout.doc
    if hit.cue.type == "noun":
        return k == hit.last or (
            all(t.pos_ in {"ADP", "DET", "NOUN", "PROPN", "ADJ"} for t in doc[hit.last : k]) and k - hit.last < 8
        )
    finite = 0
    for m in range(hit.last, k):
        if m in layout.inside:
            continue
        if doc[m].text in {":", ";"}:
            return False
        relative = doc[m].lower_ in words_of("relative") and doc[m - 1].text == ","
        if relative:
            finite -= 1
        if (is_finite(doc[m]) and doc[m].pos_ == "VERB") or (doc[m].pos_ == "AUX" and is_finite(doc[m])):
            finite += 1
    return finite <= 0


def _preposed(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *Dat hij schuldig is, ontkent de man.*."""
    doc = layout.doc
    k = frame.first
    if "dat" not in hit.cue.complements or hit.cue.type != "verb" or not _conjunction(layout, k):
        return None
    comma = next((m for m in range(hit.first, k, -1) if doc[m].text == "," and is_finite(doc[m + 1])), None)
    if comma is None or comma - k < 4:
        return None
    source = introducer(layout, frame, hit)
    if source is None or source[0] < comma or not speaks(doc, source):
        return None
    return clause_item(layout, number, k, comma, "quote.dat-preposed", source, hit)
