"""The form of a clause: its diathesis, whether it is reflexive, whether it is negated. Form only, no roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.deed_clauses import DeedClause
from analysis.events.meanings import Sense, idioms, verb_senses
from analysis.grammar.attachment import doer_under
from analysis.grammar.cases import cases_of
from analysis.grammar.negation import negator_of_clause
from analysis.grammar.verb_groups import AUXILIARIES, SUBJECTS, has_te
from analysis.grammar.verbs import infinitive, is_present_participle, simple_infinitive, verb_form
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Diathesis: TypeAlias = Literal["active", "passive", "intransitive", "impersonal", "nominal"]
Reflexive: TypeAlias = Literal["true", "inherent", "none"]

_INTRANSITIVE_CLASSES = ("motion", "occurrence", "state")
#: Classes of verbs that have their perfect with *hebben*, so that with *zijn* the subject undergoes.
_WITH_HEBBEN = ("harm", "help", "perception", "transfer")
_WITH_DOOR = ("obl:agent", "obl", "obl:arg")
_TELLING = ("speech", "communication", "cognition", "perception")


def diathesis(clause: DeedClause, sense: Sense | None) -> Diathesis:
    """Tell the form of a clause: active (with an object, an object clause or a quote), passive, and so on."""
    if clause.kind == "participle":
        moves = sense is not None and sense.deed in ("motion", "occurrence") and not doers(clause)
        if not (moves or is_present_participle(clause.verb)):
            return "passive"
        return "active" if objects(clause) else "intransitive"
    if clause.kind == "copular":
        return "intransitive"
    if _is_undergone(clause, sense):
        has_subject = bool(clause.subjects) or bool(clause.children("csubj", "ccomp", "xcomp"))
        has_subject = has_subject or any(_is_content_clause(child) for child in clause.children("advcl"))
        dummy = any(
            child.lower_.startswith(tuple(words_of("there"))) for token in clause.group for child in token.children
        )
        return "impersonal" if dummy and not has_subject and not objects(clause) else "passive"
    if _impersonal(clause):
        return "impersonal"
    if objects(clause) or has_object_clause(clause, sense):
        return "active"
    return "intransitive"


def _is_undergone(clause: DeedClause, sense: Sense | None) -> bool:
    """Tell whether the subject of a clause undergoes, by its form and by what its verb means: not *is omgekomen*.

    `passives` asks the form alone; a headline, *door* and a verb that harms tell more where the sense is known.
    """
    verb = clause.verb
    if verb_form(verb) != "Part":
        return False
    lemmas = {simple_infinitive(aux) for aux in clause.auxiliaries}
    if "worden" in lemmas:
        return True
    undergoes = sense is not None and (sense.subject == "patient" or sense.deed in _INTRANSITIVE_CLASSES)
    undergoes = undergoes or infinitive(verb) in words_of("perfect-with-zijn") or _is_moving_idiom(verb, sense)
    dies = sense is not None and (sense.deed, sense.subject) == ("harm", "patient") and not clause.auxiliaries
    perfect = "hebben" in lemmas and not is_got(clause)
    if doers(clause) and not (undergoes and _goes_through(clause)) and not perfect and not dies:
        return True
    if clause.is_headline():
        return sense is None or (sense.subject != "patient" and sense.deed not in _INTRANSITIVE_CLASSES)
    marked = any(aux.dep_ == "aux:pass" for aux in clause.auxiliaries)
    marked = marked or any(s.dep_ == "nsubj:pass" for t in clause.group for s in t.children)
    # A parse may take *is mishandeld* for a perfect, which these verbs have with *hebben*: nobody harmed is the doer.
    harmed = "zijn" in lemmas and sense is not None and sense.deed in _WITH_HEBBEN and not objects(clause)
    return (marked or harmed) and "hebben" not in lemmas and not undergoes


def is_got(clause: DeedClause) -> bool:
    """Tell whether somebody got done what a participle tells, in the perfect: *heeft een boete opgelegd gekregen*."""
    verb = clause.verb
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return (
        verb_form(verb) == "Part"
        and verb_form(after) == "Part"
        and after != verb
        and simple_infinitive(after) == "krijgen"
    )


def _is_moving_idiom(verb: Token, sense: Sense | None) -> bool:
    """Tell whether a fixed combination is one of a verb of motion: *zijn te hulp geschoten, in gesprek gegaan*."""
    if sense is None or not sense.fixed:
        return False
    lemma = infinitive(verb)
    if lemma in words_of("moving"):
        return True
    words = idioms().get(lemma, {}) if lemma in words_of("moving-with-preposition") else {}
    return sense.deed != "harm" and any(c.lower_ in words and cases_of(c) for c in verb.children)


def _goes_through(clause: DeedClause) -> bool:
    """Tell whether *door* may say where one goes: *is door rood gereden*, but not *is door de minister bezocht*."""
    return not infinitive(clause.verb).startswith(tuple(words_of("no-way-prefix")))


def doers(clause: DeedClause) -> list[Token]:
    """Give the phrases with *door* that name who does what is told in the passive."""
    marked = clause.children(*_WITH_DOOR)
    cases = {token.i: cases_of(token) for token in marked}
    found = [t for t in marked if "door" in cases[t.i] or (t.dep_ == "obl:agent" and not cases[t.i])]
    found = found or [t for t in map(doer_under, (c for c in marked if c not in found)) if t is not None]
    return found or _shared_doers(clause)


def _shared_doers(clause: DeedClause) -> list[Token]:
    """Give the doer that listed participles share: *werd door X geslagen en beroofd*, or with *door X* at the end.

    What happens by itself has none: *werd door X gestoken en overleed*.
    """
    top = clause.group[-1]
    sense = verb_senses().get(infinitive(clause.verb))
    happens = sense is not None and (sense.subject == "patient" or sense.deed in _INTRANSITIVE_CLASSES)
    if verb_form(top) != "Part" or happens:
        return []
    first = top.head if top.dep_ == "conj" else top
    listed = [first, *(c for c in first.children if c.dep_ == "conj" and verb_form(c) == "Part")]
    if (
        top not in listed
        or len(listed) < 2
        or any(_has_own_auxiliary(t) for t in listed[1:])
        or verb_form(first) != "Part"
    ):
        return []
    before = [c for c in first.children if c.dep_ in _WITH_DOOR and "door" in cases_of(c) and c.i < first.i]
    last = max(listed, key=lambda t: t.i)
    between = first.doc[first.i : last.i + 1]
    beside = all(t in listed or t.is_punct or t.dep_ == "cc" for t in between)
    behind = [c for c in last.children if c.dep_ in _WITH_DOOR and "door" in cases_of(c) and c.i > last.i]
    return before or (behind if beside else [])


def _has_own_auxiliary(token: Token) -> bool:
    return any(c.dep_ in (*AUXILIARIES, *SUBJECTS) for c in token.children)


def objects(clause: DeedClause) -> list[Token]:
    """Give the objects of a clause; the noun of *plaatsvinden* written apart is none."""
    verb = simple_infinitive(clause.verb)
    return [t for t in clause.objects if t.dep_ != "compound:prt" or not _happens(t.lemma_.lower() + verb)]


def _happens(lemma: str) -> bool:
    sense = verb_senses().get(lemma)
    return sense is not None and sense.subject == "patient"


def has_object_clause(clause: DeedClause, sense: Sense | None) -> bool:
    """Tell whether a clause has an object clause, an infinitive with *te* as object, or a quote it introduces."""
    if any(child not in clause.group for child in clause.children("ccomp")):
        return True
    if any(_is_content_clause(child) for child in clause.children("advcl")):
        return True
    if any(
        has_te(c) and [m.lower_ for m in c.children if m.dep_ == "mark"] == ["te"] for c in clause.children("advcl")
    ):
        return True
    infinitives = [child for child in clause.children("xcomp") if has_te(child)]
    if infinitives and not clause.children("expl:pv") and simple_infinitive(clause.verb) not in words_of("te"):
        purpose = any(c.lower_ == "om" for child in infinitives for c in child.children)
        return not (purpose and sense is not None and sense.deed in ("motion", "state"))
    telling = sense is not None and sense.deed in _TELLING
    top = clause.group[-1]
    if top.dep_ == "parataxis" and (telling or _follows_quote(clause)):
        return True
    return telling and any(child.pos_ in ("VERB", "AUX", "NOUN", "ADJ") for child in clause.children("parataxis"))


def _is_content_clause(token: Token) -> bool:
    """Tell whether a clause opens with *dat*, *of* or a question word, and so is an object by another name."""
    first = next((t for t in token.subtree if not t.is_punct), token)
    return first.lower_ == "dat" or (first.lower_ in words_of("question") and first.i > token.head.i)


def _follows_quote(clause: DeedClause) -> bool:
    """Tell whether a clause opens with its verb after a comma or a quotation mark: *“…”, zegt Biden*."""
    top = clause.group[-1]
    before = top.nbor(-1) if top.i > 0 else None
    return before is not None and before.is_punct and any(s.i > top.i for s in clause.subjects)


def _impersonal(clause: DeedClause) -> bool:
    """Tell whether the only subject is an empty *het*: *het kwam tot gevechten*."""
    subjects = [c for t in clause.group for c in t.children if c.dep_ in ("expl", "nsubj", "nsubj:pass")]
    if not subjects or any(token.lower_ not in words_of("empty") for token in subjects):
        return False
    return any(t.dep_ == "expl" for t in subjects) or simple_infinitive(clause.verb) in words_of("impersonal")


def reflexive(clause: DeedClause) -> tuple[Reflexive, Token | None]:
    """Tell whether the doer does it to itself, and by which word: *blies zichzelf op* is true, *gaf zich over* not."""
    for child in clause.children("obj", "iobj", "expl:pv", "obl:arg"):
        word = child.lower_
        if word == "zichzelf" and child.dep_ != "obl:arg":
            return "true", child
        if word == "zich" and not clause.is_let and infinitive(clause.verb) in words_of("to-oneself"):
            return "true", child  # liet zich verwonden: by another
        if word == "zich" or (child.dep_ == "expl:pv" and child not in clause.objects):
            return "inherent", child
        if child.dep_ in ("obj", "iobj") and any(_same_person(subject, child) for subject in clause.subjects):
            return ("true" if word.endswith("zelf") else "inherent"), child
    return "none", None


def _same_person(subject: Token, other: Token) -> bool:
    """Tell whether two pronouns of the first or second person are the same person: *ik … mij*, *we … ons*."""
    persons = [token.morph.get("Person", []) if token.pos_ == "PRON" else [] for token in (subject, other)]
    return persons[0] == persons[1] and persons[0] in (["1"], ["2"]) and "Poss" not in str(other.morph)


def is_negated(clause: DeedClause) -> bool:
    """Tell whether the clause denies the deed: *niet*, *nooit*, *geen*, *zonder te*, *niemand*, *weigerde te*."""
    return negator_of_clause(clause.verb, (*clause.group, *clause.auxiliaries)) is not None
