"""Who says it: the phrase that is the subject of a cue verb, by the grammar, and by word order where that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.cascade import Sieve, first
from analysis.grammar.antecedents import antecedent
from analysis.grammar.can_speak import can_speak
from analysis.grammar.clause_subjects import find_subjects
from analysis.grammar.noun_phrases import phrases_from
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.predications import predication_of
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.verbs import is_finite, verb_form
from analysis.grammar.words import words_of
from analysis.quotes.sentences.layout import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Tokens before the head of a phrase within which the phrase begins.
_NEAR = 12


class VerbIn(NamedTuple):
    """A verb in its reporting sentence."""

    sentence: Sentence
    verb: Token


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
    """Give the phrase that is the subject of the verb at token `i`, by the first sieve of `SUBJECT_PHRASE` to answer.

    >>> sentence = lay_out(parse("Minister Els Vos (CD&V) zei vrijdag dat het regent.")).sentences[0]
    >>> sentence.doc[slice(*subject_of(sentence, 6))].text
    'Minister Els Vos'
    """
    found = first(SUBJECT_PHRASE, VerbIn(sentence, sentence.doc[i]))
    return found[1] if found is not None else None


def by_grammar(at: VerbIn) -> Span | None:
    """Give whom the grammar has as subject, or whom a relative pronoun that is it points back to; nobody in marks."""
    sentence, doc, verb = at.sentence, at.sentence.doc, at.verb.i
    for subject in find_subjects(predication_of(at.verb).head):
        meant = antecedent(subject)
        meant = meant if _stands_in(sentence, meant) else subject
        if not _stands_in(sentence, meant) or (meant is subject and subject.lower_ in _nobody()):
            continue
        behind = verb if meant.i < verb else sentence.until_marks(meant.i)
        stop = behind if meant is subject else subject.i
        near = range(max(sentence.first, meant.i - _NEAR), meant.i)
        begins = (k for k in near if any(phrase.head == meant.i for phrase in phrases_from(doc, k)))
        spans = (phrase_at(doc, k, stop) for k in (*begins, max(sentence.first, meant.left_edge.i), meant.i))
        if found := next((span for span in spans if span and span[0] <= meant.i < span[1]), None):
            return found
        if meant.lower_ in words_of("demonstrative"):
            return (meant.i, meant.i + 1)
    return None


def of_infinitive(at: VerbIn) -> Span | None:
    """Give the subject of the verb that an infinitive hangs on."""
    above = at.verb.ancestors if verb_form(at.verb) == "Inf" else ()
    verbs = (VerbIn(at.sentence, t) for t in above if t.pos_ in ("VERB", "AUX") and _stands_in(at.sentence, t))
    return next(filter(None, map(by_grammar, verbs)), None)


def before(at: VerbIn) -> Span | None:
    """Give the phrase that the clause opens with, where its finite verb follows at once or behind a comma."""
    sentence, verb = at.sentence, _finite(at)
    doc = sentence.doc
    for start in (sentence.first, clause_start(sentence, verb)):
        found = phrase_at(doc, start, verb)
        parted = found is not None and doc[found[1]].text == "," and doc[verb - 1].text == ","
        if found and (parted or found[1] == verb) and can_speak(doc, found):
            return found
    return None


def after(at: VerbIn) -> Span | None:
    """Give the phrase behind the finite verb, where something else stands before it."""
    verb = _finite(at)
    return subject_after(at.sentence.doc, verb + 1, at.sentence.until_marks(verb + 1))


#: Who is asked for the phrase that is the subject, in order; «» marks it in the examples.
SUBJECT_PHRASE: tuple[Sieve[VerbIn, Span], ...] = (
    Sieve("by the grammar", by_grammar, "De bond sprak met «een kok», die _zei_ dat het regent."),
    Sieve("of the verb above", of_infinitive, "«De kok» zegt het te _betreuren_."),
    Sieve("before its verb", before, "«Haar advocaat, Jan Mol», _zwijgt_ al dagen."),
    Sieve("behind its verb", after, "Gisteren _zweeg_ ook «de advocaat» nog."),
)


def _nobody() -> frozenset[str]:
    return words_of("no-source") - words_of("source-pronoun", "demonstrative")


def _finite(at: VerbIn) -> int:
    """Give the finite verb that goes with a verb: itself, or the nearest before it."""
    before = [] if is_finite(at.verb) else at.sentence.finite(at.sentence.first, at.verb.i)
    return before[-1] if before else at.verb.i


def _stands_in(sentence: Sentence, token: Token) -> bool:
    return sentence.first <= token.i < sentence.last and token.i not in sentence.quoted
