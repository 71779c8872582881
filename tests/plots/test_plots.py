"""What the drawings show: the data on the axes and the tables behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis import plots
from analysis.article import Article
from analysis.events import find_agency_ladder
from analysis.figures import list_figures
from analysis.network import find_action_network, find_evaluation_network
from analysis.palette import ACTOR_COLOURS, FRAME_COLOURS, OTHER_COLOUR, colour_actors
from analysis.plots.tone import NEGATIVE, POSITIVE
from analysis.portrayals import words_quoted
from analysis.records import Event, Frame, Mention, Quote, Sentiment, Token
from analysis.tables import to_table
from tests.sample import ACTORS, DIRECT, EVENTS, MENTIONS, QUOTES, empty_portrait, place, sample_portrait

Aspect: TypeAlias = Literal["evaluation", "effect"]
NAMES = {actor.id: actor.name for actor in ACTORS}


@pytest.fixture
def ax() -> Axes:
    return Figure().add_subplot()


def words(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def bars(ax: Axes) -> Iterator[tuple[float, float]]:
    return ((patch.get_x(), patch.get_width()) for patch in ax.patches if isinstance(patch, Rectangle))


def test_voice_share_counts_a_word_once_and_divides_a_joint_source() -> None:
    rows = plots.score_voice_share(to_table(QUOTES, "quotes")).to_numpy().tolist()
    assert rows == [
        ["biden", "direct", 5.0, 1],
        ["residents", "mixed", 2.0, 1],
        ["residents", "indirect", 2.0, 1],
        ["children", "indirect", 2.0, 1],
    ]


def test_voice_share_agrees_with_the_summary_of_each_actor() -> None:
    tokens = [
        Token(**place(word), lemma=word, upos="X", head=0, deprel="dep", paragraph=0)
        for word in [
            *DIRECT.replace("<", "").replace(">", "").split(),
            "werden",
            "kinderen",
            "gedood",
            "door",
            "de",
            "troepen",
        ]
    ]
    drawn = plots.score_voice_share(to_table(QUOTES, "quotes")).set_index(["actor", "kind"])["words"].to_dict()
    summed = words_quoted([t for t in tokens if t.text != "de"], QUOTES)
    assert drawn["biden", "direct"] == summed["biden", "direct"]
    assert drawn["children", "indirect"] == summed["children", "indirect"]


def test_quotes_of_two_articles_do_not_mix() -> None:
    other = [Quote(**{**place(DIRECT), "article": "other"}, quote_id="q1", kind="direct", speakers=("biden",))]
    table = plots.score_voice_share(to_table([*QUOTES, *other], "quotes"))
    assert table.set_index(["actor", "kind"]).loc[("biden", "direct")].tolist() == [10.0, 2]


def test_who_speaks_draws_a_bar_as_long_as_the_words(ax: Axes) -> None:
    plots.plot_voice_share(to_table(QUOTES, "quotes"), names=NAMES, ax=ax)
    assert (0.0, 5.0) in list(bars(ax))
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Joe Biden", "Bewoners", "Kinderen"]
    note = "words quoted, by speaker; n = 11 words in 3 quotations; joint ones share their words"
    assert note in words(ax)
    assert ax.get_xlim()[0] == 0


def test_strip_places_every_mention_and_quotation(ax: Axes) -> None:
    portrait = sample_portrait()
    plots.plot_strip(portrait.mentions, portrait.quotes, portrait.article, names=NAMES, ax=ax)
    drawn = {start for start, _ in bars(ax)}
    assert {mention.start for mention in MENTIONS} <= drawn
    assert {quote.start for quote in QUOTES if quote.kind != "scare"} <= drawn
    assert ax.get_xlim() == (0, len(portrait.article.text))
    assert "Bom" in words(ax)


def test_article_without_crossheads_is_a_strip_too(ax: Axes) -> None:
    portrait = sample_portrait()
    plain = Article(id="plain", text=portrait.article.text, parts=())
    plots.plot_strip(portrait.mentions, portrait.quotes, plain, ax=ax)
    assert "Bom" not in words(ax)


def test_strip_of_a_crowd_has_at_most_25_rows(ax: Axes) -> None:
    crowd = to_table([Mention(**place("blij"), actor=f"actor {i:02}", form="name") for i in range(40)], "mentions")
    plots.plot_strip(crowd, to_table([], "quotes"), sample_portrait().article, ax=ax)
    labels = [tick.get_text() for tick in ax.get_yticklabels()]
    assert len(labels) == 25
    assert labels[-1] == "16 other actors"


def told(holder: str, polarity: float, *targets: str, aspect: Aspect = "evaluation") -> Sentiment:
    return Sentiment(**place("blij"), term="blij", polarity=polarity, holder=holder, targets=targets, aspect=aspect)


def test_evaluations_are_a_matrix_of_targets_by_holders(ax: Axes) -> None:
    rows = [
        *(told("narrator", -1.0, "biden") for _ in range(5)),
        told("biden;is", 0.5, "biden", "children"),
        told("narrator", -1.0, "biden", aspect="effect"),
    ]
    table = find_evaluation_network(rows)
    assert table[["holder", "target", "aspect", "n"]].to_numpy().tolist()[:3] == [
        ["narrator", "biden", "evaluation", 5],
        ["biden", "biden", "evaluation", 1],
        ["biden", "children", "evaluation", 1],
    ]
    assert plots.score_evaluations(table).drop(columns="mean").to_numpy().tolist() == [
        ["biden", "narrator", 5, 0, 5, "blij"],
        ["biden", "biden", 1, 1, 0, "blij"],
        ["biden", "is", 1, 1, 0, "blij"],
        ["biden", "befalls", 1, 0, 1, "blij"],
        ["children", "biden", 1, 1, 0, "blij"],
        ["children", "is", 1, 1, 0, "blij"],
    ]
    plots.plot_evaluations(table, names=NAMES, ax=ax)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Joe Biden", "Kinderen"]
    heads = ["the newspaper itself", "Joe Biden", "Islamitische Staat", "what befalls them"]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == heads
    drawn = {text.get_text(): text.get_color() for text in ax.texts}
    assert (drawn["−5  (mean −1.00)"], drawn["+1"], drawn["−1"]) == (NEGATIVE, POSITIVE, NEGATIVE)


def test_no_mean_of_fewer_than_five(ax: Axes) -> None:
    table = find_evaluation_network([told("narrator", 1.0, "biden") for _ in range(4)])
    assert table["mean"].isna().tolist() == [True]
    plots.plot_evaluations(table, ax=ax)
    assert "+4" in words(ax) and not any("mean" in text for text in words(ax))


def test_frames_are_hollow_in_the_mouth_of_others(ax: Axes) -> None:
    portrait = sample_portrait()
    plots.plot_frames(portrait.frames, portrait.article, ax=ax)
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    assert [line.get_markerfacecolor() for line in marks] == ["white"] * 3
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["conflict", "human interest"]


@pytest.mark.parametrize("more", [0, 9])
def test_a_frame_has_one_colour_and_place_however_often_it_is_found(more: int, ax: Axes) -> None:
    names = ["human-interest", "duel", "economic-consequences", "morality", "conflict", "responsibility"]
    frames = [Frame(**place("kinderen"), scheme="s", frame=name, item="i", indicator="N-jarige") for name in names] + [
        Frame(**place("blij"), scheme="s", frame="human-interest", item="i", indicator="x")
    ] * more
    plots.plot_frames(to_table(frames, "frames"), sample_portrait().article, ax=ax)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        "conflict", "human interest", "responsibility", "morality", "economic consequences", "duel",
    ]  # fmt: skip
    colours = {float(line.get_ydata()[0]): line.get_color() for line in ax.lines if line.get_marker() == "o"}
    assert [colours[row] for row in range(6)] == [*FRAME_COLOURS.values(), OTHER_COLOUR]
    assert not any("N-jarige" in text for text in words(ax))
    assert any("kinderen (1)" in text for text in words(ax))


@pytest.mark.parametrize("figure", ["frames", "strip"])
def test_no_row_is_empty_and_without_a_name(figure: str, ax: Axes) -> None:
    portrait = sample_portrait()
    if figure == "frames":
        plots.plot_frames(portrait.frames[:1], portrait.article, ax=ax)
    else:
        plots.plot_strip(portrait.mentions[:1], portrait.quotes[:0], portrait.article, ax=ax)
    lines = [line for line in ax.lines if list(line.get_xdata()) == [0, 1]]  # across the axes
    assert len(lines) == len(ax.get_yticklabels()) == 1


def test_naming_chain_is_in_reading_order(ax: Axes) -> None:
    table = plots.score_naming_chain(sample_portrait().mentions)
    assert table.loc[table["actor"] == "biden", "text"].tolist() == ["President Biden", "Onze", "hij"]
    plots.plot_naming_chain(sample_portrait().mentions, names=NAMES, ax=ax)
    assert "“Onze”" in words(ax)


def test_long_naming_chain_says_how_much_it_leaves_out(ax: Axes) -> None:
    chain = to_table([Mention(**place("blij"), actor="biden", form="name")] * 37, "mentions")
    plots.plot_naming_chain(chain, ax=ax)
    assert "and 7 more" in words(ax)


def test_roles_balance_doing_and_undergoing(ax: Axes) -> None:
    rows = plots.score_roles(sample_portrait().events).to_numpy(na_value=None).tolist()
    assert rows == [
        ["leader", 1, 0, 0, 0, 2, 0, 3, 0.3333],
        ["children", 0, 0, 0, 0, 1, 0, 1, None],
        ["troops", 1, 0, 0, 0, 0, 0, 1, None],
        ["biden", 0, 1, 0, 0, 0, 0, 0, None],
    ]
    plots.plot_roles(sample_portrait().events, ax=ax)
    widths = [width for _, width in bars(ax)]
    undergoes, does, says, senses = (widths[at : at + 4] for at in range(0, 16, 4))
    assert (undergoes, does, says, senses) == ([-2, -1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0])


def test_states_and_having_are_no_deeds_and_speech_and_sight_stand_apart(ax: Axes) -> None:
    told = [
        Event(**place("zei"), lemma=lemma, agents=("biden",), patients=("leader",), diathesis="active", deed=deed)
        for lemma, deed in [
            ("zitten", "state"), ("hebben", "state"), ("bellen", "communication"), ("zien", "perception"),
            ("denken", "cognition"), ("doden", "harm"), ("knutselen", None),
        ]
    ]  # fmt: skip
    events = to_table([*told, replace(told[0], agents=("is",), patients=())], "events")
    table = plots.score_roles(events).set_index("actor")
    assert table["does_share"].isna().all()
    assert table.loc["biden"].tolist()[:7] == [2, 1, 2, 2, 0, 0, 2]
    assert table.loc["leader"].tolist()[:7] == [0, 0, 0, 0, 2, 5, 2]
    assert table.loc["is"].tolist()[:7] == [0, 0, 0, 1, 0, 0, 0]
    plots.plot_roles(events, names=NAMES, ax=ax)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Joe Biden", "Abu Ibrahim al-Hashimi al-Qurayshi"]
    assert not any("state" in row for row in plots.score_network(find_action_network(told))["deeds"])


def test_a_share_is_said_of_three_deeds_and_more(ax: Axes) -> None:
    deeds = [Event(**place("gedood"), lemma="doden", agents=("troops",), diathesis="active", deed="harm")] * 3
    plots.plot_roles(to_table([*deeds, replace(deeds[0], agents=("biden",))], "events"), ax=ax)
    assert [text for text in words(ax) if "deed" in text][1:] == ["3 deeds, acts in 100%", "1 deed"]


def test_ladder_counts_tellings_by_rung_and_victim(ax: Axes) -> None:
    ladder = find_agency_ladder(EVENTS)
    assert plots.score_ladder(ladder).to_numpy().tolist() == [
        [2, "passive with doer", "children", 1, "doden"],
        [4, "intransitive", "leader", 1, "omkomen"],
        [5, "self-inflicted", "leader", 1, "opblazen"],
    ]
    plots.plot_agency_ladder(ladder, names=NAMES, ax=ax)
    assert "opblazen" in words(ax)


def test_network_has_a_line_a_pair(ax: Axes) -> None:
    network = find_action_network(EVENTS)
    assert plots.score_network(network).to_numpy().tolist() == [["troops", "children", 1, "harm", "doden"]]
    plots.plot_network(network, names=NAMES, ax=ax)
    assert {"doden", "Amerikaanse troepen", "Kinderen"} <= set(words(ax))


@pytest.mark.parametrize("figure", list_figures(), ids=lambda figure: figure.name)
def test_nothing_found_is_said_not_raised(figure: object, ax: Axes) -> None:
    figure.draw(empty_portrait(), {}, ax)  # type: ignore[attr-defined]
    assert any(text.startswith("no ") and text.endswith(" found") for text in words(ax))
    assert isinstance(figure.table(empty_portrait()), pd.DataFrame)  # type: ignore[attr-defined]


def test_look_of_the_caller_does_not_matter() -> None:
    from matplotlib import pyplot as plt

    with plt.style.context("dark_background"):
        ax = plots.plot_voice_share(to_table(QUOTES, "quotes"))
    assert ax.get_facecolor()[:3] == (1, 1, 1)
    plt.close("all")


def test_colours_are_seven_and_then_grey() -> None:
    colours = list(colour_actors(str(i) for i in range(9)).values())
    assert colours == [*ACTOR_COLOURS, OTHER_COLOUR, OTHER_COLOUR]
