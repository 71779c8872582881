"""Concordance, collocations and frequencies, on a table of tokens made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import UsageError
from analysis.parse import tokenize
from analysis.statistics import find_concordance, score_collocations, score_frequencies

LINES = (
    "Joe/PROPN Biden/PROPN sprak/VERB/spreken ,/PUNCT fijntjes/ADV",
    "De/DET missie/NOUN slaagde/VERB/slagen ,/PUNCT Biden/PROPN",
    "Joe/PROPN Biden/PROPN zweeg/VERB/zwijgen over/ADP missies/NOUN/missie",
)


@pytest.fixture
def tokens() -> pd.DataFrame:
    rows, start = [], 0
    for sentence, line in enumerate(LINES):
        for word in line.split():
            text, upos, *lemma = word.split("/")
            row = {"article": "a", "start": start, "end": start + len(text), "text": text, "sentence": sentence}
            rows.append({**row, "voice": "narrator", "lemma": (lemma or [text])[0], "upos": upos})
            start += len(text) + 1
    return pd.DataFrame(rows)


def test_frequencies_count_content_words_by_lemma(tokens: pd.DataFrame) -> None:
    table = score_frequencies(tokens, top=3)
    assert table.to_numpy().tolist() == [["biden", 3, 0.2727], ["joe", 2, 0.1818], ["missie", 2, 0.1818]]


def test_frequencies_of_everything_leave_out_punctuation(tokens: pd.DataFrame) -> None:
    assert "," not in set(score_frequencies(tokens, upos=())["word"])
    assert score_frequencies(tokens, upos=())["n"].sum() == 13


def test_collocations_stand_together_more_than_once(tokens: pd.DataFrame) -> None:
    assert score_collocations(tokens)[["first", "second", "n"]].to_numpy().tolist() == [["joe", "biden", 2]]


def test_collocations_reach_over_no_sentence_end_and_no_comma(tokens: pd.DataFrame) -> None:
    pairs = set(zip(*(score_collocations(tokens, least=1)[c] for c in ("first", "second")), strict=True))
    assert ("biden", "joe") not in pairs
    assert ("spreken", "fijntjes") not in pairs


def test_wider_window_finds_pairs_with_words_between(tokens: pd.DataFrame) -> None:
    pairs = score_collocations(tokens, window=3, least=2)
    assert ["joe", "biden", 2] in pairs[["first", "second", "n"]].to_numpy().tolist()
    assert ("joe", "zwijgen") in set(
        zip(*(score_collocations(tokens, window=3, least=1)[c] for c in ("first", "second")), strict=True)
    )


def test_unknown_measure_names_the_known_ones(tokens: pd.DataFrame) -> None:
    with pytest.raises(UsageError, match="likelihood_ratio"):
        score_collocations(tokens, measure="zscore")  # type: ignore[arg-type]


def test_concordance_shows_every_form_in_context(tokens: pd.DataFrame) -> None:
    table = find_concordance(tokens, "Missie", width=1)
    assert table[["left", "hit", "right"]].to_numpy().tolist() == [["De", "missie", "slaagde"], ["over", "missies", ""]]
    assert find_concordance(tokens, "missie", by="text")["hit"].tolist() == ["missie"]


def test_empty_text_gives_empty_tables(tokens: pd.DataFrame) -> None:
    nothing = tokens.iloc[:0]
    assert score_frequencies(nothing).empty
    assert score_collocations(nothing).empty
    assert find_concordance(nothing, "missie").empty


def test_concordance_of_a_phrase_a_pattern_and_a_part_of_speech(tokens: pd.DataFrame) -> None:
    words = find_concordance(tokens, "miss*")
    assert words["hit"].str.lower().str.startswith("miss").all() and len(words)
    pairs = find_concordance(tokens, "DET NOUN")
    assert len(pairs) and (pairs["hit"].str.split().str.len() == 2).all()
    phrase = find_concordance(tokens, pairs["hit"].iloc[0], by="text")
    assert pairs["start"].iloc[0] in phrase["start"].tolist()
    assert find_concordance(tokens, "").empty


def test_concordance_writes_words_as_they_stand_in_the_text() -> None:
    line = find_concordance(tokenize("“De raid”, zei hij, “was klaar”."), "zeggen", width=4).iloc[0]
    assert (line["left"], line["hit"], line["right"]) == ("De raid”,", "zei", "hij, “was")
