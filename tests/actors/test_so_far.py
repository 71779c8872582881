"""The actors of a text so far: who was mentioned last comes first, and a word finds those whom it may mean."""

from __future__ import annotations

from pathlib import Path

from analysis.actors.clusters import Cluster
from analysis.actors.so_far import SoFar, only
from analysis.grammar.noun_phrases import noun_phrases
from analysis.parse import read_conllu

DOC = read_conllu(Path(__file__).parents[1] / "parses" / "quotes-council.conllu")
PHRASES = {DOC[p.start : p.end].text: p for p in reversed(noun_phrases(DOC))}


def mention(so_far: SoFar, cluster: Cluster, words: str) -> None:
    phrase = PHRASES[words]
    cluster.mention(phrase)
    cluster.call(words)
    cluster.heads.add(DOC[phrase.head].lower_)
    so_far.mention(cluster, phrase)


def test_who_was_mentioned_last_comes_first() -> None:
    so_far, council, alderman = SoFar(DOC), Cluster(), Cluster(names=[("Mieke", "Aerts")], kind="person")
    mention(so_far, council, "De gemeente Zandhove")
    mention(so_far, alderman, "wethouder Mieke Aerts van Sport")
    assert list(so_far) == [alderman, council]
    mention(so_far, council, "Aerts")
    assert list(so_far) == [council, alderman]
    assert so_far.clusters == [council, alderman]
    assert council.reach == PHRASES["Aerts"].end


def test_a_word_finds_whom_it_may_mean() -> None:
    so_far, group, committee = SoFar(DOC), Cluster(), Cluster()
    mention(so_far, group, "De gemeente Zandhove")
    group.heads.add("terreurgroep")
    so_far.mention(group, PHRASES["De gemeente Zandhove"])
    mention(so_far, committee, "wethouder Mieke Aerts van Sport")
    committee.call("de commissie-Fokkens")
    so_far.mention(committee, PHRASES["wethouder Mieke Aerts van Sport"])
    assert list(so_far.by("head", "gemeente")) == [group]
    assert list(so_far.by("head", "gemeente", "wethouder")) == [committee, group]
    assert list(so_far.tailed("groep")) == [group]
    assert list(so_far.by("opening", "commissie")) == [committee]
    assert list(so_far.by("words", "commissie-fokkens")) == [committee]
    assert list(so_far.either(so_far.by("head", "wethouder"), so_far.by("opening", "commissie"))) == [committee]
    assert only(so_far.by("head", "gemeente")) is group
    assert only(so_far.by("head", "gemeente", "wethouder")) is None


def test_a_name_takes_the_place_of_a_description() -> None:
    so_far, described, named = SoFar(DOC), Cluster(), Cluster(names=[("Karel", "Smit")], kind="person")
    mention(so_far, described, "De gemeente Zandhove")
    named.absorb(described, "apposition")
    so_far.replace(described, named)
    mention(so_far, named, "Aerts")
    assert so_far.now(described) is named
    assert list(so_far) == [named]
    assert list(so_far.by("head", "gemeente")) == [named]
    assert list(so_far.ending("smit")) == [named]
