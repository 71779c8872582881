"""What a quotation's cue brings along: its words in the text, how it was said, and through whom."""

from __future__ import annotations

from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.words import words_of
from analysis.quotes.layout import Frame, Layout

Span = tuple[int, int]


def cue_modifier(layout: Layout, frame: Frame, cue: CueAt, source: Span | None, content: int) -> str | None:
    """Give the word that says how something was said: *merkte Biden fijntjes op* is said *fijntjes*.

    `content` is where the quotation begins: what stands after it, when the cue comes first, is no modifier.

    >>> from analysis.parse import parse
    >>> from analysis.grammar.cues import find_cues
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("“Mooi”, merkte Vos fijntjes op."))
    >>> cue_modifier(layout, layout.frames[0], find_cues(layout.doc, 4, 9)[0], (5, 6), 1)
    'fijntjes'
    """
    doc = layout.doc
    if cue.cue.type != "verb":
        return None
    last = cue.particle or frame.last
    for i in range(cue.last, min(frame.last, last)):
        token = doc[i]
        if token.idx >= content > doc[cue.first].idx:
            break
        if i in layout.inside or token.text in {",", ".", ":", ";"} or token.lower_ == "dat":
            break
        if source and source[0] <= i < source[1]:
            continue
        if token.text[0].islower() and token.lower_.endswith(("tjes", "pjes", "lings")):
            return token.text
        if token.pos_ in {"DET", "ADP", "NOUN", "PROPN"}:
            break
        if token.pos_ == "ADJ" and token.lower_ not in words_of("plain-adverb") | words_of("time"):
            return token.text
    return None


def relayed_by(layout: Layout, frame: Frame, cue: CueAt, source: Span | None) -> str | None:
    """Give the medium that relays what is said: *zei hij tegen VTM NIEUWS* comes via *VTM NIEUWS*.

    >>> from analysis.parse import parse
    >>> from analysis.grammar.cues import find_cues
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("“Mooi”, zei Vos tegen de krant De Tijd."))
    >>> relayed_by(layout, layout.frames[0], find_cues(layout.doc, 4, 10)[0], (5, 6))
    'de krant De Tijd'
    """
    doc = layout.doc
    first = max(cue.last, source[1] if source else 0)
    for i in range(first, min(frame.last, first + 14)):
        if i in layout.inside or doc[i].lower_ == "dat":
            break
        if doc[i].lower_ in words_of("relay") and doc[i].pos_ == "ADP":
            found = phrase_at(doc, i + 1, frame.last)
            if found and any(doc[m].lower_ in words_of("medium") for m in range(*found)):
                return doc[slice(*found)].text
    return None
