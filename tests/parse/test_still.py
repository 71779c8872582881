"""A parse as plain values answers as spaCy's does, over every hand-built parse and over trees that cross."""

from __future__ import annotations

import gc
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from analysis.parse import ask_once, feature, is_still, read_conllu, still

if TYPE_CHECKING:
    from spacy.tokens import Token

PARSES = sorted((Path(__file__).parent.parent / "parses").glob("*.conllu"))
VALUES = ["i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_"]
VALUES += ["is_space", "is_punct", "is_sent_start", "is_alpha", "is_quote"]
RELATED = ["lefts", "rights", "children", "subtree", "ancestors"]


def told(doc: Doc) -> list[list[Any]]:
    """Give all that a finder may ask of each token, as values."""
    return [
        [
            *(getattr(token, name) for name in VALUES),
            *([other.i for other in getattr(token, name)] for name in RELATED),
            (token.head.i, token.left_edge.i, token.right_edge.i, len(token), str(token), str(token.morph)),
            (token.sent.start, token.sent.end, token.sent.text, token.sent.root.i, len(token.sent)),
            [token.morph.get(name) for name in ("Number", "PronType", "VerbForm")],
            [token.is_ancestor(other) for other in doc[max(0, token.i - 3) : token.i + 4]],
        ]
        for token in doc
    ]


def spans(doc: Doc) -> list[tuple[Any, ...]]:
    bounds = [(a, b) for a in range(0, len(doc), 7) for b in (a, a + 1, a + 5, len(doc), -2)]
    found = [doc[a:b] for a, b in bounds]
    shifted = [(token.idx, other.idx + len(other)) for token, other in pairwise(doc)]
    for mode in ("strict", "expand", "contract"):
        found += [s for a, b in shifted if (s := doc.char_span(a, b - 1, alignment_mode=mode)) is not None]
    return [(s.start, s.end, s.text, [t.i for t in s], s.start_char, s.root.i if len(s) else None) for s in found]


@pytest.mark.parametrize("path", PARSES, ids=lambda path: path.stem)
def test_plain_values_answer_as_spacy_does(path: Path) -> None:
    doc = read_conllu(path)
    expected, expected_spans, sentences = told(doc), spans(doc), [(s.start, s.end) for s in doc.sents]
    with still(doc) as kept:
        assert told(kept) == expected
        assert spans(kept) == expected_spans
        assert [(s.start, s.end) for s in kept.sents] == sentences
        assert (kept.text, len(kept), kept[-1].text) == (doc.text, len(doc), doc[-1].text)


@given(st.integers(1, 9).flatmap(lambda n: st.tuples(*(st.integers(0, max(0, i - 1)) for i in range(n)), st.randoms())))
def test_trees_that_cross_are_walked_in_the_order_of_spacy(given: tuple[Any, ...]) -> None:
    *above, chance = given
    place = list(range(len(above)))
    chance.shuffle(place)
    heads = [0] * len(above)
    for i, head in enumerate(above):
        heads[place[i]] = place[head]
    deps = ["ROOT" if i == head else "dep" for i, head in enumerate(heads)]
    words = [f"w{i}" for i in range(len(heads))]
    doc = Doc(Vocab(), words=words, heads=heads, deps=deps)
    with still(doc) as kept:
        assert told(kept) == told(doc)


def test_a_neighbour_outside_the_text_is_an_error() -> None:
    doc = read_conllu(PARSES[0])
    with still(doc) as kept:
        assert kept[0].nbor(1).text == doc[1].text
        for token, step in ((kept[0], -1), (kept[-1], 1)):
            with pytest.raises(IndexError):
                token.nbor(step)


def test_a_question_is_asked_once_of_a_parse_that_nobody_corrects() -> None:
    asked = []

    @ask_once
    def number(token: Token) -> str:
        asked.append(token.i)
        return feature(token, "Number")

    doc = read_conllu(PARSES[0])
    assert number(doc[1]) == number(doc[1])
    assert asked == [1, 1]
    with still(doc) as kept:
        assert (is_still(doc), is_still(kept)) == (False, True)
        assert number(kept[1]) == number(kept[1]) == number(doc[1])
    assert asked == [1, 1, 1, 1]


def test_nothing_of_it_stays_in_memory() -> None:
    gc.disable()
    try:
        with still(read_conllu(PARSES[0])) as kept:
            gone = ref(kept)
        del kept
        assert gone() is None
    finally:
        gc.enable()
