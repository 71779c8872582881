"""A passage inside a sentence: which of the cues of the sentence governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.marks import Passage
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.following import subject_after
from analysis.quotes.items import Attribution
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.sources import noun_source, passive_source, phrase_source
from analysis.quotes.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def rule_of(hit: CueAt) -> str:
    """Give the rule of a cue that is a preposition or a phrase."""
    names = {"aldus": "quote.aldus", "volgens": "quote.volgens", "luidens": "quote.volgens", "dixit": "quote.aldus"}
    return names.get(hit.cue.lemma, "quote.cue-phrase")


def attribute_inside(layout: Layout, frame: Frame, passage: Passage) -> Attribution | None:
    """Choose among all cues of the sentence the one that governs the passage.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("De minister noemt het plan “onhaalbaar”."))
    >>> attribute_inside(layout, layout.frames[0], layout.passages[0]).rule
    'quote.embedded'
    """
    doc = layout.doc
    left, right = layout.token_at(passage.left), layout.token_at(passage.right)
    ancestors = _ancestors(doc, left, right)
    best: tuple[float, int, CueAt] | None = None
    for hit in layout.cues(frame.first, frame.last):
        if "mixed" not in hit.cue.kinds:
            continue
        score = _score(layout, frame, hit, left, right, ancestors)
        if score > 0 and (best is None or score > best[0]):
            best = (score, hit.first, hit)
    if best is None:
        return None
    hit = best[2]
    if hit.cue.type in {"preposition", "phrase"}:
        return Attribution(
            rule_of(hit) if hit.cue.lemma in {"volgens", "aldus"} else "quote.cue-phrase",
            phrase_source(layout, frame, hit),
            hit,
        )
    if hit.cue.type == "noun":
        return Attribution("quote.cue-noun", noun_source(layout, frame, hit), hit)
    agent = passive_source(layout, frame, hit) if hit.participle else None
    if agent is None and hit.participle and _passive(layout, frame, hit):
        return Attribution("quote.cue-passive", None, hit)
    if agent:
        return Attribution("quote.cue-passive", agent, hit)
    return Attribution("quote.embedded", subject_of(layout, frame, hit.first), hit)


def _passive(layout: Layout, frame: Frame, hit: CueAt) -> bool:
    doc = layout.doc
    if any(child.lower_ in words_of("copula-or-passive") for child in doc[hit.first].children):
        return True
    window = range(max(frame.first, hit.first - 20), min(frame.last, hit.first + 4))
    return any(doc[i].lower_ in words_of("passive") for i in window if i not in layout.inside) and not any(
        doc[i].lower_ in words_of("perfect") for i in window if i not in layout.inside
    )


def _score(layout: Layout, frame: Frame, hit: CueAt, left: int, right: int, ancestors: set[int]) -> float:
    doc = layout.doc
    before = hit.first < left
    distance = left - hit.last if before else hit.first - right
    cue = hit.cue
    span = range(hit.last, left) if before else range(right, hit.first)
    if cue.type in {"preposition", "phrase"}:
        apart = not before and cue.lemma != "aldus" and any(doc[i].text in {",", ";"} for i in span)
        found = phrase_source(layout, frame, hit) or cue.type == "phrase"
        return 3.0 - 0.04 * distance - (2.0 if apart else 0.0) if found else 0.0
    between = [doc[i] for i in span if i not in layout.inside]
    conjunction = any(
        t.lower_ in {"dat", "of", "hoe", "waarom"} and t.pos_ in {"SCONJ", "PRON", "ADV"} for t in between
    )
    if cue.type == "noun":
        near = before and distance <= 14 and conjunction
        return 1.5 - 0.05 * distance if near else 0.0
    score = -0.06 * distance
    if hit.first in ancestors:
        score += 2.0
    if before and conjunction and "indirect" in cue.kinds:
        score += 1.6
    if before and distance <= 6 and not any(t.text in {",", ";"} for t in between):
        score += 0.8
    if not before and distance <= 4 and (hit.participle or cue.lemma in {"noemen", "omschrijven"}):
        score += 1.0
    naming = "naming" in cue.traits
    if not conjunction and not naming:
        score -= 3.0 if "weak" in cue.traits else 0.0 if cue.complements else 1.2
        score -= 3.0 if before and _object_noun(doc, left, right) else 0.0
    if not before:
        score += 2.5 if _trailing(layout, frame, hit) else -3.0 if _object_noun(doc, left, right) else 0.0
    if any(t.text in {";"} for t in between):
        score -= 2.0
    return score


def _object_noun(doc: Doc, left: int, right: int) -> bool:
    """Tell whether a passage is one word after a determiner: the noun of an object (*hun ‘vondst’*)."""
    return (
        left > 0
        and right - left <= 3
        and (doc[left - 1].pos_ == "DET" or doc[left - 1].lower_ in words_of("possessive"))
    )


def _trailing(layout: Layout, frame: Frame, hit: CueAt) -> bool:
    """Tell whether a cue with its subject closes the sentence after a comma: *…, zegt X*."""
    doc = layout.doc
    verb = hit.first
    if hit.participle:
        verb = next((i for i in range(verb - 1, frame.first, -1) if i not in layout.inside and is_finite(doc[i])), verb)
        if doc[verb].lower_ not in words_of("perfect"):
            return False
    k = verb - 1
    if doc[k].lower_ == "zo":
        k -= 1
    comma = doc[k].text == "," or (k in layout.inside and not doc[k].is_alpha)
    return comma and is_finite(doc[verb]) and subject_after(doc, verb + 1, frame.last) is not None


def _ancestors(doc: Doc, left: int, right: int) -> set[int]:
    found: set[int] = set()
    for i in range(left, min(right, len(doc))):
        head = doc[i].head
        if not left <= head.i < right:
            found.add(head.i)
            found |= {t.i for t in head.ancestors}
    return found
