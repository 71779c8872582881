"""Corrections applied: each moves all that depends on it, every corrected row says who, and nothing is lost unsaid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.annotations import (
    AddActor,
    AddRow,
    Anchor,
    Annotations,
    Correction,
    DropActor,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
    SplitActor,
    anchor_in,
    save_annotations,
)
from analysis.article import read_article
from analysis.errors import MediabeeldWarning, UsageError
from analysis.parse import parse
from analysis.portrait import Portrait, portray, portray_doc, portray_many, read_portrait, save_portrait
from analysis.records import Actor, Quote
from tests.annotations.article import TEXT

BOS = SetRow(table="quotes", at=Anchor(text="Ik vind de regering laf"), to={"speakers": ("Jan Bos",)}, coder="jv")


@pytest.fixture
def portrait() -> Portrait:
    return portray(TEXT)


def words(text: str, nth: int = 1) -> Anchor:
    return Anchor(text=text, occurrence=nth)


def named(name: str, id: str, **more: Any) -> Actor:
    return Actor(id=id, name=name, type="person", **more)


def column(portrait: Portrait, table: str, *columns: str) -> list[Any]:
    return portrait.table(table)[list(columns)].astype(object).where(lambda cells: cells.notna(), None).values.tolist()


def test_a_mended_speaker_moves_voices_pronouns_tone_and_portraits(portrait: Portrait) -> None:
    mended = portrait.corrected(BOS)
    quote = mended.records["quotes"][0]
    assert isinstance(quote, Quote)
    assert (quote.speakers, quote.voice, quote.speaker_rule, quote.coder) == (
        ("jan-bos",),
        "jan-bos",
        "hand.named",
        "jv",
    )
    assert quote.source == "Els Vos"  # the words that name the source stand as they stood
    inside = [row for rows in mended.records.values() for row in rows if quote.start <= row.start < quote.end]
    assert len(inside) > 8 and {row.voice for row in inside} - {"narrator"} == {"jan-bos"}
    assert ["Ik", "jan-bos", None] in column(mended, "mentions", "text", "actor", "coder")
    assert ["laf", "jan-bos", ["regering"]] in column(mended, "sentiment", "term", "holder", "targets")
    said = dict(column(mended, "portraits", "actor", "words_direct"))
    assert (said["jan-bos"], said["els-vos"]) == (5.0, 0.0)
    assert dict(column(mended, "portraits", "actor", "coder")) == {
        "jan-bos": "jv", "els-vos": "jv", "burgemeester": None, "regering": None,
    }  # fmt: skip
    assert portrait.records["quotes"][0].voice == "els-vos"  # what was corrected is a portrait of its own
    assert mended.uncorrected().records == portrait.records


def test_who_takes_a_row_from_an_actor_is_told_at_both(portrait: Portrait) -> None:
    drop = DropRow(table="quotes", at=words("Ik vind de regering laf"), coder="an")
    for correction, els in ((replace(BOS, coder="an"), "an"), (drop, "an"), (replace(BOS, to={"cue_at": None}), "jv")):
        assert dict(column(portrait.corrected(correction), "portraits", "actor", "coder"))["els-vos"] == els
    again = portrait.corrected(BOS).corrected(replace(BOS, to={"speakers": ("els-vos",)}, coder="an"))
    told = dict(column(again, "portraits", "actor", "coder"))
    assert (told["els-vos"], told["regering"]) == ("an;jv", None)


def test_passages_of_one_quotation_with_one_source_have_one_speaker() -> None:
    split = portray("“De brug”, zei Els Vos, “is verwoest.” Jan Bos keek toe.")
    assert [q.speakers for q in split.records["quotes"] if isinstance(q, Quote)] == [("els-vos",)] * 2
    bos = SetRow(table="quotes", at=words("De brug"), to={"speakers": ("jan-bos",)}, coder="jv")
    found = [(q.speakers, q.coder) for q in split.corrected(bos).records["quotes"] if isinstance(q, Quote)]
    assert found == [(("jan-bos",), "jv")] * 2


def test_merged_actors_are_one_everywhere(portrait: Portrait) -> None:
    mended = portrait.corrected(MergeActors(actors=("burgemeester",), into="Els Vos", coder="jv"))
    assert [actor.id for actor in mended.actors] == ["els-vos", "regering", "jan-bos"]
    assert ["de burgemeester", "els-vos", "jv"] in column(mended, "mentions", "text", "actor", "coder")
    assert ["De brug is verwoest", ["els-vos"], "els-vos"] in column(mended, "quotes", "text", "speakers", "voice")
    every = [
        value for rows in mended.records.values() for row in rows for value in (row.voice, getattr(row, "actor", ""))
    ]
    assert "burgemeester" not in every
    assert dict(column(mended, "portraits", "actor", "words_direct"))["els-vos"] == 9.0


def test_a_dropped_actor_loses_its_mentions_speech_and_deeds(portrait: Portrait) -> None:
    mended = portrait.corrected(DropActor(actor="jan-bos", coder="jv"))
    assert "jan-bos" not in [actor.id for actor in mended.actors]
    assert "jan-bos" not in repr(mended.records)
    assert ["sloeg", [], ["els-vos"]] in column(mended, "events", "text", "agents", "patients")
    assert ["is de brug veilig", []] in column(mended, "quotes", "text", "speakers")


def test_an_added_actor_is_found_by_what_it_is_called() -> None:
    found = portray("De brug stortte in. De brug was oud, zei Els Vos.")
    brug = Actor(id="brug", name="de brug", type="place", descriptors=("de brug",))
    mended = found.corrected(AddActor(actor=brug, coder="jv"))
    assert [row for row in column(mended, "mentions", "text", "actor", "coder") if row[1] == "brug"] == [
        ["De brug", "brug", "jv"],
        ["De brug", "brug", "jv"],
    ]


def test_an_actor_is_renamed_and_still_found(portrait: Portrait) -> None:
    mended = portrait.corrected(SetActor(actor="els-vos", to={"name": "Elsje Vos", "type": "person"}, coder="jv"))
    assert mended.names["els-vos"] == "Elsje Vos"
    assert column(mended, "mentions", "text", "actor") == column(portrait, "mentions", "text", "actor")
    assert column(mended, "portraits", "name", "coder")[:2] == [["Elsje Vos", "jv"], ["Jan Bos", None]]


def test_an_actor_is_divided_by_its_mentions(portrait: Portrait) -> None:
    text = portrait.article.text
    third = text.rindex("Els Vos")
    zus = SplitActor(
        actor="els-vos", mentions=(anchor_in(text, third, third + 7),), into=named("Zus van Vos", "zus"), coder="jv"
    )
    mended = portrait.corrected(zus)
    assert [row for row in column(mended, "mentions", "start", "actor", "coder") if row[2]] == [[third, "zus", "jv"]]
    assert ["sloeg", ["jan-bos"], ["zus"]] in column(mended, "events", "text", "agents", "patients")


def test_an_added_mention_inside_another_is_one_row(portrait: Portrait) -> None:
    vos = AddRow(table="mentions", at=words("Vos"), to={"actor": "jan-bos", "form": "name"}, coder="jv")
    rows = column(portrait.corrected(vos), "mentions", "start", "text", "actor", "nested", "coder")
    assert [row for row in rows if row[4]] == [[4, "Vos", "jan-bos", True, "jv"]]


def test_an_added_quotation_gives_its_voice_to_what_it_holds(portrait: Portrait) -> None:
    added = AddRow(
        table="quotes",
        at=words("Els Vos was woedend"),
        to={"kind": "indirect", "speakers": ("jan-bos",), "source_at": words("Jan Bos"), "cue_at": words("Volgens")},
        coder="jv",
    )
    mended = portrait.corrected(added)
    first = mended.records["quotes"][0]
    assert isinstance(first, Quote)
    assert (first.quote_id, first.source, first.cue, first.rule, first.voice_kind) == (
        "q4", "Jan Bos", "Volgens", "hand.added", "indirect",
    )  # fmt: skip
    assert (first.cue_lemma, first.stance) == ("volgens", "distancing")
    assert ["Els Vos", "jan-bos"] in column(mended, "mentions", "text", "voice")
    assert ["was", "jan-bos"] in column(mended, "events", "text", "voice")


def test_a_dropped_quotation_leaves_its_words_to_the_newspaper(portrait: Portrait) -> None:
    drops = [
        DropRow(table="quotes", at=words(text), coder="jv") for text in ("Ik vind de regering laf", "is de brug veilig")
    ]
    mended = portrait.corrected(*drops)
    assert [row[0] for row in column(mended, "quotes", "quote_id")] == ["q2"]
    assert ["laf", "narrator"] in column(mended, "sentiment", "term", "voice")
    assert {row.voice for row in mended.records["tokens"] if row.text == "veilig"} == {"narrator"}
    assert "Ik" not in [row[0] for row in column(mended, "mentions", "text")]


def test_a_set_agent_changes_events_claims_and_portraits(portrait: Portrait) -> None:
    burgemeester = SetRow(table="events", at=words("verwoest"), to={"agents": ("regering",)}, coder="jv")
    mended = portrait.corrected(burgemeester)
    row = next(row for row in mended.records["events"] if row.text == "verwoest")
    assert (getattr(row, "agents", ()), getattr(row, "agent_status", ""), row.coder) == (
        ("regering",),
        "backgrounded",
        "jv",
    )
    counts = {row[0]: row[1:] for row in column(mended, "portraits", "actor", "n_agent", "coder")}
    before = dict(column(portrait, "portraits", "actor", "n_agent"))
    assert counts["regering"] == [before["regering"] + 1, "jv"]


def test_a_row_is_moved_and_its_words_with_it(portrait: Portrait) -> None:
    moved = SetRow(table="quotes", at=words("is de brug veilig"), to={"at": words("de brug veilig")}, coder="jv")
    quote = portrait.corrected(moved).records["quotes"][-1]
    assert (quote.text, TEXT[quote.start : quote.end]) == ("de brug veilig", "de brug veilig")


def test_rows_at_one_place_are_told_apart_by_what_they_said(portrait: Portrait) -> None:
    labels = [row for row in portrait.records["labels"] if row.text == "Els Vos"]
    assert labels
    add = AddRow(
        table="labels",
        at=words("Els Vos"),
        to={"actor": "els-vos", "type": "appraisement", "relation": "name"},
        coder="a",
    )
    drop = DropRow(table="labels", at=words("Els Vos"), was={"type": "appraisement"}, coder="b")
    assert portrait.corrected(add, drop).records["labels"] == portrait.records["labels"]
    with pytest.warns(MediabeeldWarning, match=r"labels has 2 rows at this place; 'was' must tell which, by type"):
        portrait.corrected(add, replace(drop, was={}))


def test_a_corrected_token_is_read_so() -> None:
    doc = parse("Ministers zwegen.")
    mended = portray_doc(
        doc,
        annotations=Annotations(article="article").plus(
            SetRow(table="tokens", at=words("zwegen"), to={"lemma": "verzwijgen"}, coder="jv")
        ),
    )
    assert column(mended, "tokens", "text", "lemma", "coder")[1] == ["zwegen", "verzwijgen", "jv"]
    assert [row.lemma for row in mended.records["events"] if hasattr(row, "lemma")] == ["verzwijgen"]
    assert doc[1].lemma_ == "zwijgen"


def test_the_tone_of_a_sentence_and_a_frame_are_set(portrait: Portrait) -> None:
    mended = portrait.corrected(
        SetRow(table="sentences", at=words("Hij vluchtte."), to={"tone": "positive"}, coder="jv"),
        AddRow(table="frames", at=words("veilig"), to={"frame": "conflict", "actors": ("Jan Bos",)}, coder="jv"),
    )
    assert ["Hij vluchtte.", "positive", "jv"] in column(mended, "sentences", "text", "tone", "coder")
    added = next(row for row in mended.records["frames"] if row.coder)
    assert (getattr(added, "scheme", ""), getattr(added, "actors", ()), added.voice) == (
        "semetko-valkenburg", ("jan-bos",), "jan-bos",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (DropRow(table="quotes", at=words("De tunnel"), coder="jv"), "applied: “De tunnel” stands nowhere"),
        (DropRow(table="quotes", at=words("vluchtte"), coder="jv"), "quotes has no row at this place"),
        (SetRow(table="quotes", at=words("Ik"), to={"speakers": ("Piet",)}, coder="jv"), "quotes has no row"),
        (replace(BOS, to={"speakers": ("Piet",)}), "no actor 'Piet'; there are: burgemeester"),
        (AddActor(actor=named("Vos", "els-vos"), coder="jv"), "there is an actor 'els-vos' already"),
        (MergeActors(actors=("piet",), into="els-vos", coder="jv"), "no actor 'piet'"),
    ],
)  # fmt: skip
def test_what_cannot_be_placed_is_said_and_all_else_is_as_it_was(
    portrait: Portrait, correction: Correction, why: str
) -> None:
    with pytest.warns(MediabeeldWarning) as caught:
        mended = portrait.corrected(correction)
    assert [str(w.message).startswith("article: correction 1 (") and why in str(w.message) for w in caught] == [True]
    assert mended.records == portrait.records and len(mended.unplaced) == 1


def test_actors_are_found_by_the_name_that_the_file_keeps(portrait: Portrait) -> None:
    vos = SetRow(table="quotes", at=words("De brug is verwoest"), to={"speakers": ("vos-old",)}, coder="jv")
    hand = Annotations(article="article", names={"vos-old": "Els Vos"}).plus(vos)
    assert ["De brug is verwoest", ["els-vos"]] in column(portrait.corrected(hand), "quotes", "text", "speakers")


def test_the_same_corrections_one_by_one_and_together_give_the_same(portrait: Portrait) -> None:
    second = DropRow(table="quotes", at=words("is de brug veilig"), coder="jv")
    once, both = portrait.corrected(BOS, second), portrait.corrected(BOS).corrected(second)
    assert once == both and once.annotations == both.annotations


def test_corrections_are_of_the_article_as_it_was_given() -> None:
    text = "Els\u00a0Vos zweeg.  “Wij *komen*”, zei Els\u00a0Vos tot Jan\u00a0Bos."
    found = portray(text)
    quote = found.records["quotes"][0]
    bos = SetRow(
        table="quotes", at=anchor_in(text, quote.start, quote.end), to={"speakers": ("Jan\u00a0Bos",)}, coder="jv"
    )
    named_bos = next(actor.id for actor in found.actors if "Bos" in actor.name)
    mended = found.corrected(replace(bos, to={"speakers": (named_bos,)}))
    assert next((q.speakers, q.coder) for q in mended.records["quotes"] if isinstance(q, Quote)) == ((named_bos,), "jv")


def test_a_file_beside_the_article_is_found_and_a_folder_or_file_is_taken(tmp_path: Path) -> None:
    article = tmp_path / "nieuws.txt"
    article.write_text(TEXT, "utf-8")
    hand = Annotations(article="nieuws").plus(
        SetRow(table="quotes", at=words("De brug is verwoest"), to={"speakers": ("els-vos",)}, coder="jv")
    )
    save_annotations(hand, tmp_path / "nieuws.annotations.yaml")
    folder = tmp_path / "mine"
    save_annotations(replace(hand, corrections=()), folder / "nieuws.annotations.yaml")

    def coders(portrait: Portrait) -> list[str | None]:
        return [row.coder for row in portrait.records["quotes"]]

    assert coders(portray(article)) == coders(portray(str(article))) == [None, "jv", None]
    assert coders(portray(article, annotations=False)) == coders(portray(article, annotations=folder)) == [None] * 3
    assert coders(portray(read_article(article))) == [None] * 3
    given = read_article(article)
    assert (
        coders(portray(given, annotations=tmp_path)) == coders(portray(given, annotations=hand)) == [None, "jv", None]
    )
    (one,) = portray_many([article])
    assert coders(one) == [None, "jv", None]
    with pytest.raises(UsageError, match="they are of the article 'nieuws', not of 'article'"):
        portray(TEXT, annotations=hand)
    with pytest.raises(UsageError, match=r"there is no file or folder 'weg\.yaml'"):
        portray(given, annotations="weg.yaml")
    with pytest.raises(UsageError, match="allowed are a file, a folder, Annotations"):
        portray(given, annotations=3)  # type: ignore[arg-type]


def test_a_portrait_read_from_a_file_keeps_its_coders_and_cannot_be_corrected(
    portrait: Portrait, tmp_path: Path
) -> None:
    save_portrait(portrait.corrected(BOS), tmp_path / "p.json")
    read = read_portrait(tmp_path / "p.json")
    assert read.records["quotes"][0].coder == "jv"
    with pytest.raises(UsageError, match="was read from a file; portray the article with annotations="):
        read.corrected(BOS)


def test_a_pronoun_that_may_stand_for_several_is_given_its_actor() -> None:
    unsure = portray("Agent Bos sprak met Kees Smit. Hij wordt verdacht van moord.")
    assert ["Hij", None, ["bos", "kees-smit"]] in column(unsure, "mentions", "text", "actor", "candidates")
    mended = unsure.corrected(SetRow(table="mentions", at=words("Hij"), to={"actor": "Kees Smit"}, coder="jv"))
    assert mended.unplaced == ()
    assert ["Hij", "kees-smit", [], "jv"] in column(mended, "mentions", "text", "actor", "candidates", "coder")
    assert ["verdacht", ["kees-smit"]] in column(mended, "events", "text", "patients")
    dropped = unsure.corrected(DropRow(table="mentions", at=words("Hij"), coder="jv"))
    assert dropped.unplaced == () and "Hij" not in column(dropped, "mentions", "text")
