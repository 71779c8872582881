"""Whose evaluation it is: the experiencer or judge in the clause, else the voice, else the narrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.grammar.mention_heads import Heads
from analysis.grammar.words import words_of
from analysis.records import UNKNOWN, VoiceSpan
from analysis.sentiment.expressions import Expression
from analysis.sentiment.participants import agent, preposition, subject, verb_in

if TYPE_CHECKING:
    from spacy.tokens import Token


class Holder(NamedTuple):
    """Who holds an evaluation, `narrator`, `unknown` or ids joined by a semicolon, and where the text names them."""

    id: str
    start: int | None
    end: int | None


#: How many words up a clause may hang under the verb of who holds it.
_STEPS = 4


def told_by(expression: Expression) -> Token | None:
    """Give who the sentence says expects, fears or speaks of what an expression tells: *X vreest verlies*."""
    token = expression.head
    for _ in range(_STEPS):
        if token.head.i == token.i or token.dep_ in ("conj", "parataxis", "acl:relcl", "nsubj"):
            return None
        above = token.head
        if above.pos_ == "VERB" and verb_in(above, "speaking-of-verb") and preposition(token) in ("van", "over"):
            return subject(above)
        if above.pos_ == "VERB" and token.dep_ in ("obj", "ccomp", "xcomp", "advcl"):
            if verb_in(above, "holding-verb", "blaming-verb"):
                return agent(above)
        token = above
    return None


def hold(judge: Token | None, voice: VoiceSpan, heads: Heads) -> Holder:
    """Give the holder: who the clause says judges or feels, else whose words they are."""
    if judge is None or judge.lower_ in words_of("empty"):
        return Holder(voice.voice, None, None)
    start, end = heads.extent([judge])
    return Holder(";".join(heads.actors([judge])) or UNKNOWN, start, end)
