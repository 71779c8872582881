"""Finite clauses: one a finite verb, with the words that are its own and the clause it hangs on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from analysis.grammar.clause_subjects import find_subjects
from analysis.grammar.marks import marks_of
from analysis.grammar.predications import predication_of
from analysis.grammar.verb_groups import HELPERS, governor_of, has_te, helped, with_helpers
from analysis.grammar.verbs import infinitive, is_finite, simple_infinitive
from analysis.grammar.words import words_of
from analysis.parse import ask_once, feature
from analysis.properties import cached_property

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Relations by which an infinitive carries on the verb above it: *wil stoppen*, *lijkt te slapen*.
_CARRIED = ("xcomp", "ccomp", "csubj", *HELPERS)
#: Relations of a clause that stands by itself.
_MAIN = ("ROOT", "parataxis")
#: How an infinitive ends: *zeggen*, *gaan*, *zijn*.
_INFINITIVE = re.compile(r"(en|aan|zijn)$")


@dataclass(frozen=True, eq=False)
class Finite:
    """A finite clause: its verb, the word its arguments hang on, its verbs and its own words (not those below it)."""

    verb: Token
    head: Token
    verbs: tuple[Token, ...]
    words: tuple[Token, ...]
    parent: Finite | None = None

    @property
    def start(self) -> int:
        """Where the clause begins in the text."""
        return int(self.words[0].idx)

    @property
    def end(self) -> int:
        """Where the clause ends in the text."""
        return int(self.words[-1].idx) + len(self.words[-1])

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """The infinitives of the verbs that go with the finite one."""
        return frozenset(simple_infinitive(verb) for verb in self.verbs if verb != self.verb)

    @cached_property
    def subject(self) -> Token | None:
        """The subject, when the clause has one of its own."""
        subjects = find_subjects(predication_of(self.verb).head)
        return next((word for word in (*subjects, *self.children("csubj")) if word in self.words), None)

    @cached_property
    def opener(self) -> Token | None:
        """The word that makes the clause a subordinate one: *dat*, *als*, *die*, *waarom*."""
        marks = [w for w in self.words if w.i < self.verb.i and w.dep_ == "mark" and w.pos_ in ("SCONJ", "ADP")]
        subject = self.subject
        final = subject is not None and subject.i < self.verb.i
        opening = {word.i for word in self.words[:2]} if final else set()
        near = [mark for mark in marks if mark.head.i == self.head.i or mark.head in self.verbs or mark.i in opening]
        if len(near) > 1 and near[0].lower_ == "dat" and near[1].i == near[0].i + 1:
            return near[1]  # dat als het regent
        if near:
            return near[0]
        first = next((word for word in self.words if word.pos_ not in ("CCONJ", "PUNCT", "ADP")), self.verb)
        asking = first.lower_ in words_of("clause-question") or "Rel" in feature(first, "PronType")
        return first if asking and first.i < self.verb.i and self.is_verb_final else None

    @property
    def opened_by(self) -> str:
        """The opener in small letters; nothing where the clause has none."""
        return "" if self.opener is None else str(self.opener.lower_)

    @property
    def is_verb_final(self) -> bool:
        """Tell whether the subject stands before the verb with words between, or the clause is a subordinate one."""
        subject = self.subject
        return self.head.dep_ not in _MAIN or (subject is not None and subject.i < self.verb.i - 1)

    @property
    def is_verb_first(self) -> bool:
        """Tell whether the verb opens the clause: a question, a command, or a condition without *als*."""
        first = next((word for word in self.words if word.pos_ not in ("CCONJ", "PUNCT")), self.verb)
        return first == self.verb

    @property
    def is_past(self) -> bool:
        """Tell whether the verb is in the past tense."""
        return feature(self.verb, "Tense") == "Past"

    def governed_by(self, *classes: str) -> bool:
        """Tell whether it is the content of a verb or noun of a class: *eist dat*, *de vraag of*."""
        parent = self.parent
        if self.head.head.i == self.head.i or parent is None:
            return False
        words = words_of(*classes)
        governor = governor_of(self.head)
        if words & lemmas_of(governor):
            return True
        beside = [w for w in parent.words if w.i < self.words[0].i and w.pos_ in ("NOUN", "VERB", "ADJ")]
        return self.opened_by in ("dat", "of") and bool(beside) and bool(words & lemmas_of(beside[-1]))

    def children(self, *deps: str) -> Iterator[Token]:
        """Go through the words of the clause that hang on its verbs with these relations."""
        members = {*(verb.i for verb in self.verbs), self.head.i}
        return (w for w in self.words if w.dep_ in deps and w.head.i in members)


@dataclass(frozen=True, slots=True)
class Finites:
    """The finite clauses of a text in reading order, which of them each word belongs to, and what hangs on each.

    `hanging` has the clauses that hang on one by the token of its verb, `known` what was asked of them once.
    """

    clauses: tuple[Finite, ...]
    by_token: dict[int, Finite]
    hanging: dict[int, list[Finite]]
    known: dict[Callable[..., Any], Any] = field(default_factory=dict)

    def of(self, token: Token) -> Finite | None:
        """Give the clause a word belongs to; None in a verbless sentence."""
        return self.by_token.get(token.i)

    def below(self, clause: Finite) -> list[Finite]:
        """Give the clauses that hang directly on a clause."""
        return [other for other in self.hanging.get(clause.verb.i, ()) if other.parent is clause]

    def in_sentence(self, token: Token) -> list[Finite]:
        """Give the clauses of the sentence that a word stands in."""
        sent = token.sent
        return self.between(sent.start, sent.end)

    def between(self, first: int, last: int) -> list[Finite]:
        """Give the clauses whose verb stands between two tokens."""
        verb = attrgetter("verb.i")
        start, stop = (bisect_left(self.clauses, i, key=verb) for i in (first, last))
        return list(self.clauses[start:stop])


@ask_once
def finite_clauses(doc: Doc) -> Finites:
    """Find the finite clauses of a text.

    >>> from analysis.parse import parse
    >>> [
    ...     (c.verb.text, str(doc[c.words[0].i : c.words[-1].i + 1]))
    ...     for doc in [parse("Zij zegt dat hij is gekomen.")]
    ...     for c in finite_clauses(doc).clauses
    ... ]
    [('zegt', 'Zij zegt'), ('is', 'dat hij is gekomen')]
    """
    heads: dict[int, list[Token]] = {}
    for token in doc:
        if _is_clause_verb(token):
            heads.setdefault(_head(token).i, []).append(token)
    for head, verbs in heads.items():
        heads[head] = _without_infinitives(verbs)
    owner = _owners(doc, heads)
    own: dict[int, list[Token]] = {}
    for token in doc:
        if token.i in owner and not token.is_space:
            own.setdefault(owner[token.i], []).append(token)
    made: dict[int, list[Finite]] = {}
    for i in sorted(heads, key=lambda i: _depth(doc[i])):
        parent = None if doc[i].head.i == i else owner.get(doc[i].head.i)
        above = made[parent][0] if parent in made else None
        words = with_paired_marks(_trimmed(own[i]))
        made[i] = [Finite(verb, doc[i], _verbs(verb, doc[i], heads), words, above) for verb in heads[i]]
    clauses = sorted((c for group in made.values() for c in group), key=lambda c: c.verb.i)
    hanging: dict[int, list[Finite]] = {}
    for clause in clauses:
        if clause.parent is not None:
            hanging.setdefault(clause.parent.verb.i, []).append(clause)
    return Finites(tuple(clauses), {i: made[head][0] for i, head in owner.items()}, hanging)


def content_of(token: Token, finites: Finites) -> Finite | None:
    """Give the clause that is the content of a verb, noun or predicate: *denkt «dat hij komt»*."""
    own = finites.of(token)
    if own is None:
        return None
    for clause in finites.below(own):
        opener = clause.opener
        if opener is None or clause.verb.i <= token.i:
            continue
        fits = clause.opened_by in ("dat", "of") or clause.head.dep_ in ("ccomp", "csubj")
        if fits and "Rel" not in feature(opener, "PronType"):
            return clause
    behind = finites.of(token.doc[own.words[-1].i + 1]) if own.words[-1].i + 1 < token.sent.end else None
    if behind is not None and behind.opened_by == "dat" and any(own.children("expl")):
        return behind if behind.words[0].i == own.words[-1].i + 1 else None  # het was duidelijk dat, hung elsewhere
    is_verb = token.pos_ in ("VERB", "AUX")
    if is_verb and own.head.dep_ == "parataxis" and own.parent is not None and own.parent.verb.i < token.i:
        return own.parent
    plain = [c for c in finites.below(own) if c.head.dep_ == "ccomp" and c.opener is None]
    return plain[0] if is_verb and plain else None


def _is_clause_verb(token: Token) -> bool:
    """Tell whether a word is a finite verb; *zou* always is, whatever the parse calls it."""
    if token.lower_ in words_of("conditional") or _is_misread(token) or _is_plural(token):
        return True
    return is_finite(token) and token.lower_ not in words_of("no-finite-verb")


def _is_plural(token: Token) -> bool:
    """Tell whether what the parse calls an infinitive is a plural: *dat vluchten vertraging oplopen*.

    Behind the conjunction of a clause, with a subject of its own and without *te* or a finite verb.
    """
    if token.pos_ != "VERB" or feature(token, "VerbForm") != "Inf" or has_te(token):
        return False
    relations = {(child.dep_, child.pos_) for child in token.children if child.i < token.i}
    alone = not any(child.dep_ in ("aux", "aux:pass", "cop") for child in token.children)
    return alone and ("mark", "SCONJ") in relations and any(dep == "nsubj" for dep, _ in relations)


def _is_misread(token: Token) -> bool:
    """Tell whether a word is the modal that opens a question, which the parse takes for a conjunction or an adverb."""
    if token.dep_ not in ("mark", "advmod") or token.i > token.head.i or token.lower_ not in words_of("modal"):
        return False
    return any(verb.pos_ in ("VERB", "AUX") and _INFINITIVE.search(verb.lower_) for verb in with_helpers(token.head))


def _without_infinitives(verbs: list[Token]) -> list[Token]:
    """Leave out what is an infinitive after all, behind a modal: *zal hebben meegespeeld*."""
    first = verbs[0]
    if first.lower_ not in words_of("modal"):
        return verbs
    if _is_misread(first):
        return [first]
    infinitives = words_of("perfect-auxiliary", "passive", "modal") - words_of("conditional")
    return [first, *(v for v in verbs[1:] if v.lower_ not in infinitives)]


def lemmas_of(token: Token) -> set[str]:
    """Give what a word may be listed by: its form and lemma, of a verb the infinitive with and without its particle."""
    found = {token.lemma_.replace("_", "").lower(), token.lower_}
    return found | ({infinitive(token), simple_infinitive(token)} if token.pos_ in ("VERB", "AUX") else set())


def word_before(token: Token, n: int = 1) -> str:
    """Give the word so many places before another in its sentence, in small letters; nothing where there is none."""
    return str(token.doc[token.i - n].lower_) if token.i - n >= token.sent.start else ""


def form_of(verb: Token, clause: Finite) -> str:
    """Give the form of a verb of a clause, `Fin`, `Inf` or `Part`: only the clause's verb is finite."""
    form = feature(verb, "VerbForm")
    return "Inf" if form == "Fin" and verb != clause.verb else form


def _head(verb: Token) -> Token:
    """Give the word that a finite verb goes with: *zou* … *willen richten* has *willen*."""
    head = verb.head if _is_misread(verb) else helped(verb)
    while head != verb and head.dep_ == "xcomp" and feature(head.head, "VerbForm") == "Inf":
        head = head.head
    return head


def _owners(doc: Doc, heads: Iterable[int]) -> dict[int, int]:
    """Give the nearest word above each, or itself, that is one of the heads; what has none stands apart."""
    owner: dict[int, int | None] = {i: i for i in heads}
    for token in doc:
        way = []
        while (i := token.i) not in owner:
            way.append(i)
            token = token.head
            if token.i == i:
                owner[i] = None
        if way:
            owner.update(dict.fromkeys(way, owner[i]))
    return {i: head for i in range(len(doc)) if (head := owner[i]) is not None}


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth


def _verbs(verb: Token, head: Token, heads: dict[int, list[Token]]) -> tuple[Token, ...]:
    """Give the finite verb and all that goes with it: its head, auxiliaries, and the infinitives they carry."""
    found = {verb.i: verb}
    pending = [head, verb]
    while pending:
        token = pending.pop()
        if token.pos_ in ("VERB", "AUX"):
            found[token.i] = token
        for child in token.children:
            if child.dep_ not in _CARRIED or child.i in heads or child.i in found:
                continue
            nonfinite = feature(child, "VerbForm") in ("Inf", "Part")
            auxiliary = child.dep_ in HELPERS and child not in heads.get(head.i, [])
            if nonfinite or auxiliary:
                pending.append(child)
    return tuple(found[i] for i in sorted(found))


def _trimmed(words: list[Token]) -> tuple[Token, ...]:
    """Leave out the marks and conjunctions at the edges of a clause."""
    kept = list(words)
    while len(kept) > 1 and (kept[0].is_punct or kept[0].is_quote or kept[0].dep_ == "cc"):
        kept.pop(0)
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].is_quote):
        kept.pop()
    return tuple(kept)


def with_paired_marks(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take the mark at an edge of a clause whose twin stands inside back in: *noemt het plan “onhaalbaar”*.

    Nothing but marks may stand between. Where two hold the whole clause, both stay out.
    """
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    before: list[Token] = []
    behind: list[Token] = []
    for pair in marks_of(words[0].doc).held.touching(start, end):
        if not (pair.left < pair.start and pair.end < pair.right):
            continue  # a mark is missing
        if pair.left < start and pair.right <= end:
            before = max(before, _marks_until(words[0], -1, pair.left), key=len)
        elif pair.left >= start and pair.right > end:
            behind = max(behind, _marks_until(words[-1], 1, pair.right), key=len)
    return (*reversed(before), *words, *behind)


def _marks_until(edge: Token, step: int, offset: int) -> list[Token]:
    """Give the marks beside a word of its sentence up to the one that ends at an offset; none where a word is there."""
    found: list[Token] = []
    i = edge.i + step
    while edge.sent.start <= i < edge.sent.end and (edge.doc[i].is_punct or edge.doc[i].is_quote):
        found.append(edge.doc[i])
        if offset == (edge.doc[i].idx if step < 0 else edge.doc[i].idx + len(edge.doc[i])):
            return found
        i += step
    return []
