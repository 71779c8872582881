"""The only writer of `figures/`: each figure as SVG and PNG with the table behind it as CSV, always the same bytes."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from analysis.errors import MediabeeldWarning, OutputError
from analysis.records import Event
from analysis.saving import save_file

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.portrait import Portrait

Names: TypeAlias = Mapping[str, str]

#: What Matplotlib would write of the time and of itself.
_NAMELESS: dict[str, dict[str, Any]] = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}

_GLYPH = re.compile(r"Glyph (\d+) .*missing from font")
#: Figures that were made once and are no longer, with the head of the table beside each, by which it is known as ours.
RETIRED = {"03-tone-by-voice": "voice,n,mean,negative,neutral,positive,terms"}
ENDINGS = ("svg", "png", "csv")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its file name, the question it answers, how it is drawn, and the table of numbers behind it."""

    name: str
    question: str
    draw: Callable[[Portrait, Names, Axes], Axes]
    table: Callable[[Portrait], pd.DataFrame]


def list_figures() -> tuple[Figure, ...]:
    """List the figures of an article, in order; the number of one that is gone (`RETIRED`) is not used again.

    >>> [figure.name for figure in list_figures()][:2]
    ['01-who-speaks', '02-article-strip']
    """
    from analysis import plots

    return (
        Figure(
            "01-who-speaks",
            "Who is quoted, how much, and in whose wording?",
            lambda p, names, ax: plots.plot_voice_share(p.quotes, names=names, ax=ax),
            lambda p: plots.score_voice_share(p.quotes),
        ),
        Figure(
            "02-article-strip",
            "Where in the article does each actor appear and speak?",
            lambda p, names, ax: plots.plot_strip(p.mentions, p.quotes, p.article, names=names, ax=ax),
            lambda p: plots.score_strip(p.mentions, p.quotes),
        ),
        Figure(
            "04-frames",
            "Which frames are struck, where, and with which words?",
            lambda p, names, ax: plots.plot_frames(p.frames, p.article, ax=ax),
            lambda p: plots.score_frame_marks(p.frames),
        ),
        Figure(
            "05-naming-chains",
            "What is each actor called, from the first time to the last?",
            lambda p, names, ax: plots.plot_naming_chain(p.mentions, names=names, ax=ax),
            lambda p: plots.score_naming_chain(p.mentions),
        ),
        Figure(
            "06-agents-and-patients",
            "Who acts, and who undergoes?",
            lambda p, names, ax: plots.plot_roles(p.events, names=names, ax=ax),
            lambda p: plots.score_roles(p.events),
        ),
        Figure(
            "07-agency-ladder",
            "When somebody is harmed, how visible is who did it?",
            lambda p, names, ax: plots.plot_agency_ladder(_ladder(p), names=names, ax=ax),
            lambda p: plots.score_ladder(_ladder(p)),
        ),
        Figure(
            "08-network",
            "Who does what to whom?",
            lambda p, names, ax: plots.plot_network(_network(p), names=names, ax=ax),
            lambda p: plots.score_network(_network(p)),
        ),
    )


def _ladder(portrait: Portrait) -> pd.DataFrame:
    from analysis.events import find_agency_ladder

    return find_agency_ladder(_events(portrait))


def _network(portrait: Portrait) -> pd.DataFrame:
    from analysis.network import find_action_network

    return find_action_network(_events(portrait))


def _events(portrait: Portrait) -> list[Event]:
    return [record for record in portrait.records.get("events", ()) if isinstance(record, Event)]


def save_figures(portrait: Portrait, out: Path) -> list[Path]:
    """Write all figures of a portrait to a folder, and give the files: NAME.svg, NAME.png and NAME.csv of each.

    A figure that is made no longer leaves the folder; no other file in it is touched. The bytes depend on the portrait
    alone. A progress bar shows on a terminal only. Raises `OutputError`.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in save_figures(portrait, Path(folder))][:3]
    ['01-who-speaks.svg', '01-who-speaks.png', '01-who-speaks.csv']
    """
    from tqdm import tqdm

    written = []
    with warn_of_glyphs(portrait.article.id):
        for figure in tqdm(list_figures(), desc="figures", unit="figure", disable=not sys.stderr.isatty()):
            paths = [out / f"{figure.name}.{ending}" for ending in ENDINGS]
            table = figure.table(portrait).to_csv(index=False, lineterminator="\n")
            for path, data in zip(paths, (*_draw(figure, portrait, ("svg", "png")), table), strict=True):
                save_file(data, path)
            written += paths
    _clear_retired(out)
    return written


def _clear_retired(out: Path) -> None:
    """Remove the figures that are made no longer: all three files of each, and only when they are those made here."""
    for name, head in RETIRED.items():
        svg, png, csv = (out / f"{name}.{ending}" for ending in ENDINGS)
        if not (svg.is_file() and png.is_file() and csv.is_file()):
            continue
        with csv.open("rb") as table:
            if table.readline(len(head) + 2).strip() != head.encode("utf-8"):
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


def draw_svg(figure: Figure, portrait: Portrait) -> str:
    """Draw one figure of a portrait as SVG, to stand in a page.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> "<svg" in draw_svg(list_figures()[0], portrait)
    True
    """
    (data,) = _draw(figure, portrait, ("svg",))
    return data.decode("utf-8")


def _draw(figure: Figure, portrait: Portrait, formats: Sequence[str]) -> list[bytes]:
    from matplotlib import rc_context
    from matplotlib.figure import Figure as Canvas

    from analysis.plots.style import LOOK

    pages = []
    with rc_context(LOOK):
        canvas = Canvas()
        figure.draw(portrait, portrait.names, canvas.add_subplot())
        for kind in formats:
            page = BytesIO()
            canvas.savefig(page, format=kind, dpi=130, bbox_inches="tight", pad_inches=0.15, metadata=_NAMELESS[kind])
            pages.append(page.getvalue())
    return pages
