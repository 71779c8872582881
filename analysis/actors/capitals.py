"""Capitals: whether *Teheran* stands for the government of its country, or is the city, where it is named.

`CAPITAL` is the whole of it: the first row that holds decides. One that may be either is the government where the text
elsewhere lets it be that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.actors.backdrop import is_setting
from analysis.actors.speaking import speaks
from analysis.cascade import Row, decide
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.demonyms import capitals
from analysis.grammar.relations import PhraseAt
from analysis.grammar.verb_groups import carried
from analysis.grammar.verbs import classes_of_verbs, infinitive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from analysis.grammar.noun_phrases import Phrase

StandsFor: TypeAlias = Literal["country", "city", "either"]
#: Classes of verbs by which a government is known as their subject; of the others only with what they are done to.
_SAID = ("speech", "communication", "cognition")
_DECIDED = ("control", "transfer", "help", "harm")
_DONE_TO = frozenset({"obj", "ccomp", "xcomp", "obl:arg"})


def _governor(at: PhraseAt) -> Token:
    """Give the word that it hangs on, in a coordination that of the first; of *wil praten* the last verb."""
    token = at.top
    while token.dep_ in ("conj", "appos", "flat") and token.head.i < token.i:
        token = token.head
    return carried(token.head) or token.head


def _deed(at: PhraseAt) -> str | None:
    """Give the class of the deed that its verb tells."""
    verb = _governor(at)
    return classes_of_verbs().get(infinitive(verb)) if verb.pos_ == "VERB" else None


def _decides(at: PhraseAt) -> bool:
    done = any(child.dep_ in _DONE_TO for child in _governor(at).children)
    return at.role == "nsubj" and done and _deed(at) in _DECIDED


def _is_of_deed(at: PhraseAt) -> bool:
    """Tell whether it has a part in what a noun tells, and no contest nor harm: *de relatie tussen Iran en Teheran*."""
    noun = _governor(at)
    if at.preposition is None or noun.pos_ != "NOUN" or is_setting(at.doc, at.phrase, "place"):
        return False
    sense = noun_sense(noun.lower_)
    return sense is None or sense.deed not in ("conflict", "harm")


#: What a capital stands for where it is named: the first row that holds.
CAPITAL: tuple[Row[PhraseAt, StandsFor], ...] = (
    Row("source of what is said", "country", lambda at: speaks(at.doc, at.phrase), "Volgens «Moskou» is dat onzin."),
    Row("subject of a contest", "city", lambda at: at.role == "nsubj" and _deed(at) == "conflict",
        "«Washington» won van Boston."),
    Row("harmed", "city", lambda at: at.role in ("obj", "nsubj:pass") and _deed(at) == "harm",
        "Rusland bombardeerde «Kiev»."),
    Row("subject of saying or thinking", "country", lambda at: at.role == "nsubj" and _deed(at) in _SAID,
        "«Teheran» ontkent dat."),
    Row("subject of a decision", "country", _decides, "«Moskou» verbiedt de film."),
    Row("spoken to", "country", lambda at: at.role in ("obj", "iobj") and _deed(at) == "speech",
        "Washington waarschuwt «Teheran»."),
    Row("part in a deed as a noun", "country", _is_of_deed, "De relatie tussen Washington en «Teheran» is slecht."),
    Row("anything else", "either", lambda at: True, "«Teheran» staakte massaal."),
)  # fmt: skip


def stands_for(doc: Doc, phrase: Phrase) -> StandsFor:
    """Tell by `CAPITAL` whether the name of a capital stands for the government of its country or is the city.

    >>> doc = parse("Teheran ontkent dat. Rusland bombardeerde Kiev.")
    >>> [stands_for(doc, p) for p in noun_phrases(doc) if doc[p.start].text in ("Teheran", "Kiev")]
    ['country', 'city']
    """
    return decide(CAPITAL, PhraseAt(doc, phrase)).answer


def is_capital(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase is the bare name of a capital that mostly stands for its country where it acts."""
    return phrase.name is not None and phrase.noun is None and doc[slice(*phrase.name)].text in capitals()
