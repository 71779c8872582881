"""Suppositions: clauses that say under what condition something holds, and the clause that would follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.cases import cases_of
from analysis.grammar.finite import Finite, Finites, word_before
from analysis.grammar.marks import marks_of
from analysis.grammar.predications import predication_of
from analysis.grammar.questions import is_question
from analysis.grammar.verb_groups import has_te
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs
from analysis.grammar.words import kinds_in, words_of
from analysis.lexicon import load_lexicon
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Openers that are a condition only where it is open whether the clause will come true.
_AMBIGUOUS = ("als", "wanneer")


@dataclass(frozen=True, slots=True)
class Supposition:
    """A condition: the words that mark it (none in *Regent het, dan …*), its clause, and the clause that follows."""

    marker: tuple[Token, ...]
    clause: Finite
    follows: Finite | None


@cache
def openers(condition: str) -> frozenset[str]:
    """Give the conditional openers of the list of hedges that have a condition: `open` or `verb-first`."""
    rows = load_lexicon("hedge-words").rows
    return frozenset(r["marker"] for r in rows if r["form"] == "opener" and r["conditions"] == condition)


@ask_once
def find_suppositions(finites: Finites) -> tuple[Supposition, ...]:
    """Find the conditional clauses of a text: with *als, mits, mocht, stel dat*, or with the verb in front.

    >>> from analysis.grammar.finite import finite_clauses
    >>> [
    ...     (s.clause.verb.text, s.follows.verb.text)
    ...     for s in find_suppositions(finite_clauses(parse("Als het regent, blijven we thuis.")))
    ... ]
    [('regent', 'blijven')]
    """
    return tuple(one for clause in finites.clauses if (one := _supposition(clause, finites)) is not None)


def _supposition(clause: Finite, finites: Finites) -> Supposition | None:
    first = clause.words[0]
    phrase = _phrase(clause)
    if phrase:
        cautious = phrase[0].lower_ == "voor"  # there is a plan, for the case that
        return Supposition(phrase, clause, None if cautious else _follows(clause, finites))
    if _opens_condition(clause) and not is_question(clause):
        return Supposition((clause.verb,), clause, _follows(clause, finites))
    opener = clause.opener
    if opener is not None and clause.opened_by in openers("open"):
        follows = _follows(clause, finites)
        if opener.lower_ == "als" and follows is not None and _is_sought(opener, follows):
            return Supposition((opener,), clause, None)  # the threat itself is told
        if _is_open(opener, clause, follows):
            return Supposition((opener,), clause, follows)
        return None
    if first == clause.verb and _is_inverted(clause, finites):
        return Supposition((), clause, _follows(clause, finites))
    return None


def _opens_condition(clause: Finite) -> bool:
    """Tell whether *mocht* opens a clause, rather than goes on with the subject of another: *hij kwam en mocht mee*."""
    goes_on = clause.head.dep_ == "conj" and clause.subject is None
    return clause.is_verb_first and not goes_on and clause.verb.lower_ in openers("verb-first")


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    """Give the phrases that open a condition, in words."""
    rows = load_lexicon("hedge-words").rows
    return tuple(tuple(r["marker"].split()) for r in rows if r["form"] == "phrase" and r["kind"] == "conditional")


@cache
def _beginnings() -> tuple[frozenset[str], int]:
    """Give the words that these begin with, and how many words before a clause the longest may begin."""
    return frozenset(words[0] for words in _phrases()), max(map(len, _phrases())) - 1


def _phrase(clause: Finite) -> tuple[Token, ...]:
    """Give *stel dat*, *voor het geval (dat)* and the like, at the beginning of a clause or right before it."""
    doc, start = clause.verb.doc, clause.words[0].i
    first_words, longest = _beginnings()
    if all(token.lower_ not in first_words for token in doc[max(0, start - longest) : start + 1]):
        return ()
    for words in _phrases():
        for first in (start - len(words), start + 1 - len(words), start + 2 - len(words), start):
            if first < 0 or doc[first].lower_ != words[0]:
                continue
            window, after = doc[first : first + len(words)], first + len(words)
            goes_on = clause.opened_by == "dat" if after == start else doc[after : after + 1].text.lower() != "dat"
            own = after <= start or window[-1] in clause.words
            if (
                clause.verb.sent.start <= first <= start
                and own
                and window[0].pos_ != "NOUN"  # een stel dat
                and goes_on
                and tuple(t.lower_ for t in window) == words
            ):
                return tuple(window)
    return ()


def _is_open(opener: Token, clause: Finite, follows: Finite | None) -> bool:
    """Tell whether it is open that the clause will come true: not *as*, *whenever*, or *when* in the past."""
    if opener.lower_ not in _AMBIGUOUS:
        return True
    verbs = {clause.verb.lower_, follows.verb.lower_ if follows else ""}
    if verbs & words_of("conditional"):
        return True
    if opener.i > 0 and infinitive(opener.nbor(-1)) in words_of("verb-with-as"):
        return False
    if opener.lower_ == "wanneer":
        asked = clause.head.head.lemma_.lower() in words_of("asking")
        if clause.head.dep_ != "advcl" or asked:
            return False
        if clause.is_past or follows is None:
            return False
        once = opener.i < follows.verb.i and not follows.is_past and _is_one(clause.subject)
        return once or follows.verb.lower_ in words_of("modal")
    if word_before(opener) in words_of("before-condition"):
        return not clause.is_past
    if (
        _is_habit(opener, clause, follows)
        or opener.head.dep_ in ("obl", "nmod", "xcomp")
        or word_before(opener) in words_of("before-comparison", "before-whenever")
    ):
        return False
    if clause.is_past:
        return follows is not None and (not follows.is_past or clause.verb.lower_ in words_of("unreal-past"))
    return not (follows is not None and follows.is_past)


def _is_sought(opener: Token, follows: Finite) -> bool:
    """Tell whether a condition stands behind what is threatened, promised or asked: *dreigde te schieten als*."""
    seeking = [word for word in follows.words if infinitive(word) in words_of("seeking-verb")]
    below = [word for word in follows.words if word.i < opener.i and (has_te(word) or cases_of(word) == ["met"])]
    return any(word.head == verb for verb in seeking for word in below)


def _is_one(subject: Token | None) -> bool:
    """Tell whether a subject is one that is known but not named: *de minister*; others make a rule, names a story."""
    determiners = [child for child in subject.children if child.dep_ == "det"] if subject is not None else []
    return any(kinds_in("determiners").get(child.lower_) == "definite" for child in determiners)


def _is_habit(opener: Token, clause: Finite, follows: Finite | None) -> bool:
    """Tell whether *als* is *whenever*, *as far as* or *when it comes to*: what it opens is no event to come.

    A clause behind what it belongs to is a condition only where that is not certain itself: it has a modal.
    """
    subject = clause.subject
    if subject is not None and subject.lower_ in words_of("generic-subject"):
        return follows is None or follows.verb.lower_ not in words_of("commanding")
    lemmas = clause.infinitives | {simple_infinitive(clause.verb)}
    beside = {word.lower_ for word in clause.words}
    if words_of("topic-of-condition") & {f"{lemma} {word}" for lemma in lemmas for word in beside}:
        return True
    behind = follows is not None and follows.verb.i < opener.i
    return behind and follows is not None and follows.verb.lower_ not in words_of("modal", "commanding")


def _follows(clause: Finite, finites: Finites) -> Finite | None:
    """Give the clause that a condition belongs to: behind it the next main one, else the one it hangs on."""
    later = [c for c in finites.in_sentence(clause.verb) if c.verb.i > clause.words[-1].i and c.opener is None]
    if later and (clause.parent is None or clause.parent.verb.i > clause.verb.i):
        return later[0]
    return clause.parent


def _is_inquit(verb: Token) -> bool:
    """Tell whether a verb of speech stands in or behind what is said: *“Nee”, zegt zij, “is dat alles?”*."""
    inside = verb.i > 0 and verb.nbor(-1).is_punct and verb.text[0].islower()
    return inside and infinitive(predication_of(verb).head) in speech_verbs()


def _last(clause: Finite, finites: Finites) -> int:
    """Give the last word of a clause with the contents behind it: *zegt zij dat het regent, dan*; *zegt zij: “…”*."""
    last = int(clause.words[-1].i)
    doc = clause.verb.doc
    marked = next((t for t in doc[last + 1 : last + 3] if t.text != ":"), None)
    passage = marks_of(doc).held.innermost(marked.idx + len(marked), marked.idx + len(marked)) if marked else None
    if passage is not None and marked is not None and passage.left == marked.idx:
        span = doc.char_span(passage.left, passage.right)
        last = last if span is None else int(span.end - 1)
    for other in finites.below(clause):
        if other.opened_by in ("dat", "of") and other.words[0].i == last + 1:
            last = _last(other, finites)
    return last


def _is_inverted(clause: Finite, finites: Finites) -> bool:
    """Tell whether a clause with its verb in front is a condition: *Regent het, dan …*; *Was hij gegaan, had hij …*."""
    doc, last = clause.verb.doc, _last(clause, finites)
    subject = clause.subject
    if subject is None or subject.i < clause.verb.i or _is_inquit(clause.verb):
        return False
    rest = [token for token in doc[last + 1 : min(last + 4, clause.verb.sent.end)] if not token.is_quote]
    if not rest or rest[0].text != ",":
        return False
    behind = rest[1:2]
    if last > clause.words[-1].i and behind and infinitive(behind[0]) in speech_verbs():
        return False  # komt hij niet als het regent, vraagt zij
    if not behind or not any(behind[0].i <= c.verb.i for c in finites.in_sentence(clause.verb) if c is not clause):
        return False
    return behind[0].lower_ == "dan" or any(c.verb.i == behind[0].i for c in finites.in_sentence(clause.verb))
