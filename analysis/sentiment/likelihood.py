"""How likely a row of tone is right, in its words, its polarity and its target: features with learned weights.

`FEATURES` says what is looked at. The weights lie in the word list `row-weights`, and were learned by
`training/tone_rows.py` from rows judged right or wrong against coded articles; a positive one speaks for the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.cascade import Row, holding
from analysis.grammar.mention_heads import Heads
from analysis.grammar.relations import is_definite
from analysis.grammar.verb_groups import auxiliaries_of, opens_with
from analysis.grammar.words import words_of
from analysis.lexicon import learned_weights
from analysis.parse import feature
from analysis.sentiment.composing import Composition
from analysis.sentiment.evaluations import Entry
from analysis.sentiment.expressions import Expression
from analysis.sentiment.holders import is_hearsay
from analysis.sentiment.judged import Reading
from analysis.sentiment.participants import clause_of
from analysis.sentiment.somebody import is_somebody
from analysis.sentiment.tone_votes import NETWORK, Vote
from analysis.votes import chance_of, log_odds, weigh

if TYPE_CHECKING:
    from spacy.tokens import Token

#: The rule of a row that counts only because the network affirms it.
VOTED = "sentiment.voted"
#: Rows that are less likely right are left out: a lower one finds more, a higher one errs less, on all coded articles.
FLOOR = 0.4
#: Those that no construction explains must be surer: whom the network points to is right less often.
FLOOR_VOTED = 0.45
#: A chance by the network nearer to 0 or 1 than this says no more.
_NEAREST = 0.02
#: The names of the weights of what all rows start with, and of the log-odds of the entry's confidence.
ANY, ENTRY = "any row", "entry's confidence"
#: The names of the weights of the network's log-odds that the words say so, that
#: they say it of the target, and that words in no lexicon say so.
SAYS, THERE = "network says so", "network points there"
UNLISTED = "in no lexicon, network says so"
VALUED = (ANY, ENTRY, SAYS, THERE, UNLISTED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an expression may say of somebody: by one entry and one construction, with the vote of the network on it."""

    expression: Expression
    composition: Composition
    entry: Entry
    reading: Reading
    polarity: float
    vote: Vote | None
    heads: Heads

    @property
    def target(self) -> Token:
        """The first target."""
        return self.reading.targets[0]

    @property
    def of_somebody(self) -> bool:
        """Whether the target is a person, group or body."""
        return is_somebody(self.target, self.heads)

    @property
    def is_mentioned(self) -> bool:
        """Whether the target is a mention of an actor."""
        return bool(self.heads.of(self.target))

    @property
    def of_pronoun(self) -> bool:
        """Whether the mention of the target is a pronoun."""
        return any(mention.form in ("pronoun", "possessive") for mention in self.heads.of(self.target))

    @property
    def of_bare_plural(self) -> bool:
        """Whether the target is a plural without an article that is no actor: *kansen*."""
        bare = feature(self.target, "Number") == "Plur" and not is_definite(self.target)
        return bare and not self.is_mentioned

    @property
    def is_under_modal(self) -> bool:
        """Whether what is said may, can or must be so: *moet zorgvuldig zijn*, *kans op een zege*.

        Who must be more careful, is blamed: that is composed, and sure.
        """
        head = self.expression.head
        if self.composition.too_much:
            return False
        hoped = head.dep_ == "nmod" and head.head.lemma_ in words_of("chance-noun")
        if is_hearsay(clause_of(head)):
            return False  # zou zijn gedood
        return hoped or any(helper.lower_ in words_of("modal") for helper in auxiliaries_of(head))

    @property
    def is_purpose(self) -> bool:
        """Whether what is said is only aimed at: *trainde om te winnen*."""
        return opens_with(clause_of(self.expression.head), "om")

    @property
    def is_unseen(self) -> bool:
        """Whether the network sees nothing in the words."""
        return self.vote is not None and self.vote.is_silent

    @property
    def is_unlisted(self) -> bool:
        """Whether the words are in no lexicon, but seen by the network."""
        return self.entry.origin == NETWORK


def _odds(chance: float) -> float:
    return log_odds(min(max(chance, _NEAREST), 1 - _NEAREST))


#: What is looked at; the answer is what the weight is multiplied with.
FEATURES: tuple[Row[Candidate, float], ...] = (
    Row("met in coded articles", 1.0, lambda c: c.entry.origin == "corpus", "Een man «verwondde» een agent."),
    Row("called", 1.0, lambda c: c.reading.rule == "sentiment.called", "Bos noemt Maes «laf»."),
    Row("label", 1.0, lambda c: c.reading.rule == "sentiment.label", "De «dader» vluchtte."),
    Row("predicate", 1.0, lambda c: c.reading.rule == "sentiment.predicate", "Maes is «laf»."),
    Row("undergone", 1.0, lambda c: c.reading.rule == "sentiment.undergone", "Maes kreeg een «boete»."),
    Row("no construction", 1.0, lambda c: c.reading.rule == VOTED, "Volgens Maes is er «angst»."),
    Row("effect", 1.0, lambda c: c.entry.type == "effect", "Maes «verloor»."),
    Row("fixed phrase", 1.0, lambda c: c.expression.phrase, "Maes kwam «onder vuur»."),
    Row("deed", 1.0, lambda c: c.reading.rule in ("sentiment.deed", "sentiment.deed-verb"), "Maes «loog»."),
    Row("turned", 1.0, lambda c: c.composition.turned, "Maes is «niet laf»."),
    Row("of somebody", 1.0, lambda c: c.of_somebody, "Maes is «laf»."),
    Row("of a pronoun", 1.0, lambda c: c.of_pronoun, "Hij is «laf»."),
    Row("of a bare plural", 1.0, lambda c: c.of_bare_plural, "Hij zag «goede» kansen."),
    Row("attribute of a thing", 1.0, lambda c: c.reading.rule == "sentiment.attribute" and not c.of_somebody,
        "Het was een «mooie» dag."),
    Row("predicate of a thing", 1.0, lambda c: c.reading.rule == "sentiment.predicate" and not c.of_somebody,
        "Dat is «mooi»."),
    Row("of an object", 1.0, lambda c: c.target.dep_ == "obj", "Bos «prees» Maes."),
    Row("of a phrase with a preposition", 1.0, lambda c: c.target.dep_ in ("obl", "obl:arg", "nmod"),
        "Bos was «boos» op Maes."),
    Row("in a clause that completes another", 1.0,
        lambda c: clause_of(c.expression.head).dep_ in ("ccomp", "xcomp", "csubj"), "Bos zei dat Maes «laf» was."),
    Row("somebody judges in the clause", 1.0, lambda c: c.reading.judge is not None, "Bos «prees» Maes."),
    Row("possible or demanded", 1.0, lambda c: c.is_under_modal, "Maes moet «zorgvuldig» zijn."),
    Row("aimed at", 1.0, lambda c: c.is_purpose, "Maes kwam om Bos te «helpen»."),
    Row("network sees nothing", 1.0, lambda c: c.is_unseen, "Het was een «mooie» dag."),
    Row("in no lexicon", 1.0, lambda c: c.is_unlisted, "Maes «bleef achter»."),
    Row("in no lexicon, an effect", 1.0, lambda c: c.is_unlisted and c.entry.type == "effect", "Maes «bleef achter»."),
    Row("in no lexicon, a noun", 1.0, lambda c: c.is_unlisted and c.expression.head.pos_ == "NOUN",
        "Maes was een «windvaan»."),
    Row("in no lexicon, several words", 1.0, lambda c: c.is_unlisted and len(c.expression.words) > 1,
        "Maes «bleef ver achter»."),
    Row("in no lexicon, of a mention", 1.0, lambda c: c.is_unlisted and c.is_mentioned, "Maes «bleef achter»."),
)  # fmt: skip


def features_of(candidate: Candidate) -> dict[str, float]:
    """Give the features that hold, with their values."""
    known = {ANY: 1.0, ENTRY: log_odds(candidate.entry.confidence)}
    return known | holding(FEATURES, candidate) | _voted(candidate)


def _voted(one: Candidate) -> dict[str, float]:
    """Give the log-odds, by the network, that the words say so, and of the target."""
    if one.vote is None:
        return {}
    says = {SAYS: _odds(one.vote.chance(one.polarity))}
    if not one.vote.is_silent:
        says[THERE] = _odds(one.vote.points_to(one.target, one.heads))
    if one.is_unlisted:
        says[UNLISTED] = says[SAYS]
    return says


def likelihood(candidate: Candidate) -> float:
    """Say how likely a row is right in words, polarity and target, from 0 to 1."""
    return probability(features_of(candidate), learned_weights("row-weights"))


def is_likely(candidate: Candidate, chance: float) -> bool:
    """Tell whether a row is likely enough to be told.

    A noun that names somebody by what befell him, *het slachtoffer*, tells it only where the network sees that.
    """
    if candidate.reading.rule == "sentiment.label" and candidate.entry.type == "effect" and candidate.is_unseen:
        return False
    return chance >= (FLOOR_VOTED if candidate.reading.rule == VOTED else FLOOR)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give the probability of a logistic regression, on two digits.

    >>> probability({"of somebody": 1.0, "turned": 1.0}, {"of somebody": 2.0, "turned": -0.5})
    0.82
    """
    return round(chance_of(weigh(features, weights)), 2)
