"""The only writer of `figures/`: each figure as SVG and PNG with the table behind it as CSV, always the same bytes."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Unpack
from xml.sax.saxutils import escape

from analysis.errors import MediabeeldWarning, OutputError, UsageError
from analysis.saving import save_file

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.plots.style import Look
    from analysis.portrait import Portrait


class Draw(Protocol):
    """A function that draws a portrait on axes."""

    def __call__(self, portrait: Portrait, /, **look: Unpack[Look]) -> Axes:
        """Draw, and give the axes."""
        ...


#: What Matplotlib would write of the time and of itself.
_NAMELESS: dict[str, dict[str, Any]] = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}

_GLYPH = re.compile(r"Glyph (\d+) .*missing from font")
#: Figures that were made once and are no longer, with the heads of the table beside each, by which it is known as ours.
RETIRED = {
    "02-article-strip": ("actor,what,kind,start,end",),
    "03-tone-by-voice": ("voice,n,mean,negative,neutral,positive,terms",),
    "04-frames": (
        "frame,item,indicator,start,end,sentence,voice",
        "frame,item,indicator,text,start,end,sentence,voice",
    ),
    "05-naming-chains": ("actor,place,text,form,voice,voice_kind,start",),
    "06-agents-and-patients": (
        "actor,agent,speaking,patient,n,agent_share",
        "actor,does,says,senses,states,undergoes,met,n,does_share",
    ),
    "07-agency-ladder": ("rung,telling,victim,n,lemmas",),
    "08-network": ("agent,patient,n,deeds,lemmas",),
    "09-evaluations": ("target,holder,n,n_positive,n_negative,mean,terms",),
}
ENDINGS = ("svg", "png", "csv")
#: Dots an inch of a PNG.
_DPI = 150


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its file name, the question it answers, how it is drawn, and the table of numbers behind it."""

    name: str
    question: str
    draw: Draw
    table: Callable[[Portrait], pd.DataFrame]


def list_figures() -> tuple[Figure, ...]:
    """List the figures of an article, in the order of the questions a reader asks.

    >>> [figure.name for figure in list_figures()][:2]
    ['00-portraits', '01-who-speaks']
    """
    from analysis import plots

    return (
        Figure("00-portraits", "How does the article portray each actor?", plots.plot_portraits, plots.score_portraits),
        Figure("01-who-speaks", "Who is heard, and in whose wording?", plots.plot_voice_share, plots.score_voice_share),
        Figure("02-naming", "What is each actor called, and by whom?", plots.plot_naming, plots.score_naming),
        Figure("03-deeds", "Who does what, and what is done to whom?", plots.plot_deeds, plots.score_deeds),
        Figure(
            "04-ledger-of-violence",
            "Of each telling of violence: who did it, and whom did it befall?",
            plots.plot_ledger,
            plots.score_ledger,
        ),
        Figure(
            "05-article-strip",
            "Who comes first and who last, and which frames are struck where?",
            plots.plot_strip,
            plots.score_strip,
        ),
        Figure(
            "06-evaluations", "How is each judged, in which sentences?", plots.plot_evaluations, plots.score_evaluations
        ),
        Figure(
            "07-who-evaluates-whom", "Who evaluates whom?", plots.plot_evaluation_matrix, plots.score_evaluation_matrix
        ),
        Figure("08-certainty", "How sure is the text, source by source?", plots.plot_certainty, plots.score_certainty),
    )


def choose_figures(names: Sequence[str]) -> tuple[Figure, ...]:
    """Choose figures by name, with or without their number; without names all. `UsageError` lists those there are.

    >>> [figure.name for figure in choose_figures(["deeds", "00-portraits"])]
    ['00-portraits', '03-deeds']
    """
    figures = list_figures()
    known = {name: figure for figure in figures for name in (figure.name, figure.name.partition("-")[2])}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"no figure {', '.join(map(repr, unknown))}; there are: {', '.join(f.name for f in figures)}")
    return tuple(figure for figure in figures if not names or figure in [known[name] for name in names])


def save_figures(portrait: Portrait, out: Path, only: Sequence[str] = (), **look: Unpack[Look]) -> list[Path]:
    """Write the figures of a portrait to a folder, and give the files: NAME.svg, NAME.png and NAME.csv of each.

    `only` names figures, all without it; `look` is how they are drawn (`plots.Look`). A figure that is made no longer
    leaves the folder; no other file in it is touched. The bytes depend on the portrait and the look alone. A progress
    bar shows on a terminal only. Raises `OutputError`, and `UsageError` for a look or a name that cannot be.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in save_figures(portrait, Path(folder), only=["who-speaks"], width=8.5)]
    ['01-who-speaks.svg', '01-who-speaks.png', '01-who-speaks.csv']
    """
    from tqdm import tqdm

    written = []
    with warn_of_glyphs(portrait.article.id):
        for figure in tqdm(choose_figures(only), desc="figures", unit="figure", disable=not sys.stderr.isatty()):
            paths = [out / f"{figure.name}.{ending}" for ending in ENDINGS]
            drawn = draw_files(partial(figure.draw, portrait), ("svg", "png"), look)
            table = figure.table(portrait).to_csv(index=False, lineterminator="\n")
            for path, data in zip(paths, (*drawn, table), strict=True):
                save_file(data, path)
            written += paths
    _clear_retired(out)
    return written


def _clear_retired(out: Path) -> None:
    """Remove the figures that are made no longer: all three files of each, and only when they are those made here."""
    for name, heads in RETIRED.items():
        svg, png, csv = (out / f"{name}.{ending}" for ending in ENDINGS)
        if not (svg.is_file() and png.is_file() and csv.is_file()):
            continue
        with csv.open("rb") as table:
            if table.readline(200).strip().decode("utf-8", "replace") not in heads:
                continue
        for path in (svg, png, csv):
            try:
                path.unlink()
            except OSError as fault:
                raise OutputError(f"{path}: an old figure that cannot be removed ({fault.strerror})") from fault


@contextmanager
def warn_of_glyphs(name: str) -> Iterator[None]:
    """Say once, with a `MediabeeldWarning`, which signs the typeface lacks; Matplotlib says it of every figure anew."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        yield
    lacking = {}
    for one in told:
        if found := _GLYPH.match(str(one.message)):
            lacking[chr(int(found.group(1)))] = True
        else:
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
    if lacking:
        signs = " ".join(sorted(lacking))
        warnings.warn(
            f"{name}: the typeface of the figures lacks {signs}, drawn as boxes", MediabeeldWarning, stacklevel=4
        )


def draw_svg(figure: Figure, portrait: Portrait, **look: Unpack[Look]) -> str:
    """Draw one figure of a portrait as SVG, to stand in a page: with real type, a title and a description.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> "<title>How each actor is portrayed</title>" in draw_svg(list_figures()[0], portrait)
    True
    """
    (data,) = draw_files(partial(figure.draw, portrait), ("svg",), look)
    return data.decode("utf-8")


def draw_files(draw: Callable[..., Axes], formats: Sequence[str], look: Look) -> list[bytes]:
    """Draw a figure in each format (`svg`, `png`): always the same bytes, without the time or a version in them."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure as Canvas

    from analysis.plots.sheet import describe
    from analysis.plots.style import LOOK

    pages = []
    with rc_context(LOOK):
        canvas = Canvas(facecolor="white")
        given: Look = {**look, "ax": canvas.add_axes((0, 0, 1, 1))}
        label = str(draw(**given).get_label())
        for kind in formats:
            page = BytesIO()
            canvas.savefig(page, format=kind, dpi=_DPI, metadata={"Title": label.splitlines()[0], **_NAMELESS[kind]})
            data = page.getvalue()
            pages.append(_describe(data.decode("utf-8"), describe(label)).encode("utf-8") if kind == "svg" else data)
    return pages


def _describe(svg: str, described: str) -> str:
    """Let a picture tell who cannot see it what it says: its title is there, here comes the description."""
    svg = svg.replace("<svg ", '<svg role="img" ', 1)
    return svg.replace("</title>", f"</title>\n <desc>{escape(described)}</desc>", 1)
