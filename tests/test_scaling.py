"""A text four times as long costs about four times as much work: nothing is compared with all the rest.

Calls and lines are counted, not seconds: a count is the same on every machine, however busy. A line counts each time
that it is run, so also for each turn of a loop within it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from spacy.lang.nl import Dutch
from spacy.tokens import Doc

from analysis.actors import resolve_plural
from analysis.actors.clusters import Cluster, Words
from analysis.actors.name_matching import Named, known_by
from analysis.grammar import noun_phrases as grammar_noun_phrases
from analysis.grammar.marks import find_passages
from analysis.grammar.noun_phrases import noun_phrases
from analysis.grammar.nouns import fronts_compound
from analysis.parse import read_conllu, still, to_conllu
from analysis.portrait import portray_doc
from analysis.records import Actor, Mention, Quote, rows_in
from benchmarks.snapshot import all_rows
from tests.parses import stored

PARSE = Path(__file__).parent / "parses" / "quotes-council.conllu"
FIRST = ("Jan", "Piet", "Els", "An", "Tom", "Bert", "Lies", "Karel", "Mia", "Ward")
LAST = ("Maes", "Peeters", "Jansen", "Visser", "Smit", "Bos", "Vos", "Dekker", "Mulder", "Claes")


@contextmanager
def counted() -> Iterator[list[int]]:
    count = [0]

    def note(frame: FrameType, event: str, argument: object) -> None:
        count[0] += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        yield count
    finally:
        sys.setprofile(None)


def calls(work: Callable[[], object]) -> int:
    with counted() as count:
        work()
    return count[0]


def lines(work: Callable[[], object]) -> Counter[str]:
    """Count the lines that are run, by function."""
    count: Counter[str] = Counter()

    def note(frame: FrameType, event: str, argument: object) -> Any:
        count[f"{Path(frame.f_code.co_filename).name} {frame.f_code.co_qualname}"] += 1
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growing(short: Doc, long: Doc, times: float) -> dict[str, tuple[int, int]]:
    """Give the functions whose work on a long text is so many times that on a short one, and more than a little."""
    few, many = (lines(lambda doc=doc: all_rows(portray_doc(doc))) for doc in (short, long))  # type: ignore[misc]
    little = many.total() / 500
    return {name: (few[name], n) for name, n in many.items() if n > max(times * few[name], little)}


def article_of(times: int) -> Doc:
    """Give a parse over and over, each time of other people and places."""
    text, told = PARSE.read_text("utf-8").strip(), []
    for k in range(times):
        syllables = "".join(("ba", "do", "fi", "gu", "ke")[k // 5**place % 5] for place in (2, 1, 0))
        told.append(re.sub(r"\b(Aerts|Zandhove|Kerkstraat)\b", rf"\1{syllables}", text))
    return read_conllu("\n\n".join(told) + "\n")


def test_an_article_four_times_as_long() -> None:
    short, long = article_of(2), article_of(8)
    portray_doc(short)  # reads the word lists
    assert calls(lambda: portray_doc(long)) <= 4.4 * calls(lambda: portray_doc(short))


def test_no_work_grows_faster_than_the_text() -> None:
    short, long = article_of(2), article_of(8)
    all_rows(portray_doc(long))  # reads the word lists
    # four times as much, or a little more where a place is sought among so many; sixteen times where all are looked at
    assert growing(short, long, 7) == {}


@pytest.mark.parametrize("words", ["“Ja”, zei hij. ", '"Ja" en ', "“Ja, zei hij. "])
def test_four_times_as_many_quotation_marks(words: str) -> None:
    short, long = words * 100, words * 400
    find_passages(short, [(0, len(short))])  # reads the word lists
    few = calls(lambda: find_passages(short, [(0, len(short))]))
    assert calls(lambda: find_passages(long, [(0, len(long))])) <= 5 * few


def test_four_times_as_many_who_say_we_and_bodies_they_may_speak_for() -> None:
    text = to_conllu(stored("“Wij staken”, zei woordvoerder Els Vos van de vakbond.", "actors"))

    def asked(times: int) -> Callable[[], object]:
        doc = read_conllu("\n\n".join([text.strip()] * times) + "\n")
        portrait = portray_doc(doc)
        bodies = [Actor(id=f"bond-{i}", name=f"Bond {i}", type="organisation") for i in range(times)]
        actors = [Actor(id="els-vos", name="Els Vos", type="person"), *bodies]
        mentions = [replace(m, actor="els-vos") for m in rows_in(portrait.records, Mention) if m.form == "name"]
        quotes = [replace(q, speakers=("els-vos",)) for q in rows_in(portrait.records, Quote)]
        return lambda: resolve_plural(doc, actors, mentions, quotes)

    short, long = asked(10), asked(40)
    short()  # reads the word lists
    assert calls(long) <= 5 * calls(short)


def test_four_times_as_many_words_with_a_capital_in_a_row() -> None:
    def asked(times: int) -> Callable[[], object]:
        doc = Doc(Dutch().vocab, ["De", *["Karel", "Dirksen"] * times], sent_starts=[True] + [False] * 2 * times)
        return lambda: [fronts_compound(token) for token in doc]

    short, long = asked(50), asked(200)
    short()  # reads the word lists
    assert calls(long) <= 4.4 * calls(short)


def names_gathered(names: Sequence[Words]) -> tuple[list[Cluster], Named]:
    clusters, named = [], Named()
    for words in names:
        cluster = Cluster(names=[words])
        clusters.append(cluster)
        named.add(cluster)
    return clusters, named


def test_names_are_compared_with_those_alone_that_may_be_of_one_actor() -> None:
    names: list[Words] = [*product(FIRST, LAST), ("Openbaar", "Ministerie"), ("Georginio", "Wijnaldum"), ("Ruttes",)]
    clusters, named = names_gathered(names)
    assert len(named.alike(("Lies", "Vos"))) == 10
    for asked in [*names, ("Vos",), ("OM",), ("Gini",), ("Rutte",), ("jan", "maes"), ("Lies", "Voss"), ("Noor",)]:
        assert known_by(asked, named.alike(asked)) == known_by(asked, clusters)


def test_a_corrected_parse_is_read_anew_but_where_nobody_corrects_it(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read_conllu(PARSE)
    read: list[str] = []
    find = grammar_noun_phrases._find
    monkeypatch.setattr(grammar_noun_phrases, "_find", lambda doc: read.append(doc[1].lemma_) or find(doc))
    with still(doc) as kept:
        noun_phrases(kept)
        doc[1].lemma_ = "anders"
        noun_phrases(kept)
        assert len(read) == 1
    noun_phrases(doc)
    noun_phrases(doc)
    assert read[1:] == ["anders"]
