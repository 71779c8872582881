"""Phrases with a preposition that take part in a deed: *won van X*, *sprak met X*, *kreeg van X*, *schoot op X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.events.deed_clauses import DeedClause
from analysis.events.diathesis import Reflexive
from analysis.events.meanings import Sense, addressing, verb_senses
from analysis.events.undergoing import is_receiving
from analysis.grammar.cases import cases_of
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.subjects_and_objects import is_governed
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.verbs import particles_of, verb_prepositions
from analysis.grammar.words import kinds_in, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def takes(lemma: str, preposition: str) -> bool:
    """Tell whether a preposition with a verb marks somebody who takes part in what it tells.

    >>> takes("winnen", "van"), takes("winnen", "in")
    (True, False)
    """
    sense = verb_senses().get(lemma)
    by_class = sense is not None and (sense.deed, preposition) in addressing()
    return by_class or (lemma, preposition) in verb_prepositions()


def governs(lemma: str, preposition: str) -> bool:
    """Tell whether a verb itself, not its class, says that a preposition marks who takes part.

    >>> governs("heersen", "over"), governs("raken", "naar")
    (True, False)
    """
    return (lemma, preposition) in verb_prepositions()


def aimed_at(clause: DeedClause, lemma: str, sense: Sense | None, reflexive: Reflexive) -> list[tuple[Token, str]]:
    """Give the phrases with a preposition that take part, with their role: *won van X*, *kreeg van X*.

    The verb itself, the idiom or the class of the deed says which preposition does so.
    """
    verb = "krijgen" if is_receiving(clause) else lemma
    kinds = {sense.deed} if sense else set()
    if reflexive != "none":
        kinds.add("reflexive")
    found = []
    for token in _prepositional(clause, verb, sense.deed if sense else None):
        cases = cases_of(token)
        if not cases:
            continue
        role = verb_prepositions().get((verb, cases[0]))
        owner = token.dep_ == "nmod" and cases[0] == "van"
        contest = sense is not None and sense.deed == "conflict"  # verloor de verkiezingen van Reagan
        of_object = token.head in clause.objects  # won na een advies van de bank
        giver = contest or (of_object and not _has_definite_determiner(token.head))  # won in de finale van Vos
        if owner and not giver:
            role = None  # kreeg de leiding van de partij
        if verb in words_of("seeing-in") and cases[0] == "in" and not clause.objects:
            role = None  # zag een leider in hem, was te zien in het journaal
        if sense is not None and cases[0] in sense.prepositions:
            role = "patient"
        if role is None and len(cases) == 1 and any((kind, cases[0]) in addressing() for kind in kinds):
            role = "patient"
        if role is not None:
            found.append((token, role))
    return found


def _has_definite_determiner(noun: Token) -> bool:
    """Tell whether *de*, *dit* or an owner stands before a noun: not of an amount, *kreeg weinig steun van de bank*."""
    kinds = kinds_in("determiners")
    return any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and kinds.get(c.lower_) == "definite") for c in noun.children)


def _is_of_verb(token: Token, lemma: str, deed: str | None) -> bool:
    """Tell whether a phrase that the parse hangs on another is the verb's: *won in eigen huis van Vos*.

    A noun keeps its own (*schreef na de treffer tegen Vos*): the verb itself must ask for it, or tell of a contest, or
    of telling somebody (*meldt in een brief aan Vos*).
    """
    case = next(iter(cases_of(token)), "")
    told = noun_sense(token.head.lemma_)
    if told is not None and case in told.prepositions:
        return False
    spoken = case == "aan" and deed in ("communication", "speech") and (told is None or told.deed == "speech")
    return governs(lemma, case) or deed == "conflict" or spoken


def _prepositional(clause: DeedClause, lemma: str, deed: str | None) -> list[Token]:
    """Give the phrases with a preposition of a clause, also those that the parse hangs on its object."""
    own = clause.children("obl", "obl:arg", "obl:agent")
    own += [c for t in particles_of(clause.verb) for c in t.children if c.dep_ in ("obl", "obl:arg")]  # samen met X
    own += [token for token in clause.children(*SUBJECTS) if is_governed(token)]
    nouns = [*clause.objects, *own, *clause.children("xcomp", "fixed", "compound:prt")]
    nested = [
        c
        for noun in nouns
        if noun.pos_ in ("NOUN", "NUM", "SYM")  # won met 4-2 van Vos
        for c in noun.children
        if c.dep_ == "nmod" and c.i > noun.i
    ]
    nested = [c for c in nested if c.head not in own or _is_of_verb(c, lemma, deed)]
    behind = [t for subject in clause.subjects if subject.i > clause.verb.i for t in subject.subtree]
    told = [t for t in behind if t.dep_ in ("nmod", "obl") and any(c.lower_ == "tegen" for c in t.children)]
    return list(dict.fromkeys([*own, *nested, *told]))
