"""Which of the cues of a sentence governs a passage inside it: the one that scores highest by named weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.cascade import Row, holding
from analysis.grammar.cues import CueAt
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.properties import cached_property
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.sources import phrase_source

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, eq=False)
class Candidate:
    """A cue that may govern the passage from token `left` to `right`; `above` are the heads over the passage."""

    sentence: Sentence
    hit: CueAt
    left: int
    right: int
    above: frozenset[int]

    @property
    def before(self) -> bool:
        """Whether the cue stands before the passage."""
        return self.hit.first < self.left

    @property
    def distance(self) -> int:
        """How many tokens stand between."""
        return self.left - self.hit.last if self.before else self.hit.first - self.right

    @cached_property
    def between(self) -> list[Token]:
        """The tokens outside marks that stand between."""
        return self.sentence.outside(*((self.hit.last, self.left) if self.before else (self.right, self.hit.first)))

    @cached_property
    def conjunction(self) -> bool:
        """Whether *dat, of, hoe, waarom* stands between."""
        opening = words_of("content-opener")
        return any(t.lower_ in opening and t.pos_ in {"SCONJ", "PRON", "ADV"} for t in self.between)

    @property
    def unbroken(self) -> bool:
        """Whether no comma or semicolon stands between."""
        return not any(t.text in {",", ";"} for t in self.between)

    @property
    def bare(self) -> bool:
        """Whether neither a conjunction nor the cue, by calling things names, leads to the passage."""
        return not self.conjunction and "naming" not in self.hit.cue.traits

    @cached_property
    def object_noun(self) -> bool:
        """Whether the passage is one word after a determiner: the noun of an object (*hun ‘vondst’*)."""
        before = self.sentence.doc[self.left - 1] if self.left else None
        determined = before is not None and (before.pos_ == "DET" or before.lower_ in words_of("possessive"))
        return determined and self.right - self.left <= _ONE_WORD

    @cached_property
    def trailing(self) -> bool:
        """Whether the cue with its subject closes the sentence after a comma: *…, zegt X*."""
        return not self.before and _trails(self.sentence, self.hit)


#: Tokens of one word with its marks.
_ONE_WORD = 3
#: Tokens between a cue and a passage that are near: before a verb, behind one, behind a noun for speech.
_NEAR_BEFORE, _NEAR_BEHIND, _NEAR_NOUN = 6, 4, 14
#: What a verb's score loses for each token between; all weights here were set by hand, reading the development texts.
VERB_LOSS = 0.06
#: What speaks for a verb, and what against it, added up in this order.
WEIGHTS: tuple[Row[Candidate, float], ...] = (
    Row("the passage hangs on it", 2.0, lambda c: c.hit.first in c.above),
    Row("a conjunction leads to it", 1.6, lambda c: c.before and c.conjunction and "indirect" in c.hit.cue.kinds),
    Row("close before it", 0.8, lambda c: c.before and c.distance <= _NEAR_BEFORE and c.unbroken),
    Row("close behind it", 1.0, lambda c: not c.before and c.distance <= _NEAR_BEHIND and _follows_closely(c.hit)),
    Row("weak by itself", -3.0, lambda c: c.bare and "weak" in c.hit.cue.traits),
    Row("takes no clause", -1.2, lambda c: c.bare and "weak" not in c.hit.cue.traits and not c.hit.cue.complements),
    Row("has it in its object", -3.0, lambda c: c.before and c.bare and c.object_noun),
    Row("closes the sentence", 2.5, lambda c: c.trailing),
    Row("stands behind an object", -3.0, lambda c: not c.before and not c.trailing and c.object_noun),
    Row("beyond a semicolon", -2.0, lambda c: any(t.text == ";" for t in c.between)),
)
#: *Volgens* and phrases: what they begin with, lose for each token between, and lose behind a comma.
_PHRASE, _PHRASE_LOSS, _PHRASE_APART = 3.0, 0.04, 2.0
#: Nouns for speech: what they begin with and lose for each token between.
_NOUN, _NOUN_LOSS = 1.5, 0.05


def governing_cue(sentence: Sentence, left: int, right: int) -> CueAt | None:
    """Give the cue of a sentence that governs the passage from token `left` to `right`; the first of equals.

    >>> sentence = lay_out(parse("De minister noemt het plan “onhaalbaar”.")).sentences[0]
    >>> governing_cue(sentence, 5, 8).cue.lemma
    'noemen'
    """
    above = _above(sentence.doc, left, right)
    candidates = [Candidate(sentence, h, left, right, above) for h in sentence.cues() if "mixed" in h.cue.kinds]
    scored = [(score(candidate), candidate.hit) for candidate in candidates]
    return max((pair for pair in scored if pair[0] > 0), key=lambda pair: pair[0], default=(0.0, None))[1]


def score(candidate: Candidate) -> float:
    """Weigh how likely a cue governs a passage: by the tree, by conjunctions, by how near it stands; 0 is never."""
    cue = candidate.hit.cue
    if cue.type in {"preposition", "phrase"}:
        if cue.type == "preposition" and phrase_source(candidate.sentence, candidate.hit) is None:
            return 0.0
        apart = not candidate.before and cue.lemma != "aldus" and not _unbroken_span(candidate)
        return _PHRASE - _PHRASE_LOSS * candidate.distance - (_PHRASE_APART if apart else 0.0)
    if cue.type == "noun":
        near = candidate.before and candidate.distance <= _NEAR_NOUN and candidate.conjunction
        return _NOUN - _NOUN_LOSS * candidate.distance if near else 0.0
    return sum(holding(WEIGHTS, candidate).values(), -VERB_LOSS * candidate.distance)


def _unbroken_span(candidate: Candidate) -> bool:
    """Tell whether no comma stands between a passage and a phrase behind it, between other marks neither."""
    doc = candidate.sentence.doc
    return not any(t.text in {",", ";"} for t in doc[candidate.right : candidate.hit.first])


def _follows_closely(hit: CueAt) -> bool:
    return hit.participle or "binding" in hit.cue.traits


def _trails(sentence: Sentence, hit: CueAt) -> bool:
    doc = sentence.doc
    verb = hit.first
    if hit.participle:
        verb = next(reversed(sentence.finite(sentence.first + 1, verb)), verb)
        if doc[verb].lower_ not in words_of("perfect"):
            return False
    k = verb - 2 if doc[verb - 1].lower_ == "zo" else verb - 1
    comma = doc[k].text == "," or (k in sentence.quoted and not doc[k].is_alpha)
    return comma and is_finite(doc[verb]) and subject_after(doc, verb + 1, sentence.last) is not None


def _above(doc: Doc, left: int, right: int) -> frozenset[int]:
    heads = [doc[i].head for i in range(left, min(right, len(doc))) if not left <= doc[i].head.i < right]
    return frozenset(i for head in heads for i in (head.i, *(t.i for t in head.ancestors)))
