"""Two portraits side by side: who is who, what is counted of each, and where too little is counted."""

from __future__ import annotations

from dataclasses import replace

import analysis as an
from analysis.comparison import COLUMNS, compare_portraits, find_differences, match_actors, name_articles
from analysis.measures import count
from analysis.records import Actor
from tests.crowd import crowd
from tests.sample import MENTIONS, empty_portrait, sample_portrait


def actor(id: str, name: str, type: str = "person", *aliases: str) -> Actor:
    return Actor(id=id, name=name, type=type, aliases=aliases)  # type: ignore[arg-type]


def test_actors_are_matched_by_name_then_alias_then_a_shorter_form() -> None:
    first = (actor("a1", "Henk Terborg"), actor("a2", "Ria Stolk", "person", "Stolk"), actor("a3", "Mo el Idrissi"))
    second = (actor("b1", "Idrissi"), actor("b2", "Stolk"), actor("b3", "henk terborg"))
    assert match_actors(first, second) == {"a1": "b3", "a2": "b2", "a3": "b1"}


def test_nobody_is_matched_who_could_be_two() -> None:
    brothers = (actor("jan", "Jan Bos"), actor("piet", "Piet Bos"))
    assert match_actors((actor("bos", "Bos"),), brothers) == {}
    assert match_actors(brothers, (actor("bos", "Bos"),)) == {}


def test_groups_are_matched_by_their_whole_name_alone() -> None:
    assert match_actors((actor("a", "inwoners", "group"),), (actor("b", "boze inwoners", "group"),)) == {}
    assert match_actors((actor("a", "inwoners", "group"),), (actor("b", "Inwoners", "group"),)) == {"a": "b"}


def test_a_number_stands_beside_the_other_with_what_it_is_of() -> None:
    table = compare_portraits(sample_portrait(), sample_portrait())
    assert table.columns.tolist() == list(COLUMNS)
    biden = table[(table["name"] == "Joe Biden") & (table["measure"] == "named")]
    assert biden[["a", "b", "n_a", "n_b"]].values.tolist() == [[3, 3, 9, 9]]
    assert biden[["share_a", "share_b", "difference"]].values.tolist() == [[0.333, 0.333, 0.0]]


def test_a_share_is_of_the_parts_of_words_that_a_joint_source_has() -> None:
    alone = "“Dat is niet goed”, zei Jan Bos. " * 4
    portrait = an.portray(alone + "“Wij gaan nu samen door”, zeiden Jan Bos en Els Vos.")
    table = compare_portraits(portrait, portrait)
    heard = table[table["measure"] == "heard"].set_index("name")
    assert count(portrait)["heard"]["els-vos"].value == 2.5
    assert heard.loc["Els Vos", ["a", "n_a", "share_a"]].tolist() == [2, 21, 0.119]


def test_an_expression_that_could_be_of_two_is_a_mention_of_nobody() -> None:
    undecided = replace(MENTIONS[0], actor=None, candidates=("biden", "is"))
    portrait = sample_portrait(mentions=(*MENTIONS, undecided))
    table = compare_portraits(portrait, portrait)
    assert set(table.loc[table["measure"] == "named", "n_a"]) == {9}


def test_of_fewer_than_five_there_is_no_share_and_no_difference() -> None:
    table = compare_portraits(sample_portrait(), sample_portrait())
    does = table[table["measure"] == "does"]
    assert does[["a", "n_a"]].values.tolist() == [[1, 2]]
    assert does[["share_a", "share_b", "difference"]].isna().all(axis=None)
    assert find_differences(sample_portrait(), sample_portrait())[0].startswith("Too little to compare")


def test_a_portrait_without_anybody_can_be_compared() -> None:
    assert compare_portraits(empty_portrait(), empty_portrait()).empty
    told = find_differences(sample_portrait(), empty_portrait(), "nl")
    assert told[0].startswith("Te weinig om te vergelijken")
    assert told[1].startswith("Alleen in sample: ")


def test_comparing_the_other_way_turns_the_differences_round() -> None:
    one, other = crowd(3, plain=True), crowd()
    there, back = compare_portraits(one, other), compare_portraits(other, one)
    key = ["name", "measure"]
    both = there.merge(back, on=key, suffixes=("", "_back"))
    assert len(both) and (both["difference"].dropna() == -both["difference_back"].dropna()).all()
    assert (both["a"] == both["b_back"]).all() and (both["n_b"] == both["n_a_back"]).all()


def test_articles_are_named_by_outlet_or_id() -> None:
    assert name_articles(sample_portrait(), empty_portrait()) == ("sample", "empty")
