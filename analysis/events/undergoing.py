"""When the subject undergoes what the clause tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.events.deed_clauses import DeedClause
from analysis.events.diathesis import Diathesis, Reflexive, is_got
from analysis.events.meanings import TO_ANOTHER, Sense, verb_senses
from analysis.grammar.cases import cases_of
from analysis.grammar.mention_heads import Heads
from analysis.grammar.verb_groups import has_te
from analysis.grammar.verbs import infinitive, simple_infinitive, verb_form, verb_prepositions
from analysis.grammar.words import kinds_in, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: *krijgen*, *oplopen*: the subject undergoes although there is an object.
_RECEIVING = "possession"
#: Other classes of deeds that one lets be done to oneself: *liet zich registreren*.
_LET_BE_DONE = ("change", "conflict", "creation", "transfer")


def undergoes(
    clause: DeedClause, shape: Diathesis, sense: Sense | None, themes: list[Token], reflexive: Reflexive, heads: Heads
) -> bool:
    """Tell whether the subject undergoes: by the form of the clause, or by what its verb means."""
    return (
        shape == "passive"
        or _befalls(clause, sense, themes, reflexive, heads)
        or (clause.kind == "copular" and clause.verb.lower_ in words_of("undergone"))
        or _is_modal_passive(clause)
        or is_receiving(clause)
        or lets_itself(clause, reflexive)
    )


def _befalls(clause: DeedClause, sense: Sense | None, themes: list[Token], reflexive: Reflexive, heads: Heads) -> bool:
    """Tell whether the verb or idiom means that it happens to its subject: *omkomen, krijgen, een arm breken*."""
    if sense is None or sense.subject != "patient" or clause.kind == "copular":
        return False
    themes = [token for token in themes if not _is_measure(token)]
    if reflexive != "none" and sense.deed in ("change", "motion", "occurrence"):
        return False  # herstelde zich
    if sense.deed == "change" and any(_is_aimed(clause, token) for token in clause.children("obl", "obl:arg")):
        return False  # brak met de partij
    if simple_infinitive(clause.verb) in words_of("without-object"):
        return True  # 298 mensen omkwamen, onder wie 43 Maleisiërs
    if sense.fixed:
        return not any(_is_anothers(token, clause, heads) for token in themes)
    if simple_infinitive(clause.verb) in words_of("hosting") and any(heads.of(token) for token in themes):
        return False  # ontvangt de premier
    return (sense.deed == _RECEIVING and not _brings_about(clause, themes, heads)) or not themes


def _is_aimed(clause: DeedClause, token: Token) -> bool:
    """Tell whether the preposition of a phrase with a verb marks who undergoes it."""
    return verb_prepositions().get((infinitive(clause.verb), next(iter(cases_of(token)), ""))) == "patient"


def _is_measure(token: Token) -> bool:
    """Tell whether an object only says by how much: *steeg 3%, daalde vijf punten*."""
    return token.pos_ in ("NUM", "SYM") or "%" in token.text or kinds_in("measures").get(token.lemma_.lower()) == "unit"


def _brings_about(clause: DeedClause, themes: list[Token], heads: Heads) -> bool:
    """Tell whether somebody known is brought somewhere, and nobody gets a thing: *hem achter de tralies krijgen*."""
    if simple_infinitive(clause.verb) != "krijgen":
        return False
    brought = [t for t in themes if heads.of(t) and _is_known(t)]
    places = [c for c in clause.children("obl", "obl:arg", "xcomp", "advmod", "compound:prt") if _leads(c)]
    return any(place.i > t.i for t in brought for place in places)


def _is_known(token: Token) -> bool:
    """Tell whether a phrase is of somebody told of before: a pronoun, a name, or with *de*."""
    kinds = kinds_in("determiners")
    definite = any(c.dep_ == "nmod:poss" or kinds.get(c.lower_) == "definite" for c in token.children)
    return token.pos_ in ("PRON", "PROPN") or definite


def _leads(token: Token) -> bool:
    """Tell whether a phrase says where to somebody is brought: *achter de tralies, op de lijst, eruit*."""
    return token.lower_ in words_of("place-to") or any(case in words_of("place-to") for case in cases_of(token)[:1])


def _is_anothers(theme: Token, clause: DeedClause, heads: Heads) -> bool:
    """Tell whether what breaks is said to be another's: *brak de arm van de agent*, *brak hem de arm*."""
    if simple_infinitive(clause.verb) in words_of("getting"):
        return False
    owners = [c for c in theme.children if c.dep_ == "nmod" and any(p.lower_ == "van" for p in c.children)]
    return any(heads.of(c) for c in (*owners, *clause.children("iobj")))


def _is_modal_passive(clause: DeedClause) -> bool:
    """Tell whether an infinitive with *zijn te* tells what can be done to the subject: *X is niet te stoppen*."""
    carriers = {simple_infinitive(token) for token in (*clause.group[1:], *clause.auxiliaries)}
    appears = simple_infinitive(clause.verb) in words_of("appearing")  # zij is te zien in een film
    passive = bool(carriers & words_of("modal-passive")) and not appears
    return passive and verb_form(clause.verb) == "Inf" and has_te(clause.verb)


def is_receiving(clause: DeedClause) -> bool:
    """Tell whether the subject gets what is done: *kreeg een boete opgelegd*."""
    carriers = {simple_infinitive(token) for token in (*clause.group[1:], *clause.auxiliaries)}
    return verb_form(clause.verb) == "Part" and ("krijgen" in carriers or is_got(clause)) and bool(clause.subjects)


def lets_itself(clause: DeedClause, reflexive: Reflexive) -> bool:
    """Tell whether the subject lets something be done to it: *liet zich door Ajax uitschakelen*."""
    made = clause.is_let and reflexive != "none"
    sense = verb_senses().get(simple_infinitive(clause.verb)) or verb_senses().get(infinitive(clause.verb))
    return made and sense is not None and sense.subject == "agent" and sense.deed in (*TO_ANOTHER, *_LET_BE_DONE)
