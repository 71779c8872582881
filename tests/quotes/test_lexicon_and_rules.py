from __future__ import annotations

from analysis.lexicon import load_lexicon, load_rules
from analysis.portrait import portray_doc
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


#: What events call a cue in its example where the parse misreads it: as another tense, or what is no particle of it.
MISREAD = {"bevelen": "bevallen", "verdergaan": "gaan", "volhouden": "houden", "zuchten": "voorbijzuchten"}


def test_events_know_every_cue_verb_by_the_lemma_of_the_cue() -> None:
    other: dict[str, str | None] = {}
    for row in CUES:
        if row["type"] != "verb" or " " in row["cue"]:
            continue
        records = portray_doc(stored(row["example"], "cues")).records
        cue = next(quote for quote in records["quotes"] if quote.cue_lemma == row["cue"])
        start, end = cue.cue_start or 0, cue.cue_end or 0
        lemma = next((e.lemma for e in records["events"] if e.start < end and start < e.end), None)
        if lemma != row["cue"]:
            other[row["cue"]] = lemma
    assert other == MISREAD


def test_every_rule_finds_its_example() -> None:
    codes = sorted(set(RULES) - {"quote.first-person"})
    docs = [parsed(RULES[code].example or "") for code in codes]
    found = {code: {quote.rule for quote in find_quotes(doc, [])} for code, doc in zip(codes, docs, strict=True)}
    assert [code for code in codes if code not in found[code]] == []


def test_every_cue_verb_of_one_word_is_a_deed_to_events() -> None:
    cues = {row["cue"] for row in load_lexicon("cues").rows if row["type"] == "verb" and " " not in row["cue"]}
    missing = sorted(cues - {row["lemma"] for row in load_lexicon("deeds").rows})
    assert missing == [], "each is also a row of the list `deeds`, so that events know that it tells speech"
