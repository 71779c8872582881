"""Reported clauses without *dat*: with *volgens X*, before *zegt X*, before *Dat zegt X*, in headlines."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.cues import Hit
from analysis.quotes.floating import told
from analysis.quotes.indirect import clause_item
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.phrases import noun_phrase
from analysis.quotes.sources import phrase_source
from analysis.quotes.subjects import subject_after
from analysis.quotes.words import is_finite, words_of

Span = tuple[int, int]


def read_reported(layout: Layout, frame: Frame, number: int) -> list[Item]:
    """Find reported clauses in one sentence: *Volgens X <clause>*, *<clause>, zegt X*, *naar eigen zeggen*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De dader is gevlucht, zegt de politie."))
    >>> [layout.doc.text[i.start : i.end] for i in read_reported(layout, layout.frames[0], 0)]
    ['De dader is gevlucht']
    """
    found: list[Item] = []
    for hit in layout.cues(frame.first, frame.last):
        if hit.cue.lemma in {"volgens", "luidens"} or (hit.cue.type == "phrase" and hit.cue.lemma.endswith(" van")):
            item = _according(layout, frame, number, hit)
        elif hit.cue.lemma.endswith("zeggen") and hit.cue.type == "phrase":
            item = _own_words(layout, frame, number, hit)
        else:
            item = _before_cue(layout, frame, number, hit)
        if item and not any(other.start < item.end and item.start < other.end for other in found):
            found.append(item)
    return found or _headline(layout, frame, number)


def _visible(layout: Layout, first: int, last: int) -> list[int]:
    doc = layout.doc
    return [m for m in range(first, last) if m not in layout.inside and not doc[m].is_punct and not doc[m].is_space]


def _according(layout: Layout, frame: Frame, number: int, hit: Hit) -> Item | None:
    doc = layout.doc
    source = phrase_source(layout, frame, hit)
    if source is None:
        return None
    opening = all(
        doc[m].pos_ in {"CCONJ", "PUNCT", "SPACE"}
        or doc[m].lower_ in words_of("clause-join") | {"ook", "vooral", "alleen"}
        for m in range(frame.first, hit.first)
    )
    joined = (
        hit.first > frame.first
        and doc[hit.first - 1].lower_ in words_of("clause-join")
        and (hit.first - 2 < frame.first or doc[hit.first - 2].text == "," or _verb_next(layout, frame, source[1]))
    )
    if opening or joined:
        start = _after_source(layout, frame, source[1])
        end = _until(layout, frame, start)
    else:
        start, end = _around(layout, frame, hit, source)
    seen = _visible(layout, start, end)
    if len([m for m in seen if not hit.first <= m < source[1]]) < 3 or not any(is_finite(doc[m]) for m in seen):
        return None
    if start < frame.last and doc[start].lower_ in {"dat"} and opening:
        return None
    return clause_item(layout, number, start, end, "quote.volgens", source, hit)


def _verb_next(layout: Layout, frame: Frame, k: int) -> bool:
    return k < frame.last and is_finite(layout.doc[k])


def _after_source(layout: Layout, frame: Frame, k: int) -> int:
    """Go past an apposition, brackets or a relative clause to the finite verb of the reported clause."""
    doc = layout.doc
    for _ in range(3):
        if k < frame.last and doc[k].text in {",", "("}:
            closing = {")"} if doc[k].text == "(" else {","}
            if doc[k].text == "," and k + 1 < frame.last and is_finite(doc[k + 1]):
                return k + 1
            shut = next((m for m in range(k + 1, min(frame.last, k + 40)) if doc[m].text in closing), None)
            if shut is None:
                break
            k = shut + 1
    if k < frame.last and is_finite(doc[k]):
        return k
    verb = next((m for m in range(k, min(frame.last, k + 14)) if is_finite(doc[m]) and m not in layout.inside), None)
    return verb if verb is not None and not any(doc[m].text == "," for m in range(k, verb)) else k


def _until(layout: Layout, frame: Frame, start: int) -> int:
    """Give the end of a reported main clause: the sentence's, or where another cue begins a clause."""
    doc = layout.doc
    for passage in frame.passages:
        k = layout.token_at(passage.left)
        inner = range(k, layout.token_at(passage.right))
        if k - 1 > start and doc[k - 1].text == "," and len(inner) > 5 and any(is_finite(doc[m]) for m in inner):
            return k - 1
    for hit in layout.cues(start, frame.last):
        k = hit.first
        if (
            k - 2 > start
            and doc[k - 1].lower_ in words_of("clause-join")
            and (is_finite(doc[k]) or hit.cue.lemma == "volgens")
        ):
            return k - 1
        if k - 1 > start and doc[k - 1].text == "," and hit.cue.lemma == "aldus":
            return k - 1
    return frame.last


def _around(layout: Layout, frame: Frame, hit: Hit, source: Span) -> Span:
    """Give the clause that *volgens X* stands in: the sentence, or the relative or joined clause of it."""
    doc = layout.doc
    start = frame.first
    for k in range(hit.first - 1, frame.first, -1):
        if k in layout.inside:
            continue
        after_comma = doc[k - 1].text in {",", ";"}
        if (
            doc[k].lower_ in words_of("relative")
            and after_comma
            and doc[k].pos_ != "DET"
            and not _main_verb_between(layout, k, hit.first)
        ):
            start = k
            closing = next(
                (m for m in range(source[1], frame.last) if doc[m].text == "," and is_finite(doc[m - 1])), frame.last
            )
            return start, closing
        if (
            doc[k].lower_ in words_of("clause-join")
            and (after_comma or is_finite(doc[k + 1]))
            and _has_verb(layout, frame.first, k)
        ):
            start = k + 1
            break
        if (
            doc[k].lower_ in words_of("subordinate-start") | {"al", "want"}
            and after_comma
            and _has_verb(layout, frame.first, k)
        ):
            start = k
            break
        if doc[k].text == ";":
            start = k + 1
            break
    return start, _until(layout, frame, source[1])


def _main_verb_between(layout: Layout, a: int, b: int) -> bool:
    return sum(is_finite(layout.doc[m]) for m in range(a, b) if m not in layout.inside) > 1


def _has_verb(layout: Layout, a: int, b: int) -> bool:
    return any(is_finite(layout.doc[m]) for m in range(a, b) if m not in layout.inside)


def _own_words(layout: Layout, frame: Frame, number: int, hit: Hit) -> Item | None:
    source = phrase_source(layout, frame, hit)
    if source is None:
        return None
    start, _ = _around(layout, frame, hit, source)
    return clause_item(layout, number, start, _until(layout, frame, hit.last), "quote.own-words", source, hit)


def _before_cue(layout: Layout, frame: Frame, number: int, hit: Hit) -> Item | None:
    """Read *<clause>, zegt X* and *<clause>, aldus X*."""
    doc = layout.doc
    k = hit.first
    if k - 1 > frame.first and doc[k - 1].lower_ in {"zo", "dat"}:
        k -= 1
    if k - 1 <= frame.first or doc[k - 1].text not in {",", "–", "-"} or k - 1 in layout.inside:
        return None
    seen = _visible(layout, frame.first, k - 1)
    aldus = hit.cue.lemma == "aldus"
    if len(seen) < (3 if aldus else 1):
        return None
    whole = _has_verb(layout, frame.first, k - 1) and not is_finite(doc[k - 2])
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
    if source is None or not _closes(layout, frame, hit, source):
        return None
    if source and not (
        can_speak(doc, source)
        or hit.cue.lemma == "aldus"
        or any(t.lower_ in words_of("document") | words_of("report-place") for t in doc[source[0] : source[1]])
    ):
        return None
    rule = "quote.aldus" if aldus else "quote.clause-cue"
    if whole or aldus:
        return clause_item(layout, number, frame.first, k - 1, rule, source, hit)
    if source[1] < frame.last and doc[source[1]].text == "," and _goes_on(layout, frame, source[1] + 1):
        return clause_item(layout, number, frame.first, frame.last, rule, source, hit)
    return None


def _goes_on(layout: Layout, frame: Frame, k: int) -> bool:
    """Tell whether the reported clause goes on after *, zegt X,*: words of the narrator's sentence, not a quotation."""
    seen = _visible(layout, k, frame.last)
    return bool(seen) and seen[0] == k and not frame.passages and layout.doc[k].lower_ not in words_of("relative")


def _main(layout: Layout, frame: Frame, comma: int) -> bool:
    """Tell whether a main clause stands before a comma, not only a subordinate clause that opens the sentence."""
    doc = layout.doc
    if doc[frame.first].lower_ not in words_of("subordinate-start"):
        return True
    finite = [m for m in range(frame.first, comma) if is_finite(doc[m]) and m not in layout.inside]
    return len(finite) >= 2 and any(doc[m].text == "," for m in range(frame.first + 1, comma))


def _closes(layout: Layout, frame: Frame, hit: Hit, source: Span) -> bool:
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


def _headline(layout: Layout, frame: Frame, number: int) -> list[Item]:
    """Read a headline *X: <clause>* without marks."""
    doc = layout.doc
    if frame.kind != "headline" or frame.passages:
        return []
    colon = next((m for m in range(frame.first, min(frame.last, frame.first + 9)) if doc[m].text == ":"), None)
    if colon is None:
        return []
    source = noun_phrase(doc, frame.first, colon)
    if source is None or source[1] != colon or not can_speak(doc, source):
        return []
    item = clause_item(layout, number, colon + 1, frame.last, "quote.headline", source, None)
    return [item] if item else []


def read_told(layout: Layout, items: Sequence[Item]) -> list[Item]:
    """Find sentences that the next one attributes (*Dat zegt X*) and that hold no quotation yet.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Er komt morgen sneeuw. Dat meldt het instituut."))
    >>> [layout.doc.text[i.start : i.end] for i in read_told(layout, [])]
    ['Er komt morgen sneeuw']
    """
    found = []
    taken = {item.frame for item in items if item.kind != "scare"}
    for n, frame in enumerate(layout.frames[:-1]):
        following = layout.frames[n + 1]
        if n in taken or frame.kind in {"headline", "crosshead", "caption"} or following.part - frame.part > 1:
            continue
        if n + 1 in taken:
            continue
        result = told(layout, following)
        if result is None or result[1] is None or not _has_verb(layout, frame.first, frame.last):
            continue
        item = clause_item(layout, n, frame.first, frame.last, "quote.told-after", result[1], result[0])
        if item:
            found.append(item)
    return found
