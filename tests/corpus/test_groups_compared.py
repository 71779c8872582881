"""Shares, keyness and comparisons, on tables made by hand with known answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from analysis.corpus import compare_groups, find_heard, score_groups, score_keyness
from analysis.corpus.groups_compared import make_comparison, save_tables
from analysis.corpus.keyness import log_likelihood, log_ratio
from analysis.corpus.views import Corpus
from analysis.errors import UsageError
from tests.corpus.texts import corpus_of


def made(n: int = 30) -> Corpus:
    """Make two papers of so many articles: De Krant lets the mayor speak 80 of 100 words, Het Blad 20."""
    articles, portraits, links, labels, events = [], [], [], [], []
    for i in range(2 * n):
        paper, id = ("De Krant", f"k{i}") if i < n else ("Het Blad", f"b{i}")
        articles.append(
            {"article": id, "outlet": paper, "section": None, "date": f"2021-{1 + i % 12:02}-01", "words": 200}
        )
        said = 80 if i < n else 20
        for actor, words in (("burgemeester", said), ("ondernemer", 100 - said)):
            portraits.append({"article": id, "actor": actor, "n_mentions": 2, "words_direct": words / 2})
            portraits[-1] |= {"words_mixed": words / 2, "n_words_quoted_all": 100, "n_agent": 1, "n_patient": 1}
            links.append({"article": id, "actor": actor, "linked": actor, "name": actor.title(), "how": "name"})
        labels += [{"article": id, "label": "Held", "type": "appraisement", "actor": "burgemeester"}] * (
            2 if i < n else 1
        )
        labels.append({"article": id, "label": "Wit", "type": "nomination", "actor": "burgemeester"})
        labels.append({"article": id, "label": "vrouw", "type": "classification", "actor": "burgemeester"})
        events.append({"article": id, "lemma": "sluiten", "diathesis": "active", "agents": ["burgemeester"]})
    frames = [{"article": "k0", "sentence": 1, "frame": "conflict", "actors": ["burgemeester"]}] * 2
    sentences = [{"article": row["article"], "sentence": s} for row in articles for s in range(4)]
    mentions = [{"article": row["article"], "sentence": 1, "actor": "burgemeester"} for row in articles]
    clauses = [
        {"article": row["article"], "attribution": a, "commitment": "hedged"}
        for row in articles
        for a in ("none", "attributed")
    ]
    sentiment = [
        {"article": row["article"], "aspect": "evaluation", "targets": ["burgemeester"], "polarity": p, "term": "goed"}
        for row in articles
        for p in (0.5, -1.0)
    ]
    tables = dict(articles=articles, portraits=portraits, links=links, labels=labels, events=events, frames=frames)
    tables |= dict(sentences=sentences, mentions=mentions, clauses=clauses, sentiment=sentiment)
    frames_of = {name: pd.DataFrame(rows) for name, rows in tables.items()}
    frames_of["articles"]["status"] = "done"
    frames_of["articles"]["section"] = frames_of["articles"]["section"].astype("str")
    return corpus_of(**frames_of)


def test_voice_share_of_an_actor_by_outlet() -> None:
    table = score_groups(made(), "voice", actor="burgemeester")
    assert table[["group", "n_articles", "part", "whole", "value", "low", "high"]].to_numpy().tolist() == [
        ["De Krant", 30, 2400.0, 3000.0, 0.8, 0.8, 0.8],
        ["Het Blad", 30, 600.0, 3000.0, 0.2, 0.2, 0.2],
    ]


@pytest.mark.parametrize(
    ("measure", "actor", "value"),
    [
        ("voice", None, 0.5),
        ("agency", "burgemeester", 0.5),
        ("tone", "burgemeester", -0.25),
        ("attributed", None, 0.5),
        ("hedged", None, 1.0),
        ("frame:conflict", None, 0.0083),
        ("frame:conflict", "burgemeester", 0.0333),
    ],
)
def test_every_measure_on_known_tables(measure: str, actor: str | None, value: float) -> None:
    assert score_groups(made(), measure, actor=actor)["value"][0] == value


def test_of_fewer_than_twenty_articles_there_is_no_interval_and_no_test() -> None:
    table = score_groups(made(19), "voice", actor="burgemeester")
    assert table["value"].tolist() == [0.8, 0.2]
    assert table[["low", "high"]].isna().all(axis=None)
    tested = compare_groups(made(19), "De Krant", "Het Blad", actor="burgemeester")
    assert tested[["low", "high", "p", "p_holm"]].isna().all(axis=None)
    assert score_keyness(made(19), "labels", target="De Krant")["p"].isna().all()
    assert score_groups(made(20), "voice", actor="burgemeester")["low"].tolist() == [0.8, 0.2]


def test_two_papers_portraits_of_one_actor() -> None:
    table = compare_groups(made(), "De Krant", "Het Blad", actor="Burgemeester", resamples=999).set_index("measure")
    voice = table.loc["voice"]
    assert voice[["n_first", "n_second", "difference", "low", "high"]].tolist() == [30, 30, 0.6, 0.6, 0.6]
    assert voice["p"] == 0.001
    assert voice["p_holm"] == pytest.approx(0.004)  # of four measures
    assert table.loc["agency", "p_holm"] == 1.0


def test_groups_are_outlets_sections_and_periods() -> None:
    assert score_groups(made(), "hedged", by="year")["group"].tolist() == ["2021"]
    assert score_groups(made(), "hedged", by="quarter")["group"].tolist() == [
        "2021-Q1",
        "2021-Q2",
        "2021-Q3",
        "2021-Q4",
    ]
    assert score_groups(made(), "hedged", by="month")["n_articles"].tolist() == [5] * 12
    with pytest.raises(UsageError, match="grouped by outlet, section, year, quarter, month"):
        score_groups(made(), "hedged", by="krant")
    with pytest.raises(UsageError, match="no articles of outlet 'De Post'"):
        compare_groups(made(), "De Krant", "De Post")
    with pytest.raises(UsageError, match="no measure 'toon'"):
        score_groups(made(), "toon")
    with pytest.raises(UsageError, match="is of no actor"):
        score_groups(made(), "hedged", actor="burgemeester")


def test_who_is_heard_beside_whom_is_talked_about() -> None:
    table = find_heard(made())
    assert table[["group", "actor", "n_articles", "mentions_share", "words_share"]].to_numpy().tolist() == [
        ["De Krant", "burgemeester", 30, 0.5, 0.8],
        ["De Krant", "ondernemer", 30, 0.5, 0.2],
        ["Het Blad", "burgemeester", 30, 0.5, 0.2],
        ["Het Blad", "ondernemer", 30, 0.5, 0.8],
    ]


def test_keyness_of_labels_counts_no_names_and_says_how_spread() -> None:
    """Held 60 of 90 in De Krant, 30 of 60 in Het Blad, evenly over all articles."""
    table = score_keyness(made(), "labels", target="De Krant").set_index("item")
    held = table.loc["held"]
    assert table.index.tolist() == ["held", "vrouw"]
    assert held[["n_target", "n_reference", "articles_target", "articles_reference"]].tolist() == [60, 30, 30, 30]
    assert held["g2"] == pytest.approx(
        chi2_contingency([[60, 30], [30, 30]], correction=False, lambda_="log-likelihood").statistic, abs=1e-4
    )
    assert held["log_ratio"] == pytest.approx(np.log2((60 / 90) / (30 / 60)), abs=1e-4)
    assert held["dispersion_target"] == held["dispersion_reference"] == 0.0
    assert held["p_holm"] == pytest.approx(2 * held["p"])


def test_keyness_of_an_actor_takes_its_rows_alone() -> None:
    assert score_keyness(made(), "verbs", target="De Krant", actor="ondernemer").empty
    assert score_keyness(made(), "verbs", target="De Krant", actor="burgemeester")["n_target"].tolist() == [30]
    with pytest.raises(UsageError, match="keyness is of labels, verbs, frames, evaluations"):
        score_keyness(made(), "woorden", target="De Krant")
    with pytest.raises(UsageError, match="no outlet 'De Post'; there are: De Krant, Het Blad"):
        score_keyness(made(), "labels", target="De Post")


def test_an_item_in_fewer_than_five_articles_is_not_tested() -> None:
    corpus = made()
    for article in ("k0", "k1", "k2", "k3"):
        corpus.connection.execute(
            f"insert into labels values ('{article}', 'duiker', 'classification', 'burgemeester')"
        )
    table = score_keyness(corpus, "labels", target="De Krant", least=4).set_index("item")
    assert np.isnan(table.loc["duiker", "p"])
    assert table["p"].notna().sum() == 2
    assert table.loc["vrouw", "p_holm"] == pytest.approx(2 * table.loc["vrouw", "p"])  # of two tests, not three


def test_log_likelihood_and_log_ratio_by_hand() -> None:
    a, b, c, d = (np.array([value], float) for value in (20, 10, 1000, 1000))
    expected = 2 * (20 * np.log(20 / 15) + 10 * np.log(10 / 15) + 980 * np.log(980 / 985) + 990 * np.log(990 / 985))
    assert log_likelihood(a, b, c, d)[0] == pytest.approx(expected)
    assert log_likelihood(a, b, c, d)[0] == pytest.approx(3.4487, abs=1e-4)  # docs/statistics.md
    assert log_ratio(a, b, c, d)[0] == 1.0
    assert log_ratio(a, 0 * b, c, d)[0] == pytest.approx(np.log2(40))


def test_dispersion_is_that_of_gries() -> None:
    """The corpus of Gries (2008): five parts of 9, 10, 10, 10, 11 words, a 1, 2, 3, 4, 5 times in them: .18."""
    parts = [("p1", 9, 1), ("p2", 10, 2), ("p3", 10, 3), ("p4", 10, 4), ("p5", 11, 5)]
    labels = [
        {"article": id, "label": "a" if n < hits else "b", "type": "classification", "actor": "x"}
        for id, size, hits in parts
        for n in range(size)
    ]
    labels += [{"article": "q", "label": "a", "type": "classification", "actor": "x"}]
    articles = [
        {"article": id, "outlet": "P" if id != "q" else "Q", "status": "done"}
        for id in ("p1", "p2", "p3", "p4", "p5", "q")
    ]
    links = [{"article": "p1", "actor": "x", "linked": "x", "name": "X", "how": "name"}]
    corpus = corpus_of(labels=pd.DataFrame(labels), articles=pd.DataFrame(articles), links=pd.DataFrame(links))
    table = score_keyness(corpus, "labels", target="P").set_index("item")
    assert table.loc["a", "dispersion_target"] == 0.18


def test_articles_that_repeat_others_can_be_left_out() -> None:
    corpus = made()
    corpus.connection.execute("insert into duplicates values ('k0'), ('k1')")
    assert score_groups(corpus, "hedged")["n_articles"].tolist() == [30, 30]
    assert score_groups(corpus, "hedged", unique=True)["n_articles"].tolist() == [28, 30]


def test_all_comparisons_as_files(tmp_path: Path) -> None:
    written = save_tables(make_comparison(made(), by="outlet", actor="burgemeester"), tmp_path)
    assert [path.stem for path in written] == [
        "measures",
        "tested",
        "key-labels",
        "key-verbs",
        "key-frames",
        "key-evaluations",
    ]
    tested = pd.read_csv(tmp_path / "tested.csv")
    assert tested[["first_group", "second_group"]].iloc[0].tolist() == ["De Krant", "Het Blad"]
    with pytest.raises(UsageError, match="two groups are compared, not 1"):
        make_comparison(made(), between=("De Krant",))


def test_key_items_are_corrected_for_all_tests_of_their_table() -> None:
    table = make_comparison(made())["key-labels"]
    tests = table["p"].notna()
    assert tests.sum() == 4  # two items in each of two groups
    best = table[tests].sort_values("p").iloc[0]
    assert best["p_holm"] == pytest.approx(4 * best["p"])


def test_without_between_the_largest_groups_that_portray_the_actor_are_tested() -> None:
    """A third paper, larger than both, never tells of the mayor."""
    corpus = made(5)
    for n in range(20):
        corpus.connection.execute(
            f"insert into articles by name select 'p{n}' as article, 'De Post' as outlet, '2021-01-01' as date, "
            "200 as words, 'done' as status"
        )
    tested = make_comparison(corpus, actor="burgemeester")["tested"]
    assert tested[["first_group", "second_group"]].iloc[0].tolist() == ["De Krant", "Het Blad"]
    assert make_comparison(corpus)["tested"]["first_group"][0] == "De Post"
