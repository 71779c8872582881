"""What is joined to a reported clause and is the narrator's again: main clauses, and clauses with *wat*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.following import subject_after
from analysis.quotes.introducing import speaks
from analysis.quotes.layout import Frame, Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc


def joins_main(layout: Layout, frame: Frame, m: int) -> bool:
    """Tell whether a conjunction after a comma joins a main clause: its verb comes second, not at its end.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Zij zegt dat het regent, en mogelijk komt er ook sneeuw."))
    >>> joins_main(layout, layout.frames[0], 6)
    True
    """
    doc = layout.doc
    low = doc[m].lower_
    if low == "maar":
        return not _dat_again(doc, m + 1) and (_main_clause(layout, frame, m + 1) or goes_on_main(layout, frame, m + 1))
    return low in {"en", "dus"} and doc[m].pos_ in {"CCONJ", "ADV"} and _verb_second(layout, frame, m + 1)


def _verb_second(layout: Layout, frame: Frame, m: int) -> bool:
    """Tell whether one phrase, a finite verb and more of its clause follow: *mogelijk gaan er …*, *de bond is …*."""
    doc = layout.doc
    if m >= frame.last or m in layout.inside:
        return False
    found = phrase_at(doc, m, frame.last)
    if found and found[1] < frame.last and goes_on_main(layout, frame, found[1]):
        return doc[m].lower_ not in words_of("relative") | words_of("subordinator")
    single = doc[m].pos_ in {"ADV", "ADJ"} and doc[m].lower_ not in words_of("relative") | words_of("subordinator")
    return single and goes_on_main(layout, frame, m + 1) and subject_after(doc, m + 2, frame.last) is not None


def main_first(layout: Layout, a: int, b: int) -> bool:
    """Tell whether the first finite verb between two tokens is of a main clause: no conjunction opens one before it.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Hij stopt omdat hij moe is. Omdat hij moe is, stopt hij."))
    >>> main_first(layout, 0, 6), main_first(layout, 7, 11)
    (True, False)
    """
    openers = words_of("relative") | words_of("subordinate-start") | words_of("question-word") | {"wat"}
    for token in layout.doc[a:b]:
        if token.i in layout.inside:
            continue
        if is_finite(token):
            return True
        if token.pos_ == "SCONJ" or (
            token.lower_ in openers and token.pos_ != "DET" and token.i + 1 < b and not is_finite(token.nbor())
        ):
            return False
    return False


def goes_on_main(layout: Layout, frame: Frame, m: int) -> bool:
    """Tell whether a finite verb stands here and more of its clause follows it: *(en) vertrok daarna*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Zij zei dat ze moe was en vertrok daarna."))
    >>> goes_on_main(layout, layout.frames[0], 7)
        True
    """
    doc = layout.doc
    if m + 1 >= frame.last or not is_finite(doc[m]) or m in layout.inside:
        return False
    if m + 1 in layout.inside:
        return True
    return not doc[m + 1].is_punct and doc[m + 1].pos_ not in {"VERB", "AUX", "CCONJ"}


def _main_clause(layout: Layout, frame: Frame, m: int) -> bool:
    """Tell whether a main clause begins at a token: its finite verb comes second, after a short first phrase."""
    doc = layout.doc
    opening = m + 1 if doc[m].pos_ == "ADV" and m + 1 < frame.last else m
    if doc[opening].pos_ == "SCONJ":
        return _verb_after_comma(layout, opening, frame.last)
    for k in range(m, min(frame.last, m + 7)):
        if doc[k].text in {",", ";"}:
            return False
        if k > m and doc[k].lower_ in words_of("relative-subject") and not is_finite(doc[k + 1]):
            return _verb_after_comma(layout, k, frame.last)
        if is_finite(doc[k]) and k > m:
            return k + 1 < frame.last and doc[k + 1].text not in {",", "."}
    return False


def _verb_after_comma(layout: Layout, k: int, last: int) -> bool:
    """Tell whether the verb of a main clause follows the clause that opens it: *wie dat denkt, vergist zich*."""
    comma = next((m for m in range(k, min(last, k + 14)) if layout.doc[m].text == ","), None)
    return comma is not None and comma + 2 < last and is_finite(layout.doc[comma + 1])


def gainsaid(layout: Layout, m: int, last: int) -> bool:
    """Tell whether a clause with *wat* follows in which somebody else speaks: *…, wat de club tegenspreekt*.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Volgens hem stopt de trainer, wat de club tegenspreekt."))
    >>> gainsaid(layout, 6, 10)
        True
    """
    doc = layout.doc
    if doc[m].lower_ != "wat" or doc[m].pos_ not in {"PRON", "SCONJ"}:
        return False
    stop = next((k for k in range(m + 1, last) if doc[k].text in {",", ";", ":"}), last)
    found = subject_after(doc, m + 1, stop)
    spoken = any(hit.cue.type == "verb" and "indirect" in hit.cue.kinds for hit in layout.cues(m + 1, last))
    return bool(found and spoken and speaks(doc, found))


def _dat_again(doc: Doc, m: int) -> bool:
    """Tell whether a *dat* opens a further reported clause (*maar ook dat*), not a main one (*maar dat zag zij*)."""
    while m + 1 < len(doc) and doc[m].pos_ == "ADV" and not is_finite(doc[m + 1]):
        m += 1
    return doc[m].lower_ == "dat" and m + 1 < len(doc) and not is_finite(doc[m + 1])
