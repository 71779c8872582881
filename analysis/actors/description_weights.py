"""What speaks for an actor whom a description may take up, where no sieve is sure: features with learned weights.

`CLOSE` says what is looked at in an actor beside it, `NEW` what in it alone speaks for somebody not told of so far (or,
below nought, against it). The weights lie in the word list `description-weights`, and were learned by
`training/descriptions.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.actors.agreement import Description, counts_in, counts_of
from analysis.actors.called import field, fields_of, has_function
from analysis.actors.clusters import Cluster
from analysis.actors.description_candidates import (
    Alike,
    candidates_of,
    is_mate_of_another,
    only_in_heading,
    sort_of,
)
from analysis.actors.restriction import tells_by_deed
from analysis.actors.weights import NONE, probabilities
from analysis.cascade import Row, holding
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import look_up
from analysis.grammar.relations import is_heading, relation
from analysis.grammar.words import several_in, words_of
from analysis.lexicon import learned_weights
from analysis.parse import feature, part_at

#: How likely an actor must be at least, and how much likelier than any other; below it the description is of another.
#: Set on the part `develop`, at the height from which on no more persons are joined that are two; of a group or a
#: body, which wrongs nobody, where most are given to the right one.
LIKELY_PERSON, LIKELY, MARGIN = 0.55, 0.45, 0.2
#: How many sentences are far.
FAR = 5
#: How many letters two words have in common that are made of one.
_ROOT = 5
#: The fewest letters of a noun by which a name tells a kind: *Deutsche Bank*.
_PART = 3


@dataclass(frozen=True)
class Beside(Alike):
    """A description beside one of the actors that it may take up, `all` of these, the one mentioned last first."""

    all: Sequence[Cluster]

    @property
    def since(self) -> int:
        """How many sentences back he was mentioned last."""
        return max(self.d.sentences_since(self.cluster), 0)

    @property
    def of_body(self) -> bool:
        """Whether a body is described."""
        return sort_of(self.d) == "organisation"

    @property
    def same_root(self) -> bool:
        """Whether the nouns begin alike: *varkensboeren*, *varkenshouders*."""
        own = self.d.head[:_ROOT]
        return not self.akin and len(own) == _ROOT and any(other.startswith(own) for other in self.cluster.heads)

    @property
    def other_kin(self) -> bool:
        """Whether he is called by another word for a relative."""
        called = {n.entry for word in self.cluster.heads if (n := look_up(word)) and n.kind == "kin"}
        return self.d.kind == "kin" and bool(called) and not self.akin

    @property
    def described(self) -> bool:
        """Whether he was described without his name."""
        return any(p.name is None for p in self.cluster.phrases)

    @property
    def only_in_heading(self) -> bool:
        """Whether nothing but headings told of him, and this is running text."""
        return only_in_heading(self.d, self.cluster) and not is_heading(self.d.doc, self.d.phrase)

    @property
    def in_headline(self) -> bool:
        """Whether the headline tells of him."""
        doc = self.d.doc
        return any(part_at(doc, doc[p.start].idx).kind == "headline" for p in self.cluster.phrases)

    @property
    def mentioned_most(self) -> bool:
        """Whether he is mentioned more often than any other that it may take up."""
        count = len(self.cluster.phrases)
        return count > 1 and all(count > len(c.phrases) for c in self.all if c is not self.cluster)

    @property
    def other_field(self) -> bool:
        """Whether he has functions, and all of other fields."""
        theirs = fields_of(self.cluster)
        return bool(theirs) and field(self.d.entry) not in {None, *theirs}

    @property
    def other_function(self) -> bool:
        """Whether he is called by a function, and by none that is akin."""
        return self.d.kind in ("role", "office") and has_function(self.cluster) and not self.akin

    @property
    def same_gender(self) -> bool:
        """Whether the noun tells a gender, and he is known to have it."""
        return self.d.gender is not None and self.d.gender == self.cluster.gender

    @property
    def name_tells_kind(self) -> bool:
        """Whether his name tells that he is of that kind: *de Deutsche Bank … de bank*."""
        parts = [p for p in (self.d.head, *several_in("body-kinds").get(self.d.head, ())) if len(p) >= _PART]
        words = [word.lower() for name in self.cluster.names for word in name]
        return sort_of(self.d) != "person" and any(part in word for part in parts for word in words)

    @property
    def same_modifier(self) -> bool:
        """Whether a word beside the noun was used of him before."""
        before = {word for p in self.cluster.phrases for word in _telling(self.d, p)}
        return bool(_telling(self.d, self.d.phrase, beside=self.d.phrase.head) & before)

    @property
    def same_number(self) -> bool:
        """Whether both are counted, as many."""
        several = sort_of(self.d) == "group"
        return several and bool(counts_in(self.d.doc, self.d.phrase) & counts_of(self.d.doc, self.cluster))


def _telling(d: Description, phrase: Phrase, beside: int | None = None) -> set[str]:
    words = d.doc[phrase.start : phrase.end]
    return {t.lemma_.lower() for t in words if t.pos_ in ("ADJ", "NOUN", "PROPN") and t.i != beside}


#: What is looked at in an actor beside it; the answer is what the weight is multiplied with.
CLOSE: tuple[Row[Beside, float], ...] = (
    Row("same noun", 1.0, lambda b: b.same_noun, "Bakkers zwijgen\n\n«De bakkers van Gent» kwamen gisteren."),
    Row("compound of the noun", 1.0, lambda b: b.same_compound,
        "Een voetbalclub is boos. Het regent. «Hun club» zwijgt."),
    Row("synonym", 1.0, lambda b: b.same_sense, "Anna kreeg een zoontje. Het regent. «Haar zoon» is gezond."),
    Row("same root", 1.0, lambda b: b.same_root, "Varkensboeren zijn boos\n\n«De varkenshouders van Gent» zwegen."),
    Row("other field", 1.0, lambda b: b.other_field,
        "Wielrenner Max Maes kwam. «De zanger van de band» zweeg."),
    Row("other function", 1.0, lambda b: b.other_function, "Bakker Max Maes kwam. «De barman van het hotel» zweeg."),
    Row("other relative", 1.0, lambda b: b.other_kin, "Zijn moeder kwam. Het regent. «De dochter van Jan» zweeg."),
    Row("described otherwise", 1.0, lambda b: b.described and not b.akin,
        "Een bakker kwam. «De barman van het hotel» zweeg."),
    Row("name alone of a body", 1.0, lambda b: b.of_body and not b.cluster.heads,
        "Juventus heeft gewonnen. «De beste club van Italië» juicht."),
    Row("name that tells the kind", 1.0, lambda b: b.name_tells_kind,
        "Deutsche Bank krimpt. «De grootste bank van Duitsland» zwijgt."),
    Row("only in a heading", 1.0, lambda b: b.only_in_heading,
        "Bakkers zwijgen\n\n«De bakkers van Gent» kwamen gisteren."),
    Row("in the headline", 1.0, lambda b: b.in_headline,
        "Max Maes wint\n\nMax Maes won gisteren. «De winnaar van de quiz» juichte."),
    Row("mentioned most", 1.0, lambda b: b.mentioned_most,
        "Max Maes kwam. Maes zag Piet Claes. «De winnaar van de quiz» zweeg."),
    Row("mentioned four times", 1.0, lambda b: len(b.cluster.phrases) >= 4,
        "Max Maes kwam. Maes sprak. Maes at. Maes dronk. «De winnaar van de quiz» zweeg."),
    Row("same sentence", 1.0, lambda b: b.since == 0, "Max Maes lachte omdat «de winnaar van de quiz» zweeg."),
    Row("one sentence back", 1.0, lambda b: b.since == 1, "Max Maes kwam. «De winnaar van de quiz» zweeg."),
    Row("far back", 1.0, lambda b: b.since >= FAR,
        "Max Maes kwam. Het regent. Het waait. Het sneeuwt. Het vriest. «De winnaar van de quiz» zweeg."),
    Row("only candidate", 1.0, lambda b: len(b.all) == 1, "Max Maes kwam. «De winnaar van de quiz» zweeg."),
    Row("same gender", 1.0, lambda b: b.same_gender, "Anna Maes kwam. «De vrouw van Jan Bos» zweeg."),
    Row("same origin", 1.0, lambda b: bool(b.d.origins & b.cluster.origins),
        "De Belgische Max Maes kwam. «De Belgische winnaar van de quiz» zweeg."),
    Row("same modifier", 1.0, lambda b: b.same_modifier, "De zieke Anna Maes kwam. «De zieke moeder van Jan» zweeg."),
    Row("same number", 1.0, lambda b: b.same_number,
        "Drie mannen zijn dood. «De drie bewoners van het huis» woonden in Gent."),
)  # fmt: skip

#: What is looked at in it alone, and speaks for somebody not told of so far.
NEW: tuple[Row[Description, float], ...] = (
    Row("person", 1.0, lambda d: sort_of(d) == "person", "Max Maes kwam. «De winnaar van de quiz» zweeg."),
    Row("body", 1.0, lambda d: sort_of(d) == "organisation",
        "Juventus heeft gewonnen. «De beste club van Italië» juicht."),
    Row("several", 1.0, lambda d: sort_of(d) == "group", "Drie mannen kwamen. «De bewoners van het huis» zwegen."),
    Row("known by itself", 1.0, lambda d: bool({d.head, d.entry} & words_of("known-by-itself")),
        "Juventus heeft gewonnen. «De politie» zwijgt."),
    Row("stranger", 1.0, lambda d: bool({d.head, d.entry} & words_of("stranger")),
        "Max Maes won. «De Belgische passagier van de bus» zweeg."),
    Row("relative", 1.0, lambda d: d.kind == "kin", "Anna Maes kwam. «De moeder van Jan» zweeg."),
    Row("no article", 1.0, lambda d: d.phrase.reference == "bare", "Drie mannen kwamen. «Buren uit Gent» zwegen."),
    Row("possessive", 1.0, lambda d: d.phrase.reference == "possessive",
        "Anna Maes kwam. «Hun boze winnaar» zweeg."),
    Row("demonstrative", 1.0, lambda d: d.doc[d.phrase.start].lower_ in words_of("pointing"),
        "Max Maes kwam. Het regent. «Deze winnaar van de quiz» zweeg."),
    Row("told of which", 1.0, lambda d: d.restricted, "Max Maes kwam. «De winnaar van de quiz» zweeg."),
    Row("highest degree", 1.0, lambda d: any(feature(t, "Degree") == "Sup" for t in d.before),
        "Juventus heeft gewonnen. «De beste club van Italië» juicht."),
    Row("adjective", 1.0, lambda d: any(t.pos_ == "ADJ" for t in d.before),
        "Anna Maes kwam. «De boze moeder van Jan» zweeg."),
    Row("age", 1.0, lambda d: d.aged, "Anna Maes kwam. «De 40-jarige moeder van Jan» zweeg."),
    Row("origin", 1.0, lambda d: bool(d.origins) or d.kind == "inhabitant",
        "Max Maes kwam. «De Belgische winnaar van de quiz» zweeg."),
    Row("told by a deed", 1.0, lambda d: tells_by_deed(d.doc, d.phrase),
        "Anna Maes kwam. «De ontslagen moeder van Jan» zweeg."),
    Row("heading", 1.0, lambda d: is_heading(d.doc, d.phrase),
        "Max Maes wint\n\nHet regent.\n\n«De winnaar van de quiz» juicht\n\nHet waait en het sneeuwt in Gent."),
    Row("after a noun", 1.0, lambda d: relation(d.doc, d.phrase) == "nmod",
        "Max Maes kwam. Het huis van «de winnaar van de quiz» is leeg."),
    Row("compound", 1.0, lambda d: d.head != d.entry and not d.phrase.plural,
        "Anna Maes kwam. «De pleegmoeder van Jan» zweeg."),
)  # fmt: skip


def new_of(d: Description) -> dict[str, float]:
    """Give the features of a description that speak for nobody told of so far, with their values."""
    return {NONE: 1.0, **holding(NEW, d)}


def likely(d: Description) -> Cluster | None:
    """Find the one who is likely by the learned weights, and much likelier than any other.

    Nobody in office is the wife or mate of somebody by these.
    """
    found = candidates_of(d)
    if not found:
        return None
    odds = probabilities(
        [holding(CLOSE, Beside(d, c, found)) for c in found], learned_weights("description-weights"), new_of(d)
    )
    best = max(range(len(found)), key=odds.__getitem__)
    second = max((p for i, p in enumerate(odds) if i != best), default=0.0)
    enough = LIKELY_PERSON if sort_of(d) == "person" else LIKELY
    sure = odds[best] >= enough and odds[best] - second >= MARGIN
    return found[best] if sure and not is_mate_of_another(d, found[best]) else None
