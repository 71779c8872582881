"""The vote of the network on expressions: the words of the lexicon that it takes for evaluations or effects too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.judgements import Sign
from analysis.parse import judgements_of
from analysis.sentiment.expressions import Expression

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Vote:
    """What the network judges of an expression: its sign as evaluation and as effect, and the word for its target."""

    evaluation: Sign | None
    effect: Sign | None
    target: Token | None = None

    @property
    def is_silent(self) -> bool:
        """Whether the network sees neither an evaluation nor an effect in the words."""
        return self.evaluation is None and self.effect is None

    def affirms(self, polarity: float) -> bool:
        """Tell whether the network finds the words good where they are good, and bad where they are bad."""
        sign: Sign = "positive" if polarity > 0 else "negative"
        return sign in (self.evaluation, self.effect)


def vote_on(expression: Expression) -> Vote | None:
    """Give the network's vote on an expression, by the word it hangs on, else the first it judges.

    None where no network judged the text; a vote without signs where it sees nothing in these words.
    """
    doc = expression.head.doc
    judged = judgements_of(doc)
    if judged is None:
        return None
    for word in (expression.head, *expression.words):
        found = judged.words.get(word.i)
        if found is not None and (found.evaluation or found.effect):
            target = None if found.target is None else doc[found.target]
            return Vote(found.evaluation, found.effect, target)
    return Vote(None, None)
