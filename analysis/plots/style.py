"""The house look of every figure: two widths, one typeface, the actor in focus in colour and all others grey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from analysis.errors import UsageError
from analysis.palette import FRAME_COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: The widths of a column and of a page, in centimetres; no type is smaller than this, in points.
COLUMN, PAGE, SMALLEST = 8.5, 17.5, 7.0


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a figure: of the actor in focus, of what is done to it, of all others, of type and of lines.

    `focus` and `counter` are dark enough to stand out in grey and to be read as type on white paper, and `pale` is the
    shade of the focus for what is not its own words. `frames` has a colour a frame, the same in every article.
    """

    focus: str = "#0A559E"
    counter: str = "#A94400"
    pale: str = "#A9C8E6"
    pale_counter: str = "#F0C9AE"
    other: str = "#A6A6A6"
    pale_other: str = "#DCDCDC"
    ink: str = "#1E1E1E"
    soft: str = "#636363"
    faint: str = "#DDDDDD"
    paper: str = "#FFFFFF"
    frames: Mapping[str, str] | None = None

    def frame(self, frame: str) -> str:
        """Give the colour of a frame, grey for one that has none of its own.

        >>> Colours().frame("conflict"), Colours().frame("duel")
        ('#D55E00', '#A6A6A6')
        """
        return (FRAME_COLOURS if self.frames is None else self.frames).get(frame, self.other)


class Look(TypedDict, total=False):
    """How a figure looks: what every `plot_` function can be given by name.

    `width` in centimetres, 8.5 (a column) or 17.5 (a page) or what you need, no less than 8; `size` of the type in
    points, 7 or more (7 in a column, 8 on a page); `language` `en` or `nl`; `focus` the id or name of the actor in
    colour, without it the one that the title is about; `names` other names for actors, by id; `title` in place of the
    one made by rule; `colours`; `ax` axes of your own, alone in their figure, which takes the size of the drawing.
    """

    width: float
    size: float | None
    language: str
    focus: str | None
    names: Mapping[str, str] | None
    title: str | None
    colours: Colours
    ax: Axes | None


LOOK: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "hatch.linewidth": 0.7,
    # What an article says is plain text, whatever signs are in it: "$5 miljoen" is no formula.
    "text.parse_math": False,
    "text.usetex": False,
    # Letters stand where they are measured to stand, at every resolution.
    "text.hinting": "none",
    "svg.hashsalt": "mediabeeld",
    # Type in an SVG can be searched, selected, translated and read aloud.
    "svg.fonttype": "none",
}


def check_look(look: Look) -> tuple[float, float]:
    """Give width (centimetres) and size of the type (points) of a look; `UsageError` says what is allowed.

    >>> check_look({"width": 8.5})
    (8.5, 7.0)
    """
    if unknown := sorted(set(look) - set(Look.__annotations__)):
        raise UsageError(f"a figure has no {', '.join(unknown)}; it has: {', '.join(Look.__annotations__)}")
    width = look.get("width", PAGE)
    size = look.get("size") or (SMALLEST if width < (COLUMN + PAGE) / 2 else SMALLEST + 1)
    if not 8 <= width <= 60:
        raise UsageError(f"a figure of {width:g} cm; allowed: 8 to 60, as {COLUMN:g} (a column) or {PAGE:g} (a page)")
    if not SMALLEST <= size <= 24:
        raise UsageError(f"type of {size:g} points; allowed: {SMALLEST:g} to 24")
    return width, size
