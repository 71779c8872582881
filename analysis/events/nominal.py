"""Deeds told as things: *de aanval van X op Y*, *de dood van Y*, *zijn arrestatie*, *het vermoorden van Y*."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.events.aimed import takes
from analysis.events.meanings import TO_ANOTHER, verb_senses
from analysis.events.telling import record
from analysis.grammar.attachment import doer_under
from analysis.grammar.cases import case_of
from analysis.grammar.deed_nouns import NounSense, noun_sense
from analysis.grammar.mention_heads import Heads
from analysis.grammar.negation import negator_of_phrase
from analysis.grammar.relations import is_definite
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import has_te
from analysis.grammar.verbs import infinitive, verb_form, verb_prepositions
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.records import Event, VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_Part: TypeAlias = Literal["agent", "patient", "both", "owner"]
_MODIFIERS = ("nmod", "nmod:poss", "obl", "obl:arg", "obl:agent")
#: Relations of a name right behind a noun that has no preposition, as a headline has it: *nominatie Von der Leyen*.
_RIGHT_BEHIND = ("nmod", "appos", "flat")
_NOMINAL_RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "nmod", "conj")
#: Classes of verbs of which *van* after the infinitive names the doer: *het zwijgen van de minister*.
_OF_DOERS = ("conflict", "motion", "occurrence", "speech", "state")


def find_nominals(doc: Doc, told: Set[int], heads: Heads, voices: Sequence[VoiceSpan]) -> list[Event]:
    """Find the nouns that tell a deed: where somebody in it is named, and every definite one of harm.

    `told` are the words whose deed a verb tells already: *vond de dood*, *pleegde een aanslag*.
    """
    found = []
    for token in doc:
        if token.pos_ not in ("NOUN", "VERB") or token.i in told or token.i in heads.at:
            continue
        if token.dep_ in ("compound", "flat"):
            continue
        sense = _sense(token)
        if sense is None:
            continue
        agents, patients = _participants(token, sense, heads)
        if not (heads.actors((*agents, *patients)) or (sense.deed == "harm" and is_definite(token))):
            continue
        found.append(
            record(
                doc,
                token,
                heads,
                voices,
                lemma=token.lemma_.lower(),
                agents=agents,
                patients=patients,
                status="expressed" if agents else "suppressed",
                shape="nominal",
                negated=negator_of_phrase(token) is not None,
                deed=sense.deed,
                rule="event.nominal",
                lexicon=load_lexicon("deeds" if token.pos_ == "VERB" else "deed-nouns").id,
            )
        )
    return found


def _sense(token: Token) -> NounSense | None:
    """Give what a noun tells, or an infinitive that is used as one: *het vermoorden van*."""
    if token.pos_ == "NOUN":
        return noun_sense(token.lemma_) or _infinitive_as_noun(token)
    if verb_form(token) != "Inf" or has_te(token) or token.dep_ not in _NOMINAL_RELATIONS:
        return None
    named = [c for c in token.children if c.dep_ in ("det", "nmod:poss") or case_of(c) in ("van", "door")]
    noun, verb = noun_sense(token.lower_), verb_senses().get(token.lemma_.lower())
    if not named or verb is None:
        return noun if named else None
    van = "agent" if verb.deed in _OF_DOERS and verb.subject == "agent" else "patient"
    return noun or NounSense(token.lemma_, verb.deed, van, _taken_by(token.lemma_.lower()), compounds=False)


def _infinitive_as_noun(token: Token) -> NounSense | None:
    """Give what an infinitive tells that the parse takes for a noun: *het neersteken van twee agenten*."""
    verb = verb_senses().get(token.lower_)
    named = any(c.lower_ == "het" or case_of(c) == "van" for c in token.children)
    if verb is None or verb.deed not in TO_ANOTHER or not named:
        return None
    return NounSense(token.lower_, verb.deed, "patient", _taken_by(token.lower_), compounds=False)


def _taken_by(verb: str) -> tuple[str, ...]:
    """Give the prepositions of who undergoes what a verb tells, but *van*: *het leveren aan rebellen*."""
    pairs = verb_prepositions().items()
    return tuple(case for (lemma, case), role in pairs if lemma == verb and role == "patient" and case != "van")


def _participants(noun: Token, sense: NounSense, heads: Heads) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Give who does and who undergoes what a noun tells, by the phrases under it."""
    if noun.dep_ == "fixed":
        return _behind_fixed(noun, sense, heads)
    inner = [t for child in noun.children if child.dep_ == "nmod" for t in child.subtree if t.i > child.i]
    nested = [t for t in inner if t.dep_ == "nmod"]
    beside = [
        c
        for c in noun.children
        if c.dep_ in _MODIFIERS or c.lower_ in words_of("possessor") or _names_owner(c, noun, heads)
    ]
    beside += _right_behind(noun, sense) or _shared(noun)
    around = {case_of(c) for c in (*nested, *(c for c in beside if c.dep_ in _MODIFIERS))}
    aimed = around & {"op", "tegen"} & set(sense.prepositions)  # de aanval van X op Y: X does it
    of_doer = sense.van == "agent" or (sense.van == "patient" and bool(aimed))
    owner: _Part | None = "agent" if of_doer else "patient" if sense.van == "patient" else None
    agents: list[Token] = []
    patients = [c for c in nested if of_doer and case_of(c) in sense.prepositions and case_of(c) != "van"]
    for child in beside:
        part = _part_of(child, noun, sense, heads)
        part = owner if part == "owner" else part
        if part in ("agent", "both"):
            agents.append(child)
        if part in ("patient", "both"):
            patients.append(child)
    by = [c for c in agents if case_of(c) == "door"]
    owners = [c for c in agents if c not in by and case_of(c) == "van"]
    if by and owners:  # de beïnvloeding van het OM door de minister
        agents = [c for c in agents if c not in owners]
        patients += owners
    if any(c.dep_ == "nmod:poss" for c in beside):  # zijn vertrek van Ajax: whose it is is told already
        agents = [c for c in agents if c not in owners]
        patients = [c for c in patients if case_of(c) != "van" or "van" in sense.prepositions]
    return taking_part(agents), taking_part(patients)


def _part_of(child: Token, noun: Token, sense: NounSense, heads: Heads) -> _Part | None:
    """Tell what part a phrase under a noun has in the deed; its owner is who does it or who undergoes it."""
    case = case_of(child)
    if child.lower_ in words_of("time", "period"):
        return None  # de aanslag van dinsdag
    if case == "door":
        return None if child == doer_under(noun) else "agent"  # vanwege die brief door agenten opgepakt
    if case == "tussen" and "tussen" in sense.prepositions:
        return "both"
    if child.dep_ == "nmod:poss" or child.lower_ in words_of("possessor"):
        return "owner"
    if _names_owner(child, noun, heads):
        return "owner"
    if case in sense.prepositions:
        return "patient"
    return "owner" if case == "van" else None


def _names_owner(child: Token, noun: Token, heads: Heads) -> bool:
    """Tell whether a name right behind a noun, without a preposition, is whose deed it is: *kritiek Rutte op Vos*."""
    near = child.dep_ in _RIGHT_BEHIND and child.i == noun.i + 1
    return near and not case_of(child) and bool(heads.of(child))


def _right_behind(noun: Token, sense: NounSense) -> list[Token]:
    """Give the phrase right behind a noun that the parse hangs beside it: *is het proces tegen X eerlijk*.

    It is the verb's own where the verb takes the preposition: *overhandigde zijn advies aan X*.
    """
    if noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ not in {*sense.prepositions, "van"}:
        return []
    case, above = noun.nbor(1).lower_, noun_sense(noun.head.lemma_) if noun.head.pos_ == "NOUN" else None
    if above is not None and case in above.prepositions:
        return []  # de beschuldiging van verkrachting tegen X
    if case == "van" and sense.van == "agent" and noun.head.pos_ == "NOUN":
        return []  # een congres over spionage van de minister
    phrase = noun.nbor(1).head
    beside = noun.nbor(1).dep_ == "case" and phrase.head.i == noun.head.i and phrase.dep_ in ("nmod", "obl", "obl:arg")
    return [phrase] if beside and not takes(infinitive(noun.head), noun.nbor(1).lower_) else []


def _shared(noun: Token) -> list[Token]:
    """Give the phrase behind the last of several deeds that is of all: *het mishandelen en dumpen van zijn vrouw*."""
    last = max((c for c in noun.children if c.dep_ == "conj"), key=lambda c: c.i, default=None)
    if last is None or any(c.dep_ == "nmod:poss" or (c.dep_ in _MODIFIERS and c.i > noun.i) for c in noun.children):
        return []
    alike = last.pos_ == noun.pos_ and (noun.pos_ == "VERB" or noun_sense(last.lemma_) is not None)
    own = any(c.dep_ in ("det", "nmod:poss") for c in last.children)
    return [c for c in last.children if c.dep_ in _MODIFIERS and case_of(c) == "van"] if alike and not own else []


def _behind_fixed(noun: Token, sense: NounSense, heads: Heads) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Give who takes part in a fixed phrase: *op verzoek van X*, *onder leiding van X*, *in overleg met X*."""
    if noun.i + 2 >= len(noun.doc):
        return (), ()
    case, start = noun.nbor(1).lower_, noun.nbor(2).idx
    found = [(mention.end, i) for i, mentions in heads.at.items() for mention in mentions if mention.start == start]
    behind = (noun.doc[max(found)[1]],) if found else ()
    if case == "van":
        return (behind, ()) if sense.van == "agent" else ((), ())
    return ((), behind) if case in sense.prepositions else ((), ())
