"""Opening the annotator: from a portrait to a desk, and from a notebook to its page."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analysis.annotations import ENDING, Annotations, write_annotations
from analysis.annotator.desk import Desk, read_desk
from analysis.article import fair_copy
from analysis.errors import MediabeeldWarning, UsageError
from analysis.framing import Codebook, choose_codebook
from analysis.language import choose_language
from analysis.messages import how_to_install
from analysis.parse import parse
from analysis.portrait import Portrait
from analysis.records import Actor
from analysis.show import find_notebook

#: The height of the frame in a notebook, in pixels.
_HEIGHT = 760


def open_desk(
    portrait: Portrait,
    path: str | Path,
    coder: str,
    *,
    blind: bool = False,
    known: Sequence[Actor] = (),
    codebook: Codebook | str | Path | None = None,
    language: str = "en",
) -> Desk:
    """Lay a portrait on the desk of a coder, with the file that keeps what they do.

    Of `portrait` counts what was found, not what was put right in it. A `blind` coder sees nothing of it, and of the
    actors only those `known`. The coding form is that of `codebook`, by default the one the portrait was made by.
    Raises `UsageError` for a file that is broken or another article's, for a coder without
    a name, and for an unknown language.
    """
    check_installed()
    choose_language(language)
    if not coder.strip():
        raise UsageError("a coder needs a name: --coder NAME; every entry of the file says whose it is")
    portrait = (portrait.whole or portrait).uncorrected()
    desk = Desk(
        article=portrait.article,
        path=Path(path).absolute(),
        coder=coder.strip(),
        found=portrait,
        portray=_remembering(portrait),
        book=portrait.made.book if codebook is None and portrait.made else choose_codebook(codebook=codebook),
        known=tuple(known),
        blind=blind,
        language=language,
    )
    read_desk(desk)
    return desk


def _remembering(portrait: Portrait) -> Callable[[Annotations], Portrait]:
    """Give what applies annotations to a portrait; the two made last are not made twice."""
    ready, made = _parsed(portrait), dict[str, Portrait]()

    def portray(annotations: Annotations) -> Portrait:
        key = write_annotations(replace(annotations, names={}, codes=()))
        if key not in made:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", MediabeeldWarning)  # what could not be placed is told on the page
                corrected = ready.corrected(annotations) if annotations.corrections else portrait
            for old in list(made)[:-1]:
                del made[old]
            made[key] = corrected
        return made[key]

    return portray


def _parsed(portrait: Portrait) -> Portrait:
    """Keep the parse with a portrait, so that it is made anew in a moment; not where a fair copy of it is read."""
    made = portrait.made
    if made is None or made.doc is not None or fair_copy(portrait.article).spans:
        return portrait
    return replace(portrait, made=replace(made, doc=parse(portrait.article, made.nlp)))


def check_installed() -> None:
    """Refuse, with a way out, to serve where what that needs is not installed."""
    if find_spec("tornado") is None:
        raise UsageError(f"the annotator needs tornado: {how_to_install('annotator')}")


def annotate(
    portrait: Portrait,
    path: str | Path | None = None,
    coder: str = "me",
    *,
    blind: bool = False,
    language: str = "en",
) -> Any:
    """Show the annotator of a portrait in a notebook: the page of `mediabeeld annotate`, in a frame.

    What is done in it is saved at once in `path`, by default `ID.annotations.yaml` in the folder of the notebook, by
    `coder`; `portrait.corrected(path)` gives the portrait that follows from it. It is served by this very Python, to
    this machine alone, and ends with the kernel; what is saved stays. Raises `UsageError` as `open_desk` does, and
    where no notebook runs that could show it.
    """
    if find_notebook() is None:
        raise UsageError(
            "an.annotate shows its page in a notebook, and none runs here; use: mediabeeld annotate ARTICLE"
        )
    check_installed()
    from analysis.annotator.server import serve_aside

    place = Path(path) if path is not None else Path(f"{portrait.article.id}{ENDING}")
    service = serve_aside(open_desk(portrait, place, coder, blind=blind, language=language))
    from IPython.display import IFrame

    return IFrame(service.url, width="100%", height=_HEIGHT)
