"""Whom an adjective or adverb speaks of: who bears the quality, or the object of a feeling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.agents import agent, subject
from analysis.grammar.marks import in_quotation
from analysis.grammar.mention_heads import Heads
from analysis.grammar.passives import is_passive
from analysis.grammar.relations import is_definite
from analysis.grammar.verb_groups import SUBJECTS, auxiliaries_of, has_copula
from analysis.grammar.verbs import infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.sentiment.evaluations import Entry, entries_of
from analysis.sentiment.expressions import Expression
from analysis.sentiment.judged import Reading, called_so, doers_of, is_empty, predicated
from analysis.sentiment.participants import brought_by, verb_in
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO = frozenset(("aan",))


def bearer(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*laffe X*, *X is laf*, *Y noemt X laf*, *X speelde knap*: of X."""
    token = expression.head
    while token.dep_ == "conj" and token.head.pos_ == token.pos_ and token.head.i < token.i:
        token = token.head
    if entry.prepositions and not list(brought_by(token, entry.prepositions)):
        return None
    if verb_form(token) == "Part" and any(verb_in(helper, "possessing-verb") for helper in auxiliaries_of(token)):
        return None  # heeft het land verlaten: a deed, no quality
    if token.dep_ in ("amod", "acl", "acl:relcl"):
        return _borne_by_noun(token, entry, heads)
    called = called_so(token)
    if called is not None:
        return called if entry.type != "effect" else Reading(called.targets, None, called.rule)
    if has_copula(token) or (token.dep_ == "xcomp" and verb_in(token.head, "becoming-verb", "demanding-verb")):
        who = subject(token)
        return None if is_empty(who) else predicated(who, heads)
    if token.dep_ in ("advmod", "obl", "xcomp", "advcl", "obj") and token.head.pos_ in ("VERB", "AUX"):
        return _borne_by_verb(token, entry, heads)
    return predicated(subject(token), heads) if token.dep_ == "ROOT" else None


def _borne_by_noun(token: Token, entry: Entry, heads: Heads) -> Reading | None:
    """*laffe X*: of the noun; *hij is de beste speler*, *X vindt het een goed plan*: of what the noun is said of."""
    noun = token.head
    if (called := called_so(noun)) is not None:
        return called
    if entry.type != "effect" and has_copula(noun) and not is_empty(who := subject(noun)):
        return predicated(who, heads)
    if _is_plain(token) and is_somebody(noun, heads) and not is_definite(noun):
        return None
    return Reading(tuple(doers_of(noun, heads)), None, "sentiment.attribute")


def _borne_by_verb(token: Token, entry: Entry, heads: Heads) -> Reading | None:
    """*X speelde knap*: of who does it that way, where the verb is one of doing so."""
    verb = token.head
    if verb_in(verb, "incurring-verb") and any(brought_by(verb, _TO)):
        return None  # maakte zich schuldig aan fraude: the fraud says it
    if verb_form(token) == "Part" and verb_in(verb, "possessing-verb"):
        return None  # heeft maatregelen getroffen: what hebben helps to tell
    if entry.type == "effect":
        who = subject(verb) if not is_passive(verb) else None
        return Reading((who,), None, "sentiment.predicate") if who is not None and token.dep_ == "xcomp" else None
    if token.lower_ in words_of("landed") and verb_in(verb, "landing-verb"):
        return None  # kwamen in dorpen terecht
    if _is_of_the_clause(token, entry) or verb_in(verb, "calling-verb"):
        return None  # X vindt het oneerlijk dat: not of X
    if any(of.aspect == "effect" and of.role == "subject" and of.polarity < 0 for of in entries_of(verb)):
        return None  # verloor onterecht: who suffers by it does nothing
    if _is_plain(token) and not verb_in(verb, "performing-verb", "demanding-verb"):
        return None
    who = agent(verb)
    if who is None or not (is_somebody(who, heads) or verb_in(verb, "proceeding-verb", "demanding-verb")):
        return None
    return Reading(tuple(doers_of(who, heads)), None, "sentiment.manner")


def _is_plain(token: Token) -> bool:
    return token.lemma_.lower() in words_of("plain-quality")


def _is_of_the_clause(adverb: Token, entry: Entry) -> bool:
    """Tell whether an adverb says how it is that something happened, not how somebody did it.

    *Uitzonderlijk kreeg de pers hem te zien*: nobody acts; *Opmerkelijk zweeg de premier*: before the finite verb
    stands what is thought of the whole, unless it judges who acts (*Dapper sprong hij*) or the verb asks how well.
    """
    verb = adverb.head
    if infinitive(verb) in words_of("getting"):
        return True
    if entry.type != "appreciation" or verb_in(verb, "performing-verb"):
        return False
    who = subject(verb)
    return who is not None and adverb.i < verb.i < who.i


def feeling(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X is woedend op Y*, *X reageert boos op Y*: of Y, by X."""
    token = expression.head
    if token.dep_ == "advmod" and token.lemma_.lower() == "gelukkig":
        return None  # gelukkig kon hij op haar rekenen
    found = list(brought_by(token, entry.prepositions))
    judge: Token | None
    if token.dep_ == "amod":
        judge = token.head
    else:
        judge = subject(token) if token.head.pos_ not in ("VERB", "AUX") or token.dep_ in ("ROOT", "conj") else None
        verb = token.head
        if token.dep_ in ("advmod", "xcomp", "obj", "obl", "advcl") and verb.pos_ in ("VERB", "AUX"):
            judge = subject(verb)
            found += [t for t in brought_by(verb, words_of("towards")) if t.i > token.i or not found]
        own = (c for c in token.children if c.dep_ in SUBJECTS)  # X is te spreken over
        judge = judge or subject(token) or next(own, None)
    found += [c for c in token.children if c.dep_ == "obj"]  # de kritiek beu
    found.sort(key=lambda one: one.i < token.i)  # not: over het algemeen positief tegenover het plan
    quoted = in_quotation(token.doc, token.idx)  # schrijft op Twitter: “Ik ben zo blij”
    found = [one for one in found if in_quotation(one.doc, one.idx) == quoted]
    chosen = [doer for one in found[:1] for doer in doers_of(one, heads)]
    return Reading(tuple(chosen), judge, "sentiment.attitude") if chosen else None
