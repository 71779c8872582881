"""An article's portrait as one HTML page that needs nothing beside it: for reading, printing and sending on."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import __version__, paths
from analysis.saving import save_file
from analysis.tables import schema

if TYPE_CHECKING:
    import pandas as pd

    from analysis.portrait import Portrait

#: The tables a reader wants on paper, each with the columns that fit on it; the rest is in `mediabeeld tables`.
TABLES = {
    "portraits": ("name", "n_mentions", "words_direct", "words_mixed", "words_indirect", "n_agent", "n_patient"),
    "quotes": ("kind", "text", "source", "speakers", "cue", "stance", "how", "rule"),
    "labels": ("actor", "label", "type", "voice", "rule"),
    "events": ("text", "lemma", "agents", "patients", "diathesis", "agent_status", "deed", "voice", "rule"),
    "casualties": ("text", "voice", "rule"),
    "frames": ("frame", "item", "text", "voice", "rule"),
    "sentiment": ("text", "polarity", "targets", "holder", "rule"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure of the page: the question it answers and its SVG."""

    question: str
    svg: str


def render_report(portrait: Portrait) -> str:
    """Set a portrait as a self-contained HTML page: the marked-up article, every figure, the main tables.

    >>> from analysis.portrait import portray
    >>> page = render_report(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."))
    >>> page.startswith("<!DOCTYPE html>"), "Joe Biden" in page
    (True, True)
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    page = Environment(loader=FileSystemLoader(paths.TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return page.get_template("report.html.j2").render(
        article=portrait.article,
        marked_up=portrait._repr_html_(),
        drawings=_drawings(portrait),
        tables={name: _html(name, portrait.table(name), columns) for name, columns in TABLES.items()},
        version=__version__,
    )


def save_report(portrait: Portrait, path: str | Path) -> None:
    """Write the page of `render_report` to a file, whole or not at all; raises `OutputError`."""
    save_file(render_report(portrait), path)


def _drawings(portrait: Portrait) -> list[Drawing]:
    from analysis.figures import draw_svg, list_figures

    # An SVG inside a page has no XML declaration of its own.
    return [Drawing(f.question, "<svg" + draw_svg(f, portrait).partition("<svg")[2]) for f in list_figures()]


def _html(name: str, table: pd.DataFrame, columns: tuple[str, ...]) -> str:
    shown = table[list(columns)].copy()
    for column in columns:
        if schema(name)["properties"][column]["type"] == "array":
            shown[column] = [", ".join(map(str, value)) for value in shown[column]]
    page = StringIO()
    shown.to_html(page, index=False, na_rep="", border=0)
    return page.getvalue()
