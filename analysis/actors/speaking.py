"""Who speaks is an actor, whatever the noun: the subject of a verb of speech, the one after *volgens* and *aldus*."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.cues import cues_with
from analysis.grammar.marks import in_quotation, marks_of
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import BODIES, PERSONS, kind_of_speaker, names_no_actor
from analysis.grammar.relations import top
from analysis.grammar.verbs import is_finite, speech_verbs
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words that tell how somebody speaks, before the colon.
_MANNER = 6


def speaks(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase is the source of reported speech.

    >>> doc = parse("Volgens onderzoekers smelt het ijs volgens plan.")
    >>> [(doc[p.start : p.end].text, speaks(doc, p)) for p in noun_phrases(doc)]
    [('onderzoekers', True), ('het ijs', False), ('plan', False)]
    """
    words = {doc[phrase.head].lower_, doc[phrase.head].lemma_.lower()}
    if phrase.reference in ("negative", "generic") or words & words_of("not-source", "no-source"):
        return False
    if phrase.name is None and names_no_actor(*words):
        return False
    before = doc[phrase.start - 1].lower_ if phrase.start else ""
    if before in _cues_before() or _sounds(doc, phrase) or opens_quotation(doc, phrase):
        return True
    subject = top(doc, phrase)
    if subject.dep_ != "nsubj" or subject.head.lemma_ not in speech_verbs():
        return False
    if phrase.noun is None and phrase.name is None and kind_of_speaker(doc[phrase.head]) is None:
        return False
    return _reports(subject.head) or is_cue_beside_quote(subject)


def _sounds(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase follows a cue without a subject: *klinkt het bij de bonden*."""
    if not phrase.start or doc[phrase.start - 1].lower_ not in words_of("speaking-preposition"):
        return False
    words = " ".join(token.lower_ for token in doc[max(0, phrase.start - 3) : phrase.start - 1])
    return words in cues_with("impersonal-phrase") or top(doc, phrase).head.lemma_ in cues_with("impersonal-verb")


def opens_quotation(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase stands alone before a colon and a quotation: *Els Vos: “Wij komen.”*.

    >>> doc = parse("Els Vos: “Wij komen.”")
    >>> opens_quotation(doc, noun_phrases(doc)[0])
    True
    """
    colon = _colon_after(doc, phrase.end) if doc[phrase.start].is_sent_start else None
    if colon is None or colon + 1 >= len(doc):
        return False
    if phrase.end - phrase.start == 1 and doc[phrase.start].lower_.endswith("end"):
        return False
    body = phrase.noun is not None and phrase.noun.kind in PERSONS | BODIES
    if not body and phrase.name is None:
        return False
    heading = part_at(doc, doc[phrase.start].idx).kind == "headline"
    marked = any(p.left == doc[colon + 1].idx for p in marks_of(doc).passages)
    return marked or (heading and body)


def _colon_after(doc: Doc, end: int) -> int | None:
    """Give the colon behind a phrase, or behind how somebody speaks: *Jansen, lachend: “…”*."""
    if end < len(doc) and doc[end].text == ",":
        later = next((t for t in doc[end + 1 : end + 1 + _MANNER] if t.text in (":", ",") or is_finite(t)), None)
        end = later.i if later is not None else len(doc)
    return end if end < len(doc) and doc[end].text == ":" else None


def is_cue_beside_quote(token: Token) -> bool:
    """Tell whether a word is the subject of a verb of speech beside a quotation: *“…”, zei hij*, *Hij zei: “…”*."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in speech_verbs() or in_quotation(token.doc, token.idx):
        return False
    first, last = sorted((token.i, verb.i))
    around = [*token.doc[max(0, first - 3) : first], *token.doc[last + 1 : last + 4]]
    return any(t.i in marks_of(t.doc).marks for t in around)


def _reports(verb: Token) -> bool:
    """Tell whether what is said stands with the verb: a clause, or a quotation beside it."""
    if any(t.dep_ == "ccomp" or (t.dep_ == "parataxis" and t.i < verb.i) for t in verb.children):
        return True
    return verb.dep_ == "parataxis"


@cache
def _cues_before() -> frozenset[str]:
    """Give the prepositions that introduce a source."""
    rows = load_lexicon("cues").rows
    return frozenset(row["cue"] for row in rows if row["type"] == "preposition")
