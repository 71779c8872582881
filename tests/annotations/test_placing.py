"""Anchors: found at their offsets, found again in an edited text, or not placed and told why."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotations import Anchor, anchor_in, place_anchor

TEXT = "Vos kwam om tien uur aan. Later vertrok Vos weer. “Wij komen terug”, zei Vos tot slot."
SECOND = TEXT.index("Vos weer")


def words(n: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.text("abcdefgh", min_size=2, max_size=9), min_size=n, max_size=40, unique=True)


@given(words(8), st.data())
def test_an_anchor_survives_what_is_put_before_it(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    first = data.draw(st.integers(0, len(parts) - 5))
    start = len(" ".join(parts[:first])) + (first > 0)
    anchor = anchor_in(text, start, start + len(parts[first]))
    added = data.draw(st.text("XYZ .\n", max_size=60))
    at = data.draw(st.integers(0, start))
    edited = text[:at] + added + text[at:]
    moved = start + len(added)
    assert place_anchor(anchor, edited).span == (moved, moved + len(parts[first]))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_an_anchor_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchor_in(text, start, end)
    assert place_anchor(anchor, text).span == place_anchor(anchor, text, same=True).span == (start, end)


@given(st.text("ab ", min_size=3, max_size=30), st.text("ab ", max_size=30), st.data())
def test_what_is_placed_has_the_words(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = anchor_in(text, start, start + 1)
    placed = place_anchor(anchor, other)
    assert placed.span is None or other[slice(*placed.span)].split() == anchor.text.split()


@pytest.mark.parametrize(
    ("edited", "found"),
    [
        (TEXT, "Vos weer"),
        ("Gisteren kwam Vos ook al. " + TEXT, "Vos weer"),
        (TEXT.replace("om tien uur ", ""), "Vos weer"),
        (TEXT.replace("Later vertrok", "Toen vertrok"), "Vos weer"),
        (TEXT.replace("“Wij komen terug”, zei Vos tot slot.", ""), "Vos weer"),
    ],
)
def test_the_second_of_three_is_found_in_an_edited_text(edited: str, found: str) -> None:
    span = place_anchor(anchor_in(TEXT, SECOND, SECOND + 3), edited).span
    assert span == (edited.index(found), edited.index(found) + 3)


@pytest.mark.parametrize(
    ("anchor", "text", "found"),
    [
        ({"text": "Vos", "occurrence": 2}, TEXT, SECOND),
        ({"text": "Vos", "before": "zei "}, TEXT, TEXT.index("Vos tot")),
        ({"text": "Wij komen terug"}, TEXT, TEXT.index("Wij")),
        ({"text": "Wij komen\nterug"}, TEXT, TEXT.index("Wij")),
        ({"text": "zei 'ja' hoor"}, "Zij zei ‘ja’ hoor.", 4),
        ({"text": "Vos", "start": 40, "end": 43}, TEXT, SECOND),
    ],
)
def test_a_place_written_by_hand_is_found(anchor: dict[str, Any], text: str, found: int) -> None:
    span = place_anchor(Anchor(**anchor), text).span
    assert span is not None and span[0] == found


@pytest.mark.parametrize(
    ("anchor", "text", "why"),
    [
        (Anchor(text="Bos"), TEXT, "“Bos” stands nowhere in the article"),
        (Anchor(text="Vos"), TEXT, "“Vos” stands in the article 3 times, and which is meant is not told"),
        (Anchor(text="Vos", occurrence=4), TEXT, "“Vos” stands in the article 3 times"),
        (anchor_in(TEXT, SECOND, SECOND + 3), "Niemand zag Vos.", "“Vos” stands in the article, but among other words"),
    ],
)
def test_what_cannot_be_placed_says_why(anchor: Anchor, text: str, why: str) -> None:
    placed = place_anchor(anchor, text)
    assert placed.span is None and placed.why is not None and placed.why.startswith(why)
