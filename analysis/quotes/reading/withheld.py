"""Speech that is withheld, empty or only supposed: *wilde niet zeggen dat*, *als hij zegt dat*, *om te zeggen dat*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt
from analysis.grammar.negation import negator_of_clause, negator_of_phrase
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.sentences.layout import Sentence
from analysis.quotes.sentences.subjects import clause_start

if TYPE_CHECKING:
    from spacy.tokens import Doc


#: Tokens back from a cue within which a word bears on it, and within which it denies or aims at it.
_FAR, _NEAR = 12, 8


def withheld(sentence: Sentence, hit: CueAt, k: int) -> bool:
    """Tell whether the speech is withheld, empty, or only supposed: *wilde niet zeggen dat*, *als hij zegt dat*.

    It is denied in the clause of the cue (`k` is where what is said begins), a thought of long ago (*had gehoopt*), an
    aim (*om te zeggen*), or in a clause with *als*.
    """
    doc = sentence.doc
    begin = max(sentence.first, hit.first - _FAR)
    zone = sentence.outside(begin, k)
    comma = max([t.i for t in zone if t.i < hit.first and _parts(doc, begin, t.i, hit.first)] or [begin - 1])
    near = [t for t in zone if t.i > hit.first - _NEAR]
    denied = is_denied(doc, hit)
    past = hit.participle and any(t.lower_ in {"had", "hadden"} for t in near)
    aimed = doc[hit.first - 1].lower_ == "te" and any(t.lower_ == "om" and comma < t.i < hit.first for t in near)
    opening = doc[clause_start(sentence, hit.first)]
    supposed = opening.lower_ in words_of("hypothetical-opening") and opening.pos_ in {"SCONJ", "VERB", "AUX"}
    traits = hit.cue.traits
    return (denied and "may-deny" not in traits) or (past and "attitude" in traits) or aimed or supposed


def is_denied(doc: Doc, hit: CueAt) -> bool:
    """Tell whether a cue is negated, as the table of events says it of its verb: *heeft nimmer gezegd*, *geen belofte*.

    >>> doc = parse("Niemand zegt dat het regent.")
    >>> is_denied(doc, lay_out(doc).sentences[0].cues()[0])
    True
    """
    word = doc[hit.first]
    while word.pos_ not in {"VERB", "AUX"} and word.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "nmod"}:
        if negator_of_phrase(word) is not None:
            return True
        word = word.head
    return (negator_of_phrase if word.pos_ not in {"VERB", "AUX"} else negator_of_clause)(word) is not None


def _parts(doc: Doc, begin: int, m: int, cue: int) -> bool:
    """Tell whether a token parts the clause of a cue from the clause before: a comma, *en* before a second verb."""
    if doc[m].text in {",", ";"}:
        return True
    joins = doc[m].pos_ == "CCONJ" and doc[m].lower_ in words_of("clause-join") and cue - m <= 2 and is_finite(doc[cue])
    return joins and any(is_finite(t) for t in doc[begin:m])
