"""Figures of groups of articles: intervals where there are any, rings where not, nothing cut off."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.transforms import Bbox

from analysis.group_figures import draw_group_figures, save_group_figures
from analysis.plots import plot_groups, plot_heard, plot_two_groups
from analysis.plots.group_panels import MOST_GROUPS

PAPERS = {"De Krant": 30, "Het Blad": 30, "De Zeer Uitvoerige Gazet van Achter de Dijk": 12}
NAMES = ("voice", "agency", "tone", "hedged", "frame:human-interest")


def measures(papers: dict[str, int] = PAPERS) -> pd.DataFrame:
    rows = []
    for m, measure in enumerate(NAMES):
        for g, (paper, n) in enumerate(papers.items()):
            value = -0.3 if measure == "tone" else 0.1 * (m + 1) + 0.02 * g
            ends = {"low": value - 0.05, "high": value + 0.05} if n >= 20 else {"low": None, "high": None}
            rows.append({"measure": measure, "group": paper, "n_articles": n, "value": value, **ends})
    return pd.DataFrame(rows).astype({"low": float, "high": float})


def differences() -> pd.DataFrame:
    row = {"first_group": "De Krant", "second_group": "Het Blad", "first": 0.1, "second": 0.12, "difference": -0.02}
    row |= {"low": -0.05, "high": 0.01, "p": 0.2, "p_holm": 0.8}
    return pd.DataFrame([{"measure": name, **row} for name in NAMES])


def heard() -> pd.DataFrame:
    rows = [
        ("De Krant", "Jan Bos", 9, 0.4, 0.1),
        ("De Krant", "Els Vos", 5, 0.2, 0.5),
        ("Het Blad", "Jan Bos", 4, 0.3, None),
    ]
    columns = ["group", "name", "n_mentions", "mentions_share", "words_share"]
    return pd.DataFrame(rows, columns=columns)  # fmt: skip


def axes() -> Axes:
    return Canvas(dpi=144).add_axes((0, 0, 1, 1))


def lines_of(ax: Axes, width: float) -> int:
    return sum(line.get_linewidth() == width and len(line.get_xdata()) == 2 for line in ax.lines)


def test_a_group_of_twenty_articles_has_an_interval_and_a_smaller_one_a_ring() -> None:
    ax = plot_groups(measures(), ax=axes())
    assert lines_of(ax, 1.4) == 2 * len(NAMES)
    rings = [line for line in ax.lines if line.get_marker() == "o" and line.get_markerfacecolor() == "#FFFFFF"]
    assert len(rings) == len(NAMES)
    said = " ".join(text.get_text() for text in ax.texts)
    assert "fewer than 20 articles" in said.replace("\xa0", " ")


def test_the_difference_of_two_groups_stands_with_its_interval_and_corrected_p() -> None:
    said = [text.get_text() for text in plot_two_groups(measures(), differences(), actor="Jan Bos", ax=axes()).texts]
    assert "Jan Bos in De Krant and in Het Blad" in " ".join(said)
    assert said.count("−2 [−5; +1]  p\xa0=\xa00.8") == len(NAMES) - 1
    assert "−0.02 [−0.05; +0.01]  p\xa0=\xa00.8" in said  # of tone, which is no share


def test_who_is_heard_has_two_points_an_actor() -> None:
    ax = plot_heard(heard(), ax=axes())
    assert sum(line.get_marker() in ("o", "D") for line in ax.lines) == 6


def test_more_groups_than_fit_are_said() -> None:
    papers = {f"Krant {n:02}": 25 for n in range(MOST_GROUPS + 3)}
    said = [text.get_text() for text in plot_groups(measures(papers), language="nl", ax=axes()).texts]
    assert said[-1] == "en nog 3"


@pytest.mark.parametrize("width", [8.5, 17.5])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_text_lies_over_another_and_none_is_cut(width: float, language: str) -> None:
    for draw in (
        lambda **look: plot_groups(measures(), **look),
        lambda **look: plot_two_groups(measures(), differences(), actor="Jan Bos", **look),
        lambda **look: plot_heard(heard(), **look),
    ):
        ax = draw(width=width, language=language, ax=axes())
        canvas = ax.get_figure(root=True)
        assert isinstance(canvas, Canvas)
        renderer = FigureCanvasAgg(canvas).get_renderer()
        found = [(text.get_text(), text.get_window_extent(renderer)) for text in ax.texts if text.get_text()]
        for words, box in found:
            assert box.x0 >= -0.6 and box.x1 <= canvas.bbox.x1 + 0.6 and box.y0 >= -0.6, words
        inner = [(words, Bbox.from_extents(b.x0 + 1, b.y0 + b.height * 0.2, b.x1 - 1, b.y1 - b.height * 0.2))
                 for words, b in found]  # fmt: skip
        assert [(a, b) for (a, one), (b, other) in combinations(inner, 2) if one.overlaps(other)] == []


def test_files_have_the_name_of_their_table_and_always_the_same_bytes(tmp_path: Path) -> None:
    tables = {"measures": measures(), "tested": differences(), "heard": heard()}
    written = save_group_figures(tables, tmp_path)
    assert [path.name for path in written] == [
        "measures.svg", "measures.png", "tested.svg", "tested.png", "heard.svg", "heard.png",
    ]  # fmt: skip
    assert draw_group_figures(tables)["tested"] == (written[2]).read_bytes()
    assert b"<title>De Krant and Het Blad, measure by measure</title>" in written[2].read_bytes()
