"""A multiverse of tone: what each specification counts, and how far signs agree."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.multiverse import (
    compare_specifications,
    find_unknown_words,
    list_specifications,
    score_specifications,
)
from analysis.portrait import Portrait, portray
from analysis.records import Sentence

TEXT = "De minister prees de dappere agent Bos. Bos was niet laf."


@pytest.fixture(autouse=True)
def _told_from_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell rows that are less likely right too: what is counted is tried here, not how sure it is."""
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR", 0.3)


def judged(tones: dict[int, float]) -> Portrait:
    """Portray the text as if a network had judged its sentences so."""
    portrait = portray(TEXT)
    sentences = []
    for row in portrait.records["sentences"]:
        assert isinstance(row, Sentence)
        score = tones.get(row.sentence)
        tone = None if score is None else "positive" if score > 0 else "negative"
        sentences.append(replace(row, tone=tone, tone_score=score))
    return replace(portrait, records={**portrait.records, "sentences": tuple(sentences)})


@pytest.mark.parametrize(
    ("how", "n", "sign"),
    [
        ({}, 3, "positive"),
        ({"negation": "ignored"}, 3, "positive"),
        ({"unit": "sentence"}, 2, "positive"),
        ({"unit": "sentence", "negation": "ignored"}, 2, "neutral"),
        ({"voice": "narrator"}, 2, "positive"),
        ({"voice": "narrator", "negation": "ignored"}, 2, "neutral"),
        ({"voice": "others"}, 1, "positive"),
        ({"instrument": "network"}, 3, "positive"),
        ({"instrument": "network", "unit": "sentence"}, 2, "neutral"),
        ({"instrument": "both"}, 2, "positive"),
        ({"instrument": "both", "negation": "ignored"}, 3, "positive"),
    ],
)
def test_what_a_specification_counts(how: dict[str, str], n: int, sign: str) -> None:
    table = score_specifications(judged({0: 0.8, 1: -0.8}))
    wanted = {"actor": "bos", "aspect": "evaluation", "instrument": "lexicon", "negation": "read", "voice": "all"}
    for column, value in {**wanted, "unit": "expression", **how}.items():
        table = table[table[column] == value]
    assert table[["n", "sign"]].values.tolist() == [[n, sign]]


def test_every_actor_has_every_specification_and_no_mean_of_fewer_than_five() -> None:
    table = score_specifications(judged({0: 0.8, 1: -0.8}))
    assert len(list_specifications()) == 30
    assert set(table.groupby(["actor", "aspect"]).size()) == {30}
    assert table["mean"].isna().all()


def test_without_judgements_only_the_lexicon_counts() -> None:
    table = score_specifications(judged({}))
    assert set(table.loc[table["n"] > 0, "instrument"]) == {"lexicon"}
    assert table.loc[table["instrument"] != "lexicon", "sign"].isna().all()


def test_of_few_expressions_nothing_is_called_robust() -> None:
    found = compare_specifications(score_specifications(judged({0: 0.8, 1: -0.8})))
    assert found["robust"].isna().all()
    assert (found[["negative", "neutral", "positive"]].sum(axis=1) == found["specifications"]).all()


def test_one_sign_under_all_specifications_is_robust() -> None:
    row = {"actor": "bos", "aspect": "evaluation", "n": 5, "mean": -0.5}
    table = pd.DataFrame([{**row, "sign": sign} for sign in ("negative", "negative", None)])
    mixed = pd.DataFrame([{**row, "sign": sign} for sign in ("negative", "positive")])
    assert compare_specifications(table)["robust"].tolist() == [True]
    assert compare_specifications(mixed)["robust"].tolist() == [False]


def test_words_of_toned_sentences_in_which_the_lexicon_found_nothing() -> None:
    portrait = judged({0: 0.8, 1: -0.8})
    without = replace(
        portrait,
        records={**portrait.records, "sentiment": tuple(r for r in portrait.records["sentiment"] if r.sentence == 1)},
    )
    table = find_unknown_words(without)
    assert table.values.tolist() == [["agent", "NOUN", 1, [0]], ["minister", "NOUN", 1, [0]]]
    assert table.attrs["coverage"] == 0.5
    assert find_unknown_words(judged({})).attrs["coverage"] is None


def test_nothing_gives_empty_tables() -> None:
    portrait = portray("Het regent.")
    table = score_specifications(portrait)
    assert table.columns.tolist() == [
        *("actor", "aspect", "instrument", "negation", "voice", "unit", "n", "mean", "sign"),
    ]
    assert len(table) == len(compare_specifications(table)) == 0
