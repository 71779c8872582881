"""What an act of the page does to the coder's file, on an article that is portrayed once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.annotations import AddRow, Annotations, DropRow, MergeActors, SetRow, new_annotations, read_annotations
from analysis.annotator import annotate, open_desk
from analysis.annotator.acts import take_acts
from analysis.annotator.blind import code_of, values_of
from analysis.annotator.desk import Desk, read_desk
from analysis.annotator.entries import read_entry, way_back, with_entry, without, write_entry
from analysis.annotator.fields import FORMS
from analysis.annotator.view import view_of
from analysis.article import read_article
from analysis.errors import UsageError
from analysis.portrait import portray
from tests.annotator.served import TEXT, portray_text

pytestmark = pytest.mark.model


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(portray_text(), tmp_path / "brug.annotations.yaml", "jv")


def act(desk: Desk, **what: Any) -> dict[str, Any]:
    """Do one act, and give what was told of it."""
    (done,) = take_acts(desk, [{"id": "x", **what}])
    return done


def row(desk: Desk, table: str, words: str) -> dict[str, Any]:
    """Give a row as the page has it."""
    return next(r for r in view_of(desk)["rows"] if r["table"] == table and TEXT[r["start"] : r["end"]] == words)


def named(desk: Desk, table: str, words: str) -> dict[str, Any]:
    """Name a row as the page does in an act."""
    found = row(desk, table, words)
    return {**{name: found[name] for name in ("table", "start", "end", "state")}, "was": found["values"]}


def corrections(desk: Desk) -> list[Any]:
    return list(read_annotations(desk.path).corrections)


def test_a_field_that_is_set_is_one_entry_and_set_again_still_one(desk: Desk) -> None:
    act(desk, do="set", **named(desk, "quotes", "Wij hebben lang gewaarschuwd"), values={"speakers": ["els-vos"]})
    act(desk, do="set", **named(desk, "quotes", "Wij hebben lang gewaarschuwd"), values={"kind": "mixed"})
    (entry,) = corrections(desk)
    assert isinstance(entry, SetRow)
    assert (entry.table, entry.at.text, entry.to, entry.was, entry.coder) == (
        "quotes",
        "Wij hebben lang gewaarschuwd",
        {"speakers": ("els-vos",), "kind": "mixed"},
        {},
        "jv",
    )
    assert read_annotations(desk.path).names == {"els-vos": "Els Vos"}
    assert row(desk, "quotes", "Wij hebben lang gewaarschuwd")["state"] == "mended"


def test_source_and_cue_are_places(desk: Desk) -> None:
    start = TEXT.index("woensdag")
    act(desk, do="set", **named(desk, "quotes", "De brug is niet veilig 🚧"), values={"cue_at": [start, start + 8]})
    assert desk.portray(read_desk(desk)).records["quotes"][0].cue == "woensdag"  # type: ignore[attr-defined]
    assert row(desk, "quotes", "De brug is niet veilig 🚧")["values"]["cue_at"] == [start, start + 8]


def test_a_row_is_moved(desk: Desk) -> None:
    start = TEXT.index("niet veilig 🚧")
    told = named(desk, "quotes", "De brug is niet veilig 🚧")
    act(desk, do="set", **told, values={}, to=[start, start + 13])
    assert row(desk, "quotes", "niet veilig 🚧")["state"] == "mended"
    act(desk, do="revert", **named(desk, "quotes", "niet veilig 🚧"))
    assert corrections(desk) == []


@pytest.mark.parametrize("table", ["quotes", "mentions", "labels", "sentiment", "clauses", "sentences"])
def test_a_row_that_is_accepted_stays_as_it_is_and_says_by_whom(desk: Desk, table: str) -> None:
    found = next(r for r in view_of(desk)["rows"] if r["table"] == table)
    words = TEXT[found["start"] : found["end"]]
    act(desk, do="accept", **named(desk, table, words))
    again = row(desk, table, words)
    assert (again["state"], again["coder"], again["values"]) == ("accepted", "jv", found["values"])
    assert desk.portray(read_desk(desk)).unplaced == ()


def test_a_row_that_is_rejected_is_gone_and_comes_back(desk: Desk) -> None:
    told = named(desk, "sentiment", "laf")
    act(desk, do="reject", **told)
    assert [type(entry) for entry in corrections(desk)] == [DropRow]
    assert "laf" not in [r.text for r in desk.portray(read_desk(desk)).records["sentiment"]]
    assert row(desk, "sentiment", "laf")["state"] == "rejected"
    act(desk, do="reject", **told)  # once more changes nothing
    assert len(corrections(desk)) == 1
    act(desk, do="revert", **named(desk, "sentiment", "laf"))
    assert corrections(desk) == [] and row(desk, "sentiment", "laf")["state"] == "found"


def test_a_sentence_cannot_be_rejected(desk: Desk) -> None:
    words = "De burgemeester noemt de aannemer laf."
    assert "not rejected" in act(desk, do="reject", **named(desk, "sentences", words))["refused"]
    act(desk, do="set", **named(desk, "sentences", words), values={"tone": "negative", "frames": ["conflict"]})
    assert row(desk, "sentences", words)["values"]["frames"] == ["conflict"]


def test_a_row_that_was_added_is_mended_in_place_and_removed(desk: Desk) -> None:
    start = TEXT.index("dreigt")
    values = {"kind": "adverb"}
    act(desk, do="add", table="hedges", start=start, end=start + 6, values=values)
    act(desk, do="add", table="hedges", start=start, end=start + 6, values=values)  # as after a lost answer
    assert [type(entry) for entry in corrections(desk)] == [AddRow]
    act(desk, do="set", **named(desk, "hedges", "dreigt"), values={"kind": "verb"})
    assert [entry.to for entry in corrections(desk)] == [{"kind": "verb"}]
    act(desk, do="reject", **named(desk, "hedges", "dreigt"))
    assert corrections(desk) == []


def test_two_actors_who_are_one(desk: Desk) -> None:
    act(desk, do="merge", actor="bewoners", into="els-vos")
    act(desk, do="merge", actor="bewoners", into="els-vos")
    assert corrections(desk) == [MergeActors(actors=("els-vos", "bewoners"), into="els-vos", coder="jv")]
    assert "bewoners" not in [actor["id"] for actor in view_of(desk)["actors"]]


@pytest.mark.parametrize(
    ("doing", "why"),
    [
        ({"do": "add", "table": "hedges", "start": 0, "end": 4, "values": {"kind": "x"}}, "kind of hedges cannot be"),
        ({"do": "add", "table": "hedges", "start": 4, "end": 4, "values": {"kind": "verb"}}, "no stretch"),
        ({"do": "add", "table": "hedges", "start": 0, "end": 9999, "values": {"kind": "verb"}}, "no stretch"),
        ({"do": "add", "table": "hedges", "start": 0, "end": 4, "values": {"rule": "x"}}, "has no field 'rule'"),
        ({"do": "set", "table": "quotes", "start": 0, "end": 4, "values": {}}, "not there any more"),
        ({"do": "split", "actor": "els-vos", "mentions": [], "new": "x", "values": {}}, "no mention is chosen"),
        ({"do": "answer", "frame": "conflict", "item": "x", "start": None, "answer": "yes"}, "no item 'x'"),
        ({"do": "entries", "remove": ["article: a"], "add": []}, "is one correction or code"),
        ({"do": "entries", "remove": ["- x"], "add": []}, "expected keys and values"),
        ({"do": "set"}, "it is no act"),
        ({"do": "drop-actor", "actor": "nobody"}, "nobody"),
        ({"do": "merge", "actor": "nobody", "into": "els-vos"}, "nobody"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(desk: Desk, doing: dict[str, Any], why: str) -> None:
    assert why in act(desk, **doing)["refused"]
    assert not desk.path.exists()


def test_what_could_not_be_placed_is_told(desk: Desk) -> None:
    act(desk, do="reject", **named(desk, "sentiment", "laf"))
    text = desk.path.read_text("utf-8")
    desk.path.write_text(text.replace("text: laf", "text: wit"), "utf-8")
    (lost,) = view_of(desk)["lost"]
    assert "“wit” stands nowhere in the article" in lost


def test_what_another_coder_did_is_kept(desk: Desk) -> None:
    act(desk, do="reject", **named(desk, "sentiment", "laf"))
    other = open_desk(portray_text(), desk.path, "an")
    act(other, do="merge", actor="bewoners", into="els-vos")
    assert [entry.coder for entry in corrections(desk)] == ["jv", "an"]


def test_a_file_of_another_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("article: kerk\n", "utf-8")
    with pytest.raises(UsageError, match="is of the article 'kerk', not of 'brug'"):
        open_desk(portray_text(), tmp_path / "x.yaml", "jv")
    with pytest.raises(UsageError, match="a coder needs a name"):
        open_desk(portray_text(), tmp_path / "y.yaml", " ")


ENTRIES = st.lists(
    st.builds(
        lambda n, into: MergeActors(actors=(f"a{n}", into), into=into, coder="jv"),
        st.integers(0, 5),
        st.sampled_from(["b", "c"]),
    ),
    unique_by=write_entry,
)


@given(ENTRIES, ENTRIES)
@settings(max_examples=40)
def test_the_way_back_leads_back(first: list[Any], second: list[Any]) -> None:
    empty = Annotations(article="brug")
    before, after = empty.plus(*first), empty.plus(*second)
    back = way_back(before, after)
    undone = without(after, [read_entry(text) for text in back["remove"]])  # type: ignore[arg-type]
    for place, text in back["add"]:  # type: ignore[misc]
        undone = with_entry(undone, read_entry(text), place)
    assert set(undone.corrections) == set(before.corrections)
    if [one for one in before.corrections if one in after.corrections] == [
        one for one in after.corrections if one in before.corrections
    ]:
        assert undone == before


VALUES = {
    "quotes": {"kind": "direct", "speakers": ["Els Vos", "Jan"], "source_at": [0, 4], "cue_at": None},
    "mentions": {"actor": "Els Vos", "form": "role"},
    "labels": {"actor": "Els Vos", "type": "appraisement", "relation": "predicate"},
    "frames": {"frame": "conflict", "item": None},
    "sentiment": {"polarity": -0.5, "targets": [], "holder": "narrator", "aspect": "evaluation"},
    "sentences": {"tone": "negative", "frames": ["conflict"], "attribution": "none", "commitment": "asserted"},
}


@pytest.mark.parametrize("table", VALUES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_coded_blind_comes_back_from_its_code(desk: Desk, table: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)).filter(lambda n: TEXT[start:n].strip()))
    code = code_of(desk, table, start, end, VALUES[table])
    assert (code.at and (code.at.start, code.at.end)) == (start, end)
    assert read_entry(write_entry(code)) == code
    assert values_of(code) == {**dict.fromkeys(FORMS[table]), **VALUES[table]}


def test_nothing_is_in_a_file_that_is_not_there(desk: Desk) -> None:
    assert read_desk(desk) == new_annotations(desk.article)
    assert not desk.path.exists()


def test_what_was_answered_stands_in_what_was_done(desk: Desk) -> None:
    act(desk, do="answer", frame="conflict", item="disagreement", start=None, end=None, answer="no")
    assert [(one["what"], one["more"]) for one in view_of(desk)["log"]] == [
        ("semetko-valkenburg › conflict › disagreement", {"answer": "no"})
    ]


def test_the_coding_form_is_by_default_that_of_the_portraits_codebook(tmp_path: Path) -> None:
    portrait = portray(read_article(TEXT, id="brug"), scheme="war-peace")
    assert open_desk(portrait, tmp_path / "brug.annotations.yaml", "jv").book.name == "war-peace"


def test_outside_a_notebook_it_says_where_it_can_be_used(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none runs here; use: mediabeeld annotate ARTICLE"):
        annotate(portray_text(), tmp_path / "brug.annotations.yaml")
    assert list(tmp_path.iterdir()) == []
