"""What speaks for an actor whom a pronoun may stand for: features with weights learned from coded articles.

`FEATURES` says what is looked at. The weights lie in the word list `reference-weights`, and were learned by
`training/references.py`; a positive one speaks for the actor. `none` is what speaks for nobody at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from analysis.actors.candidates import Pair, PronounAt
from analysis.actors.prominence import MAIN_SUBJECT, OBJECT, SUBJECT, Candidate, in_sentences
from analysis.cascade import Row, holding
from analysis.grammar.verb_groups import SUBJECTS
from analysis.properties import cached_property
from analysis.votes import choice

#: The name of the weight of what speaks for nobody.
NONE = "nobody"
#: What holds of nobody, where nothing else is known.
NOBODY: Mapping[str, float] = MappingProxyType({NONE: 1.0})
#: How likely an actor must be at least; below it two are too close, or nobody is near enough.
LIKELY = 0.35


@dataclass(frozen=True)
class Asked:
    """A pronoun and one of the actors it may stand for, with all his mentions near it, the last one last."""

    at: PronounAt
    near: Sequence[Candidate]

    @property
    def last(self) -> Candidate:
        """His last mention."""
        return self.near[-1]

    @property
    def since(self) -> int:
        """How many sentences back that is."""
        return self.at.sentence - self.last.sentence

    @cached_property
    def before(self) -> int:
        """How often he was mentioned before, in the whole article so far."""
        return self.at.history.before(self.last.actor, self.at.token.idx)

    @cached_property
    def heaviest(self) -> float:
        """How prominent he is in the last sentence that mentions him."""
        return max(c.weight for c in self.near if c.sentence == self.last.sentence)

    @property
    def is_subject(self) -> bool:
        """Whether the pronoun is a subject."""
        return self.at.token.dep_ in SUBJECTS

    @property
    def first_in_sentence(self) -> bool:
        """Whether nobody is mentioned before him in the last sentence that mentions him."""
        start = min(c.start for c in self.near if c.sentence == self.last.sentence)
        there = in_sentences(self.at.seen, self.last.sentence, self.last.sentence)
        return not there or there[0].start >= start

    @property
    def named_last(self) -> bool:
        """Whether of all candidates he was mentioned last."""
        return all(c.start <= self.last.start for c in self.at.candidates)

    @property
    def in_headline(self) -> bool:
        """Whether the headline mentions him."""
        return self.at.history.in_headline(self.last.actor)

    @property
    def gender_known(self) -> bool:
        """Whether he is known to have the gender of the pronoun."""
        gender = self.at.genders.get(self.last.actor)
        return gender is not None and gender == self.at.pronoun.gender

    @property
    def pair(self) -> Pair:
        """The pronoun and his last mention."""
        return Pair(self.at, self.last)


#: What is looked at; the answer is what the weight is multiplied with.
FEATURES: tuple[Row[Asked, float], ...] = (
    Row("one sentence back", 1.0, lambda x: x.since == 1, "Jan Maes kwam. «Hij» zweeg."),
    Row("two sentences back", 1.0, lambda x: x.since == 2, "Jan Maes kwam. Het regende. «Hij» zweeg."),
    Row("subject of a main clause", 1.0, lambda x: x.heaviest >= MAIN_SUBJECT, "Jan Maes kwam. «Hij» zweeg."),
    Row("any subject", 1.0, lambda x: x.heaviest >= SUBJECT, "Het regende toen Jan Maes kwam. «Hij» zweeg."),
    Row("subject or object", 1.0, lambda x: x.heaviest >= OBJECT, "Zij zag Jan Maes. «Hij» zweeg."),
    Row("parallel subjects", 1.0, lambda x: x.is_subject and x.heaviest >= SUBJECT, "Jan Maes kwam. «Hij» zweeg."),
    Row("subject of the clause", 1.0, lambda x: any(x.at.is_of_subject(c) for c in x.near),
        "Jan Maes verkocht «zijn» huis."),
    Row("first in the sentence", 1.0, lambda x: x.first_in_sentence, "Jan Maes zag Piet Claes. «Hij» zweeg."),
    Row("mentioned last", 1.0, lambda x: x.named_last, "Jan Maes zag Piet Claes. «Hij» zweeg."),
    Row("mentioned twice before", 1.0, lambda x: x.before >= 2, "Jan Maes kwam. Jan Maes bleef. «Hij» zweeg."),
    Row("mentioned four times before", 1.0, lambda x: x.before >= 4,
        "Jan Maes kwam. Hij bleef. Maes at. Maes dronk. «Hij» zweeg."),
    Row("taken up by a pronoun", 1.0, lambda x: x.last.form in ("pronoun", "possessive"),
        "Jan Maes kwam. Hij bleef. «Hij» zweeg."),
    Row("named", 1.0, lambda x: x.last.form == "name" and x.at.number != "plural", "Jan Maes kwam. «Hij» zweeg."),
    Row("in the headline", 1.0, lambda x: x.in_headline, "Jan Maes wint\n\nJan Maes won gisteren. «Hij» juichte."),
    Row("gender known", 1.0, lambda x: x.gender_known, "De vrouw kwam. «Zij» zweeg."),
    Row("no person, for one", 1.0, lambda x: x.pair.type != "person" and x.at.number != "plural",
        "De club verkocht «haar» stadion."),
    Row("both speak", 1.0, lambda x: any(Pair(x.at, c).both_speak for c in x.near),
        "Jan Maes zei ja. Het regende. «Hij» zei nee."),
    Row("only candidate", 1.0, lambda x: len({c.actor for c in x.at.candidates}) == 1, "Jan Maes kwam. «Hij» zweeg."),
)  # fmt: skip


def asked_of(at: PronounAt) -> list[Asked]:
    """Give each actor that a pronoun may stand for with his mentions near it, in the order of the text.

    Not one who is only named inside the phrase for another of them: *De moordenaar van Jan Maes zweeg. Hij …*.
    """
    apart = [c for c in at.candidates if not any(_holds(other, c) for other in at.candidates)]
    actors = dict.fromkeys(c.actor for c in apart)
    return [Asked(at, [c for c in at.candidates if c.actor == actor]) for actor in actors]


def _holds(other: Candidate, c: Candidate) -> bool:
    """Tell whether the phrase for another holds a mention behind its head."""
    return other.actor != c.actor and other.start < c.start and c.end <= other.end


def features_of(asked: Asked) -> dict[str, float]:
    """Give the features that hold, with their values."""
    return holding(FEATURES, asked)


def probabilities(
    asked: Sequence[Mapping[str, float]], weights: Mapping[str, float], nobody: Mapping[str, float] = NOBODY
) -> list[float]:
    """Give for each actor, by his features, how likely he is meant; the rest is how likely it is `nobody`.

    >>> [round(p, 2) for p in probabilities([{"named": 1.0}, {}], {"named": 2.0, "nobody": 0.0})]
    [0.79, 0.11]
    """
    return choice([nobody, *asked], weights)[1:]
