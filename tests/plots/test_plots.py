"""What the drawings show: the tables behind them, and the words, bars and marks on the axes."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import plots
from analysis.errors import UsageError
from analysis.figures import list_figures
from analysis.palette import ACTOR_COLOURS, FRAME_COLOURS, OTHER_COLOUR, colour_actors
from analysis.plots.sheet import describe
from analysis.plots.strip import OTHER_SHAPE, SHAPES
from analysis.plots.typesetting import balance, measure, wrap
from analysis.portrait import Portrait
from analysis.portrayals import words_quoted
from analysis.records import Clause, Event, Frame, Hedge, Label, Quote, Sentiment, Token
from analysis.tables import to_table
from tests.crowd import crowd
from tests.sample import DIRECT, EVENTS, MENTIONS, QUOTES, empty_portrait, place, sample_portrait

Aspect: TypeAlias = Literal["evaluation", "effect"]
COLOURS = plots.Colours()


def words(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


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


def test_who_speaks_draws_bars_as_long_as_the_words(ax: Axes) -> None:
    plots.plot_voice_share(sample_portrait(), ax=ax)
    own, mixed, worded, joint = (patch.get_width() for patch in ax.patches)
    assert (own / mixed, own / worded, own / joint) == pytest.approx((5 / 2, 5 / 2, 5 / 2))
    assert [patch.get_hatch() for patch in ax.patches] == [None, None, "/////", "/////"]
    assert {"Joe Biden", "Bewoners", "Kinderen", "between quotation marks", "worded by the newspaper"} <= set(words(ax))
    deck = (
        "Words of each speaker, quoted or paraphrased; n = 3 speakers, 11 words in 3 quotations; "
        "a joint quotation is shared equally"
    )
    assert str(ax.get_label()).splitlines()[1] == deck


def test_who_speaks_is_drawn_of_a_table_alone_and_claims_nothing(ax: Axes) -> None:
    plots.plot_voice_share(to_table(QUOTES, "quotes"), names={"biden": "Joe Biden"}, focus="biden", ax=ax)
    assert words(ax)[0] == "Who is quoted, and in whose words"
    assert {text.get_text(): text.get_fontweight() for text in ax.texts}["Joe Biden"] == "bold"
    assert "residents" in words(ax)


def test_portraits_have_a_row_an_actor_and_who_is_named_once_is_told_of() -> None:
    rows = plots.score_portraits(sample_portrait()).to_numpy().tolist()  # no tokens, so no words
    assert rows == [
        ["biden", 3, 0, 0, 0, 0, 0],
        ["leader", 2, 0, 0, 0, 1, 2],
        ["troops", 1, 0, 0, 0, 0, 0],
        ["residents", 1, 0, 0, 0, 0, 0],
        ["is", 1, 0, 0, 0, 0, 0],
        ["children", 1, 0, 0, 0, 0, 0],  # that they are killed is what residents say
    ]


def test_a_crowd_of_portraits_ends_with_how_many_more(ax: Axes) -> None:
    plots.plot_portraits(crowd(34, plain=True), ax=ax)
    assert words(ax)[-1] == "and 4\xa0other actors"
    assert describe(str(ax.get_label())).endswith(". 4 other actors are not shown.")


def test_naming_tells_names_roles_pronouns_and_whose_words_they_are(ax: Axes) -> None:
    portrait = sample_portrait(
        labels=(Label(**place("dappere"), actor="troops", label="dapper", type="appraisement", relation="attribute"),)
    )
    table = plots.score_naming(portrait)
    assert table[table["actor"] == "biden"][["field", "text", "voice"]].to_numpy().tolist() == [
        ["name", "President Biden", "narrator"],
        ["pronoun", "Onze", "biden"],
        ["pronoun", "hij", "narrator"],
    ]
    plots.plot_naming(portrait, ax=ax)
    assert {"President Biden", "2\xa0×\xa0onze, hij", "“de troepen”", "dappere", "Joe Biden\xa01"} <= set(words(ax))
    style = {text.get_text(): text.get_fontstyle() for text in ax.texts}
    assert (style["President Biden"], style["kinderen"], style["“de troepen”"]) == ("normal", "italic", "italic")


def test_a_loaded_word_is_one_for_or_against_the_actor_it_calls_and_told_once() -> None:
    labels = (
        Label(**place("IS-leider"), actor="leader", label="leider", type="functionalisation", relation="name"),
        Label(**place("IS"), actor="leader", label="IS", type="appraisement", relation="compound"),
        Label(**place("soldaten"), actor="troops", label="soldaat", type="functionalisation", relation="name"),
    )
    judged = (
        Sentiment(**place("IS-leider"), term="leider", polarity=-1.0, targets=("leader",)),
        Sentiment(**place("soldaten"), term="soldaat", polarity=1.0, targets=("biden",)),
    )
    table = plots.score_naming(sample_portrait(labels=labels, sentiment=judged))
    assert table[table["field"] == "loaded"][["actor", "text"]].to_numpy().tolist() == [["leader", "IS-leider"]]


@pytest.mark.parametrize("width", [8.5, 17.5])
def test_no_expression_is_cut_but_the_rest_is_counted(width: float, ax: Axes) -> None:
    name = "de voorzitter van de Vereniging van Nederlandse Gemeenten en Waterschappen"
    rows = [replace(MENTIONS[0], text=f"{name} {i}") for i in range(10, 21)]
    plots.plot_naming(sample_portrait(mentions=tuple(rows)), width=width, ax=ax)
    text = " ".join(words(ax)).replace("- ", "")
    assert all(f"{name} {i}" in text for i in range(10, 18)), text
    assert "and 3 more" in words(ax)


def test_deeds_have_their_verbs_as_written_and_states_and_speech_are_none(ax: Axes) -> None:
    table = plots.score_deeds(sample_portrait())
    assert table[["actor", "role", "verb"]].to_numpy().tolist() == [
        ["leader", "does", "blies"],
        ["leader", "undergoes", "blies"],
        ["leader", "undergoes", "kwam"],
        ["children", "undergoes", "gedood"],
        ["troops", "does", "gedood"],
    ]
    told = [
        Event(**place("zei"), lemma="x", agents=("biden",), patients=("leader",), diathesis="active", deed=deed)
        for deed in ("state", "communication", "perception", "cognition")
    ]
    denied = replace(EVENTS[1], negated=True)
    assert plots.score_deeds(sample_portrait(events=(*told, denied))).empty
    plots.plot_deeds(sample_portrait(), ax=ax)
    assert {"▲ does", "▼ undergoes", "blies", "kwam"} <= set(words(ax))
    assert words(ax)[-1] == "Fewer than three: Kinderen ▼\xa0gedood\xa0(?); Amerikaanse troepen ▲\xa0gedood\xa0(?)"


def test_a_deed_is_a_box_of_the_width_of_every_other(ax: Axes) -> None:
    plots.plot_deeds(sample_portrait(), focus="leader", ax=ax)
    assert len({round(patch.get_width(), 6) for patch in ax.patches}) == 1
    assert [patch.get_facecolor()[:3] for patch in ax.patches] == [
        pytest.approx(tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
        for colour in (COLOURS.focus, COLOURS.counter, COLOURS.counter)
    ]


def test_the_ledger_has_a_line_a_telling_in_reading_order_as_it_is_written(ax: Axes) -> None:
    text = sample_portrait().article.text
    by = text.index("“de troepen”"), text.index("“de troepen”") + len("“de troepen”")
    events = (
        replace(EVENTS[1], agents=(), agent_start=by[0], agent_end=by[1], agent_kind="other"),
        replace(EVENTS[2], parts=((EVENTS[2].start, EVENTS[2].end), (text.index("op &"), text.index("op &") + 2)),
                patient_start=text.index("zichzelf"), patient_end=text.index("zichzelf") + 8,
                patients=("leader", "children")),
        replace(EVENTS[3], negated=True, agents=("troops",), agent_status="backgrounded"),
        replace(EVENTS[1], agents=(), patients=(), agent_status="suppressed"),
    )  # fmt: skip
    table = plots.score_ledger(sample_portrait(events=events))
    assert table[["doers", "doer", "verb", "victims", "victim"]].to_numpy(na_value=None).tolist() == [
        [None, "“de troepen”", "gedood", "children", None],
        [None, None, "gedood", None, None],
        ["leader", None, "blies … op", "leader;children", "zichzelf"],
        [None, None, "kwam", "leader", None],
    ]
    plots.plot_ledger(sample_portrait(events=events), ax=ax)
    told = words(ax)[words(ax).index("told by") + 1 :]
    assert told == [
        "“de troepen”", "gedood", "Kinderen", "according to Bewoners",
        "—", "gedood", "—", "according to Bewoners",
        "Abu Ibrahim al-Hashimi", "al-Qurayshi", "blies … op", "zichzelf and Kinderen", "the newspaper",
        "—", "kwam", "Abu Ibrahim al-Hashimi", "al-Qurayshi", "denied",
    ]  # fmt: skip


def test_strip_has_a_mark_a_mention_and_a_band_a_quotation(ax: Axes) -> None:
    portrait = sample_portrait()
    table = plots.score_strip(portrait)
    assert table["what"].value_counts().to_dict() == {"mention": 9, "quote": 4, "frame": 3}
    assert table["who"].drop_duplicates().tolist() == [
        "biden", "residents", "children", "troops", "leader", "is", "conflict", "human-interest",
    ]  # fmt: skip
    plots.plot_strip(portrait, ax=ax)
    assert {"Bom", "Joe Biden\xa03", "Conflict\xa02", "soldaten, gedood"} <= set(words(ax))
    hatched = [patch for patch in ax.patches if patch.get_hatch()]
    assert len(hatched) == 3  # two speakers of one, and the key


def test_a_strip_tells_of_captions_only_where_there_are_any(ax: Axes) -> None:
    portrait = sample_portrait()
    plots.plot_strip(portrait, ax=ax)
    assert "captions" in words(ax)
    bare = replace(portrait, article=replace(portrait.article, parts=portrait.article.parts[:3]))
    assert "captions" not in words(plots.plot_strip(bare, ax=Figure().add_axes((0, 0, 1, 1))))


def test_strip_of_a_crowd_has_twelve_rows_and_one_for_the_others(ax: Axes) -> None:
    plots.plot_strip(crowd(40, plain=True), ax=ax)
    rows = [text for text in words(ax) if text.startswith("Actor ")]
    assert len(rows) == 12
    assert any(text.startswith("28 other actors") for text in words(ax))


@pytest.mark.parametrize("more", [0, 9])
def test_a_frame_has_one_colour_and_shape_and_place_however_often_it_is_found(more: int, ax: Axes) -> None:
    names = ["human-interest", "duel", "economic-consequences", "morality", "conflict", "responsibility"]
    frames = [Frame(**place("kinderen"), scheme="s", frame=name, item="i", indicator="N-jarige") for name in names] + [
        Frame(**place("blij"), scheme="s", frame="human-interest", item="i", indicator="x")
    ] * more
    plots.plot_strip(sample_portrait(frames=tuple(frames), mentions=(), quotes=()), ax=ax)
    marks = [(str(line.get_marker()), str(line.get_color())) for line in ax.lines if line.get_markersize() == 4.0]
    assert list(dict.fromkeys(marks))[:6] == [
        *zip(SHAPES.values(), FRAME_COLOURS.values(), strict=True),
        (OTHER_SHAPE, COLOURS.other),
    ]
    assert not any("N-jarige" in text for text in words(ax))


def test_a_frame_is_hollow_in_the_mouth_of_others(ax: Axes) -> None:
    plots.plot_strip(sample_portrait(mentions=(), quotes=()), ax=ax)
    marks = [line for line in ax.lines if line.get_markersize() == 4.0 and line.get_color() in FRAME_COLOURS.values()]
    assert [line.get_markerfacecolor() for line in marks] == [COLOURS.paper] * 3


def told(holder: str, polarity: float, *targets: str, aspect: Aspect = "evaluation") -> Sentiment:
    return Sentiment(**place("blij"), term="blij", polarity=polarity, holder=holder, targets=targets, aspect=aspect)


def judged(*rows: Sentiment) -> Portrait:
    return sample_portrait(sentiment=rows)


def test_evaluations_are_a_matrix_of_targets_by_holders(ax: Axes) -> None:
    portrait = judged(
        *(told("narrator", -1.0, "biden") for _ in range(5)),
        told("biden;is", 0.5, "biden", "children"),
        told("narrator", -1.0, "biden", aspect="effect"),
    )
    table = plots.score_evaluation_matrix(portrait)
    assert table.drop(columns="mean").to_numpy().tolist() == [
        ["biden", "narrator", 5, 0, 5, "blij"],
        ["biden", "biden", 1, 1, 0, "blij"],
        ["biden", "is", 1, 1, 0, "blij"],
        ["biden", "befalls", 1, 0, 1, "blij"],
        ["children", "biden", 1, 1, 0, "blij"],
        ["children", "is", 1, 1, 0, "blij"],
    ]
    plots.plot_evaluation_matrix(portrait, focus="biden", ax=ax)
    assert {"newspaper", "Islamitische Staat", "what befalls it"} <= set(words(ax))
    drawn = {text.get_text(): text.get_color() for text in ax.texts}
    assert (drawn["−5"], drawn["−1"]) == (COLOURS.counter, COLOURS.counter)


def test_no_mean_of_fewer_than_five() -> None:
    portrait = judged(*(told("narrator", 1.0, "biden") for _ in range(4)))
    assert plots.score_evaluation_matrix(portrait)["mean"].isna().tolist() == [True]


def test_an_evaluation_stands_in_its_sentence_with_its_word_marked(ax: Axes) -> None:
    rows = (
        Sentiment(**place("dappere"), term="dapper", polarity=1.0, targets=("troops",), holder="biden"),
        Sentiment(**place("gedood"), term="doden", polarity=-1.0, targets=("children",), aspect="effect"),
        Sentiment(**place("blies"), term="x", polarity=-1.0, target_start=place("zichzelf")["start"],
                  target_end=place("zichzelf")["end"]),
    )  # fmt: skip
    table = plots.score_evaluations(judged(*rows))
    assert table[["term", "targets", "target", "holder", "aspect"]].to_numpy(na_value=None).tolist() == [
        ["dappere", "troops", None, "biden", "evaluation"],
        ["gedood", "children", None, "narrator", "effect"],
        ["blies", None, "zichzelf", "narrator", "evaluation"],
    ]
    plots.plot_evaluations(judged(*rows), ax=ax)
    marked = [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"][1:]
    assert marked == ["+", "dappere", "(−)", "gedood", "−", "blies"]
    assert any("rows in unseen articles" in note for note in str(ax.get_label()).splitlines())


def test_a_long_sentence_is_shown_around_the_word(ax: Axes) -> None:
    portrait = judged(Sentiment(**place("gedood"), term="doden", polarity=-1.0, targets=("children",)))
    text = "woord " * 60 + portrait.article.text.replace("\n", " ") + " woord" * 60
    shift = 6 * 60
    row = replace(
        portrait.records["sentiment"][0], start=place("gedood")["start"] + shift, end=place("gedood")["end"] + shift
    )  # type: ignore[call-arg]
    long = replace(portrait, article=replace(portrait.article, text=text, parts=()))
    long = replace(long, records={**portrait.records, "sentiment": (row,)})
    plots.plot_evaluations(long, ax=ax)
    shown = " ".join(words(ax))
    assert "… " in shown and " …" in shown and "kinderen gedood door" in shown
    assert len(shown) < 800


def test_certainty_is_told_source_by_source(ax: Axes) -> None:
    own = {"verb_start": 0, "verb_end": 1}
    clauses = (
        Clause(**place("blij"), **own, attribution="none", commitment="asserted"),
        Clause(**place("zei"), **own, attribution="none", commitment="denied"),
        Clause(**place("gedood"), **own, attribution="attributed", commitment="hedged", sources=("residents", "is")),
        Clause(**place("soldaten"), **own, attribution="attributed", commitment="not-asserted"),
        Clause(**place("blies"), **own, attribution="reportative", commitment="hedged"),
    )
    hedges = (Hedge(**place("blij"), kind="adverb", scope_start=0, scope_end=1),) * 2
    portrait = sample_portrait(clauses=clauses, hedges=hedges)
    assert plots.score_certainty(portrait).to_numpy().tolist() == [
        ["narrator", 1, 1, 1, 0, 2, "blij; blij"],
        ["is", 0, 1, 0, 0, 0, ""],
        ["residents", 0, 1, 0, 0, 0, ""],
        ["unknown", 0, 0, 0, 1, 0, ""],
    ]
    plots.plot_certainty(portrait, ax=ax)
    assert {"the newspaper", "Islamitische Staat", "nobody named", "blij\xa02×"} <= set(words(ax))


@pytest.mark.parametrize("figure", list_figures(), ids=lambda figure: figure.name)
@pytest.mark.parametrize(("language", "none"), [("en", "None found."), ("nl", "Niets gevonden.")])
def test_nothing_found_is_said_not_raised(figure: object, language: str, none: str, ax: Axes) -> None:
    figure.draw(empty_portrait(), language=language, ax=ax)  # type: ignore[attr-defined]
    assert words(ax)[-1] == none
    assert isinstance(figure.table(empty_portrait()), pd.DataFrame)  # type: ignore[attr-defined]


@pytest.mark.parametrize("figure", list_figures(), ids=lambda figure: figure.name)
def test_of_fewer_than_five_nothing_is_claimed(figure: object, ax: Axes) -> None:
    few = sample_portrait(mentions=MENTIONS[:2], quotes=QUOTES[:2], events=EVENTS[:2])
    figure.draw(few, ax=ax)  # type: ignore[attr-defined]
    head = str(ax.get_label()).splitlines()[0]
    assert head in {
        "How each actor is portrayed",
        "Who is quoted, and in whose words",
        "What each actor is called, and by whom",
        "Who does what, and what is done to whom",
        "Violence, telling by telling: by whom, against whom, how certain",
        "Where each actor stands in the article",
        "The evaluations, in their sentences",
        "Who evaluates whom",
        "How sure the text is, source by source",
    }


def test_title_size_width_names_and_colours_are_arguments(ax: Axes) -> None:
    colours = plots.Colours(focus="#112233")
    plots.plot_voice_share(
        sample_portrait(), title="Mijn titel", width=12, size=9, names={"biden": "De president"}, colours=colours,
        focus="biden", ax=ax,
    )  # fmt: skip
    assert words(ax)[0] == "Mijn titel"
    assert "De president" in words(ax) and "Joe Biden" not in words(ax)
    assert {round(text.get_fontsize(), 2) for text in ax.texts} == {9.0, 11.7}
    canvas = ax.get_figure(root=True)
    assert canvas is not None and canvas.get_figwidth() == pytest.approx(12 / 2.54)
    assert ax.patches[0].get_facecolor()[:3] == pytest.approx((0x11 / 255, 0x22 / 255, 0x33 / 255))


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ({"width": 3}, "a figure of 3 cm; allowed: 8 to 60, as 8.5 (a column) or 17.5 (a page)"),
        ({"size": 6}, "type of 6 points; allowed: 7 to 24"),
        ({"language": "fr"}, "unknown language 'fr'; allowed: en, nl"),
        ({"kleur": "rood"}, "a figure has no kleur; it has: width, size, language, focus, names, title, colours, ax"),
        (
            {"focus": "poetin"},
            "no actor 'poetin' in sample; there are: biden (Joe Biden), children",
        ),
    ],
)
def test_a_look_that_cannot_be_is_refused_with_what_is_allowed(look: dict[str, object], told: str, ax: Axes) -> None:
    with pytest.raises(UsageError) as refused:
        plots.plot_deeds(sample_portrait(), ax=ax, **look)  # type: ignore[arg-type]
    assert str(refused.value).startswith(told[:40])


def test_who_is_in_focus_is_bold_and_in_colour_and_the_title_is_about_it(ax: Axes) -> None:
    plots.plot_portraits(crowd(6, plain=True), focus="Actor 03", ax=ax)
    assert words(ax)[0].startswith("Actor 03: mentioned 11×, ")
    assert {t.get_text(): t.get_fontweight() for t in ax.texts}["Actor 03"] == "bold"
    filled = [patch.get_facecolor()[:3] for patch in ax.patches]
    blue = tuple(int(COLOURS.focus[i : i + 2], 16) / 255 for i in (1, 3, 5))
    assert sum(colour == pytest.approx(blue) for colour in filled) == 2  # named, called


def test_look_of_the_caller_does_not_matter() -> None:
    from matplotlib import pyplot as plt

    with plt.style.context("dark_background"):
        ax = plots.plot_voice_share(to_table(QUOTES, "quotes"))
    assert {str(text.get_color()) for text in ax.texts} <= {COLOURS.ink, COLOURS.soft}
    canvas = ax.get_figure(root=True)
    assert canvas is not None and canvas.get_facecolor()[:3] == (1, 1, 1)
    plt.close("all")


def test_colours_are_seven_and_then_grey() -> None:
    colours = list(colour_actors(str(i) for i in range(9)).values())
    assert colours == [*ACTOR_COLOURS, OTHER_COLOUR, OTHER_COLOUR]


def test_a_text_is_wrapped_without_loss_between_words_at_hyphens_and_at_syllables() -> None:
    assert wrap("verantwoordelijkheid", 60, 7) == ["verantwoorde-", "lijkheid"]
    assert wrap("aanhalings\u00adtekens", 45, 7) == ["aanhalings-", "tekens"]
    assert wrap("aanhalings\u00adtekens", 100, 7) == ["aanhalingstekens"]
    assert wrap("zei 77\xa0% van hen", 30, 7) == ["zei", "77\xa0%", "van hen"]
    assert wrap("", 40, 7) == []


@pytest.mark.parametrize("room", [20.0, 55.0, 130.0])
def test_no_line_is_wider_than_its_room(room: float) -> None:
    text = "de voorzitter van de Hottentottententententoonstelling $5_x^2$ in Al-Baghdadi/Idlib"
    for lines in (wrap(text, room, 8), balance(text, room, 8)):
        assert max(measure(line, 8) for line in lines) <= room
        assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
