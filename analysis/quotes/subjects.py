"""Who does it: the subject of a cue verb, by word order first and by the parse where order does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.name_spans import looks_named
from analysis.grammar.names import load_first_names
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.following import heads_phrase, subject_after
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.relatives import antecedent, around_passage, within_clause

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]


def clause_start(layout: Layout, frame: Frame, i: int) -> int:
    """Give the token that the clause of token `i` begins with, going left to a mark, a comma or a conjunction."""
    doc = layout.doc
    k = i
    while k > frame.first:
        before = doc[k - 1]
        if (
            k - 1 in layout.inside
            or before.text in {":", ";", "–", "—", ")"}
            or (before.is_space and "\n" in before.text)
        ):
            break
        if before.text == ",":
            break
        if (
            before.lower_ in words_of("clause-join")
            and before.pos_ in {"CCONJ", "ADV"}
            and (k - 1 == frame.first or doc[k - 2].text == "," or is_finite(doc[k]))
        ):
            break
        k -= 1
    return k


def subject_of(layout: Layout, frame: Frame, i: int) -> Span | None:
    """Give the subject of the verb at token `i`: by the order of words (verb second), and the parse as a vote.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Minister Els Vos (CD&V) zei vrijdag dat het regent."))
    >>> layout.doc[slice(*subject_of(layout, layout.frames[0], 6))].text
    'Minister Els Vos'
    """
    doc = layout.doc
    verb = _finite_for(layout, frame, i)
    start = clause_start(layout, frame, verb)
    stop = _zone_end(layout, frame, verb)
    enclosing = around_passage(layout, frame, verb) or within_clause(layout, frame, verb)
    if enclosing is None and verb > frame.first + 1 and doc[verb - 1].lower_ in words_of("relative-subject"):
        enclosing = antecedent(layout, frame, verb - 1, verb)
    if enclosing:
        return enclosing
    after = subject_after(doc, verb + 1, stop)
    pronoun = after is not None and doc[after[0]].lower_ in words_of("subject-pronoun") and after[1] - after[0] == 1
    if pronoun:
        return after
    voted = _by_parse(doc, i) or (_by_parse(doc, verb) if verb != i else None)
    before = _before(layout, frame, start, verb)
    if before and voted is not None and after and after[0] <= voted < after[1] and not doc[before[0]].is_sent_start:
        return after
    if before and after and not can_speak(doc, before) and can_speak(doc, after):
        return after
    if before:
        if voted is not None and after and after[0] <= voted < after[1] and not _agrees(doc, before, verb):
            return after
        return before
    if start < verb and voted is not None and start <= voted < verb:
        first = min([t.i for t in doc[voted].subtree if start <= t.i < verb] or [voted])
        found = phrase_at(doc, first, verb)
        if found and found[0] <= voted < found[1]:
            return found
    joined = start > frame.first and doc[start - 1].lower_ in words_of("clause-join") and start == verb
    if joined:
        return _shared(layout, frame, verb, voted)
    if after:
        return after
    if voted is not None and frame.first <= voted < frame.last:
        first = min(
            [
                t.i
                for t in doc[voted].subtree
                if t.i <= voted and t.i >= voted - 8 and doc[t.i].pos_ not in {"PUNCT", "CCONJ"}
            ]
            or [voted]
        )
        found = phrase_at(doc, first, frame.last)
        return found if found and found[0] <= voted < found[1] else phrase_at(doc, voted, frame.last)
    return _shared(layout, frame, verb, voted) if start == verb else None


def _agrees(doc: Doc, span: Span, verb: int) -> bool:
    number = doc[verb].morph.get("Number", [])
    if number != ["Plur"]:
        return True
    nouns = [t for t in doc[span[0] : span[1]] if t.pos_ == "NOUN"]
    return (
        any(t.morph.get("Number", []) == ["Plur"] for t in nouns)
        or any(t.lower_ == "en" for t in doc[span[0] : span[1]])
        or not nouns
    )


def _finite_for(layout: Layout, frame: Frame, i: int) -> int:
    """Give the finite verb that goes with token `i`; `i` itself when it is finite or none is found."""
    doc = layout.doc
    if is_finite(doc[i]):
        return i
    for child in doc[i].children:
        if child.dep_.startswith("aux") and is_finite(child) and frame.first <= child.i < frame.last:
            return child.i
    head = doc[i].head
    if head.i != i and is_finite(head) and frame.first <= head.i < i and head.i not in layout.inside:
        return head.i
    for k in range(i - 1, max(frame.first - 1, i - 25), -1):
        if k not in layout.inside and is_finite(doc[k]):
            return k
    return i


def _zone_end(layout: Layout, frame: Frame, i: int) -> int:
    k = i + 1
    while k < frame.last and k not in layout.inside:
        k += 1
    return k


def _by_parse(doc: Doc, i: int) -> int | None:
    subjects = [c.i for c in doc[i].children if c.dep_ in {"nsubj", "nsubj:pass"}]
    return subjects[0] if subjects else None


def _before(layout: Layout, frame: Frame, start: int, verb: int) -> Span | None:
    """Give the noun phrase in front of a verb, when it is what the clause begins with and it can be the subject."""
    doc = layout.doc
    k = start
    if k < verb and k == frame.first and doc[k].lower_ in words_of("clause-join"):
        k += 1
    if k == verb:
        return _across_commas(layout, frame, verb)
    if doc[k].text in {"-", "•", "–"}:
        k += 1
    low = doc[k].lower_
    if low in words_of("opening-adverb") and k + 1 == verb:
        return None
    if low in words_of("demonstrative") and k == frame.first and k + 1 == verb:
        return (k, k + 1)
    if low in words_of("time") or (low in words_of("relative") and not heads_phrase(doc, k, verb)):
        found = antecedent(layout, frame, k, verb)
        return found or (_across_commas(layout, frame, verb) if low in words_of("relative") else None)
    named = looks_named(doc[k]) or doc[k].text in load_first_names()
    if (doc[k].pos_ in {"ADP", "SCONJ", "ADV"} and not named) or (
        low in words_of("no-source") and not heads_phrase(doc, k, verb)
    ):
        if low in words_of("focus") and k + 1 < verb:
            k += 1
        else:
            return None
    found = phrase_at(doc, k, verb)
    if found is None:
        return None
    if any(t.lower_ in words_of("time") for t in doc[found[0] : found[1]]) and not any(
        looks_named(t) for t in doc[found[0] : found[1]]
    ):
        return None
    if any(is_finite(doc[m]) for m in range(found[1], verb)):
        return None
    rest = doc[found[1] : verb]
    attached = all(
        t.pos_ in {"ADP", "NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON", "ADV", "PUNCT", "X", "CCONJ", "SYM"}
        for t in rest
    )
    if not attached:
        return None
    return _with_tail(doc, found, verb)


def _with_tail(doc: Doc, found: Span, verb: int) -> Span:
    """Take the adpositional phrases between a noun phrase and the verb into it (verb second)."""
    end = found[1]
    while end < verb and doc[end].pos_ == "ADP" and not any(looks_named(t) for t in doc[found[0] : found[1]]):
        inner = phrase_at(doc, end + 1, verb)
        if inner is None:
            break
        end = inner[1]
    return (found[0], end)


def _across_commas(layout: Layout, frame: Frame, verb: int) -> Span | None:
    """Give the noun phrase before *…, die …, zei*, *…, topman van X, zei* or *… (N-VA) zei*."""
    doc = layout.doc
    low = doc[verb - 1].text if verb > frame.first else ""
    if low not in {",", ")"}:
        if verb > frame.first and doc[verb - 1].lower_ not in words_of("relative"):
            return None
    k = frame.first
    if doc[k].lower_ in words_of("clause-join"):
        k += 1
    if (
        k >= verb
        or doc[k].pos_ in {"ADP", "SCONJ", "ADV"}
        or k in layout.inside
        or (doc[k].lower_ in words_of("no-source") and not heads_phrase(doc, k, verb))
        or doc[k].lower_ in words_of("time")
    ):
        return None
    found = phrase_at(doc, k, verb)
    if found is None or found[1] >= verb or (doc[found[1]].text not in {",", "("} and doc[found[1]].pos_ != "ADP"):
        return None
    return found


def _shared(layout: Layout, frame: Frame, verb: int, voted: int | None) -> Span | None:
    """Give the subject that a verb after *en* shares with the first verb of the sentence."""
    doc = layout.doc
    for k in range(frame.first, verb):
        if k in layout.inside or not is_finite(doc[k]):
            continue
        start = clause_start(layout, frame, k)
        found = _before(layout, frame, start, k) or subject_after(doc, k + 1, verb)
        if found:
            return found
    if voted is not None:
        return phrase_at(doc, voted, frame.last)
    return None
