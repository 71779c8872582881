"""An article's portrait as one HTML page that needs nothing beside it: for reading, printing and sending on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import __version__, paths
from analysis.saving import save_file
from analysis.show import name_of
from analysis.tables import schema

if TYPE_CHECKING:
    import pandas as pd

    from analysis.portrait import Portrait

#: Columns that hold ids of actors, in one value or in a list; a reader sees their names.
IDS = ("actor", "agents", "holder", "patients", "speakers", "targets", "voice")
#: The tables a reader wants on paper, each with the columns that fit on it; the rest is in `mediabeeld tables`.
TABLES = {
    "portraits": ("name", "n_mentions", "words_direct", "words_mixed", "words_indirect", "n_agent", "n_patient"),
    "quotes": ("kind", "text", "source", "speakers", "cue", "stance", "how", "rule"),
    "labels": ("actor", "label", "type", "voice", "rule"),
    "events": ("text", "lemma", "agents", "patients", "diathesis", "agent_status", "deed", "voice", "rule"),
    "casualties": ("text", "voice", "rule"),
    "frames": ("frame", "item", "text", "voice", "rule"),
    "sentiment": ("text", "aspect", "polarity", "targets", "holder", "confidence", "rule"),
}

#: What must be known before a table is read.
WARNINGS = {
    "sentiment": "found by a word list and the parse; on articles coded by hand six rows in ten were evaluations or "
    "effects, half had the right target and sign, and four in ten of what was coded was found",
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure of the page: the question it answers and its SVG."""

    question: str
    svg: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the page: its name, what must be known before it is read, and its HTML; none of an empty table."""

    name: str
    warning: str
    html: str


def render_report(portrait: Portrait) -> str:
    """Set a portrait as a self-contained HTML page: the marked-up article, every figure, the main tables.

    >>> from analysis.portrait import portray
    >>> page = render_report(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."))
    >>> page.startswith("<!DOCTYPE html>"), "Joe Biden" in page
    (True, True)
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(paths.TEMPLATES)
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return page.get_template("report.html.j2").render(
        article=portrait.article,
        marked_up=portrait._repr_html_(),
        drawings=_drawings(portrait),
        sheets=[_sheet(name, portrait.table(name), columns, portrait.names) for name, columns in TABLES.items()],
        version=__version__,
    )


def save_report(portrait: Portrait, path: str | Path) -> None:
    """Write the page of `render_report` to a file, whole or not at all; raises `OutputError`."""
    save_file(render_report(portrait), path)


def _drawings(portrait: Portrait) -> list[Drawing]:
    from analysis.figures import draw_svg, list_figures, warn_of_glyphs

    with warn_of_glyphs(portrait.article.id):
        return [Drawing(f.question, _inline(draw_svg(f, portrait), f.name, f.question)) for f in list_figures()]


def _inline(svg: str, name: str, question: str) -> str:
    """Set an SVG in a page: with no declaration, with ids that no other figure has, named for who does not see it."""
    body = "<svg" + svg.partition("<svg")[2]
    body = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", body)
    return body.replace("<svg", f'<svg role="img" aria-label="{escape(question, quote=True)}"', 1)


def _sheet(name: str, table: pd.DataFrame, columns: tuple[str, ...], names: Mapping[str, str]) -> Sheet:
    import pandas as pd

    if table.empty:
        return Sheet(name, "", "")
    shown = table[list(columns)].copy()
    for column in columns:
        values = shown[column]
        if column in IDS:
            ids = (value if isinstance(value, list) else [value] for value in values)
            shown[column] = [", ".join(name_of(one, names) for one in some if not pd.isna(one)) for some in ids]
        elif schema(name)["properties"][column]["type"] == "array":
            shown[column] = [", ".join(map(str, value)) for value in values]
    page = StringIO()
    with pd.option_context("display.max_colwidth", None):  # evidence is never cut short
        shown.to_html(page, index=False, na_rep="", border=0, float_format="{:g}".format)
    return Sheet(name, WARNINGS.get(name, ""), page.getvalue())
