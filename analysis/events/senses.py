"""What a clause tells: as a fixed combination, by the noun of a light verb, or by its verb."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from analysis.events.aimed import governs
from analysis.events.deed_clauses import DeedClause
from analysis.events.meanings import Sense, idioms, verb_senses
from analysis.grammar.cases import cases_of
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.nouns import last_part, names_people
from analysis.grammar.verb_groups import opens_with
from analysis.grammar.verbs import simple_infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def sense_of(clause: DeedClause, lemma: str) -> tuple[Sense | None, Token | None]:
    """Look up what a clause tells, and by which word beside its verb.

    First as a fixed combination (*de dood vinden*), then as a verb that leaves the deed to its noun (*een aanval
    uitvoeren op*), then as a cue whose content follows (*sloot niet uit dat*), then as a verb without object, then by
    the verb itself.
    """
    words = idioms().get(lemma) or idioms().get(simple_infinitive(clause.verb)) or {}
    near = [*clause.dependents(), *clause.children("xcomp")] if words else []
    fixed = [
        c for child in near for t in (child, *child.children) if t == child or t.dep_ == "case" for c in t.children
    ]
    near += [token for token in fixed if token.dep_ == "fixed"]  # ten val
    near = [token for token in near if token not in clause.objects or not _only_falls(clause, token)]
    undergoing = [*clause.objects, *clause.children("nsubj:pass")]
    spelt = [
        (word, token)
        for token in near
        for word in (token.lemma_.lower(), token.lower_, "procent" if "%" in token.text else "")
        if word in words and makes_idiom(words[word], token, undergoing)
    ]
    if spelt:  # in staat van beschuldiging stellen: the longer word tells more than staat
        word, token = max(spelt, key=lambda pair: len(pair[0]))
        return words[word], token
    light = _light(clause, lemma)
    if light is not None:
        return light
    if _says_that(clause, lemma):
        sense = verb_senses().get(lemma)
        perceives = sense is not None and sense.deed == "perception"  # vond dat het anders moest
        return Sense("cognition" if perceives else "speech", "agent", load_lexicon("cues").id), None
    known = words["-"].prepositions if "-" in words else ()
    cases = {case for token in clause.children("obl", "obl:arg") for case in cases_of(token)[:1]}
    aimed = any(governs(lemma, case) for case in cases.difference(known))
    alone = not clause.objects or any(verb_form(child) == "Part" for child in clause.children("xcomp"))
    if "-" in words and alone and not clause.children("ccomp") and not aimed:  # raakt vervuild, heerst over zijn volk
        return words["-"], None
    if _spares(clause, lemma):
        return _sparing(), None
    return verb_senses().get(lemma) or _moving(lemma), None


def makes_idiom(idiom: Sense, word: Token, undergoing: Iterable[Token]) -> bool:
    """Tell whether a word makes a fixed combination with its verb: *een arm slaan om*, not *op zijn arm slaan*.

    It stands as the combination asks, and nobody who may live is hit where that has only a thing as object.
    """
    before = (*cases_of(word), *([word.nbor(-1).lower_] if word.i > word.sent.start else []))  # te binnen
    bare = word.pos_ == "NOUN" and not cases_of(word)
    joined = not idiom.joined or ("object" in idiom.joined and bare) or any(case in idiom.joined for case in before)
    return joined and not (idiom.of_things and any(_may_live(token) for token in undergoing if token != word))


#: What a cue may be beside speech: who thinks, finds or publishes that something is so.
_OF_CONTENT = ("speech", "cognition", "communication")


def _says_that(clause: DeedClause, lemma: str) -> bool:
    """Tell whether a verb that else tells another deed is a cue for the clause with *dat*: *maakte zich sterk dat*."""
    sense = verb_senses().get(lemma)
    if clause.kind != "verbal" or (sense is not None and sense.deed in _OF_CONTENT):
        return False
    contents = clause.children("ccomp", "csubj", "xcomp", "advcl")
    if not any(opens_with(content, "dat") for content in contents):
        return False
    known = _cues_of_content().get(lemma, ()) or _cues_of_content().get(simple_infinitive(clause.verb), ())
    beside = {c.lower_ for c in (*clause.dependents(), *clause.children("xcomp"))}
    return any(words <= beside | (beside & words_of("reflexive") and {"zich"}) for words in known)


@cache
def _cues_of_content() -> dict[str, tuple[frozenset[str], ...]]:
    """Give for each verb that brings a clause with *dat* as a cue the words it then has beside it: *zich, sterk*."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for row in load_lexicon("cues").rows:
        if row["type"] == "verb" and "dat" in row["complements"].split():
            *words, verb = row["cue"].split()
            found[verb] = (*found.get(verb, ()), frozenset(words))
    return found


def _only_falls(clause: DeedClause, token: Token) -> bool:
    """Tell whether it is said of people who are no subject how they find it: *dat valt de slachtoffers zwaar*."""
    return simple_infinitive(clause.verb) in words_of("falling") and names_people(token.lemma_)


def _spares(clause: DeedClause, lemma: str) -> bool:
    """Tell whether a verb of harm has as object a thing that it only moves, reaches or ends: *schoot de bal*."""
    if any(map(_may_live, clause.objects)):
        return False
    if lemma in words_of("harm-of-the-living"):
        return True
    return lemma in words_of("hitting") and bool(clause.objects) and not any(map(_is_struck, clause.objects))


def _sparing() -> Sense:
    """Give what a verb of harm tells of a thing that it does not harm."""
    return Sense("creation", "agent", load_lexicon("deeds").id)


def _is_struck(token: Token) -> bool:
    """Tell whether a phrase is of a thing that violence strikes: a vehicle, a building or a place."""
    noun, struck = token.lemma_.lower(), words_of("struck")
    return noun in struck or last_part(noun, struck) is not None


def _may_live(token: Token) -> bool:
    """Tell whether a phrase may be one of somebody, or of an animal: *haar, Jan Bos, de man, het hert*."""
    if token.pos_ in ("PRON", "PROPN"):
        return token.lower_ not in words_of("empty", "what-is-said")
    return names_people(token.lemma_) or token.lemma_.lower() in words_of("animal")


def _light(clause: DeedClause, lemma: str) -> tuple[Sense, Token] | None:
    """Give the deed of the noun that a light verb carries, and the noun: *deed een voorspelling*."""
    if lemma not in words_of("light") or clause.children("xcomp", "compound:prt"):
        return None  # hield de deal overeind
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
    return sense if sense is not None and sense.deed in ("motion", "possession") else None
