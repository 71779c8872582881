"""Whom a noun or phrase speaks of: who is called so, did the deed, undergoes it, or is the object of an attitude."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.grammar.accusations import accusation_over
from analysis.grammar.agents import agent, objects, patients, preposition, subject
from analysis.grammar.mention_heads import Heads
from analysis.grammar.passives import is_passive
from analysis.grammar.relations import is_definite
from analysis.grammar.verb_groups import has_copula
from analysis.grammar.words import words_of
from analysis.sentiment.evaluations import Entry
from analysis.sentiment.expressions import Expression
from analysis.sentiment.judged import Reading, called_so, doers_of, is_medium, predicated, van_of
from analysis.sentiment.participants import BY, brought_by, carrier, clause_of, first_listed, owners, verb_in, whose
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_AROUND = frozenset(("rond", "rondom"))
_NOT_HAD = frozenset(("op", "over"))
_UPON = frozenset(("op", "tegen"))
_FOR = frozenset(("voor", "aan"))
_AGAINST = frozenset(("tegen",))


def label(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*de terrorist*: expression and target in one; *X is een held*, *Y noemt X een held*: of X."""
    noun = expression.head
    if has_copula(noun):
        return predicated(subject(noun), heads)
    if (called := called_so(noun)) is not None:
        return called
    if noun.dep_ == "xcomp" and noun.head.pos_ in ("VERB", "AUX") and (who := subject(noun.head)) is not None:
        return Reading((who,), None, "sentiment.predicate")
    if noun.dep_ == "appos" and noun.head.i != noun.i:
        return Reading((noun.head,), None, "sentiment.label")
    if entry.type == "appreciation":
        owner = [one for one in owners(noun) if is_somebody(one, heads)]
        return Reading((owner[0],), None, "sentiment.quality") if owner else None
    if entry.upos == "PART" and not is_somebody(noun, heads):
        return None
    if noun.dep_ == "ROOT" and all(c.dep_ in ("amod", "punct", "dep") for c in noun.children):
        return None  # a heading of one word
    return Reading((noun,), None, "sentiment.label")


def deed(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*de fraude van X*, *X pleegde fraude*, *X verdacht van fraude*, *dat is bedrog*: of the doer, else the deed."""
    noun = expression.head
    if has_copula(noun):
        return predicated(subject(noun), heads)
    if (called := called_so(noun)) is not None:
        return called
    for doer in _doers_named(noun, entry):
        if is_somebody(doer, heads):
            return Reading((doer,), None, "sentiment.deed")
    if entry.only_with_somebody or not is_definite(noun):
        return None
    return Reading((noun,), None, "sentiment.deed")


def _doers_named(noun: Token, entry: Entry) -> Iterator[Token]:
    """Give who the sentence says did a deed, the surest first."""
    yield from brought_by(noun, BY | _AROUND)
    if preposition(noun) == "van" and noun.head.lower_ in words_of("there-is-noun"):
        yield from (one for word in (noun.head, noun.head.head) for one in brought_by(word, words_of("body-place")))
    if (accusation := accusation_over(noun)) is not None:
        held = accusation.word.dep_ == "fixed" and noun.head.pos_ == "VERB"  # opgepakt op verdenking van moord
        yield from patients(noun.head)[:1] if held else ()
        yield from () if accusation.accused is None else (accusation.accused,)
        return  # who only speaks of an accusation has done nothing
    verb, own, noun = carrier(noun), noun, first_listed(noun)
    above = noun.head
    if verb is not None:
        carried = (noun.dep_ in ("obj", "nsubj:pass") or preposition(noun) == "aan") and not _is_lacking(verb)
        caused = preposition(noun) == "voor" and verb_in(verb, "causing-verb")  # zorgt voor overlast
        if caused or (carried and verb_in(verb, "doing-verb")):
            who = agent(verb)
            if who is not None:
                yield who
    reason = noun.dep_ == "nmod" and preposition(noun) in words_of("reason")
    if reason and above.pos_ in ("NOUN", "NUM", "PROPN", "PRON"):
        upper = carrier(above)
        yield from brought_by(above, _FOR | BY)
        if upper is not None and verb_in(upper, "sentencing-verb"):
            yield from patients(upper)
        elif upper is not None and verb_in(upper, "undergoing-verb") and (who := subject(upper)) is not None:
            yield who
        yield from owners(above)
    if van_of(own) == "agent" or (van_of(own) is None and not entry.only_with_somebody):
        yield from owners(own)


def undergone(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X kreeg een boete*, *een boete voor X*, *de dood van X*, *de aanval op X*: of X."""
    noun = expression.head
    event = entry.upos == "NOUN" and van_of(noun) is not None and not entry.of_contest
    if has_copula(noun):
        return None
    for who in _sufferers(noun, entry, event):
        if is_somebody(who, heads):
            return Reading((who,), None, "sentiment.undergone")
    return None


def _is_lacking(verb: Token) -> bool:
    """Tell whether a verb says that its object is needed, and so not there: *heeft geluk nodig*."""
    return any(c.lower_ == "nodig" for c in verb.children)


def _sufferers(noun: Token, entry: Entry, event: bool) -> Iterator[Token]:
    """Give who the sentence says undergoes or attains what a noun tells, the surest first."""
    yield from brought_by(noun, _UPON if event else _FOR)
    named = [c for c in noun.children if c.dep_ in ("nmod", "flat") and c.pos_ == "PROPN" and preposition(c) is None]
    yield from named  # nominatie Maes
    yield from _in_relative_clause(noun)
    verb, own, noun = carrier(noun), noun, first_listed(noun)
    if verb is not None and preposition(noun) == "in" and (taken := [one for one in objects(verb) if one != noun]):
        yield from taken  # nam zijn auto in beslag
    elif verb is not None:
        had = noun.dep_ in ("obj", "obl", "obl:arg", "compound:prt", "xcomp")
        held = had and preposition(noun) not in _NOT_HAD
        did = preposition(noun) == "aan" and verb_in(verb, "doing-verb")
        judged = verb_in(verb, "calling-verb") and any(one.i != noun.i for one in objects(verb))  # vindt het een ramp
        # Not: wacht op hulp, heeft het over een crisis, maakte zich schuldig aan geweld.
        if held and not did and not judged and verb_in(verb, "undergoing-verb") and not _is_lacking(verb):
            who = subject(verb)
            if who is not None and not is_passive(verb):
                yield who
        if verb_in(verb, "giving-verb") and noun.dep_ != "nsubj":
            yield from (one for one in objects(verb) if one.i != noun.i)
            yield from brought_by(verb, _FOR)
            if entry.polarity < 0:
                yield from (one for word in (own, verb) for one in brought_by(word, _AGAINST))  # eist cel tegen X
            helpers = [
                c for c in (*verb.children, verb.head) if c.pos_ in ("VERB", "AUX") and verb_in(c, "receiving-verb")
            ]
            if helpers and (who := subject(verb) or subject(verb.head)) is not None:
                yield who
            if is_passive(verb) and noun.dep_ == "obj" and (who := subject(verb)) is not None:
                yield who
        if not event and verb_in(verb, "sentencing-verb") and noun.dep_ != "nsubj:pass":
            yield from patients(verb)
        if noun.dep_ == "nsubj:pass":
            yield from brought_by(verb, frozenset(("bij",)))
        if noun.dep_ == "nsubj" and verb.lemma_ == "gaan":  # de lof gaat naar de ploeg
            yield from brought_by(verb, frozenset(("naar",)))
    if entry.polarity < 0:
        yield from brought_by(own, frozenset(("bij",)))
    if entry.of_contest or (entry.polarity < 0 and van_of(own) != "agent") or van_of(own) == "patient":
        yield from owners(own)  # zijn blessure befell him; zijn vergoeding only says that he has one


def _in_relative_clause(noun: Token) -> Iterator[Token]:
    """Give who gets what a noun tells by the clause behind it: *de straf die X kreeg*, *die de rechter hem oplegde*."""
    for clause in noun.children:
        relative = {c.dep_ for c in clause.children if c.lower_ in words_of("relative-subject")}
        if clause.dep_ != "acl:relcl" or not relative:
            continue
        if verb_in(clause, "giving-verb"):
            undergoing = (c for c in clause.children if c.dep_ in ("iobj", "obj"))
            yield from (c for c in undergoing if c.lower_ not in words_of("relative-subject"))
            yield from brought_by(clause, _FOR)
        elif verb_in(clause, "undergoing-verb") and "obj" in relative:
            yield from (c for c in clause.children if c.dep_ == "nsubj")


def attitude(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*kritiek van Y op X*, *X kreeg kritiek*, *tot woede van Y deed X dat*: of X, by Y."""
    noun = expression.head
    if entry.type == "effect":  # de overwinning op X
        undergoing = tuple(brought_by(noun, entry.prepositions))[:1]
        return Reading(undergoing, None, "sentiment.undergone") if undergoing else None
    verb = carrier(noun)
    judge = whose(noun)
    found = [t for t in brought_by(noun, entry.prepositions) if preposition(t) != "van" and not is_medium(t)]
    if not found and verb is not None:
        if noun.dep_ in ("obj", "obl", "obl:arg") and verb_in(verb, "receiving-verb") and not is_passive(verb):
            who = subject(verb)
            found = [who] if who is not None else []
        elif preposition(noun) == "tot" and not verb_in(
            verb, "holding-verb"
        ):  # tot woede van, not: oproepen tot protest
            who = agent(verb)
            found = [who] if who is not None else []
        elif verb_in(verb, "attitude-verb"):
            found = list(brought_by(verb, entry.prepositions - words_of("no-attitude-object")))
            found = [t for t in found if t != noun and not is_medium(t)]
    brings = preposition(noun) == "tot"  # leidde tot verontwaardiging: of others
    if judge is None and verb is not None and verb_in(verb, "attitude-verb") and not verb_in(verb, "receiving-verb"):
        judge = None if brings else agent(verb)
    if judge is not None and (judge == noun or judge in expression.words):
        judge = None  # er is veel lof voor X
    chosen = [doer for one in found[:1] for doer in doers_of(one, heads)]
    return Reading(tuple(chosen), judge, "sentiment.attitude") if chosen else None


def phrase_bearer(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X is onder de maat*, *X in opspraak*: of the subject of the clause, or the noun the phrase stands with."""
    head = expression.head
    if (
        head.dep_ in ("nmod", "amod", "acl")
        and head.head.pos_ in ("NOUN", "PROPN")
        and head.head not in expression.words
    ):
        return Reading(tuple(doers_of(head.head, heads)), None, "sentiment.phrase")
    if (called := called_so(head)) is not None:
        return called
    who = subject(head) if any(c.dep_ in ("nsubj", "cop") for c in head.children) else subject(clause_of(head))
    if who is None or who in expression.words:
        return None
    return Reading(tuple(doers_of(who, heads)), None, "sentiment.phrase")
