"""What speaks for an actor whom a description may take up, where no sieve is sure: features with learned weights.

`CLOSE` says what is looked at of an actor beside a description, `NEW` what of the description alone speaks for somebody
not told of before (or, below nought, against it). The weights lie in the word list `description-weights`, and were
learned by `training/descriptions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.actors.agreement import Description, Match, agrees
from analysis.actors.accused import was_accused
from analysis.actors.called import (
    OF_DEEDS,
    does_harm_at,
    field,
    fields_of,
    has_function,
    is_harmed,
    is_hurt_by_another,
    is_in_function,
    is_minor_of_grown_up,
    was_harmed,
)
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.restriction import is_plain_person, selects, tells_by_deed
from analysis.actors.synonyms import synonyms
from analysis.actors.weights import NONE, probabilities
from analysis.cascade import Row
from analysis.grammar.accusations import names_accused
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import PERSONS, look_up
from analysis.grammar.numerals import read_number
from analysis.grammar.relations import relation, top
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.words import several_in, words_of
from analysis.lexicon import load_lexicon
from analysis.parse import feature, part_at

#: How likely an actor must be at least, and how much likelier than any other; below it the description is of another.
LIKELY, MARGIN = 0.6, 0.2
#: How many sentences back an actor may have been mentioned last.
REACH = 15
#: The gender of whose something is.
_OWNERS = {"zijn": "male", "z'n": "male", "haar": "female"}
#: The fewest letters that two words have in common where one is made of the other.
_ROOT = 5


@dataclass(frozen=True)
class Beside:
    """A description beside one of the actors that it may take up, `all` of these, the one mentioned last first."""

    d: Description
    cluster: Cluster
    all: Sequence[Cluster]

    @property
    def since(self) -> int:
        """How many sentences back he was mentioned last."""
        return max(self.d.sentences_since(self.cluster), 0)

    @property
    def sort(self) -> str:
        """Whether a person is described, a body, or several."""
        return sort_of(self.d)

    @cached_property
    def words(self) -> set[str]:
        """The nouns he was called by."""
        return self.cluster.heads

    @cached_property
    def same_noun(self) -> bool:
        """Whether he was called by the same noun; one of a plain person by that very word: a *VN-man* is no *man*."""
        if self.d.kind == "person":
            return any(self.d.doc[p.head].lower_ == self.d.head for p in self.cluster.phrases)
        return bool(self.d.heads & self.words)

    @cached_property
    def same_compound(self) -> bool:
        """Whether the one noun ends in the other: *windmolenbouwer*, *de bouwer*."""
        own = self.d.head
        return not self.same_noun and self.d.kind != "person" and any(
            other != own and min(len(own), len(other)) >= 4 and (other.endswith(own) or own.endswith(other))
            for other in self.words
        )

    @cached_property
    def same_sense(self) -> bool:
        """Whether he was called by a synonym."""
        return not self.akin_by_form and bool(self.words & {s for head in self.d.heads for s in synonyms().get(head, ())})

    @property
    def akin_by_form(self) -> bool:
        """Whether the nouns are the same, or one is made of the other."""
        return self.same_noun or self.same_compound

    @cached_property
    def same_root(self) -> bool:
        """Whether the nouns begin alike: *verpleger*, *verpleegkundige*; *varkensboeren*, *varkenshouders*."""
        own = self.d.head[:_ROOT]
        return not self.akin and len(own) == _ROOT and any(other.startswith(own) for other in self.words)

    @property
    def akin(self) -> bool:
        """Whether he was called by the same noun, a compound of it or a synonym."""
        return self.akin_by_form or self.same_sense

    @property
    def other_kin(self) -> bool:
        """Whether he is called by another word for a relative."""
        called = {n.entry for word in self.words if (n := look_up(word)) and n.kind == "kin"}
        return self.d.kind == "kin" and bool(called) and not self.akin

    @property
    def described(self) -> bool:
        """Whether he was described without his name."""
        return any(p.name is None for p in self.cluster.phrases)

    @property
    def only_in_heading(self) -> bool:
        """Whether nothing but headings told of him, and this is running text."""
        return only_in_heading(self.d, self.cluster) and not self.in_heading

    @cached_property
    def in_heading(self) -> bool:
        """Whether the description stands in a heading."""
        return is_heading(self.d, self.d.phrase)

    @cached_property
    def in_headline(self) -> bool:
        """Whether the headline tells of him."""
        doc = self.d.doc
        return any(part_at(doc, doc[p.start].idx).kind == "headline" for p in self.cluster.phrases)

    @property
    def most_told_of(self) -> bool:
        """Whether he is mentioned more often than any other that it may take up."""
        count = len(self.cluster.phrases)
        return count > 1 and all(count > len(c.phrases) for c in self.all if c is not self.cluster)

    @cached_property
    def was_subject(self) -> bool:
        """Whether he was the subject where he was mentioned last."""
        return relation(self.d.doc, self.cluster.phrases[-1]) in (*SUBJECTS, "ROOT")

    @property
    def same_field(self) -> bool:
        """Whether he has a function of the same field."""
        return not self.akin and field(self.d.entry) in fields_of(self.cluster) - {None}

    @property
    def other_field(self) -> bool:
        """Whether he has functions, and all of other fields."""
        theirs = fields_of(self.cluster)
        return bool(theirs) and field(self.d.entry) not in {None, *theirs}

    @property
    def other_function(self) -> bool:
        """Whether he is called by another function, of which nobody knows the field."""
        return self.d.kind in ("role", "office") and has_function(self.cluster) and not (self.akin or self.same_field)

    @property
    def same_gender(self) -> bool:
        """Whether the noun tells a gender, and he is known to have it."""
        return self.d.gender is not None and self.d.gender == self.cluster.gender

    @property
    def name_tells_kind(self) -> bool:
        """Whether his name tells that he is of that kind: *de Deutsche Bank … de bank*."""
        words = [word.lower() for name in self.cluster.names for word in name]
        parts = (self.d.head, *several_in("body-kinds").get(self.d.head, ()))
        return self.sort != "person" and any(part in word for part in parts for word in words if len(part) > 2)

    @property
    def same_modifier(self) -> bool:
        """Whether a word beside the noun was used of him before."""
        return bool(_modifiers(self.d, self.d.phrase) & {m for p in self.cluster.phrases for m in _all(self.d, p)})

    @property
    def same_number(self) -> bool:
        """Whether both are counted, as many."""
        return self.sort == "group" and bool(_counts(self.d, self.d.phrase) & _counts_of(self.d, self.cluster))

    @property
    def told_apart(self) -> bool:
        """Whether both are called by one noun, and other words tell of which each is: *de bewoners van de flat*."""
        of = [p for p in self.cluster.phrases if p.end > p.stem[1]]
        return self.same_noun and self.d.restricted and bool(of) and not self.same_modifier


def _counts(d: Description, phrase: Phrase) -> set[int]:
    words = d.doc[phrase.start : phrase.head]
    return {n for t in words if (n := read_number(t.lower_)) is not None and n > 1}


def _counts_of(d: Description, cluster: Cluster) -> set[int]:
    return {n for p in cluster.phrases for n in _counts(d, p)}


def _modifiers(d: Description, phrase: Phrase) -> set[str]:
    return {t.lemma_.lower() for t in d.doc[phrase.start : phrase.end] if _tells(t.pos_) and t.i != phrase.head}


def _all(d: Description, phrase: Phrase) -> set[str]:
    return {t.lemma_.lower() for t in d.doc[phrase.start : phrase.end] if _tells(t.pos_)}


def _tells(pos: str) -> bool:
    return pos in ("ADJ", "NOUN", "PROPN")


def sort_of(d: Description) -> str:
    """Tell whether it is of one person, of a body, or of several."""
    if d.phrase.plural or d.kind == "people":
        return "group"
    if d.kind == "place":
        return "place"
    return "person" if d.kind in PERSONS else "organisation"


def is_heading(d: Description, phrase: Phrase) -> bool:
    return part_at(d.doc, d.doc[phrase.start].idx).is_heading


def only_in_heading(d: Description, cluster: Cluster) -> bool:
    return all(is_heading(d, p) for p in cluster.phrases)


def _sort_of(cluster: Cluster) -> str | None:
    return "group" if cluster.plural else type_of(cluster)


def candidates_of(d: Description) -> list[Cluster]:
    """Give the actors that a description may take up, the one mentioned last first: of its sort, and not kept apart."""
    if not d.kind or d.phrase.reference in ("negative", "generic") or d.phrase.name is not None:
        return []
    if selects(d.doc, d.phrase) or (d.phrase.reference == "bare" and d.phrase.plural and d.entry == "mensen"):
        return []
    found = [c for c in d.within(REACH) if _may_take_up(d, c)]
    owner = _owner_among(d, found)
    return [c for c in found if c is not owner]


def _owner_among(d: Description, found: Sequence[Cluster]) -> Cluster | None:
    """Find whom the possessive before the noun may be of, so that he is another: the one mentioned last, of its gender."""
    word = d.doc[d.phrase.start].lower_
    if sort_of(d) != "person" or word not in _OWNERS:
        return None
    return next((c for c in found if c.gender in (None, _OWNERS[word])), None)


def _may_take_up(d: Description, cluster: Cluster) -> bool:
    sort = _sort_of(cluster)
    either = sort == "organisation" and d.kind == "role" and d.head in words_of("person-or-body")
    if (sort_of(d) != sort and not either) or not agrees(d, cluster, renamed=True):
        return False
    if d.overlaps(cluster) or d.shares_clause(cluster) or d.beside_pronoun(cluster) or _names(d, cluster):
        return False
    introduced = d.phrase.reference in ("indefinite", "quantified")
    if introduced and (cluster.names or not only_in_heading(d, cluster)):
        return False
    own, theirs = _counts(d, d.phrase), _counts_of(d, cluster)
    if (own and theirs and not own & theirs) or _is_joined(d, cluster):
        return False
    match = Match(d, cluster)
    if d.kind in PERSONS and (is_hurt_by_another(match) or _blames(d, cluster)):
        return False
    if is_harmed(d.entry) and not was_harmed(d.doc, cluster):
        return False
    plain = is_plain_person(d.doc, d.phrase)
    return not (plain and is_in_function(match)) and not is_minor_of_grown_up(match)


def _is_joined(d: Description, cluster: Cluster) -> bool:
    """Tell whether it is named in one breath with an actor, and so is another: *het OM en het ministerie*."""
    here = top(d.doc, d.phrase)
    last = cluster.phrases[-1]
    return here.dep_ == "conj" and last.start <= here.head.i < last.end


def _blames(d: Description, cluster: Cluster) -> bool:
    """Tell whether it calls somebody a criminal or a suspect of whom the text told no such thing so far."""
    if field(d.entry) not in OF_DEEDS and not names_accused(d.entry):
        return False
    return not (fields_of(cluster) & OF_DEEDS or cluster.ever(does_harm_at, d.doc) or was_accused(d.doc, cluster))


def _names(d: Description, cluster: Cluster) -> bool:
    """Tell whether it names an actor after its head, so that it is of another: *de moeder van Insiya*."""
    after = {t.text for t in d.doc[d.phrase.head + 1 : d.phrase.end]}
    return any(name[-1] in after for name in cluster.names)


CLOSE: tuple[Row[Beside, float], ...] = (
    Row("same noun", 1.0, lambda b: b.same_noun, ""),
    Row("compound of the noun", 1.0, lambda b: b.same_compound, ""),
    Row("synonym", 1.0, lambda b: b.same_sense, ""),
    Row("same root", 1.0, lambda b: b.same_root, ""),
    Row("same field", 1.0, lambda b: b.same_field, ""),
    Row("other field", 1.0, lambda b: b.other_field, ""),
    Row("other function", 1.0, lambda b: b.other_function, ""),
    Row("other relative", 1.0, lambda b: b.other_kin, ""),
    Row("described otherwise", 1.0, lambda b: b.described and not b.akin, ""),
    Row("named", 1.0, lambda b: bool(b.cluster.names), ""),
    Row("body of which only the name is told", 1.0, lambda b: b.sort == "organisation" and not b.words, ""),
    Row("name tells the kind", 1.0, lambda b: b.name_tells_kind, ""),
    Row("only in a heading", 1.0, lambda b: b.only_in_heading, ""),
    Row("in the headline", 1.0, lambda b: b.in_headline, ""),
    Row("most told of", 1.0, lambda b: b.most_told_of, ""),
    Row("four mentions", 1.0, lambda b: len(b.cluster.phrases) >= 4, ""),
    Row("same sentence", 1.0, lambda b: b.since == 0, ""),
    Row("one sentence back", 1.0, lambda b: b.since == 1, ""),
    Row("far back", 1.0, lambda b: b.since > 4, ""),
    Row("subject", 1.0, lambda b: b.was_subject, ""),
    Row("mentioned last", 1.0, lambda b: b.all[0] is b.cluster, ""),
    Row("only candidate", 1.0, lambda b: len(b.all) == 1, ""),
    Row("same gender", 1.0, lambda b: b.same_gender, ""),
    Row("same origin", 1.0, lambda b: bool(b.d.origins & b.cluster.origins), ""),
    Row("same modifier", 1.0, lambda b: b.same_modifier, ""),
    Row("same number", 1.0, lambda b: b.same_number, ""),
    Row("told apart", 1.0, lambda b: b.told_apart, ""),
    Row("body called as a person", 1.0, lambda b: b.sort == "person" and type_of(b.cluster) == "organisation", ""),
)

NEW: tuple[Row[Description, float], ...] = (
    Row("person", 1.0, lambda d: sort_of(d) == "person", ""),
    Row("body", 1.0, lambda d: sort_of(d) == "organisation", ""),
    Row("several", 1.0, lambda d: sort_of(d) == "group", ""),
    Row("known by itself", 1.0, lambda d: {d.head, d.entry} & words_of("known-by-itself") != set(), ""),
    Row("stranger", 1.0, lambda d: {d.head, d.entry} & words_of("stranger") != set(), ""),
    Row("relative", 1.0, lambda d: d.kind == "kin", ""),
    Row("no article", 1.0, lambda d: d.phrase.reference == "bare", ""),
    Row("possessive", 1.0, lambda d: d.phrase.reference == "possessive", ""),
    Row("indefinite or counted", 1.0, lambda d: d.phrase.reference in ("indefinite", "quantified"), ""),
    Row("demonstrative", 1.0, lambda d: d.doc[d.phrase.start].lower_ in ("deze", "dit", "die", "dat"), ""),
    Row("tells of which", 1.0, lambda d: d.restricted, ""),
    Row("highest degree", 1.0, lambda d: any(feature(t, "Degree") == "Sup" for t in d.before), ""),
    Row("adjective", 1.0, lambda d: any(t.pos_ == "ADJ" for t in d.before), ""),
    Row("age", 1.0, lambda d: d.aged, ""),
    Row("origin", 1.0, lambda d: bool(d.origins) or d.kind == "inhabitant", ""),
    Row("told by a deed", 1.0, lambda d: tells_by_deed(d.doc, d.phrase), ""),
    Row("in a heading", 1.0, lambda d: is_heading(d, d.phrase), ""),
    Row("after a noun", 1.0, lambda d: relation(d.doc, d.phrase) == "nmod", ""),
    Row("compound", 1.0, lambda d: d.head != d.entry and not d.phrase.plural, ""),
)


def features_of(beside: Beside) -> dict[str, float]:
    """Give the features that hold of an actor beside a description, with their values."""
    return {row.name: row.answer for row in CLOSE if row.holds(beside)}


def new_of(d: Description) -> dict[str, float]:
    """Give the features of a description that speak for nobody told of so far, with their values."""
    return {NONE: 1.0, **{row.name: row.answer for row in NEW if row.holds(d)}}


def likely(d: Description) -> Cluster | None:
    """Find the one who is likely by the learned weights, and much likelier than any other."""
    found = candidates_of(d)
    if not found:
        return None
    odds = probabilities([features_of(Beside(d, c, found)) for c in found], learned_weights(), new_of(d))
    best = max(range(len(found)), key=odds.__getitem__)
    second = max((p for i, p in enumerate(odds) if i != best), default=0.0)
    return found[best] if odds[best] >= LIKELY and odds[best] - second >= MARGIN else None


@cache
def learned_weights() -> Mapping[str, float]:
    """Give the learned weights, by the names of the features."""
    return {row["feature"]: float(row["weight"]) for row in load_lexicon("description-weights").rows}
