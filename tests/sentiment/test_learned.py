"""Words that no construction explains: what is learned of their sign and of whom they are about."""

from __future__ import annotations

import pytest

from analysis.grammar.mention_heads import mention_heads
from analysis.parse import parse
from analysis.sentiment import find_sentiment, learned
from analysis.sentiment.expressions import find_expressions
from analysis.sentiment.target_choice import Asked, choose_target, phrases_of, place_of
from analysis.sentiment.tone_words import chances, features_of, find_units

TEXT = "De minister prees de dappere agenten. Het regent."


def test_a_word_is_a_row_where_it_is_likely_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = parse(TEXT)
    prees = ("prees", 1.0, "sentiment.attitude")
    assert [(row.text, row.polarity, row.rule) for row in find_sentiment(doc)] == [prees]
    monkeypatch.setattr(learned, "LEAST", 0.4)
    rows = find_sentiment(doc)
    assert [(row.text, row.polarity, row.rule) for row in rows] == [prees, ("dappere", 1.0, "sentiment.learned")]
    assert rows[1].confidence is not None and 0.4 <= rows[1].confidence < 0.45


def test_a_word_of_the_lexicon_is_likelier_of_its_sign_than_of_the_other() -> None:
    doc = parse(TEXT)
    heads = mention_heads(doc, ())
    units = list(find_units(doc, heads, find_expressions(doc)))
    assert [unit.expression.head.text for unit in units] == ["prees", "dappere"]
    for unit in units:
        found = chances(unit, (), heads)
        assert found["positive"] > 0.2 > found["negative"]
        both = features_of(unit, (), heads)
        assert "entry" in both["positive"] and "entry of the other sign" in both["negative"]
        plain = {name for name in both["negative"] if not name.endswith(", bad")}
        assert set(both["negative"]) - plain == {f"{name}, bad" for name in plain}


def test_words_that_are_told_are_no_units() -> None:
    doc = parse(TEXT)
    heads = mention_heads(doc, ())
    units = find_units(doc, heads, find_expressions(doc), told={2})
    assert [unit.expression.head.text for unit in units] == ["dappere"]


def test_the_target_is_a_phrase_of_the_sentence() -> None:
    doc = parse(TEXT)
    heads = mention_heads(doc, ())
    word = doc[4]
    assert [one.text for one in phrases_of(word)] == ["minister", "agenten"]
    assert place_of(doc[5], word) == "above it: amod"
    target, chance = choose_target(
        Asked(word, "positive", "evaluation", frozenset({"bearer"}), None, False, (doc[5],)), heads
    )
    assert target is not None and target.text == "agenten"
    assert chance > 0.5
