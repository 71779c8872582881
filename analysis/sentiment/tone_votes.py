"""The vote of the network on expressions: how far it takes their words for evaluations or effects, and of whom.

Words that no entry of the lexicon explains are expressions too, where it takes them for good or bad.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.mention_heads import Heads
from analysis.judgements import Sign, WordJudgement
from analysis.parse import judgements_of
from analysis.sentiment.evaluations import EVALUATING, Entry, Kind
from analysis.sentiment.expressions import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The chance of what a parse has as likeliest without a chance.
_LIKELIEST = 0.6
#: From this chance on the network affirms words of the lexicon, and words without an entry may be an expression.
_AFFIRMED, _SEEN = 0.3, 0.15
#: Words without an entry of which the network is less sure are never likely enough for a row, whatever speaks for them.
_WORTH = 0.45
#: The origin of an entry that stands in no lexicon: what the network makes of a word where it stands.
NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Vote:
    """What the network judges of an expression.

    `tones` are the chances that it evaluates for ill and for good and tells an effect for ill and for good, `targets`
    the words that may be its target, with the chance of each.
    """

    tones: tuple[float, ...]
    targets: Mapping[int, float]

    @property
    def is_silent(self) -> bool:
        """Whether the network sees neither an evaluation nor an effect in the words."""
        return not any(self.tones)

    def chance(self, polarity: float) -> float:
        """Give the chance that the words say something good, or bad, whether as evaluation or as effect."""
        evaluates, affects = (self.tones[place] for place in ((1, 3) if polarity > 0 else (0, 2)))
        return 1 - (1 - evaluates) * (1 - affects)

    def affirms(self, polarity: float) -> bool:
        """Tell whether the network finds the words good where they are good, and bad where they are bad."""
        return self.chance(polarity) >= _AFFIRMED

    def points_to(self, token: Token, heads: Heads) -> float:
        """Give the chance that a word, or another that stands for the same actor, is the target."""
        actors = set(heads.actors([token]))
        return sum(
            chance
            for place, chance in self.targets.items()
            if place == token.i or (actors and actors & set(heads.actors([token.doc[place]])))
        )

    def target(self, doc: Doc, heads: Heads) -> Token | None:
        """Give the likeliest target that is a phrase; None where it points to none."""
        phrases = [doc[place] for place in self.targets if heads.of(doc[place]) or doc[place].pos_ in _PHRASES]
        return max(phrases, key=lambda one: (self.points_to(one, heads), self.targets[one.i]), default=None)


_MODIFIERS = frozenset(("amod", "advmod"))
_PHRASES = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_NOTHING = Vote((0.0,) * 4, {})


def vote_on(expression: Expression) -> Vote | None:
    """Give the network's vote on an expression, by that of its words which it is surest of.

    None where no network judged the text; a silent vote where it sees nothing in these words. A parse that has only
    what is likeliest does not tell that of a word in which it has nothing, and gives None.
    """
    judged = judgements_of(expression.head.doc)
    if judged is None:
        return None
    words = (expression.head, *expression.words)
    votes = [_vote(judged.words[word.i]) for word in words if word.i in judged.words]
    surest = max(votes, key=lambda vote: max(vote.chance(1), vote.chance(-1)), default=_NOTHING)
    if surest.is_silent and not any(word.tones for word in judged.words.values()):
        return None
    return surest


def _vote(judged: WordJudgement) -> Vote:
    if judged.tones:
        return Vote(judged.tones, judged.targets)
    likeliest: tuple[tuple[Sign | None, Sign], ...] = (
        (judged.evaluation, "negative"),
        (judged.evaluation, "positive"),
        (judged.effect, "negative"),
        (judged.effect, "positive"),
    )
    tones = tuple(_LIKELIEST if found == sign else 0.0 for found, sign in likeliest)
    return Vote(tones, {} if judged.target is None else {judged.target: _LIKELIEST})


def unlisted(doc: Doc, taken: Container[int]) -> Iterator[Expression]:
    """Give the words that stand beside each other and that the network finds good, or bad; none of those `taken`.

    Their entry is what the network makes of them here: it has turned already what is negated. What only tells more of a
    word that is taken is no expression of its own: *technische* in *technische problemen*.
    """
    judged = judgements_of(doc)
    run: list[Token] = []
    sign = 0
    for token in doc:
        own = 0
        told = token.i in taken or (token.dep_ in _MODIFIERS and token.head.i in taken)
        if judged is not None and token.i in judged.words and not told and token.pos_ in EVALUATING:
            own = _sign(_vote(judged.words[token.i])) if token.pos_ != "PROPN" else 0
        if run and (own != sign or run[-1].i + 1 != token.i or token.is_sent_start):
            yield from _expression(run, sign)
            run = []
        if own:
            run, sign = [*run, token], own
    if run:
        yield from _expression(run, sign)


def _sign(vote: Vote) -> int:
    sign = 1 if vote.chance(1) > vote.chance(-1) else -1
    return sign if vote.tones and vote.targets and vote.chance(sign) >= _SEEN else 0


def _expression(words: list[Token], sign: int) -> Iterator[Expression]:
    judged = judgements_of(words[0].doc)
    assert judged is not None
    votes = {word: _vote(judged.words[word.i]) for word in words}
    head = max(words, key=lambda word: votes[word].chance(sign))
    if votes[head].chance(sign) < _WORTH:
        return
    evaluates, affects = votes[head].tones[sign > 0], votes[head].tones[2 + (sign > 0)]
    kind: Kind = "effect" if affects > evaluates else "judgement"
    entry = Entry(head.lemma_, head.pos_, kind, float(sign), "bearer", frozenset(), 0.5, NETWORK)
    yield Expression(head, tuple(words), (entry,))
