"""Who does it: the subject of a cue verb, by word order first and by the parse where order does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.name_spans import looks_named
from analysis.grammar.names import load_first_names
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.verb_groups import subjects_of
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.properties import cached_property
from analysis.quotes.sentences.can_speak import can_speak
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.relatives import antecedent, around_passage, within_clause
from analysis.quotes.sentences.subject_after_verb import heads_phrase, subject_after

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ATTACHED = {"ADP", "NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON", "ADV", "PUNCT", "X", "CCONJ", "SYM"}
#: Tokens back from the head of a subject, within which its phrase begins.
_NEAR = 8
#: Tokens back from a participle or infinitive, within which its finite verb stands.
_FAR = 25


def clause_start(sentence: Sentence, i: int) -> int:
    """Give the token that the clause of token `i` begins with, going left to a mark, a comma or a conjunction."""
    doc = sentence.doc
    k = i
    while k > sentence.first:
        before = doc[k - 1]
        if (
            k - 1 in sentence.quoted
            or before.text in {",", ":", ";", "–", "—", ")"}
            or (before.is_space and "\n" in before.text)
        ):
            break
        if (
            before.lower_ in words_of("clause-join")
            and before.pos_ in {"CCONJ", "ADV"}
            and (k - 1 == sentence.first or doc[k - 2].text == "," or is_finite(doc[k]))
        ):
            break
        k -= 1
    return k


def subject_of(sentence: Sentence, i: int) -> Span | None:
    """Give the subject of the verb at token `i`: by the order of words (verb second), and the parse as a vote.

    Asked in order, and the first that answers is believed: whom a relative clause points back to; a pronoun right after
    the verb; the phrase after the verb where the one before cannot be it; the phrase before the verb; whom the parse
    takes for it before the verb; whom the verb shares with the first one (*en zei*); the phrase after the verb; whom
    the parse takes for it elsewhere in the sentence.

    >>> sentence = lay_out(parse("Minister Els Vos (CD&V) zei vrijdag dat het regent.")).sentences[0]
    >>> sentence.doc[slice(*subject_of(sentence, 6))].text
    'Minister Els Vos'
    """
    clause = _Clause(sentence, i, _finite_for(sentence, i))
    return next((found for ask in _ORDER if (found := ask(clause))), None)


@dataclass(frozen=True)
class _Clause:
    """A verb at token `i` with its finite verb, and what may be its subject before it, after it, and by the parse."""

    sentence: Sentence
    i: int
    verb: int

    @cached_property
    def start(self) -> int:
        """Where the clause begins."""
        return clause_start(self.sentence, self.verb)

    @cached_property
    def before(self) -> Span | None:
        """The noun phrase that the clause begins with."""
        return _before(self.sentence, self.start, self.verb)

    @cached_property
    def after(self) -> Span | None:
        """The noun phrase after the verb."""
        return subject_after(self.sentence.doc, self.verb + 1, self.sentence.until_marks(self.verb + 1))

    @cached_property
    def voted(self) -> int | None:
        """The head of the subject by the parse."""
        doc = self.sentence.doc
        found = [c.i for k in (self.i, self.verb) for c in subjects_of(doc[k])]
        return found[0] if found else None

    @property
    def votes_after(self) -> bool:
        """Whether the parse takes the phrase after the verb for the subject."""
        return self.voted is not None and self.after is not None and self.after[0] <= self.voted < self.after[1]

    @property
    def joined(self) -> bool:
        """Whether the verb stands right after a conjunction: *en zei*."""
        before = self.sentence.doc[self.start - 1]
        return self.sentence.first < self.start == self.verb and before.lower_ in words_of("clause-join")


def _enclosing(clause: _Clause) -> Span | None:
    sentence, verb = clause.sentence, clause.verb
    found = around_passage(sentence, verb) or within_clause(sentence, verb)
    if found or verb <= sentence.first + 1 or sentence.doc[verb - 1].lower_ not in words_of("relative-subject"):
        return found
    return antecedent(sentence, verb - 1, verb)


def _pronoun_after(clause: _Clause) -> Span | None:
    after = clause.after
    alone = after is not None and after[1] - after[0] == 1
    return after if after and alone and clause.sentence.doc[after[0]].lower_ in words_of("subject-pronoun") else None


def _rather_after(clause: _Clause) -> Span | None:
    """Give the phrase after the verb where the one before is an object, does not agree, or cannot speak."""
    doc, before, after = clause.sentence.doc, clause.before, clause.after
    if before is None or after is None:
        return None
    if clause.votes_after and not (doc[before[0]].is_sent_start and _agrees(doc, before, clause.verb)):
        return after
    return after if not can_speak(doc, before) and can_speak(doc, after) else None


def _voted_before(clause: _Clause) -> Span | None:
    doc, voted, verb = clause.sentence.doc, clause.voted, clause.verb
    if voted is None or not clause.start <= voted < verb:
        return None
    first = min([t.i for t in doc[voted].subtree if clause.start <= t.i < verb] or [voted])
    found = phrase_at(doc, first, verb)
    return found if found and found[0] <= voted < found[1] else None


def _joined(clause: _Clause) -> Span | None:
    return _shared(clause.sentence, clause.verb, clause.voted) if clause.joined else None


def _plain_after(clause: _Clause) -> Span | None:
    return None if clause.joined else clause.after


def _voted_elsewhere(clause: _Clause) -> Span | None:
    sentence, doc, voted = clause.sentence, clause.sentence.doc, clause.voted
    if clause.joined or voted is None or not sentence.first <= voted < sentence.last:
        return None
    near = [t.i for t in doc[voted].subtree if voted - _NEAR <= t.i <= voted and t.pos_ not in {"PUNCT", "CCONJ"}]
    found = phrase_at(doc, min(near or [voted]), sentence.last)
    return found if found and found[0] <= voted < found[1] else phrase_at(doc, voted, sentence.last)


def _unjoined(clause: _Clause) -> Span | None:
    """Give the subject of the first verb to one that opens its clause and has none of its own."""
    inside = clause.voted is not None and clause.sentence.first <= clause.voted < clause.sentence.last
    if clause.joined or inside or clause.start != clause.verb:
        return None
    return _shared(clause.sentence, clause.verb, clause.voted)


#: Who is asked for the subject, in order.
_ORDER = (
    _enclosing,
    _pronoun_after,
    _rather_after,
    lambda clause: clause.before,
    _voted_before,
    _joined,
    _plain_after,
    _voted_elsewhere,
    _unjoined,
)


def _agrees(doc: Doc, span: Span, verb: int) -> bool:
    """Tell whether a phrase can be the subject of a verb by its number: a plural verb needs a plural, or *en*."""
    words = doc[slice(*span)]
    nouns = [t for t in words if t.pos_ == "NOUN"]
    plural = feature(doc[verb], "Number") == "Plur"
    several = any(feature(t, "Number") == "Plur" for t in nouns) or any(t.lower_ == "en" for t in words)
    return not plural or not nouns or several


def _finite_for(sentence: Sentence, i: int) -> int:
    """Give the finite verb that goes with token `i`; `i` itself when it is finite or none is found."""
    doc = sentence.doc
    if is_finite(doc[i]):
        return i
    for child in doc[i].children:
        if child.dep_.startswith("aux") and is_finite(child) and sentence.first <= child.i < sentence.last:
            return child.i
    head = doc[i].head
    if head.i != i and is_finite(head) and sentence.first <= head.i < i and head.i not in sentence.quoted:
        return head.i
    for k in range(i - 1, max(sentence.first - 1, i - _FAR), -1):
        if k not in sentence.quoted and is_finite(doc[k]):
            return k
    return i


def _before(sentence: Sentence, start: int, verb: int) -> Span | None:
    """Give the noun phrase in front of a verb, when the clause begins with it and it can be the subject.

    Of *die* and *wie* it is whom they point back to; before a comma, what stands before the clause between commas. No
    adverb, no day and no adposition begins it, but a focus word may (*ook Els Vos zei*).
    """
    doc = sentence.doc
    joined = start == sentence.first and start < verb and doc[start].lower_ in words_of("clause-join")
    k = start + 1 if joined else start
    if k == verb:
        return _across_commas(sentence, verb)
    if doc[k].text in {"-", "•", "–"}:
        k += 1
    low, alone = doc[k].lower_, k + 1 == verb
    if alone and low in words_of("opening-adverb"):
        return None
    if alone and k == sentence.first and low in words_of("demonstrative"):
        return (k, k + 1)
    relative = low in words_of("relative")
    if low in words_of("time") or (relative and not heads_phrase(doc, k, verb)):
        return antecedent(sentence, k, verb) or (_across_commas(sentence, verb) if relative else None)
    if _begins_otherwise(doc, k, verb):
        if alone or low not in words_of("focus"):
            return None
        k += 1
    found = phrase_at(doc, k, verb)
    return _with_tail(doc, found, verb) if found and _reaches(doc, found, verb) else None


def _begins_otherwise(doc: Doc, k: int, verb: int) -> bool:
    """Tell whether a clause begins with something else than its subject: an adposition, *er*, *het*."""
    named = looks_named(doc[k]) or doc[k].text in load_first_names()
    empty = doc[k].lower_ in words_of("no-source") and not heads_phrase(doc, k, verb)
    return empty or (doc[k].pos_ in {"ADP", "SCONJ", "ADV"} and not named)


def _reaches(doc: Doc, found: Span, verb: int) -> bool:
    """Tell whether a noun phrase tells no time, and all between it and the verb may belong to it."""
    phrase = doc[slice(*found)]
    timed = any(t.lower_ in words_of("time") for t in phrase) and not any(looks_named(t) for t in phrase)
    return not timed and all(t.pos_ in _ATTACHED for t in doc[found[1] : verb])


def _with_tail(doc: Doc, found: Span, verb: int) -> Span:
    """Take the adpositional phrases between a noun phrase and the verb into it (verb second)."""
    end = found[1]
    while end < verb and doc[end].pos_ == "ADP" and not any(looks_named(t) for t in doc[found[0] : found[1]]):
        inner = phrase_at(doc, end + 1, verb)
        if inner is None:
            break
        end = inner[1]
    return (found[0], end)


def _across_commas(sentence: Sentence, verb: int) -> Span | None:
    """Give the noun phrase before *…, die …, zei*, *…, topman van X, zei* or *… (N-VA) zei*."""
    doc, k = sentence.doc, sentence.first
    before = doc[verb - 1] if verb > k else None
    if before is not None and before.text not in {",", ")"} and before.lower_ not in words_of("relative"):
        return None
    if doc[k].lower_ in words_of("clause-join"):
        k += 1
    if k >= verb or k in sentence.quoted or doc[k].pos_ in {"ADP", "SCONJ", "ADV"}:
        return None
    if doc[k].lower_ in words_of("time") or (doc[k].lower_ in words_of("no-source") and not heads_phrase(doc, k, verb)):
        return None
    found = phrase_at(doc, k, verb)
    parted = found and found[1] < verb and (doc[found[1]].text in {",", "("} or doc[found[1]].pos_ == "ADP")
    return found if parted else None


def _shared(sentence: Sentence, verb: int, voted: int | None) -> Span | None:
    """Give the subject that a verb after *en* shares with the first verb of the sentence."""
    doc = sentence.doc
    for k in sentence.finite(sentence.first, verb):
        found = _before(sentence, clause_start(sentence, k), k) or subject_after(doc, k + 1, verb)
        if found:
            return found
    if voted is not None:
        return phrase_at(doc, voted, sentence.last)
    return None
