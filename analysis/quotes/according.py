"""What *volgens X* reports: the rest of the sentence when it opens it, the clause that it stands in otherwise."""

from __future__ import annotations

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.clauses import clause_item, has_verb, visible
from analysis.quotes.items import Item
from analysis.quotes.joining import gainsaid, joins_main
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.sources import phrase_source

Span = tuple[int, int]


def according(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *Volgens X <clause>* and the clause with *volgens X* in it.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Volgens een man die in de straat woont stond de deur open."))
    >>> item = according(layout, layout.frames[0], 0, layout.hits[0])
    >>> layout.text[item.start : item.end]
    'stond de deur open'
    """
    doc = layout.doc
    source = phrase_source(layout, frame, hit)
    if source is None:
        return None
    opening = all(
        doc[m].pos_ in {"CCONJ", "PUNCT", "SPACE"} or doc[m].lower_ in words_of("clause-join") | words_of("focus")
        for m in range(frame.first, hit.first)
    )
    joined = (
        hit.first > frame.first
        and doc[hit.first - 1].lower_ in words_of("clause-join")
        and (hit.first - 2 < frame.first or doc[hit.first - 2].text == "," or _verb_next(layout, frame, source[1]))
    )
    if opening or joined:
        start = _after_source(layout, frame, source[1])
        end = reported_until(layout, frame, start)
    else:
        start, end = around(layout, frame, hit, source)
    seen = visible(layout, start, end)
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
    if k < frame.last and doc[k].lower_ in words_of("relative") and not is_finite(doc[k]):
        return _past_relative(layout, frame, k)
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


def _past_relative(layout: Layout, frame: Frame, k: int) -> int:
    """Go past the relative clause of a source to the verb after it: *(volgens) een man die daar woont |stond|*."""
    doc = layout.doc
    own: int | None = None
    nested = 0
    for m in range(k + 1, frame.last):
        if m in layout.inside:
            continue
        if own is not None and doc[m - 1].text == "," and doc[m].lower_ in _openers() and not is_finite(doc[m]):
            nested += 1
        if not is_finite(doc[m]):
            continue
        if own is None:
            own = m
        elif nested:
            nested -= 1
        else:
            return m
    return k


def _openers() -> frozenset[str]:
    return words_of("relative") | words_of("subordinator") | words_of("clause-opener")


def reported_until(layout: Layout, frame: Frame, start: int) -> int:
    """Give the end of a reported main clause: the sentence's, or where another cue begins a clause."""
    doc = layout.doc
    for passage in frame.passages:
        k = layout.token_at(passage.left)
        inner = range(k, layout.token_at(passage.right))
        if k - 1 > start and doc[k - 1].text == "," and len(inner) > 5 and any(is_finite(doc[m]) for m in inner):
            return k - 1
    for m in range(start + 3, frame.last - 2):
        if doc[m].text == "," and m not in layout.inside and gainsaid(layout, m + 1, frame.last):
            return m
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
        joined = [m for m in range(start + 1, k) if doc[m].lower_ in words_of("clause-join") and doc[m - 1].text == ","]
        if hit.cue.lemma == "volgens" and joined and has_verb(layout, frame.first, joined[-1]):
            return joined[-1] - 1
    return frame.last


def around(layout: Layout, frame: Frame, hit: CueAt, source: Span) -> Span:
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
            and has_verb(layout, frame.first, k)
        ):
            start = k + 1
            break
        if (
            doc[k].lower_ in words_of("subordinate-start") | {"al", "want"}
            and (after_comma or (doc[k].lower_ == "al" and doc[k - 2].text == ","))
            and has_verb(layout, frame.first, k)
        ):
            start = k if after_comma else k - 1
            break
        if doc[k].text in {";", ":"}:
            start = k + 1
            break
    tail = doc[hit.first - 1].text == "," and not any(
        t.is_alpha for t in doc[source[1] : frame.last] if t.i not in layout.inside
    )
    if tail and has_verb(layout, start, hit.first):
        return start, hit.first - 1
    return start, _clause_until(layout, frame, start, source[1])


def _clause_until(layout: Layout, frame: Frame, start: int, k: int) -> int:
    """Give the end of the clause round *volgens X*: at its colon, or where a main clause is joined to it."""
    doc = layout.doc
    end = reported_until(layout, frame, k)
    for m in range(k, end - 1):
        if m in layout.inside or not has_verb(layout, start, m):
            continue
        if doc[m].text == ":" or (doc[m].text == "," and joins_main(layout, frame, m + 1)):
            return m
    return end


def _main_verb_between(layout: Layout, a: int, b: int) -> bool:
    return sum(is_finite(layout.doc[m]) for m in range(a, b) if m not in layout.inside) > 1
