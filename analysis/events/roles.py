"""Roles: who does the deed and who undergoes it, by meaning rather than by form (Van Leeuwen 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from analysis.events.clauses import Clause
from analysis.events.coordination import conjuncts
from analysis.events.diathesis import Diathesis, Reflexive, doers, objects
from analysis.events.groups import form, has_te
from analysis.events.links import Heads, mentions_of
from analysis.events.order import antecedent, is_turned
from analysis.events.words import Sense, addressing, idioms, noun_sense, verb_senses
from analysis.grammar.verbs import infinitive, simple_infinitive
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

#: *krijgen*, *oplopen*: the subject undergoes although there is an object.
_RECEIVING = "possession"
_TO_ANOTHER = ("control", "harm", "help", "social")
_GETTING = ("krijgen", "oplopen", "ontvangen")
_TOGETHER = ("met", "tegen", "aan", "op")
_DEFINITE = ("de", "het", "deze", "die", "dit", "dat")


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads of the phrases that do and undergo, and whether the grammar leaves room for a doer at all."""

    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    has_agent: bool
    subject: Literal["agent", "patient"] = "agent"


def sense_of(clause: Clause, lemma: str) -> tuple[Sense | None, Token | None]:
    """Look up what a clause tells, and by which word beside its verb.

    First as a fixed combination (*de dood vinden*), then as a verb that leaves the deed to its noun (*een aanval
    uitvoeren op*), then as a verb without object, then by the verb itself.
    """
    words = idioms().get(lemma) or idioms().get(simple_infinitive(clause.verb)) or {}
    for child in [*clause.dependents(), *clause.children("xcomp")] if words else ():
        for token in (child, *(c for c in child.children if c.dep_ == "fixed")):
            for spelt in (token.lemma_.lower(), token.lower_):
                if spelt in words:
                    return words[spelt], token
    light = _light(clause, lemma)
    if light is not None:
        return light
    if "-" in words and not clause.objects and not clause.children("ccomp"):
        return words["-"], None
    return verb_senses().get(lemma) or _moving(lemma), None


def _light(clause: Clause, lemma: str) -> tuple[Sense, Token] | None:
    """Give the deed of the noun that a light verb carries, and the noun: *deed een voorspelling*."""
    if lemma not in words_of("light"):
        return None
    for noun in (*clause.objects, *clause.children("nsubj:pass")):
        sense = noun_sense(noun.lemma_) if noun.pos_ == "NOUN" else None
        if sense is not None and sense.van in ("agent", "patient"):
            aimed = (*sense.prepositions, "van") if sense.van == "patient" else sense.prepositions
            return Sense(sense.deed, "agent", load_lexicon("deed-nouns").id, aimed, fixed=True), noun
    return None


def _moving(lemma: str) -> Sense | None:
    """Look up a verb of motion or getting without its particle: *binnenvliegen* is *vliegen*."""
    longest = sorted(words_of("particle"), key=lambda word: (-len(word), word))
    particle = next((p for p in longest if lemma.startswith(p) and lemma[len(p) :] in verb_senses()), None)
    sense = verb_senses()[lemma[len(particle) :]] if particle else None
    return sense if sense is not None and sense.deed in ("motion", _RECEIVING) else None


def find_roles(
    clause: Clause,
    lemma: str,
    shape: Diathesis,
    sense: Sense | None,
    reflexive: tuple[Reflexive, Token | None],
    heads: Heads,
    word: Token | None = None,
) -> Roles:
    """Give every phrase of a clause its role; a relative pronoun stands for what it refers to.

    The `word` of a fixed combination is no participant, unless it is an actor.
    """
    agents: list[Token] = []
    patients: list[Token] = []
    by = doers(clause) if shape in ("passive", "impersonal") else []
    themes = [token for token in objects(clause) if token is not reflexive[1]]
    subjects = list(clause.subjects)
    if is_turned(clause, themes, sense, heads):
        subjects, themes = themes, subjects
    undergoes = shape == "passive" or _undergoes(clause, sense, themes, heads) or _is_modal_passive(clause)
    undergoes = undergoes or _is_receiving(clause) or _lets_itself(clause, reflexive[0])
    if undergoes and not by and shape != "passive":
        by = doers(clause) if _lets_itself(clause, reflexive[0]) else by
    if clause.kind == "copular" and not any(mentions_of(token, heads) for token in map(antecedent, subjects)):
        agents += _identified(clause, subjects, heads)
    if shape == "impersonal":
        agents += by
    elif undergoes:
        patients += subjects
        agents += by
    else:
        agents += subjects
    patients += [token for token in themes if token.lower_ not in words_of("reciprocal")]
    patients = [token for token in patients if token != word or mentions_of(token, heads)]
    if any(_is_mutual(token) for token in (*themes, *clause.children("obl", "obl:arg"))):
        patients += subjects
    aimed = _aimed(clause, lemma, sense, reflexive[0])
    patients += [token for token, role in aimed if role == "patient" and mentions_of(token, heads)]
    if undergoes or any(role == "agent" for _, role in aimed):
        agents += [token for token, role in aimed if role == "agent" and mentions_of(token, heads)]
    if reflexive[0] == "true" and reflexive[1] is not None:
        patients.append(reflexive[1])
    room = shape in ("passive", "impersonal") or bool(agents) or (clause.nonfinite and not undergoes)
    if clause.children("ccomp", "csubj", "advcl"):
        patients = [token for token in patients if token.lower_ != "het"]
    return Roles(spread(agents), spread(patients), room, "patient" if undergoes else "agent")


def _undergoes(clause: Clause, sense: Sense | None, themes: list[Token], heads: Heads) -> bool:
    if sense is None or sense.subject != "patient" or clause.kind == "copular":
        return False
    if sense.fixed:
        return not any(_is_anothers(token, clause, heads) for token in themes)
    return sense.deed == _RECEIVING or not themes


def _is_anothers(theme: Token, clause: Clause, heads: Heads) -> bool:
    """Tell whether what breaks is said to be another's: *brak de arm van de agent*, *brak hem de arm*."""
    if simple_infinitive(clause.verb) in _GETTING:
        return False
    owners = [c for c in theme.children if c.dep_ == "nmod" and any(p.lower_ == "van" for p in c.children)]
    return any(mentions_of(c, heads) for c in (*owners, *clause.children("iobj")))


def _is_modal_passive(clause: Clause) -> bool:
    """Tell whether an infinitive with *zijn te* tells what can be done to the subject: *X is niet te stoppen*."""
    carriers = {simple_infinitive(token) for token in (*clause.group[1:], *clause.auxiliaries)}
    return bool(carriers & words_of("modal-passive")) and form(clause.verb) == "Inf" and has_te(clause.verb)


def _identified(clause: Clause, subjects: list[Token], heads: Heads) -> list[Token]:
    """Give the actor that a predicate names: *De grote afwezige was de minister*."""
    predicate = clause.group[0]
    named = predicate.pos_ in ("NOUN", "PROPN") and any(token.pos_ in ("NOUN", "PROPN") for token in subjects)
    return [predicate] if named and predicate != clause.verb and mentions_of(predicate, heads) else []


def _is_mutual(token: Token) -> bool:
    """Tell whether they do it to one another: *sloegen elkaar*, *trouwden met elkaar*, but not *uit elkaar*."""
    cases = [c.lower_ for c in token.children if c.dep_ == "case"]
    return token.lower_ in words_of("reciprocal") and all(case in _TOGETHER for case in cases)


def _is_receiving(clause: Clause) -> bool:
    """Tell whether the subject gets what is done: *kreeg een boete opgelegd*."""
    carriers = {simple_infinitive(token) for token in (*clause.group[1:], *clause.auxiliaries)}
    return form(clause.verb) == "Part" and "krijgen" in carriers and bool(clause.subjects)


def _lets_itself(clause: Clause, reflexive: Reflexive) -> bool:
    """Tell whether the subject lets something be done to it: *liet zich door Ajax uitschakelen*."""
    made = any(simple_infinitive(token) == "laten" for token in clause.group[1:]) and reflexive != "none"
    sense = verb_senses().get(simple_infinitive(clause.verb)) or verb_senses().get(infinitive(clause.verb))
    return made and sense is not None and sense.subject == "agent" and sense.deed in _TO_ANOTHER


@cache
def _verb_prepositions() -> dict[tuple[str, str], str]:
    return {(row["lemma"], row["preposition"]): row["role"] for row in load_lexicon("verb-prepositions").rows}


def takes(lemma: str, preposition: str) -> bool:
    """Tell whether a preposition with a verb marks somebody who takes part in what it tells.

    >>> takes("winnen", "van"), takes("winnen", "in")
    (True, False)
    """
    sense = verb_senses().get(lemma)
    aimed = sense is not None and (sense.deed, preposition) in addressing()
    return aimed or (lemma, preposition) in _verb_prepositions()


def _aimed(clause: Clause, lemma: str, sense: Sense | None, reflexive: Reflexive) -> list[tuple[Token, str]]:
    """Give the phrases with a preposition that take part, with their role: *won van X*, *kreeg van X*.

    The verb itself, the idiom or the class of the deed says which preposition does so.
    """
    verb = "krijgen" if _is_receiving(clause) else lemma
    kinds = {sense.deed} if sense else set()
    if reflexive != "none":
        kinds.add("reflexive")
    found = []
    for token in _prepositional(clause):
        cases = [c.lower_ for c in token.children if c.dep_ == "case"]
        if not cases:
            continue
        role = _verb_prepositions().get((verb, cases[0]))
        owner = token.dep_ == "nmod" and cases[0] == "van"
        contest = sense is not None and sense.deed == "conflict"  # verloor de verkiezingen van Reagan
        if owner and not contest and (token.head not in clause.objects or _is_definite(token.head)):
            role = None  # kreeg de leiding van de partij
        if sense is not None and cases[0] in sense.prepositions:
            role = "patient"
        if role is None and len(cases) == 1 and any((kind, cases[0]) in addressing() for kind in kinds):
            role = "patient"
        if role is not None:
            found.append((token, role))
    return found


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def _prepositional(clause: Clause) -> list[Token]:
    """Give the phrases with a preposition of a clause, also those that the parse hangs on its object."""
    own = clause.children("obl", "obl:arg", "obl:agent")
    nouns = [*clause.objects, *own, *clause.children("xcomp", "fixed", "compound:prt")]
    nested = [c for noun in nouns if noun.pos_ == "NOUN" for c in noun.children if c.dep_ == "nmod" and c.i > noun.i]
    behind = [t for subject in clause.subjects if subject.i > clause.verb.i for t in subject.subtree]
    told = [t for t in behind if t.dep_ in ("nmod", "obl") and any(c.lower_ == "tegen" for c in t.children)]
    return list(dict.fromkeys([*own, *nested, *told]))


def spread(tokens: list[Token]) -> tuple[Token, ...]:
    """Resolve relative pronouns and add conjuncts: *Biden en Harris* are two."""
    found: dict[int, Token] = {}
    for token in chain.from_iterable(map(_antecedents, tokens)):
        found[token.i] = token
        pending = [token]
        while pending:
            for child in conjuncts(pending.pop()):
                found[child.i] = child
                pending.append(child)
    return tuple(found[i] for i in sorted(found))


def _antecedents(token: Token) -> list[Token]:
    """Give what a phrase refers to; of two joined, both where the verb is plural: *een broer en een oom, die wonen*."""
    noun = antecedent(token)
    number = token.head.morph.get("Number", []) if noun is not token else []
    joined = noun.dep_ == "conj" and number == ["Plur"] and noun.morph.get("Number", []) == ["Sing"]
    return [noun.head, noun] if joined and noun.head.pos_ in ("NOUN", "PROPN") else [noun]
