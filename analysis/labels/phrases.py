"""Phrases: the head of a mention, its name and its nouns and adjectives, without what belongs to another actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.mention_heads import phrase_heads
from analysis.grammar.names import load_first_names
from analysis.grammar.nouns import fronts_compound, is_member
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.labels.naming_words import adjective_type, is_age, noun_type
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention taken apart: its own words, its head, the stretch of its name (may be empty)."""

    mention: Mention
    words: tuple[Token, ...]
    head: Token
    name: tuple[Token, ...]


def take_apart(doc: Doc, mention: Mention, mentions: Intervals[Mention]) -> Phrase | None:
    """Take a mention apart; None when no words are left that are its own."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    inner = [m for m in mentions.within(mention.start, mention.end) if m is not mention]
    inner = [m for m in inner if m.actor != mention.actor and (m.end - m.start) < (mention.end - mention.start)]
    words = tuple(t for t in span if not t.is_space and not any(m.start <= t.idx < m.end for m in inner))
    if not words:
        return None
    return Phrase(mention, words, (phrase_heads(words, span.start, span.end) or words)[0], _name(words, mention))


def _name(words: Sequence[Token], mention: Mention) -> tuple[Token, ...]:
    """Give the first run of words with a capital that are no title, with the particles inside it: *Van der Laan*."""
    if mention.form != "name":
        return ()
    run: list[Token] = []
    for i, token in enumerate(words):
        if _belongs_to_name(token, words, i, bool(run)):
            run.append(token)
        elif run and _is_particle(token) and _leads_to_name(words, i):
            titled = any(is_title(t, words, k) for k, t in enumerate(words) if t.i < run[0].i)
            of_person = token.lower_ == "van" and all(t.text in load_first_names() for t in run)
            apart = _is_particle(words[i + 1]) and token.dep_ != "flat"  # Tom in de Giro
            if not of_person and (apart or (titled and token.lower_ == "van")):
                break
            run.append(token)
        elif run:
            break
    known = next((i for i, token in enumerate(run) if token.text in load_first_names()), 0)
    titled = bool(run) and any(is_title(t, words, i) for i, t in enumerate(words) if t.i < run[0].i)
    return tuple(run[known:] if titled else run)


def _leads_to_name(words: Sequence[Token], i: int) -> bool:
    """Tell whether a particle, with those after it, stands before a word with a capital: *Mathieu van der Poel*."""
    after = next((word for word in words[i + 1 :] if not _is_particle(word)), None)
    return after is not None and after.text[:1].isupper()


def _is_particle(token: Token) -> bool:
    return token.is_alpha and token.lower_ in words_of("person-particle", "work-particle")


def _belongs_to_name(token: Token, words: Sequence[Token], i: int, inside: bool) -> bool:
    if not any(c.isupper() for c in token.text) or token.is_punct:
        return False
    if not inside and fronts_compound(token):
        return False
    if inside:
        return True
    following = words[i + 1] if i + 1 < len(words) else None
    if token.pos_ in ("DET", "PRON", "ADP") and (token.is_sent_start or following is None):
        return False
    if token.lower_ in words_of("article") and token.is_sent_start:
        return False
    if is_title(token, words, i):
        return False
    if following is not None and token.pos_ == "ADJ" and adjective_type(token) is not None:
        return following.pos_ == "PROPN" and not noun_type(following.text, following.lemma_)
    return True


def is_title(token: Token, words: Sequence[Token], i: int) -> bool:
    """Tell whether a word is a common noun in front of a name: *Premier* Michel, *IS-leider* al-Qurayshi."""
    typed = noun_type(token.text, token.lemma_)
    if typed is None or token.pos_ in ("ADJ", "VERB") or is_age(token.text) or _opens_name(token):
        return False
    rest = words[i + 1 :]
    if not rest or not any(word.text[:1].isupper() for word in rest[:4]):
        return token.pos_ == "NOUN" and not token.text[:1].isupper()
    if token.pos_ == "NOUN" or typed.type == "classification" or is_member(token.text):
        return True
    return token.is_sent_start or "-" in token.text or token.text[:1].islower()


def own_nouns(phrase: Phrase) -> list[Token]:
    """Give the nouns that name the actor: the head, and the titles in front of its name."""
    if not phrase.name:
        if "Inf" in phrase.head.morph.get("VerbForm", []):
            return []
        return [phrase.head] if phrase.head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB") else []
    first = phrase.name[0].i
    inner = [t for t in phrase.words if any(c.dep_ == "case" and c in phrase.words for c in t.children)]
    before = [t for t in phrase.words if t.i < first and t not in inner]
    return [t for i, t in enumerate(phrase.words) if t in before and is_title(t, phrase.words, i)]


def _opens_name(token: Token) -> bool:
    """Tell whether a noun with a capital is the first word of the name of a body: *de Universiteit van Amsterdam*."""
    typed = noun_type(token.text, token.lemma_)
    body = typed is not None and typed.type == "collectivisation" and token.text[:1].isupper()
    return body and not token.is_sent_start and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "van"


def own_adjectives(phrase: Phrase) -> list[Token]:
    """Give the adjectives that stand with the head, a title or the name."""
    centres = {phrase.head.i, *(t.i for t in own_nouns(phrase)), *(t.i for t in phrase.name)}
    found = [
        t
        for t in phrase.words
        if t.i not in centres
        and t.pos_ in ("ADJ", "VERB", "PROPN")
        and t.head.i in centres
        and t.dep_ in ("amod", "acl", "nmod")
    ]
    coordinated = [c for t in found for c in t.children if c.dep_ == "conj" and c.pos_ == "ADJ" and c in phrase.words]
    return sorted([*found, *coordinated], key=lambda token: token.i)
