"""Who does and who undergoes what a verb tells, by its form: subject and objects, in the passive what *door* brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.accusations import accusation_over
from analysis.grammar.antecedents import antecedent
from analysis.grammar.attachment import noun_behind
from analysis.grammar.cases import cases_of
from analysis.grammar.passives import is_passive
from analysis.grammar.predications import predication_of
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.verb_groups import SUBJECTS, has_copula, has_te, with_helpers
from analysis.grammar.verbs import is_present_participle, verb_form

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Verbs whose object does what an infinitive behind them tells: *heeft hem zien vallen*.
_SEEING = frozenset(("laten", "zien"))
#: Relations of subjects and objects, whichever of the two they are.
_ARGUMENTS = (*SUBJECTS, "obj", "iobj")


def subject(token: Token) -> Token | None:
    """Give the subject of the clause that a predicate heads, also where another clause lends it."""
    if (seen := _seen_doing(token)) is not None:
        return antecedent(seen)
    for child in _arguments(token)[0]:
        if not has_te(token) and not _introduces(child, token):
            return antecedent(child)
    if has_te(token) and (accusation := accusation_over(token)) is not None and accusation.accused is not None:
        return accusation.accused  # verdenkt hem ervan te hebben gestolen
    if any(c.dep_ == "expl" for c in token.children) and has_copula(token):
        return None  # maar soms is het ook frustrerend
    if token.dep_ in ("acl", "acl:relcl", "amod") and token.head.i != token.i:
        return token.head
    if token.dep_ in ("conj", "xcomp", "advcl", "ccomp") and token.head.i != token.i:
        head = token.head
        if token.dep_ == "conj" or head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            finite = any(verb_form(word) == "Fin" for word in with_helpers(token))
            if token.dep_ in ("advcl", "ccomp") and finite:
                return None
            if token.dep_ == "xcomp" and (found := objects(head)):
                return found[0]
            if token.dep_ == "conj" and head.pos_ not in ("VERB", "AUX", "ADJ") and not has_copula(head):
                return None
            return subject(head)
    return None


def _arguments(token: Token) -> tuple[list[Token], list[Token]]:
    """Give the subjects and the objects that hang on a word itself, as the grammar mends them (`MENDING`)."""
    subjects, others = arguments(predication_of(token).head)
    own = [c for c in others if c.head.i == token.i and c.dep_ in _ARGUMENTS]
    if not own:  # ik vind dat spijtig
        own = [c for c in token.children if c.dep_ == "obj" and c.lower_ != "zich" and c not in subjects]
    return [c for c in subjects if c.head.i == token.i], own


def _seen_doing(token: Token) -> Token | None:
    """Give who is seen or made to do what an infinitive tells after another: *heeft een renner zien afhaken*."""
    before = token.nbor(-1) if token.i > token.sent.start and verb_form(token) == "Inf" else None
    if before is None or before.head.i != token.i or before.lemma_ not in _SEEING or verb_form(before) != "Inf":
        return None
    return next((c for c in token.children if c.dep_ == "obj" and c.i < before.i), None)


def _introduces(phrase: Token, token: Token) -> bool:
    """Tell whether a colon parts a phrase from what follows, so that it only says who speaks: *Bos: „Onzin.”*."""
    return any(t.text == ":" for t in phrase.doc[phrase.i + 1 : token.i])


def objects(verb: Token) -> list[Token]:
    """Give the objects of a verb, direct before indirect."""
    subjects, found = _arguments(verb)
    found = sorted(found, key=lambda c: c.dep_ == "iobj")
    if has_te(verb):  # an infinitive has no subject, whatever the parse says
        found = found or subjects
    if not found and verb.dep_ == "conj" and "Part" in verb.morph.get("VerbForm", []):
        found = [c for c in verb.head.children if c.dep_ == "obj" and c.i < verb.head.i]
    return [antecedent(c) for c in found]


def letting_itself(verb: Token) -> Token | None:
    """Give who undergoes an infinitive with *zich laten*: *X liet zich niet verrassen*."""
    above = verb.head
    if verb.dep_ != "xcomp" or verb_form(verb) != "Inf" or above.lemma_.lower() != "laten":
        return None
    itself = any(c.lower_ == "zich" for word in (verb, above) for c in word.children)
    return subject(above) if itself else None


def agent(verb: Token) -> Token | None:
    """Give who does what a verb tells: the subject, in the passive what *door* brings."""
    if is_passive(verb) or letting_itself(verb) is not None:
        return next(
            (c for c in verb.children if c.dep_ in ("obl:agent", "obl", "obl:arg") and preposition(c) == "door"), None
        )
    if verb.dep_ == "amod":
        return verb.head if is_present_participle(verb) else None
    return subject(verb)


def patients(verb: Token) -> list[Token]:
    """Give who undergoes what a verb tells: its objects, in the passive its subject, of a participle its noun."""
    if verb.dep_ == "amod" and "Part" in verb.morph.get("VerbForm", []):
        noun = noun_behind(verb)
        return [] if is_present_participle(verb) else [verb.head if noun is None else noun]
    if is_passive(verb):
        found = subject(verb)
        return [found] if found is not None else objects(verb)
    if (who := letting_itself(verb)) is not None:
        return [who]
    nominal = [c for c in verb.children if c.dep_ in ("nmod", "obl") and preposition(c) == "van"]
    if any(c.dep_ == "det" for c in verb.children):
        return nominal
    return objects(verb)


def preposition(token: Token) -> str | None:
    """Give the preposition before a phrase, in small letters."""
    return next(iter(cases_of(token)), None)
