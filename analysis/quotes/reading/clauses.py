"""Reported clauses: the content they make, where they end, and what is joined to them in the narrator's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.can_speak import can_report
from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.verb_groups import auxiliaries_of
from analysis.grammar.verbs import is_finite
from analysis.grammar.veridicality import is_neither, veridicality_of
from analysis.grammar.words import words_of
from analysis.quotes.items import Content
from analysis.quotes.sentences.layout import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEADING = {",", ":", ";", "-", "–", "—"}
#: Words of the shortest clause.
_SHORTEST = 3
#: Tokens to the verb of a main clause that is joined, and to the comma that ends a clause opening one.
_SECOND, _COMMA = 7, 14
_TRAILING = _LEADING | {".", "!", "?", "…", "..."}


def content(
    sentence: Sentence, span: Span, source: Span | None, cue: CueAt | None, least: int = _SHORTEST
) -> Content | None:
    """Give what the tokens of a span report, without punctuation at its ends; None when they are too few."""
    doc = sentence.doc
    first, last = span
    while first < last and (doc[first].is_space or doc[first].text in _LEADING):
        first += 1
    while last > first and (doc[last - 1].is_space or doc[last - 1].text in _TRAILING):
        last -= 1
    if last - first < least:
        return None
    return Content(doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text), source, cue)


def withheld(doc: Doc, hit: CueAt) -> bool:
    """Tell whether the text does not tell a saying as so, or that somebody had once thought it: *had gehoopt dat*.

    To deny a thought is to have one: *denkt niet dat*; not *bevestigt noch ontkent dat*.

    >>> doc = parse("Niemand zegt dat het regent.")
    >>> withheld(doc, lay_out(doc).sentences[0].cues()[0])
    True
    """
    if hit.cue.type not in ("verb", "noun"):
        return False
    verb, traits = doc[hit.first], hit.cue.traits
    why = veridicality_of(verb)
    past = "attitude" in traits and any(t.lower_ in ("had", "hadden") for t in auxiliaries_of(verb))
    thought = why == "denied" and "may-deny" in traits and not is_neither(verb)
    return past or (why is not None and not thought)


def clause_end(sentence: Sentence, start: int) -> int:
    """Give where a reported clause ends: with the sentence, or where the clause of the cue goes on.

    In order: before a colon and a passage, or a comma and another cue (*…, zegt X*), or with the sentence; within
    that, where the parse lets the clause end at a verb; where a main clause, or one with *wat*, is joined to it.
    """
    last = _before_other(sentence, start)
    edge = _by_tree(sentence, start, last)
    if edge is not None:
        return edge
    doc = sentence.doc
    for m in range(start + _SHORTEST, last - 1):
        if m in sentence.quoted:
            continue
        if doc[m].lower_ in {"en", "maar"} and goes_on_main(sentence, m + 1):
            if _ends_verb(doc, m) or m - 1 in sentence.quoted:
                return m
        if doc[m].text != ",":
            continue
        if doc[m + 1].lower_ in words_of("matrix-start") or gainsaid(sentence, m + 1, last):
            return m
        if joins_main(sentence, m + 1):
            return m
    return last


def _ends_verb(doc: Doc, m: int) -> bool:
    """Tell whether a verb stands right before a token: a finite one, or an infinitive with *te*."""
    return is_finite(doc[m - 1]) or (doc[m - 1].pos_ in {"VERB", "AUX"} and doc[m - 2].lower_ == "te")


def _before_other(sentence: Sentence, start: int) -> int:
    """Give where a colon leads to a passage, or a comma to another cue with its subject; else the sentence's end."""
    doc = sentence.doc
    last = sentence.last
    for passage in sentence.passages:
        k = sentence.token_at(passage.left)
        if k > start + 2 and doc[k - 1].text == ":":
            last = k - 1
            break
    for other in sentence.cues(start, last):
        k = other.first - 1 if doc[other.first - 1].lower_ == "zo" and other.first - 1 > start else other.first
        if k - 1 > start and doc[k - 1].text == "," and (other.cue.lemma == "aldus" or _inverts(doc, other)):
            return k - 1
    return last


def _inverts(doc: Doc, hit: CueAt) -> bool:
    """Tell whether a cue is a finite verb that quotations have: *…, zegt X*."""
    return hit.cue.type == "verb" and is_finite(doc[hit.first]) and "direct" in hit.cue.kinds and not hit.participle


def _by_tree(sentence: Sentence, start: int, last: int) -> int | None:
    """Give the end by the parse: where a finite verb begins what does not hang on the head of a clause with *dat*."""
    doc = sentence.doc
    head = doc[start].head
    if doc[start].dep_ != "mark" or head.i <= start:
        return None
    members = {t.i for t in head.subtree}
    m = next((m for m in sentence.words(start, last) if m not in members), None)
    if m is None or m - start < _SHORTEST or not sentence.has_verb(start, m):
        return None
    if doc[m].lower_ in words_of("clause-join") and m + 1 < last and is_finite(doc[m + 1]):
        return m
    return m - 1 if is_finite(doc[m]) and doc[m - 1].text == "," else None


def joins_main(sentence: Sentence, m: int) -> bool:
    """Tell whether a conjunction after a comma joins a main clause: its verb comes second, not at its end.

    >>> sentence = lay_out(parse("Zij zegt dat het regent, en mogelijk komt er ook sneeuw.")).sentences[0]
    >>> joins_main(sentence, 6)
    True
    """
    doc = sentence.doc
    low = doc[m].lower_
    if low == "maar":
        return not _dat_again(doc, m + 1) and (_main_clause(sentence, m + 1) or goes_on_main(sentence, m + 1))
    return low in {"en", "dus"} and doc[m].pos_ in {"CCONJ", "ADV"} and _verb_second(sentence, m + 1)


def _verb_second(sentence: Sentence, m: int) -> bool:
    """Tell whether one phrase, a finite verb and more of its clause follow: *mogelijk gaan er …*, *de bond is …*."""
    doc = sentence.doc
    if m >= sentence.last or m in sentence.quoted:
        return False
    found = phrase_at(doc, m, sentence.last)
    if found and found[1] < sentence.last and goes_on_main(sentence, found[1]):
        return doc[m].lower_ not in words_of("relative", "subordinator")
    single = doc[m].pos_ in {"ADV", "ADJ"} and doc[m].lower_ not in words_of("relative", "subordinator")
    return single and goes_on_main(sentence, m + 1) and subject_after(doc, m + 2, sentence.last) is not None


def main_first(sentence: Sentence, a: int, b: int) -> bool:
    """Tell whether the first finite verb between two tokens is of a main clause: no conjunction opens one before it.

    >>> sentence = lay_out(parse("Hij stopt omdat hij moe is. Omdat hij moe is, stopt hij.")).sentences[0]
    >>> main_first(sentence, 0, 6), main_first(sentence, 7, 11)
    (True, False)
    """
    openers = words_of("relative", "subordinate-start", "question-word") | {"wat"}
    for token in sentence.doc[a:b]:
        if token.i in sentence.quoted:
            continue
        if is_finite(token):
            return True
        if token.pos_ == "SCONJ" or (
            token.lower_ in openers and token.pos_ != "DET" and token.i + 1 < b and not is_finite(token.nbor())
        ):
            return False
    return False


def goes_on_main(sentence: Sentence, m: int) -> bool:
    """Tell whether a finite verb stands here and more of its clause follows it: *(en) vertrok daarna*.

    >>> sentence = lay_out(parse("Zij zei dat ze moe was en vertrok daarna.")).sentences[0]
    >>> goes_on_main(sentence, 7)
        True
    """
    doc = sentence.doc
    if m + 1 >= sentence.last or not is_finite(doc[m]) or m in sentence.quoted:
        return False
    if m + 1 in sentence.quoted:
        return True
    return not doc[m + 1].is_punct and doc[m + 1].pos_ not in {"VERB", "AUX", "CCONJ"}


def _main_clause(sentence: Sentence, m: int) -> bool:
    """Tell whether a main clause begins at a token: its finite verb comes second, after a short first phrase."""
    doc = sentence.doc
    opening = m + 1 if doc[m].pos_ == "ADV" and m + 1 < sentence.last else m
    if doc[opening].pos_ == "SCONJ":
        return _verb_after_comma(sentence, opening, sentence.last)
    for k in range(m, min(sentence.last, m + _SECOND)):
        if doc[k].text in {",", ";"}:
            return False
        if k > m and doc[k].lower_ in words_of("relative-subject") and not is_finite(doc[k + 1]):
            return _verb_after_comma(sentence, k, sentence.last)
        if is_finite(doc[k]) and k > m:
            return k + 1 < sentence.last and doc[k + 1].text not in {",", "."}
    return False


def _verb_after_comma(sentence: Sentence, k: int, last: int) -> bool:
    """Tell whether the verb of a main clause follows the clause that opens it: *wie dat denkt, vergist zich*."""
    comma = next((m for m in range(k, min(last, k + _COMMA)) if sentence.doc[m].text == ","), None)
    return comma is not None and comma + 2 < last and is_finite(sentence.doc[comma + 1])


def gainsaid(sentence: Sentence, m: int, last: int) -> bool:
    """Tell whether a clause with *wat* follows in which somebody else speaks: *…, wat de club tegenspreekt*.

    >>> sentence = lay_out(parse("Volgens hem stopt de trainer, wat de club tegenspreekt.")).sentences[0]
    >>> gainsaid(sentence, 6, 10)
        True
    """
    doc = sentence.doc
    if doc[m].lower_ != "wat" or doc[m].pos_ not in {"PRON", "SCONJ"}:
        return False
    stop = next((k for k in range(m + 1, last) if doc[k].text in {",", ";", ":"}), last)
    found = subject_after(doc, m + 1, stop)
    spoken = any(hit.cue.type == "verb" and "indirect" in hit.cue.kinds for hit in sentence.cues(m + 1, last))
    return bool(found and spoken and can_report(doc, found))


def _dat_again(doc: Doc, m: int) -> bool:
    """Tell whether a *dat* opens a further reported clause (*maar ook dat*), not a main one (*maar dat zag zij*)."""
    while m + 1 < len(doc) and doc[m].pos_ == "ADV" and not is_finite(doc[m + 1]):
        m += 1
    return doc[m].lower_ == "dat" and m + 1 < len(doc) and not is_finite(doc[m + 1])
