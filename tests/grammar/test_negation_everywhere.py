"""One negation for every table: what events call denied, clauses, tone, casualties and quotations call denied too.

The contract of `grammar.negation`: each sentence tells of one word whether what it tells is denied, and in which tables
the word has a row; all of these must say the same.
"""

from __future__ import annotations

import pytest

from analysis.portrait import portray_doc
from analysis.records import Casualty, Clause, Event, Quote, Sentiment
from tests.parses import stored

#: A sentence, the word that is asked about, whether it is denied, and which tables answer.
SENTENCES = [
    ("De agent sloeg de man.", "sloeg", False, "events clauses sentiment"),
    ("De agent heeft de man nooit geslagen.", "geslagen", True, "events clauses sentiment"),
    ("Niemand heeft de man geslagen.", "geslagen", True, "events clauses sentiment"),
    ("De agent weigerde de man te slaan.", "slaan", True, "events clauses sentiment"),
    ("Niemand weigerde de man te slaan.", "slaan", False, "events sentiment"),
    ("De man ontkent dat hij de agent sloeg.", "sloeg", True, "events clauses sentiment"),
    ("De man ontkent niet dat hij de agent sloeg.", "sloeg", False, "events clauses sentiment"),
    ("De man ontkent de agent te hebben geslagen.", "geslagen", True, "events clauses sentiment"),
    ("De man ontkent de mishandeling.", "mishandeling", True, "events clauses sentiment"),
    ("De agent sloeg niet alleen de man, maar ook de vrouw.", "sloeg", False, "events clauses sentiment"),
    ("De agent sloeg niet de man maar de vrouw.", "sloeg", False, "events clauses sentiment"),
    ("Niet de minister maar de premier heeft gefaald.", "gefaald", False, "events clauses sentiment"),
    ("Niemand minder dan de premier sloeg de agent.", "sloeg", False, "events clauses sentiment"),
    ("Hij sloeg de agent niet, maar zij wel.", "sloeg", True, "events clauses sentiment"),
    ("Het lukte de agent niet de man te doden.", "doden", True, "events clauses sentiment"),
    ("De agent hoefde de man niet te doden.", "doden", True, "events clauses sentiment"),
    ("De minister kreeg geen kritiek.", "kreeg", True, "events clauses"),
    ("De minister bleef niet zonder kritiek.", "bleef", False, "events clauses"),
    ("De bom ontplofte niet ver van het paleis.", "ontplofte", False, "events clauses"),
    ("De koning zal geen kampioen worden.", "worden", True, "events clauses"),
    ("Er vielen geen doden.", "vielen", True, "events clauses"),
    ("Er vielen niet minder dan tien doden.", "doden", False, "clauses casualties"),
    ("Er vielen niet meer dan tien doden.", "doden", False, "clauses casualties"),
    ("Er kwamen nog geen tien mensen om.", "mensen", False, "clauses casualties"),
    ("Bij de aanval zijn geen Amerikanen omgekomen.", "omgekomen", True, "events clauses"),
    ("De politie heeft geen enkel kind gedood.", "gedood", True, "events clauses"),
    ("De politie heeft niet enkel een kind gedood.", "gedood", False, "events clauses sentiment"),
    ("De minister heeft geenszins gezegd dat het plan faalt.", "gezegd", True, "events clauses quotes"),
    ("De minister heeft niet alleen gezegd dat het plan faalt.", "gezegd", False, "events clauses quotes"),
    ("De minister ontkent te hebben gezegd dat het plan faalt.", "gezegd", True, "events clauses quotes"),
]


@pytest.mark.parametrize(("text", "word", "denied", "tables"), SENTENCES)
def test_every_table_gives_one_answer(text: str, word: str, denied: bool, tables: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    at = text.index(word)
    answers: dict[str, bool] = {}
    for row in (*records["events"], *records["sentiment"], *records["casualties"]):
        assert isinstance(row, Event | Sentiment | Casualty)
        if row.start <= at < row.end:
            answers[{Event: "events", Sentiment: "sentiment", Casualty: "casualties"}[type(row)]] = row.negated
    around = [row for row in records["clauses"] if isinstance(row, Clause) and row.start <= at < row.end]
    if around:
        innermost = min(around, key=lambda clause: clause.end - clause.start)
        answers["clauses"] = innermost.commitment == "denied"
    if "quotes" in tables:
        cues = [quote.cue_start for quote in records["quotes"] if isinstance(quote, Quote) and quote.kind == "indirect"]
        answers["quotes"] = at not in cues
    assert {table: answers.get(table) for table in tables.split()} == dict.fromkeys(tables.split(), denied)


#: What is said in a saying that is denied: the text asserts it no more than somebody does.
UNSAID = [
    ("De minister heeft geenszins gezegd dat het plan faalt.", "not-asserted", 0),
    ("De minister zei niet dat de premier faalt.", "not-asserted", 0),
    ("De minister zei dat de premier faalt.", "asserted", 1),
    ("De minister vertelde niet dat de premier faalt.", "asserted", 1),
]


@pytest.mark.parametrize(("text", "commitment", "evaluations"), UNSAID)
def test_what_nobody_said_is_not_asserted_and_judges_nobody(text: str, commitment: str, evaluations: int) -> None:
    records = portray_doc(stored(text, "grammar")).records
    clause = records["clauses"][-1]
    assert isinstance(clause, Clause)
    assert (clause.text.startswith("dat"), clause.commitment) == (True, commitment)
    assert len(records["sentiment"]) == evaluations


def test_nobody_stands_to_gain_by_what_did_not_happen() -> None:
    assert portray_doc(stored("Bij de aanval zijn geen Amerikanen omgekomen.", "grammar")).records["sentiment"] == ()


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Er vielen niet minder dan tien doden.", "at-least"),
        ("Er vielen niet meer dan tien doden.", "at-most"),
        ("Er vielen minder dan tien doden.", "at-most"),
        ("Er vielen meer dan tien doden.", "more-than"),
    ],
)
def test_how_many(text: str, modifier: str) -> None:
    (casualty,) = portray_doc(stored(text, "grammar")).records["casualties"]
    assert isinstance(casualty, Casualty)
    assert (casualty.number, casualty.modifier) == (10, modifier)
