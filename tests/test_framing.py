"""Frames: the codebooks and their examples, the conditions of indicators, voices, actors, and counts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis import paths
from analysis.errors import UsageError
from analysis.framing import Codebook, Example, Indicator, find_frames, load_codebook, score_frames
from analysis.framing.indicators import read_indicator
from analysis.framing.matching import find_hits
from analysis.lexicon import explain
from analysis.parse import anchor, parse, read_conllu
from analysis.records import Frame, Mention, VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSES = Path(__file__).parent / "parses"
BOOKS = sorted(path.parent.name for path in paths.CODEBOOKS.glob("*/card.yaml"))


# The codebooks and what they promise


def cases(book: Codebook) -> list[tuple[int, str, str | None, str]]:
    """Number, frame, item (None for a counter-example) and text of every example, in the order of their parses."""
    found = [
        (frame.id, entry.item if isinstance(entry, Example) else None, entry.text)
        for frame in book.frames
        for entry in (*frame.examples, *frame.counterexamples)
    ]
    return [(number, *case) for number, case in enumerate(found)]


CASES = [(name, *case) for name in BOOKS for case in cases(load_codebook(name))]


@cache
def parsed(name: str) -> tuple[Doc, tuple[Frame, ...]]:
    doc = read_conllu(PARSES / f"codebook-{name}.conllu")
    return doc, tuple(find_frames(doc, scheme=name))


@pytest.mark.parametrize("name", BOOKS)
def test_every_frame_is_worked_out(name: str) -> None:
    book = load_codebook(name)
    for frame in book.frames:
        assert len(frame.examples) >= 12
        assert len(frame.counterexamples) >= 12
        coded = {item.id for item in frame.items if item.indicators}
        assert coded == {example.item for example in frame.examples}
        assert explain(f"frame:{frame.id}").title == frame.title
        for item in frame.items:
            assert item.question in explain(f"frame:{frame.id}/{item.id}").text


@pytest.mark.parametrize(("name", "number", "frame", "item", "text"), CASES)
def test_examples_fire_and_counterexamples_do_not(
    name: str, number: int, frame: str, item: str | None, text: str
) -> None:
    doc, frames = parsed(name)
    assert list(doc.sents)[number].text.strip() == text
    here = [found.item for found in frames if found.sentence == number and found.frame == frame]
    assert item in here if item else here == []


def test_examples_with_the_embedded_model() -> None:
    for name in BOOKS:
        right = 0
        for _, frame, item, text in cases(load_codebook(name)):
            found = [f.item for f in find_frames(parse(text), scheme=name) if f.frame == frame]
            right += item in found if item else not found
        assert right >= 0.85 * len(cases(load_codebook(name)))


# Records, literally


def test_a_record_literally() -> None:
    doc = read_conllu(PARSES / "framing.conllu")
    start = doc.text.index("De burgemeester")
    mentions = [
        mention(doc, "De burgemeester van Gent", "burgemeester", "role"),
        mention(doc, "de regering", "regering", "role"),
        mention(doc, "Gent", "gent", "name"),
    ]
    voices = [VoiceSpan(0, start, "narrator", "narrator"), VoiceSpan(start, len(doc.text), "an", "direct")]
    first = find_frames(doc, mentions, voices)[0]
    assert first == Frame(
        article="framing",
        start=45,
        end=52,
        text="verwijt",
        sentence=1,
        part="lead",
        voice="an",
        voice_kind="direct",
        rule="frame.lemma",
        lexicon="semetko-valkenburg@0.1",
        scheme="semetko-valkenburg",
        frame="conflict",
        item="reproach",
        indicator="verwijten",
        actors=("burgemeester", "regering"),
    )


def mention(doc: Doc, text: str, actor: str, form: str) -> Mention:
    start = doc.text.index(text)
    return Mention(**anchor(doc, start, start + len(text)), rule="test", actor=actor, form=form)  # type: ignore[arg-type]


def test_finding_is_deterministic_in_reading_order_and_slices_the_text() -> None:
    for name in BOOKS:
        doc, frames = parsed(name)
        assert frames == tuple(find_frames(doc, scheme=name))
        assert [f.start for f in frames] == sorted(f.start for f in frames)
        assert all(doc.text[f.start : f.end] == f.text for f in frames)
        assert all(f.rule == explain(f.rule).code for f in frames)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De minister uitte geen kritiek.", False),
        ("De minister uitte niet alleen kritiek.", True),
        ("Niemand uitte kritiek.", False),
        ("Ze waren nooit boos en er was ruzie.", True),
    ],
)
def test_negation(text: str, found: bool) -> None:
    assert bool([f for f in find_frames(parse(text)) if f.frame == "conflict"]) is found


def test_nothing_in_nothing() -> None:
    assert find_frames(parse("Het regent.")) == []


# Counts


def test_score_frames_of_a_text() -> None:
    table = score_frames("De burgemeester verwijt de regering een gebrek. Het regent.")
    assert list(table.columns) == [
        *("scheme", "frame", "item", "indicators", "sentences", "share"),
        *("narrator", "direct", "mixed", "indirect"),
    ]
    assert len(table) == sum(len(frame.items) for frame in load_codebook("semetko-valkenburg").frames)
    row = table[table["item"] == "reproach"].iloc[0]
    assert (row["indicators"], row["sentences"], row["share"]) == (1, 1, 0.5)
    assert table["narrator"].isna().all()
    assert table.loc[table["item"] == "pictures", "indicators"].isna().all()
    assert table.loc[table["item"] == "emotion", "share"].tolist() == [0.0]
    assert score_frames("Het regent.")["indicators"].sum() == 0


# Broken codebooks


def write(folder: Path, card: str, frame: str) -> Path:
    home = folder / "proef"
    home.mkdir()
    (home / "card.yaml").write_text(card, "utf-8")
    (home / "f.yaml").write_text(frame, "utf-8")
    return folder


CARD = "title: a\ndescription: b\nreference: c\nlicence: d\nversion: '1'\nframes: [f]\n"
FRAME = (
    "title: a\ntext: b\nreference: c\nitems:\n  i: {question: q, indicators: [%s]}\n"
    "examples:\n  - {item: %s, text: t}\ncounterexamples:\n  - {text: t, why: w}\n"
)


@pytest.mark.parametrize(
    ("card", "frame", "says"),
    [
        (CARD.replace("licence: d\n", ""), FRAME % ("x", "i"), "lacks licence"),
        (CARD.replace("[f]", "[g]"), FRAME % ("x", "i"), "cannot be read"),
        (CARD, "title: a", "lacks text"),
        (CARD, "title: [", "line"),
        (CARD, "- a", "mapping"),
        (CARD, FRAME % ("x", "j"), "no item 'j'"),
        (CARD, FRAME % ("x, x", "i"), "twice"),
        (CARD, FRAME % ("{lema: x}", "i"), "unknown lema"),
        (CARD, FRAME % ("{pos: VERB}", "i"), "one of lemma"),
        (CARD, FRAME % ("x/VRB", "i"), "word class"),
        (CARD, FRAME % ("{form: '('}", "i"), "regular expression"),
        (CARD, FRAME % ("3", "i"), "a word, a phrase"),
    ],
)
def test_broken_codebooks(tmp_path: Path, card: str, frame: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        load_codebook("proef", write(tmp_path, card, frame))


def test_another_scheme_fits(tmp_path: Path) -> None:
    frame = FRAME.replace("i: {question: q", "remedy: {question: a remedy")
    book = load_codebook("proef", write(tmp_path, CARD, frame % ("{lemma: oproepen, with: [tot]}, sanctie", "remedy")))
    hits = find_hits(parse("De premier roept op tot sancties tegen Rusland."), book)
    assert [(hit.frame.id, hit.item.id, hit.indicator.name) for hit in hits] == [
        ("f", "remedy", "oproepen"),
        ("f", "remedy", "sanctie"),
    ]


def test_an_unknown_scheme_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="semetko-valkenburg"):
        find_frames(parse("Het regent."), scheme="semetko")


def test_indicators() -> None:
    assert read_indicator("kritiek/NOUN", "x").rule == "frame.lemma"
    assert read_indicator("beide partijen", "x").rule == "frame.phrase"
    assert read_indicator({"form": r"\d+-jarige", "name": "N-jarige"}, "x") == Indicator(
        name="N-jarige", kind="form", words=(r"\d+-jarige",)
    )
