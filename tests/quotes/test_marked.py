"""A passage between marks in its sentence: where it stands, what it holds, what stands behind it."""

from __future__ import annotations

import pytest

from analysis.quotes.attribution.marked import Marked
from analysis.quotes.sentences.layout import lay_out
from tests.quotes.examples import parsed


def marked(text: str) -> Marked:
    """Give the last passage of the last sentence that has one."""
    sentence = next(s for s in reversed(lay_out(parsed(text)).sentences) if s.passages)
    return Marked(sentence, sentence.passages[-1])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("“Het was een mooie avond voor iedereen.”", "alone"),
        ("“Wij komen”, zei Els Vos.", "first"),
        ("Els Vos is er duidelijk over: “Wij gaan niet weg.”", "colon"),
        ("De minister noemt het plan “onhaalbaar”.", "inside"),
    ],
)
def test_a_passage_stands_alone_first_behind_a_colon_or_inside(text: str, place: str) -> None:
    assert marked(text).place == place


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("“Wij komen”, zei Els Vos.", (2, True, True, False)),
        ("De minister noemt het plan “onhaalbaar”.", (1, False, False, False)),
        ("Els Vos is er duidelijk over: “Wij gaan niet weg.”", (4, True, True, True)),
    ],
)
def test_how_many_words_it_holds_and_whether_they_are_a_clause_or_a_sentence(
    text: str, held: tuple[int, bool, bool, bool]
) -> None:
    found = marked(text)
    assert (found.n, found.clause, found.capital, found.ends_sentence) == held


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("“Wij komen”, zei Els Vos.", ("zei", True, False, "Els Vos")),
        ("“Wij komen eraan”, Els Vos zegt het stellig.", ("Els", False, False, None)),
        ("“Niets aan te doen”, was de reactie van de trainer.", ("was", True, True, "de reactie van de trainer")),
        ("“Alle reizigers zijn veilig”, aldus de woordvoerder.", ("aldus", False, False, None)),
    ],
)
def test_what_stands_behind_it(text: str, behind: tuple[str, bool, bool, str | None]) -> None:
    found = marked(text).behind
    assert found is not None
    subject = found.doc[slice(*found.subject)].text if found.inverted and found.subject else None
    assert (found.doc[found.k].text, found.inverted, found.copula, subject) == behind


def test_a_passage_with_nothing_behind_it() -> None:
    assert marked("De trainer zei na afloop: “Wij waren gewoon beter.”").behind is None
