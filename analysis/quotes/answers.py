"""What stands before a cue: clauses, also with a perfect or a colon behind it, and answers (*Niet fijn, zegt X*)."""

from __future__ import annotations

from dataclasses import replace

from analysis.grammar.cues import CueAt
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.clauses import clause_item, has_verb, visible
from analysis.quotes.following import skip_adjuncts, subject_after
from analysis.quotes.introducing import speaks
from analysis.quotes.items import Item
from analysis.quotes.joining import main_first
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.preceding import before_cue

_SHORT = 5


def read_before(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read what stands before a cue: *<clause>, zegt X*, *…, heeft X gemeld*, *…, zegt X: “…”*, *Prima, zegt X*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De brug gaat dicht, heeft de gemeente gemeld."))
    >>> item = read_before(layout, layout.frames[0], 0, layout.hits[0])
    >>> layout.text[item.start : item.end]
    'De brug gaat dicht'
    """
    return (
        before_cue(layout, frame, number, hit)
        or _perfect(layout, frame, number, hit)
        or _with_colon(layout, frame, number, hit)
        or _ending_in_verb(layout, frame, number, hit)
        or _answer(layout, frame, number, hit)
    )


def _perfect(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *<clause>, (zo) heeft X gemeld*: the auxiliary opens the clause of the cue, which closes the sentence."""
    doc = layout.doc
    if not hit.participle or hit.cue.type != "verb" or "indirect" not in hit.cue.kinds:
        return None
    k = hit.first
    while k > frame.first and doc[k].text != "," and k not in layout.inside:
        k -= 1
    k += 2 if doc[k + 1].lower_ == "zo" else 1
    if k >= hit.first or doc[k].lower_ not in words_of("perfect"):
        return None
    source = subject_after(doc, k + 1, hit.first)
    if source is None or not all(
        t.pos_ in {"ADV", "ADP", "DET", "NOUN", "PROPN", "ADJ", "AUX", "VERB", "NUM"}
        for t in doc[source[1] : hit.first]
    ):
        return None
    item = before_cue(layout, frame, number, CueAt(k, k + 1, hit.cue))
    return replace(item, cue=hit) if item and item.source == source else None


def _with_colon(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *<clause>, zegt X: “…”*: a clause in the reporter's words, and after the colon the speaker's own."""
    doc = layout.doc
    colon = next((m for m in range(hit.last, frame.last) if doc[m].text == ":"), None)
    last = frame.first + sum(1 for t in doc[frame.first : frame.last] if not t.is_space)
    if colon is None or hit.participle or not (colon + 1 in layout.inside or colon + 1 >= last):
        return None
    if not main_first(layout, frame.first, hit.first):
        return None
    passages = tuple(p for p in frame.passages if p.right <= doc[colon].idx)
    return before_cue(layout, replace(frame, last=colon, passages=passages), number, hit)


def _ending_in_verb(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *Het regent, zegt X* and *Hij stopt omdat hij moe is, zegt X*: a main clause that ends in a finite verb."""
    doc = layout.doc
    comma = hit.first - 2 if doc[hit.first - 1].lower_ == "zo" else hit.first - 1
    spoken = hit.cue.type == "verb" and "indirect" in hit.cue.kinds and not hit.participle
    if not spoken or not is_finite(doc[hit.first]) or frame.passages or comma <= frame.first:
        return None
    if doc[comma].text != "," or not is_finite(doc[comma - 1]) or not main_first(layout, frame.first, comma):
        return None
    source = subject_after(doc, hit.last, frame.last)
    if source is None or not speaks(doc, source):
        return None
    k = skip_adjuncts(doc, source[1], frame.last)
    closed = k >= frame.last or doc[k].text in {".", ",", "("} or doc[k].pos_ in {"ADP", "PUNCT", "SPACE"}
    if not closed or any(t.lower_ in words_of("negation-of-speech") for t in doc[hit.first : frame.last]):
        return None
    return clause_item(layout, number, frame.first, comma, "quote.clause-cue", source, hit, least=2)


def _answer(layout: Layout, frame: Frame, number: int, hit: CueAt) -> Item | None:
    """Read *Niet fijn, zegt X* and *Prima, zegt X, maar niet nu*: a few words without a verb open the sentence."""
    doc = layout.doc
    comma = hit.first - 1
    if hit.cue.type != "verb" or "indirect" not in hit.cue.kinds or hit.participle or not is_finite(doc[hit.first]):
        return None
    if frame.passages or comma <= frame.first or doc[comma].text != "," or not _is_answer(layout, frame, comma):
        return None
    source = subject_after(doc, hit.last, frame.last)
    if source is None or not speaks(doc, source):
        return None
    k = skip_adjuncts(doc, source[1], frame.last)
    if all(t.is_punct and t.text not in {",", ":"} for t in doc[k : frame.last]):
        return clause_item(layout, number, frame.first, comma, "quote.clause-cue", source, hit, least=1)
    if doc[k].text == "," and doc[k + 1].lower_ in words_of("clause-join") and has_verb(layout, k, frame.last):
        return clause_item(layout, number, frame.first, frame.last, "quote.clause-cue", source, hit)
    return None


def _is_answer(layout: Layout, frame: Frame, comma: int) -> bool:
    """Tell whether the words before a comma can be all that somebody says: short, without a verb, no time, no place."""
    doc = layout.doc
    seen = visible(layout, frame.first, comma)
    if not 0 < len(seen) <= _SHORT or seen[0] != frame.first or has_verb(layout, frame.first, comma):
        return False
    opening = words_of("time") | words_of("plain-adverb") | words_of("opening-adverb") | words_of("clause-join")
    denial = doc[seen[0]].lower_ in words_of("negation-of-speech")
    if doc[seen[0]].lower_ in opening or (doc[seen[0]].pos_ in {"ADP", "SCONJ", "CCONJ"} and not denial):
        return False
    return doc[seen[-1]].pos_ in {"ADJ", "INTJ", "NOUN", "ADV", "VERB"}
