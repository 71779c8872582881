"""What a sentence allows a pronoun: the subject of its clause, who speaks, and what is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.quoted import MARKS, in_quotation, quote_depth
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of
from analysis.parse import article_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a pronoun may stand for, where it was mentioned last and how prominently."""

    actor: str
    sentence: int
    start: int
    end: int
    weight: float
    plural: bool
    speaks: bool = False


def is_joined(token: Token, candidate: Candidate) -> bool:
    """Tell whether a possessive follows somebody at once: de emir en zijn vrouw."""
    between = article_of(token.doc).text[candidate.end : token.idx].strip()
    return between in words_of("companion")


def local_subject(token: Token) -> Token | None:
    """Give the subject of the clause a pronoun stands in, of a relative clause the noun before; None for a subject."""
    verb = token
    for _ in range(8):
        if verb.head.i == verb.i:
            break
        if verb.dep_ in ("nsubj", "nsubj:pass") and verb.i != token.i and token.i in {t.i for t in verb.subtree}:
            return None
        if verb.dep_ in ("nsubj", "nsubj:pass"):
            return None
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX") or any(t.dep_ == "cop" for t in verb.children):
            break
    for _ in range(3):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubj:pass"):
                if "Rel" in str(child.morph) and verb.dep_.startswith("acl"):
                    return verb.head
                return child
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def is_in_content(token: Token, candidate: Candidate, here: int) -> bool:
    """Tell whether a candidate stands in what the pronoun is said to say: “Jan komt”, zei hij."""
    if candidate.sentence != here or token.i == 0 or token.dep_ not in ("nsubj",):
        return False
    verb = token.doc[token.i - 1]
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_ in speech_verbs() and candidate.start < verb.idx


def is_quoted_by(token: Token, candidate: Candidate) -> bool:
    """Tell whether the pronoun stands between quotation marks and the candidate, the speaker, beside them."""
    sentence = token.sent
    if not sentence.start_char <= candidate.start < sentence.end_char or candidate.weight < 1.5:
        return False
    return _depth(token) == 1 and quote_depth(token, candidate.start) == 0


def _depth(token: Token) -> int:
    return quote_depth(token, token.idx)


def is_cue_beside_quote(token: Token) -> bool:
    """Tell whether a word is the subject of a verb of speech beside a quotation: *“…”, zei hij*, *Hij zei: “…”*."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in speech_verbs() or in_quotation(token.doc, token.idx):
        return False
    first, last = sorted((token.i, verb.i))
    doc = token.doc
    around = [*doc[max(0, first - 3) : first], *doc[last + 1 : last + 4]]
    return any(t.text in MARKS for t in around)
