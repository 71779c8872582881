"""The house look of every figure: white ground, one typeface that ships with Matplotlib, labels instead of legends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from analysis.show import name_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

P = ParamSpec("P")

INK, SOFT, FAINT = "#222222", "#6B6B6B", "#E3E3E3"
PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
#: Width of the axes and height of a row, in inches; there is room for this many rows at least.
WIDTH, ROW, FEWEST = 8.0, 0.34, 3

LOOK: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "axes.linewidth": 0.8,
    "axes.unicode_minus": True,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "hatch.linewidth": 0.6,
    # What an article says is plain text, whatever signs are in it: "$5 miljoen" is no formula.
    "text.parse_math": False,
    "text.usetex": False,
    "svg.hashsalt": "mediabeeld",
    "svg.fonttype": "path",
}


def house(draw: Callable[P, Axes]) -> Callable[P, Axes]:
    """Draw in the house look, whatever look the caller has set; in a figure of its own when no axes are given."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Axes:
        from matplotlib import rc_context
        from matplotlib.text import Text

        own = None
        if kwargs.get("ax") is None:
            # Before the look is set: a notebook turns its display on with the first figure, and must not forget it.
            from matplotlib import pyplot as plt

            own = plt.figure(dpi=110, facecolor="white")
        with rc_context(LOOK):
            if own is not None:
                kwargs["ax"] = own.add_subplot()
            ax = draw(*args, **kwargs)
        for text in ax.findobj(Text):  # those of a caller's axes were there before the look was set
            text.set_parse_math(False)
            text.set_usetex(False)
        return ax

    return drawn


def lay_out(ax: Axes | None, height: float, title: str, note: str, *, width: float = WIDTH, lift: float = 0) -> Axes:
    """Give axes of the right size with a title and a line of small print.

    A figure that holds these axes alone takes the size the drawing needs; height and width are of the axes, in inches,
    `lift` raises the title, in points.
    """
    if ax is None:
        raise TypeError("axes are made by `house`")
    figure = ax.get_figure(root=True)
    if figure is not None and len(figure.axes) == 1:
        figure.set_size_inches(width + 0.2, height + 0.2)
        figure.subplots_adjust(
            0.1 / (width + 0.2), 0.1 / (height + 0.2), 1 - 0.1 / (width + 0.2), 1 - 0.1 / (height + 0.2)
        )
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0, pad=6)
    above(ax, title, 24 + lift, fontsize=12, fontweight="bold")
    above(ax, note, 9 + lift, fontsize=8.5, color=SOFT)
    return ax


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table as plain mappings from column to value."""
    columns = [str(column) for column in table.columns]
    return [dict(zip(columns, row, strict=True)) for row in table.itertuples(index=False, name=None)]


def above(ax: Axes, text: str, points: float, **look: Any) -> None:
    """Write a line above the axes, at its left edge, so many points up."""
    ax.annotate(
        text, (0, 1), xycoords="axes fraction", xytext=(0, points), textcoords="offset points", va="bottom", **look
    )


def say_empty(ax: Axes, what: str) -> Axes:
    """Say in the middle of empty axes that nothing was found, rather than fail."""
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    ax.text(0.5, 0.5, f"no {what} found", transform=ax.transAxes, ha="center", va="center", color=SOFT, fontsize=11)
    return ax


def name_rows(
    ax: Axes,
    actors: Sequence[str],
    names: Mapping[str, str] | None,
    notes: Sequence[str] = (),
    places: Sequence[float] | None = None,
) -> None:
    """Name the rows of the axes from top to bottom, with a small note at the right of each."""
    places = range(len(actors)) if places is None else places
    ax.set_yticks(places, [label(actor, names) for actor in actors])
    ax.set_ylim(max(len(actors), FEWEST) - 0.4, -0.6)
    for place, note in zip(places, notes, strict=False):
        beside(ax, note, place)


def beside(ax: Axes, note: str, row: float) -> None:
    """Write a small note at the right of a row."""
    ax.annotate(
        note, (1, row), xycoords=("axes fraction", "data"), xytext=(8, 0), textcoords="offset points",
        va="center", color=SOFT, fontsize=8.5, annotation_clip=False,
    )  # fmt: skip


def label(actor: str, names: Mapping[str, str] | None, longest: int = 36) -> str:
    """Give an actor's name as a figure shows it, shortened between words; those of a joint voice all.

    >>> label("jan;an", {"jan": "Jan Bos", "an": "An Maes"})
    'Jan Bos and An Maes'
    >>> label("sohr", {"sohr": "Syrisch Observatorium voor de Mensenrechten"})
    'Syrisch Observatorium voor de …'
    >>> label("unknown", None)
    'nobody named'
    """
    return shorten(name_of(actor, names or {}), longest)


def shorten(text: str, longest: int) -> str:
    """Cut a text between words, or inside a very long one, and mark that it goes on.

    >>> shorten("de nieuwe leider van Islamitische Staat", 24)
    'de nieuwe leider van …'
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    words = text[: longest + 1].rsplit(" ", 1)
    return (words[0] if len(words[0]) > longest / 2 else text[:longest].rstrip()) + " …"


def plural(n: float, what: str) -> str:
    """Count things in words.

    >>> plural(1, "quote"), plural(2.5, "word")
    ('1 quote', '2.5 words')
    """
    return f"{n:.1f}".rstrip("0").rstrip(".") + f" {what}" + ("" if n == 1 else "s")
