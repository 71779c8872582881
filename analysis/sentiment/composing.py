"""Composition: what turns, strengthens or weakens an expression where it stands (Polanyi & Zaenen 2006)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.agents import preposition
from analysis.grammar.mention_heads import Heads
from analysis.grammar.negation import denied_by, negator_of_clause, negator_over
from analysis.grammar.verb_groups import SUBJECTS, has_copula, opens_with
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.sentiment.expressions import Expression
from analysis.sentiment.participants import brought_by, clause_of, helpers_over, verb_in
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What is turned is half as strong: *niet goed* is less bad than *slecht*.
TURNED = 0.5
STRONGER, WEAKER = 1.5, 0.5
#: Relations by which an expression is negated with what stands above it.
_THROUGH = ("amod", "xcomp", "obj", "advmod", "compound:prt")
_FOR = frozenset(("voor",))


@dataclass(frozen=True, slots=True)
class Composition:
    """How a polarity is composed: by which words it is turned (each turns it once) and by how much it is multiplied."""

    turned_by: tuple[Token, ...]
    modifiers: tuple[Token, ...]
    intensity: float
    too_much: bool = False

    @property
    def turned(self) -> bool:
        """Tell whether the polarity is turned, by an odd number of words."""
        return len(self.turned_by) % 2 == 1

    def apply(self, polarity: float) -> float:
        """Give a polarity as it is composed, from -1 to 1."""
        value = polarity * self.intensity
        if self.turned:
            value *= -TURNED
        elif self.too_much and value > 0:
            value = -value
        return round(max(-1.0, min(1.0, value)), 4)


def compose(expression: Expression, heads: Heads) -> Composition:
    """Find what an expression is turned and strengthened by; `heads` tell who is somebody."""
    head = expression.head
    own = {word.i for word in expression.words}
    modifiers = tuple(m for m in _modifiers(expression) if m.i not in own)
    intensity = 1.0
    for modifier in modifiers:
        intensity *= STRONGER if modifier.lower_ in words_of("intensifier") else WEAKER
    called = head.dep_ in ("xcomp", "obj") and verb_in(head.head, "calling-verb")
    predicated = has_copula(head) or head.dep_ == "xcomp" or called  # is een lafaard, noemt hem een lafaard
    if head.pos_ == "NOUN" and not predicated and all(e.role == "bearer" for e in expression.entries):
        turners = [_less(head)]  # om te voorkomen dat de terroristen winnen: terrorists they are
    else:
        less = next(filter(None, map(_less, (head, *expression.words))), None)  # weinig last hebben
        fewer = next(filter(None, map(_dwindling, expression.words)), None)
        turners = [*dict.fromkeys((_negator(expression), less, fewer or _reverser(head)))]  # to deny and end is one
    turned = tuple(t for t in turners if t is not None and t.i not in own)
    too_much = not expression.phrase and (_too_much(head, heads) or _is_demanded(head))
    return Composition(turned, modifiers, round(intensity, 4), too_much)


def _modifiers(expression: Expression) -> list[Token]:
    words = words_of("intensifier", "diminisher")
    if expression.head.pos_ == "VERB":
        words -= words_of("instance")
    found = [
        c
        for word in expression.words
        for c in word.children
        if c.lower_ in words and c.dep_ in ("advmod", "amod", "det") and c.i < word.i
    ]
    first = expression.words[0]
    before = first.nbor(-1) if first.i > 0 else None
    if before is not None and before.lower_ in words and before.dep_ in ("advmod", "amod") and before not in found:
        found.append(before)
    only = words_of("comparative-only")
    return [word for word in found if word.lower_ not in only or feature(word.nbor(1), "Degree") == "Cmp"]


def _too_much(token: Token, heads: Heads) -> bool:
    """Tell whether *te* makes too much of a quality: *te mooi*, unlike *te sterk voor hem*, by which one wins."""
    if token.lower_ in words_of("winning-quality"):
        beside = token.head if token.dep_ in ("advmod", "xcomp") else token  # speelde te sterk voor hem
        if any(is_somebody(one, heads) for one in brought_by(beside, _FOR)):
            return False
    return token.pos_ in ("ADJ", "ADV") and any(c.lower_ == "te" and c.dep_ != "mark" for c in token.children)


def _is_demanded(token: Token) -> bool:
    """Tell whether more of a quality is demanded than there is: *had zorgvuldiger moeten zijn*, *het moet beter*.

    Not of what its subject is already (*de betere ploeg moet spelen*), nor by the clause it is compared with
    (*was beter dan hij had moeten zijn*).
    """
    if feature(token, "Degree") != "Cmp" or (token.dep_ == "amod" and token.head.dep_ in SUBJECTS):
        return False
    clause = clause_of(token)
    verbs = [word for word in (clause, *clause.children) if word.pos_ in ("VERB", "AUX")]
    return any(verb_in(verb, "demanding-verb") and not _is_compared_with(verb, token) for verb in verbs)


def _is_compared_with(verb: Token, comparative: Token) -> bool:
    """Tell whether a verb stands in a clause with *dan*, also where the parse hangs it on the comparative."""
    between = comparative.doc[comparative.i + 1 : verb.i + 1]
    than = next((word.i for word in between if word.lower_ == "dan"), None)
    return than is not None and any(word.i > than and is_finite(word) for word in between)


def _less(token: Token) -> Token | None:
    """Find the word that makes less of an expression: *minder goed*, *minder fouten*, *weinig begrip*."""
    words = words_of("less")
    found = next(
        (c for c in token.children if c.lower_ in words and c.dep_ in ("advmod", "det", "amod", "nummod", "obj")), None
    )
    if found is not None and found.i + 1 < len(token.doc) and found.nbor(1).lower_ == "dan":
        return None
    return found


def _negator(expression: Expression) -> Token | None:
    """Find what negates an expression: on itself, on the phrase it belongs to, over the clause that it predicates."""
    head = expression.head
    if head.dep_ == "amod" and all(entry.type == "effect" for entry in expression.entries):
        return None  # zonder de geschorste spits: suspended he is
    moving = expression.phrase or head.head.lemma_ in words_of("predicating-verb")  # niet onder de maat zijn
    through = (*_THROUGH, "obl", "obl:arg") if moving else _THROUGH
    if head.dep_ in ("obl", "obl:arg") and preposition(head) == "tot":  # leidde niet tot vervolging
        through = (*through, "obl", "obl:arg")
    if head.dep_ == "nmod" and head.head.pos_ == "NOUN":  # geen blijk van minachting
        through = (*through, "nmod")
    own = {word.i for word in expression.words}
    for word in dict.fromkeys((head, *expression.words)):
        found = negator_over(word, weak=True, through=through if word is head else ())
        if found is not None and found.i not in own and _holds(found, expression):
            return found
    return None


def _holds(negator: Token, expression: Expression) -> bool:
    """Tell whether a negation holds for an expression: it stands before it or denies it, or that is its verb."""
    head = expression.head
    paired = negator.dep_ == "cc" and negator.head.head == head  # laf noch dom
    return head.pos_ in ("VERB", "AUX") or paired or negator == denied_by(head) or negator.i < expression.words[-1].i


def _reverser(token: Token) -> Token | None:
    """Find the verb or noun that denies an expression or keeps it from happening: *voorkomen dat*, *gebrek aan*."""
    head = token.head
    if (
        token.dep_ == "nmod"
        and head.lemma_.lower() in words_of("reversing-noun")
        and preposition(token) in ("aan", "van")
    ):
        return head
    if token.dep_ in ("obj", "nsubj:pass") and head.pos_ == "VERB" and verb_in(head, "reversing-verb"):
        return head
    clause = clause_of(token)
    above = clause.head
    if clause.dep_ in ("ccomp", "xcomp", "advcl") and above.i != clause.i and above.pos_ == "VERB":
        if clause.dep_ != "advcl" and verb_in(above, "reversing-verb") and negator_of_clause(above) is None:
            return above
    return None


def _dwindling(noun: Token) -> Token | None:
    """Find the verb that says that there is less of what a noun names: *de winst daalde*, *zag de winst dalen*."""
    if noun.pos_ != "NOUN":
        return None
    beside = [c for c in noun.children if c.dep_ == "amod" and c.i < noun.i]  # de dalende winst
    above = [noun.head, *noun.head.children] if noun.dep_ in ("obj", "nsubj") else []
    below = [verb for verb in above if verb.dep_ == "xcomp" or (verb.i == noun.head.i and noun.dep_ == "nsubj")]
    return next((word for word in (*beside, *below) if verb_in(word, "dwindling-verb") or _is_dwindling(word)), None)


def _is_dwindling(word: Token) -> bool:
    """Tell whether a word is the present participle of such a verb: *dalende*."""
    return word.lower_.removesuffix("e").removesuffix("d") in words_of("dwindling-verb")


def is_wanted(expression: Expression, *, by_oneself: bool) -> bool:
    """Tell whether what a verb tells is only wanted, needed or possible: *moet winnen van*, *wil slagen*.

    A purpose is only wanted where who acts is to gain by it (*trainen om te winnen*); what it is to bring somebody else
    is announced (*kwam om haar te redden*).
    """
    verb = expression.head
    if verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head if verb.dep_ == "xcomp" else clause_of(verb)  # wil de baas worden
    if by_oneself and opens_with(verb, "om"):
        return True
    if verb.dep_ == "csubj" and feature(verb, "VerbForm") == "Inf":
        return True  # hen verslaan wordt lastig
    return any(verb_in(helper, "tone-modal") for helper in helpers_over(verb))
