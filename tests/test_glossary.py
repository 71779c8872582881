"""The glossary: every column and value of every table is explained, from the texts that the schemas are made of."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

import analysis as an
from analysis import paths
from analysis.errors import UsageError
from analysis.framing import load_codebook
from analysis.glossary import EVERY_RECORD, load_column, load_columns
from analysis.lexicon import explain, list_lexicons, load_lexicon, load_rules
from analysis.records import TABLES, Record, columns
from analysis.tables import schema
from tests import schemas

COLUMNS = [(table, column) for table, kind in TABLES.items() for column in columns(kind)]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_and_every_closed_value_is_explained(table: str, column: str) -> None:
    rule = schema(table)["properties"][column]
    told = load_column(table, column)
    assert rule["description"].startswith(told.about.text)
    assert told.about.text in explain(column).text
    assert told.about.text in explain(told.about.code).text
    assert told.about.text in explain(f"{table}.{column}").text
    nullable = "null" in rule["type"]
    assert bool(told.missing) is nullable, "`missing` says when a cell is empty; only where it can be"
    if "enum" in rule:
        values = [value for value in rule["enum"] if value is not None]
        assert list(told.values) == values, "the values in the order of the record"
        assert rule["enumDescriptions"][: len(values)] == [told.values[value].text for value in values]
    for value, meaning in told.values.items():
        assert meaning.text in explain(value).text
        assert explain(meaning.code).text == meaning.text, "a value can be asked for alone"


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_description_is_a_sentence(table: str, column: str) -> None:
    told = load_column(table, column)
    for text in (told.about.text, told.missing, *(meaning.text for meaning in told.values.values())):
        assert text is None or ((text[0].isupper() or text[0] == "`") and text.endswith(".") and text.isprintable())


def test_nothing_is_described_that_no_table_has() -> None:
    described = {path.stem for path in paths.COLUMNS.glob("*.yaml")}
    assert described == {EVERY_RECORD, *TABLES}
    record = next(kind for kind in TABLES.values() if issubclass(kind, Record))
    assert {*load_columns(EVERY_RECORD)} == {*columns(Record)} <= {*columns(record)}
    for table, kind in TABLES.items():
        assert {*load_columns(table)} <= {*columns(kind)}


def test_values_that_a_word_list_gives_are_explained() -> None:
    stances = {row["stance"] for row in load_lexicon("cues").rows}
    assert {*load_column("quotes", "stance").values} == stances
    deeds = {row["class"] for name in ("deeds", "deed-nouns", "verb-idioms") for row in load_lexicon(name).rows}
    assert {*load_column("events", "deed").values} == deeds


@pytest.mark.model
def test_what_the_embedded_pipeline_writes_is_explained() -> None:
    import json

    labels = json.loads((paths.MODEL / "labels.json").read_text("utf-8"))
    assert {*labels["upos"]} <= {*load_column("tokens", "upos").values}
    assert {*labels["dep"]} == {*load_column("tokens", "deprel").values}


def test_every_table_rule_frame_item_and_lexicon_is_explained() -> None:
    for name in TABLES:
        assert schema(name)["description"] in explain(name).text  # frames is a column as well
    for code, rule in load_rules().items():
        assert rule.text in explain(code).text
    for name in list_lexicons():
        assert explain(name).reference
    for path in paths.CODEBOOKS.glob("*/card.yaml"):
        assert explain(path.parent.name).text
        for frame in load_codebook(path.parent.name).frames:
            assert frame.text in explain(frame.id).text and frame.text in explain(f"frame:{frame.id}").text
            for item in frame.items:
                assert item.question in explain(item.id).text
                assert item.question == explain(f"frame:{frame.id}/{item.id}").text


def test_a_word_that_means_several_things_is_told_for_each() -> None:
    told = explain("conflict")
    assert told.title == "4 meanings"
    assert [line.partition(":")[0] for line in told.text.splitlines()] == [
        "- a value of frames in the table sentences",
        "- a value of deed in the table events",
        "- a column of the table casualties",
        "- a frame (Conflict)",
    ]
    assert "Levin (1993)" in str(told) and "Semetko" in str(told)


def test_a_rule_and_a_column_of_one_name_are_both_told() -> None:
    assert [line.partition(":")[0] for line in explain("sentiment.term").text.splitlines()] == [
        "- a rule (an evaluative word)",
        "- a column of the table sentiment",
    ]


def test_another_version_of_a_lexicon_is_told_apart() -> None:
    lexicon = load_lexicon("cues")
    assert explain(lexicon.id).text == explain("cues").text == lexicon.card["description"]
    assert explain("cues@0.0").text.endswith(f"(This is of version {lexicon.card['version']}, not 0.0.)")


def test_one_meaning_can_be_asked_for() -> None:
    assert explain("quotes.kind=direct").title == "a value of kind in the table quotes"
    assert explain("voice_kind=direct").title == "a value of voice_kind in every table of records"


@pytest.mark.parametrize("word", ["Distancing", "words share", "words-share", "WORDS_SHARE", "noun", "at least"])
def test_capitals_and_joints_are_forgiven(word: str) -> None:
    assert explain(word).text


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("distancin", "distancing"),
        ("stanse", "stance"),
        ("apraisement", "appraisement"),
        ("quote.cue-invertd", "quote.cue-inverted"),
        ("frame:conflikt", "frame:conflict"),
        ("word_share", "words_share"),
        ("cuees@0.2", "cues"),
    ],
)
def test_a_slip_of_the_pen_is_met_with_the_nearest_spelling(word: str, near: str) -> None:
    with pytest.raises(UsageError, match=rf"did you mean: {near}"):
        explain(word)


@pytest.mark.parametrize("word", ["kwijt", "quote.onbekend", "xyz", "minister", "?", "hoe werkt dit"])
def test_a_word_that_resembles_nothing_gets_the_way_to_the_list_and_no_nonsense(word: str) -> None:
    with pytest.raises(UsageError, match=r"`mediabeeld explain`, or explain\(\), lists what there is$"):
        explain(word)


def test_without_a_word_it_lists_what_there_is() -> None:
    told = an.explain()
    for word in ("quotes", "words_share", "stance", "voice_kind", "frame:conflict/reproach", "cues", "quote.aldus"):
        assert word in told.text


@pytest.mark.parametrize("name", TABLES)
def test_the_published_schema_is_made_of_the_glossary(name: str) -> None:
    published = (schemas.DOCS / "schemas" / f"{name}.json").read_text("utf-8")
    assert published == schemas.schema_text(name), "run: python -m tests.schemas"


def test_the_published_page_is_made_of_the_glossary() -> None:
    assert (schemas.DOCS / "tables.md").read_text("utf-8") == schemas.tables_page(), "run: python -m tests.schemas"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kind: [a]", "must be a mapping with text"),
        ("kind: {tekst: a}", "lacks text"),
        ("kind: {text: a, valeus: {}}", "unknown valeus; allowed are text"),
        ("kind: {text: a, values: {direct: {text: b, exampel: c}}}", "value 'direct': unknown exampel"),
        ("kind: {", r"quotes\.yaml, line \d: is not YAML"),
    ],
)
def test_a_broken_description_is_refused_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "quotes.yaml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=says):
        load_columns("quotes", tmp_path)


def test_a_copy_of_a_codebook_that_ships_is_told_once(tmp_path: Path) -> None:
    copytree(paths.CODEBOOKS / "semetko-valkenburg", tmp_path / "mine")
    assert explain("frame:conflict", codebook=tmp_path / "mine") == explain("frame:conflict")
