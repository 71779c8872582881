"""How the figures look: no text over another, nothing cut off, type of seven points or more, at both widths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.image import imread
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.figures import Figure, draw_svg, list_figures
from analysis.plots import Colours, Look
from analysis.plots.style import COLUMN, PAGE, SMALLEST
from analysis.portrait import Portrait
from tests.crowd import crowd
from tests.golden_tables import portray_seed
from tests.sample import empty_portrait, sample_portrait

PORTRAITS: dict[str, Callable[[], Portrait]] = {
    "seed": cache(portray_seed),
    "sample": sample_portrait,
    "three": cache(lambda: crowd(3, plain=True)),
    "thirty": cache(crowd),
    "none": empty_portrait,
}
#: So much of a pixel type may reach over an edge without being seen.
_HAIR = 0.6

every_figure = pytest.mark.parametrize("figure", list_figures(), ids=lambda figure: figure.name)
both_widths = pytest.mark.parametrize("width", [COLUMN, PAGE])
every_portrait = pytest.mark.parametrize("portrait", PORTRAITS)


def draw(figure: Figure, portrait: Portrait, **look: object) -> Axes:
    given: Look = {**look, "ax": Canvas(dpi=144).add_axes((0, 0, 1, 1))}  # type: ignore[typeddict-item]
    return figure.draw(portrait, **given)


def boxes(ax: Axes) -> Iterator[tuple[str, Bbox]]:
    canvas = ax.get_figure(root=True)
    assert isinstance(canvas, Canvas)
    renderer = FigureCanvasAgg(canvas).get_renderer()
    for text in ax.findobj(Text):
        if isinstance(text, Text) and text.get_text() and text.get_visible() and text in ax.texts:
            yield text.get_text(), text.get_window_extent(renderer)


@every_figure
@both_widths
@pytest.mark.parametrize(
    ("portrait", "language"),
    [("seed", "en"), ("seed", "nl"), ("sample", "en"), ("three", "en"), ("thirty", "nl"), ("none", "nl")],
)
def test_no_text_lies_over_another_and_none_is_cut(figure: Figure, width: float, portrait: str, language: str) -> None:
    ax = draw(figure, PORTRAITS[portrait](), width=width, language=language)
    canvas = ax.get_figure(root=True)
    assert canvas is not None
    page = canvas.bbox
    found = list(boxes(ax))
    for words, box in found:
        assert box.x0 >= -_HAIR and box.y0 >= -_HAIR, words
        assert box.x1 <= page.x1 + _HAIR and box.y1 <= page.y1 + _HAIR, words
    # Ascender and descender of two lines below one another may meet; letters may not.
    inner = [(words, Bbox.from_extents(b.x0 + 1, b.y0 + b.height * 0.2, b.x1 - 1, b.y1 - b.height * 0.2))
             for words, b in found]  # fmt: skip
    over = [(a, b) for (a, one), (b, other) in combinations(inner, 2) if one.overlaps(other)]
    assert over == []


@every_figure
@both_widths
@every_portrait
def test_no_bar_and_no_mark_is_cut(figure: Figure, width: float, portrait: str) -> None:
    ax = draw(figure, PORTRAITS[portrait](), width=width)
    across, down = ax.get_xlim()[1], ax.get_ylim()[0]
    for patch in ax.patches:
        assert isinstance(patch, Rectangle)
        box = patch.get_bbox()
        assert 0 <= box.x0 <= box.x1 <= across and 0 <= box.y0 <= box.y1 <= down
    for line in ax.lines:
        edge = 0 if line.get_marker() in ("None", "", None) else float(line.get_markersize()) / 2
        xs, ys = [float(x) for x in line.get_xdata()], [float(y) for y in line.get_ydata()]
        assert min(xs) - edge >= 0 and max(xs) + edge <= across
        assert min(ys) - edge >= 0 and max(ys) + edge <= down


@every_figure
@both_widths
def test_type_is_seven_points_or_more_and_the_page_as_wide_as_asked(figure: Figure, width: float) -> None:
    ax = draw(figure, PORTRAITS["seed"](), width=width)
    assert min(text.get_fontsize() for text in ax.texts) >= SMALLEST
    canvas = ax.get_figure(root=True)
    assert isinstance(canvas, Canvas)
    page = BytesIO()
    canvas.savefig(page, format="png", dpi=100)
    page.seek(0)
    assert abs(imread(page).shape[1] - width / 2.54 * 100) <= 1


@both_widths
def test_a_verb_fits_its_box(width: float) -> None:
    figure = list_figures()[3]
    ax = draw(figure, PORTRAITS["seed"](), width=width)
    canvas = ax.get_figure(root=True)
    assert isinstance(canvas, Canvas)
    renderer = FigureCanvasAgg(canvas).get_renderer()
    places = [patch.get_window_extent(renderer) for patch in ax.patches]
    inside = 0
    for _, box in boxes(ax):
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        for place in places:
            if place.contains(*middle):
                inside += 1
                assert place.x0 - _HAIR <= box.x0 and box.x1 <= place.x1 + _HAIR
    assert inside >= len(places)


@every_figure
@both_widths
def test_an_svg_has_real_text_and_says_what_it_shows(figure: Figure, width: float) -> None:
    svg = draw_svg(figure, PORTRAITS["seed"](), width=width, language="nl")
    (title,) = re.findall(r"<title>(.*?)</title>", svg)
    (desc,) = re.findall(r"<desc>(.*?)</desc>", svg)
    assert desc.startswith(title.rstrip(".")) and "n = " in desc
    words = [re.sub("<.*?>", "", text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg, re.S)]
    assert " ".join(words).replace("\xa0", " ").split()[: len(title.split())] == title.replace("\xa0", " ").split()
    assert 'role="img"' in svg and "DejaVu Sans" in svg


@pytest.mark.parametrize("portrait", ["seed", "thirty"])
@every_figure
def test_who_is_in_focus_stands_out_in_grey(figure: Figure, portrait: str) -> None:
    colours = Colours()

    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((lightness(one), lightness(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    # As bars beside the bars of others; as type on paper (WCAG AA).
    assert contrast(colours.focus, colours.other) >= 2.4 and contrast(colours.counter, colours.other) >= 2.4
    for ink in (colours.focus, colours.counter, colours.soft, colours.ink):
        assert contrast(ink, colours.paper) >= 4.5
    ax = draw(figure, PORTRAITS[portrait]())
    drawn = {str(text.get_color()) for text in ax.texts}
    assert drawn <= {colours.ink, colours.soft, colours.focus, colours.counter, colours.paper}
