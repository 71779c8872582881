"""Labels: what each actor is called, typed, by hand-built parses and hand-made mentions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from analysis.actors import find_actors, find_mentions
from analysis.labels import find_labels, find_naming_chain
from analysis.lexicon import explain, load_lexicon
from analysis.parse import anchor, parse, read_conllu
from analysis.records import Label, Mention, VoiceSpan
from tests.mentions import mention

PARSE = Path(__file__).parent.parent / "parses" / "labels.conllu"
MENTIONS = (
    ("Premier Jan de Vries", "vries", "name"),
    ("het Witte Huis", "huis", "name"),
    ("De Belgische minister Peeters", "peeters", "name"),
    ("hem", "vries", "pronoun"),
    ("De Vries", "vries", "name"),
    ("de voorzitter van de bond", "vries", "role"),
    ("IS-leider Abu Noor", "noor", "name"),
    ("Drie laffe terroristen", "terroristen", "descriptor"),
    ("Een bron bij de politie", "bron", "descriptor"),
    ("de politie", "politie", "role"),
    ("Zijn vrouw", "vrouw", "descriptor"),
    ("De terreurmilitie", "militie", "descriptor"),
    ("Anouk", "anouk", "name"),
)


@cache
def mentions() -> tuple[Mention, ...]:
    doc = read_conllu(PARSE)
    return tuple(mention(doc, *row) for row in MENTIONS)


@cache
def labels() -> tuple[Label, ...]:
    return tuple(find_labels(read_conllu(PARSE), mentions(), []))


def test_every_label_with_its_type_and_relation() -> None:
    assert [(x.text, x.label, x.actor, x.type, x.relation) for x in labels()] == [
        ("Premier", "premier", "vries", "functionalisation", "apposition"),
        ("Jan de Vries", "Jan de Vries", "vries", "nomination", "name"),
        ("Witte Huis", "Witte Huis", "huis", "objectivation", "name"),
        ("Belgische", "Belgisch", "peeters", "classification", "attribute"),
        ("minister", "minister", "peeters", "functionalisation", "apposition"),
        ("Peeters", "Peeters", "peeters", "nomination", "name"),
        ("lafaard", "lafaard", "vries", "appraisement", "predicate"),
        ("De Vries", "De Vries", "vries", "nomination", "name"),
        ("voorzitter", "voorzitter", "vries", "functionalisation", "apposition"),
        ("IS-leider", "leider", "noor", "functionalisation", "compound"),
        ("IS", "IS", "noor", "relational", "compound"),
        ("Abu Noor", "Abu Noor", "noor", "nomination", "name"),
        ("dood", "dood", "noor", "classification", "predicate"),
        ("Drie laffe terroristen", "Drie laffe terroristen", "terroristen", "aggregation", "attribute"),
        ("laffe", "laf", "terroristen", "appraisement", "attribute"),
        ("terroristen", "terrorist", "terroristen", "classification", "name"),
        ("bron", "bron", "bron", "indetermination", "name"),
        ("politie", "politie", "politie", "collectivisation", "name"),
        ("vrouw", "vrouw", "vrouw", "relational", "name"),
        ("burgemeester", "burgemeester", "vrouw", "functionalisation", "predicate"),
        ("terreurmilitie", "terreurmilitie", "militie", "collectivisation", "name"),
        ("terreur", "terreur", "militie", "appraisement", "compound"),
        ("Anouk", "Anouk", "anouk", "nomination", "name"),
        ("42", "42", "anouk", "classification", "apposition"),
        ("held", "held", "anouk", "appraisement", "predicate"),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Jan de Vries", "label.nomination-semiformal"),
        ("De Vries", "label.nomination-formal"),
        ("Anouk", "label.nomination-informal"),
    ],
)
def test_how_formal_a_name_is(text: str, rule: str) -> None:
    assert next(x for x in labels() if x.text == text).rule == rule


def test_one_label_in_full() -> None:
    doc = read_conllu(PARSE)
    start = doc.text.index("lafaard")
    assert next(x for x in labels() if x.text == "lafaard") == Label(
        **anchor(doc, start, start + 7),
        actor="vries",
        label="lafaard",
        type="appraisement",
        relation="predicate",
        rule="label.predicate",
        lexicon=load_lexicon("naming-nouns").id,
    )


def test_what_is_denied_is_no_label() -> None:
    assert "leger" not in [x.text for x in labels()]


def test_the_voice_is_that_of_the_words() -> None:
    doc = read_conllu(PARSE)
    voices = [VoiceSpan(0, len(doc.text), "peeters", "direct")]
    assert {x.voice for x in find_labels(doc, mentions(), voices)} == {"peeters"}


def test_records_slice_the_text_in_reading_order_and_their_rules_are_explained() -> None:
    text = read_conllu(PARSE).text
    assert all(text[x.start : x.end] == x.text for x in labels())
    assert [x.start for x in labels()] == sorted(x.start for x in labels())
    assert all(explain(x.rule).title for x in labels())


def test_the_naming_chain_of_an_actor() -> None:
    table = find_naming_chain(mentions(), labels())
    chain = table[table["actor"] == "vries"]
    assert chain["text"].tolist() == ["Premier Jan de Vries", "hem", "De Vries", "de voorzitter van de bond"]
    assert chain["position"].tolist() == [1, 2, 3, 4]
    assert chain["type"].fillna("").tolist() == ["nomination", "", "nomination", "functionalisation"]


def test_nothing_in_nothing_out() -> None:
    assert find_labels(read_conllu(PARSE), [], []) == []
    assert find_naming_chain([], []).empty


def test_a_name_is_labelled_without_the_genitive_s_it_has_here() -> None:
    doc = parse("Petrovic zweeg. Petrovics leger rukte op.")
    actors = find_actors(doc)
    labels = find_labels(doc, find_mentions(doc, actors), [])
    assert actors[0].name == "Petrovic"
    assert {label.label for label in labels if label.type == "nomination"} == {"Petrovic"}


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Volgens minister Dekker is het goed.", "minister Dekker", ["minister", "Dekker"]),
        ("Jan Kok, schrijver en columnist, kwam.", "Jan Kok", ["Jan Kok", "schrijver", "columnist"]),
        ("Jan Kok is een dief en een leugenaar.", "Jan Kok", ["Jan Kok", "dief", "leugenaar"]),
        ("Jan Kok is geen dief maar een held.", "Jan Kok", ["Jan Kok", "held"]),
        ("Jan Kok (54) won.", "Jan Kok", ["Jan Kok", "54"]),
        ("Werder Bremen (50) won.", "Werder Bremen", ["Werder Bremen"]),  # points, no age
        (
            "Hij sprak bij de Universiteit van Amsterdam.",
            "de Universiteit van Amsterdam",
            ["Universiteit van Amsterdam"],
        ),
    ],
)
def test_titles_and_what_is_listed_are_labels_in_full(text: str, words: str, labels: list[str]) -> None:
    doc = parse(text)
    known = mention(doc, words, "x", "name")
    assert [label.text for label in find_labels(doc, [known], [])] == labels
