"""A wrong argument of `portray` is one clear line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import analysis as an
from analysis.errors import ArticleError, MediabeeldWarning, UsageError
from analysis.records import Actor

TEXT = "“Alle soldaten zijn veilig”, aldus president Joe Biden. De minister zweeg."
BIDEN = Actor(id="biden", name="Joe Biden", type="person", aliases=("Biden",), roles=("de president",))


def test_an_article_made_by_hand_is_divided_into_its_parts() -> None:
    text = "Boer op bezoek bij koningin Máxima\n\nRonnie Bos heeft donderdag een bezoek aan het paleis gebracht."
    made = an.portray(an.Article(id="article", text=text))
    assert [(part.kind, text[part.start : part.end][:9]) for part in made.article.parts] == [
        ("headline", "Boer op b"),
        ("lead", "Ronnie Bo"),
    ]
    assert {"koningin Máxima", "Ronnie Bos"} <= set(made.mentions["text"])
    assert made.records == an.portray(text).records


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("mijn artikel", "there is no file called 'mijn artikel'; give an existing file, an Article"),
        (None, "an article is an Article, a file or a text, not NoneType (None)"),
        (["a.txt"], "not list (['a.txt']); for several there is portray_many"),
        (3, "not int (3)"),
    ],
)
def test_what_is_no_article(article: Any, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        an.portray(article)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["Ja.", "Ja\nnee", "“Ja”", "De premier gaat weg"])
def test_a_text_is_a_text(text: str) -> None:
    assert an.portray(text).article.text == text


@pytest.mark.parametrize(
    ("actors", "said"), [(["Jan"], "not str ('Jan')"), (3, "not int (3)"), ([None], "not NoneType")]
)
def test_what_is_no_registry(actors: Any, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        an.portray(TEXT, actors=actors)
    assert "actors: a registry is a file or Actor values" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("articles", ["a.txt", Path("a.txt"), None, 3])
def test_many_are_a_list(articles: Any) -> None:
    with pytest.raises(UsageError, match="portray_many takes a list of articles"):
        an.portray_many(articles)
    with pytest.raises(UsageError, match="allowed are 'raise' and 'collect'"):
        an.portray_many([TEXT], errors="negeer")  # type: ignore[call-overload]


def test_one_article_that_fails_does_not_take_the_others_along(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    first, fault, last = an.portray_many([TEXT, tmp_path / "leeg.txt", TEXT], errors="collect")
    assert isinstance(first, an.Portrait) and isinstance(last, an.Portrait)
    assert isinstance(fault, ArticleError) and "leeg.txt: is empty" in str(fault)
    with pytest.raises(ArticleError, match=r"leeg\.txt"):
        list(an.portray_many([tmp_path / "leeg.txt", TEXT]))


def test_an_actor_who_stands_nowhere_in_the_text_is_told() -> None:
    typo = Actor(id="trump", name="Donald Trumpp", type="person")
    with pytest.warns(MediabeeldWarning, match=r"no expression of trump \(Donald Trumpp\) stands in article"):
        an.portray(TEXT, [BIDEN, typo])
    with pytest.warns(MediabeeldWarning, match=r"stands in any of the 2 articles"):
        list(an.portray_many([TEXT, TEXT], [BIDEN, typo]))
    an.portray(TEXT, [BIDEN])


def test_an_expression_of_two_actors_is_told() -> None:
    other = Actor(id="jill", name="Jill Biden", type="person", aliases=("Biden",))
    with pytest.warns(MediabeeldWarning, match="'biden' is said of biden and of jill; one of them gets every mention"):
        an.portray(TEXT, [BIDEN, other])


def test_an_actor_is_called_by_id_or_name() -> None:
    portrait = an.portray(TEXT, [BIDEN])
    for name in ("biden", "Joe Biden", "JOE BIDEN", "Biden"):
        assert [actor.id for actor in portrait.of(name).actors] == ["biden"]
    with pytest.raises(UsageError, match=r"no actor 'Trump' in article; there are: biden \(Joe Biden\)"):
        portrait.of("Trump")
    with pytest.raises(UsageError, match="by its id or name, not by int"):
        portrait.of(3)  # type: ignore[arg-type]


def test_lists_of_actors_are_filtered_and_written_joined(tmp_path: Path) -> None:
    import pandas as pd

    quotes = an.portray(TEXT, [BIDEN]).quotes
    assert an.with_actor(quotes, "biden")["text"].tolist() == ["Alle soldaten zijn veilig"]
    assert len(an.with_actor(quotes, "trump")) == 0
    assert quotes["speakers"].tolist() == [["biden"]]
    with pytest.raises(UsageError, match="no column of actors in this table"):
        an.with_actor(quotes[["text"]], "biden")
    events = an.portray("De soldaten schoten de leider en zijn broer dood, zegt Biden.").events
    events.at[0, "agents"] = type(quotes["speakers"].iloc[0])(["a", "b"])
    events.to_csv(tmp_path / "a.csv")
    events.to_excel(tmp_path / "a.xlsx")
    assert pd.read_csv(tmp_path / "a.csv")["agents"][0] == "a;b"
    assert pd.read_excel(tmp_path / "a.xlsx")["agents"][0] == "a;b"
