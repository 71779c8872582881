"""The forms of the annotator: every field of every table can be asked for, in both languages."""

from __future__ import annotations

import pytest

from analysis.annotations import fields_of, needed_of
from analysis.annotations.row_fields import GIVEN
from analysis.annotator.fields import CODABLE, FORMS, LAYERS, ask, list_types
from analysis.framing import choose_codebook
from analysis.language import choose_language, load_texts
from analysis.records import RECORDS


@pytest.mark.parametrize("table", FORMS)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_field_and_value_has_its_words(table: str, language: str) -> None:
    texts = load_texts()
    for field in ask(table, choose_codebook(), choose_language(language)):
        assert f"column.{fields_of(table)[field.name].column}" in texts
        own = table == "frames" and field.name in ("frame", "item")  # the codebook's words
        kind = "frame" if field.name == "frames" else "value"
        assert own or all(f"{kind}.{value}" in texts for value, _ in field.values), field.name


@pytest.mark.parametrize("table", CODABLE)
def test_what_a_row_needs_to_be_added_is_asked_for(table: str) -> None:
    assert table in GIVEN or set(needed_of(table)) <= set(FORMS[table])


def test_every_table_is_in_a_layer_and_every_key_means_one_thing() -> None:
    assert {table for tables in LAYERS.values() for table in tables} == set(FORMS) == set(RECORDS) - {"tokens"}
    assert len(set(CODABLE.values())) == len(CODABLE)
    assert not set(CODABLE.values()) & {"n", "p", "a", "x"}


def test_what_may_be_chosen() -> None:
    asked = {field.name: field for field in ask("sentiment", choose_codebook(), choose_language("nl"))}
    assert (asked["polarity"].kind, asked["polarity"].least, asked["polarity"].most) == ("number", -1, 1)
    assert asked["holder"].kind == "voice" and asked["targets"].kind == "actors"
    assert asked["aspect"].values == (("evaluation", "oordeel"), ("effect", "gevolg"))
    frames = {field.name: field for field in ask("frames", choose_codebook(scheme="entman"), choose_language("en"))}
    assert [value for value, _ in frames["item"].values] == ["problem", "cause", "judgement", "remedy"]
    assert list_types(choose_language("nl"))[0] == ("person", "persoon")
