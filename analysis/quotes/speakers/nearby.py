"""Who stands in a sentence near a passage: its subject, its only name, and whether that is a good guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.can_speak import can_speak
from analysis.grammar.cues import CueAt
from analysis.grammar.name_words import looks_named
from analysis.grammar.nouns import BODIES, PERSONS, look_up
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.verb_groups import has_copula, helped
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.quotes.items import Item
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.subjects import subject_of
from analysis.quotes.speakers.cast import Cast, is_person, people_in, says_i

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBORDINATE = ("acl", "advcl", "ccomp", "csubj")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Who stands in a sentence: a token span, and the cue when a cue tells that they speak."""

    source: Span
    cue: CueAt | None = None


def only_name(sentence: Sentence) -> Span | None:
    """Give the one name that a sentence holds outside marks; None when there are several."""
    found: list[Span] = []
    for token in sentence.outside():
        if looks_named(token) and token.lower_ not in words_of("no-names") and not (found and token.i < found[-1][1]):
            phrase = phrase_at(sentence.doc, token.i, sentence.last)
            found += [phrase] if phrase else []
    names = {sentence.doc[span[1] - 1].text for span in found}
    return found[0] if len(names) == 1 else None


def speaker_near(cast: Cast, sentence: Sentence, item: Item, last: Item | None) -> Neighbour | None:
    """Give whom a sentence beside a passage makes its speaker: the subject, or the person whom it tells of.

    A subject that is no single person (*Zijn gezin had daar vrede mee*) yields to the last speaker, when the sentence
    mentions that one or the passage says *ik*, and to the only person of the sentence.
    """
    doc = sentence.doc
    found = subject_near(sentence)
    people = people_in(cast, sentence)
    known = cast.actor_at(doc, last.source) if last and last.source else None
    if found and found.cue is None and tells_of_another(sentence, item) and cast.actor_at(doc, found.source) != known:
        return next((Neighbour(span) for span, actor in people if actor == known), found)
    if found and (found.cue is not None or is_person(doc, cast, found.source)):
        return found
    direct = [(span, actor) for span, actor in people if not span[0] or doc[span[0] - 1].pos_ != "ADP"]
    spans = [span for span, actor in people if actor == known] or (
        [direct[0][0]] if len({actor for _, actor in direct}) == 1 else []
    )
    if spans:
        return Neighbour(spans[0])
    unknown = found is not None and bool(cast.mentions) and cast.actor_at(doc, found.source) is None
    told = found is not None and (unknown or says_i(sentence, item) or _is_scene(doc, found.source))
    return None if told else found


def tells_of_another(sentence: Sentence, item: Item) -> bool:
    """Tell whether a passage begins with *hij* or *zij*: it is about somebody, hardly by the one just told of."""
    first = next((t for t in sentence.doc[sentence.token_at(item.start) :] if t.is_alpha), None)
    return first is not None and first.lower_ in words_of("third-person") and first.dep_ == "nsubj"


def _is_scene(doc: Doc, source: Span) -> bool:
    """Tell whether a subject is what somebody tells of: a place, a named thing (*het aandeel Shell*), or *X is …*."""
    words = doc[slice(*source)]
    described = words.root.dep_ == "nsubj" and has_copula(words.root.head)
    if described or words.root.ent_type_ in {"LOC", "GPE", "EVENT", "WORK"}:
        return True
    nouns = [t for t in words if t.pos_ == "NOUN"]
    known = look_up(nouns[0].text, nouns[0].lemma_) if nouns else None
    return bool(nouns) and (known is None or known.kind not in PERSONS | BODIES)


def subject_near(sentence: Sentence) -> Neighbour | None:
    """Give the subject of a sentence's main verb when it can speak, with the cue of that verb if it is one."""
    doc = sentence.doc
    for hit in sentence.cues():
        weak = hit.cue.type != "verb" or "weak" in hit.cue.traits or not is_finite(doc[hit.first])
        source = None if weak or _is_subordinate(doc[hit.first]) else subject_of(sentence, hit.first)
        if source and can_speak(doc, source):
            return Neighbour(source, hit)
    finite = sentence.finite()
    main = next((i for i in finite if not _is_subordinate(doc[i])), finite[0] if finite else None)
    source = subject_of(sentence, main) if main is not None else None
    first_person = source and source[1] - source[0] == 1 and doc[source[0]].lower_ in words_of("no-speaker")
    return Neighbour(source) if source and can_speak(doc, source) and not first_person else None


def _is_subordinate(token: Token) -> bool:
    """Tell whether a verb, or the verb or noun that it helps, heads a relative or another subordinate clause."""
    return helped(token).dep_.startswith(_SUBORDINATE)


def doubtful(sentences: Sequence[Sentence], item: Item, source: Span, last: Item | None) -> bool:
    """Tell whether a subject is a bad guess for a speaker: several people without a name where somebody speaks."""
    words = sentences[item.sentence].doc[slice(*source)]
    elsewhere = last is not None and sentences[last.sentence].part != sentences[item.sentence].part
    if elsewhere and words[0].lower_ not in words_of("possessive"):
        return False
    plural = any("Plur" in feature(t, "Number") for t in words if t.pos_ == "NOUN") and not any(
        looks_named(t) for t in words
    )
    return plural or any(t.lower_ == "en" for t in words)
