"""How prominently an actor is mentioned: an order of roles in the clause.

The order is that of Lappin and Leass (1994): a subject before an object, an object before the rest. Only the order of
the numbers means anything; what prominence counts for is learned (`weights`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis.cascade import Row, decide, holding
from analysis.grammar.marks import in_quotation
from analysis.grammar.relations import is_listed
from analysis.grammar.verb_groups import SUBJECTS, has_copula, with_helpers
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of
from analysis.parse import feature, part_at
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

MAIN_SUBJECT, SUBJECT, OBJECT, OTHER = 2.0, 1.5, 1.0, 0.5
#: What is added to a subject that is one of several.
ONE_OF_SEVERAL = -0.5
#: The parts of an article that read on from one to the next.
RUNNING = ("lead", "body")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention by the word that heads it."""

    head: Token
    form: str

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of a clause."""
        return self.head.dep_ in SUBJECTS

    @property
    def is_presented(self) -> bool:
        """Whether it says who *dat*, *dit*, *het* is."""
        return has_copula(self.head) and any(
            c.dep_ in ("nsubj", "expl") and c.lower_ in words_of("presenting") for c in self.head.children
        )

    @property
    def is_several_as_one(self) -> bool:
        """Whether its noun is one for some persons: *het echtpaar*."""
        return self.head.lemma_.lower() in words_of("several-as-one")

    @property
    def has_plural_verb(self) -> bool:
        """Whether a verb in the plural has it alone for its subject: *de VS voeren*; not *ze*, whoever that is."""
        alone = self.is_subject and not self.is_listed and self.form != "pronoun"
        return alone and any(feature(t, "Number") == "Plur" for t in with_helpers(self.head.head))

    @property
    def is_listed(self) -> bool:
        """Whether it is one of several joined by *en*."""
        return is_listed(self.head)


#: What a mention weighs by its role in the clause: the first row that holds.
ROLES: tuple[Row[Mentioned, float], ...] = (
    Row("subject of a main clause", MAIN_SUBJECT,
        lambda m: m.is_subject and m.head.head.dep_ in ("ROOT", "conj", "parataxis", "ccomp"),
        "De «premier» sprak."),
    Row("presented", MAIN_SUBJECT, lambda m: m.is_presented, "Dat is «Els» Vos."),
    Row("subject", SUBJECT, lambda m: m.is_subject, "Het regende toen de «premier» sprak."),
    Row("object or agent", OBJECT, lambda m: m.head.dep_ in ("obj", "iobj", "obl:agent"), "Zij zag de «premier»."),
    Row("anything else", OTHER, lambda m: True, "Zij sprak met de «premier»."),
)  # fmt: skip
#: What is added to it, where it holds.
ADDED: tuple[Row[Mentioned, float], ...] = (
    Row(
        "one of several subjects",
        ONE_OF_SEVERAL,
        lambda m: m.is_subject and m.is_listed,
        "De «premier» en de koning spraken.",
    ),
    Row("taken up already", 0.25, lambda m: m.form in ("possessive", "pronoun"), "De premier kwam. «Hij» sprak."),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor whom a pronoun may stand for, where it was mentioned and how prominently.

    `quoted`: whether it stands between quotation marks; `running`: whether it stands in running text; `form`: how.
    """

    actor: str
    sentence: int
    start: int
    end: int
    weight: float
    plural: bool
    speaks: bool
    running: bool
    quoted: bool
    form: str


def _bearer(head: Token) -> Token:
    """Give the word that bears the role of a name: in apposition what it explains (*een man, Jan Bos, riep*)."""
    return head.head if head.dep_ == "appos" else head


def in_sentences(seen: Sequence[Candidate], first: int, last: int) -> Sequence[Candidate]:
    """Give of mentions in order those that stand in some sentences, by the numbers of the first and the last."""
    number = attrgetter("sentence")
    return seen[bisect_left(seen, first, key=number) : bisect_right(seen, last, key=number)]


def candidate_of(first: Token, mention: Mention, plural: bool, actors: Mapping[str, Actor]) -> Candidate:
    """Weigh a mention, of which `first` is the first token, as a candidate."""
    doc = first.doc
    span = doc.char_span(mention.start, mention.end)
    head = span.root if span is not None else first
    mentioned = Mentioned(_bearer(head) if mention.form == "name" else head, mention.form)
    weight = decide(ROLES, mentioned).answer + sum(holding(ADDED, mentioned).values())
    verb = mentioned.head.head
    tells = mentioned.is_subject and verb.dep_ not in ("ccomp", "xcomp") and verb.lemma_ in speech_verbs()
    before = doc[first.i - 1].lower_ if first.i else ""
    kind = actors[mention.actor].type
    return Candidate(
        mention.actor,
        mention.sentence,
        mention.start,
        mention.end,
        weight,
        plural=plural
        or kind == "group"
        or mentioned.is_several_as_one
        or (kind != "person" and mentioned.has_plural_verb),
        speaks=tells or before in words_of("source-preposition"),
        running=part_at(doc, mention.start).kind in RUNNING,
        quoted=in_quotation(doc, mention.start, mention.end),
        form=mention.form,
    )
