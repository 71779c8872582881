"""The figures of a comparison of groups of articles: small multiples, two groups' portraits, who is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from analysis.figures import draw_files, warn_of_glyphs
from analysis.plots.group_panels import plot_groups, plot_heard, plot_two_groups
from analysis.saving import save_file

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.plots.style import Look


def save_group_figures(
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    *,
    by: str = "outlet",
    actor: str | None = None,
    **look: Unpack[Look],
) -> list[Path]:
    """Write the figures of the tables of a comparison (`make_comparison`), as SVG and PNG, and give their places.

    A figure has the name of its table: `measures`, `tested`, `heard`. `actor` is the name of whom they are; `look` is
    told by `Look`. The bytes depend on the tables and the look alone. Raises `OutputError`.
    """
    written = []
    with warn_of_glyphs(folder.name):
        for name, draw in _figures(tables, by, actor):
            for ending, data in zip(("svg", "png"), draw_files(draw, ("svg", "png"), look), strict=True):
                path = folder / f"{name}.{ending}"
                save_file(data, path)
                written.append(path)
    return written


def draw_group_figures(
    tables: Mapping[str, pd.DataFrame], *, by: str = "outlet", actor: str | None = None, **look: Unpack[Look]
) -> dict[str, bytes]:
    """Draw the figures of a comparison as SVG, by name, to stand in a page."""
    return {name: draw_files(draw, ("svg",), look)[0] for name, draw in _figures(tables, by, actor)}


def _figures(
    tables: Mapping[str, pd.DataFrame], by: str, actor: str | None
) -> Iterator[tuple[str, Callable[..., Axes]]]:
    yield "measures", partial(plot_groups, tables["measures"], by=by, actor=actor)
    if "tested" in tables:
        yield "tested", partial(plot_two_groups, tables["measures"], tables["tested"], actor=actor)
    if "heard" in tables:
        yield "heard", partial(plot_heard, tables["heard"])
