"""Whether a description may take up an actor: number, gender, origin, and modifiers that tell one from another.

`CONFLICTS` says what keeps the two apart; where none of its rows holds, they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from analysis.actors.clusters import Cluster, origins_of
from analysis.cascade import Row, held
from analysis.grammar.demonyms import adjectives_of_origin, countries, inhabitants
from analysis.grammar.heads import is_title
from analysis.grammar.names import organisation_names
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import AGED, BODIES, PERSONS, Noun, is_former, singulars
from analysis.grammar.numerals import read_number
from analysis.grammar.pronouns import pronoun_at
from analysis.grammar.relations import PARTS, PhraseAt, top
from analysis.grammar.verb_groups import SUBJECTS, own_subject
from analysis.grammar.wording import normalise
from analysis.grammar.words import words_of
from analysis.parse import feature, sentence_number
from analysis.properties import cached_property

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from analysis.actors.so_far import SoFar

_AGE = re.compile(r"\d+(?=-jarige)")


@dataclass(frozen=True)
class Description(PhraseAt):
    """A phrase that may take up one of the actors so far, and these."""

    so_far: SoFar

    @cached_property
    def wording(self) -> tuple[str, str]:
        """How it refers, and its words, with known names in their fullest form."""
        return wording_of(self.doc[self.phrase.start : self.phrase.end].text)

    @cached_property
    def heads(self) -> set[str]:
        """The words by which it may take up an actor."""
        return heads_of(self.doc, self.phrase)

    @cached_property
    def sentence(self) -> int:
        """The number of its sentence."""
        return sentence_number(self.doc, self.doc[self.phrase.start].idx)

    @cached_property
    def aged(self) -> bool:
        """Whether it tells somebody's age: *de 38-jarige renner*, *de 34-jarige*."""
        return any(t.lower_.endswith(AGED) for t in self.doc[self.phrase.start : self.phrase.head + 1])

    @cached_property
    def age(self) -> str | None:
        """The age that it gives: 38 for *de 38-jarige renner*."""
        found = _AGE.search(self.doc[self.phrase.start : self.phrase.end].text)
        return found.group() if found is not None else None

    @property
    def of_itself(self) -> bool:
        """Whether it tells who is meant, whatever follows: *de Limburger*, *de 38-jarige renner van Visma*."""
        aged = any(t.lower_.endswith(AGED) for t in self.before)
        return self.kind == "inhabitant" or (aged and self.kind == "role")

    @cached_property
    def origins(self) -> set[str]:
        """The places that its adjectives name."""
        return origins_of(self.doc, self.phrase)

    @cached_property
    def counts(self) -> set[int]:
        """The numbers of two and more before its head."""
        return counts_in(self.doc, self.phrase)

    @cached_property
    def ranks(self) -> set[str]:
        """The place by which it calls somebody."""
        return _ranks_in(self.doc, self.phrase)

    @cached_property
    def modifiers(self) -> set[str]:
        """The words before its head that say that another is meant; *eerste* belongs to the office of *minister*."""
        noun = self.phrase.noun
        told = {t.lower_ for t in self.before if not _is_first_minister(t, noun)}
        return told & words_of("conflicting-modifiers")

    @cached_property
    def former(self) -> bool:
        """Whether somebody was what it calls him: *de voormalig coach*, *de oud-minister*."""
        words = [t.lower_ for t in self.doc[self.phrase.start : self.phrase.head + 1]]
        return any(word in words_of("former") or is_former(word) for word in words)

    def sentences_since(self, cluster: Cluster) -> int:
        """Count the sentences since an actor was mentioned last."""
        return self.sentence - sentence_number(self.doc, self.doc[cluster.phrases[-1].start].idx)

    def within(self, sentences: int) -> Iterator[Cluster]:
        """Give the actors that were mentioned so many sentences back at most, the last first."""
        return takewhile(lambda cluster: self.sentences_since(cluster) <= sentences, self.so_far)

    def overlaps(self, cluster: Cluster) -> bool:
        """Tell whether an actor is named inside it, or it inside a phrase that names one."""
        return cluster.reach > self.phrase.start  # no phrase so far begins after it

    @cached_property
    def named_beside(self) -> set[str]:
        """The names that have another part in its clause, also after *en*: *De Kroatische verloor en dankte Kanepi*."""
        here = self.top
        if here.dep_ not in PARTS:
            return set()
        verbs = [here.head, *(t for t in here.head.children if t.dep_ == "conj" and not own_subject(t))]
        parts = [t for verb in verbs for t in verb.children if t.dep_ in PARTS and t.i != here.i]
        names = [word for t in parts for word in (t, *t.children) if word.i == t.i or word.dep_ in ("flat", "conj")]
        return {word.text for word in names if word.pos_ == "PROPN"}

    def beside_pronoun(self, cluster: Cluster) -> bool:
        """Tell whether a pronoun with another part in its clause may be an actor, so that the two are not one."""
        here = self.top
        if here.dep_ not in PARTS or self.gender is None:
            return False
        beside = [pronoun_at(t) for t in here.head.children if t.dep_ in PARTS and t.i != here.i]
        genders = {p.gender for p in beside if p is not None and p.kind == "pronoun" and p.number != "plural"}
        return bool(genders - {None, self.gender}) and (cluster.gender is None or cluster.gender in genders)

    def is_joined_to(self, cluster: Cluster) -> bool:
        """Tell whether it is named in one breath with an actor, and so is another: *het OM en het ministerie*."""
        here, last = self.top, cluster.phrases[-1]
        return here.dep_ == "conj" and last.start <= here.head.i < last.end

    def shares_clause(self, cluster: Cluster) -> bool:
        """Tell whether an actor has another part in the clause that it stands in, and so is another."""
        if any(name[-1] in self.named_beside for name in cluster.names) and not self._is_namesake_beside(cluster):
            return True
        subject = top(self.doc, cluster.phrases[-1])
        return subject.dep_ in SUBJECTS and self.top.head.i == subject.head.i

    def _is_namesake_beside(self, cluster: Cluster) -> bool:
        """Tell whether the name beside it is all of another's who shares a surname with an actor."""
        known = self.so_far.by("edge", *(word.lower() for word in self.named_beside))
        whole = [c for c in known if any(len(n) > 1 and self.named_beside >= set(n) for n in c.names)]
        return bool(whole) and cluster not in whole


@lru_cache(maxsize=4096)
def wording_of(text: str) -> tuple[str, str]:
    """Give how an expression refers and its words, with known names in their fullest form."""
    return normalise(canonical(text))


def canonical(text: str) -> str:
    """Write known names of organisations in their fullest form: de leider van IS → de leider van Islamitische Staat."""
    known = organisation_names()
    return " ".join(known[word][0] if word in known else word for word in text.split())


def heads_of(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the words a later description may take up: the head as it stands, and its last part."""
    if phrase.noun is None:
        return set()
    text = doc[phrase.head].lower_
    found = {phrase.noun.entry.lower(), text}
    if phrase.end > phrase.stem[1] and doc[phrase.stem[1]].lower_ == "van":
        owner = [t.text for t in doc[phrase.stem[1] + 1 : phrase.end] if t.pos_ not in ("DET", "ADJ")]
        found.add(f"{' '.join(owner)}-{text}".lower())
        if phrase.noun.kind in PERSONS and owner and doc[phrase.end - 1].pos_ == "PROPN":
            found.add(f"{owner[-1]}-{text}".lower())
    found |= {t.lower_ for t in doc[phrase.start : phrase.head] if t.pos_ == "NOUN" and not _is_governed(t)}
    if phrase.name is not None and phrase.name[0] > phrase.head:
        found |= {t.lower_ for t in doc[phrase.head + 1 : phrase.name[0]] if is_title(t)}
    found |= {form for form in singulars(text) if form.endswith(phrase.noun.entry.lower())}
    if any(_is_first_minister(token, phrase.noun) for token in doc[phrase.start : phrase.head]):
        found |= {"premier", "eerste minister"}
    return found


def counts_in(doc: Doc, phrase: Phrase) -> set[int]:
    """Give the numbers of two and more before the head of a phrase: *de drie bewoners*."""
    return {n for t in doc[phrase.start : phrase.head] if (n := read_number(t.lower_)) is not None and n > 1}


def counts_of(doc: Doc, cluster: Cluster) -> set[int]:
    """Give the numbers by which an actor was counted."""
    return {n for p in cluster.phrases for n in counts_in(doc, p)}


def _ranks_in(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the place by which a phrase calls somebody: *de nummer acht van de wereld*."""
    after = doc[phrase.head + 1 : phrase.end]
    return {t.lower_ for t in after[:1] if t.pos_ == "NUM" and doc[phrase.head].lower_ == "nummer"}


def _is_governed(noun: Token) -> bool:
    """Tell whether a noun before the head is another's, after a preposition: *de door de agent bedreigde man*."""
    return any(c.dep_ == "case" and c.i < noun.i for c in noun.children)


def _is_first_minister(modifier: Token, noun: Noun | None) -> bool:
    """Tell whether *eerste* belongs to an office, and does not count: *de eerste minister* is the prime minister."""
    return noun is not None and noun.entry in words_of("first-office") and modifier.lower_ == "eerste"


@dataclass(frozen=True)
class Match:
    """A description beside an actor; `renamed`: it calls him what he was not called before."""

    described: Description
    cluster: Cluster
    renamed: bool = False

    @property
    def ages_differ(self) -> bool:
        """Whether the age it gives contradicts those given before."""
        age = self.described.age
        if age is None:
            return False
        told = {found.group() for text in self.cluster.texts if (found := _AGE.search(text))}
        return bool(told) and age not in told

    @property
    def origins(self) -> set[str]:
        """The places that its adjectives name."""
        return self.described.origins

    @property
    def origins_differ(self) -> bool:
        """Whether it gives a body or an office another origin."""
        known = self.origins and self.cluster.origins and not self.origins & self.cluster.origins
        of_body = self.described.kind in BODIES or self.described.entry in words_of("trades")
        return bool(known) and (of_body or self.described.kind == "office")

    @property
    def countries_differ(self) -> bool:
        """Whether the actor is known to be of another country."""
        if self.described.kind != "inhabitant" and not self.origins:
            return False
        own = {inhabitants().get(self.described.entry, ""), *self.origins} & countries()
        people = {inhabitants()[head] for head in self.cluster.people if head in inhabitants()}
        theirs = (people | self.cluster.origins) & countries()
        return bool(own and theirs) and not own & theirs

    @cached_property
    def said(self) -> set[str]:
        """The words that the actor was called by."""
        return {word.lower() for text in self.cluster.texts for word in text.split()}

    @property
    def adds_adjective(self) -> bool:
        """Whether it has an adjective that the descriptions of a body without a name did not have."""
        if self.described.kind != "organisation" or self.cluster.names:
            return False
        new = [t for t in self.described.before if t.pos_ == "ADJ" and t.text not in adjectives_of_origin()]
        return any(t.lower_ not in self.said for t in new)

    @property
    def tells_apart(self) -> bool:
        """Whether a modifier says that another is meant; *voormalig* tells nobody from one just given a new name."""
        apart = self.described.modifiers
        return bool(apart - words_of("former") if self.renamed else apart)

    @property
    def sets_apart(self) -> bool:
        """Whether a prefix sets it apart from one never called so; *de oud-piloot* may be *piloot Jan Bos*."""
        if self.renamed or (self.described.kind == "role" and self.cluster.names):
            return False
        phrase = self.described.phrase
        words = [t.lower_ for t in self.described.doc[phrase.start : phrase.head + 1]]
        former = [word for word in words if is_former(word)]
        return any(not any(h.startswith(word) for h in self.cluster.heads) for word in former)

    @property
    def deputised(self) -> bool:
        """Whether the actor was called the deputy of what it calls him: *vicepremier Vos … de premier*."""
        head, called = self.described.head, {h.replace("-", "") for h in self.cluster.heads}
        return head not in called and any(f"{prefix}{head}" in called for prefix in words_of("deputy-prefix"))

    @property
    def restricts(self) -> bool:
        """Whether a phrase after its head says of which, and the actor was not called so."""
        d = self.described
        if self.renamed or not d.restricted or d.of_itself or self.is_only_portfolio:
            return False
        return not any("-" in head and head in self.cluster.heads for head in d.heads)

    @property
    def is_only_portfolio(self) -> bool:
        """Whether it tells the portfolio of an office that one person in the text bears: *de minister van Defensie*."""
        d = self.described
        words = list(d.doc[d.phrase.stem[1] : d.phrase.end])
        of = len(words) > 1 and words[0].lower_ in ("van", "voor")
        if d.kind != "office" or not of or not _is_portfolio(words[1:]):
            return False
        told = any(p.end > p.stem[1] and p.name is None for p in self.cluster.phrases)
        other = next((c for c in d.so_far.by("head", d.entry) if not c.plural and c is not self.cluster), None)
        return not told and other is None and d.entry in self.cluster.heads and not self.cluster.plural

    @property
    def counts_differ(self) -> bool:
        """Whether it counts several, and they were counted otherwise."""
        own = self.described.counts if self.described.phrase.plural else set()
        theirs = counts_of(self.described.doc, self.cluster) if own else set()
        return bool(theirs) and not own & theirs

    @property
    def ranks_differ(self) -> bool:
        """Whether it calls somebody by a place that is not the one he was called by."""
        doc, own = self.described.doc, self.described.ranks
        theirs = {rank for p in self.cluster.phrases for rank in _ranks_in(doc, p)} if own else set()
        return bool(theirs) and not own & theirs

    @property
    def compares(self) -> bool:
        """Whether it selects some of several by a comparative that they were not called by: *de oudere kinderen*."""
        if not self.described.phrase.plural:
            return False
        more = {t.lower_ for t in self.described.before if feature(t, "Degree") == "Cmp"}
        return bool(more) and not more & self.said

    @property
    def genders_differ(self) -> bool:
        """Whether its noun is of the other gender."""
        own, theirs = self.described.gender, self.cluster.gender
        return own is not None and theirs is not None and own != theirs


#: What keeps a description and an actor apart: any row that holds.
CONFLICTS: tuple[Row[Match, bool], ...] = (
    Row("number", False, lambda m: m.described.phrase.plural != m.cluster.plural,
        "De agenten kwamen. «De agent» zweeg."),
    Row("gender", False, lambda m: m.genders_differ, "Jan Maes kwam. «De vrouw» zweeg."),
    Row("age", False, lambda m: m.ages_differ, "Een 23-jarige man kwam. «De 25-jarige man» zweeg."),
    Row("count", False, lambda m: m.counts_differ, "Drie agenten kwamen. «De twee agenten» zwegen."),
    Row("rank", False, lambda m: m.ranks_differ,
        "De nummer acht van de wereld won. «De nummer negen van de wereld» zweeg."),
    Row("comparative", False, lambda m: m.compares, "De kinderen kwamen. «De oudere kinderen» zwegen."),
    Row("joined", False, lambda m: m.described.is_joined_to(m.cluster),
        "De politie sprak met de buschauffeur en «de chauffeur»."),
    Row("origin", False, lambda m: m.origins_differ, "De Belgische premier kwam. «De Franse premier» zweeg."),
    Row("adjective", False, lambda m: m.adds_adjective, "Een club verloor. «De failliete club» zweeg."),
    Row("country", False, lambda m: m.countries_differ, "De Rus kwam. «De Nederlandse speler» zweeg."),
    Row("modifier", False, lambda m: m.tells_apart, "De leider kwam. «De nieuwe leider» zweeg."),
    Row("prefix", False, lambda m: m.sets_apart, "De burgemeester kwam. «De oud-burgemeester» zweeg."),
    Row("deputy", False, lambda m: m.deputised, "De vicepremier kwam. «De premier» zweeg."),
    Row("restriction", False, lambda m: m.restricts, "De trainer kwam. «De trainer van Ajax» zweeg."),
)  # fmt: skip


def agrees(described: Description, cluster: Cluster, renamed: bool = False) -> bool:
    """Tell whether number, gender, origin and modifiers allow that a description takes up an actor."""
    return held(CONFLICTS, Match(described, cluster, renamed)) is None


def _is_portfolio(words: Sequence[Token]) -> bool:
    return all(t.text in words_of("portfolio-fields") or t.lower_ in ("en", ",") for t in words)
