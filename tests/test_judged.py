"""The codes that a network learns from, joined to the texts: which words they are of."""

from __future__ import annotations

import pytest

from training.coding.texts import text_key
from training.judged import Words, coded_units, cut_spans, news_units, places, word_numbers

TITLE = "Kapper krijgt drie jaar"
BODY = "De rechtbank veroordeelde een kapper. Hij mishandelde twee klanten. Dat was laf, zei de rechter."
OFFSETS = [(0, 3), (4, 9), (10, 15), (15, 16)]


def rows() -> list[dict[str, object]]:
    start = BODY.index("Hij")
    end = BODY.index(" Dat")
    shared = {"article": text_key(BODY), "split": "train", "coder": "coder-1", "level": 2, "tone": -1, "frames": {}}
    verb = BODY.index("mishandelde")
    deed = {
        "mentions": [
            {"spans": [[start, start + 3]], "actor": "a1", "form": "pronoun"},
            {"spans": [[verb + 12, end - 1]], "actor": "a2", "form": "aggregate"},
        ],
        "evaluations": [
            {
                "spans": [[verb, verb + 11]],
                "polarity": -1,
                "aspect": "evaluation",
                "targets": [{"actor": "a1", "spans": None, "implied": False}],
                "holder": "narrator",
            }
        ],
        "hedges": [],
        "roles": [
            {
                "spans": [[verb, verb + 11]],
                "agents": [{"actor": "a1", "spans": None, "implied": True}],
                "patients": [{"actor": "a2", "spans": None, "implied": False}],
            }
        ],
    }
    sentence = (
        shared
        | deed
        | {"key": text_key(BODY), "start": start, "end": end, "frames": {"conflict": [[[verb, verb + 11]]]}}
    )
    return [sentence, shared | {"key": text_key(TITLE), "start": 0, "end": len(TITLE), "split": "test", "tone": 0}]


def test_words_that_spans_touch() -> None:
    assert word_numbers([[0, 3], [12, 16]], OFFSETS) == [1, 3, 4]
    assert word_numbers([[3, 4]], OFFSETS) == []


def test_a_participant_is_any_mention_of_the_actor_unless_only_understood() -> None:
    mentions = {"a1": [[[0, 3]], [[10, 15]]]}
    assert places([{"actor": "a1", "spans": None, "implied": False}], mentions, OFFSETS) == [[1], [3]]
    assert places([{"actor": "a1", "spans": None, "implied": True}], mentions, OFFSETS) == []
    assert places([{"actor": None, "spans": [[4, 15]], "implied": False}], mentions, OFFSETS) == [[2, 3]]


def test_sentences_of_the_splitter_fill_in_what_is_not_coded() -> None:
    tokens = [(0, 3, True, True), (4, 9, True, False), (10, 15, True, True), (16, 20, False, False)]
    assert cut_spans(tokens, []) == [(0, 9), (10, 20)]
    assert cut_spans(tokens, [(4, 9)]) == [(4, 9), (10, 20)]


@pytest.mark.model
def test_an_article_is_a_unit_with_its_headline_and_belongs_to_the_strictest_part() -> None:
    (unit,) = coded_units(rows(), [(TITLE, BODY), ("Iets anders", "Een andere tekst.")])
    assert unit["split"] == "test"
    assert [" ".join(s["tokens"]) for s in unit["sentences"]] == [
        "Kapper krijgt drie jaar",
        "De rechtbank veroordeelde een kapper .",
        "Hij mishandelde twee klanten .",
    ]
    headline, uncoded, deed = (s["codes"] for s in unit["sentences"])
    assert headline["tone"] == 0
    assert uncoded is None
    assert deed["frames"] == {"conflict": [[2]]}
    assert deed["evaluations"] == [
        {"words": [2], "polarity": -1, "aspect": "evaluation", "targets": [[1]], "holders": []}
    ]


@pytest.mark.model
def test_words_are_cut_as_the_package_does() -> None:
    assert [(a, b) for a, b, _, _ in Words().tokens("Ja. Nee.")] == [(0, 2), (2, 3), (4, 7), (7, 8)]


@pytest.mark.model
def test_texts_without_codes_are_units_for_teachers_and_what_has_codes_is_not() -> None:
    taken = {text_key(TITLE)}
    texts = [
        (TITLE, BODY),
        ("Iets anders", "Een andere tekst. Nog een."),
        ("Alleen een kop", None),
        ("Iets anders", "x"),
    ]
    units = list(news_units(texts, taken))
    assert [unit["split"] for unit in units] == ["news", "news"]
    assert [[" ".join(s["tokens"]) for s in unit["sentences"]] for unit in units] == [
        ["Iets anders", "Een andere tekst .", "Nog een ."],
        ["Alleen een kop"],
    ]
    assert all(sentence["codes"] is None for unit in units for sentence in unit["sentences"])
