"""What is negated: a word, a phrase, the clause of a verb; and that quotations and events say the same of a saying."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.grammar.cues import cues_with
from analysis.grammar.negation import negator_of_clause, negator_of_phrase
from analysis.grammar.negators import is_negator
from analysis.parse import read_conllu
from analysis.portrait import portray_doc
from analysis.quotes import find_quotes
from analysis.records import Event, Quote
from tests.parses import stored

PARSES = Path(__file__).parents[1] / "parses"

#: A verb, its sentence, and the word that denies it.
CLAUSES = [
    ("gezegd", "De minister heeft nimmer gezegd dat het plan doorgaat.", "nimmer"),
    ("gezegd", "De minister heeft geenszins gezegd dat het plan doorgaat.", "geenszins"),
    ("gezegd", "De minister heeft nooit gezegd dat het plan doorgaat.", "nooit"),
    ("gezegd", "Evenmin heeft de minister gezegd dat het plan doorgaat.", "Evenmin"),
    ("gezegd", "Nergens heeft de minister gezegd dat het plan doorgaat.", "Nergens"),
    ("gezegd", "De minister noch de premier heeft gezegd dat het plan doorgaat.", "noch"),
    ("zegt", "Niemand zegt dat het plan doorgaat.", "Niemand"),
    ("zegt", "Geen enkele minister zegt dat het plan doorgaat.", "Geen"),
    ("zeggen", "De minister wilde niet zeggen dat het plan doorgaat.", "niet"),
    ("liet", "De minister liet niet weten dat het plan doorgaat.", "niet"),
    ("zeggen", "De minister vertrok zonder te zeggen dat het plan doorgaat.", "zonder"),
    ("zeggen", "De minister weigerde te zeggen dat het plan doorgaat.", "weigerde"),
    ("melden", "De minister vergat te melden dat het plan doorgaat.", "vergat"),
    ("gezegd", "De minister heeft niet alleen gezegd dat het plan doorgaat.", None),
    ("gezegd", "De minister heeft nauwelijks gezegd dat het plan doorgaat.", None),
    ("zegt", "De minister zegt niet te weten wie het deed.", None),
    ("zegt", "De minister zegt nooit een brief te hebben ontvangen.", None),
    ("zei", "De minister zei dat het plan niet doorgaat.", None),
]
#: Sayings of which something is said all the same, or that are not denied.
SAID = {
    "Dat het plan doorgaat, heeft de minister nooit beweerd.": [],
    "Het plan gaat door. Dat heeft de minister nimmer gezegd.": [],
    "Het plan gaat door, zei niemand.": [],
    "De minister deed geen belofte dat het plan doorgaat.": [],
    "De minister denkt niet dat het plan doorgaat.": ["dat het plan doorgaat"],
    "De minister ontkent niet dat het plan doorgaat.": ["dat het plan doorgaat"],
    "Het plan gaat niet door, zegt de minister.": ["Het plan gaat niet door"],
    "De minister zegt niet te weten wie het deed.": ["niet te weten wie het deed"],
}


@pytest.mark.parametrize(("verb", "text", "negator"), CLAUSES)
def test_what_denies_a_clause(verb: str, text: str, negator: str | None) -> None:
    doc = stored(text, "grammar")
    found = negator_of_clause(next(token for token in doc if token.text == verb))
    assert (found.text if found else None) == negator


@pytest.mark.parametrize(("verb", "text", "negator"), CLAUSES)
def test_denied_speech_is_no_quotation(verb: str, text: str, negator: str | None) -> None:
    quotes = find_quotes(stored(text, "grammar"), [])
    assert bool(quotes) == (negator is None)


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_a_denial(text: str) -> None:
    assert [quote.text for quote in find_quotes(stored(text, "grammar"), [])] == SAID[text]


def test_a_phrase_and_a_word() -> None:
    doc = stored("Er vielen geen doden.", "grammar")
    assert [is_negator(token) for token in doc] == [False, False, True, False, False]
    negator = negator_of_phrase(doc[3])
    assert negator is not None and negator.text == "geen"
    assert negator_of_phrase(doc[1]) is None
    weak = stored("De minister heeft nauwelijks gezegd dat het plan doorgaat.", "grammar")[3]
    assert (is_negator(weak), is_negator(weak, weak=True)) == (False, True)
    assert not is_negator(stored("Amper een week later sloeg de agent de man.", "grammar")[0], weak=True)


def _kept() -> list[str]:
    """Give every kept parse: of articles, and of the sentences of rules."""
    texts = [path.read_text("utf-8") for path in sorted(PARSES.glob("*.conllu"))]
    return [f"# newdoc{part}" for text in texts for part in text.split("# newdoc")[1:]]


def test_quotations_and_events_agree_on_what_was_said() -> None:
    checked = 0
    for kept in _kept():
        records = portray_doc(read_conllu(kept)).records
        denied = {event.start: event.negated for event in records["events"] if isinstance(event, Event)}
        for quote in records["quotes"]:
            assert isinstance(quote, Quote)
            if quote.kind == "indirect" and quote.cue_start in denied and quote.cue_lemma not in cues_with("may-deny"):
                checked += 1
                assert not denied[quote.cue_start], quote
    assert checked > 50
