"""Marks of uncertainty and commitment in a text: which words, of which kind, over which stretch and which clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from analysis.certainty.conditions import holds
from analysis.certainty.would import find_woulds
from analysis.certainty.would_clause import Would
from analysis.certainty.would_weights import WEIGHED
from analysis.grammar.finite import Finite, Finites, content_of, finite_clauses
from analysis.grammar.marks import marks_of
from analysis.grammar.suppositions import Supposition, find_suppositions
from analysis.grammar.verbs import infinitive, simple_infinitive
from analysis.grammar.words import words_of
from analysis.judgements import HedgeKind
from analysis.lexicon import load_lexicon
from analysis.properties import cached_property
from analysis.records import VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Kinds that make what a clause tells uncertain; a prospective does not, and a booster does the contrary.
HEDGING = ("modal", "reportative", "conditional", "undecided", "adverb", "verb")


@dataclass(frozen=True, slots=True)
class Entry:
    """A marker of the list of hedges: its words, the kind it is, and the conditions without which it is none."""

    words: tuple[str, ...]
    kind: HedgeKind
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker in a text: its words, its scope in the text, and the clauses that it makes less, or more, certain."""

    words: tuple[Token, ...]
    kind: HedgeKind
    rule: str
    lexicon: str
    scope: tuple[int, int]
    over: tuple[Finite, ...]


@dataclass(frozen=True)
class Reading:
    """The finite clauses of a text, and its marks in reading order."""

    finites: Finites
    marks: tuple[Mark, ...]

    def marked(self, clause: Finite) -> set[HedgeKind]:
        """Give the kinds of the marks that stand over a clause."""
        return self._kinds.get(clause, set())

    @cached_property
    def _kinds(self) -> dict[Finite, set[HedgeKind]]:
        found: dict[Finite, set[HedgeKind]] = {}
        for mark in self.marks:
            for clause in mark.over:
                found.setdefault(clause, set()).add(mark.kind)
        return found

    @cached_property
    def supposed(self) -> set[Finite | None]:
        """The halves of all conditions."""
        return {clause for s in find_suppositions(self.finites) for clause in (s.clause, s.follows)}


def read_marks(doc: Doc, voices: Sequence[VoiceSpan]) -> Reading:
    """Find every mark of a text: *zou* by its criteria, all others by the list of hedges and their conditions."""
    finites = finite_clauses(doc)
    found = [*_woulds(finites, voices), *_openers(find_suppositions(finites))]
    taken = {word.i for mark in found for word in mark.words}
    for mark in (*_phrases(doc, finites), *_single(doc, finites)):
        if not taken & {word.i for word in mark.words}:
            found.append(mark)
            taken |= {word.i for word in mark.words}
    kept = [_within_quotation(mark) for mark in found]
    return Reading(finites, tuple(sorted(kept, key=lambda mark: mark.words[0].i)))


def _within_quotation(mark: Mark) -> Mark:
    """Keep a marker to the marks it stands in: *„Misschien ik”, keek zij vooruit* makes her looking no less certain."""
    start, end = mark.words[0].idx, mark.words[-1].idx + len(mark.words[-1])
    around = [pair for pair in marks_of(mark.words[0].doc).held.around(start, end) if pair.start <= start < pair.end]
    if not around:
        return mark
    pair = max(around, key=lambda pair: pair.start)
    scope = (max(mark.scope[0], pair.start), min(mark.scope[1], pair.end))
    return replace(mark, scope=scope, over=tuple(c for c in mark.over if not _opens_behind(c, pair.right)))


def _opens_behind(clause: Finite, place: int) -> bool:
    """Tell whether the verb of a clause comes first behind a place: *”, keek zij*."""
    verb = clause.verb
    behind = verb.doc.char_span(place, verb.idx, alignment_mode="contract") if place < verb.idx else None
    return behind is not None and all(word.is_punct or word.is_quote for word in behind)


@cache
def _entries(form: str) -> dict[str, tuple[Entry, ...]]:
    """Give the entries of a form by their first word."""
    found: dict[str, list[Entry]] = {}
    for row in load_lexicon("hedge-words").rows:
        if row["form"] == form:
            words = tuple(row["marker"].split())
            conditions = tuple(filter(None, row["conditions"].split(";")))
            kind: HedgeKind = row["kind"]  # type: ignore[assignment]
            found.setdefault(words[0], []).append(Entry(words, kind, conditions))
    return {word: tuple(entries) for word, entries in found.items()}


def _woulds(finites: Finites, voices: Sequence[VoiceSpan]) -> list[Mark]:
    cues, weights = load_lexicon("would-cues").id, load_lexicon("would-weights").id
    return [
        Mark(
            (would.token,),
            kind,
            code,
            weights if code in WEIGHED else cues,
            *_reach(would),
        )
        for would, code, kind in find_woulds(finites, voices)
    ]


def _reach(would: Would) -> tuple[tuple[int, int], tuple[Finite, ...]]:
    """Give the scope of a *zou* and the clauses it stands over: of one that the parse leaves alone the next clause too.

    *Zou dat het idee zijn?* is one question.
    """
    clause = would.clause
    behind = would.finites.of(would.token.nbor(1)) if would.token.i + 1 < would.token.sent.end else None
    if len(clause.words) > 1 or behind is None or behind is clause or behind.parent is not clause:
        return (clause.start, clause.end), (clause,)
    return (clause.start, behind.end), (clause, behind)


def _openers(suppositions: Sequence[Supposition]) -> list[Mark]:
    """Give the words that open a condition; the clauses of a condition are not asserted, rather than hedged."""
    lexicon = load_lexicon("hedge-words").id
    return [
        Mark(s.marker, "conditional", "hedge.condition", lexicon, (s.clause.start, s.clause.end), ())
        for s in suppositions
        if s.marker and s.marker[0].lower_ not in words_of("conditional")
    ]


def _phrases(doc: Doc, finites: Finites) -> list[Mark]:
    found = []
    forms = [token.lower_ for token in doc]
    by_word = _entries("phrase")
    for start, form in enumerate(forms):
        for entry in by_word[form] if form in by_word else ():
            end = start + len(entry.words)
            if tuple(forms[start:end]) != entry.words or entry.kind == "conditional":
                continue
            words = tuple(doc[start:end])
            if all(holds(condition, words[-1], finites) for condition in entry.conditions):
                found.append(_mark(words, entry, finites))
    return sorted(found, key=lambda mark: -len(mark.words))


def _single(doc: Doc, finites: Finites) -> list[Mark]:
    found = []
    by_word, by_lemma = _entries("word"), _entries("lemma")
    for token in doc:
        entries = by_word[token.lower_] if token.lower_ in by_word else ()
        if token.pos_ in ("VERB", "AUX"):
            lemmas = dict.fromkeys((simple_infinitive(token), infinitive(token)))
            entries = (*entries, *(entry for lemma in lemmas for entry in by_lemma.get(lemma, ())))
        for entry in entries:
            if all(holds(condition, token, finites) for condition in entry.conditions):
                found.append(_mark((token,), entry, finites))
                break
    return found


def _mark(words: tuple[Token, ...], entry: Entry, finites: Finites) -> Mark:
    own = finites.of(words[-1])
    below = content_of(words[-1], finites)
    apart = len(words) > 1 and words[0].pos_ == "ADP"  # naar verwachting is of the clause, wherever it hangs
    noun = _modified(words[-1], own) if entry.kind == "adverb" and below is None and not apart else None
    over: tuple[Finite, ...] = ()
    if noun is not None:
        first, last = min(words[0], noun.left_edge, key=lambda token: token.i), max(noun, words[-1], key=lambda t: t.i)
        scope = (first.idx, last.idx + len(last))
    elif below is not None:
        scope = (below.start, below.end)
        impersonal = entry.kind == "adverb" or not {"seem", "appear"}.isdisjoint(entry.conditions)
        over = (below, own) if impersonal and own is not None and own is not below else (below,)
    elif own is not None:
        scope, over = (own.start, own.end), (own,)
    else:
        sent = words[-1].sent
        scope = (sent.start_char, sent.end_char)
    code = f"hedge.{entry.kind}"
    return Mark(words, entry.kind, code, load_lexicon("hedge-words").id, scope, over)


def _modified(word: Token, clause: Finite | None) -> Token | None:
    """Give the noun that a marker makes uncertain by itself, rather than its clause: *de vermeende dader*."""
    head = word.head
    if word.pos_ == "NOUN" and clause is not None and word != clause.head:
        return word
    if head.dep_ == "amod" and head.head.i > word.i:
        head = head.head
    is_clause = clause is None or head == clause.head or head in clause.verbs
    return None if is_clause or head.pos_ not in ("NOUN", "PROPN") or head.i < word.i else head
