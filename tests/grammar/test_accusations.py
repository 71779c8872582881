"""What somebody is accused, acquitted or convicted of: the same in clauses, events, claims and tone."""

from __future__ import annotations

import pytest

from analysis.grammar.accusations import accusation_over, accuses, is_accused, is_alleged
from analysis.portrait import portray_doc
from analysis.records import Claim, Clause, Event, Sentiment
from tests.parses import stored

#: A sentence, the deed in it, how it stands, who is to have done it, who says so.
ACCUSATIONS = [
    ("Mulder wordt verdacht van de moord op Anna Bos.", "moord", "alleged", "Mulder", None),
    ("Het OM verdenkt Mulder van diefstal.", "diefstal", "alleged", "Mulder", "OM"),
    ("Mulder werd door de buren beschuldigd van diefstal.", "diefstal", "alleged", "Mulder", "buren"),
    ("Mulder is aangeklaagd wegens mishandeling van zijn vrouw.", "mishandeling", "alleged", "Mulder", None),
    ("Mulder staat terecht voor de verkrachting van Anna Bos.", "verkrachting", "alleged", "Mulder", None),
    ("Mulder wordt vervolgd voor poging tot moord.", "moord", "alleged", "Mulder", None),
    ("De politie arresteerde Mulder wegens de moord op Anna Bos.", "moord", "alleged", "Mulder", "politie"),
    ("Mulder zit vast op verdenking van moord op Anna Bos.", "moord", "alleged", None, None),
    ("Mulder is aangehouden op verdenking van doodslag op Anna Bos.", "doodslag", "alleged", None, None),
    ("De verdachte van de moord op Anna Bos zweeg.", "moord", "alleged", "verdachte", None),
    ("De bisschop, beschuldigd van kindermisbruik, trad af.", "kindermisbruik", "alleged", "bisschop", None),
    ("De buren verweten Mulder dat hij hen had bedreigd.", "bedreigd", "alleged", "Mulder", "buren"),
    ("Mulder wordt ervan verdacht Anna Bos te hebben gewurgd.", "gewurgd", "alleged", "Mulder", None),
    ("Mulder werd vrijgesproken van de moord op Anna Bos.", "moord", "acquitted", "Mulder", None),
    (
        "De rechtbank sprak Mulder vrij van de mishandeling van Anna Bos.",
        "mishandeling",
        "acquitted",
        "Mulder",
        "rechtbank",
    ),
    ("Mulder is veroordeeld voor de moord op Anna Bos.", "moord", "convicted", "Mulder", None),
    ("De rechtbank veroordeelde Mulder wegens fraude.", "fraude", "convicted", "Mulder", "rechtbank"),
]


@pytest.mark.parametrize(("text", "deed", "standing", "accused", "accuser"), ACCUSATIONS)
def test_how_a_deed_stands_who_is_accused_and_who_accuses(
    text: str, deed: str, standing: str, accused: str | None, accuser: str | None
) -> None:
    found = accusation_over(next(t for t in stored(text, "grammar") if t.text == deed))
    assert found is not None
    names = [None if token is None else token.text for token in (found.accused, found.accuser)]
    assert (found.standing, *names) == (standing, accused, accuser)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Mulder pleegde de moord op Anna Bos.", "moord"),
        ("Na de moord op Anna Bos werd Mulder verdacht van diefstal.", "moord"),
        ("Mulder wordt verdacht van diefstal tijdens de aanval op het dorp.", "aanval"),
        ("De man die Anna Bos sloeg, wordt verdacht van diefstal.", "sloeg"),
        ("De minister zei in zijn verwijt dat het plan faalt.", "faalt"),
    ],
)
def test_what_is_told_beside_an_accusation_is_not_in_it(text: str, deed: str) -> None:
    assert accusation_over(next(t for t in stored(text, "grammar") if t.text == deed)) is None


def test_a_conviction_is_no_allegation_and_an_acquittal_no_accusation() -> None:
    acquitted = stored("Mulder werd vrijgesproken van de moord op Anna Bos.", "grammar")
    convicted = stored("Mulder is veroordeeld voor de moord op Anna Bos.", "grammar")
    assert (is_alleged(acquitted[5]), is_alleged(convicted[5])) == (True, False)
    assert (accuses(acquitted[2]), accuses(stored("Mulder werd beschuldigd.", "grammar")[2])) == (False, True)


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Mulder is aangehouden.", ["Mulder"]),
        ("De rechter veroordeelde Mulder.", ["Mulder"]),
        ("Mulder staat terecht.", ["Mulder"]),
        ("Mulder bekende.", ["Mulder"]),
        ("Mulder is ontslagen.", []),
        ("De buren verweten Mulder een leugen.", []),
    ],
)
def test_who_is_accused_though_no_deed_is_named(text: str, accused: list[str]) -> None:
    assert [t.text for t in stored(text, "grammar") if is_accused(t)] == accused


#: A sentence; of the clause told in it: attribution, commitment, sources.
CLAUSES = [
    ("Mulder werd ervan beschuldigd dat hij Bos had geslagen.", "attributed", "not-asserted", ()),
    ("De buren beschuldigen Mulder ervan dat hij Bos heeft geslagen.", "attributed", "not-asserted", ("buren",)),
    ("Mulder wordt verweten dat hij de buren heeft bedreigd.", "attributed", "not-asserted", ()),
    ("De buren verweten Mulder dat hij hen had bedreigd.", "attributed", "not-asserted", ("buren",)),
    ("Mulder werd ervan vrijgesproken dat hij Bos had geslagen.", "attributed", "denied", ()),
    ("De rechtbank achtte bewezen dat Mulder zijn vrouw sloeg.", "attributed", "asserted", ("rechtbank",)),
    ("Mulder zou worden vervolgd omdat hij Bos zou hebben geslagen.", "reportative", "hedged", ()),
]


@pytest.mark.parametrize(("text", "attribution", "commitment", "sources"), CLAUSES)
def test_the_accused_is_no_source_and_an_accusation_asserts_nothing(
    text: str, attribution: str, commitment: str, sources: tuple[str, ...]
) -> None:
    records = portray_doc(stored(text, "grammar")).records["clauses"]
    clause = max((row for row in records if isinstance(row, Clause)), key=lambda row: row.start)
    assert (clause.attribution, clause.commitment, clause.sources) == (attribution, commitment, sources)


def test_what_is_only_alleged_is_nobodys_deed_in_claims_and_portraits() -> None:
    portrait = portray_doc(stored("De buren verweten Mulder dat hij hen had bedreigd.", "grammar"))
    events = [row for row in portrait.records["events"] if isinstance(row, Event)]
    claims = [row for row in portrait.records["claims"] if isinstance(row, Claim)]
    assert [(e.text, e.alleged, e.told_as_done) for e in events] == [
        ("verweten", False, True),
        ("bedreigd", True, False),
    ]
    assert {c.commitment for c in claims} == {"not-asserted"}
    counts = portrait.portraits.set_index("actor")["n_agent"]
    assert (counts["buren"], counts["mulder"]) == (1, 0)


#: A sentence, and the evaluation or effect of the deed in it: term, aspect, targets, holder.
TONE = [
    ("Mulder wordt verdacht van diefstal.", "diefstal", [("evaluation", ("mulder",), "unknown")]),
    (
        "Mulder wordt verdacht van de moord op Anna Bos.",
        "moord",
        [("effect", ("anna-bos",), "unknown"), ("evaluation", ("mulder",), "unknown")],
    ),
    ("De rechtbank veroordeelde Mulder wegens fraude.", "fraude", [("evaluation", ("mulder",), "rechtbank")]),
    ("Mulder is veroordeeld voor fraude.", "fraude", [("evaluation", ("mulder",), "narrator")]),
    ("Mulder werd vrijgesproken van fraude.", "fraude", []),
    ("Mulder wordt niet verdacht van fraude.", "fraude", []),
    ("De raadsman noemde de beschuldiging van mishandeling onzin.", "mishandeling", []),
    ("Andere mensen hebben vermoedens van misbruik.", "misbruik", []),
]


@pytest.mark.parametrize(("text", "term", "expected"), TONE)
def test_an_accusation_is_held_by_who_accuses_and_never_by_the_text(
    text: str, term: str, expected: list[tuple[str, tuple[str, ...], str]]
) -> None:
    rows = [row for row in portray_doc(stored(text, "grammar")).records["sentiment"] if isinstance(row, Sentiment)]
    assert sorted((row.aspect, row.targets, row.holder) for row in rows if row.term == term) == expected
