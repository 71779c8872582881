"""A *zou* with what tells its kind: its clause, what that hangs on, who speaks, and those before it in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.grammar.finite import Finite, Finites, form_of, lemmas_of
from analysis.grammar.questions import is_question
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs
from analysis.grammar.words import words_of
from analysis.records import VoiceKind, VoiceSpan, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

#: A day of the month: *de 31e*.
_DAY = re.compile(r"\d{1,2}(?:e|de|ste)")

WouldKind: TypeAlias = Literal["reportative", "conditional", "prospective", "undecided"]


@dataclass(frozen=True, slots=True)
class Would:
    """A *zou* with what its criteria look at.

    `before` are the places and kinds of the last ones before it in the text, `elsewhere` the kinds that a criterion
    gives to any other.
    """

    token: Token
    clause: Finite
    finites: Finites
    voices: Sequence[VoiceSpan]
    before: Sequence[tuple[int, WouldKind]] = ()
    elsewhere: frozenset[WouldKind] = frozenset()

    @property
    def governors(self) -> list[Token]:
        """The two words the clause hangs on, from the nearest up: *beloofde*, *het gerucht*."""
        found: list[Token] = []
        token = self.clause.head
        while token.head.i != token.i and len(found) < 2:
            token = token.head
            found.append(token)
        return found

    def governed_by(self, *classes: str) -> Token | None:
        """Give the nearest word above or before the clause that is of a class: the verb or noun whose content it is."""
        words = words_of(*classes)
        for token in self.governors:
            if words & lemmas_of(token):
                return token
        parent = self.clause.parent
        if parent is None or not self.is_content:
            return None
        beside = [w for w in parent.words if w.i < self.clause.words[0].i and w.pos_ in ("NOUN", "VERB", "ADJ")]
        return next((w for w in reversed(beside[-4:]) if words & lemmas_of(w)), None)

    @property
    def is_content(self) -> bool:
        """Whether the clause opens with *dat* or *of*, or is a question, also behind a preposition: *over hoe*."""
        opener = self.clause.opener
        if opener is None or opener.lower_ == "dat":
            return opener is not None
        inner = self.clause.words[1] if opener.pos_ == "ADP" and len(self.clause.words) > 1 else opener
        return inner.lower_ in words_of("clause-question")

    @property
    def is_under_past(self) -> bool:
        """Whether the clause above is past, for its content also in the perfect: *heeft gezegd dat*."""
        above = self.clause.parent
        return above is not None and (above.is_past or (self.is_content and is_perfect_of(above)))

    @property
    def opening(self) -> str:
        """The first word of the clause."""
        words = [w for w in self.clause.words if w.pos_ not in ("CCONJ", "PUNCT") or w.lower_ == "dus"]
        return words[0].lower_ if words else ""

    @property
    def voice_kind(self) -> VoiceKind:
        """Whether it stands in the newspaper's words, in somebody's own, or in those of somebody told by others."""
        return voice_at(self.voices, self.token.idx).voice_kind

    @property
    def is_direct(self) -> bool:
        """Whether it stands in somebody's own words."""
        return self.voice_kind == "direct"

    @property
    def is_question(self) -> bool:
        """Whether the clause is a question by itself."""
        return is_question(self.clause)

    @property
    def is_perfect(self) -> bool:
        """Whether it goes with *hebben* or *zijn* and a participle, or with *hebben* and two infinitives."""
        verbs = [v for v in self.clause.verbs if v != self.clause.verb]
        forms = {form_of(v, self.clause) for v in verbs}
        was = any(v.lower_ == "geweest" for v in verbs)
        joined = [v for v in verbs if (was or v.dep_ != "cop") and form_of(v, self.clause) == "Inf"]
        auxiliaries = [v for v in joined if simple_infinitive(v) in words_of("perfect-auxiliary")]
        participle = any(form_of(v, self.clause) == "Part" for v in verbs)
        replaced = "Part" not in forms and len(verbs) > 2 and any(simple_infinitive(v) == "hebben" for v in auxiliaries)
        return bool(auxiliaries) and (participle or replaced)

    @property
    def is_passive(self) -> bool:
        """Whether it goes with *worden* and a participle."""
        return any(
            v.lower_ == "worden" and form_of(v, self.clause) == "Inf" and v != self.clause.head
            for v in self.clause.verbs
        )

    @property
    def is_state(self) -> bool:
        """Whether it tells a state: a predicate with *zijn*, or a verb like *wonen*."""
        lemmas = {simple_infinitive(v) for v in self.clause.verbs if form_of(v, self.clause) == "Inf"}
        beside = {w.lower_ for w in self.clause.words if w.pos_ in ("VERB", "AUX") and w != self.token}
        return bool((lemmas | beside) & words_of("would-state"))

    @property
    def is_relative(self) -> bool:
        """Whether the clause opens with a relative pronoun that stands for its subject or object."""
        before = [w for w in self.clause.words if w.i < self.token.i]
        return any("Rel" in w.morph.get("PronType", []) and w.lower_ != "wat" for w in before)

    @property
    def doer(self) -> Token | None:
        """The subject; of a relative clause whose pronoun is the subject, the word that this stands for."""
        subject = self.clause.subject
        stands = subject is not None and "Rel" in subject.morph.get("PronType", [])
        return self.clause.head.head if stands and self.clause.head.dep_ == "acl:relcl" else subject

    @property
    def is_of_conversing(self) -> bool:
        """Whether its subject is who speaks or is spoken to: *ik zou, jullie zouden*."""
        subject = self.clause.subject
        return subject is not None and subject.lower_ in words_of("conversing")

    @property
    def stretch(self) -> list[Token]:
        """The words behind it up to the next finite verb or the end of the sentence, whatever their heads."""
        found = []
        for token in self.token.doc[self.token.i + 1 : self.token.sent.end]:
            other = self.finites.of(token)
            if token.text in ".?!;:" or (other is not None and other.verb == token):
                break
            found.append(token)
        return found

    @property
    def is_dated(self) -> bool:
        """Whether the clause tells on which day, or in which month or year."""
        return any(_is_date(word) for word in self.clause.words)

    @property
    def beside(self) -> list[Token]:
        """The words of the clause and those behind it."""
        return [*self.clause.words, *self.stretch]

    def has(self, *classes: str) -> bool:
        """Tell whether a word of the clause is of a class."""
        return any(w.lower_ in words_of(*classes) for w in self.beside)

    def others(self, sentence: Span) -> list[Finite]:
        """Give the finite clauses of a sentence beside its own that have no *zou* themselves."""
        clauses = self.finites.between(sentence.start, sentence.end)
        return [c for c in clauses if c is not self.clause and c.verb.lower_ not in words_of("conditional")]


def _is_date(word: Token) -> bool:
    """Tell whether a word dates what the verb tells: *in mei, om acht uur*; not *een studie uit 2015*."""
    known = words_of("time")
    if word.dep_ in ("nmod", "nummod") and word.head.pos_ == "NOUN" and word.head.lower_ not in known:
        return False
    year = word.is_digit and len(word) == 4 and word.text[:2] in ("19", "20")
    return (
        year
        or word.lower_ in words_of("clock")
        or (_DAY.fullmatch(word.lower_) is not None and word.dep_ != "amod")
        or (word.lower_ in known and word.pos_ in ("NOUN", "PROPN"))
    )


def is_past(token: Token, finites: Finites) -> bool:
    """Tell whether what a verb or noun tells is past: a past tense or a participle; a noun by its clause."""
    clause = finites.of(token)
    if clause is None:
        return True
    if token.pos_ == "NOUN" and clause.head != token:
        return clause.is_past or is_perfect_of(clause) or token.dep_ in ("obl", "nmod")
    return clause.is_past or form_of(token, clause) in ("Part", "Inf")


def is_perfect_of(clause: Finite) -> bool:
    """Tell whether a clause is in the perfect: *heeft gezegd, is verteld*."""
    return any(form_of(verb, clause) == "Part" for verb in clause.verbs)


def says(verb: Token) -> bool:
    """Tell whether a verb reports speech; *weten* does so with *laten* alone."""
    return infinitive(verb) in speech_verbs() and infinitive(verb) not in words_of("told-with-laten")


def sentence_before(sentence: Span) -> Span | None:
    """Give the sentence before another, if there is one."""
    return sentence.doc[sentence.start - 1].sent if sentence.start else None


def follows(kind: WouldKind, would: Would) -> bool:
    """Tell whether the last *zou* before it, in its sentence or the one before, is of a kind."""
    sentence = would.token.sent
    start = (sentence_before(sentence) or sentence).start_char
    near = [other for place, other in would.before if start <= place]
    return bool(near) and near[-1] == kind
