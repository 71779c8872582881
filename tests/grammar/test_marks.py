from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.grammar.marks import find_passages, in_quotation
from analysis.portrait import portray_doc
from analysis.records import Mention
from tests.parses import stored

CASES = [
    ("“Ja”, zei hij.", ["Ja"]),
    ("„Ja”, zei hij. „Nee“, zei zij.", ["Ja", "Nee"]),
    (",,Wij komen'', zei hij.", ["Wij komen"]),
    (',,Wij komen", zei hij.', ["Wij komen"]),
    ("”Ja”, zei hij.", ["Ja"]),
    ("« Ja », zei hij.", ["Ja"]),
    ("'Ja', zei hij.", ["Ja"]),
    ("’Ja’, zei hij.", ["Ja"]),
    ("‚Ja’, zei hij.", ["Ja"]),
    ('"Een lange weg.” Daarna: “De korte weg", zei hij.', ["Een lange weg.", "De korte weg"]),
    ("’s Avonds zag hij foto’s van auto's uit '98 bij Jan's oma.", []),
    ("‘s Avonds in de jaren ’90 was 't stil in 's-Gravenhage.", []),
    ("‘Dat is Hans’ fiets’, zei zij.", ["Dat is Hans’ fiets"]),
    ("‘We gaan ’s avonds naar foto’s kijken’, zei zij.", ["We gaan ’s avonds naar foto’s kijken"]),
    ("“Hij riep ‘nee’ tegen mij”, zei zij.", ["Hij riep ‘nee’ tegen mij", "nee"]),
    ("“Ik las “De weg” in bed”, zei zij.", ["Ik las “De weg” in bed", "De weg"]),
    ('Een scherm van 55" en een van 50".', []),
    ("de ’lone wolf’-aanval en de VVD'er", ["lone wolf"]),
    ("Het is klaar.’‘Een kop’", ["Een kop"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in find_passages(text, [(0, len(text))])] == expected


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "Zij zei: “Wij komen.\n\nHij zweeg."
    (passage,) = find_passages(text, [(0, 20), (22, len(text))])
    assert text[passage.start : passage.end] == "Wij komen."
    assert not passage.closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ik kom, zegt minister Verlaat. Zij lacht. “Mooi”, zegt Bos.", ["Ik kom", "Mooi"]),
        ("De boer is boos. “Mijn oogst is weg, zucht Jan Bos.", ["Mijn oogst is weg"]),
        ("Men noemde hem “een rots of “een muur”, woorden die bleven.", ["een rots", "een muur"]),
        ("“Ik kwam binnen, zei ik tegen hem, en ging zitten.", ["Ik kwam binnen, zei ik tegen hem, en ging zitten."]),
    ],
)
def test_a_mark_that_never_closes_ends_before_who_speaks(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in find_passages(text, [(0, len(text))])] == expected


def test_a_paragraph_that_the_next_goes_on_with_holds_who_speaks() -> None:
    text = "“Kom, zei Jan.\n\n“En blijf”, riep hij."
    assert [text[p.start : p.end] for p in find_passages(text, [(0, 14), (16, len(text))])] == [
        "Kom, zei Jan.",
        "En blijf",
    ]


def test_a_paragraph_may_reopen_a_quotation() -> None:
    text = "“Wij komen.\n\n“En wij blijven”, zei zij."
    passages = find_passages(text, [(0, 11), (13, len(text))])
    assert [(text[p.start : p.end], p.closed) for p in passages] == [("Wij komen.", False), ("En wij blijven", True)]


def test_the_next_paragraph_may_close_a_quotation() -> None:
    text = "“Wij komen.\n\nEn wij blijven nog lang”, zei zij."
    (passage,) = find_passages(text, [(0, 11), (13, len(text))])
    assert text[passage.start : passage.end] == "Wij komen.\n\nEn wij blijven nog lang"


def test_a_mark_that_nobody_opened_begins_with_the_paragraph() -> None:
    text = 'Dat komt helemaal goed", zei zij.'
    (passage,) = find_passages(text, [(0, len(text))])
    assert text[passage.start : passage.end] == "Dat komt helemaal goed"
    assert not passage.opened


@given(st.text(alphabet="aZs '’‘“”„\"«»,.!?\n90", max_size=60))
@example('Wij komen morgen ",')
def test_passages_stay_inside_the_text_and_nest(text: str) -> None:
    passages = find_passages(text, [(0, len(text))])
    for p in passages:
        assert 0 <= p.left <= p.start < p.end <= p.right <= len(text)
        assert text[p.start : p.end] == text[p.start : p.end].strip()
    for p in passages:
        for q in passages:
            assert p is q or p.right <= q.left or q.right <= p.left or p.left <= q.left or q.left <= p.left
    assert passages == find_passages(text, [(0, len(text))])


@pytest.mark.parametrize("pair", ["“”", "‘’", "„”", "«»", '""', "''", "‹›"])
def test_marks_of_all_kinds_are_alike_to_actors(pair: str) -> None:
    opening, closing = pair
    text = f"Els Vos kwam binnen met Piet Smit. {opening}Jan Peeters liegt{closing}, zei ze. Hij zweeg."
    mentions = portray_doc(stored(text, "grammar")).records["mentions"]
    assert [(m.text, m.actor) for m in mentions if isinstance(m, Mention)] == [
        ("Els Vos", "els-vos"),
        ("Piet Smit", "piet-smit"),
        ("Jan Peeters", "jan-peeters"),
        ("ze", "els-vos"),
        ("Hij", "piet-smit"),
    ]
    edges = portray_doc(stored(f"De {opening}dappere{closing} agenten zwegen. Ze gingen weg.", "grammar")).records
    assert [m.text for m in edges["mentions"]] == [f"De {opening}dappere{closing} agenten", "Ze"]


def test_a_name_between_marks_is_not_in_a_quotation() -> None:
    doc = stored("Oscar Maas is boer. Gisteren kreeg ‘Oscar’ een boete die hij nooit kan betalen.", "grammar")
    start = doc.text.rindex("Oscar")
    assert in_quotation(doc, start)
    assert not in_quotation(doc, start, start + len("Oscar"))
    assert [m.text for m in portray_doc(doc).records["mentions"]] == ["Oscar Maas", "Oscar", "hij"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ik kom, zegt Jan Bos. De Kamer is boos.", ["Ik kom"]),
        ("“Ik kom, zegt Jan Bos. Dat heb ik beloofd.", ["Ik kom, zegt Jan Bos. Dat heb ik beloofd."]),
        ("“Ik kom. Toch, zegt Jan Bos. De Kamer is boos.", ["Ik kom. Toch, zegt Jan Bos. De Kamer is boos."]),
        ("'Ik heb niets gedaan, zegt Jan Bos. De rechter gelooft hem niet.", ["Ik heb niets gedaan"]),
        ("'Ik heb niets gedaan. De rechter gelooft hem niet.", []),
        ("'s Avonds komt hij, zegt Jan Bos.", []),
    ],
)
def test_speech_that_never_closes_ends_before_who_says_it(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in find_passages(text, [(0, len(text))])] == expected
