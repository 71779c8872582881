"""Which noun phrases refer to an actor: not predicates, negations, generic statements or mere settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.actors.occasions import acts_together, is_episodic, is_hypothetical
from analysis.actors.settings import is_setting
from analysis.actors.speaking import speaks
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import BODIES, PERSONS, look_up
from analysis.grammar.relations import ARGUMENTS, preposition_of, relation, top
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: strong: an actor by this phrase alone; weak: only when it is mentioned again; no: never.
Strength: TypeAlias = Literal["strong", "weak", "no"]

_HEADINGS = ("headline", "crosshead", "caption")


def refers(doc: Doc, phrase: Phrase) -> Strength:
    """Judge how surely a phrase without a proper name refers to an actor."""
    noun = phrase.noun
    if noun is not None and noun.kind == "place" and acts_together(doc, phrase):
        return "strong"
    if speaks(doc, phrase):
        return "strong"
    if noun is None or noun.kind == "place" or phrase.reference in ("negative", "generic") or is_predicate(doc, phrase):
        return "no"
    if noun.kind in ("organisation", "force") and is_setting(doc, phrase, "organisation"):
        return "weak" if phrase.reference == "definite" else "no"
    if noun.kind == "part":
        return "strong" if _has_whole(doc, phrase) else "no"
    if phrase.reference == "definite" and any(t.lower_ == "aantal" for t in doc[phrase.start : phrase.head]):
        return "no"
    kinds = kinds_in("general-nouns")
    if _is_amount(doc, phrase) or any(kinds.get(t.lower_) == "hypothetical" for t in doc[phrase.start : phrase.head]):
        return "no"
    if phrase.stem[1] - phrase.start > 1 and doc[phrase.start : phrase.stem[1]].text.lower() in kinds:
        return "no"
    general = kinds.get(doc[phrase.head].lower_)
    if (general == "bare" and phrase.end - phrase.start == 1) or (
        general == "definite" and phrase.end - phrase.start <= 2 and doc[phrase.start].pos_ in ("DET", "NOUN")
    ):
        return "no"
    if phrase.reference in ("definite", "possessive"):
        return "weak" if _is_mere_place(doc, phrase) else "strong"
    if (
        phrase.plural
        and phrase.end > phrase.stem[1]
        and _holds_definite(doc, phrase)
        and _takes_part(doc, phrase, nouns=True)
    ):
        return "strong"
    if phrase.reference == "quantified":
        return "strong" if _takes_part(doc, phrase) or _is_counted(doc, phrase) else "weak"
    heading = part_at(doc, doc[phrase.start].idx).kind in _HEADINGS
    if phrase.reference == "indefinite":
        body = relation(doc, phrase) in ("nsubj", "nsubj:pass", "obl:agent") and (
            _holds_definite(doc, phrase) or is_episodic(doc, phrase)
        )
        sure = _takes_part(doc, phrase) if noun.kind in PERSONS else body
        return "strong" if sure and not is_hypothetical(doc, phrase) else "weak"
    if phrase.plural:
        special = any(token.pos_ == "ADJ" for token in doc[phrase.start : phrase.head])
        return "strong" if _takes_part(doc, phrase) and (heading or special or is_episodic(doc, phrase)) else "weak"
    if heading or noun.kind in ("organisation", "people", "force"):
        return (
            "strong"
            if relation(doc, phrase) in ARGUMENTS and (heading or noun.entry in words_of("bare-bodies"))
            else "weak"
        )
    return "no"


def is_predicate(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase says what somebody is, rather than referring: hij is voorzitter, als leraar."""
    token = top(doc, phrase)
    children = {child.dep_ for child in token.children}
    if "cop" in children and (
        children & {"nsubj", "csubj", "nsubj:pass"} or phrase.reference not in ("quantified", "definite", "possessive")
    ):
        return True
    if token.dep_ == "xcomp":
        return True
    before = doc[phrase.start - 1] if phrase.start else None
    return before is not None and before.lower_ == "als"


def _is_amount(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a noun for a body only measures the noun after it: een partij narcotica."""
    after = doc[phrase.head + 1] if phrase.head + 1 < len(doc) else None
    if after is None or after.pos_ != "NOUN" or after.head.i != phrase.head:
        return False
    return phrase.noun is not None and phrase.noun.kind == "organisation"


def _has_whole(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a part is a part of an actor: het grootste deel van de regering."""
    for token in doc[phrase.head + 1 : phrase.end]:
        if token.pos_ in ("NOUN", "PROPN"):
            noun = look_up(token.text, token.lemma_)
            return (noun is not None and noun.kind in PERSONS | BODIES) or token.pos_ == "PROPN"
    return False


def _holds_definite(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether what follows the head is a name or a definite phrase: groepen van ISIS, leden van zijn familie."""
    rest = doc[phrase.stem[1] : phrase.end]
    return any(
        token.pos_ == "PROPN" or "Poss=Yes" in str(token.morph) or "Definite=Def" in str(token.morph) for token in rest
    )


def _is_counted(doc: Doc, phrase: Phrase) -> bool:
    return any(token.pos_ == "NUM" for token in doc[phrase.start : phrase.head])


def _is_mere_place(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether an organisation is only where somebody works, or part of the description of a place."""
    token = top(doc, phrase)
    if phrase.noun is not None and phrase.noun.kind == "organisation" and token.dep_ == "nmod":
        owner = token.head
        noun = look_up(owner.text, owner.lemma_)
        before = doc[min(t.i for t in owner.subtree)]
        if preposition_of(doc, phrase) == "bij" and noun is None:
            return True
        if preposition_of(doc, phrase) == "van" and noun is None and before.lower_ in words_of("standing-at"):
            return True
    return (
        phrase.noun is not None
        and phrase.noun.kind == "organisation"
        and preposition_of(doc, phrase) in words_of("belonging-to")
        and (relation(doc, phrase) == "obl")
    )


def _takes_part(doc: Doc, phrase: Phrase, nouns: bool = False) -> bool:
    """Tell whether a phrase is an argument of a verb, or hangs on it by a preposition of persons."""
    role = relation(doc, phrase)
    if role in ARGUMENTS or role == "ROOT":
        return True
    return (role.startswith("obl") or (nouns and role == "nmod")) and preposition_of(doc, phrase) in words_of(
        "taking-part"
    )
