"""Claims: what is stated, where again, and on what it rests, by a hand-readable parse and by records made by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.casualties import find_casualties
from analysis.certainty import find_clauses
from analysis.claims import find_claims
from analysis.events import find_events
from analysis.lexicon import explain
from analysis.parse import parse, read_conllu
from analysis.quotes import find_quotes, find_voices
from analysis.records import Claim
from tests.golden_tables import portray_seed

PARSE = Path(__file__).parent / "parses" / "certainty.conllu"


@cache
def claims(text: str | None = None) -> tuple[Claim, ...]:
    doc = parse(text) if text else read_conllu(PARSE)
    quotes = find_quotes(doc, [])
    voices = find_voices(doc, quotes)
    clauses = find_clauses(doc, [], voices, quotes)
    return tuple(find_claims(doc, find_events(doc, [], voices), find_casualties(doc, [], voices), clauses))


def test_what_is_stated_and_whether_its_footing_drifts() -> None:
    assert [(c.text, c.what, c.commitment, c.drift) for c in claims()] == [
        ("schenden", "event", "hedged", "none"),
        ("zinken", "event", "hedged", "none"),
        ("gevlucht", "doer", "hedged", "none"),
        ("gevlucht", "event", "hedged", "none"),
        ("vielen", "event", "hedged", "none"),
        ("verwoest", "cause", "asserted", "none"),
        ("verwoest", "event", "asserted", "asserted-then-attributed"),
        ("vernield", "event", "asserted", "asserted-then-attributed"),
        ("gezonken", "event", "hedged", "none"),
    ]


def test_the_rows_that_state_the_same_name_each_other() -> None:
    by_word = {c.text: c for c in claims() if c.what == "event"}
    assert by_word["verwoest"].repeats == (by_word["vernield"].start,)
    assert by_word["vernield"].repeats == (by_word["verwoest"].start,)


def test_what_the_newspaper_hedges_is_no_drift() -> None:
    assert {c.drift for c in claims("De brug is mogelijk verwoest. De schipper zei dat de brug was verwoest.")} == {
        "none"
    }


def test_a_general_noun_takes_up_the_thing_before_it() -> None:
    found = claims("Een van de helikopters werd verwoest. Het toestel zou zijn opgeblazen.")
    assert [(c.text, len(c.repeats)) for c in found if c.what == "event"] == [("verwoest", 1), ("opgeblazen", 1)]


def test_a_number_is_a_claim_with_its_source_and_is_found_again() -> None:
    found = [
        c for c in claims("Er vielen twaalf doden. De politie meldt dat er twaalf doden vielen.") if c.what == "number"
    ]
    assert [(c.text, c.commitment, c.drift) for c in found] == [
        ("twaalf doden", "asserted", "asserted-then-attributed"),
        ("twaalf doden", "asserted", "asserted-then-attributed"),
    ]


def test_the_claims_of_the_seed_article() -> None:
    found = [c for c in portray_seed().records["claims"] if isinstance(c, Claim)]
    rows = {(c.text, c.what, c.part): (c.sources, c.commitment, c.drift) for c in found}
    assert rows["blies", "event", "lead"] == ((), "asserted", "attributed-then-asserted")
    assert rows["blies", "doer", "lead"] == ((), "asserted", "none")
    assert rows["zijn", "event", "body"] == (("biden",), "asserted", "none")
    assert rows["zeker dertien doden", "number", "body"] == (
        ("syrian-observatory", "white-helmets"),
        "asserted",
        "none",
    )
    assert rows["opgeblazen", "event", "crosshead"] == ((), "asserted", "asserted-then-attributed")
    assert rows["verwoest", "event", "body"] == ((), "hedged", "asserted-then-attributed")
    assert all(explain(c.rule).title for c in found)
