"""The subject after its verb: the order of Dutch when something else comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.names import load_first_names
from analysis.grammar.phrase_at import Span, phrase_at
from analysis.grammar.phrase_core import name_follows
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def skip_adjuncts(doc: Doc, i: int, stop: int) -> int:
    """Skip what may stand between a cue and its subject: adverbs, days, *zich*; give the next token.

    >>> doc = parse("Dat zei gisteren ook de minister.")
    >>> doc[skip_adjuncts(doc, 2, len(doc))].text
    'de'
    """
    while i < stop:
        token = doc[i]
        low = token.lower_
        if low in words_of("time"):
            i += 1
            continue
        if token.pos_ == "ADP" and i + 1 < stop and doc[i + 1].dep_ == "fixed" and doc[i + 1].head.i == i:
            i += 2
            continue
        if low in words_of("adverb") and token.pos_ not in {"DET", "PROPN"} and not _starts_phrase(doc, i, stop):
            i += 1
            continue
        if token.pos_ == "ADV" and not _starts_phrase(doc, i, stop):
            i += 1
            continue
        if low in words_of("period") and i and doc[i - 1].lower_ in words_of("time"):
            i += 1
            continue
        break
    return i


def _starts_phrase(doc: Doc, i: int, stop: int) -> bool:
    if i + 1 >= stop or doc[i].lower_ not in words_of("possessive"):
        return False
    return doc[i + 1].pos_ in {"NOUN", "PROPN", "ADJ"} and doc[i + 1].lower_ not in words_of("time")


def subject_after(doc: Doc, i: int, stop: int) -> Span | None:
    """Give the subject that follows a verb: the first noun phrase from token `i` on, past adverbs and short adjuncts.

    >>> doc = parse("Dat zei gisteren in Brussel ook de minister.")
    >>> doc[slice(*subject_after(doc, 2, len(doc)))].text
    'de minister'
    """
    k = skip_adjuncts(doc, i, stop)
    for _ in range(3):
        if k >= stop or doc[k].pos_ != "ADP":
            break
        inner = phrase_at(doc, k + 1, stop)
        if inner is None:
            break
        follower = skip_adjuncts(doc, inner[1], stop)
        if follower >= stop or doc[follower].text in {",", ".", ":", ";"}:
            break
        k = follower
    if k < stop and doc[k].lower_ in words_of("demonstrative") and (k + 1 >= stop or doc[k + 1].is_punct):
        return (k, k + 1)
    if k < stop and doc[k].lower_ in words_of("no-source") and not heads_phrase(doc, k, stop):
        return None
    if doc[k : min(k + 3, stop)].text.lower() in words_of("no-source"):
        return None
    found = phrase_at(doc, k, stop) or _surname_at(doc, k, stop)
    counted = found is not None and found[0] > i and doc[found[0]].pos_ == "NUM"
    if found and counted and doc[found[0] - 1].lower_ in kinds_in("number-modifiers"):
        found = (found[0] - 1, found[1])  # bijna vijftig van hen
    return _with_partner(doc, doc[i - 1], found, stop) if found and i else found


def _surname_at(doc: Doc, k: int, stop: int) -> Span | None:
    """Give a surname with a particle in small letters, up to a pause: *zegt van Wenum.*."""
    if k >= stop or doc[k].lower_ not in words_of("phrase-particle") or not name_follows(doc, k, stop):
        return None
    if k == 0 or doc[k - 1].lemma_ not in speech_verbs():
        return None
    name = next(m for m in range(k, stop) if doc[m].text[0].isupper())
    inner = None if doc[name].text in load_first_names() else phrase_at(doc, name, stop)
    return (k, inner[1]) if inner and (inner[1] >= stop or doc[inner[1]].is_punct) else None


def _with_partner(doc: Doc, verb: Token, found: Span, stop: int) -> Span:
    """Take *en* and a second noun phrase into a singular subject when the verb is plural."""
    plural = feature(verb, "Number") == "Plur"
    words = doc[found[0] : found[1]]
    several = any("Plur" in feature(t, "Number") for t in words if t.pos_ in {"NOUN", "PRON"})
    if not plural or several or any(t.lower_ in words_of("conjunction") for t in words):
        return found
    if found[1] + 1 < stop and doc[found[1]].lower_ in words_of("conjunction"):
        partner = phrase_at(doc, found[1] + 1, stop)
        return (found[0], partner[1]) if partner else found
    return found


def heads_phrase(doc: Doc, k: int, stop: int) -> bool:
    """Tell whether *het, dat, die* is the determiner of a noun phrase."""
    if doc[k].lower_ == "er" or k + 1 >= stop:
        return False
    follower = doc[k + 1]
    return doc[k].pos_ == "DET" or (
        follower.pos_ in {"NOUN", "PROPN"}
        and follower.lower_ not in words_of("time")
        and doc[k].pos_ != "ADV"
        and doc[k].head.i == follower.i
    )
