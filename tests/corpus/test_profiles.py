"""Actors across a corpus, and the places behind their numbers, on tables made by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.corpus import score_actors
from analysis.corpus.profiles import COUNTED, find_actor_places
from analysis.corpus.rows_behind import find_places
from analysis.corpus.views import Corpus
from tests.corpus.texts import corpus_of

TEXT = "Bos kwam. Bos sloeg Vos. Hij zei niets."


def made() -> Corpus:
    """Make three articles of two papers: Bos in all, Vos in the first, an agent in the third."""
    ids = ("a", "b", "c")
    known = {"status": "done", "date": "2031-01-01", "title": "", "text": TEXT}
    articles = [{"article": id, "outlet": "B" if id == "c" else "K", **known} for id in ids]
    spans = [(0, 9), (10, 24), (25, 39)]
    sentences = [{"article": id, "sentence": n, "start": s, "end": e} for id in ids for n, (s, e) in enumerate(spans)]
    links = [{"article": id, "actor": "bos", "linked": "jan-bos", "name": "Jan Bos", "type": "person", "how": "name"}
             for id in ids]  # fmt: skip
    links.append({**links[0], "actor": "vos", "linked": "els-vos", "name": "Els Vos"})
    links.append({**links[2], "actor": "agent", "linked": "c/agent", "name": "de agent", "how": "none"})

    def row(article: str, sentence: int, start: int, end: int, **more: Any) -> dict[str, Any]:
        return {"article": article, "sentence": sentence, "start": start, "end": end, **more}

    mentions = [row(id, n, s, s + 3, actor="bos") for id in ids for n, (s, _) in enumerate(spans)]
    mentions += [row("a", 1, 20, 23, actor="vos"), row("c", 0, 0, 3, actor="agent")]
    events = [row(id, 1, 14, 19, agents=["bos"], patients=["vos"], deed="harm", negated=False) for id in ids]
    events += [row("a", 0, 4, 8, agents=["bos"], patients=[], deed="speech", negated=False)]
    events += [row("b", 2, 25, 28, agents=["bos"], patients=[], deed=None, negated=True)]
    quotes = [
        row("a", 2, 25, 28, speakers=["bos"], kind="direct"),
        row("b", 2, 25, 28, speakers=["bos"], kind="indirect"),
    ]
    labels = [
        row("a", 0, 0, 3, actor="bos", type="nomination", label="Bos", text="Bos"),
        row("a", 1, 10, 13, actor="bos", type="appraisement", label="held", text="held"),
        row("a", 1, 14, 17, actor="bos", type="collectivisation", label="jan bos", text="Jan Bos"),  # its own name
    ]
    sentiment = [row("a", 0, 0, 3, targets=["vos"], aspect="effect")]
    said = {"a": (6.0, 1.0, 0.0), "b": (0.0, 0.0, 4.0)}
    words = ("words_direct", "words_mixed", "words_indirect")
    portraits = [{"article": id, "actor": "bos", **dict(zip(words, n, strict=True))} for id, n in said.items()]
    tables = dict(articles=articles, sentences=sentences, links=links, mentions=mentions, events=events, quotes=quotes)
    tables |= dict(labels=labels, sentiment=sentiment, portraits=portraits)
    return corpus_of(**{name: pd.DataFrame(rows) for name, rows in tables.items()})


def test_numbers_of_actors_over_all_articles_and_of_a_group() -> None:
    table = score_actors(made())
    columns = ["name", "n_articles", *(counted.name for counted in COUNTED)]
    assert table[columns].to_numpy().tolist() == [
        ["Jan Bos", 3, 9, 7, 4, 3, 0, 1, 0],  # speech is no deed, nor is what is denied
        ["Els Vos", 1, 1, 0, 0, 0, 1, 0, 1],
    ]
    assert score_actors(made(), group="B")[["actor", "named", "does"]].to_numpy().tolist() == [["jan-bos", 3, 1]]
    assert score_actors(made(), top=1)["actor"].tolist() == ["jan-bos"]


def test_an_article_that_repeats_another_can_be_left_out() -> None:
    corpus = made()
    corpus.connection.execute("insert into duplicates values ('b')")
    assert score_actors(corpus, unique=True)["named"].tolist() == [6, 1]


def test_places_come_from_as_many_articles_as_there_are_each_in_its_sentence() -> None:
    places = find_actor_places(made(), COUNTED[0], ["jan-bos"], most=4)
    assert places[["article", "sentence"]].to_numpy().tolist() == [["a", 0], ["b", 0], ["c", 0], ["a", 1]]
    assert places[["n", "n_articles"]].to_numpy().tolist() == [[9, 3]] * 4
    last = places.iloc[3]
    assert last["words"] == "Bos sloeg Vos."
    assert last["words"][last["start"] - last["sentence_start"] : last["end"] - last["sentence_start"]] == "Bos"


@pytest.mark.parametrize("text", ["Ça va, 👩‍👧 Bos!", "e\u0301e\u0301n Bos."])
def test_sentences_are_cut_by_code_points(text: str) -> None:
    articles = pd.DataFrame([{"article": "a", "status": "done", "title": "", "outlet": "", "date": "", "text": text}])
    start = text.index("Bos")
    sentences = pd.DataFrame([{"article": "a", "sentence": 0, "start": start, "end": start + 3}])
    corpus = corpus_of(articles=articles, sentences=sentences)
    rows = f"select 'x' as key, 'a' as article, 0 as sentence, {start} as start, {start + 3} as \"end\""
    assert find_places(corpus, rows, {})["words"].tolist() == ["Bos"]
