"""Whose evaluation it is: the experiencer or judge in the clause, else the voice, else the narrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.grammar.accusations import accusation_over
from analysis.grammar.agents import agent, preposition, subject
from analysis.grammar.mention_heads import Heads
from analysis.grammar.negation import negator_over
from analysis.grammar.passives import is_passive
from analysis.grammar.verb_groups import auxiliaries_of, has_copula, opens_with
from analysis.grammar.verbs import is_finite, simple_infinitive, speech_verbs
from analysis.grammar.veridicality import veridicality_of
from analysis.grammar.words import words_of
from analysis.records import UNKNOWN, VoiceSpan
from analysis.sentiment.evaluations import Aspect
from analysis.sentiment.expressions import Expression
from analysis.sentiment.participants import brought_by, carrier, clause_of, joined, owners, verb_in, whose

if TYPE_CHECKING:
    from spacy.tokens import Token


class Holder(NamedTuple):
    """Who holds an evaluation, `narrator`, `unknown` or ids joined by a semicolon, and where the text names them."""

    id: str
    start: int | None
    end: int | None


class Told(NamedTuple):
    """Who the sentence says holds what an expression tells; None where it says that somebody does, but not who."""

    who: Token | None


def told_by(expression: Expression) -> Told | None:
    """Give who the sentence says expects, fears or speaks of what an expression tells: *X vreest verlies*.

    Of what is only hearsay it does not say who: *er zijn zorgen dat*, *zou hebben gestolen*. None where nobody does.
    """
    token = expression.head
    while True:
        if (beside := _told_beside(token)) is not None:
            return Told(beside)
        above = token.head
        if above.i == token.i or token.dep_ in ("conj", "parataxis", "acl:relcl", "nsubj"):
            break
        if above.pos_ == "VERB" and verb_in(above, "speaking-of-verb") and preposition(token) in ("van", "over"):
            return _told(subject(above))
        if (
            (above.pos_ == "NOUN" or has_copula(above))
            and token.dep_ in ("acl", "ccomp", "csubj", "xcomp")
            and above.lemma_ in words_of("holding-noun")
        ):
            verb = carrier(above)  # heeft het idee dat
            who = subject(above) if has_copula(above) else whose(above) or (agent(verb) if verb is not None else None)
            return Told(None if who is None or who.lower_ in words_of("empty") else who)
        feared = preposition(token) == "voor" and token.dep_ in ("obl", "obl:arg")  # vreest voor verlies
        if above.pos_ == "VERB" and (feared or token.dep_ in ("obj", "ccomp", "xcomp", "advcl")):
            found = token.dep_ in ("obj", "xcomp") and verb_in(above, "calling-verb")  # vond geluk
            if verb_in(above, "holding-verb") and not found:
                return _teller(above)
        said = above.lemma_ in speech_verbs() and token.dep_ == "ccomp" and opens_with(token, "dat")
        if said and veridicality_of(above) is None:
            return _teller(above)
        if above.lemma_ in words_of("holding-adjective") and token.dep_ in ("ccomp", "csubj", "advcl", "acl"):
            return _told(subject(above))  # is er zeker van dat
        if above.pos_ in ("VERB", "AUX") and token.dep_ == "ccomp" and _has_opinion(above):
            return _told(subject(above))
        token = above
    if (who := _seeing(expression.head) or _taken_up(expression)) is not None:
        return Told(who)
    if any(c.dep_ == "amod" and c.lower_ in words_of("hearsay-adjective") for c in expression.head.children):
        return Told(None)  # de vermeende mishandeling
    clause = clause_of(expression.head)
    return Told(_claimant(clause)) if is_hearsay(clause) else None


def according_to(expression: Expression) -> Token | None:
    """Give whose words a quotation says an expression is: *„Het beleid was volgens DNB een paardenmiddel”*."""
    head = expression.head
    return next((c for word in (head, clause_of(head)) for c in brought_by(word, frozenset(("volgens",)))), None)


def _seeing(head: Token) -> Token | None:
    """Give in whose eyes something is so: *dat is in zijn ogen onnodig*."""
    for word in (head, clause_of(head)):
        for phrase in brought_by(word, frozenset(("in",))):
            if phrase.lower_ == "ogen" and (whose_eyes := owners(phrase)):
                return whose_eyes[0]
    return None


def _claimant(clause: Token) -> Token | None:
    """Give who acts on what is only hearsay: *eist cel tegen wie zou hebben gestolen*, *Dat eiste X. Hij zou …*."""
    first = clause.sent.start
    above = [one for one in clause.ancestors if one.pos_ == "VERB"]
    before = [clause.doc[first - 1].sent.root] if first else []
    for verb in (*above, *before):
        if verb_in(verb, "holding-verb", "sentencing-verb", "giving-verb"):
            return agent(verb)
    return None


def _told(who: Token | None) -> Told | None:
    return None if who is None else Told(who)


def _teller(verb: Token) -> Told | None:
    """Give who says or holds what a verb brings, nobody named in a passive: *er werd geconcludeerd dat*."""
    who = agent(verb)
    return Told(who) if who is not None or is_passive(verb) else None


def _taken_up(expression: Expression) -> Token | None:
    """Give who the next sentence says holds all of this one: *Dat heeft de rechter bepaald*."""
    sentence = expression.head.sent
    if sentence.end >= len(sentence.doc) or clause_of(expression.head).dep_ == "acl:relcl":
        return None
    verb = sentence.doc[sentence.end].sent.root
    opens = verb.sent[0].lower_ in ("dat", "dit") and verb.sent[0].head.i == verb.i
    return subject(verb) if opens and verb_in(verb, "holding-verb") else None


def is_outside_source(expression: Expression) -> bool:
    """Tell whether *volgens X* stands in a relative clause elsewhere: *de gewonde man, die volgens X dronk*."""
    for word in expression.head.sent:
        if word.lower_ == "volgens" and word.dep_ == "case":
            clause = clause_of(word.head)
            if clause.dep_ == "acl:relcl" and expression.head.i not in {t.i for t in clause.subtree}:
                return True
    return False


def is_hearsay(clause: Token) -> bool:
    """Tell whether a clause tells by *zou* what is to have happened: *zou hebben gestolen*, *zou zijn aangerand*."""
    helpers = auxiliaries_of(clause)
    would = any(helper.lower_ in words_of("conditional") for helper in helpers)
    perfect = words_of("perfect-auxiliary")
    return would and any(simple_infinitive(helper) in perfect for helper in helpers if not is_finite(helper))


def _told_beside(clause: Token) -> Token | None:
    """Give who the clause after a claim says holds it: *dat is terecht, bepaalde de rechter*."""
    for child in clause.children:
        if child.dep_ == "parataxis" and child.i > clause.i and verb_in(child, "holding-verb", "calling-verb"):
            who = subject(child)
            if who is not None and who.i > child.i:
                return who
    return None


def _has_opinion(verb: Token) -> bool:
    """Tell whether a verb with a noun says that its subject holds something: *is van mening*, *heeft het idee*."""
    nouns = [child for child in verb.children if child.dep_ in ("obj", "obl", "obl:arg", "compound:prt")]
    nouns += [word for noun in nouns for word in noun.children if word.dep_ == "fixed"]  # van mening
    return any(noun.lemma_ in words_of("holding-noun") for noun in nouns)


def is_withdrawn(expression: Expression, aspect: Aspect) -> bool:
    """Tell whether nobody holds it: somebody is cleared of it or not accused of it (*vrijgesproken van fraude*).

    What befell the victim of a deed that a noun tells stands all the same: *vrijgesproken van de moord op X*.
    """
    found = accusation_over(expression.head)
    if found is None or found.word == expression.head:
        return False
    if found.standing != "acquitted" and negator_over(found.word) is None:
        return False
    return aspect == "evaluation" or expression.head.pos_ == "VERB"


def accused_by(expression: Expression, aspect: Aspect, heads: Heads) -> Holder | None:
    """Give who holds what somebody is accused or convicted of: who accuses, `unknown` where the clause names nobody.

    None where there is no accusation; of a conviction without a court the text says it itself, and what befell the
    victim in any case.
    """
    head = expression.head
    found = accusation_over(head.head if head.dep_ == "amod" else head)  # beschuldigd van vrouwonvriendelijk gedrag
    if found is None or found.standing == "acquitted":
        return None
    if found.standing == "convicted" and (found.accuser is None or aspect == "effect"):
        return None
    if found.accuser is None:
        return Holder(UNKNOWN, None, None)
    start, end = heads.extent([found.accuser])
    return Holder(";".join(heads.actors([found.accuser])) or UNKNOWN, start, end)


def hold(judge: Token | None, voice: VoiceSpan, heads: Heads) -> Holder:
    """Give the holder: who the clause says judges or feels, else whose words they are."""
    if judge is None or judge.lower_ in words_of("empty"):
        return Holder(voice.voice, None, None)
    judges = joined(judge)
    start, end = heads.extent([judge])
    speaks = judge.lower_ in words_of("first-person", "first-person-plural")
    return Holder(";".join(heads.actors(judges)) or (voice.voice if speaks else UNKNOWN), start, end)
