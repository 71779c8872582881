"""Whom an expression speaks of: by the role its entry names, and the construction it stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analysis.grammar.agents import agent, objects, patients, subject
from analysis.grammar.mention_heads import Heads
from analysis.grammar.passives import is_passive
from analysis.grammar.verb_groups import auxiliaries_of
from analysis.grammar.verbs import infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.sentiment.evaluations import Entry
from analysis.sentiment.expressions import Expression
from analysis.sentiment.judged import Reading, called_so, doers_of, is_empty, is_medium, owner_named
from analysis.sentiment.noun_targets import attitude, deed, label, phrase_bearer, undergone
from analysis.sentiment.participants import brought_by, joined, verb_in
from analysis.sentiment.quality_targets import bearer, feeling
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token


def read(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """Read whom an expression speaks of by one of its entries; None when it speaks of nobody."""
    reader = _READERS.get((entry.upos, entry.role))
    found = reader(expression, entry, heads) if reader is not None else None
    if found is None:
        return None
    own = {word.i for word in expression.words} if expression.head.pos_ not in ("NOUN", "PROPN") else set[int]()
    spread = [one for target in found.targets for one in joined(target) if one.i not in own]
    if entry.type == "effect":
        spread = [one for one in spread if is_somebody(one, heads)]
    else:
        spread = [one for one in spread if one.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM")]
    return Reading(tuple(spread), found.judge, found.rule) if spread else None


def _verb_object(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X doodt Y*, *Y werd gedood*: of Y; *X prijst Y*: of Y, by X; *X klaagt over Y*: what the preposition brings."""
    verb = expression.head
    if entry.type == "effect" and _is_only_felt(verb, heads):
        return None
    if entry.prepositions:
        carriers = (verb, *(word for word in expression.words if word.head.i == verb.i))  # bezwaar maken tegen X
        found = tuple(one for word in carriers for one in brought_by(word, entry.prepositions) if not is_medium(one))
        if entry.type != "effect":
            found = tuple(sorted(found, key=lambda one: (one.i < verb.i, one.i)))
            judged = tuple(owner_named(one, heads) or one for one in found)
            return Reading(judged, agent(verb), "sentiment.attitude") if judged else None
        return Reading(found, None, "sentiment.verb-object") if found else None
    undergoing = [token for token in patients(verb) if token not in expression.words]
    if entry.type == "effect":
        return Reading(tuple(undergoing[:2]), None, "sentiment.verb-object") if undergoing else None
    chosen = [doer for token in undergoing[:1] for doer in doers_of(token, heads)]
    if expression.befalls and any(is_somebody(token, heads) for token in undergoing):
        return None
    return Reading(tuple(chosen), agent(verb), "sentiment.attitude") if chosen else None


def _is_only_felt(verb: Token, heads: Heads) -> bool:
    """Tell whether a verb tells a feeling that nobody brought about, which is no effect: *hij was teleurgesteld*.

    Nor is what somebody is taken for: *mannen die hij verdacht vond*.
    """
    if verb.dep_ in ("xcomp", "obj") and verb.head.pos_ == "VERB" and verb_form(verb) == "Part":
        if verb_in(verb.head, "calling-verb"):
            return True
    doer = agent(verb)
    return verb_in(verb, "feeling-verb") and (
        doer is None or not is_somebody(doer, heads) or infinitive(verb) == "genieten"
    )


def _verb_subject(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X faalt*, *X verloor*: of X."""
    verb = expression.head
    who = agent(verb)
    if entry.type == "effect" and (_is_only_felt(verb, heads) or _is_counted(who) or _is_quoted(who, verb, heads)):
        return None
    if entry.type == "effect":
        if is_passive(verb) and who is None and _does_itself(expression):
            who = subject(verb)
        return Reading((who,), None, "sentiment.verb-subject") if who is not None else None
    if who is None and _does_itself(expression) and not any(c.dep_ == "aux:pass" for c in verb.children):
        who = subject(verb)
    if who is None or is_empty(who):
        return None
    if verb.dep_ == "amod" and (called := called_so(verb.head)) is not None:
        return called  # noemt de conclusies opruiende taal
    if expression.befalls and not is_somebody(who, heads):
        return None  # een gebrek aan voedsel bedreigt de bijen: no thing is to blame
    judge = who if infinitive(verb) in words_of("denying-verb") else _pleased(verb, heads)
    return Reading(tuple(doers_of(who, heads)), judge, "sentiment.deed-verb")


def _is_counted(who: Token | None) -> bool:
    """Tell whether a subject is a number of something, to which nothing happens: *het aantal armen daalde*."""
    definite = who is not None and any(c.dep_ == "det" and c.lower_ != "een" for c in who.children)
    return who is not None and definite and who.lemma_.lower() in words_of("measure-noun")


def _is_quoted(who: Token | None, verb: Token, heads: Heads) -> bool:
    """Tell whether a subject is a name of no actor that falls or rises, so an index or a price: *de Midkap daalde*."""
    unknown = who is not None and who.pos_ == "PROPN" and not heads.of(who)
    return unknown and verb_in(verb, "dwindling-verb", "rising-verb")


def _pleased(verb: Token, heads: Heads) -> Token | None:
    """Give whom something pleases or not: *het viel hem tegen*, *dat ging de minister te ver*."""
    if not verb_in(verb, "pleasing-verb"):
        return None
    return next((one for one in objects(verb) if is_somebody(one, heads)), None)


def _does_itself(expression: Expression) -> bool:
    """Tell whether the subject of a participle does it itself: *is weggezakt*, unlike *is gedood*, *werd verloren*."""
    if any(entry.role == "object" for entry in expression.entries):
        return False
    return not any(verb_in(helper, "passive-verb") for helper in auxiliaries_of(expression.head))


def _phrase_object(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*felle kritiek op X*, *not amused over X*: of what the preposition brings."""
    noun = expression.head.pos_ in ("NOUN", "PRON")
    return attitude(expression, entry, heads) if noun else feeling(expression, entry, heads)


Reader = Callable[[Expression, Entry, Heads], Reading | None]
#: How a word of a class is read for whom it speaks of, by the role its entry names.
_READERS: dict[tuple[str, str], Reader] = {
    ("VERB", "object"): _verb_object,
    ("VERB", "subject"): _verb_subject,
    ("ADJ", "bearer"): bearer,
    ("ADJ", "object"): feeling,
    ("ADV", "doer"): bearer,
    ("NOUN", "bearer"): label,
    ("NOUN", "doer"): deed,
    ("NOUN", "undergoer"): undergone,
    ("NOUN", "object"): attitude,
    ("PART", "bearer"): label,
    ("PHRASE", "bearer"): phrase_bearer,
    ("PHRASE", "doer"): deed,
    ("PHRASE", "object"): _phrase_object,
    ("PHRASE", "undergoer"): undergone,
}
