"""Who stands in a sentence near a passage: its subject, its only name, and whether that is a good guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.name_spans import looks_named
from analysis.grammar.nouns import BODIES, PERSONS, noun_classes
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.cast import Cast, is_person, people_in, says_i
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.people import can_speak
from analysis.quotes.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
_SUBORDINATE = ("acl", "advcl", "ccomp", "csubj")


def only_name(layout: Layout, frame: Frame) -> Span | None:
    """Give the one name that a sentence holds outside marks; None when there are several."""
    doc = layout.doc
    found: list[Span] = []
    for i in range(frame.first, frame.last):
        if i in layout.inside or not looks_named(doc[i]) or (found and i < found[-1][1]):
            continue
        phrase = phrase_at(doc, i, frame.last)
        if phrase:
            found.append(phrase)
    names = {doc[span[1] - 1].text for span in found}
    return found[0] if len(names) == 1 else None


def speaker_of_frame(
    layout: Layout, cast: Cast, frame: Frame, item: Item, last: Item | None
) -> tuple[Span, CueAt | None] | None:
    """Give whom a sentence beside a passage makes its speaker: the subject, or the person whom it tells of.

    A subject that is no single person (*Zijn gezin had daar vrede mee*) yields to the last speaker, when the sentence
    mentions that one or the passage says *ik*, and to the only person of the sentence.
    """
    doc = layout.doc
    found = subject_of_frame(layout, frame)
    people = people_in(layout, cast, frame)
    known = cast.actor_at(doc, last.source) if last and last.source else None
    if found and found[1] is None and _tells_of_another(layout, item) and cast.actor_at(doc, found[0]) != known:
        others = [span for span, actor in people if actor == known]
        return (others[0], None) if others else found
    if found and (found[1] is not None or is_person(layout, cast, found[0])):
        return found
    direct = [(span, actor) for span, actor in people if not span[0] or doc[span[0] - 1].pos_ != "ADP"]
    spans = [span for span, actor in people if actor == known] or (
        [direct[0][0]] if len({actor for _, actor in direct}) == 1 else []
    )
    if spans:
        return spans[0], None
    unknown = found is not None and bool(cast.mentions) and cast.actor_at(doc, found[0]) is None
    told = found is not None and (unknown or says_i(layout, item) or _is_scene(doc, found[0]))
    return None if told else found


def _tells_of_another(layout: Layout, item: Item) -> bool:
    """Tell whether a passage begins with *hij* or *zij*: it is about somebody, hardly by the one just told of."""
    first = next((t for t in layout.doc[layout.token_at(item.start) :] if t.is_alpha), None)
    return first is not None and first.lower_ in words_of("third-person") and first.dep_ == "nsubj"


def _is_scene(doc: Doc, source: Span) -> bool:
    """Tell whether a subject is what somebody tells of: a place, a named thing (*het aandeel Shell*), or *X is …*."""
    words = doc[slice(*source)]
    if words.root.ent_type_ in {"LOC", "GPE", "EVENT", "WORK"} or _has_copula(words.root):
        return True
    nouns = [t for t in words if t.pos_ == "NOUN"]
    return bool(nouns) and not noun_classes(nouns[0].lemma_.lower(), nouns[0].lower_) & (PERSONS | BODIES)


def _has_copula(subject: Token) -> bool:
    return subject.dep_ == "nsubj" and any(t.dep_ == "cop" for t in subject.head.children)


def subject_of_frame(layout: Layout, frame: Frame) -> tuple[Span, CueAt | None] | None:
    """Give the subject of a sentence's main verb when it can speak, with the cue of that verb if it is one."""
    doc = layout.doc
    hits = [h for h in layout.cues(frame.first, frame.last) if h.cue.type == "verb"]
    for hit in hits:
        if "weak" in hit.cue.traits or hit.participle or _is_subordinate(doc[hit.first]):
            continue
        source = subject_of(layout, frame, hit.first)
        if source and can_speak(doc, source):
            return source, hit
    finite = [i for i in range(frame.first, frame.last) if i not in layout.inside and is_finite(doc[i])]
    for i in [*(i for i in finite if not _is_subordinate(doc[i])), *finite][:1]:
        source = subject_of(layout, frame, i)
        if source and can_speak(doc, source) and not _first_person(doc, source):
            return source, None
    return None


def _is_subordinate(token: Token) -> bool:
    """Tell whether a verb, or the verb or noun that it helps, heads a relative or another subordinate clause."""
    verb = token.head if token.dep_.startswith(("aux", "cop")) else token
    return verb.dep_.startswith(_SUBORDINATE)


def doubtful(layout: Layout, item: Item, source: Span, last: Item | None) -> bool:
    """Tell whether a subject is a bad guess for a speaker: several people without a name where somebody speaks."""
    doc = layout.doc
    words = doc[source[0] : source[1]]
    elsewhere = last is not None and layout.frames[last.frame].part != layout.frames[item.frame].part
    if elsewhere and words[0].lower_ not in words_of("possessive"):
        return False
    plural = any("Plur" in t.morph.get("Number", []) for t in words if t.pos_ == "NOUN") and not any(
        looks_named(t) for t in words
    )
    return plural or any(t.lower_ == "en" for t in words)


def _first_person(doc: Doc, source: Span) -> bool:
    return source[1] - source[0] == 1 and doc[source[0]].lower_ in words_of("no-speaker")
