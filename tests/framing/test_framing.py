"""Frames: the codebooks and their examples, the conditions of indicators, voices, actors, and counts."""

from __future__ import annotations

from dataclasses import replace
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
    FrameCode,
    Indicator,
    ItemCode,
    check_codebook,
    fill_form,
    find_frames,
    list_candidates,
    load_codebook,
    merge_answers,
    read_codebook,
    read_form,
    save_form,
    score_frames,
    settle_frames,
)
from analysis.framing.codebook import choose_codebook
from analysis.framing.form import COLUMNS
from analysis.framing.frame_votes import elsewhere
from analysis.framing.frame_words import frame_weights, sentence_features, weigh_sentences
from analysis.framing.indicators import read_indicator
from analysis.framing.matching import find_hits
from analysis.lexicon import explain
from analysis.palette import FRAME_COLOURS, order_frames
from analysis.parse import find_sentences, parse, read_conllu
from analysis.records import Frame, VoiceSpan
from analysis.votes import FRAME_COUNTS, FRAME_USUAL, frame_chance
from tests.codebook_parses import list_examples
from tests.mentions import mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSES = Path(__file__).parents[1] / "parses"
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
def parsed(name: str) -> tuple[tuple[Doc, tuple[Frame, ...]], ...]:
    """Each example, as an article of its own, with its frames."""
    _, *blocks = (PARSES / f"codebook-{name}.conllu").read_text("utf-8").split("# newpar")
    docs = [read_conllu(f"# newdoc id = {number}\n# newpar{block}") for number, block in enumerate(blocks)]
    return tuple((doc, tuple(find_frames(doc, scheme=name))) for doc in docs)


@pytest.mark.parametrize("name", BOOKS)
def test_every_frame_is_worked_out(name: str) -> None:
    book = load_codebook(name)
    for frame in book.frames:
        least = 12 if name == "semetko-valkenburg" else 3
        assert len(frame.examples) >= least
        assert len(frame.counterexamples) >= least
        coded = {item.id for item in frame.items if item.indicators}
        assert coded == {example.item for example in frame.examples}
        assert explain(f"frame:{frame.id}").title == frame.title
        for item in frame.items:
            assert item.question in explain(f"frame:{frame.id}/{item.id}").text


@pytest.mark.parametrize(("name", "number", "frame", "item", "text"), CASES)
def test_examples_fire_and_counterexamples_do_not(
    name: str, number: int, frame: str, item: str | None, text: str
) -> None:
    doc, frames = parsed(name)[number]
    assert doc.text.strip() == text
    here = [found.item for found in frames if found.frame == frame]
    assert item in here if item else here == []


@pytest.mark.model
@pytest.mark.parametrize("name", BOOKS)
def test_examples_with_the_embedded_model(name: str) -> None:
    n = len(cases(load_codebook(name)))
    assert len(check_codebook(load_codebook(name))) <= 0.1 * n  # a new model may read a few in another way


def test_the_parses_are_those_of_the_examples() -> None:
    for name in BOOKS:
        assert [doc.text.strip() for doc, _ in parsed(name)] == list_examples(name)


def test_the_five_generic_frames_stand_in_the_order_of_their_colours() -> None:
    book = load_codebook("semetko-valkenburg")
    assert [frame.id for frame in book.frames] == list(FRAME_COLOURS) == order_frames(reversed(FRAME_COLOURS))
    assert {frame.id: len(frame.items) for frame in book.frames} == {
        "conflict": 4,
        "human-interest": 5,
        "responsibility": 5,
        "morality": 3,
        "economic-consequences": 3,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Twee toestellen zijn in de lucht gebotst.",
        "Het ongeluk kostte aan drie mensen het leven.",
        "De verantwoordelijke minister was niet aanwezig.",
        "De rechter verklaarde de man onschuldig.",
        "De kaartjes kosten 25 euro.",
        "Breda versloeg Tilburg met 3-1.",
        "Bij het ongeluk kwamen twee mannen van 19 en 23 om.",
        "De brand ontstond door kortsluiting in een vriezer.",
        "Boven de luchthaven botsten twee vliegtuigen op elkaar.",
    ],
)
def test_the_bare_word_is_no_frame(text: str) -> None:
    assert find_frames(parse(text)) == []


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


def test_finding_is_deterministic_in_reading_order_and_slices_the_text() -> None:
    for name in BOOKS:
        for doc, frames in parsed(name):
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


WET = "De burgemeester verwijt de regering een gebrek. Het regent. Het waait."


def test_score_frames_of_a_text() -> None:
    table = score_frames(WET)
    assert list(table.columns) == ["scheme", "frame", "voice", "actor", "part", "sentences", "n", "share"]
    (row,) = table.to_dict("records")
    assert (row["frame"], row["part"], row["sentences"], row["n"]) == ("conflict", "lead", 1, 1)
    assert row["share"] == pytest.approx(1 / 3)
    assert table["voice"].isna().all() and table["actor"].isna().all()
    assert score_frames("Het regent. Het waait. Het hagelt.").empty


def test_score_frames_of_a_portrait_has_voices_actors_and_parts() -> None:
    article = (
        "Kritiek op de raad\n\n“De premier verwijt Jan Smit een leugen”, zei Piet Visser. Het regent. Jan Smit zweeg."
    )
    table = score_frames(an.portray(article))
    assert set(table["frame"]) == {"conflict"}
    quoted = table[table["voice"] == "piet-visser"]
    assert quoted[["actor", "part", "sentences"]].drop_duplicates().values.tolist() == [
        ["jan-smit", "lead", 1],
        ["premier", "lead", 1],
    ]
    assert table["voice"].tolist() == sorted(table["voice"], key=lambda voice: voice != "narrator")


def test_score_frames_refuses_too_few_sentences_and_says_so() -> None:
    with pytest.raises(UsageError, match="has 1 sentence, and shares need at least 3"):
        score_frames("Er is ruzie.")
    assert score_frames("Er is ruzie.", minimum=1)["share"].tolist() == [1.0]


# The vote of a network


VOTES = (paths.ROOT / "tests" / "parses" / "votes.conllu").read_text("utf-8")


def voted() -> Doc:
    return read_conllu(VOTES)


def test_a_frame_is_found_by_an_indicator_by_the_network_or_by_both() -> None:
    found = [(r.text, r.item, r.indicator, r.rule, r.confidence) for r in find_frames(voted()) if r.sentence < 4]
    assert found == [
        ("ruzie", "disagreement", "ruzie", "frame.both", 0.95),
        ("vetoot", None, None, "frame.network", 0.55),
        ("resolutie", None, None, "frame.network", 0.55),
        ("ruzie", "disagreement", "ruzie", "frame.lemma", 0.81),
    ]


def scored(before: str, after: str) -> Doc:
    """The parse with votes, in which the network scores the frames of a sentence otherwise."""
    assert f"# frame_scores = {before}\n" in VOTES
    return read_conllu(VOTES.replace(f"# frame_scores = {before}\n", f"# frame_scores = {after}\n", 1))


def test_evidence_of_the_network_counts_where_the_frame_is_likely_enough() -> None:
    assert FRAME_COUNTS["responsibility"] == 0.28
    assert not [r for r in find_frames(voted()) if r.frame == "responsibility"]
    surer = scored("0.0 0.0 0.55 0.0 0.0", "0.0 0.0 0.99 0.0 0.0")
    rows = [(r.text, r.rule, r.confidence) for r in find_frames(surer) if r.frame == "responsibility"]
    assert rows == [("dijk", "frame.network", 0.3)]


def test_a_judged_sentence_has_the_frames_of_its_rows() -> None:
    doc = voted()
    sentences = find_sentences(doc)
    rows = find_frames(doc)
    frames = [s.frames for s in settle_frames(sentences, rows)][:5]
    assert frames == [("conflict",), ("conflict",), ("conflict",), (), ("conflict",)]
    assert [s.frames for s in settle_frames(sentences, [])][:5] == [(), (), (), (), ()]
    numberless = [replace(s, frame_scores=None) for s in sentences]
    assert [s.frames for s in settle_frames(numberless, [])][:2] == [("conflict",), ("conflict",)]
    unjudged = [replace(s, frames=None, frame_scores=None) for s in sentences]
    assert settle_frames(unjudged, rows) == unjudged


def test_an_indicator_of_a_frame_that_is_unlikely_does_not_count() -> None:
    critical = [r for r in find_frames(voted()) if r.sentence == 4]
    assert [(r.text, r.rule, r.confidence) for r in critical] == [("kritiek", "frame.lemma", 0.41)]
    calm = VOTES.replace("frame_scores = 0.9", "frame_scores = 0.0").replace("ruzie", "regen")
    assert [r.text for r in find_frames(read_conllu(calm))] == ["vetoot", "resolutie"]


def test_a_silencing_word_takes_the_votes_of_a_sentence_without_an_indicator() -> None:
    defeat = VOTES.replace("resolutie", "nederlaag")
    club = defeat.replace("Trump", "Vitesse")
    found = [[r.text for r in find_frames(read_conllu(text)) if r.sentence == 1] for text in (defeat, club)]
    assert found == [["vetoot", "nederlaag"], []]
    quarrel = club.replace("nieuwe\tnieuw\tADJ", "ruzie\truzie\tNOUN").replace("de nieuwe", "de ruzie")
    assert "ruzie" in [r.text for r in find_frames(read_conllu(quarrel)) if r.sentence == 1]


def test_where_network_and_codebook_have_no_word_those_that_weigh_most_are_the_evidence() -> None:
    likelier = VOTES.replace("kritiek", "oppositie").replace("scores = 0.0 0.0 0.0", "scores = 0.9 0.0 0.0", 1)
    rows = [r for r in find_frames(read_conllu(likelier)) if r.sentence == 4]
    assert [(r.text, r.item, r.indicator, r.rule) for r in rows] == [("oppositie", "two-sides", None, "frame.words")]


def test_a_frame_is_likelier_by_network_words_and_article_each() -> None:
    least = frame_chance("conflict", 0.1, -3.0, 0.0)
    assert round(least, 2) == 0.05
    assert least < min(frame_chance("conflict", *one) for one in ((0.5, -3.0, 0.0), (0.1, 0.0, 0.0), (0.1, -3.0, 0.3)))
    assert elsewhere([(1.0, -1.0)]) == [(FRAME_USUAL, FRAME_USUAL)]
    assert elsewhere([]) == []


def test_words_are_weighed_by_lemma_by_pairs_and_by_items() -> None:
    doc = parse("De oppositie haalde op 3 mei fel uit naar de premier.")
    hits = find_hits(doc, choose_codebook())
    (features,) = sentence_features(doc, hits)
    assert {"uithalen", "uithalen > oppositie", "uithalen naar …", "de oppositie", "op @number"} <= features.keys()
    assert features["uithalen > oppositie"] == (2, 1)
    assert features["item: conflict/reproach"] == ()
    (weighed,), (indicated,) = weigh_sentences(doc, []), weigh_sentences(doc, hits)
    assert weighed.features.keys() < features.keys() & frame_weights().keys()
    assert [doc[i].text for i in weighed.heaviest(0)] == ["oppositie"]
    assert weighed.odds[0] == pytest.approx(sum(frame_weights()[name][0] for name in weighed.features))
    assert indicated.odds[0] > weighed.odds[0]


def test_words_of_the_codebook_name_the_item_of_evidence_without_their_conditions() -> None:
    named = VOTES.replace("\tvetoën\t", "\tstrijden\t")  # an indicator beside "tegen" only
    rows = [r for r in find_frames(read_conllu(named)) if r.sentence == 1]
    assert [(r.text, r.item, r.indicator, r.rule) for r in rows] == [
        ("vetoot", "two-sides", None, "frame.network"),
        ("resolutie", None, None, "frame.network"),
    ]
    named = VOTES.replace("\tvetoën\t", "\teisen\t")  # an indicator as it stands: the nearest one
    rows = [r for r in find_frames(read_conllu(named)) if r.sentence == 1]
    assert [(r.text, r.item, r.indicator, r.rule) for r in rows] == [
        ("vetoot", "disagreement", "eisen", "frame.both"),
        ("resolutie", "disagreement", None, "frame.network"),
    ]


def test_the_network_has_no_vote_on_another_codebook_or_without_judgements() -> None:
    book = replace(load_codebook("semetko-valkenburg"), name="mine")
    assert {(r.rule, r.confidence) for r in find_frames(voted(), codebook=book)} == {
        ("frame.lemma", None),
        ("frame.pattern", None),
    }
    plain = parse("Het regent. Er is ruzie.")
    assert [(r.rule, r.confidence) for r in find_frames(plain)] == [("frame.lemma", None)]


def test_a_frame_without_a_score_counts_as_its_parse_says() -> None:
    bare = "\n".join(line for line in VOTES.splitlines() if not line.startswith("# frame_scores")) + "\n"
    rows = [r for r in find_frames(read_conllu(bare)) if r.sentence < 4]
    assert [(r.text, r.rule, r.confidence) for r in rows] == [
        ("ruzie", "frame.both", None),
        ("vetoot", "frame.network", None),
        ("resolutie", "frame.network", None),
        ("ruzie", "frame.lemma", None),
        ("dijk", "frame.network", None),
    ]


# The conditions of indicators


def found(text: str, **indicator: object) -> list[str]:
    """Words that one indicator finds in a sentence, in a codebook with the list @goods."""
    item = ItemCode("i", "q", (read_indicator(indicator, "x"),))
    frame = FrameCode("f", "t", "t", "r", (item,), (), (), Path("x.yaml"))
    book = Codebook("b", {"version": "1"}, (frame,), (("@goods", frozenset({"brood", "-wijn"})),))
    doc = parse(text)
    return [doc[hit.first : hit.last + 1].text for hit in find_hits(doc, book)]


@pytest.mark.parametrize(
    ("text", "indicator", "words"),
    [
        ("De minister eist opheldering.", {"lemma": "eisen", "subject": ["@body"]}, ["eist"]),
        ("De brand eist opheldering.", {"lemma": "eisen", "subject": ["@body"]}, []),
        ("De brand werd door de brandweer geblust.", {"lemma": "blussen", "subject": ["brandweer"]}, ["geblust"]),
        ("De brand werd door de brandweer geblust.", {"lemma": "blussen", "object": ["brand"]}, ["geblust"]),
        ("De man kocht brood.", {"lemma": "kopen", "object": ["@goods"]}, ["kocht"]),
        ("De man kocht rodewijn.", {"lemma": "kopen", "object": ["@goods"]}, ["kocht"]),
        ("De man kocht een fiets.", {"lemma": "kopen", "object": ["@goods"]}, []),
        ("De nettowinst steeg.", {"lemma": "-winst"}, ["nettowinst"]),
        ("De winstmarge steeg.", {"lemma": "winst-"}, ["winstmarge"]),
        ("Het kabinet moet ingrijpen.", {"phrase": "@body moeten"}, ["kabinet moet"]),
        ("De man sliep, want het regende.", {"lemma": "slapen", "sentence": ["regenen"]}, ["sliep"]),
        ("De man sliep, want het regende.", {"lemma": "slapen", "not_sentence": ["regenen"]}, []),
        ("De man sliep.", {"lemma": "slapen", "part": ["headline"]}, []),
        ("De man sliep.", {"lemma": "slapen", "part": ["lead"]}, ["sliep"]),
        ("De man sliep na brood en wijn.", {"lemma": "slapen", "not_article": ["man", "brood", "wijn"]}, []),
        ("De man sliep na brood en wijn.", {"lemma": "slapen", "not_article": ["man", "brood"]}, ["sliep"]),
        ("De man sliep na brood en wijn.", {"lemma": "slapen", "article": ["wijn"]}, ["sliep"]),
        ("De man sliep na brood en wijn.", {"lemma": "slapen", "article": ["bier"]}, []),
        ("Zij huilde.", {"lemma": "huilen", "subject": ["@individual"]}, ["huilde"]),
        ("Wij huilden.", {"lemma": "huilen", "subject": ["@individual"]}, []),
        ("Wij huilden.", {"lemma": "huilen", "subject": ["@human"]}, ["huilden"]),
    ],
)
def test_conditions(text: str, indicator: dict[str, object], words: list[str]) -> None:
    assert found(text, **indicator) == words


def test_an_item_sets_conditions_for_all_its_indicators() -> None:
    assert read_indicator("rel", "x", {"part": ["lead"]}).part == ("lead",)
    assert read_indicator({"lemma": "rel", "part": ["body"]}, "x", {"part": ["lead"]}).part == ("body",)


# The coding form


def test_a_form_lists_the_sentences_of_every_item_and_keeps_what_was_answered(tmp_path: Path) -> None:
    doc, book = parse("Er is ruzie. Het regent; de boer zwijgt."), load_codebook("semetko-valkenburg")
    rows = list_candidates(doc, book)
    assert [row.item for row in rows] == [item.id for frame in book.frames for item in frame.items]
    first = rows[0]
    assert (first.item, first.words, first.before, first.text) == ("disagreement", "ruzie", "", "Er is ruzie.")
    assert (first.after, first.start, first.end) == ("Het regent; de boer zwijgt.", "0", "12")
    assert (rows[1].item, rows[1].text, rows[1].start) == ("reproach", "", "")
    form = tmp_path / "form.csv"
    save_form(fill_form(rows, [], "anna"), form, separator=";")
    text = form.read_text("utf-8")
    assert text.startswith("\ufeffarticle;scheme;frame;item;")
    form.write_text(text.replace('zwijgt.";;anna', 'zwijgt.";Ja;anna', 1), "utf-8")
    (kept,) = merge_answers(read_form(form))
    assert (kept.item, kept.answer, kept.coder) == ("disagreement", "yes", "anna")
    assert [row.answer for row in fill_form(rows, [kept], "anna")][:2] == ["yes", ""]
    assert fill_form(rows, [kept], "bert")[0].answer == ""
    changed = list_candidates(parse("Er is grote ruzie."), book)
    assert fill_form(changed, [kept], "anna")[0].answer == ""


def test_a_later_answer_replaces_an_earlier_one() -> None:
    row = list_candidates(parse("Er is ruzie."), load_codebook("semetko-valkenburg"))[0]
    old, new = replace(row, answer="yes", coder="a"), replace(row, answer="no", coder="a")
    other = replace(row, answer="yes", coder="b")
    assert merge_answers([old, other], [new, replace(row, coder="c")]) == [new, other]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x,s,f,i,q,,,t,,misschien,a,,0,0,1", r"form\.csv, line 2: the answer 'misschien' is not one of yes, y, ja"),
        ("x,s,f,i,q,,,t,,ja,,,0,0,1", r"line 2: an answer needs a coder"),
        ("x,s,f,i,q", r"line 2: has not as many cells as there are columns"),
        (None, r"line 1: lacks the columns article, scheme"),
    ],
)
def test_a_broken_form_is_refused_with_its_place(tmp_path: Path, line: str | None, says: str) -> None:
    text = "a,b\n" if line is None else ",".join(COLUMNS) + f"\n{line}\n"
    (tmp_path / "form.csv").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=says):
        read_form(tmp_path / "form.csv")


@pytest.mark.parametrize(("written", "kept"), [("1.0", "yes"), ("0,0", "no"), ("J", "yes"), (" nee ", "no"), ("", "")])
def test_answers_as_spreadsheets_write_them(tmp_path: Path, written: str, kept: str) -> None:
    text = ";".join(COLUMNS) + f"\nx;s;f;i;q;;;t;;{written};a;;0;0;1\n"
    (tmp_path / "form.csv").write_text(text, "utf-8")
    assert [row.answer for row in read_form(tmp_path / "form.csv")] == [kept]


@pytest.mark.parametrize(
    ("saved", "says"),
    [
        ((",".join(COLUMNS) + "\nx,s,f,i,q,,,één,,ja,a,,0,0,1\n").encode("cp1252"), r"line 2: is not UTF-8 but ANSI"),
        ("article,scheme\n".encode("utf-16"), r"line 1: is not UTF-8 .* save it again, as 'CSV UTF-8'"),
        (b"", r"form\.csv: is empty; a form has the columns article"),
    ],
)
def test_a_form_in_another_encoding_is_told_how_to_be_saved(tmp_path: Path, saved: bytes, says: str) -> None:
    (tmp_path / "form.csv").write_bytes(saved)
    with pytest.raises(UsageError, match=says):
        read_form(tmp_path / "form.csv")


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
        (CARD, FRAME % ("{lemma: x, part: [tail]}", "i"), "no part tail .* allowed are headline, lead"),
        (CARD, FRAME % ("{lemma: x, with: ['@y']}", "i"), "no list @y; there are: @body"),
        (CARD + "lists: [a]\n", FRAME % ("x", "i"), "'lists' must be a mapping"),
        (CARD + "lists: {a: [b c]}\n", FRAME % ("x", "i"), "the list 'a' must be a list of single words"),
        (CARD, FRAME.replace("q, ", "q, defaults: [a], ") % ("x", "i"), "'defaults' must be a mapping"),
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
    assert score_frames(portrait, codebook=own, minimum=2)["n"].tolist() == [1]
    assert score_frames(ARTICLE, codebook=own, minimum=2)["share"].tolist() == [0.5]
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
    with pytest.raises(UsageError, match=r"semetko.*semetko-valkenburg"):
        choose_codebook(codebook="semetko")


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
