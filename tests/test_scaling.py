"""A text four times as long costs about four times as many calls: nothing is compared with all the rest.

Calls are counted, not seconds: a count is the same on every machine, however busy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import FrameType

import pytest

from analysis.actors import resolve_plural
from analysis.actors.clusters import Cluster, Words
from analysis.actors.name_matching import Named, known_by
from analysis.grammar import noun_phrases as grammar_noun_phrases
from analysis.grammar.marks import find_passages
from analysis.grammar.noun_phrases import noun_phrases
from analysis.parse import read_conllu, still, to_conllu
from analysis.portrait import portray_doc
from analysis.records import Actor, Mention, Quote, rows_in
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


def test_an_article_four_times_as_long() -> None:
    text = PARSE.read_text("utf-8")
    short, long = (read_conllu("\n\n".join([text.strip()] * times) + "\n") for times in (2, 8))
    portray_doc(short)  # reads the word lists
    assert calls(lambda: portray_doc(long)) <= 5.2 * calls(lambda: portray_doc(short))


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
