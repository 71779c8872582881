"""Whom a pronoun may stand for: the candidates before it, narrowed step by step.

`NARROWING` has the steps in order; `AGREEMENT` says whether number, gender and type allow a candidate.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis.actors.harm import does_harm
from analysis.actors.prominence import OBJECT, RUNNING, SUBJECT, Candidate, in_sentences
from analysis.cascade import Row, decide
from analysis.grammar.accusations import accusation_over, is_accused
from analysis.grammar.cases import cases_of
from analysis.grammar.marks import in_quotation
from analysis.grammar.nouns import look_up
from analysis.grammar.pronouns import Pronoun, is_possessive, number_of, pronoun_at
from analysis.grammar.relations import PARTS, is_definite
from analysis.grammar.verb_groups import SUBJECTS, carried, clause_over, heads_clause, subjects_of
from analysis.grammar.verbs import speech_verbs, words_of_harm
from analysis.grammar.words import words_of
from analysis.parse import part_at, sentence_number, verb_lemma
from analysis.properties import cached_property
from analysis.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How many sentences back a pronoun may look.
REACH = 2


class History:
    """How often each actor has been mentioned before a place, and whether in the headline: counted as mentions come."""

    def __init__(self, doc: Doc, seen: Iterable[Candidate] = ()) -> None:
        self._doc = doc
        self._ends: dict[str, list[int]] = {}
        self._headlined: set[str] = set()
        for candidate in seen:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Count a mention."""
        insort(self._ends.setdefault(candidate.actor, []), candidate.end)
        if part_at(self._doc, candidate.start).kind == "headline":
            self._headlined.add(candidate.actor)

    def before(self, actor: str, offset: int) -> int:
        """Give how many mentions of an actor end before an offset."""
        return bisect_right(self._ends.get(actor, ()), offset)

    def in_headline(self, actor: str) -> bool:
        """Tell whether the headline mentions an actor."""
        return actor in self._headlined


@dataclass(frozen=True)
class PronounAt:
    """A pronoun where it stands, and what is known of the actors mentioned so far, in the order of the text.

    `seen` are the mentions near it, `history` knows of all.
    """

    token: Token
    pronoun: Pronoun
    seen: Sequence[Candidate]
    history: History
    actors: Mapping[str, Actor]
    genders: Mapping[str, str | None]

    @cached_property
    def number(self) -> str:
        """Singular, plural or either."""
        return number_of(self.token, self.pronoun)

    @cached_property
    def sentence(self) -> int:
        """The number of its sentence."""
        return sentence_number(self.token.doc, self.token.idx)

    @cached_property
    def possessive(self) -> bool:
        """Whether it says whose something is."""
        return is_possessive(self.token, self.pronoun)

    @property
    def reflexive(self) -> bool:
        """Whether the subject of its clause binds it: *zichzelf*, *elkaar*."""
        return self.pronoun.kind in ("reflexive", "reciprocal")

    @property
    def pointing(self) -> bool:
        """Whether it points back at the last one who is not the subject: *diens*, *die*."""
        return self.pronoun.kind == "demonstrative" or self.token.lower_ == "diens"

    @cached_property
    def subject(self) -> Token | None:
        """The subject of its clause; of a relative clause the noun before; None where it is the subject itself."""
        return subject_beside(self.token)

    @cached_property
    def reporter(self) -> Token | None:
        """For a subject, the subject of the verb that reports its clause: *Jan Maes zei dat hij kwam*."""
        clause = clause_over(self.token)
        while clause.dep_ == "conj" and heads_clause(clause.head):
            clause = clause.head
        above = clause.head
        reported = clause.dep_ == "ccomp" and self.token.dep_ in SUBJECTS
        return subject_beside(clause) if reported and _reports(above) else None

    @property
    def of_a_person(self) -> bool:
        """Whether it says whose something is that only a person has: *zijn rug*, *haar moeder*, *haar paspoort*."""
        if not self.possessive:
            return False
        noun = look_up(self.token.head.text, self.token.head.lemma_)
        return self.of_the_body or (noun is not None and noun.kind == "kin") or self._is_owned(words_of("of-a-person"))

    @cached_property
    def of_the_body(self) -> bool:
        """Whether it says whose part of the body something is: *zijn rug*."""
        return self.possessive and self._is_owned(words_of("body-part"))

    def _is_owned(self, words: frozenset[str]) -> bool:
        return bool({self.token.head.lower_, self.token.head.lemma_.lower()} & words)

    @property
    def by_body(self) -> bool:
        """Whether it says with whose hand something is done, or with whose thing somebody is harmed."""
        owned = self.token.head
        if not self.possessive or owned.dep_ != "obl" or look_up(owned.text, owned.lemma_) is not None:
            return False
        return self.of_the_body or _is_felt(owned.head)

    @cached_property
    def hurt(self) -> Token | None:
        """For a part of the body, the object it is part of, harmed or touched: *zij stak hem in zijn rug*."""
        owned = self.token.head
        into = any(t.dep_ == "case" and t.lower_ in words_of("into-a-person") for t in owned.children)
        verb = clause_over(self.token)
        if not self.of_the_body or not into or owned.dep_ not in ("obl", "nmod") or not _is_felt(verb):
            return None
        found = (t for t in verb.children if t.dep_ in ("obj", "nsubj:pass") and t.i < self.token.i)
        return next((t for t in found if not t.is_ancestor(self.token)), None)

    def since(self, reach: int) -> Sequence[Candidate]:
        """Give the candidates of so many sentences back up to here."""
        start = bisect_left(self.seen, self.sentence - reach, key=attrgetter("sentence"))
        stop = bisect_left(self.seen, self.token.idx, key=attrgetter("start"))
        return [c for c in self.seen[start:stop] if c.end <= self.token.idx]

    @cached_property
    def candidates(self) -> Sequence[Candidate]:
        """The candidates that all steps of `NARROWING` leave."""
        left = self.since(REACH)
        for step in NARROWING:
            left = step(self, left)
        return left

    def is_of_subject(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is the subject of the pronoun's clause."""
        return self.subject is not None and candidate.start <= self.subject.idx < candidate.end

    @property
    def wrongs(self) -> bool:
        """Whether it would wrong an innocent: who is meant does harm, or is suspected or punished."""
        return does_harm(self.token) or is_accused(self.token)

    @property
    def beside_unknown(self) -> bool:
        """Whether the subject of its clause is a pronoun that stands for nobody known: *Hij sloeg hem*."""
        subject = self.subject
        if subject is None or self.possessive or self.reflexive or pronoun_at(subject) is None:
            return False
        return not any(self.is_of_subject(c) for c in self.since(0))

    @cached_property
    def beside(self) -> set[str]:
        """The actors of the other parts of its clause, and of the subject above: *hij* and *hem* are two."""
        others = {t.i: t for t in (*_co_arguments(self.token), *([self.subject] if self.subject is not None else ()))}
        here = in_sentences(self.seen, self.sentence, self.sentence)
        return {c.actor for c in here for t in others.values() if c.start <= t.idx < c.end}

    def in_its_words(self, candidate: Candidate) -> bool:
        """Tell whether a candidate stands in what the pronoun is said to say: *“Jan komt”, zei hij*."""
        token = self.token
        if candidate.sentence != self.sentence or token.i == 0 or token.dep_ != "nsubj":
            return False
        verb = token.doc[token.i - 1]
        return verb.pos_ in ("VERB", "AUX") and verb.lemma_ in speech_verbs() and candidate.start < verb.idx

    def agrees(self, candidate: Candidate) -> bool:
        """Tell by `AGREEMENT` whether a candidate may be meant."""
        return decide(AGREEMENT, Pair(self, candidate)).answer


@dataclass(frozen=True)
class Pair:
    """A pronoun and one of its candidates."""

    at: PronounAt
    c: Candidate

    @property
    def type(self) -> str:
        """The type of the candidate."""
        return self.at.actors[self.c.actor].type

    @property
    def is_body(self) -> bool:
        """Whether the candidate is an organisation, a group or a place."""
        return self.type in ("organisation", "group", "place")

    @property
    def may_have_gender(self) -> bool:
        """Whether the candidate may have the gender of the pronoun."""
        gender = self.at.genders.get(self.c.actor)
        return gender is None or self.at.pronoun.gender not in {"female", "male"} - {gender}

    @property
    def is_of_subject(self) -> bool:
        """Whether the candidate is the subject of the pronoun's clause."""
        return self.at.is_of_subject(self.c)

    @property
    def near(self) -> bool:
        """Whether both stand in one sentence."""
        return self.c.sentence == self.at.sentence

    @property
    def both_speak(self) -> bool:
        """Whether the pronoun is the subject of a verb of speech, and the candidate spoke."""
        token = self.at.token
        return self.c.speaks and token.dep_ == "nsubj" and token.head.lemma_ in speech_verbs()

    @property
    def hun_of_body(self) -> bool:
        """Whether *hun* may stand for an organisation, because that is the subject."""
        return self.type == "organisation" and self.at.token.lower_ == "hun" and self.c.weight >= SUBJECT

    @property
    def own_of_body(self) -> bool:
        """Whether a possessive may stand for a body, named in the same sentence and not in passing."""
        return self.at.possessive and self.c.weight >= OBJECT and self.near


#: Whether number, gender and type allow that a pronoun stands for a candidate: the first row that holds.
AGREEMENT: tuple[Row[Pair, bool], ...] = (
    Row("several", True, lambda x: x.at.number == "plural" and x.c.plural, "De bonden staken omdat «zij» boos zijn."),
    Row("*hun* of a body", True, lambda x: x.at.number == "plural" and x.hun_of_body, "Ajax won «hun» wedstrijd."),
    Row("several of a body", True, lambda x: x.at.number == "plural" and x.type in ("organisation", "place"),
        "De bank zweeg. «Ze» weten van niets."),
    Row("several for one", False, lambda x: x.at.number == "plural", "De premier zweeg. «Zij» kwamen."),
    Row("number unknown", True, lambda x: x.at.number == "either", "De bonden kwamen. De premier zag «zij»."),
    Row("one for several", False, lambda x: x.c.plural and x.type != "organisation", "De bonden kwamen. «Hij» zweeg."),
    Row("person of that gender", True, lambda x: x.type == "person" and x.may_have_gender,
        "Els Vos kwam. «Zij» zweeg."),
    Row("person of the other gender", False, lambda x: x.type == "person", "Els Vos kwam. «Hij» zweeg."),
    Row("body by itself", True, lambda x: x.is_body and x.at.reflexive, "De partij redde «haarzelf»."),
    Row("possessive of a body", True, lambda x: x.is_body and x.own_of_body, "De club ontsloeg «haar» trainer."),
    Row("body", False, lambda x: x.is_body, "De club verloor. «Hij» zweeg."),
    Row("event", True, lambda x: True, "De storm kwam. «Hij» was hevig."),
)  # fmt: skip


def in_like_text(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Keep in running text those of running text, in a heading or caption those of headings and captions."""
    running = part_at(at.token.doc, at.token.idx).kind in RUNNING
    return [c for c in left if c.running == running]


def not_its_speaker(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out of a quotation the subject beside it, who speaks: *“Hij komt”, zei Jan*."""
    if not in_quotation(at.token.doc, at.token.idx):
        return left
    sentence = at.token.sent
    first, last = sentence.start_char, sentence.end_char
    return [c for c in left if not (first <= c.start < last and c.weight >= SUBJECT and not c.quoted)]


def not_in_its_words(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out those named in what the pronoun says: *“Jan komt”, zei hij*."""
    return [c for c in left if not at.in_its_words(c)]


def outside_quotations(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Outside quotations keep those named outside; where there are none, only a subject may be one named inside."""
    if in_quotation(at.token.doc, at.token.idx):
        return left
    outside = [c for c in left if not c.quoted]
    return outside if outside or at.token.dep_ == "nsubj" else left


def in_agreement(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Keep those who agree in number, gender and type."""
    return [c for c in left if at.agrees(c)]


def whom_accused(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Keep for the doer of what somebody is accused of the one accused, never who accuses: *verwijt Jan dat hij …*."""
    if at.possessive or at.token.dep_ != "nsubj" or at.token.head.pos_ != "VERB":
        return left
    found = accusation_over(at.token.head)
    if found is None:
        return left
    accused, accuser = found.accused, found.accuser
    meant = [c for c in left if accused is not None and c.start <= accused.idx < c.end]
    return meant or [c for c in left if accuser is None or not c.start <= accuser.idx < c.end]


def several_first(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """For a plural keep those who are several, where there are any: *de club en de spelers … zij*."""
    if at.reflexive or at.pointing or at.number != "plural":
        return left
    return [c for c in left if c.plural] or left


def not_of_people_at_large(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out all for a plural below people at large, whom it stands for: *Mensen kopen niets dat ze haten*."""
    if at.number == "singular":
        return left
    subjects = [c for above in at.token.ancestors for c in above.children if c.dep_ == "nsubj" and c.i < at.token.i]
    people = [c for c in subjects if c.lemma_.lower() in words_of("people-at-large") and not is_definite(c)]
    return [c for c in left if any(c.start <= one.idx < c.end for one in people)] if people else left


def not_beside(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out whoever else has a part in its clause, but not for *zijn* and *zichzelf*: *Jan zag hem*."""
    if at.reflexive or (at.possessive and not at.pointing):
        return left
    if at.pronoun.kind == "demonstrative":
        return [c for c in left if c.actor not in at.beside or at.is_of_subject(c)]
    return [c for c in left if c.actor not in at.beside]


def not_one_of_its_subject(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out for one those who are among the subject: *De vrouw zweeg. Jan en Els zagen haar*."""
    several = {c.actor for c in at.since(0) if c.plural and at.is_of_subject(c)} if at.number == "singular" else set()
    return [c for c in left if several.isdisjoint(at.actors[c.actor].members_of)]


def not_one_for_several(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out for a plural one who reports it: *Het hof oordeelde dat zij mogen stemmen*."""
    reporter = at.reporter
    if at.number != "plural" or reporter is None:
        return left
    ones = {c.actor for c in left if c.start <= reporter.idx < c.end and not c.plural}
    return [c for c in left if c.actor not in ones]


def not_its_own(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out whom the phrase mentions that a possessive opens: nobody is his own father in *zijn vader*."""
    here = in_sentences(at.seen, at.sentence, at.sentence) if at.possessive else ()
    owned = {c.actor for c in here if c.start == at.token.idx}
    return [c for c in left if c.actor not in owned]


def who_has_a_body(at: PronounAt, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Keep persons and groups for a part of the body, kin and papers: *de politie schoot in zijn rug*."""
    if not at.of_a_person:
        return left
    return [c for c in left if at.actors[c.actor].type in ("person", "group")]


#: How the candidates are narrowed, one step after the other.
NARROWING: tuple[Callable[[PronounAt, Sequence[Candidate]], Sequence[Candidate]], ...] = (
    in_like_text,
    not_its_speaker,
    not_in_its_words,
    outside_quotations,
    in_agreement,
    whom_accused,
    several_first,
    not_of_people_at_large,
    not_beside,
    not_one_of_its_subject,
    not_one_for_several,
    not_its_own,
    who_has_a_body,
)


def _co_arguments(token: Token) -> list[Token]:
    """Give the other parts that the verb of a pronoun has: subject, object, after a preposition, each with *en*."""
    if token.dep_ not in PARTS:
        return []
    parts = [t for t in token.head.children if t.dep_ in PARTS and t.i != token.i]
    # who is the source of the clause may be meant: Volgens Jan is hij ziek
    parts = [t for t in parts if words_of("source-preposition").isdisjoint(cases_of(t))]
    return [*parts, *(t for part in parts for t in part.children if t.dep_ == "conj")]


def _is_felt(verb: Token) -> bool:
    """Tell whether a verb harms or touches the body of another: *steken*, *tikken*."""
    lemma = verb_lemma(verb)
    return lemma in words_of_harm("deeds", "agent") or lemma in words_of("touching")


def _reports(verb: Token) -> bool:
    """Tell whether a verb reports speech or thought: *zei*, *liet weten*."""
    lower = carried(verb)
    return bool({verb.lemma_, *([f"{verb.lemma_} {lower.lemma_}"] if lower is not None else [])} & speech_verbs())


def subject_beside(token: Token) -> Token | None:
    """Give the subject of the clause a pronoun stands in, of a relative clause the noun before; None for a subject."""
    verb = token
    for _ in range(8):
        if verb.head.i == verb.i:
            break
        if verb.dep_ in SUBJECTS:
            return None
        verb = verb.head
        if heads_clause(verb):
            break
    for _ in range(3):
        subject = next(iter(subjects_of(verb)), None)
        if subject is not None:
            relative = "Rel" in str(subject.morph) and verb.dep_.startswith("acl")
            return verb.head if relative else subject
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None
