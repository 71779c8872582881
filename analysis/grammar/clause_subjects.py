"""Who or what a clause is about: the subject of a verb, its own or the one that it shares with another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from analysis.cascade import Sieve, first
from analysis.grammar.can_speak import can_speak
from analysis.grammar.cases import cases_of
from analysis.grammar.marks import marks_of
from analysis.grammar.predications import Predication, first_finite, predication
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.verb_groups import CLAUSES, SUBJECTS, carried, carried_by, has_copula, own_subject, subjects_of
from analysis.grammar.verbs import infinitive, is_finite, speech_verbs, verb_form
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

Found: TypeAlias = "Sequence[Token] | None"
#: Word classes of who or what may be listed.
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")


@ask_once
def find_subjects(head: Token) -> tuple[Token, ...]:
    """Give the subjects of the verb or predicate that heads a clause, by the first sieve of `SUBJECT` that finds any.

    >>> find_subjects(parse("Zij ging weg en zweeg.")[4])
    (Zij,)
    """
    found = first(SUBJECT, predication(head))
    return tuple(found[1]) if found is not None else ()


def main_verb_of(phrase: Token) -> Token | None:
    """Give the verb of a main clause that the parse hangs on its subject as one more relative clause.

    The phrase is the root, a relative clause stands before this one, and this one has no relative word.

    >>> doc = parse("De bond en artsen die bekendstaan als de helpers spreken over doden.")
    >>> main_verb_of(doc[1])
    spreken
    """
    if phrase.dep_ != "ROOT" or phrase.pos_ in ("VERB", "AUX") or has_copula(phrase) or own_subject(phrase):
        return None
    below = [t for t in phrase.subtree if t.dep_ == "acl:relcl" and t.i > phrase.i]
    for before, verb in pairwise(below):
        opened = [any("Rel" in c.morph.get("PronType", []) for c in clause.children) for clause in (before, verb)]
        if before.head == verb.head and first_finite(verb) is not None and opened == [True, False]:
            return verb
    return None


def of_main_clause(said: Predication) -> Found:
    """Give the subject of a main clause that the parse takes for a relative clause of it."""
    if said.top.dep_ != "acl:relcl":
        return None
    root = said.top.sent.root
    return [root] if main_verb_of(root) == said.top else None


def own(said: Predication) -> Found:
    """Give what hangs on its verbs, as `MENDING` leaves it."""
    return arguments(said.head)[0] or None


def on_helper(said: Predication) -> Found:
    """Give what hangs on a word that goes with it: its auxiliary, or the *in* of *is in functie*."""
    head = said.head
    if _has_empty_subject(head):
        return None
    within = [c for c in head.children if c.dep_ in ("case", "fixed")] if has_copula(head) else []
    return [c for word in (*said.helpers, *within) for c in full_subjects(word)][:1] or None


def behind_first(said: Predication) -> Found:
    """Give the subject that opens a joined clause but hangs on the first."""
    top = said.top
    subjects = subjects_of(top.head) if top.dep_ in ("conj", "parataxis") and said.finite else []
    if len(subjects) < 2:
        return None
    edges = ((c, c.left_edge) for c in subjects if top.head.i < c.i < top.i)
    before = [(c, edge.nbor(-1)) for c, edge in edges if edge.i > top.sent.start]
    return [c for c, word in before if word.text == "," or word.dep_ == "cc"][:1] or None


def of_verb_above(said: Predication) -> Found:
    """Give the subject of the verb that a finite one hangs on as if it were an infinitive."""
    top = said.top
    subjects = subjects_of(top.head) if said.finite and top.dep_ == "xcomp" else []
    return [c for c in subjects if c.i < top.i][-1:] or subjects[:1] or None


def stranded(said: Predication) -> Found:
    """Give the phrase before a joined verb that the parse lists with the object of the first."""
    opens = said.top.dep_ == "ccomp" and not any(c.dep_ == "mark" for c in said.top.children)
    found = stranded_subject(said.top, first_finite(said.top)) if opens or _may_share(said) else None
    return [found] if found is not None else None


def inherited(said: Predication) -> Found:
    """Give the subject that a later conjunct shares with the nearest that has one."""
    token = said.top
    while _may_share(said) and token.dep_ == "conj" and token.head.i != token.i:
        beside = [c for c in token.head.children if c.dep_ in ("conj", "parataxis") and c.i < token.i]
        for sibling in reversed(beside):
            if subjects := full_subjects(sibling):
                return subjects
        token = token.head
        group: Token | None = token
        while group is not None:
            subjects = full_subjects(group)
            if len(subjects) > 1:
                subjects = list(arguments(group)[0])
            if subjects:
                return subjects
            group = carried(group)
        carrier = carried_by(token)
        if carrier is not None:
            token = carrier
            if subjects := subjects_of(token):
                return subjects
    return None


def behind_conjunction(said: Predication) -> Found:
    """Give the subject that stands between *dat* and the verb but hangs on the clause above."""
    top = said.top
    mark = next((c for c in top.children if c.dep_ == "mark" and c.pos_ == "SCONJ"), None)
    if top.dep_ != "ccomp" or not said.finite or mark is None or mark.i < top.head.i:
        return None
    return [c for c in subjects_of(top.head) if mark.i < c.i < top.i][:1] or None


def of_first_relative(said: Predication) -> Found:
    """Give the subject of the relative clause that this one is joined to."""
    top = said.top
    joint = next((c for c in top.children if c.dep_ == "cc"), None)
    if top.dep_ != "acl:relcl" or not said.finite or joint is None:
        return None
    before = [t for t in top.doc[top.sent.start : joint.i] if t.dep_ == "acl:relcl" and own_subject(t)]
    return subjects_of(before[-1])[:1] or None if before else None


def behind_cue(said: Predication) -> Found:
    """Give the phrase right behind a finite verb of speech, where the parse hangs it on no other verb."""
    verb = next((t for t in (*said.group, *said.auxiliaries) if is_finite(t)), None)
    if verb is None or verb.i == 0 or infinitive(said.head) not in speech_verbs():
        return None
    doc, quoted = verb.doc, marks_of(verb.doc).quoted
    stop = next((i for i in range(verb.i + 1, verb.sent.end) if i in quoted), verb.sent.end)
    found = subject_after(doc, verb.i + 1, stop)
    if found is None or not can_speak(doc, found):
        return None
    head = doc[slice(*found)].root
    other = head.dep_ == "obj" and not verb.nbor(-1).is_punct  # the one accused in *van moord beschuldigde Jansen*
    below = verb.is_ancestor(head.head) and head.head not in said.group
    return None if other or below else [head]


#: Who is asked for the subject, in order; in the examples «» marks whom a sieve finds for the verb.
SUBJECT: tuple[Sieve[Predication, Sequence[Token]], ...] = (
    Sieve(
        "of a main clause",
        of_main_clause,
        "«De bond» en artsen die bekendstaan als de helpers _spreken_ over doden.",
    ),
    Sieve("its own", own, "«De minister» _zweeg_."),
    Sieve("on a helper", on_helper, "«De minister» was lang in _functie_."),
    Sieve("opens a joined clause", behind_first, "De politie sliep, «de dief» snel _vluchtte_."),
    Sieve("of the verb above", of_verb_above, "De kok, «de baas» is er _eerlijk_ over: “Wij wisten het.”"),
    Sieve("listed with an object", stranded, "De man belde de politie en «de buren» _kwamen_."),
    Sieve("shared with an earlier verb", inherited, "«De rebel» sloeg en _schopte_ de agent."),
    Sieve("behind a conjunction", behind_conjunction, "De minister snapt dat «de rebellen» dat _doen_."),
    Sieve("of the first relative clause", of_first_relative, "De dief «die» vlucht en een boete _krijgt_ zwijgt."),
    Sieve("behind a verb of speech", behind_cue, "Wij gaan weg, _zei_ «hij» voor de zitting begon."),
)


def full_subjects(token: Token) -> list[Token]:
    """Give the subjects of a verb but for *er* and *het*, which another clause may not share."""
    return [subject for subject in subjects_of(token) if subject.lower_ not in ("er", "het")]


def stranded_subject(top: Token, finite: Token | None) -> Token | None:
    """Find the subject of a second clause that the parse hangs on the object of the first.

    In *De man belde de politie en de buren kwamen kijken* the neighbours are not called, but come: between *en* and the
    second verb stands a phrase.
    """
    if top.dep_ not in ("conj", "ccomp") or finite is None or top.head.i >= finite.i:
        return None
    between = top.doc[top.head.i + 1 : finite.i]
    first = top.head.i if top.head.pos_ in NOMINAL else top.head.i + 1
    listed = [t for t in between if t.dep_ == "conj" and t.pos_ in NOMINAL and t.head.i >= first]
    if not listed or listed[0].head.dep_ not in ("obj", "iobj", "obl", "nmod", "obl:arg"):
        return None
    if top.dep_ == "ccomp" and listed[0].head.head.i != top.head.i:
        return None  # welke trucs boeren met koeien en varkens gebruiken
    last = top.doc[listed[-1].i + 1 : finite.i]
    if any(t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or t.is_punct for t in last) or finite.nbor(-1).is_punct:
        return None
    number = finite.morph.get("Number", []) or (["Plur"] if verb_form(finite) == "Inf" else [])
    own = ["Plur"] if len(listed) > 1 else listed[0].morph.get("Number", [])
    return listed[0] if not (number and own) or number == own else None


def _has_empty_subject(verb: Token) -> bool:
    """Tell whether *het* is all the subject that a verb has: *het wordt geacht dat zij gaan*."""
    return any(child.dep_ == "expl" and child.lower_ == "het" for child in verb.children)


def _may_share(said: Predication) -> bool:
    """Tell whether a joined clause may have the subject of an earlier one: it has no place for one of its own.

    A main clause shares the subject of the first only where it opens with its verb; one that ends with its verbs may
    have other phrases before them (*die komt en morgen vertrekt*). An empty *het* is a subject too.
    """
    top = said.top
    if top.dep_ != "conj" or not (said.finite or said.shares):
        return False
    if _has_empty_subject(top):
        return False
    joint = next((c for c in top.children if c.dep_ == "cc" and c.i < top.i), None)
    helpers = said.helpers
    finite = next((t for t in (top, *helpers) if verb_form(t) == "Fin" and (t == top or t.head == top)), None)
    if joint is None or finite is None or finite.i > top.i:
        return True
    own = [c for c in top.children if c.dep_ not in (*CLAUSES, "cc", "compound:prt") and c not in helpers]
    if not any(joint.i < c.i < finite.i for c in own):
        return True
    if finite != top:
        between = top.doc[finite.i + 1 : top.i]
        return not any(t.pos_ not in ("VERB", "AUX") and t.lower_ != "te" for t in between)
    return not any(c.i > top.i and c.dep_ in (*SUBJECTS, "obj", "iobj") and not cases_of(c) for c in own)
