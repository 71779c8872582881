"""A portrait in JupyterLab: the page of the report, with its switches of actor and layer, where a portrait is shown.

The widget has the report's own script and style. Nothing below knows of it: in a notebook it tells IPython how a
portrait is shown, and where there is no anywidget a portrait shows its article as plain HTML.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from analysis.errors import UsageError
from analysis.language import choose_language
from analysis.messages import how_to_install
from analysis.show import find_notebook

if TYPE_CHECKING:
    from analysis.portrait import Portrait

#: Set to anything, it keeps portraits plain: for a notebook that is executed to be kept, not to be used.
STATIC = "MEDIABEELD_STATIC"


def show_portrait(portrait: Portrait, language: str = "en", *, actor: str = "", layer: str = "all") -> Any:
    """Show a portrait in a notebook as the report's page, with one actor (id or name) and one layer chosen.

    Of a portrait that was narrowed to an actor (`portrait.of`) it is the whole page, with that actor chosen. Gives an
    anywidget, whose `actor` and `layer` can be read and set. Raises `UsageError` where anywidget is not
    installed, for an unknown language or layer, and for an actor that is none.
    """
    from analysis.measures import LAYERS
    from analysis.report import render_report

    choose_language(language)
    if find_spec("anywidget") is None:
        raise UsageError(f"a widget needs anywidget: {how_to_install('notebooks')}")
    if layer not in LAYERS:
        raise UsageError(f"no layer {layer!r}; there are: {', '.join(LAYERS)}")
    one = portrait.of(actor) if actor else portrait
    chosen = one.actors[0].id if one.whole and one.actors else ""
    return _widget()(page=render_report(one.whole or one, language), actor=chosen, layer=layer)


@cache
def _widget() -> type[Any]:
    """Make the kind of widget, when the first is shown: anywidget and traitlets are loaded on first need."""
    import anywidget
    from traitlets import Unicode

    from analysis.pages import read_part

    return type(
        "PortraitWidget",
        (anywidget.AnyWidget,),
        {
            "__doc__": "A portrait as a page in a notebook: `actor` is the id of the one chosen.",
            "_esm": read_part("report.js") + read_part("widget.js"),
            "page": Unicode().tag(sync=True),
            "actor": Unicode().tag(sync=True),
            "layer": Unicode("all").tag(sync=True),
        },
    )


def register() -> None:
    """Tell the notebook that runs here, if one does, to describe figures and show portraits as widgets."""
    shell = find_notebook()
    if shell is None:
        return
    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type_by_name("matplotlib.figure", "Figure", _describe)
    if STATIC not in os.environ and find_spec("anywidget") is not None:
        formatter.for_type_by_name("analysis.portrait.record", "Portrait", _bundle)


def _describe(figure: Any, include: Any = None, exclude: Any = None) -> Any:
    """Give the picture of a figure its alternative text; the picture itself is made as ever."""
    from analysis.plots.sheet import describe

    told = [str(axes.get_label()) for axes in figure.axes]
    alt = " ".join(
        describe(label) for label in told if label and not label.startswith("<")
    )  # <colorbar>: Matplotlib's own
    return ({}, {"image/png": {"alt": alt}}) if alt else ({}, {})


def _bundle(portrait: Portrait, include: Any = None, exclude: Any = None) -> Any:
    """Give the widget, and beside it what is shown where a notebook is only read."""
    given = show_portrait(portrait)._repr_mimebundle_(include=include, exclude=exclude)
    data, metadata = given if isinstance(given, tuple) else (given, {})
    return {**data, "text/plain": repr(portrait), "text/html": portrait._repr_html_()}, metadata
