"""A pronoun for whom two are too close has no actor, but candidates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.portrait import portray_doc, read_portrait, save_portrait
from analysis.records import Mention, MentionRow
from tests.parses import stored

SUSPECT = "Agent Bos sprak met Kees Smit. Hij wordt verdacht van moord."


def undecided(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the pronouns without an actor, with their candidates."""
    rows = portray_doc(stored(text, "actors")).records["mentions"]
    return [(m.text, m.candidates) for m in rows if isinstance(m, MentionRow) and m.actor is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SUSPECT, [("Hij", ("bos", "kees-smit"))]),
        ("Jan Bos en Kees Smit liepen in het park. Hij sloeg hem.", ["Hij", "hem"]),
        ("Minister Bos sprak met Kees Smit. Hij was tevreden.", []),
        ("Jan Bos kwam thuis. Hij sloeg zijn vrouw.", []),
    ],
)
def test_nobody_is_suspected_by_a_pronoun_that_may_be_anothers(text: str, expected: list[object]) -> None:
    found = undecided(text)
    assert [words for words, _ in found] == [e[0] if isinstance(e, tuple) else e for e in expected]
    assert all(candidates == e[1] for (_, candidates), e in zip(found, expected, strict=True) if isinstance(e, tuple))


def test_a_row_without_an_actor_is_kept_and_given_to_no_finder(tmp_path: Path) -> None:
    portrait = portray_doc(stored(SUSPECT, "actors"))
    row = portrait.mentions.iloc[-1]
    assert (row["text"], bool(row.isna()["actor"]), list(row["candidates"])) == ("Hij", True, ["bos", "kees-smit"])
    assert all("None" not in json.dumps(e.agents + e.patients) for e in portrait.records["events"])  # type: ignore[attr-defined]
    save_portrait(portrait, tmp_path / "p.json")
    again = read_portrait(tmp_path / "p.json").records["mentions"]
    assert again == portrait.records["mentions"]
    assert [isinstance(m, Mention) for m in again] == [True, True, False]
