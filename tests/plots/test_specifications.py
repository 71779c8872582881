"""The panel of the multiverse: a cell a way of counting, filled only where five or more are counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from analysis import plots
from analysis.language import choose_language
from analysis.multiverse import list_specifications
from analysis.plots import specifications
from analysis.plots.plain_rows import rows_of
from analysis.portrait import Portrait
from analysis.records import Sentiment
from analysis.titles import find_title
from tests.sample import empty_portrait, place, sample_portrait

COLOURS = plots.Colours()


def judged(*polarities: float, actor: str = "biden") -> Portrait:
    """Give a portrait in which the newspaper judges somebody, a row a polarity."""
    rows = (
        Sentiment(**place("blij"), term="blij", polarity=p, holder="narrator", targets=(actor,)) for p in polarities
    )
    return sample_portrait(sentiment=tuple(rows))


def cells(ax: Axes) -> Counter[str]:
    return Counter(to_hex(patch.get_facecolor()).upper() for patch in ax.patches if isinstance(patch, Rectangle))


def signs(ax: Axes) -> Counter[str]:
    return Counter(text.get_text() for text in ax.texts if text.get_text() in ("+", "−", "0", "·"))


def test_a_filled_cell_counts_five_and_an_open_one_fewer(ax: Axes) -> None:
    # Without a network the word list counts, each expression and each sentence: five in one sentence are one mean.
    plots.plot_specifications(judged(-1.0, -1.0, -1.0, -1.0, -1.0), focus="biden", ax=ax)
    assert cells(ax) == {COLOURS.counter: 4, COLOURS.paper: 4}
    assert signs(ax) == {"−": 8 + 1, "·": 30 - 8}
    assert {"5 evaluations", "8 of 8"} <= {text.get_text() for text in ax.texts}


def test_of_fewer_than_five_no_cell_is_filled_and_nothing_is_claimed(ax: Axes) -> None:
    portrait = judged(1.0, 1.0, -1.0)
    plots.plot_specifications(portrait, ax=ax)
    assert cells(ax) == {COLOURS.paper: 8}
    assert signs(ax)["+"] == 8 + 1
    assert not find_title(portrait, "specifications", choose_language("en")).claim


def test_others_than_the_actor_in_focus_are_grey(ax: Axes) -> None:
    plots.plot_specifications(judged(*[1.0] * 5), focus="is", ax=ax)
    assert cells(ax) == {COLOURS.pale_other: 4, COLOURS.paper: 4}


def test_good_and_bad_in_balance_is_neither(ax: Axes) -> None:
    plots.plot_specifications(judged(1.0, -1.0), ax=ax)
    assert signs(ax)["0"] == 8 + 1


def test_what_befalls_an_actor_has_a_row_of_its_own_under_one_name(ax: Axes) -> None:
    portrait = judged(1.0)
    (praise,) = portrait.records["sentiment"]
    assert isinstance(praise, Sentiment)
    harm = replace(praise, polarity=-1.0, aspect="effect")
    plots.plot_specifications(replace(portrait, records={**portrait.records, "sentiment": (praise, harm)}), ax=ax)
    texts = [text.get_text() for text in ax.texts]
    assert (texts.count("Joe Biden"), texts.count("1 evaluation"), texts.count("1 effect")) == (1, 1, 1)
    assert sum(signs(ax)[sign] for sign in "+−0·") == 2 * (len(list_specifications()) + 1)


@pytest.mark.parametrize("width", [8.5, 17.5])
def test_cells_and_their_heads_stay_on_the_sheet_and_beside_each_other(width: float) -> None:
    drawn = plots.plot_specifications(judged(*[1.0] * 5), width=width, language="nl")
    boxes = sorted((p.get_x(), p.get_x() + p.get_width()) for p in drawn.patches if isinstance(p, Rectangle))
    low, high = drawn.get_xlim()
    assert low < boxes[0][0] and boxes[-1][1] < high
    assert all(end < start for (_, end), (start, _) in pairwise(boxes))


def test_the_title_says_how_many_tones_keep_their_sign() -> None:
    language = choose_language("en")
    title = find_title(judged(*[-1.0] * 5), "specifications", language)
    assert title.text == "Of the tones of five words or more 1 of 1 keeps one sign, however counted"
    about = find_title(judged(*[-1.0] * 5), "specifications", language, "biden")
    assert about.text.endswith("in 8 of 8 ways of counting the tone has its usual sign")
    assert about.actor == "biden"


def test_of_nothing_nothing_is_drawn(ax: Axes) -> None:
    plots.plot_specifications(empty_portrait(), ax=ax)
    assert ax.texts[-1].get_text() == "None found."
    assert not ax.patches


def test_a_table_is_gone_over_once_however_many_rows_are_drawn(ax: Axes, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def count(table: pd.DataFrame) -> list[dict[str, object]]:
        asked.append(len(table))
        return rows_of(table)

    monkeypatch.setattr(specifications, "rows_of", count)
    rows = (
        Sentiment(**place("blij"), term="blij", polarity=1.0, holder="narrator", targets=(actor,))
        for actor in ("biden", "trump", "kirby")
    )
    plots.plot_specifications(sample_portrait(sentiment=tuple(rows)), ax=ax)
    assert len(asked) == 2
