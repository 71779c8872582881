from __future__ import annotations

from analysis.lexicon import load_lexicon, load_rules
from analysis.quotes import find_quotes
from tests.parses import stored
from tests.quotes.examples import parsed

CUES = load_lexicon("cues").rows
STANCES = {"neutral", "assertive", "distancing", "factive", "directive", "emotive", "cognitive"}
RULES = {code: rule for code, rule in load_rules().items() if code.startswith("quote.")}


def test_the_inventory_is_large_and_complete() -> None:
    assert len(CUES) >= 250
    for row in CUES:
        assert row["stance"] in STANCES, row
        assert row["region"] in {"NL", "BE", "both"}, row
        assert set(row["kinds"].split()) <= {"direct", "mixed", "indirect"}, row
        assert set(row["complements"].split()) <= {"dat", "te", "of", "om"}, row
    assert {row["stance"] for row in CUES} == STANCES


def test_every_cue_is_found_in_its_example() -> None:
    docs = [stored(row["example"], "cues") for row in CUES]
    missed = [
        row["cue"]
        for row, doc in zip(CUES, docs, strict=True)
        if row["cue"] not in {quote.cue_lemma for quote in find_quotes(doc, [])}
    ]
    assert missed == []


def test_every_rule_finds_its_example() -> None:
    codes = sorted(set(RULES) - {"quote.first-person"})
    docs = [parsed(RULES[code].example or "") for code in codes]
    found = {code: {quote.rule for quote in find_quotes(doc, [])} for code, doc in zip(codes, docs, strict=True)}
    assert [code for code in codes if code not in found[code]] == []


def test_every_cue_verb_of_one_word_is_a_deed_to_events() -> None:
    cues = {row["cue"] for row in load_lexicon("cues").rows if row["type"] == "verb" and " " not in row["cue"]}
    missing = sorted(cues - {row["lemma"] for row in load_lexicon("deeds").rows})
    assert missing == [], "each is also a row of the list `deeds`, so that events know that it tells speech"
