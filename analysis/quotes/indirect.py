"""Indirect speech with a cue before it: clauses with *dat* and infinitives with *te*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.quotes.clauses import clause_end, clause_item
from analysis.quotes.cues import Hit
from analysis.quotes.following import skip_adjuncts
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.sources import noun_source, passive_source
from analysis.quotes.subjects import clause_start, subject_of
from analysis.quotes.words import is_finite, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]


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
        item = _with_dat(layout, frame, number, hit, until) or _with_te(layout, frame, number, hit)
        item = item or _preposed(layout, frame, number, hit)
        if item and not any(other.start <= item.start < other.end for other in found):
            found.append(item)
    return found


def _with_dat(layout: Layout, frame: Frame, number: int, hit: Hit, until: int) -> Item | None:
    doc = layout.doc
    if "dat" not in hit.cue.complements:
        return None
    k = next((k for k in range(hit.last, min(frame.last, hit.last + 30)) if _conjunction(layout, k)), None)
    if k is None or k > until or not _reaches(layout, hit, k):
        return None
    source = _source(layout, frame, hit)
    if source is None or not _speaks(doc, source) or _withheld(layout, frame, hit, k):
        return None
    end = clause_end(layout, frame, k, hit)
    rule = "quote.dat-noun" if hit.cue.type == "noun" else "quote.dat-clause"
    return clause_item(layout, number, k, end, rule, source, hit)


def _conjunction(layout: Layout, k: int) -> bool:
    token = layout.doc[k]
    if token.lower_ != "dat" or k in layout.inside:
        return False
    return token.pos_ == "SCONJ" or _opens_clause(layout, k)


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


def _reaches(layout: Layout, hit: Hit, k: int) -> bool:
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


def _source(layout: Layout, frame: Frame, hit: Hit) -> Span | None:
    if hit.cue.type == "noun":
        return noun_source(layout, frame, hit)
    if hit.participle:
        doc = layout.doc
        window = range(max(frame.first, hit.first - 20), min(frame.last, hit.first + 4))
        if any(doc[i].lower_ in words_of("passive") for i in window if i not in layout.inside):
            return passive_source(layout, frame, hit)
    return subject_of(layout, frame, hit.first)


def _speaks(doc: Doc, source: Span) -> bool:
    if can_speak(doc, source):
        words = [t.lower_ for t in doc[source[0] : source[1]]]
        return not (len(words) == 1 and words[0] in words_of("generic-pronoun"))
    return any(t.lower_ in words_of("document") | words_of("report-place") for t in doc[source[0] : source[1]])


def _withheld(layout: Layout, frame: Frame, hit: Hit, k: int) -> bool:
    """Tell whether the speech is withheld, empty, or only supposed: *wilde niet zeggen dat*, *als hij zegt dat*."""
    doc = layout.doc
    begin = max(frame.first, hit.first - 12)
    zone = [doc[m] for m in range(begin, k) if m not in layout.inside]
    near = [t for t in zone if t.i > hit.first - 8]
    comma = max([t.i for t in zone if t.text in {",", ";"} and t.i < hit.first] or [begin - 1])
    if hit.cue.lemma not in words_of("may-deny") and any(
        t.lower_ in words_of("negation") and t.i > comma for t in near
    ):
        return True
    clause = [t for t in zone if t.i > comma]
    if hit.cue.lemma in words_of("attitude") and hit.participle and any(t.lower_ in {"had", "hadden"} for t in near):
        return True
    opening = clause_start(layout, frame, hit.first)
    purpose = any(t.lower_ == "om" and 0 < hit.first - t.i < 8 and doc[hit.first - 1].lower_ == "te" for t in clause)
    return purpose or (
        doc[opening].lower_ in words_of("hypothetical") and doc[opening].pos_ in {"SCONJ", "VERB", "AUX"}
    )


def _with_te(layout: Layout, frame: Frame, number: int, hit: Hit) -> Item | None:
    doc = layout.doc
    if "te" not in hit.cue.complements or hit.cue.type != "verb":
        return None
    te = next((k for k in range(hit.last, frame.last - 1) if k not in layout.inside and _infinitive(doc, k)), None)
    if te is None or (hit.particle is not None and hit.first < te < hit.particle):
        return None
    between = [doc[m] for m in range(hit.last, te) if m not in layout.inside]
    opening = _om(hit, between)
    if any(
        (t.lower_ in words_of("clause-opener") and t.pos_ in {"SCONJ", "ADP"} and t.dep_ == "mark")
        or t.lower_ in {"om", "zonder"}
        for t in between
        if t.i != opening
    ):
        return None
    if any(is_finite(t) for t in between) or any(t.text in {":", ";"} for t in between):
        return None
    source = _source(layout, frame, hit)
    if source is None or not _speaks(doc, source) or _withheld(layout, frame, hit, hit.last):
        return None
    k = max(
        hit.last,
        source[1] if source[0] > hit.first else 0,
        hit.particle + 1 if hit.particle and hit.particle < te else 0,
    )
    if hit.particle is None and k < te and doc[k].lower_ == "weten":
        k += 1
    while k < te - 1 and skip_adjuncts(doc, k, k + 1) > k and doc[k].lower_ in words_of("adverb") | words_of("time"):
        k += 1
    edge = _left_edge(layout, te, k) if opening is None else opening
    end = clause_end(layout, frame, edge, hit)
    return clause_item(layout, number, edge, end, "quote.te-infinitive", source, hit)


def _om(hit: Hit, between: list[Token]) -> int | None:
    """Give the one *om* that opens what a cue like *beloven* promises: *beloofde om te komen*."""
    found = [t.i for t in between if t.lower_ == "om"]
    return found[0] if len(found) == 1 and hit.cue.lemma in words_of("takes-om") else None


def _infinitive(doc: Doc, k: int) -> bool:
    if doc[k].lower_ != "te":
        return False
    follower = doc[k + 1]
    return follower.pos_ in {"VERB", "AUX"} and follower.lower_.endswith(("n",))


def _left_edge(layout: Layout, te: int, k: int) -> int:
    """Give where the infinitive clause begins: its leftmost word by the parse, not before token `k`."""
    doc = layout.doc
    head = doc[te].head
    if head.i < te:
        return k
    edge = min([t.i for t in head.subtree if k <= t.i <= te] or [k])
    gap = [doc[m] for m in range(k, edge) if not doc[m].is_punct]
    return (
        edge
        if all(t.pos_ in {"ADV", "ADP", "NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"} for t in gap)
        and any(t.pos_ == "ADP" for t in gap[:1])
        else k
    )


def _preposed(layout: Layout, frame: Frame, number: int, hit: Hit) -> Item | None:
    """Read *Dat hij schuldig is, ontkent de man.*."""
    doc = layout.doc
    k = frame.first
    if "dat" not in hit.cue.complements or hit.cue.type != "verb" or not _conjunction(layout, k):
        return None
    comma = next((m for m in range(hit.first, k, -1) if doc[m].text == "," and is_finite(doc[m + 1])), None)
    if comma is None or comma - k < 4:
        return None
    source = _source(layout, frame, hit)
    if source is None or source[0] < comma or not _speaks(doc, source):
        return None
    return clause_item(layout, number, k, comma, "quote.dat-preposed", source, hit)
