"""Frames: the codebooks and their examples, the conditions of indicators, voices, actors, and counts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import analysis as an
from analysis import paths
from analysis.errors import UsageError
from analysis.framing import (
    Codebook,
    Example,
    Indicator,
    check_codebook,
    find_frames,
    load_codebook,
    read_codebook,
    score_frames,
)
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
        lexicon=load_codebook("semetko-valkenburg").id,
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


# Codebooks of one's own

OWN = """title: Veiligheid
description: A frame of a reader's own.
reference: the reader
licence: CC0-1.0
version: "1"
frames:
  safety:
    title: Safety
    text: The story is about the safety of people.
    reference: the reader
    items:
      threat: {question: Is there a threat, indicators: [dreiging, gevaar]}
    examples:
      - {item: threat, text: De dreiging neemt toe.}
      - {item: threat, text: Er is gevaar.}
    counterexamples:
      - {text: Het regent., why: weather}
"""
ARTICLE = "De burgemeester ziet een dreiging. Zij verwijt de regering een gebrek."


@pytest.fixture(params=["folder", "card", "file"])
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One codebook in each of the ways that it may lie on a disk."""
    if request.param == "file":
        (tmp_path / "mijn.yaml").write_text(OWN, "utf-8")
        return tmp_path / "mijn.yaml"
    home = tmp_path / "mijn"
    home.mkdir()
    card, _, frame = OWN.partition("  safety:\n")
    (home / "card.yaml").write_text(card.replace("frames:\n", "frames: [safety]\n"), "utf-8")
    (home / "safety.yaml").write_text(dedent(frame), "utf-8")
    return home if request.param == "folder" else home / "card.yaml"


def test_a_codebook_of_ones_own_reaches_every_table_of_frames(own: Path) -> None:
    book = read_codebook(own)
    assert (book.id, [frame.id for frame in book.frames]) == ("mijn@1", ["safety"])
    for given in (own, str(own), book):
        (row,) = an.portray(ARTICLE, codebook=given).records["frames"]
        assert isinstance(row, Frame)
        assert (row.scheme, row.frame, row.item, row.text) == ("mijn", "safety", "threat", "dreiging")
        assert row.lexicon == "mijn@1"
    (portrait,) = an.portray_many([ARTICLE], codebook=own)
    assert score_frames(portrait, codebook=own)["indicators"].tolist() == [1]
    assert score_frames(ARTICLE, codebook=own)["indicators"].tolist() == [1]
    assert [f.text for f in find_frames(parse(ARTICLE), codebook=own)] == ["dreiging"]


def test_a_scheme_is_chosen_by_name_and_not_beside_a_codebook(own: Path) -> None:
    assert an.portray(ARTICLE, scheme="semetko-valkenburg") == an.portray(ARTICLE)
    with pytest.raises(UsageError, match=r"a scheme of the package .* or a codebook of your own .*, not both"):
        an.portray(ARTICLE, scheme="semetko-valkenburg", codebook=own)
    with pytest.raises(UsageError, match=r"no codebook called 'semetko'; there are: .*codebook=FILE"):
        an.portray(ARTICLE, scheme="semetko")


def test_a_frame_of_ones_own_is_explained_beside_its_codebook(own: Path) -> None:
    assert "Is there a threat" in explain("frame:safety", codebook=own).text
    assert explain("threat", codebook=own).example == "De dreiging neemt toe."
    with pytest.raises(UsageError, match="nothing is called 'frame:safety'"):
        explain("frame:safety")


def test_the_examples_of_a_codebook_are_checked_on_demand(own: Path) -> None:
    assert check_codebook(read_codebook(own)) == []
    file = own if own.name == "mijn.yaml" else own.parent / "safety.yaml" if own.is_file() else own / "safety.yaml"
    text = file.read_text("utf-8").replace("De dreiging neemt toe", "Niets aan de hand").replace("Het regent", "Gevaar")
    file.write_text(text, "utf-8")
    lines = text.splitlines()
    missed, false = check_codebook(read_codebook(own))
    assert (missed.item, missed.text, missed.found) == ("threat", "Niets aan de hand.", ())
    assert (false.item, false.text, false.found) == (None, "Gevaar.", ("threat",))
    assert "Niets aan de hand" in lines[missed.line - 1] and "Gevaar." in lines[false.line - 1]
    assert str(missed) == (f"{file}, line {missed.line}: safety: expected threat, found nothing: Niets aan de hand.")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("frames:\n", "frames: x\nmore:\n", "'frames' must be a list of names"),
        ("licence: CC0-1.0\n", "", r"mijn\.yaml: the card lacks licence"),
        ("    text: The story is about the safety of people.\n", "", r"the frame 'safety' lacks text"),
        ("{question: Is there a threat, indicators: [dreiging, gevaar]}", "ja", r"item 'threat' must be a mapping"),
        ("[dreiging, gevaar]", "dreiging", r"item 'threat': 'indicators' must be a list"),
        (
            "{item: threat, text: Er is gevaar.}",
            "{item: treat, text: x}",
            r"example 2: no item 'treat'; there are: threat",
        ),
        ("De dreiging neemt toe.", "3", "example 1: 'text' must be a sentence, not 3"),
        ("      - {text: Het regent., why: weather}\n", "      a: b\n", "'counterexamples' must be a list"),
        ("title: Veiligheid", "title: [", "is not YAML"),
    ],
)
def test_a_broken_codebook_of_ones_own_is_refused_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in OWN
    (tmp_path / "mijn.yaml").write_text(OWN.replace(old, new, 1), "utf-8")
    with pytest.raises(UsageError, match=says):
        read_codebook(tmp_path / "mijn.yaml")


@pytest.mark.parametrize("name", ["ontbreekt", "ontbreekt.yaml", "."])
def test_a_codebook_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        an.portray(ARTICLE, codebook=tmp_path / name)


def test_an_unknown_scheme_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="semetko-valkenburg"):
        find_frames(parse("Het regent."), scheme="semetko")


def test_indicators() -> None:
    assert read_indicator("kritiek/NOUN", "x").rule == "frame.lemma"
    assert read_indicator("beide partijen", "x").rule == "frame.phrase"
    assert read_indicator({"form": r"\d+-jarige", "name": "N-jarige"}, "x") == Indicator(
        name="N-jarige", kind="form", words=(r"\d+-jarige",)
    )


def test_the_codebook_of_the_docs_is_one(tmp_path: Path) -> None:
    page = (paths.ROOT / "docs" / "codebooks.md").read_text("utf-8")
    (tmp_path / "veiligheid.yaml").write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    assert check_codebook(read_codebook(tmp_path / "veiligheid.yaml")) == []
