"""The portrait: records that slice the text, tables by actor, saving without loss, and fairness between names."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import pytest

import analysis as an
from analysis import paths
from analysis.errors import ArticleError, UsageError
from analysis.portrait import FINDERS, Portrait, portray_doc, read_portrait, save_portrait
from analysis.records import RECORDS, Actor, Sentiment
from tests.golden_tables import portray_seed

TEXT = """Minister Els Peeters is tevreden over het akkoord.

“Wij hebben er lang aan gewerkt”, zegt Peeters. “Nu is het af.” Volgens de vakbond zijn er nog vragen.

De politie pakte gisteren twee betogers op. Eén betoger raakte gewond.
"""


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return an.portray(TEXT)


@pytest.fixture(scope="module")
def seed() -> Portrait:
    return portray_seed()


def test_every_table_is_filled_by_a_stage_of_its_own_or_by_a_finder() -> None:
    assert ["tokens", "sentences", "mentions", "quotes", *(finder.table for finder in FINDERS)] == list(RECORDS)


def test_every_record_slices_its_own_text(seed: Portrait) -> None:
    for rows in seed.records.values():
        for row in rows:
            assert seed.article.text[row.start : row.end] == row.text
            assert row.article == seed.article.id


def test_records_stand_in_reading_order(seed: Portrait) -> None:
    for rows in seed.records.values():
        assert [r.start for r in rows] == sorted(r.start for r in rows)


def test_every_rule_in_a_portrait_is_explained(seed: Portrait) -> None:
    for rule in {row.rule for rows in seed.records.values() for row in rows}:
        assert an.explain(rule).text


def test_every_actor_named_in_a_record_is_an_actor_of_the_portrait(portrait: Portrait, seed: Portrait) -> None:
    for whole in (portrait, seed):
        known = {actor.id for actor in whole.actors}
        for quote in whole.quotes.itertuples():
            assert set(quote.speakers) <= known
        assert set(whole.mentions["actor"]) <= known


def test_voices_cover_the_text_without_gaps(seed: Portrait) -> None:
    edges = [(span.start, span.end) for span in seed.voices]
    assert edges[0][0] == 0 and edges[-1][1] == len(seed.article.text)
    assert all(a[1] == b[0] for a, b in pairwise(edges))


def test_of_narrows_to_one_actor_and_refuses_a_stranger(seed: Portrait) -> None:
    biden = seed.of("biden")
    assert set(biden.mentions["actor"]) == {"biden"}
    assert all("biden" in speakers for speakers in biden.quotes["speakers"])
    assert len(biden.quotes) < len(seed.quotes)
    with pytest.raises(UsageError, match=r"there are: .*biden"):
        seed.of("trump")


def test_of_with_members_adds_what_is_said_of_them(seed: Portrait) -> None:
    group = next(actor.members_of[0] for actor in seed.actors if actor.members_of)
    assert len(seed.of(group, members=True).mentions) > len(seed.of(group).mentions)


def test_a_portrait_is_saved_and_read_without_loss(portrait: Portrait, tmp_path: Path) -> None:
    save_portrait(portrait, tmp_path / "portret.json")
    again = read_portrait(tmp_path / "portret.json")
    assert again == portrait
    save_portrait(again, tmp_path / "nog-eens.json")
    assert (tmp_path / "portret.json").read_bytes() == (tmp_path / "nog-eens.json").read_bytes()


def test_a_file_that_is_no_portrait_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", "utf-8")
    with pytest.raises(UsageError, match=r"x\.json"):
        read_portrait(tmp_path / "x.json")


def test_a_misspelt_option_is_named_with_the_function_and_what_is_allowed() -> None:
    allowed = "allowed are scheme, codebook, nlp, annotations"
    with pytest.raises(UsageError, match=f"^portray: unknown option codebok; {allowed}$"):
        an.portray(TEXT, codebok="x")  # type: ignore[call-arg]
    with pytest.raises(UsageError, match=f"^portray_many: unknown option shceme; {allowed}$"):
        list(an.portray_many([TEXT], shceme="x"))  # type: ignore[call-overload]
    with pytest.raises(UsageError, match=r"^portray_doc: unknown option nlp; allowed are scheme, codebook$"):
        portray_doc(an.parse(TEXT), nlp=None)  # type: ignore[call-arg]


def test_two_articles_portrayed_together_are_the_two_portraits() -> None:
    first, second = TEXT, "Volgens de burgemeester is de brug veilig. “We gaan open”, zegt hij."
    together = list(an.portray_many([first, second]))
    assert together == [an.portray(first), an.portray(second)]


def test_an_article_without_anything_to_find_has_empty_tables() -> None:
    portrait = an.portray("Het regent al dagen.")
    assert portrait.quotes.empty
    for name in RECORDS:
        assert list(portrait.table(name).columns)


def test_an_article_that_cannot_be_read_is_an_article_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"ontbreekt\.txt"):
        an.portray(tmp_path / "ontbreekt.txt")


def test_a_portrait_names_itself_in_one_line(portrait: Portrait) -> None:
    assert repr(portrait).startswith("Portrait('article': ") and len(repr(portrait)) < 300


def test_in_a_notebook_a_portrait_is_the_article_marked_up(portrait: Portrait) -> None:
    page = portrait._repr_html_()
    assert "hebben er lang aan gewerkt" in page and "Els Peeters" in page


def test_swapping_one_name_for_another_changes_no_quote_frame_or_tone() -> None:
    """A fairness test on a fixed parse: who says it must not change what is found."""
    doc = an.parse.read_conllu(paths.ROOT / "tests" / "parses" / "fairness.conllu")
    twin = an.parse.read_conllu(
        (paths.ROOT / "tests" / "parses" / "fairness.conllu").read_text("utf-8").replace("Jansen", "Yilmaz")
    )
    assert doc.text != twin.text
    kept = ("quotes", "frames", "sentiment")
    found = []
    for parsed, name in ((doc, "Jansen"), (twin, "Yilmaz")):
        whole = portray_doc(parsed, [Actor(id="a", name=name, type="person")])
        found.append(
            [
                {k: v.replace(name, "X") if isinstance(v, str) else v for k, v in asdict(row).items()}
                for table in kept
                for row in whole.records[table]
            ]
        )
    assert found[0] == found[1]
    assert found[0]


def test_what_a_joint_source_holds_belongs_to_each_of_its_members(portrait: Portrait) -> None:
    article = portrait.article
    word = Sentiment(
        article=article.id,
        start=0,
        end=8,
        text=article.text[:8],
        sentence=0,
        part="lead",
        rule="sentiment.term",
        holder="politie;vakbond",
        term="minister",
        polarity=0.5,
    )
    actors = tuple(Actor(id=id, name=id.title(), type="organisation") for id in ("politie", "vakbond", "raad"))
    joint = replace(portrait, actors=actors, records={"sentiment": (word,)})
    assert [len(joint.of(actor.id).sentiment) for actor in actors] == [1, 1, 0]


def test_an_empty_text_has_a_portrait_without_rows() -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    portrait = portray_doc(Doc(Vocab(), words=[]))
    assert portrait.actors == ()
    assert {name: len(rows) for name, rows in portrait.records.items() if rows} == {}
