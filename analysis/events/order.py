"""Who is the subject where the parse may have it wrong, and what a relative pronoun stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.events.meanings import Sense, thing_kind, verb_senses
from analysis.events.senses import sense_of
from analysis.grammar.antecedents import antecedent
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.mention_heads import Heads
from analysis.grammar.names import place_names
from analysis.grammar.nouns import PERSONS, look_up
from analysis.grammar.subjects_and_objects import clear_number
from analysis.grammar.verb_groups import own_subject, subjects_of
from analysis.grammar.verbs import infinitive, simple_infinitive, verb_form
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from analysis.events.deed_clauses import DeedClause

#: Classes of deeds that a thing does as well as a person.
_OF_THINGS = ("change", "harm", "occurrence")
_OF_MINDS = ("creation", "speech")
_THINKING = ("speech", "cognition", "perception")
_NOMINAL = ("NOUN", "PROPN")


def with_number(clause: DeedClause, heads: Heads) -> DeedClause:
    """Give a clause the subject that has the number of its verb: *een raad van artsen die oordeelt*.

    Where *die* stands behind an actor of another number, the actor above is meant.
    """
    if len(clause.subjects) != 1 or (meant := antecedent(clause.subjects[0])) is clause.subjects[0]:
        return clause
    number, above = _number(clause), meant.head
    differs = meant.dep_ == "nmod" and bool(number) and clear_number(meant) not in ([], number)
    if not differs or clear_number(above) != number or not heads.of(above):
        return clause
    return replace(clause, subjects=(above,))


def is_turned(clause: DeedClause, themes: list[Token], sense: Sense | None, heads: Heads) -> bool:
    """Tell whether the parse has turned subject and object round, where their forms alone do not tell (`MENDING`).

    What *dat* stands for decides first (*Dat weet Derks*), and at last whether the subject can do such a thing: a thing
    in front, or a relative pronoun that stands for one, does not (*Dat verzoek heeft de rechter geaccepteerd*, *de jas
    die de dief droeg*). Where only the subject has the number of the verb, no more is asked.
    """
    if len(clause.subjects) != 1 or len(themes) != 1:
        return False
    subject, theme = clause.subjects[0], themes[0]
    if sense is not None and sense.deed in _THINKING and subject.lower_ in words_of("thing-in-front"):
        return bool(heads.of(theme))
    if _is_place_instead(subject, theme, heads):
        return True
    thing = antecedent(subject)
    if _is_killer(subject, theme, sense):
        return True
    number = _number(clause)
    if number and clear_number(thing) == number and clear_number(antecedent(theme)) not in ([], number):
        return False
    pointing = thing.lower_ in words_of("pointing") and thing.i < theme.i
    if not (thing.pos_ in _NOMINAL or pointing) or heads.of(thing) or not heads.of(theme):
        return False
    if sense is None or sense.subject != "agent" or sense.deed in _OF_THINGS:
        return False
    if thing_kind(thing.lemma_) == "instrument":
        return False
    if simple_infinitive(clause.verb) in words_of("affecting"):
        return False
    if thing is not subject:
        return subject.i < theme.i < clause.verb.i
    return _in_front(clause, subject, theme, sense)


def _in_front(clause: DeedClause, subject: Token, theme: Token, sense: Sense | None) -> bool:
    """Tell whether a phrase stands before the finite verb and the other right behind it: *Dat heeft de rechter …*."""
    finite = _finite(clause)
    if finite is None or not subject.i < finite.i < theme.i:
        return False
    first = min(t.i for t in theme.subtree)
    pointing = any(c.lower_ in words_of("pointing") for c in subject.children)
    told = noun_sense(subject.lemma_)
    light = told is not None and told.van == "agent" and simple_infinitive(clause.verb) in words_of("light")
    minded = pointing and sense is not None and (sense.deed in _OF_MINDS or light)  # die vraag stelt Vos
    close = first == finite.i + 1 or (minded and all(t.pos_ in ("ADJ", "ADV") for t in theme.doc[finite.i + 1 : first]))
    return close and theme.pos_ != "PRON" and (bool(clause.auxiliaries) or minded)


def _is_killer(subject: Token, theme: Token, sense: Sense | None) -> bool:
    """Tell whether *die* does the harm to the person named: *de man die minister Vos om het leven bracht*.

    Where number does not decide, a relative pronoun for a person is the subject beside another person. A body may be
    the doer (*de man die de politie neerschoot*), and the parse decides.
    """
    if sense is None or (sense.deed, sense.subject) != ("harm", "agent"):
        return False
    doer = antecedent(theme)
    if theme.lower_ == "wie" and theme.i < subject.i:  # wie de bewoner neerstak, is onbekend
        return _is_person(subject)
    return doer is not theme and theme.i < subject.i and _is_person(doer) and _is_person(subject)


def _is_person(token: Token) -> bool:
    """Tell whether a phrase is one of a person: by its noun, or as a name of more than one word."""
    if token.pos_ == "NOUN":
        noun = look_up(token.lemma_.lower())
        return noun is not None and noun.kind in PERSONS
    return token.pos_ == "PROPN" and any(c.dep_ == "flat" for c in token.children)


def _is_place_instead(subject: Token, theme: Token, heads: Heads) -> bool:
    """Tell whether *die* is somebody and the other phrase a place: *de zangeres die België vertegenwoordigt*."""
    owner = antecedent(theme)
    return owner is not theme and subject.text in place_names() and bool(heads.of(owner))


def _number(clause: DeedClause) -> list[str]:
    finite = _finite(clause)
    return finite.morph.get("Number", []) if finite is not None else []


def _finite(clause: DeedClause) -> Token | None:
    """Give the finite verb of a clause."""
    return next((t for t in (*clause.group, *clause.auxiliaries) if verb_form(t) == "Fin"), None)


def with_subject(clause: DeedClause, heads: Heads) -> DeedClause:
    """Give a clause whose only object is its subject that subject: every finite clause has one.

    Beside an object clause (*Gisteren zei Derks dat*), before the verb of a clause that is not joined to another, and
    in a main clause that opens with another phrase (*Gisteren vertrok Derks*), an object in a clause without subject
    can be nothing else; but whom a verb of harm has as its object stays so.
    """
    if _is_listed_object(clause) or _is_behind_first_verb(clause) or _is_of_other_number(clause):
        return _with_first_subject(clause)
    clause = _with_cause(_without_repeated(clause, heads), heads)
    if (first := _behind_relative(clause, heads)) is not None:
        return replace(clause, subjects=(first,), objects=tuple(t for t in clause.objects if t != first))
    if clause.subjects or clause.nonfinite or clause.imperative or clause.kind != "verbal" or len(clause.objects) != 1:
        return clause
    found = clause.objects[0]
    if clause.children("csubj", "expl") or not heads.of(found):
        return clause
    sense = sense_of(clause, infinitive(clause.verb))[0]  # in gevaar brengen is harm too
    hurt = sense is not None and (sense.deed, sense.subject) == ("harm", "agent")
    top = clause.group[-1]
    begin = min(t.i for t in (*clause.group, *clause.auxiliaries))
    opened = top.dep_ == "ROOT" and any(c.i < begin for c in clause.children("advmod", "obl", "advcl", "obl:arg"))
    alone = top.dep_ != "conj" and (found.i < min(t.i for t in clause.group) or opened) and not hurt
    if not (alone or clause.children("ccomp")):
        return clause
    return replace(clause, subjects=(found,), objects=())


def _behind_relative(clause: DeedClause, heads: Heads) -> Token | None:
    """Give who does what a relative pronoun for a thing undergoes, both called objects: *het stuk dat Vos schreef*.

    Of two phrases before the verb the first is the subject, where only it is somebody: *nu Vos zijn vertrek meldt*.
    """
    if clause.subjects or clause.nonfinite or clause.kind != "verbal" or len(clause.objects) != 2:
        return None
    thing, person = clause.objects
    meant = antecedent(thing)
    if meant is thing and heads.of(thing) and not heads.of(person) and thing.pos_ in _NOMINAL:
        final = person.i < min(t.i for t in (*clause.group, *clause.auxiliaries))
        sense = sense_of(clause, infinitive(clause.verb))[0]
        return thing if final and sense is not None and sense.subject == "agent" else None
    return person if meant is not thing and not heads.of(meant) and heads.of(person) else None


def _without_repeated(clause: DeedClause, heads: Heads) -> DeedClause:
    """Leave out an object that is a part of the subject's own mention: *zegt correspondent Jan Bos*."""
    said = {(m.start, m.end) for subject in clause.subjects for m in heads.of(subject)}
    objects = [o for o in clause.objects if o.pos_ != "PROPN" or not any((m.start, m.end) in said for m in heads.of(o))]
    return clause if len(objects) == len(clause.objects) else replace(clause, objects=tuple(objects))


def _with_cause(clause: DeedClause, heads: Heads) -> DeedClause:
    """Give a verb like *kosten* as its subject what befell somebody: *de ruzie die Jan Bos zijn baan kostte*.

    With these verbs a person is the indirect object, where *die, dat* or *wat* beside it stands for a thing; with some
    only if there is another object (*de ruil die Jan een ton opleverde*, but *het huis dat Jan opleverde*).
    """
    lemma = infinitive(clause.verb)
    if len(clause.subjects) != 1 or lemma not in words_of("befalling", "yielding"):
        return clause
    person = clause.subjects[0]
    causes = [t for t in clause.objects if t.i < person.i and t.lower_ in words_of("fronted-object")]
    if not causes or not heads.of(person) or any(heads.of(antecedent(t)) for t in causes):
        return clause
    rest = tuple(t for t in clause.objects if t not in causes)
    if lemma in words_of("yielding") and (not rest or any(heads.of(t) for t in rest)):
        return clause
    return replace(clause, subjects=tuple(causes[:1]), objects=(person, *rest))


def _is_listed_object(clause: DeedClause) -> bool:
    """Tell whether the subject of a later conjunct is its object: *dat de dieren schade doen en ook mensen doden*.

    In a clause with its verb at the end what stands between *en* and a verb of harm is whom it harms; the subject is
    that of the first conjunct.
    """
    top = clause.group[-1]
    if top.dep_ != "conj" or clause.objects or len(clause.subjects) != 1 or verb_form(clause.verb) == "Part":
        return False
    subject, first = clause.subjects[0], top.head
    sense = verb_senses().get(infinitive(clause.verb))
    if sense is None or (sense.deed, sense.subject) != ("harm", "agent") or subject.pos_ == "PRON":
        return False
    final = any(c.dep_ == "mark" or "Rel" in c.morph.get("PronType", []) for c in first.children)
    own = own_subject(first)
    return final and own and subject.head.i == top.i and top.i > subject.i > first.i


def _is_behind_first_verb(clause: DeedClause) -> bool:
    """Tell whether the subject stands behind a verb that follows *en*, where only an object can: *… en riep haar op*.

    A joined clause that opens with its verb shares the subject that stands before the verb of the first.
    """
    top = clause.group[-1]
    if top.dep_ != "conj" or len(clause.subjects) != 1 or top.i == 0 or verb_form(top) != "Fin":
        return False
    subject, first = clause.subjects[0], top.head
    if clause.kind != "verbal" or any(o.i < subject.i for o in clause.objects):
        return False
    sense = verb_senses().get(infinitive(clause.verb))
    if sense is None or sense.subject != "agent" or sense.deed in ("motion", "occurrence", "state"):
        return False
    if subject.lower_ in words_of("nominative-person"):
        return False
    shared = any(c.i < first.i for c in subjects_of(first))
    return shared and top.nbor(-1).dep_ == "cc" and subject.head.i == top.i and subject.i > top.i


def _is_of_other_number(clause: DeedClause) -> bool:
    """Tell whether the subject of a later conjunct is its object by number: *zij willen het stuk lezen en Vos horen*.

    What looks like a plural behind a singular is an infinitive, and the subject is that of the first conjunct.
    """
    top = clause.group[-1]
    if top.dep_ != "conj" or len(clause.subjects) != 1 or len(clause.objects) > 1:
        return False
    subject, first, finite = clause.subjects[0], top.head, _finite(clause)
    own = [c for c in subjects_of(first) if c.i < top.i]
    plural = finite is not None and finite.lower_.endswith("n") and finite.morph.get("Number", []) == ["Plur"]
    if not own or not plural or not first.i < subject.i < top.i or subject.pos_ == "PRON":
        return False
    return clear_number(subject) == ["Sing"] and subject.lower_ not in words_of("personal")


def _with_first_subject(clause: DeedClause) -> DeedClause:
    first = subjects_of(clause.group[-1].head)
    return replace(clause, subjects=tuple(first[:1]), objects=(*clause.subjects, *clause.objects))
